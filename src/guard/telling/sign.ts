/** Marks before a sign, the weaker first. */
export const MARKS = { none: 0, comma: 1, colon: 2, semicolon: 3, stop: 4 } as const;
export type Mark = (typeof MARKS)[keyof typeof MARKS];

/** What a sign does in its sentence. */
export type SignKind =
  | "word"
  | "value"
  | "modality"
  | "negation"
  | "limit"
  | "adverb"
  | "head"
  | "and"
  | "or"
  | "join"
  | "you"
  | "person";

/** A word, or some that say one thing together. */
export interface Sign {
  readonly kind: SignKind;
  /** Signs with the same key say the same. */
  readonly key: string;
  /** Place of its first token, and of the one behind its last. */
  readonly at: number;
  readonly end: number;
  /** It begins a phrase. */
  readonly isHead: boolean;
  /** By its form it is a verb. */
  readonly isVerb: boolean;
  /** A day without a figure, such as "in spring". */
  readonly isVague: boolean;
  /** The mark right before it, the strongest of several. */
  readonly mark: Mark;
  /** A bracket opens right before it. */
  readonly isBracketed: boolean;
  /** It ends a phrase that tells when or in which case, where such words stand behind. */
  readonly isTail: boolean;
  /** An article or a pronoun stands right before it. */
  readonly isOpened: boolean;
  /** Within brackets, and only the name in another script. */
  readonly isGloss: boolean;
}

/** Whether a sign of the sentence says what one of a unit says; "you" may stand for people like the reader. */
export function isSame(said: Sign, cited: Sign): boolean {
  if (said.key === cited.key) return true;
  return (
    said.kind === "you" &&
    cited.kind === "person" &&
    said.key.split(" ")[1] === cited.key.split(" ").at(-1)
  );
}

export function isMarked({ mark }: Sign): boolean {
  return mark !== MARKS.none;
}
