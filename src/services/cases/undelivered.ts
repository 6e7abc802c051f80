import { caseOfDelivery } from "../../domain/case-delivery.ts";
import type { Case } from "../../domain/case.ts";
import type { Outgoing } from "../../domain/staff-surface.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Log } from "../../ports/log.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import type { SurfacePosts } from "./surface-posts.ts";

export interface UndeliveredDeps {
  readonly store: Pick<CaseStore, "read" | "change">;
  readonly posts: Pick<SurfacePosts, "noticed">;
  readonly texts: DeskTexts;
  readonly clock: Clock;
  readonly log: Log;
  readonly onChanged: () => void;
}

/** Whoever else changes a case at the same time is waited for so often. */
const MOST_TRIES = 5;

/**
 * Tells the channels of a case that an answer did not reach the person. Whatever else was given up is passed by, and so is
 * a case that is over: nothing of it is shown any more once it was taken back.
 *
 * @param code why, as logs name it
 */
export function createUndelivered(
  deps: UndeliveredDeps,
): (delivery: Outgoing, code: string) => Promise<void> {
  return async (delivery, code) => {
    const id = caseOfDelivery(delivery.key);
    if (id === null) return;
    for (let tried = 0; tried < MOST_TRIES; tried += 1) {
      const record = await deps.store.read(id);
      if (record === null || record.standing.state === "closed") return;
      if (await isTold(deps, record, delivery.key, code)) return;
    }
    deps.log.error("case.undelivered_untold", { case: id, code });
  };
}

/** @returns false when somebody else changed the case since it was read */
async function isTold(
  { store, posts, texts, clock, onChanged }: UndeliveredDeps,
  record: Case,
  key: string,
  reason: string,
): Promise<boolean> {
  const after = { ...record, revision: record.revision + 1 };
  const change = { before: record, after, events: [], entries: [] };
  const notice = await posts.noticed(change, ["undelivered", key], (language) =>
    texts.say("surface.undelivered", language, { reason }),
  );
  if (!(await store.change(change, notice, clock.now()))) return false;
  onChanged();
  return true;
}
