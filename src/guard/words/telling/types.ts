/**
 * What may change between a reviewed sentence and one that tells it again, in one language. Lists are written as those of
 * `GuardWords` are. All that is in no list here has to be told again as it is.
 */
export interface TellingWords {
  /** Words without weight: they may be added and left out. */
  readonly fillers: string;
  /** What stands before a noun or for one, with or without weight: a phrase may end before it. */
  readonly openers: string;
  /** Words that begin a phrase and tell how it belongs to the rest. */
  readonly heads: string;
  readonly and: string;
  readonly or: string;
  /** Words that set two sentences side by side; they may be added between reviewed sentences. */
  readonly joiners: string;
  /** The reader, by grammatical case where that is told by the form. */
  readonly you: Readonly<Record<string, string>>;
  /** People of whom the reader is one, by the same cases: "you" may stand for them. */
  readonly people: Readonly<Record<string, string>>;
  /** Words of each group may stand for each other. */
  readonly same: readonly string[];
  /** Words that point back at the sentence before where no noun stands before them. */
  readonly anaphors: string;
  /** Words that do so also behind one. */
  readonly pronouns: string;
  /** Longer beginnings in which those words point at nothing. */
  readonly anaphorMasks: string;
  /** Whether a sentence may leave out what it is about, so that it points back as well. */
  readonly dropsSubject: boolean;
  /** Beginnings of sentences that only refer to another page. */
  readonly pointers: string;
  /** Words that set a sentence against the one before. */
  readonly turns: string;
  /** Of the words of modality, those that say something else than the others of their kind: what was once, or might be. */
  readonly apart: string;
  /** Words that end a phrase of time or of a case, where they stand behind. */
  readonly tails: string;
  /** Whether a noun shows by a word of its own that it belongs to the one before it. */
  readonly isOrderFixed: boolean;
  /** Whether a verb may stand before or behind the one who acts. */
  readonly isVerbFree: boolean;
  /** Whether endings tell who does what, so that words may stand in any order. */
  readonly isOrderFree: boolean;
  /** Whether "must", "may" and the like may stand anywhere. */
  readonly isModalityFree: boolean;
}
