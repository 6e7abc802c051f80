/** Questions without an answer. Instants are ISO 8601, UTC. */

export type GapState = "open" | "variant" | "article" | "not_ours";

/** A question as somebody put it. */
export interface AskedQuestion {
  readonly language: string;
  readonly question: string;
}

/** Questions alike that found no answer. */
export interface Gap {
  readonly id: string;
  readonly size: number;
  readonly languages: Readonly<Record<string, number>>;
  /** Those in the language of most come first. */
  readonly examples: readonly (AskedQuestion & { readonly at: string })[];
  readonly nearest: string | null;
  readonly nearestTitle: string | null;
  /** Which answers it, or will; `null` while that is not decided. */
  readonly article: string | null;
  readonly first: string;
  readonly last: string;
  /** How many wait to be told of an answer, whenever they asked: each is told once. */
  readonly wishes: number;
  readonly state: GapState;
  /** When somebody settled it last; `null` when nobody did. */
  readonly settledAt: string | null;
  /** Since when what was done for it is published; `null` before. */
  readonly answeredAt: string | null;
}
