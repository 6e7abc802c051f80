import { existsSync } from "node:fs";
import path from "node:path";
import { keepingToAllRules, loadKnowledge } from "../../content/load.ts";
import { AppError } from "../../domain/errors.ts";
import { loadTexts } from "../../content/texts.ts";
import { PAGE_DIR } from "../../../scripts/build-web.ts";
import { takeUpTexts } from "../kept-texts.ts";
import { inProject } from "../paths.ts";
import { systemClock } from "../system-clock.ts";
import { todayOf } from "../today.ts";
import { unprotectedIn } from "../whole-language.ts";
import { examineEndings } from "./doctor-content.ts";
import { examineSettings, settingsOf } from "./doctor-settings.ts";
import type { Finding } from "./finding.ts";

/** Looks at everything the service needs before it starts, without starting it. */
export async function examine(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<Finding[]> {
  const settings = settingsOf(environment);
  return [
    examineNode(),
    ...(await examineSettings(environment)),
    examineContent(),
    ...(settings instanceof AppError ? [] : await examineEndings(settings, todayOf(systemClock))),
    examineSentences(),
    examinePage(),
  ];
}

/** The findings as a table for a terminal. */
export function doctorText(findings: readonly Finding[]): string {
  const marks = { fine: "✓", off: "·", warning: "!", broken: "✗" } as const;
  const width = Math.max(...findings.map(({ what }) => what.length));
  return findings
    .map(({ what, state, note }) => `${marks[state]} ${what.padEnd(width)} ${note}\n`)
    .join("");
}

function examineNode(): Finding {
  return { what: "node", state: "fine", note: `Node ${process.versions.node} is running.` };
}

function examineContent(): Finding {
  takeUpTexts();
  const loaded = keepingToAllRules(loadKnowledge(inProject("knowledge")));
  return loaded.ok
    ? {
        what: "articles",
        state: "fine",
        note: `${String(loaded.knowledge.articles.size)} articles in ${loaded.knowledge.languages.join(", ")}.`,
      }
    : {
        what: "articles",
        state: "broken",
        note: `${String(loaded.problems.length)} faults; run content check to see them.`,
      };
}

function examineSentences(): Finding {
  const said = loadTexts(inProject("locales"));
  if (!said.ok) {
    const note = `${String(said.problems.length)} faults; run content check to see them.`;
    return { what: "sentences", state: "broken", note };
  }
  const { languages } = said.texts;
  const complete = `Complete in ${languages.join(", ")}`;
  const heldBack = languages.filter((tag) => unprotectedIn(tag).length > 0);
  return heldBack.length === 0
    ? { what: "sentences", state: "fine", note: `${complete}.` }
    : {
        what: "sentences",
        state: "warning",
        note: `${complete}; not offered: ${heldBack.join(", ")} (run content status).`,
      };
}

function examinePage(): Finding {
  return existsSync(path.join(PAGE_DIR, "index.html"))
    ? { what: "page", state: "fine", note: "The chat page is built." }
    : { what: "page", state: "off", note: "The chat page is not built yet; start builds it." };
}
