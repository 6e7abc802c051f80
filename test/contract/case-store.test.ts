import { beforeEach, expect, it } from "vitest";
import {
  CASE_STATES,
  referenceOf,
  standingAfter,
  transition,
  type CaseAct,
  type CaseId,
  type CaseStanding,
  type EntryId,
} from "../../src/domain/case.ts";
import { AppError } from "../../src/domain/errors.ts";
import { type MessageId, type PersonId } from "../../src/domain/message.ts";
import type { CaseChange, CaseStore } from "../../src/ports/case-store.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { aCase, anEntry, ANNA, BEN, later, opening, step, stepTo } from "../helpers/case-steps.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { NORTH, TAKEN, caseStoreOn, deliveryTo, heldUntil } from "../helpers/case-store-world.ts";
import fc from "fast-check";
import { runs } from "../helpers/runs.ts";

describeOnEachEngine("the store of cases", (on) => {
  const { change, made, opened, after, ids, everything, ...world } = caseStoreOn(on);
  let store: CaseStore;
  beforeEach(() => {
    store = world.store();
  });

  describeChanges();
  describeReferences();

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
        { numRuns: runs(40) },
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
      const left = { ...withdrawn, timeZone: null, question: "", failedAnswer: null };
      expect(await store.read(seen.id)).toEqual(left);
      expect(await store.entries(seen.id)).toEqual([]);
      expect(await ids({ text: "secret" })).toEqual(["case-2"]);
      expect(await store.entries(aCase(2).id)).toHaveLength(1);
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
});
