import { beforeEach, describe, expect, it } from "vitest";
import type { WithdrawalId } from "../../src/domain/editing.ts";
import type { NoticeStore } from "../../src/ports/notice-store.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import { later, START } from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { hitAfter } from "../helpers/failing-database.ts";
import { aNotice, correctionOf, noticeStoreOn, personRef } from "../helpers/notice-world.ts";

describeOnEachEngine("the store of notices", (on) => {
  const { tell, forget, wishOf, begun, pageOf, tellAll, outgoing, send, ...world } =
    noticeStoreOn(on);
  let store: NoticeStore;
  beforeEach(() => {
    store = world.store();
  });

  describe("with who does not want to be told", describeOptOuts);
  describe("in the end", describeEnds);

  function describeOptOuts(): void {
    it("tells nobody who does not want it, in none of their conversations", async () => {
      await tell({ person: "Ada" });
      await tell({ person: "Ada", room: "another" });
      await tell({ person: "Bo" });
      expect(await store.isOptedOut(personRef("Ada"))).toBe(false);
      await store.optOut(personRef("Ada"), START);
      await store.optOut(personRef("Ada"), later(1));
      expect(await store.isOptedOut(personRef("Ada"))).toBe(true);
      for (const other of [
        personRef("Bo"),
        { ...personRef("Ada"), installation: "T/2" },
        { ...personRef("Ada"), platform: "teams" as const },
      ]) {
        expect(await store.isOptedOut(other)).toBe(false);
      }
      const notice = await begun();
      expect(await tellAll(notice)).toEqual(["Bo"]);
      expect(await store.figures(notice.id)).toEqual({ told: 1, failed: 0, optedOut: 1 });
    });

    it("tells again who wants it again, of what is still to be told", async () => {
      for (const person of ["Ada", "Bo"]) {
        await tell({ person });
        await store.optOut(personRef(person), START);
      }
      await store.optIn(personRef("Ada"));
      await store.optIn(personRef("Ada"));
      await store.optIn(personRef("Cy"));
      expect(await store.isOptedOut(personRef("Ada"))).toBe(false);
      expect(await store.isOptedOut(personRef("Bo"))).toBe(true);
      expect(await tellAll(await begun())).toEqual(["Ada"]);
    });

    it("does not tell who said so since the page was read", async () => {
      for (const person of ["Ada", "Bo"]) await tell({ person });
      const notice = await begun();
      const said = (await pageOf(notice)).map((told) => correctionOf(notice, told));
      await store.optOut(personRef("Ada"), START);
      expect(await store.recordTold(notice.id, said, later(2_000))).toMatchObject({ handed: 1 });
      expect(await outgoing()).toEqual(["notice/notice-1/Bo"]);
    });

    it("drops what waits for who wants no more of it, and nothing else", async () => {
      await tell({ person: "Ada" });
      const first = await begun();
      await tellAll(first);
      await send("sent");
      const about = { kind: "withdrawal", id: "withdrawal-2" as WithdrawalId } as const;
      await tell({ person: "Bo" });
      await tellAll(await begun(aNotice(2, { about })));
      expect(await outgoing()).toHaveLength(3);
      await store.optOut(personRef("Ada"), later(3_000));
      expect(await outgoing()).toEqual(["notice/notice-1/Ada", "notice/notice-2/Bo"]);
    });

    it("keeps that wish however long ago it was said, and not when the person is forgotten", async () => {
      await store.optOut(personRef("Ada"), START);
      await world.messages().expire(later(1_000_000));
      expect(await store.isOptedOut(personRef("Ada"))).toBe(true);
      await tell({ person: "Ada" });
      expect(await forget("Ada")).toBe(true);
      expect(await store.isOptedOut(personRef("Ada"))).toBe(false);
    });
  }

  function describeEnds(): void {
    it("tells in figures whom no message reached, and who did not want it when it ended", async () => {
      for (const person of ["Ada", "Bo"]) await tell({ person });
      await tell({ person: "Ada", room: "another" });
      await tell({ person: "Cy" });
      await store.optOut(personRef("Cy"), START);
      const notice = await begun();
      await tellAll(notice);
      expect(await store.figures(notice.id)).toEqual({ told: 2, failed: 0, optedOut: 1 });
      await send("dead");
      await store.finish(notice.id);
      expect(await store.figures(notice.id)).toEqual({ told: 2, failed: 2, optedOut: 1 });
      await store.optOut(personRef("Ada"), later(9_000));
      await forget("Bo");
      await forget("Cy");
      expect(await store.figures(notice.id)).toEqual({ told: 2, failed: 1, optedOut: 1 });
    });

    it("keeps nothing of who was forgotten, and tells them nothing", async () => {
      for (const person of ["Ada", "Bo"]) await tell({ person });
      await tell({ person: "Ada", room: "another" });
      const notice = await begun();
      const said = (await pageOf(notice)).map((told) => correctionOf(notice, told));
      const [one] = said.filter(({ told }) => told.thread.conversation === "another");
      if (one === undefined) throw new Error("Nothing was told there.");
      expect(await store.recordTold(notice.id, [one], later(2_000))).toMatchObject({ handed: 1 });
      expect(await forget("Ada")).toBe(true);
      expect(await store.recordTold(notice.id, said, later(6_000))).toMatchObject({ handed: 1 });
      expect(await outgoing()).toEqual(["notice/notice-1/Bo"]);
      const { db } = on.database;
      const kept = await Promise.all([
        db.selectFrom("notice_told").selectAll().execute(),
        db.selectFrom("answer_claim").selectAll().execute(),
        db.selectFrom("answer").selectAll().execute(),
        db.selectFrom("notice").selectAll().execute(),
      ]);
      expect(JSON.stringify(kept)).not.toMatch(/Ada|another/);
      expect(JSON.stringify(kept)).toMatch(/Bo/);
    });

    it("leaves nothing of who is forgotten at the moment in which they are told", async () => {
      const people = Array.from({ length: 12 }, (_, index) => `person ${String(index)}`);
      for (const person of people) {
        await tell({ person });
        await tell({ person, room: `room of ${person}` });
      }
      const notice = await begun();
      const said = (await pageOf(notice)).map((told) => correctionOf(notice, told));
      let interruptions = 0;
      for (const [index, person] of people.entries()) {
        const own = said.filter(({ told }) => told.person === person);
        const wish = await wishOf(person);
        const forgetting: Promise<boolean>[] = [];
        const interrupted = hitAfter(on.database, index + 1, async () => {
          forgetting.push(wish());
          // Long enough for it to come to a lock; a wait that is too short would only prove less.
          await new Promise((resolve) => setTimeout(resolve, 50));
        });
        const telling = createNoticeStore(interrupted).recordTold(notice.id, own, later(2_000));
        expect(await telling).toMatchObject({ handed: 2 });
        interruptions += forgetting.length;
        // Nothing comes between the last statements and the commit, which are sent together.
        if (forgetting.length === 0) forgetting.push(wish());
        expect(await Promise.all(forgetting)).toEqual([true]);
      }
      expect(interruptions).toBeGreaterThan(5);
      expect(await outgoing()).toEqual([]);
      const told = await on.database.db.selectFrom("notice_told").select("lane").execute();
      expect(told).toEqual([]);
      expect(await store.figures(notice.id)).toMatchObject({ told: people.length });
    });

    it("forgets with the answers who was told what, and tells nobody again for it", async () => {
      await tell({ person: "Ada", at: 1 });
      await tell({ person: "Bo", at: 900 });
      const notice = await begun();
      await tellAll(notice);
      await send("sent");
      const told = () => on.database.db.selectFrom("answer_claim").select("lane").execute();
      await world.messages().expire(later(500));
      expect(await told()).toEqual([{ lane: "slack/T%2F1/Bo" }]);
      expect(await pageOf(notice)).toEqual([]);
      await world.messages().expire(later(10_000));
      expect(await told()).toEqual([]);
      expect(await on.database.db.selectFrom("notice_told").select("lane").execute()).toEqual([]);
      expect(await pageOf(notice)).toEqual([]);
      expect(await store.figures(notice.id)).toEqual({ told: 2, failed: 0, optedOut: 0 });
    });
  }
});
