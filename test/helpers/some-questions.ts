import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { MEASURED_QUESTIONS } from "../../src/app/paths.ts";

/** One in so many of the others. */
const OTHERS = 6;

/**
 * A folder with one in six of the measured questions: to ask all of them takes a minute, and says no more of how a draft is
 * measured.
 *
 * @param below the folder that it is made in
 * @param isWanted whether a question that these articles answer is among them in any case
 */
export function someQuestions(
  below: string,
  isWanted: (accept: readonly string[]) => boolean = () => false,
): string {
  const folder = path.join(below, "questions");
  mkdirSync(folder);
  for (const name of readdirSync(MEASURED_QUESTIONS)) {
    const lines = readFileSync(path.join(MEASURED_QUESTIONS, name), "utf8").trim().split("\n");
    const kept = lines.filter((line, number) => {
      const { accept } = JSON.parse(line) as { readonly accept: readonly string[] };
      return number % OTHERS === 0 || isWanted(accept);
    });
    writeFileSync(path.join(folder, name), `${kept.join("\n")}\n`);
  }
  return folder;
}
