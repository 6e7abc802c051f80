import type { CaseId } from "../../domain/case.ts";
import type { Outgoing } from "../../domain/staff-surface.ts";
import type { CaseStore } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import { caseOfDelivery } from "./person-words.ts";
import { post } from "./surface-posts.ts";

export interface UndeliveredDeps {
  readonly store: Pick<CaseStore, "read" | "change">;
  readonly centres: Pick<CentreStore, "find">;
  readonly texts: DeskTexts;
  readonly clock: Clock;
  readonly onChanged: () => void;
}

/**
 * Tells the channels of a case that an answer did not reach the person. Whatever else was given up is passed by.
 *
 * @param code why, as logs name it
 */
export function createUndelivered(
  deps: UndeliveredDeps,
): (delivery: Outgoing, code: string) => Promise<void> {
  return async (delivery, code) => {
    const id: CaseId | null = caseOfDelivery(delivery.key);
    const record = id === null ? null : await deps.store.read(id);
    const centre = record === null ? null : await deps.centres.find(record.centre);
    if (record === null || centre === null) return;
    const text = deps.texts.say("surface.undelivered", centre.deskLanguage, { reason: code });
    const line = { kind: "line", voice: "service", label: null, text } as const;
    const posts = centre.destinations.map((destination) =>
      post(record, destination, ["undelivered", delivery.key], line),
    );
    const after = { ...record, revision: record.revision + 1 };
    const change = { before: record, after, events: [], entries: [] };
    if (await deps.store.change(change, posts, deps.clock.now())) deps.onChanged();
  };
}
