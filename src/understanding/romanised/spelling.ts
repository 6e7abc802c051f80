/** How a language sounds in its own letters and in Latin ones: where both give the same sounds, they may be the same word. */
export interface Spelling {
  /** A text with a letter that only the language’s own script has. */
  readonly ownLetters: RegExp;
  /** Latin text with parts of words joined that its own spelling joins. */
  readonly joined: (text: string) => string;
  /** What a word in its own letters sounds like, roughly enough that all its romanised forms sound the same. */
  readonly soundsOf: (word: string) => readonly string[];
  /** What a word in Latin letters may sound like. */
  readonly soundsTyped: (typed: string) => readonly string[];
  /** How far a word in Latin letters is from one of its own letters that sounds like it, from 0 on; at 1 it is three times less likely. */
  readonly distance: (word: string, typed: string) => number;
  /** A word that is not known, letter by letter; `null` where letters do not say enough. */
  readonly spelled: (typed: string) => string | null;
}
