import { readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import {
  CASE_STATES,
  referenceOf,
  standingAfter,
  transition,
  type Case,
  type CaseAct,
  type CaseEvent,
  type CaseId,
  type CaseStanding,
  type EntryId,
  type Urgency,
} from "../../src/domain/case.ts";
import { AppError, Conflict } from "../../src/domain/errors.ts";
import {
  NEW_CONVERSATION,
  type ConversationId,
  type Delivery,
  type InboundMessage,
  type MessageId,
  type PersonId,
} from "../../src/domain/message.ts";
import type { CentreId } from "../../src/domain/staff.ts";
import { surfaceKeyOf, surfaceThread, type Outgoing } from "../../src/domain/staff-surface.ts";
import type { CaseChange, CaseFilter, CaseStore } from "../../src/ports/case-store.ts";
import type { ClaimedMessage, MessageStore, Settlement } from "../../src/ports/message-store.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aMessage, EMPTY_REPLY } from "../helpers/builders.ts";
import {
  aCase,
  anEntry,
  ANNA,
  BEN,
  later,
  MAIN,
  OPENED_AT,
  opening,
  step,
  stepTo,
  THE_PERSON,
} from "../helpers/case-steps.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const NORTH = "north" as CentreId;
const CLEVER = "main' or '1'='1" as CentreId;
const FAR = new Date("2100-01-01T00:00:00Z");
const LONG_AGO = new Date("2000-01-01T00:00:00Z");
const TAKEN: CaseAct = { type: "taken", holder: ANNA };
const EVERYTHING: CaseFilter = {
  centres: "all",
  states: null,
  holder: null,
  language: null,
  urgency: null,
  text: null,
};

function deliveryTo({ thread, person }: Case, key: string): Delivery {
  return { key, thread, person, inReplyTo: null, reply: EMPTY_REPLY, direction: "ltr" };
}

/** A post to staff of a case, in the channel of that name. */
function postOf({ id }: Case, name: string, channel = "C1"): Outgoing {
  const thread = surfaceThread({ platform: "slack", channel }, id);
  const post = { kind: "line", voice: "person", label: "", text: `words of ${name}` } as const;
  return { key: surfaceKeyOf(id, "slack", channel, name), thread, post };
}

function erasureOf({ thread, person }: Case) {
  const { platform, installation } = thread;
  return { person: { platform, installation, person }, kept: [], now: later(1_000) };
}

function heldUntil(at: Date | null): Partial<Case> {
  return { heldUntil: at };
}

describeOnEachEngine("the store of cases", (on) => {
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

  describeChanges();
  describePosts();
  describeSettlements();
  describeReferences();
  describeLists();
  describeClock();
  describeEnds();

  function describeChanges(): void {
    it("keeps a case as it was given", async () => {
      const bare = { timeZone: null, topic: null, failedAnswer: null } as const;
      const whole = {
        urgency: "urgent",
        visibility: "shared",
        question: "«签证» \u{1F9ED} 100 % _sure_\\",
        dueAt: later(5),
        reminders: 2,
        answeredAt: later(3),
        satisfaction: "bad",
      } as const;
      const first = await opened(1, bare);
      const second = await opened(2, whole);
      expect(await store.read(first.id)).toEqual(first);
      expect(await store.byReference(second.reference)).toEqual(second);
      const held = await made(step(first, TAKEN, { change: heldUntil(later(9)) }));
      expect(await store.read(first.id)).toEqual(held);
    });

    it("knows nothing of what it was never given", async () => {
      await opened();
      expect(await store.read("case-2" as CaseId)).toBeNull();
      expect(await store.byReference(referenceOf(2026, 2))).toBeNull();
      expect(await store.entry("entry" as EntryId)).toBeNull();
      expect(await store.activeOf(aCase(2).thread)).toBeNull();
      expect(await store.events("case-2" as CaseId)).toEqual([]);
      expect(await store.entries("case-2" as CaseId)).toEqual([]);
    });

    it("leaves out of words the one character that not every engine keeps", async () => {
      const entry = anEntry("1", { text: "a\u0000b" });
      await change(opening(aCase(1, { question: "visa\u0000 rules" }), [entry]));
      expect((await store.read(aCase().id))?.question).toBe("visa rules");
      expect((await store.entry(entry.id))?.text).toBe("ab");
      expect(await ids({ text: "a\u0000 r" })).toEqual(["case-1"]);
    });

    it("tells what happened and what was said in the order of it", async () => {
      const entries = ["a", "b"].map((id) => anEntry(id, { at: later(9) }));
      await change(opening(aCase(), entries));
      const note = anEntry("c", { kind: "note", author: { kind: "staff", id: BEN } });
      const taken = step(aCase(), TAKEN, { at: later(2), entries: [note] });
      await change(taken);
      const two = stepTo(taken.after, { state: "open", holder: null }, [
        { type: "noted" },
        { type: "moved", centre: NORTH },
      ]);
      await change(two);
      const events = [...opening(aCase()).events, ...taken.events, ...two.events];
      expect(await store.events(aCase().id)).toEqual(events);
      const told = [...entries, note].map((entry) => ({ ...entry, delivery: null }));
      expect(await store.entries(aCase().id)).toEqual(told);
      expect(await store.entry(note.id)).toEqual({ ...note, caseId: aCase().id });
    });

    it("lets one of two who saw the same case change it", async () => {
      const seen = await opened();
      const [anna, ben] = [ANNA, BEN].map((holder) => step(seen, { type: "taken", holder }));
      if (anna === undefined || ben === undefined) throw new Error("nobody came");
      const done = await Promise.all([change(anna), change(ben)]);
      expect(done.toSorted()).toEqual([false, true]);
      const winner = done[0] ? anna : ben;
      expect(await store.read(seen.id)).toEqual(winner.after);
      expect(await store.events(seen.id)).toHaveLength(2);
    });

    it("lets one of many change a case at a time, and lose nothing", async () => {
      await opened();
      const note = async (name: string): Promise<void> => {
        for (;;) {
          const seen = await store.read(aCase().id);
          if (seen === null) throw new Error("it is gone");
          const entries = [anEntry(name, { kind: "note" })];
          if (await change(step(seen, { type: "noted" }, { entries }))) return;
        }
      };
      await Promise.all(Array.from({ length: 8 }, (_, index) => note(`note ${String(index)}`)));
      expect((await store.read(aCase().id))?.revision).toBe(9);
      expect(await store.entries(aCase().id)).toHaveLength(8);
    });

    it("writes nothing of a step by who saw an older case, its deliveries neither", async () => {
      const seen = await opened();
      await after(seen, TAKEN);
      const before = await everything();
      const late = step(seen, { type: "resolved" }, { entries: [anEntry("late")] });
      expect(await change(late, [deliveryTo(seen, "late")])).toBe(false);
      expect(await everything()).toBe(before);
    });

    it("takes a case as seen only with the standing that it has", async () => {
      const seen = await opened();
      const imagined = { ...seen, standing: { state: "assigned", holder: BEN } } as const;
      expect(await change(step(imagined, { type: "answered" }))).toBe(false);
      expect(await store.read(seen.id)).toEqual(seen);
    });

    it("opens no second case in a conversation before the first is closed", async () => {
      const first = await opened();
      const second = aCase(2, { thread: first.thread });
      expect(await change(opening(second, [anEntry("a")]))).toBe(false);
      const resolved = await after(first, { type: "resolved" });
      expect(await change(opening(second))).toBe(false);
      expect(await store.activeOf(first.thread)).toEqual(resolved);
      await after(resolved, { type: "closed" });
      expect(await store.activeOf(first.thread)).toBeNull();
      expect(await change(opening(second))).toBe(true);
      expect(await store.activeOf(first.thread)).toEqual(second);
      expect(await store.entry("a" as EntryId)).toBeNull();
    });

    it("opens one case when several are opened in a conversation at once", async () => {
      const { thread } = aCase();
      const many = Array.from({ length: 6 }, (_, index) => opening(aCase(index + 1, { thread })));
      const done = await Promise.all(many.map((each) => change(each)));
      expect(done.filter(Boolean)).toHaveLength(1);
    });

    it("tells conversations of other installations and platforms apart", async () => {
      const { thread } = await opened();
      for (const [index, parts] of [{ installation: "bot" }, { platform: "slack" }].entries()) {
        const own = { ...thread, ...parts } as typeof thread;
        expect(await store.activeOf(own)).toBeNull();
        expect(await change(opening(aCase(index + 2, { thread: own })))).toBe(true);
      }
    });

    it("opens no case twice, nor one with the reference of another", async () => {
      const first = await opened();
      const elsewhere = aCase(2).thread;
      expect(await change(opening({ ...first, thread: elsewhere }))).toBe(false);
      expect(await change(opening(aCase(2, { reference: first.reference })))).toBe(false);
      expect(await change(opening(aCase(2)))).toBe(true);
    });

    it("refuses a case that stands where nothing leads", async () => {
      const open = await opened();
      const assigned = await opened(2).then((it) => after(it, TAKEN));
      const at = (state: CaseStanding["state"], holder: CaseStanding["holder"]) => ({
        state,
        holder,
      });
      const illegal: readonly CaseChange[] = [
        stepTo(open, at("waiting", ANNA), [{ type: "answered" }]),
        stepTo(open, at("assigned", BEN), [TAKEN]),
        stepTo(open, at("assigned", null), [TAKEN]),
        stepTo(open, at("assigned", ANNA), []),
        stepTo(open, at("open", ANNA), [{ type: "noted" }]),
        stepTo(open, at("open", null), [{ type: "opened" }]),
        stepTo(open, at("closed", null), [{ type: "resolved" }]),
        stepTo(assigned, at("assigned", BEN), [{ type: "answered" }, { type: "written" }]),
        stepTo(assigned, at("open", null), [{ type: "closed" }, { type: "reopened" }]),
        { ...opening(aCase(3)), events: [] },
        { ...opening(aCase(3)), after: { ...aCase(3), standing: at("assigned", ANNA) } },
        { ...opening(aCase(3)), after: { ...aCase(3), revision: 2 } },
        step(open, TAKEN, { change: { revision: open.revision } }),
        step(open, TAKEN, { change: { revision: open.revision + 2 } }),
        step(open, TAKEN, { change: { person: "another" as PersonId } }),
        step(open, TAKEN, { change: { thread: aCase(9).thread } }),
      ];
      const before = await everything();
      for (const each of illegal) {
        await expect(change(each, [deliveryTo(open, "never")])).rejects.toMatchObject({
          code: "internal",
        });
      }
      expect(await everything()).toBe(before);
      expect(await change(step(open, TAKEN))).toBe(true);
    });

    it("changes a case to which nothing happened, as when its holder is still there", async () => {
      const held = await made(step(await opened(), TAKEN, { change: heldUntil(later(5)) }));
      const still = await made(stepTo(held, held.standing, [], { change: heldUntil(later(9)) }));
      expect(await store.read(held.id)).toEqual(still);
      expect(await store.events(held.id)).toHaveLength(2);
    });

    it("keeps every case legal, and its events those that led there, whatever is tried", async () => {
      let number = 0;
      const acts = fc.array(
        fc.record({
          act: fc.constantFrom<CaseAct>(
            { type: "opened" },
            TAKEN,
            { type: "taken", holder: BEN },
            { type: "released" },
            { type: "lapsed" },
            { type: "answered" },
            { type: "written" },
            { type: "noted" },
            { type: "moved", centre: NORTH },
            { type: "raised", urgency: "soon" },
            { type: "resolved" },
            { type: "reopened" },
            { type: "rated", satisfaction: "good" },
            { type: "withdrawn" },
            { type: "closed" },
          ),
          state: fc.constantFrom(...CASE_STATES),
          holder: fc.constantFrom(ANNA, BEN, null),
          isTold: fc.boolean(),
        }),
        { maxLength: 12 },
      );
      await fc.assert(
        fc.asyncProperty(acts, async (tried) => {
          number += 1;
          let now = await opened(number);
          for (const { act, state, holder, isTold } of tried) {
            const next = transition(now.standing, act);
            const standing = isTold && next !== null ? next : { state, holder };
            const isLegal = next?.state === standing.state && next.holder === standing.holder;
            const it = stepTo(now, standing, [act]);
            if (isLegal) expect(await change(it)).toBe(true);
            else await expect(change(it)).rejects.toBeInstanceOf(AppError);
            if (isLegal) now = it.after;
            const kept = await store.read(now.id);
            expect(kept?.standing).toEqual(now.standing);
            const isWorked = ["assigned", "waiting"].includes(kept?.standing.state ?? "");
            expect(kept?.standing.holder !== null).toBe(isWorked);
            const events = await store.events(now.id);
            expect(standingAfter(events.map((event) => event.act))).toEqual(kept?.standing);
          }
        }),
        { numRuns: 40 },
      );
    });

    it("tells of each change by a number that rises, and of what was refused by none", async () => {
      const start = await store.latestChange();
      const seen = await opened();
      const first = await store.latestChange();
      expect(first).toBeGreaterThan(start);
      const next = await after(seen, TAKEN);
      const second = await store.latestChange();
      expect(second).toBeGreaterThan(first);
      expect(await change(step(seen, TAKEN))).toBe(false);
      await expect(change(stepTo(next, seen.standing, []))).rejects.toThrow();
      expect(await store.latestChange()).toBe(second);
    });

    it("hands deliveries to the outbox with the step, and tells what became of each", async () => {
      const messages = createMessageStore(on.database, { erasers: [] });
      const keys = ["sent", "dead", "waiting"];
      const seen = await opened();
      const entries = [
        ...keys.map((deliveryKey) => anEntry(deliveryKey, { kind: "staff", deliveryKey })),
        anEntry("old", { kind: "staff", deliveryKey: "left the outbox long ago" }),
        anEntry("note", { kind: "note" }),
      ];
      const taken = step(seen, TAKEN, { entries });
      const deliveries = keys.map((key) => deliveryTo(seen, key));
      expect(await change(taken, deliveries)).toBe(true);
      for (const result of [
        { kind: "sent", platformId: "1" as MessageId },
        { kind: "dead", error: "rejected" },
      ] as const) {
        const claim = { now: later(1), leaseMs: 1_000, most: 1 };
        const [claimed] = await messages.claimDeliveries(claim);
        if (claimed === undefined) throw new Error("nothing to send");
        await messages.settleDelivery(claimed, result, later(1));
      }
      const told = await store.entries(seen.id);
      expect(told.map(({ delivery }) => delivery)).toEqual([
        "sent",
        "dead",
        "waiting",
        "sent",
        null,
      ]);
    });

    it("removes what was shared when the person withdraws, whatever the step would keep", async () => {
      const seen = await made(opening(aCase(1, { question: "secret" }), [anEntry("secret")]));
      await made(opening(aCase(2, { question: "secret too" }), [anEntry("other")]));
      const withdrawn = await after(seen, { type: "withdrawn" });
      const left = { ...withdrawn, question: "", failedAnswer: null };
      expect(await store.read(seen.id)).toEqual(left);
      expect(await store.entries(seen.id)).toEqual([]);
      expect(await ids({ text: "secret" })).toEqual(["case-2"]);
      expect(await store.entries(aCase(2).id)).toHaveLength(1);
    });
  }

  function describePosts(): void {
    it("takes back what is on its way to staff when the person withdraws, and sends what the step says", async () => {
      const [mine, other] = [aCase(1), aCase(2)];
      await change(opening(mine), [postOf(mine, "card"), postOf(mine, "line", "C2")]);
      await change(opening(other), [postOf(other, "card")]);
      const purge = postOf(mine, "purge");
      const withdrawn = step(mine, { type: "withdrawn" });
      expect(await change(withdrawn, [purge])).toBe(true);
      expect(await outgoing()).toEqual([purge.key, postOf(other, "card").key].toSorted());
    });

    it("takes back nothing with a step that comes too late", async () => {
      const seen = aCase();
      await change(opening(seen), [postOf(seen, "card")]);
      await after(seen, TAKEN);
      expect(await change(step(seen, { type: "withdrawn" }), [postOf(seen, "purge")])).toBe(false);
      expect(await outgoing()).toEqual([postOf(seen, "card").key]);
    });

    it("takes lanes in one order, so that two steps into the same do not undo each other", async () => {
      const cases = [aCase(1), aCase(2)];
      for (const each of cases) await made(opening(each));
      const lanes = [1, 2].map((name) => aCase(name).thread);
      for (let round = 0; round < 8; round += 1) {
        const steps = cases.map(async ({ id }, index) => {
          const seen = await store.read(id);
          if (seen === null) throw new Error("it is gone");
          const into = index === 0 ? lanes : lanes.toReversed();
          const out = into.map((thread, at) => ({
            ...deliveryTo(seen, `${id} ${String(round)} ${String(at)}`),
            thread,
          }));
          return change(step(seen, { type: "noted" }), out);
        });
        expect(await Promise.all(steps)).toEqual([true, true]);
      }
    });
  }

  function describeSettlements(): void {
    const NOTHING: Settlement = {
      deliveries: [],
      memory: null,
      turn: null,
      gap: null,
      caseChange: null,
      erases: null,
      setAside: null,
    };
    let messages: MessageStore;
    beforeEach(() => {
      messages = createMessageStore(on.database, { erasers: [eraseCases] });
    });

    const claimed = async (message: InboundMessage): Promise<ClaimedMessage> => {
      await messages.accept(message, OPENED_AT);
      const claims = await messages.claimMessages({ now: OPENED_AT, leaseMs: 1_000, most: 10 });
      const mine = claims.find((claim) => claim.message.id === message.id);
      if (mine === undefined) throw new Error("it could not be claimed");
      return mine;
    };
    const told = (message: InboundMessage): Delivery => ({
      ...deliveryTo(aCase(1, { thread: message.thread, person: message.sender }), message.id),
    });

    it("opens a case with the answer to a message", async () => {
      const message = aMessage({ id: "1" });
      const mine = aCase(1, { thread: message.thread, person: message.sender });
      const settled = {
        ...NOTHING,
        caseChange: opening(mine, [anEntry("a")]),
        deliveries: [told(message)],
      };
      expect(await messages.settle(await claimed(message), settled, later(1))).toBe(true);
      expect(await store.activeOf(message.thread)).toEqual(mine);
      expect((await messages.status()).waitingDeliveries).toBe(1);
    });

    it("is told of a conflict when the case was changed since, and nothing is written", async () => {
      const seen = await opened();
      await after(seen, TAKEN);
      const message = aMessage({ id: "1" });
      const claim = await claimed(message);
      const before = await everything();
      const gap = { language: "en", outcome: "no_answer", question: "?", nearest: null } as const;
      const memory = { state: { ...NEW_CONVERSATION, failures: 1 }, until: FAR };
      const rest = { ...NOTHING, deliveries: [told(message)], memory, gap };
      const stale = { ...rest, caseChange: step(seen, { type: "written" }) };
      const elsewhere = aMessage({ id: "2", conversation: "another" });
      const other = await claimed(elsewhere);
      // Asked for at once, so that engines that commit together commit these together.
      const [refused, settled, accepted] = await Promise.allSettled([
        messages.settle(claim, stale, later(1)),
        messages.settle(other, NOTHING, later(1)),
        messages.accept(aMessage({ id: "3", conversation: "a third" }), later(1)),
      ]);
      expect(refused).toMatchObject({ status: "rejected", reason: { code: "conflict" } });
      expect((refused as PromiseRejectedResult).reason).toBeInstanceOf(Conflict);
      expect([settled, accepted]).toMatchObject([{ value: true }, { value: "new" }]);
      expect(await everything()).toBe(before);
      expect(await messages.memoryOf(message, later(2))).toBeNull();
      expect(await on.database.db.selectFrom("gap").selectAll().execute()).toEqual([]);
      const states = on.database.db.selectFrom("inbox").select(["event_id", "state"]);
      expect(await states.orderBy("id").execute()).toEqual([
        { event_id: "1", state: "waiting" },
        { event_id: "2", state: "done" },
        { event_id: "3", state: "waiting" },
      ]);
      // The lane is still held, so that whoever looked again may settle.
      const now = await store.read(seen.id);
      if (now === null) throw new Error("it is gone");
      const again = { ...rest, caseChange: step(now, { type: "written" }) };
      expect(await messages.settle(claim, again, later(2))).toBe(true);
      expect((await store.read(seen.id))?.revision).toBe(3);
      expect((await messages.status()).waitingDeliveries).toBe(1);
    });

    it("changes no case for a message whose lane is somebody else's", async () => {
      const seen = await opened();
      const claim = await claimed(aMessage({ id: "1" }));
      const lost = { ...claim, lease: { ...claim.lease, token: "another" } };
      const settled = { ...NOTHING, caseChange: step(seen, { type: "written" }) };
      expect(await messages.settle(lost, settled, later(1))).toBe(false);
      expect(await store.read(seen.id)).toEqual(seen);
      expect(await messages.settle(claim, settled, later(1))).toBe(true);
    });

    it("refuses a case that cannot stand so, and settles nothing", async () => {
      const seen = await opened();
      const claim = await claimed(aMessage({ id: "1" }));
      const illegal = stepTo(seen, { state: "closed", holder: null }, [{ type: "written" }]);
      const settled = { ...NOTHING, caseChange: illegal, deliveries: [told(claim.message)] };
      await expect(messages.settle(claim, settled, later(1))).rejects.toMatchObject({
        code: "internal",
      });
      expect((await messages.status()).waitingDeliveries).toBe(0);
      expect((await messages.status()).waitingMessages).toBe(1);
    });

    it("takes back what is on its way to staff when a message withdraws or erases", async () => {
      const [mine, erased] = [aCase(1), aCase(2)];
      for (const each of [mine, erased]) await change(opening(each), [postOf(each, "card")]);
      const withdrawing = {
        ...NOTHING,
        caseChange: step(mine, { type: "withdrawn" }),
        deliveries: [postOf(mine, "purge")],
      };
      const one = await claimed(aMessage({ id: "1" }));
      expect(await messages.settle(one, withdrawing, later(1))).toBe(true);
      const { thread, person } = erased;
      const wish = { ...aMessage({ id: "2" }), thread, sender: person };
      const erasing = {
        ...NOTHING,
        erases: erasureOf(erased).person,
        deliveries: [told(wish), postOf(erased, "purge")],
      };
      expect(await messages.settle(await claimed(wish), erasing, later(2))).toBe(true);
      const left = [postOf(mine, "purge").key, postOf(erased, "purge").key, "2"];
      expect(await outgoing()).toEqual(left.toSorted());
    });

    it("leaves nothing of staff who answer at the moment in which the person is forgotten", async () => {
      const people = Array.from({ length: 6 }, (_, index) => aCase(index + 1));
      for (const one of people) await made(opening(one, [anEntry(`first ${one.id}`)]));
      const writes = async (one: Case): Promise<void> => {
        const { thread, person } = one;
        const message = { ...aMessage({ id: `m ${one.id}` }), thread, sender: person };
        const claim = await claimed(message);
        const { platform, installation } = thread;
        const erases = { platform, installation, person };
        const settled = { ...NOTHING, erases, deliveries: [told(message)] };
        expect(await messages.settle(claim, settled, later(5))).toBe(true);
      };
      const answers = async (one: Case): Promise<boolean> =>
        change(step(one, TAKEN, { entries: [anEntry(`answer ${one.id}`)] }), [
          postOf(one, "answered"),
          deliveryTo(one, `answer ${one.id}`),
        ]);
      for (const one of people) await Promise.all([writes(one), answers(one), answers(one)]);
      expect(await on.database.db.selectFrom("case_entry").selectAll().execute()).toEqual([]);
      expect(await outgoing()).toEqual(people.map(({ id }) => `m ${id}`).toSorted());
      for (const { id } of people) expect((await store.read(id))?.standing.state).toBe("closed");
    });
  }

  function describeReferences(): void {
    it("gives each reference once, however many ask at the same time, and begins anew with the year", async () => {
      const asked = Array.from({ length: 40 }, (_, index) =>
        store.newReference(index % 2 === 0 ? 2026 : 2027),
      );
      const given = await Promise.all(asked);
      const wanted = Array.from({ length: 20 }, (_, index) => index + 1).flatMap((number) => [
        referenceOf(2026, number),
        referenceOf(2027, number),
      ]);
      expect(given.toSorted()).toEqual(wanted.toSorted());
    });
  }

  function describeLists(): void {
    it("lists by need: urgency, then what is due first, then what was opened first", async () => {
      const due = { dueAt: later(50) };
      await opened(1, {});
      await opened(2, { openedAt: later(-5) });
      await opened(3, { dueAt: later(90), openedAt: later(-9) });
      await opened(4, due);
      await opened(5, { urgency: "soon" });
      await opened(6, { urgency: "urgent" });
      await opened(7, { urgency: "urgent", dueAt: later(99) });
      await opened(8, due);
      const numbers = (await ids({})).map((id) => Number(id.slice("case-".length)));
      expect(numbers).toEqual([7, 6, 5, 4, 8, 3, 2, 1]);
    });

    it("pages through each case once, however long the pages are", async () => {
      const urgencies = ["normal", "soon", "urgent"] as const;
      for (let number = 1; number <= 23; number += 1) {
        const urgency: Urgency = urgencies[number % 3] ?? "normal";
        await opened(number, { urgency, dueAt: number % 4 === 0 ? later(number % 5) : null });
      }
      const whole = await ids({});
      for (const most of [1, 4, 22, 23, 24]) {
        const seen: string[] = [];
        let from: string | null = null;
        do {
          const page = await store.list(EVERYTHING, most, from);
          expect(page.cases.length).toBeLessThanOrEqual(most);
          seen.push(...page.cases.map(({ id }) => id));
          from = page.next;
        } while (from !== null);
        expect(seen).toEqual(whole);
      }
    });

    it("goes on from where a page ended, whatever came or went before it", async () => {
      for (const number of [1, 2, 3, 4]) await opened(number, { dueAt: later(number) });
      const first = await store.list(EVERYTHING, 2, null);
      expect(first.cases.map(({ id }) => id)).toEqual(["case-1", "case-2"]);
      await opened(5, { urgency: "urgent" });
      await after(aCase(2, { dueAt: later(2) }), { type: "resolved" });
      const open = { ...EVERYTHING, states: ["open"] } as const;
      const second = await store.list(open, 2, first.next);
      expect(second.cases.map(({ id }) => id)).toEqual(["case-3", "case-4"]);
      expect(second.next).toBeNull();
    });

    it("refuses a place to go on from that it never gave", async () => {
      await opened();
      for (const from of ["", "1", "1.2.3.", "x.1.2.case-1", "1.2.3.\u0000", "1.-2.3.a"]) {
        await expect(store.list(EVERYTHING, 5, from)).rejects.toMatchObject({
          code: "bad_request",
        });
      }
    });

    it("shows of other centres nothing, whatever else is asked", async () => {
      await opened(1);
      await opened(2, { centre: NORTH });
      const question = { text: "вид", states: ["open"] } as const;
      expect(await ids({ centres: [NORTH] })).toEqual(["case-2"]);
      expect(await ids({ ...question, centres: [NORTH] })).toEqual(["case-2"]);
      expect(await ids({ ...question, centres: [MAIN, NORTH] })).toHaveLength(2);
      expect(await ids({ ...question, centres: "all" })).toHaveLength(2);
      expect(await ids({ ...question, centres: [] })).toEqual([]);
      expect(await ids({ centres: [CLEVER] })).toEqual([]);
    });

    it("filters by state, holder, language and urgency, each by itself and together", async () => {
      await opened(1);
      await after(await opened(2, { language: "fr" }), TAKEN);
      await after(await opened(3, { urgency: "soon" }), { type: "taken", holder: BEN });
      await after(await opened(4), { type: "resolved" }, { type: "closed" });
      expect(await ids({ states: ["open"] })).toEqual(["case-1"]);
      expect(await ids({ states: ["assigned", "closed"] })).toEqual(["case-3", "case-2", "case-4"]);
      expect(await ids({ states: [] })).toEqual([]);
      expect(await ids({ holder: ANNA })).toEqual(["case-2"]);
      expect(await ids({ holder: "none" })).toEqual(["case-1", "case-4"]);
      expect(await ids({ language: "fr" })).toEqual(["case-2"]);
      expect(await ids({ urgency: "soon" })).toEqual(["case-3"]);
      expect(await ids({ urgency: "soon", holder: ANNA })).toEqual([]);
      expect(await ids({ urgency: "soon", holder: BEN, states: ["assigned"] })).toEqual(["case-3"]);
    });

    it("finds a part of the reference or of the question, in any case of its letters", async () => {
      await opened(1, { question: "Как продлить ВИЗУ?" });
      await opened(2, { question: "RÉSIDENCE à 100 % sûre_" });
      await opened(3, { question: "居留许可怎么延期" });
      for (const text of ["визу", "ВИЗУ", "Продлить В"]) {
        expect(await ids({ text })).toEqual(["case-1"]);
      }
      for (const text of ["résidence", "À 100 %", "ＲÉＳ", "sûre_"]) {
        expect(await ids({ text })).toEqual(["case-2"]);
      }
      expect(await ids({ text: "许可" })).toEqual(["case-3"]);
      expect(await ids({ text: "yz-2026-0002" })).toEqual(["case-2"]);
      expect(await ids({ text: "" })).toHaveLength(3);
    });

    it("takes every sign of a search for itself", async () => {
      await opened(1, { question: "100 % sure_" });
      await opened(2, { question: "1000 surely!" });
      expect(await ids({ text: "%" })).toEqual(["case-1"]);
      expect(await ids({ text: "e_" })).toEqual(["case-1"]);
      expect(await ids({ text: "!" })).toEqual(["case-2"]);
      expect(await ids({ text: "\\" })).toEqual([]);
      expect(await ids({ text: "100%sure" })).toEqual([]);
    });

    it("counts the cases of the centres by their state", async () => {
      await opened(1);
      await opened(2, { centre: NORTH });
      await after(await opened(3), TAKEN);
      await after(await opened(4), { type: "resolved" });
      const none = { open: 0, assigned: 0, waiting: 0, resolved: 0, closed: 0 };
      expect(await store.counts("all")).toEqual({ ...none, open: 2, assigned: 1, resolved: 1 });
      expect(await store.counts([NORTH])).toEqual({ ...none, open: 1 });
      expect(await store.counts([])).toEqual(none);
    });
  }

  function describeClock(): void {
    const due = async (now: Date, closeBefore = LONG_AGO, most = 10): Promise<string[]> => {
      const found = await store.due(now, closeBefore, most);
      return found.map((each) => `${each.kind} ${each.case.id}`);
    };

    it("says that an answer is due from the instant on at which it is", async () => {
      const seen = await opened(1, { dueAt: later(10) });
      await opened(2);
      expect(await due(later(9))).toEqual([]);
      expect(await store.due(later(10), LONG_AGO, 5)).toEqual([{ kind: "reply", case: seen }]);
      const answered = step(seen, TAKEN, { change: { dueAt: null } });
      await made(answered);
      expect(await due(FAR)).toEqual([]);
    });

    it("says that a holder is away from the instant on until which they counted as present", async () => {
      const seen = await opened(1, { dueAt: later(5) });
      const held = await made(step(seen, TAKEN, { change: heldUntil(later(10)) }));
      expect(await due(later(9))).toEqual(["reply case-1"]);
      expect(await store.due(later(10), LONG_AGO, 5)).toEqual([{ kind: "lapse", case: held }]);
      await made(step(held, { type: "lapsed" }, { change: heldUntil(null) }));
      expect(await due(later(10))).toEqual(["reply case-1"]);
    });

    it("says what is to be closed by when it was resolved, whatever was noted since", async () => {
      const seen = await opened(1);
      const resolved = await made(step(seen, { type: "resolved" }, { at: later(10) }));
      await made(step(resolved, { type: "noted" }, { at: later(90) }));
      expect(await due(FAR, later(10))).toEqual([]);
      expect(await due(FAR, later(11))).toEqual(["close case-1"]);
    });

    it("counts anew from when it was resolved again, and closes nothing that was opened again", async () => {
      let now = await made(step(await opened(), { type: "resolved" }, { at: later(10) }));
      const waits = { at: later(20), change: { dueAt: FAR } };
      now = await made(step(now, { type: "written" }, waits));
      expect(await due(later(99), FAR)).toEqual([]);
      const over = { at: later(30), change: { dueAt: null } };
      await made(step(now, { type: "resolved" }, over));
      expect(await due(FAR, later(30))).toEqual([]);
      expect(await due(FAR, later(31))).toEqual(["close case-1"]);
    });

    it("says what is to be ended because nobody waits for anything in it", async () => {
      await opened(1);
      await opened(2, { dueAt: FAR });
      expect(await due(later(1), later(99))).toEqual(["close case-1"]);
    });

    it("hands out no more than asked, and those first of whom somebody was reminded least", async () => {
      await opened(1, { dueAt: later(1), reminders: 2 });
      await opened(2, { dueAt: later(2), reminders: 1 });
      await opened(3, { dueAt: later(4) });
      await opened(4, { dueAt: later(3) });
      const all = ["reply case-4", "reply case-3", "reply case-2", "reply case-1"];
      expect(await due(later(9))).toEqual(all);
      expect(await due(later(9), LONG_AGO, 3)).toEqual(all.slice(0, 3));
      await made(step(await opened(5), TAKEN, { change: heldUntil(later(5)) }));
      await after(await opened(6), { type: "resolved" });
      expect(await due(later(9), FAR, 3)).toEqual(["lapse case-5", "close case-6", all[0]]);
    });
  }

  function describeEnds(): void {
    const erase = (one: Case): Promise<void> =>
      on.database.write((tx) => eraseCases(tx, erasureOf(one)));

    it("leaves of an erased person's cases a reference and what happened, without words", async () => {
      const secret = { question: "secret question", timeZone: "Asia/Secret" };
      const first = await made(
        opening(aCase(1, { ...secret, dueAt: later(9) }), [anEntry("secret")]),
      );
      const held = await made(step(first, TAKEN, { change: heldUntil(later(9)) }));
      await made(opening(aCase(2, { ...secret, person: first.person })));
      const change = await store.latestChange();
      await erase(first);
      expect(await store.latestChange()).toBeGreaterThan(change);
      expect(await store.read(first.id)).toEqual({
        ...held,
        revision: 3,
        standing: { state: "closed", holder: null },
        thread: { platform: "telegram", installation: "", conversation: "" as ConversationId },
        person: "" as PersonId,
        timeZone: null,
        question: "",
        failedAnswer: null,
        changedAt: later(1_000),
        dueAt: null,
        heldUntil: null,
      });
      const events = await store.events(first.id);
      const withdrawn: CaseEvent = {
        at: later(1_000),
        actor: THE_PERSON,
        act: { type: "withdrawn" },
      };
      expect(events.at(-1)).toEqual(withdrawn);
      expect(standingAfter(events.map(({ act }) => act))).toEqual({
        state: "closed",
        holder: null,
      });
      expect(await store.entries(first.id)).toEqual([]);
      expect(await store.activeOf(first.thread)).toBeNull();
      expect(await ids({ text: first.reference })).toEqual([first.id]);
      const left = await everything();
      expect(left).not.toMatch(/secret/i);
      for (const name of [first.person, first.thread.conversation]) {
        expect(left).not.toContain(encodeURIComponent(name));
      }
      expect((await store.read(aCase(2).id))?.standing.state).toBe("closed");
    });

    it("empties a case that is closed already, and adds nothing to what happened", async () => {
      const open = await made(opening(aCase(), [anEntry("secret")]));
      const closed = await after(open, { type: "resolved" }, { type: "closed" });
      const events = await store.events(closed.id);
      await erase(closed);
      expect(await store.events(closed.id)).toEqual(events);
      expect(await store.entries(closed.id)).toEqual([]);
      const emptied = await store.read(closed.id);
      expect(emptied).toMatchObject({ revision: 4, question: "", person: "" });
      expect(await expired(store, later(2))).toBe(1);
    });

    it("erases once, and leaves those of others alone", async () => {
      const mine = await opened(1);
      const others = [
        await opened(2),
        await opened(3, {
          person: mine.person,
          thread: { ...mine.thread, installation: "another bot" },
        }),
        await opened(4, { person: mine.person, thread: { ...mine.thread, platform: "slack" } }),
      ];
      await erase(mine);
      for (const other of others) expect(await store.read(other.id)).toEqual(other);
      const change = await store.latestChange();
      await erase(mine);
      expect(await store.latestChange()).toBe(change);
      expect((await store.read(mine.id))?.revision).toBe(2);
    });

    it("lets nobody who saw a case before its erasure change it after", async () => {
      const seen = await opened();
      await erase(seen);
      const late = step(seen, TAKEN, { entries: [anEntry("late")] });
      expect(await change(late, [deliveryTo(seen, "late")])).toBe(false);
      expect(await everything()).not.toContain("late");
      expect(await change(opening(aCase(2, { thread: seen.thread, person: seen.person })))).toBe(
        true,
      );
    });

    it("rates a case after its erasure as it stands, and names nobody again", async () => {
      await erase(await opened());
      const erased = await store.read(aCase().id);
      if (erased === null) throw new Error("it is gone");
      const rated = step(erased, { type: "rated", satisfaction: "good" });
      expect(await change(rated)).toBe(true);
      const [row] = await on.database.db.selectFrom("case_record").selectAll().execute();
      expect(row).toMatchObject({ lane: "", person: "" });
    });

    it("removes what ended before an instant, with all that happened and was said in it", async () => {
      const ends = async (number: number, at: number): Promise<Case> => {
        const open = await made(opening(aCase(number), [anEntry(`of ${String(number)}`)]));
        const resolved = await made(step(open, { type: "resolved" }, { at: later(at) }));
        return made(step(resolved, { type: "closed" }, { at: later(at) }));
      };
      const old = await ends(1, 9);
      const rating: CaseAct = { type: "rated", satisfaction: "bad" };
      await made(step(old, rating, { at: later(99) }));
      await ends(2, 10);
      await made(step(await opened(3), { type: "resolved" }, { at: later(9) }));
      await opened(4, { openedAt: LONG_AGO });
      expect(await expired(store, later(10))).toBe(2);
      expect(await ids({})).toEqual(["case-4", "case-2"]);
      const rows = await on.database.db.selectFrom("case_entry").select("case_id").execute();
      expect(rows).toEqual([{ case_id: "case-2" }]);
      expect(await store.events(old.id)).toEqual([]);
      expect(await expired(store, later(10))).toBe(0);
    });

    it("leaves no words in the files of the engine when the person withdraws or the retention ends", async () => {
      const address = await on.engine.fresh();
      if (on.engine.name !== "sqlite") return;
      const own = await openDatabase(address, "server");
      onTestFinished(() => own.close());
      const cases = createCaseStore(own);
      const file = address.slice("sqlite:".length);
      const written = (): string =>
        [file, `${file}-wal`].map((each) => readFileSync(each, "latin1")).join("");
      const open = async (number: number, word: string): Promise<Case> => {
        const it = opening(aCase(number, { question: word }), [anEntry(word)]);
        await cases.change(it, [], OPENED_AT);
        return it.after;
      };
      const first = await open(1, "secret wish");
      expect(written()).toContain("secret wish");
      await cases.change(step(first, { type: "withdrawn" }), [], OPENED_AT);
      expect(written()).not.toContain("secret wish");
      const second = await open(2, "old words");
      await cases.change(step(second, { type: "resolved" }), [], OPENED_AT);
      await expired(cases, later(2));
      expect(written()).not.toContain("old words");
    });
  }
});

/** Removes what ended before an instant, as the retention does. */
async function expired(store: CaseStore, before: Date): Promise<number> {
  const ended = await store.ended(before, 100);
  if (ended.length === 0) return 0;
  await store.remove(
    ended.map(({ id }) => id),
    [],
    before,
  );
  return ended.length;
}
