import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MEASURED_QUESTIONS } from "../../src/app/paths.ts";

/** Of so many questions, one is kept. */
type OneIn = (accept: readonly string[]) => number;

/**
 * A folder with some of the measured questions: to ask all of them takes a minute, and says no more of how a draft is measured.
 *
 * @param below the folder that it is made in
 * @param oneIn by the articles that answer a question
 */
export function someQuestions(below: string, oneIn: OneIn = () => 6): string {
  const folder = path.join(below, "questions");
  mkdirSync(folder);
  for (const name of readdirSync(MEASURED_QUESTIONS)) {
    const lines = readFileSync(path.join(MEASURED_QUESTIONS, name), "utf8").trim().split("\n");
    const seen = new Map<number, number>();
    const kept = lines.filter((line) => {
      const { accept } = JSON.parse(line) as { readonly accept: readonly string[] };
      const among = oneIn(accept);
      const number = seen.get(among) ?? 0;
      seen.set(among, number + 1);
      return number % among === 0;
    });
    writeFileSync(path.join(folder, name), `${kept.join("\n")}\n`);
  }
  return folder;
}
