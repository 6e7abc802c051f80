import type { CueBook } from "./cue-book.ts";
import type { PatternWord } from "./pattern.ts";

/** Brings words with one slip to the spelling of the cue words. */
export interface Spelling {
  /** The word itself unless one slip lies between it and a cue word. */
  corrected(word: string): string;
}

export type SpellingRules = Pick<CueBook, "lookalikes" | "shortestMisspelt" | "confused">;

/**
 * @param right words that stay as they are
 * @param known words that are looked for behind a slip
 */
export function createSpelling(
  right: readonly PatternWord[],
  known: readonly PatternWord[],
  rules: SpellingRules,
): Spelling {
  const shortest = rules.shortestMisspelt;
  const exact = new Set([
    ...right.filter(({ prefix }) => !prefix).map(({ text }) => text),
    ...rules.lookalikes.split(/\s+/u),
  ]);
  const stems = byInitial(right.filter(({ prefix }) => prefix));
  const candidates = byInitial(known.filter(({ text }) => text.length >= shortest));
  const alike = confusedLetters(rules.confused);
  return {
    corrected(word) {
      if (word.length < shortest - 1 || exact.has(word)) return word;
      const initial = word.charAt(0);
      if (stems.get(initial)?.some(({ text }) => word.startsWith(text))) return word;
      const meant = candidates.get(initial)?.find((known) => isOneSlip(word, known, alike));
      return meant?.text ?? word;
    },
  };
}

function byInitial(words: readonly PatternWord[]): ReadonlyMap<string, PatternWord[]> {
  const lists = new Map<string, PatternWord[]>();
  const seen = new Set<string>();
  for (const word of words) {
    const key = `${word.text}${word.prefix ? "*" : ""}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const initial = word.text.charAt(0);
    lists.set(initial, [...(lists.get(initial) ?? []), word]);
  }
  return lists;
}

type Alike = (a: string, b: string) => boolean;

function confusedLetters(classes: string): Alike {
  const classOf = new Map<string, number>();
  for (const [index, letters] of classes.split(" ").entries()) {
    for (const letter of letters) classOf.set(letter, index);
  }
  return (a, b) => {
    const own = classOf.get(a);
    return own !== undefined && own === classOf.get(b);
  };
}

/** One letter left out, added, or taken for one like it, or two neighbours swapped. */
function isOneSlip(word: string, { text, prefix }: PatternWord, alike: Alike): boolean {
  if (Math.abs(word.length - text.length) > 1 && !(prefix && word.length > text.length)) {
    return false;
  }
  let same = 0;
  const shorter = Math.min(word.length, text.length);
  while (same < shorter && word.charCodeAt(same) === text.charCodeAt(same)) same += 1;
  // What differs in the last letter of a stem says nothing: it may be another word.
  if (prefix && same >= text.length - 1) return false;
  if (same >= text.length || same >= word.length) return isDoubled(word, text);
  const fits = prefix ? beginsAlike : endsAlike;
  const [typed, right] = [word.charAt(same), text.charAt(same)];
  return (
    fits(word, same, text, same + 1) ||
    fits(word, same + 1, text, same) ||
    (alike(typed, right) && fits(word, same + 1, text, same + 1)) ||
    (typed === text.charAt(same + 1) &&
      word.charAt(same + 1) === right &&
      (fits(word, same + 2, text, same + 2) || Math.max(word.length, text.length) === same + 2))
  );
}

/** Endings tell forms of a word apart, so that a slip in the last letters is none. */
const SHORTEST_REST = 2;

/** What is left of a stem stands at a place of a word. */
function beginsAlike(word: string, at: number, stem: string, from: number): boolean {
  if (stem.length - from < SHORTEST_REST || word.length - at < stem.length - from) return false;
  for (let index = from; index < stem.length; index += 1) {
    if (word.charCodeAt(at + index - from) !== stem.charCodeAt(index)) return false;
  }
  return true;
}

/** What is left of both words is the same. */
function endsAlike(word: string, at: number, right: string, from: number): boolean {
  return word.length - at === right.length - from && beginsAlike(word, at, right, from);
}

/** Of two words that differ by their last letter only: it is written twice in one of them. */
function isDoubled(a: string, b: string): boolean {
  const longer = a.length > b.length ? a : b;
  return longer.at(-1) === longer.at(-2);
}
