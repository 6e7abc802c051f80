import { beforeEach, expect } from "vitest";
import type { GapGroupId, GapState, GapVariant } from "../../src/domain/gap.ts";
import type { ArticleId } from "../../src/domain/ids.ts";
import type { Delivery } from "../../src/domain/message.ts";
import type { StaffId } from "../../src/domain/staff.ts";
import type { AuditEntry } from "../../src/ports/audit.ts";
import type { GapFilter, GapSettling, GapStore, GapWish } from "../../src/ports/gap-store.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createGapStore } from "../../src/store/gaps.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { EMPTY_REPLY } from "./builders.ts";
import type { OnEngine } from "./each-engine.ts";
import { ASKED_AT, asks, type Asked } from "./insight-world.ts";

export const VISAS: ArticleId = "visas/free";
export const FEES: ArticleId = "visas/fees";
export const G1 = "group-1" as GapGroupId;
export const G2 = "group-2" as GapGroupId;
export const LI = "li" as StaffId;

/** That long after everything is asked. */
export function after(ms: number): Date {
  return new Date(ASKED_AT.getTime() + ms);
}

export function settling(id: GapGroupId, as: string, at = after(10)): AuditEntry {
  return { at, actor: LI, action: "gap.settled", target: id, details: { as } };
}

export function noticeTo({ gap, thread, person }: GapWish): Delivery {
  const key = `gap ${String(gap)}`;
  return { key, thread, person, inReplyTo: null, reply: EMPTY_REPLY, direction: "ltr" };
}

/** The store of gaps over the engine of a suite, with what its tests do to it. */
export function gapStoreOn(on: OnEngine) {
  let store: GapStore;
  let messages: MessageStore;
  beforeEach(() => {
    store = createGapStore(on.database);
    messages = createMessageStore(on.database, { erasers: [eraseCases] });
  });

  /** Puts all questions that are in none into one group. */
  const placeAll = async (group: GapGroupId, begins?: { readonly nearest: ArticleId | null }) => {
    for (;;) {
      const { version, gaps } = await store.newGaps(1_000);
      if (gaps.length === 0) return;
      const ids = gaps.map(({ id }) => id);
      const placing = { group, gaps: ids, ...(begins === undefined ? {} : { begins }) };
      expect(await store.place([placing], version, after(5))).toBe(true);
    }
  };
  const begun = async (group: GapGroupId, ...questions: readonly Asked[]) => {
    const asked = [];
    for (const each of questions) asked.push(await asks(messages, each));
    await placeAll(group, { nearest: VISAS });
    return asked;
  };
  const list = (filter: Partial<GapFilter> = {}) =>
    store.list({ since: new Date(0), language: null, group: null, ...filter }, 100);
  /** As whoever looks at the list just then would settle it. */
  const seenOf = async (group: GapGroupId): Promise<GapSettling["seen"]> => {
    const found = await list({ group });
    return found[0] ?? { state: "open", settledAt: null };
  };
  const settle = async (
    group: GapGroupId,
    state: GapState,
    article: ArticleId | null = null,
    at = after(10),
    variants: readonly GapVariant[] = [],
  ): Promise<void> => {
    const settled = { state, article, variants, seen: await seenOf(group) };
    expect(await store.settle(group, settled, settling(group, state, at))).toBe("settled");
  };
  const outgoing = async (): Promise<string[]> => {
    const rows = await on.database.db.selectFrom("outbox").select("key").execute();
    return rows.map(({ key }) => key);
  };
  return {
    /** Made anew for each test. */
    store: (): GapStore => store,
    messages: (): MessageStore => messages,
    placeAll,
    /** Has questions asked, and begins a group with them. */
    begun,
    list,
    seenOf,
    settle,
    outgoing,
  };
}
