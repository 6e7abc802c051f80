import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createAsk } from "../../src/app/commands/ask.ts";
import { evaluate, evaluationText, readQuestions } from "../../src/app/commands/eval.ts";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { parsePlainDate } from "../../src/domain/plain-date.ts";

const folder = fileURLToPath(new URL(".", import.meta.url));
const content = loadContent(null);
const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
const ask = createAsk(core, systemClock, parsePlainDate("2026-11-25"));

/** The second halves were looked at once, when the work on the first was done. */
for (const half of ["first", "second"] as const) {
  const files = readdirSync(folder).filter(
    (name) => name.endsWith(".jsonl") && name.endsWith(".second.jsonl") === (half === "second"),
  );
  const questions = files.flatMap((name) => readQuestions(folder + name));
  console.log(`\nMeasured questions, ${half} half, in percent with Wilson 95 % intervals`);
  console.log(evaluationText(evaluate(questions, ask)));
}
