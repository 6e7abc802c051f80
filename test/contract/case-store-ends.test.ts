import { readFileSync } from "node:fs";
import { beforeEach, expect, it, onTestFinished } from "vitest";
import { standingAfter, type Case, type CaseAct, type CaseEvent } from "../../src/domain/case.ts";
import { type ConversationId, type PersonId } from "../../src/domain/message.ts";
import type { CaseStore } from "../../src/ports/case-store.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import {
  aCase,
  anEntry,
  later,
  OPENED_AT,
  opening,
  step,
  THE_PERSON,
} from "../helpers/case-steps.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import {
  FAR,
  LONG_AGO,
  postOf,
  TAKEN,
  caseStoreOn,
  deliveryTo,
  erasureOf,
  expired,
  heldUntil,
} from "../helpers/case-store-world.ts";

describeOnEachEngine("the store of cases, at their end", (on) => {
  const { change, made, opened, after, ids, everything, ...world } = caseStoreOn(on);
  let store: CaseStore;
  beforeEach(() => {
    store = world.store();
  });

  describeEnds();

  function describeEnds(): void {
    const erase = (one: Case): Promise<void> =>
      on.database.write((tx) => eraseCases(tx, erasureOf(one)));

    it("leaves of an erased person's cases a reference and what happened, without words", async () => {
      const secret = { question: "secret question", timeZone: "Asia/Secret" };
      const first = await made(
        opening(aCase(1, { ...secret, dueAt: later(9) }), [anEntry("secret")]),
      );
      const told = { timeZone: "Africa/Secret" };
      const placed = await made(step(first, { type: "located" }, { change: told }));
      expect(await store.read(first.id)).toMatchObject(told);
      const held = await made(step(placed, TAKEN, { change: heldUntil(later(9)) }));
      await made(opening(aCase(2, { ...secret, person: first.person })));
      const change = await store.latestChange();
      await erase(first);
      expect(await store.latestChange()).toBeGreaterThan(change);
      expect(await store.read(first.id)).toEqual({
        ...held,
        revision: 4,
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
      expect(await expired(store, later(10))).toBe(1);
      expect(await ids({})).toEqual(["case-4", "case-2", "case-3"]);
      const rows = await on.database.db.selectFrom("case_entry").select("case_id").execute();
      expect(rows).toEqual([{ case_id: "case-2" }]);
      expect(await store.events(old.id)).toEqual([]);
      expect(await expired(store, later(10))).toBe(0);
    });

    it("removes nothing that is not closed, or was closed since, and takes nothing of it back", async () => {
      const answered = await made(step(await opened(1), { type: "resolved" }));
      const open = await made(step(answered, { type: "written" }));
      const closed = await after(await opened(2), { type: "resolved" }, { type: "closed" });
      const late = await made(
        step(await after(await opened(3), { type: "resolved" }), { type: "closed" }, { at: FAR }),
      );
      const ended = [open, closed, late].map((one) => ({
        id: one.id,
        deliveries: [postOf(one, `taken back of ${one.id}`)],
      }));
      expect(await store.remove(ended, later(10), later(10))).toBe(1);
      expect(await ids({})).toEqual(["case-1", "case-3"]);
      expect(await world.outgoing()).toEqual([
        expect.stringContaining(encodeURIComponent("taken back of case-2")),
      ]);
      expect(await store.remove(ended, later(10), later(10))).toBe(0);
      expect(await store.remove([], later(10), later(10))).toBe(0);
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
      const resolved = step(second, { type: "resolved" });
      await cases.change(resolved, [], OPENED_AT);
      await cases.change(step(resolved.after, { type: "closed" }), [], OPENED_AT);
      await expired(cases, later(2));
      expect(written()).not.toContain("old words");
    });
  }
});
