import { beforeEach, expect } from "vitest";
import { type Case, type CaseAct } from "../../src/domain/case.ts";
import { caseDeliveryKey } from "../../src/domain/case-delivery.ts";
import { type Delivery } from "../../src/domain/message.ts";
import type { CentreId } from "../../src/domain/staff.ts";
import {
  surfaceKeyOf,
  surfaceThread,
  type Outgoing,
  type SurfaceDelivery,
} from "../../src/domain/staff-surface.ts";
import type { CaseChange, CaseFilter, CaseStore } from "../../src/ports/case-store.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { EMPTY_REPLY } from "./builders.ts";
import { aCase, ANNA, later, opening, step } from "./case-steps.ts";
import type { OnEngine } from "./each-engine.ts";

export const NORTH = "north" as CentreId;
export const CLEVER = "main' or '1'='1" as CentreId;
export const FAR = new Date("2100-01-01T00:00:00Z");
export const LONG_AGO = new Date("2000-01-01T00:00:00Z");
export const TAKEN: CaseAct = { type: "taken", holder: ANNA };
export const EVERYTHING: CaseFilter = {
  centres: "all",
  states: null,
  holder: null,
  language: null,
  urgency: null,
  text: null,
};

export function deliveryTo({ thread, person }: Case, key: string): Delivery {
  return { key, thread, person, inReplyTo: null, reply: EMPTY_REPLY, direction: "ltr" };
}

/** What staff say to the person of a case. */
export function answerOf(to: Case, name: string): Delivery {
  return deliveryTo(to, caseDeliveryKey(to.id, name));
}

/** A post to staff of a case, in the channel of that name. */
export function postOf(of: Case, name: string, channel = "C1"): Outgoing {
  const post = { kind: "line", voice: "person", label: "", text: `words of ${name}` } as const;
  return { ...surfacePostOf(of, name, channel), post };
}

/** What a post to staff is but for what it says. */
export function surfacePostOf(
  { id }: Case,
  name: string,
  channel: string,
): Omit<SurfaceDelivery, "post"> {
  const thread = surfaceThread({ platform: "slack", channel }, id);
  return { key: surfaceKeyOf(id, "slack", channel, name), thread };
}

export function erasureOf({ thread, person }: Case) {
  const { platform, installation } = thread;
  return {
    person: { platform, installation, person },
    kept: [],
    askedWith: null,
    answeredIn: [],
    now: later(1_000),
  };
}

export function heldUntil(at: Date | null): Partial<Case> {
  return { heldUntil: at };
}

/** The store of cases over the engine of a suite, with what its tests do to it. */
export function caseStoreOn(on: OnEngine) {
  let store: CaseStore;
  beforeEach(() => {
    store = createCaseStore(on.database);
  });

  const change = (it: CaseChange, deliveries: readonly Outgoing[] = []) =>
    store.change(it, deliveries, later(0));
  /** Makes it so, and tells how the case is then. */
  const made = async (it: CaseChange): Promise<Case> => {
    expect(await change(it)).toBe(true);
    return it.after;
  };
  const opened = (number = 1, parts: Partial<Case> = {}) => made(opening(aCase(number, parts)));
  const after = async (before: Case, ...acts: readonly CaseAct[]): Promise<Case> => {
    let now = before;
    for (const act of acts) now = await made(step(now, act));
    return now;
  };
  const ids = async (filter: Partial<CaseFilter>, most = 50): Promise<string[]> => {
    const { cases } = await store.list({ ...EVERYTHING, ...filter }, most, null);
    return cases.map(({ id }) => id);
  };
  const outgoing = async (): Promise<string[]> => {
    const rows = await on.database.db.selectFrom("outbox").select("key").execute();
    return rows.map(({ key }) => key).toSorted();
  };
  const everything = async (): Promise<string> => {
    const tables = ["case_record", "case_event", "case_entry", "case_change", "outbox"] as const;
    const rows = tables.map((table) => on.database.db.selectFrom(table).selectAll().execute());
    return JSON.stringify(await Promise.all(rows));
  };
  return {
    /** Made anew for each test. */
    store: (): CaseStore => store,
    change,
    made,
    opened,
    after,
    ids,
    outgoing,
    everything,
  };
}

/** Removes what ended before an instant, as the retention does. */
export async function expired(store: CaseStore, before: Date): Promise<number> {
  const ended = await store.ended(before, 100);
  return store.remove(
    ended.map(({ id }) => ({ id, deliveries: [] })),
    before,
    before,
  );
}
