import { beforeEach, expect, it } from "vitest";
import { type Urgency } from "../../src/domain/case.ts";
import type { Staff, StaffId } from "../../src/domain/staff.ts";
import type { CaseStore } from "../../src/ports/case-store.ts";
import { createStaffStore } from "../../src/store/staff.ts";
import { aCase, ANNA, BEN, later, MAIN, step } from "../helpers/case-steps.ts";
import { staffMember } from "../helpers/desk.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import {
  CLEVER,
  EVERYTHING,
  FAR,
  LONG_AGO,
  NORTH,
  TAKEN,
  caseStoreOn,
  heldUntil,
} from "../helpers/case-store-world.ts";

describeOnEachEngine("the store of cases, for lists and the clock", (on) => {
  const { made, opened, after, ids, ...world } = caseStoreOn(on);
  let store: CaseStore;
  beforeEach(() => {
    store = world.store();
  });

  describeLists();
  describeClock();

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

    it("says at once that a case is free whose holder may not work on it, and of nobody else’s", async () => {
      const staff = createStaffStore(on.database);
      const held = async (number: number, holder: StaffId, change: Partial<Staff> = {}) => {
        await staff.change((some) =>
          some.add(staffMember({ id: holder, email: `${holder}@example.org`, ...change })),
        );
        const one = await opened(number, { dueAt: later(5) });
        await made(step(one, { type: "taken", holder }, { change: heldUntil(FAR) }));
      };
      await held(1, "works" as StaffId, { centres: [MAIN] });
      await held(2, "edits" as StaffId, { role: "editor" });
      await held(3, "left" as StaffId, { state: "disabled" });
      await held(4, "moved" as StaffId, { centres: [NORTH] });
      expect((await due(later(1))).toSorted()).toEqual([
        "lapse case-2",
        "lapse case-3",
        "lapse case-4",
      ]);
      expect((await due(later(9))).toSorted()).toEqual([
        "lapse case-2",
        "lapse case-3",
        "lapse case-4",
        "reply case-1",
      ]);
    });

    it("hands out first of what is reminded of daily whom it was the longest since", async () => {
      const DAY_MS = 24 * 60 * 60 * 1_000;
      await opened(1, { dueAt: later(5 * DAY_MS), reminders: 3 });
      await opened(2, { dueAt: later(DAY_MS), reminders: 6 });
      await opened(3, { dueAt: later(2 * DAY_MS), reminders: 40_000 });
      await opened(4, { dueAt: later(7 * DAY_MS), reminders: 1 });
      expect(await due(FAR)).toEqual([
        "reply case-4",
        "reply case-2",
        "reply case-1",
        "reply case-3",
      ]);
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
});
