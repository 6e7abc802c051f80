import type { LanguageTag } from "../../domain/locale.ts";
import type { EmergencyKind } from "../../ports/emergency-detector.ts";

/**
 * What one language, in one writing, says when somebody needs help; all entries are patterns.
 *
 * A pattern is a row of words within one sentence. Accents, vowel signs and the like do not count:
 *
 * - `stem*` is any word that begins so, `#` any digit;
 * - `(a|b c)` is one of several, `<name>` one of the group of that name, and `?` after any of them makes it optional
 *   (in Chinese: one character);
 * - `(!a|b)` stands where none of these follows;
 * - `_` is up to three words of the same clause, `__` up to eight of the same sentence (in Chinese six and sixteen
 *   characters); words of the group `stop` are never skipped;
 * - ` ~ ` between two parts is `_` with the parts in either order;
 * - `^` and `$` are the ends of the sentence.
 */
export interface CueBook {
  readonly language: LanguageTag;
  /** `characters`: written without spaces. */
  readonly unit: "words" | "characters";
  /** What an apostrophe does to the letters around it; `joins` makes one word of "can't". */
  readonly apostrophe: "joins" | "splits";
  readonly groups: Readonly<Record<string, string>>;
  readonly cues: Readonly<Record<EmergencyKind, Cues>>;
  /** A message of nothing else is an emergency; beside other words they say nothing. */
  readonly cries: readonly string[];
  /** Phrases that mean something else; a cue that shares words with one of them does not count. */
  readonly harmless: readonly string[];
  /** Frequent words, which tell languages of one script apart; left out where the script tells. */
  readonly common?: string;
  readonly context: Context;
  /** Words that are no misspelling of a cue word although they look like one. */
  readonly lookalikes: string;
  /** Letters of the shortest cue word that is known when one slip is in it. */
  readonly shortestMisspelt: number;
  /** Letters that are taken for one another, in classes. */
  readonly confused: string;
  /** Pairs of characters: a way to write one, and the one that the patterns have. */
  readonly variants?: string;
  /** A regular expression of what may stand before a word within it, such as the Arabic article; it is left out. */
  readonly prefixes?: string;
}

/** What stands around a cue and speaks against it, or for it; all entries are patterns. */
export interface Context {
  /** Before a cue in its clause: it is only supposed, asked about in general, or denied. */
  readonly unreal: readonly string[];
  /** After the beginning of a cue in its clause, in the same sense. */
  readonly unrealAfter: readonly string[];
  /** Anywhere in the sentence of a cue: it is long over, unless `now` stands there too. */
  readonly longAgo: readonly string[];
  /** The same for likely cues only: another time to come, a study, a story. */
  readonly elsewhere: readonly string[];
  readonly now: readonly string[];
  /** Anywhere in the message: what it tells is invented or is to be put into words. */
  readonly invented: readonly string[];
  /** Anywhere in the message: the matter is settled; says nothing against sure cues. */
  readonly over: readonly string[];
}

export interface Cues {
  /** Hardly ever said of anything else. */
  readonly sure: readonly string[];
  readonly likely: readonly string[];
  /** Says little alone; two different ones in a sentence or in neighbouring sentences say enough. */
  readonly hints?: readonly string[];
  /** Real even after "if": "if I leave, he will kill me". */
  readonly regardless?: readonly string[];
}

/** The patterns of a text that begins each of them with "- " on a line of its own. */
export function patterns(text: string): string[] {
  return text
    .split(/^ *- /mu)
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== "");
}
