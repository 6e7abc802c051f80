import { existsSync } from "node:fs";
import path from "node:path";
import { AppError } from "../../domain/errors.ts";
import { loadKnowledge } from "../../content/load.ts";
import { loadTexts } from "../../content/texts.ts";
import { PAGE_DIR } from "../../../scripts/build-web.ts";
import { readSettings } from "../config.ts";
import { inProject } from "../paths.ts";

export interface Finding {
  readonly what: string;
  readonly state: "fine" | "off" | "broken";
  /** One sentence; for what is broken it says what to do. */
  readonly note: string;
}

/** Looks at everything the service needs before it starts, without starting it. */
export function examine(environment: Readonly<Record<string, string | undefined>>): Finding[] {
  return [
    examineNode(),
    examineSettings(environment),
    examineContent(),
    examineSentences(),
    examinePage(),
  ];
}

/** The findings as a table for a terminal. */
export function doctorText(findings: readonly Finding[]): string {
  const marks = { fine: "✓", off: "·", broken: "✗" } as const;
  return findings
    .map(({ what, state, note }) => `${marks[state]} ${what.padEnd(10)} ${note}\n`)
    .join("");
}

function examineNode(): Finding {
  return { what: "node", state: "fine", note: `Node ${process.versions.node} is running.` };
}

function examineSettings(environment: Readonly<Record<string, string | undefined>>): Finding {
  try {
    const { host, port } = readSettings(environment);
    return {
      what: "settings",
      state: "fine",
      note: `The server will listen on ${host}, port ${String(port)}.`,
    };
  } catch (error) {
    if (error instanceof AppError)
      return { what: "settings", state: "broken", note: error.message };
    throw error;
  }
}

function examineContent(): Finding {
  const loaded = loadKnowledge(inProject("knowledge"));
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
  return said.ok
    ? { what: "sentences", state: "fine", note: `Complete in ${said.texts.languages.join(", ")}.` }
    : {
        what: "sentences",
        state: "broken",
        note: `${String(said.problems.length)} faults; run content check to see them.`,
      };
}

function examinePage(): Finding {
  return existsSync(path.join(PAGE_DIR, "index.html"))
    ? { what: "page", state: "fine", note: "The chat page is built." }
    : { what: "page", state: "off", note: "The chat page is not built yet; start builds it." };
}
