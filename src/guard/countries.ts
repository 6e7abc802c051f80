import { findMentions } from "../understanding/mentions.ts";
import { readText } from "../understanding/text.ts";
import type { Lexicon } from "./lexicon.ts";

/** Codes of the countries that a text names or whose people it names; China is everywhere. */
export function countriesIn(plain: string, lexicon: Lexicon): ReadonlySet<string> {
  const codes = new Set<string>();
  if (lexicon.countries === null) return codes;
  for (let from = 0; from < plain.length; from += STEP) {
    const text = readText(plain.slice(from, from + STEP + OVERLAP), false);
    for (const { word, capital } of findMentions(text, lexicon.countries)) {
      const isDoubtful = word.caution !== "none" && !capital;
      if (!isDoubtful) for (const code of word.codes) codes.add(code);
    }
  }
  codes.delete("CN");
  return codes;
}

/** `readText` reads 2,000 characters. */
const STEP = 1_900;
const OVERLAP = 60;
