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
  while (same < text.length && word.charAt(same) === text.charAt(same)) same += 1;
  // What differs in the last letter of a stem says nothing: it may be another word.
  if (prefix && same >= text.length - 1) return false;
  if (same >= text.length || same >= word.length) return isDoubled(word, text);
  const rest = (from: string, start: number): string => from.slice(start);
  // Endings tell forms of a word apart, so that a slip in the last letters is none.
  const fits = (typed: string, right: string): boolean =>
    right.length > 1 && (prefix ? typed.startsWith(right) : typed === right);
  const [typed, right] = [word.charAt(same), text.charAt(same)];
  return (
    fits(rest(word, same), rest(text, same + 1)) ||
    fits(rest(word, same + 1), rest(text, same)) ||
    (alike(typed, right) && fits(rest(word, same + 1), rest(text, same + 1))) ||
    (typed === text.charAt(same + 1) &&
      word.charAt(same + 1) === right &&
      (fits(rest(word, same + 2), rest(text, same + 2)) ||
        Math.max(word.length, text.length) === same + 2))
  );
}

/** Of two words that differ by their last letter only: it is written twice in one of them. */
function isDoubled(a: string, b: string): boolean {
  const longer = a.length > b.length ? a : b;
  return longer.at(-1) === longer.at(-2);
}
