import type { ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { MessageKey, Texts } from "../ports/texts.ts";
import { plainWords } from "./message-words.ts";

/** By place: the words that choose it, "the second one". */
const WORDS = [
  "choice.1.words",
  "choice.2.words",
  "choice.3.words",
] as const satisfies readonly MessageKey[];
/** In so few words a message may repeat a part of a title, and choose it. */
const MOST_WORDS = 4;

/**
 * Which of the offered articles a message chooses: “2”, “the second one”, or words that stand in only one of their titles.
 *
 * @param offered in the order in which they were shown
 * @returns `null` where it chooses none, or might choose several
 */
export function chosenInWords(
  text: string,
  offered: readonly ArticleId[],
  language: LanguageTag,
  { articles }: Pick<Knowledge, "articles">,
  texts: Texts,
): ArticleId | null {
  const words = plainWords(text);
  if (words.length === 0 || words.length > MOST_WORDS) return null;
  const place = WORDS.findIndex((key) =>
    texts
      .say(key, language)
      .split(",")
      .some((one) => plainWords(one).join(" ") === words.join(" ")),
  );
  if (place >= 0) return offered[place] ?? null;
  const named = offered.filter((id) => {
    const title = new Set(plainWords(articles.get(id)?.texts.get(language)?.title ?? ""));
    return words.every((word) => title.has(word));
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}
