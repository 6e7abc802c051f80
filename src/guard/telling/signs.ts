import type { Lexicon } from "../lexicon.ts";
import type { Reading } from "../read/reading.ts";
import { isVerbForm } from "./forms.ts";
import { tellingLexiconOf } from "./lexicon.ts";
import { MARKS, type Mark, type Sign } from "./sign.ts";
import { isInRange, spansAt, wordAt } from "./spans.ts";

/** All that a text says, in its order; `null` where its language has no words for that. */
export function signsOf(reading: Reading, lexicon: Lexicon): Sign[] | null {
  const telling = tellingLexiconOf(lexicon.language);
  if (telling === null) return null;
  const spans = spansAt(reading, lexicon, telling);
  const signs: Sign[] = [];
  const { tokens } = reading;
  let mark: Mark = MARKS.none;
  let isOpened = false;
  for (let at = 0; at < tokens.length;) {
    const span = spans.get(at) ?? wordAt(reading, at, lexicon, telling);
    if (span === null) {
      const text = tokens[at]?.text ?? "";
      const here = isInRange(tokens, at) ? MARKS.none : markOf(text);
      if (here > mark) mark = here;
      at += 1;
      continue;
    }
    at = Math.max(span.end, at + 1);
    if (span.kind === "filler") {
      isOpened ||= telling.openers.startingAt(tokens, span.at) !== null;
      continue;
    }
    const { kind, key, at: from, end } = span;
    signs.push({
      kind,
      key,
      at: from,
      end,
      isHead: span.isOpening,
      isVerb: kind === "word" && isVerbForm(tokens[from]?.text ?? "", lexicon.language),
      isVague: kind === "value" && /^date (?:\/)*[a-z]+/iu.test(key),
      mark,
      isOpened: isOpened || telling.openers.startingAt(tokens, from) !== null,
      isBracketed: /^[(（]$/u.test(tokens[from - 1]?.text ?? ""),
      isTail:
        telling.tails.startingAt(tokens, from) !== null ||
        telling.tails.startingAt(tokens, end - 1) !== null,
      isGloss: isGlossAt(reading, from, end, lexicon),
    });
    mark = MARKS.none;
    isOpened = false;
  }
  return adverbsBehindYou(signs);
}

function markOf(text: string): Mark {
  if (/^[.!?。！？؟]$/u.test(text)) return MARKS.stop;
  if (/^[;；؛]$/u.test(text)) return MARKS.semicolon;
  if (/^[:：]$/u.test(text)) return MARKS.colon;
  return /^[,()[\]，、（）،"“”«»《》「」-]$/u.test(text) ? MARKS.comma : MARKS.none;
}

/** "You normally" and "normally you" are the same. */
function adverbsBehindYou(signs: readonly Sign[]): Sign[] {
  const sorted = [...signs];
  for (let at = 0; at + 1 < sorted.length; at += 1) {
    const [one, next] = [sorted[at], sorted[at + 1]];
    if (one?.kind !== "adverb" || next?.kind !== "you" || next.mark > 0) continue;
    sorted[at] = { ...next, mark: one.mark };
    sorted[at + 1] = { ...one, mark: MARKS.none };
  }
  return sorted;
}

/** "(停留证件)": what a thing is called elsewhere tells nothing more. */
function isGlossAt({ tokens, plain }: Reading, at: number, end: number, lexicon: Lexicon): boolean {
  const [first, last] = [tokens[at], tokens[end - 1]];
  if (first === undefined || last === undefined) return false;
  const open = Math.max(plain.lastIndexOf("(", first.start), plain.lastIndexOf("（", first.start));
  if (open < 0) return false;
  const close = plain.slice(open).search(/[)）]/u);
  if (close < 0 || open + close < last.end) return false;
  const within = plain.slice(open + 1, open + close);
  const own = new RegExp(`[\\p{Script=${lexicon.words.script}}\\p{N}]`, "u");
  return !own.test(within);
}
