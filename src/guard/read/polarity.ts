import type { Found } from "../phrases.ts";
import type { Token } from "../text.ts";
import type { Modality } from "../words/types.ts";

export interface Placed<Sense> {
  readonly sense: Sense;
  readonly at: number;
  readonly end: number;
}

const TURNED: Readonly<Partial<Record<Modality, Modality>>> = {
  may: "mustNot",
  must: "needNot",
  should: "shouldNot",
};
const REACH = 3;

/** What may, must or need not be done; a word such as "no" shortly before turns it round. */
export function modalitiesIn(
  found: readonly Found<Modality | null>[],
  negations: readonly Found<true>[],
  tokens: readonly Token[],
): Placed<Modality>[] {
  return found.flatMap(({ sense, at, end }) => {
    if (sense === null) return [];
    const turned = TURNED[sense];
    const isTurned = turned !== undefined && negations.some((no) => reaches(no, at, tokens));
    return [{ sense: isTurned ? turned : sense, at, end }];
  });
}

function reaches(no: Found<true>, at: number, tokens: readonly Token[]): boolean {
  if (no.end > at || at - no.end >= REACH) return false;
  return tokens.slice(no.end, at).every(({ kind }) => kind !== "mark");
}
