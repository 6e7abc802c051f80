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

function tableOf(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs.split(" ").map((pair): [string, string] => [pair.charAt(0), pair.charAt(1)]),
  );
}
