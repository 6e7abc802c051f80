import type { CueBook } from "./cue-book.ts";

const TABLES = new Map<string, ReadonlyMap<string, string>>();

/** Writes each character in the way that the patterns of a book have it. */
export function unifyVariants(text: string, { variants }: Pick<CueBook, "variants">): string {
  if (variants === undefined) return text;
  const table = TABLES.get(variants) ?? tableOf(variants);
  TABLES.set(variants, table);
  let unified = "";
  for (const character of text) unified += table.get(character) ?? character;
  return unified;
}

const PREFIXES = new Map<string, RegExp>();

/** Leaves out what may stand before a word within it. */
export function withoutPrefixes(words: string, { prefixes }: Pick<CueBook, "prefixes">): string {
  if (prefixes === undefined) return words;
  const known = PREFIXES.get(prefixes) ?? new RegExp(`(?<= |^)(?:${prefixes})`, "gu");
  PREFIXES.set(prefixes, known);
  return words.replace(known, "");
}

function tableOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/u)
      .map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
  );
}
