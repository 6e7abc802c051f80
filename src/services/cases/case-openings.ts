import type { Case } from "../../domain/case.ts";
import type { PersonRef } from "../../domain/message.ts";
import type { BucketStore, Draw } from "../../ports/bucket-store.ts";
import type { CaseOriginStore } from "../../ports/case-origins.ts";
import type { Clock } from "../../ports/clock.ts";

export interface CaseOpeningsDeps {
  readonly buckets: Pick<BucketStore, "take">;
  readonly origins: Pick<CaseOriginStore, "of" | "openBeside">;
  readonly clock: Clock;
}

/** How often a person may be asked for, and how soon the next one’s words count as urgent. */
export interface CaseOpenings {
  /**
   * Somebody is about to open a case.
   *
   * @returns how many milliseconds they are to wait, 0 where it may be opened; and whether no other case of where they come
   *   from is open
   * @throws Unavailable the counts cannot be read
   */
  enter(person: PersonRef): Promise<{ readonly waitMs: number; readonly isFirst: boolean }>;
  /**
   * Whether words may raise the urgency of a case: not where another of the same address was opened before it and is open still.
   *
   * @throws Unavailable the cases cannot be read
   */
  mayRaise(active: Case): Promise<boolean>;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What may be opened from where no case is open: nobody who is in need waits, unless whoever opens takes it back again and again. */
export const FIRST_CASES = { kind: "cases: first", most: 6, perMs: 10 * MINUTE_MS };
/** Whole institutes share one address: where one is open some more open at once, then one a minute, and so many in a day. */
export const NEXT_CASES = { kind: "cases: next", most: 5, perMs: MINUTE_MS };
export const CASES_A_DAY = { kind: "cases: day", most: 40, perMs: DAY_MS / 40 };

export function createCaseOpenings({ buckets, origins, clock }: CaseOpeningsDeps): CaseOpenings {
  return {
    enter: async (person) => {
      const [origin, open] = await Promise.all([origins.of(person), origins.openBeside(person)]);
      const name = origin ?? JSON.stringify([person.platform, person.installation, person.person]);
      const isFirst = open.length === 0;
      const limits = isFirst ? [FIRST_CASES] : [NEXT_CASES, CASES_A_DAY];
      return { waitMs: await buckets.take(drawsOf(limits, name), clock.now()), isFirst };
    },
    mayRaise: async ({ id, thread: { platform, installation }, person, openedAt }) => {
      const open = await origins.openBeside({ platform, installation, person });
      return !open.some((each) => each.id !== id && each.openedAt < openedAt);
    },
  };
}

function drawsOf(
  limits: readonly { readonly kind: string; readonly most: number; readonly perMs: number }[],
  name: string,
): Draw[] {
  return limits.map(({ kind, most, perMs }) => ({ kind, name, size: { most, perMs } }));
}
