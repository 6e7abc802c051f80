import { BANNER_WORDS, LONGEST_BANNER, type Banner } from "../domain/banner.ts";
import { bareLanguage } from "../domain/locale.ts";
import type { Edited } from "../ports/document-editing.ts";

/** The document of the line above the chat page, written anew: nothing else stands in it. */
export function bannerText({ period: { from, until }, words }: Banner): Edited {
  const isBackwards = from !== null && until !== null && until < from;
  const areLines = [...words].every(
    ([tag, line]) =>
      bareLanguage(tag) === tag && line.length <= LONGEST_BANNER && BANNER_WORDS.test(line),
  );
  if (isBackwards || !areLines) return { kind: "refused", why: "value_invalid" };
  const said = [...words].sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = [
    "# A line above the chat page; without words, or outside its days, there is none.",
    ...(from === null ? [] : [`from: ${from}`]),
    ...(until === null ? [] : [`until: ${until}`]),
    said.length === 0 ? "words: {}" : "words:",
    ...said.map(([tag, line]) => `  ${JSON.stringify(tag)}: ${JSON.stringify(line)}`),
  ];
  return { kind: "edited", text: `${lines.join("\n")}\n` };
}
