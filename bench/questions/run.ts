import { readdirSync } from "node:fs";
import path from "node:path";
import { createAsk } from "../../src/app/commands/ask.ts";
import { evaluate, evaluationText, readQuestions } from "../../src/app/commands/eval.ts";
import { MEASURED_QUESTIONS } from "../../src/app/paths.ts";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { parsePlainDate } from "../../src/domain/plain-date.ts";
import { afterAnother } from "./after-another.ts";

/** The second half is for the end of a piece of work: whoever tunes after looking at it has used it up. */
const second = process.argv.includes("--second");

const content = loadContent(null);
const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
const today = parsePlainDate("2026-11-25");
if (today === null) throw new Error("that is no day");
const ask = createAsk(core, systemClock, today);

const files = readdirSync(MEASURED_QUESTIONS).filter(
  (name) => name.endsWith(".jsonl") && name.endsWith(".second.jsonl") === second,
);
const questions = files.flatMap((name) => readQuestions(path.join(MEASURED_QUESTIONS, name)));
console.log(`Measured questions, ${second ? "second" : "first"} half, percent (Wilson 95 %)`);
console.log(evaluationText(await evaluate(questions, ask)));
console.log("\nEach after four others that have nothing to do with it:");
console.log(afterAnother(questions, core.answering, today));
