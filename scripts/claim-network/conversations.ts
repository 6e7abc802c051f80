import { SHARE_BEFORE } from "../../src/search/model/query.ts";

/** One text, and what it asks for. */
export interface Example {
  /** Hashes of its terms, each once. */
  readonly terms: readonly number[];
  /** Each thing that it needs to be told, as the classes any one of which tells it. */
  readonly needs: readonly (readonly string[])[];
  readonly weight: number;
  /** The article that it is about; `null` where it is about none of ours. */
  readonly subject: string | null;
  /**
   * `question`: by itself or after others; `later`: goes on with its subject, of which others were asked before; `turn`: after those that
   * stood before it in its conversation; `text`: nobody writes it in a conversation.
   */
  readonly kind: "question" | "later" | "turn" | "text";
  /** Of a turn: the terms of each message before it. */
  readonly before?: readonly (readonly number[])[];
}

/** Places of the terms that are read, and how much each counts. */
export interface Message {
  readonly places: Int32Array;
  readonly shares: Float32Array;
}

/** Of the questions that may stand by themselves. */
const ALONE = 0.55;
/** Of those that stand after others: after others about the same. */
const SAME_SUBJECT = 0.65;
/** How often one message came before, and two; else three did. */
const ONE_BEFORE = 0.5;
const TWO_BEFORE = 0.3;

/**
 * Puts questions into conversations: search reads a later message together with what was asked before it.
 *
 * @param places of the terms of each example
 * @param befores of the terms of each message before it, where it is a turn
 * @returns what is read for an example; another each time
 */
export function createConversations(
  examples: readonly Example[],
  places: readonly Int32Array[],
  befores: readonly (readonly Int32Array[] | undefined)[],
  random: () => number,
): (example: number) => Message {
  const questions = [...examples.keys()].filter((number) => examples[number]?.kind === "question");
  const bySubject = Map.groupBy(questions, (number) => examples[number]?.subject ?? null);
  const oneOf = (numbers: readonly number[]): Int32Array =>
    places[numbers[Math.floor(random() * numbers.length)] ?? -1] ?? new Int32Array();
  return (number) => {
    const example = examples[number];
    const own = places[number] ?? new Int32Array();
    const before = befores[number];
    if (before !== undefined) return after(own, before);
    const about = bySubject.get(example?.subject ?? null) ?? [];
    const isAlone = example?.kind === "text" || (example?.kind === "question" && random() < ALONE);
    if (isAlone) return { places: own, shares: new Float32Array(own.length).fill(1) };
    const isSame = example?.kind === "later" || random() < SAME_SUBJECT;
    const pool = isSame && about.length > 0 ? about : questions;
    return after(
      own,
      Array.from({ length: countBefore(random()) }, () => oneOf(pool)),
    );
  };
}

function countBefore(chance: number): number {
  if (chance < ONE_BEFORE) return 1;
  return chance < ONE_BEFORE + TWO_BEFORE ? 2 : 3;
}

function after(own: Int32Array, before: readonly Int32Array[]): Message {
  const { terms, shares } = withBefore([...own], before);
  return { places: Int32Array.from(terms), shares: Float32Array.from(shares) };
}

/**
 * The terms of a message and of those before it, each once, and how much each counts: its own in full, as in a question to the index.
 *
 * @param own each once
 */
export function withBefore(
  own: readonly number[],
  before: readonly Iterable<number>[],
): { readonly terms: readonly number[]; readonly shares: readonly number[] } {
  const mine = new Set(own);
  const others = [...new Set(before.flatMap((terms) => [...terms]))].filter(
    (term) => !mine.has(term),
  );
  return {
    terms: [...own, ...others],
    shares: [...own.map(() => 1), ...others.map(() => SHARE_BEFORE)],
  };
}
