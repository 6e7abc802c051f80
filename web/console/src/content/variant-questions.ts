import type { AskedQuestion } from "../api/gap-types.ts";
import { withoutLabels } from "../texts/mask-words.ts";

/** Longer ones are not taken as a way of asking. In UTF-16 units. */
export const LONGEST_QUESTION = 300;

/** As it is taken: on one line, and cut by whole characters. */
export function asVariant(question: string): string {
  const line = question.replaceAll(/\s+/gu, " ").trim();
  let cut = "";
  for (const character of line) {
    if (cut.length + character.length > LONGEST_QUESTION) break;
    cut += character;
  }
  return cut.trim();
}

/** The first question of each language, in the order of the languages, without what stands for hidden words. */
export function oneOfEach(questions: readonly AskedQuestion[]): readonly AskedQuestion[] {
  const first = new Map<string, AskedQuestion>();
  for (const { language, question } of questions) {
    if (first.has(language)) continue;
    first.set(language, { language, question: asVariant(withoutLabels(question)) });
  }
  return [...first.values()];
}
