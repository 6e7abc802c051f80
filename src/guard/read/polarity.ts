import type { Found } from "../phrases.ts";
import type { Token } from "../text.ts";
import type { Modality } from "../words/types.ts";

export interface Placed<Sense> {
  readonly sense: Sense;
  readonly at: number;
  readonly end: number;
}

/** A word that denies, with the content words beside it. */
export interface Negation {
  readonly at: number;
  /** The first behind it, or else the last before it; `null` where there is none. */
  readonly key: string | null;
  readonly scope: readonly string[];
}

const SCOPE = 4;
/** Of Chinese, a word has about two characters. */
const SCOPE_IN_HAN = 6;
const SENTENCE_ENDS = /^[.!?;。！？；؟؛]$/u;

export function negationsIn(
  found: readonly Found<true>[],
  tokens: readonly Token[],
  stems: readonly string[],
): Negation[] {
  return found.map(({ at, end }) => {
    const scope: string[] = [];
    const most = tokens[at]?.kind === "han" ? SCOPE_IN_HAN : SCOPE;
    for (let one = end; one < stems.length && scope.length < most; one += 1) {
      if (SENTENCE_ENDS.test(tokens[one]?.text ?? "")) break;
      if (stems[one] !== "") scope.push(stems[one] ?? "");
    }
    const before: string[] = [];
    for (let one = at - 1; one >= 0 && before.length < most / 2; one -= 1) {
      if (SENTENCE_ENDS.test(tokens[one]?.text ?? "")) break;
      if (stems[one] !== "") before.push(stems[one] ?? "");
    }
    return { at, key: scope[0] ?? before[0] ?? null, scope: [...scope, ...before] };
  });
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
