import type { Hold } from "./held-back.ts";
import type { Claim, Fact, FactEntry, FactName } from "./knowledge.ts";
import { addDays, contains, type PlainDate } from "./plain-date.ts";

/** How a claim stands on a day. */
export type ClaimStanding =
  | {
      readonly kind: "inForce";
      readonly entries: ReadonlyMap<FactName, FactEntry>;
      /** Its last day, as far as known; `null` when no source states an end. */
      readonly until: PlainDate | null;
    }
  | { readonly kind: "ended"; readonly on: PlainDate }
  | { readonly kind: "notBegun"; readonly from: PlainDate }
  /** A fact that it uses has no value that day and none that ended or begins. */
  | { readonly kind: "unknown" }
  | Hold;

/**
 * Tells whether a claim may be asserted for a day.
 *
 * Both ends of every period belong to it: the last day of an exemption is still a day on which one may enter. A claim
 * is in force only while each fact that it uses has a value.
 *
 * @param on the day asked about, not the day of asking: "I arrive in February" is judged in February
 */
export function standingOf(
  claim: Claim,
  facts: ReadonlyMap<FactName, Fact>,
  on: PlainDate,
): ClaimStanding {
  if (claim.period.until !== null && claim.period.until < on) {
    return { kind: "ended", on: claim.period.until };
  }
  if (claim.period.from !== null && on < claim.period.from) {
    return { kind: "notBegun", from: claim.period.from };
  }
  const entries = new Map<FactName, FactEntry>();
  let until = claim.period.until;
  for (const name of claim.facts) {
    const fact = facts.get(name);
    const entry = fact === undefined ? undefined : entryOn(fact, on);
    if (entry === undefined) return missingFact(fact, on);
    entries.set(name, entry);
    const end = fact === undefined ? null : lastDayOf(fact, entry);
    if (end !== null && (until === null || end < until)) until = end;
  }
  return { kind: "inForce", entries, until };
}

/** The value of a fact on a day; `undefined` when it has none. */
export function entryOn(fact: Fact, on: PlainDate): FactEntry | undefined {
  return fact.values.find((entry) => contains(entry.period, on));
}

/** A value that is followed at once by another does not end what uses it, only changes it; days without a value end it. */
function lastDayOf(fact: Fact, { period: { until } }: FactEntry): PlainDate | null {
  if (until === null) return null;
  const next = entryOn(fact, addDays(until, 1));
  return next === undefined ? until : lastDayOf(fact, next);
}

function missingFact(fact: Fact | undefined, on: PlainDate): ClaimStanding {
  const ended = fact?.values
    .map((entry) => entry.period.until)
    .filter((until): until is PlainDate => until !== null && until < on)
    .at(-1);
  if (ended !== undefined) return { kind: "ended", on: ended };
  const from = fact?.values
    .map((entry) => entry.period.from)
    .find((day): day is PlainDate => day !== null && on < day);
  return from === undefined ? { kind: "unknown" } : { kind: "notBegun", from };
}
