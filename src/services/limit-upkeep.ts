import type { PlainDate } from "../domain/plain-date.ts";
import type { BucketStore } from "../ports/bucket-store.ts";
import type { CaseOriginStore } from "../ports/case-origins.ts";
import type { Clock } from "../ports/clock.ts";
import type { DueWork } from "../ports/due-work.ts";
import type { SpendingStore } from "../ports/spending-store.ts";
import type { DueWorkHandler } from "./due-work.ts";

export interface LimitUpkeepDeps {
  readonly buckets: Pick<BucketStore, "expire">;
  readonly spending: Pick<SpendingStore, "expire">;
  readonly origins: Pick<CaseOriginStore, "expire">;
  readonly clock: Clock;
  /** The day whose midnight ends what a model may be asked for. */
  readonly today: () => PlainDate;
}

export const LIMIT_UPKEEP = "limits";
/** What is counted of somebody, if only by a hash, goes soon after it counts no longer. */
const EVERY_MS = 5 * 60_000;
/** As long as the cases of a day are counted. */
const ORIGINS_KEPT_MS = 24 * 60 * 60_000;

/** The one piece of this work there is. */
export function limitUpkeepWork(now: Date): DueWork {
  return { key: LIMIT_UPKEEP, kind: LIMIT_UPKEEP, dueAt: now, payload: "" };
}

/** Removes what limits need no longer: full buckets, what was spent on days that are over, and from where cases came that are closed. */
export function createLimitUpkeep(deps: LimitUpkeepDeps): DueWorkHandler {
  const { buckets, spending, origins, clock, today } = deps;
  return async () => {
    const now = clock.now();
    await buckets.expire(now);
    await spending.expire(today());
    await origins.expire(new Date(now.getTime() - ORIGINS_KEPT_MS));
    return { again: new Date(now.getTime() + EVERY_MS) };
  };
}
