import fc from "fast-check";
import { sql } from "kysely";
import { beforeEach, describe, expect, it } from "vitest";
import type { WithdrawalId } from "../../src/domain/editing.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import type { NoticeId } from "../../src/domain/notice.ts";
import type { NoticeStore, Reach } from "../../src/ports/notice-store.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import { toldTo } from "../../src/store/told.ts";
import {
  actionsOf,
  anEntry,
  contentStoreOn,
  ENGLISH,
  FEE,
  later,
  RULE,
  START,
} from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { failingAfter } from "../helpers/failing-database.ts";
import { aNotice, correctionOf, noticeStoreOn, personRef } from "../helpers/notice-world.ts";

const OTHER = { article: "visas/r-visa", claim: "documents" } as const;
const ELSEWHERE = { article: "visas/z-visa", claim: "fee" } as const;

describeOnEachEngine("the store of notices", (on) => {
  const { tell, begun, pageOf, tellAll, outgoing, ...world } = noticeStoreOn(on);
  const content = contentStoreOn(on);
  let store: NoticeStore;
  beforeEach(() => {
    store = world.store();
  });

  describe("before anybody is told", describeReaches);
  describe("while people are told", describeTelling);

  function describeReaches(): void {
    const reach = (change: Partial<Reach> = {}): Reach => {
      const { about, claims, since, at: until } = aNotice();
      return { about, claims, since, until, ...change };
    };

    it("counts each person once who was told one of the claims", async () => {
      await tell({ person: "Ada" });
      await tell({ person: "Ada", room: "another", claims: [FEE, RULE, FEE] });
      await tell({ person: "Bo", claims: [OTHER, FEE] });
      await tell({ person: "Cy", claims: [OTHER, ELSEWHERE] });
      await tell({ person: "Di", claims: [] });
      expect(await store.countTold(reach())).toBe(2);
      expect(await store.countTold(reach({ claims: [ELSEWHERE, OTHER, RULE] }))).toBe(3);
      expect(await store.countTold(reach({ claims: [] }))).toBe(0);
    });

    it("counts from one instant to another, both included", async () => {
      for (const at of [9, 10, 20, 21]) await tell({ person: `at ${String(at)}`, at });
      const between = reach({ since: later(10), until: later(20) });
      expect(await store.countTold(between)).toBe(2);
    });

    it("leaves out who was told what is true since the release", async () => {
      await content.seeded();
      await content.came(1, ENGLISH, "English 2", { at: later(50) });
      await tell({ person: "on the first", at: 60, release: 1 });
      await tell({ person: "on the second", at: 70, release: 2 });
      await tell({ person: "before, on who knows which", at: 49 });
      await tell({ person: "after, on who knows which", at: 50 });
      const about = { kind: "release", number: 2 } as const;
      expect(await store.countTold(reach({ about }))).toBe(2);
      const notice = await begun(aNotice(1, { about }));
      expect((await tellAll(notice)).toSorted()).toEqual([
        "before, on who knows which",
        "on the first",
      ]);
    });

    it("leaves out who was told about the same subject before, in all their conversations", async () => {
      for (const person of ["Ada", "Bo"]) await tell({ person });
      const first = await begun();
      expect((await tellAll(first)).toSorted()).toEqual(["Ada", "Bo"]);
      expect(await store.countTold(reach())).toBe(0);
      await store.finish(first.id);
      await tell({ person: "Ada", room: "another" });
      await tell({ person: "Cy" });
      expect(await store.countTold(reach())).toBe(2);
      expect(await store.countTold(reach({ claims: [] }))).toBe(0);
      const about = { kind: "withdrawal", id: "another" as WithdrawalId } as const;
      expect(await store.countTold(reach({ about }))).toBe(3);
      expect((await tellAll(await begun(aNotice(2)))).toSorted()).toEqual(["Cy", "another"]);
      expect(await store.countTold(reach())).toBe(0);
    });

    it("asks an index alone of very many answers", async () => {
      // PostgreSQL chooses by what it finds in the table, and of few rows it reads all.
      if (on.engine.name !== "sqlite") return;
      for (const about of [aNotice().about, { kind: "release", number: 2 } as const]) {
        const told = toldTo(on.database.db, reach({ about })).select(["platform", "person"]);
        const asked = sql<{ detail: string }>`explain query plan select * from ${told} as told`;
        const { rows } = await asked.execute(on.database.db);
        const plan = rows.map(({ detail }) => detail).join("; ");
        expect(plan).toContain("USING COVERING INDEX answer_claim_told (article=? AND claim=?)");
        expect(plan).not.toMatch(/SCAN answer/);
      }
    });

    // A page that asks for each claim by itself, or for each in each lane, takes minutes.
    const QUICK = { timeout: 30_000 };
    it(
      "counts and tells of as many claims as a change of all of the content has",
      QUICK,
      async () => {
        const claims = Array.from({ length: 40_000 }, (_, n) => ({
          ...RULE,
          claim: `row:${String(n)}`,
          ...(n % 2 === 0 ? {} : { languages: ["en", "fr"] }),
        }));
        await tell({ person: "Ada", claims: claims.slice(39_990, 39_992) });
        await tell({ person: "Bo" });
        await tell({ person: "Cy", claims: [{ ...RULE, claim: "row:7" }], language: "fr" });
        await tell({ person: "Di", claims: [{ ...RULE, claim: "row:7" }], language: "ru" });
        await tell({ person: "Ed", claims: [{ ...RULE, claim: "row:8" }], language: "ru" });
        await store.optOut(personRef("Ed"), later(1));
        expect(await store.countTold(reach({ claims }))).toBe(3);
        const notice = aNotice(1, { claims });
        await store.begin(notice, anEntry("notice.begun", notice.id));
        expect(await tellAll(notice, 1)).toEqual(["Cy", "Ada"]);
        expect(await store.countTold(reach({ claims }))).toBe(1);
        await store.finish(notice.id);
        expect(await store.figures(notice.id)).toMatchObject({ told: 2, optedOut: 1 });
      },
    );
  }

  function describeTelling(): void {
    it("begins one about the same at a time, and tells the audit trail once", async () => {
      expect(await store.begin(aNotice(1), anEntry("notice.begun", "1"))).toBe(true);
      expect(await store.begin(aNotice(1), anEntry("notice.begun", "1"))).toBe(true);
      expect(await store.begin(aNotice(2), anEntry("notice.begun", "2"))).toBe(false);
      const about = { kind: "release", number: 7 } as const;
      expect(await store.begin(aNotice(3, { about }), anEntry("notice.begun", "3"))).toBe(true);
      expect(await actionsOf(on.database)).toEqual(["notice.begun", "notice.begun"]);
      expect(await store.read(aNotice(1).id)).toEqual(aNotice(1));
      expect(await store.read(aNotice(2).id)).toBeNull();
      expect(await store.list(1)).toEqual([aNotice(3, { about })]);
      expect(await store.running()).toEqual([aNotice(1), aNotice(3, { about })]);
      await store.finish(aNotice(1).id);
      expect(await store.running()).toEqual([aNotice(3, { about })]);
      expect(await store.read(aNotice(1).id)).toEqual(aNotice(1, { state: "done" }));
      expect(await store.begin(aNotice(2), anEntry("notice.begun", "2"))).toBe(true);
    });

    it("begins one of those that are begun at the same moment", async () => {
      const many = [1, 2, 3, 4, 5].map((number) =>
        store.begin(aNotice(number), anEntry("notice.begun", String(number))),
      );
      expect((await Promise.all(many)).filter(Boolean)).toHaveLength(1);
      expect(await actionsOf(on.database)).toHaveLength(1);
    });

    it("finds each conversation once, with all that was told there", async () => {
      const first = await tell({ person: "Ada", claims: [RULE, OTHER], language: "ru", at: 1 });
      const second = await tell({ person: "Ada", claims: [FEE, RULE], language: "zh", at: 2 });
      await tell({ person: "Bo", claims: [OTHER] });
      await tell({ person: "Cy", at: -1 });
      await tell({ person: "Di", at: 1_001 });
      const notice = await begun();
      const asOf = "2026-11-26";
      expect(await pageOf(notice)).toEqual([
        {
          thread: { platform: "slack", installation: "T/1", conversation: "Ada" },
          person: "Ada",
          language: "zh",
          claims: expect.toSatisfy((claims: unknown[]) => claims.length === 2) as unknown,
          answers: [
            { id: first, at: later(1), asOf },
            { id: second, at: later(2), asOf },
          ],
        },
      ]);
      const [told] = await pageOf(notice);
      expect(told?.claims).toEqual(expect.arrayContaining([RULE, FEE]));
    });

    it("finds as many as are asked for, page by page, each conversation until it is told", async () => {
      const people = Array.from({ length: 7 }, (_, index) => `person ${String(index)}`);
      for (const [index, person] of people.entries()) {
        await tell({ person, claims: index % 2 === 0 ? [RULE, FEE] : [FEE] });
      }
      const notice = await begun();
      const first = await store.nextTold(notice.id, null, 3);
      expect(first.told).toHaveLength(3);
      // Nobody was told, so each comes at least once, and for each claim at most once.
      const rooms: string[] = [];
      for (let after: string | null = null; ;) {
        const page = await store.nextTold(notice.id, after, 3);
        rooms.push(...page.told.map(({ person }) => person));
        after = page.next;
        if (after === null) break;
      }
      expect(new Set(rooms)).toEqual(new Set(people));
      expect(rooms).toHaveLength(4 + 7);
      expect((await tellAll(notice, 3)).toSorted()).toEqual(people);
      expect(await store.nextTold(notice.id, null, 3)).toEqual({ told: [], held: [], next: null });
    });

    it("goes on from no place that it did not name", async () => {
      const notice = await begun();
      for (const place of ["", "x", "1", "-1.a", "0.\u0000"]) {
        await expect(store.nextTold(notice.id, place, 3)).rejects.toMatchObject({
          code: "bad_request",
        });
      }
      const beyond = await store.nextTold(notice.id, "7.a", 3);
      expect(beyond).toEqual({ told: [], held: [], next: null });
    });

    it("hands one message for a conversation to the outbox, however often it is recorded", async () => {
      await tell({ person: "Ada" });
      await tell({ person: "Ada" });
      await tell({ person: "Ada", room: "another" });
      const notice = await begun();
      const said = (await pageOf(notice)).map((told) => correctionOf(notice, told));
      expect(await store.recordTold(notice.id, said, later(2_000))).toMatchObject({ handed: 2 });
      expect(await store.recordTold(notice.id, said, later(2_001))).toMatchObject({ handed: 0 });
      expect(await store.recordTold(notice.id, [], later(2_002))).toMatchObject({ handed: 0 });
      expect(await outgoing()).toEqual(["notice/notice-1/Ada", "notice/notice-1/another"]);
      expect(await pageOf(notice)).toEqual([]);
      // She is one, in two conversations.
      expect(await store.figures(notice.id)).toEqual({ told: 1, failed: 0, optedOut: 0 });
    });

    it("lets one of those who tell at the same moment do so", async () => {
      for (const person of ["Ada", "Bo", "Cy", "Di"]) await tell({ person });
      const notice = await begun();
      const said = (await pageOf(notice)).map((told) => correctionOf(notice, told));
      const orders = [said, said.toReversed(), said, said.toReversed()];
      const done = await Promise.all(
        orders.map((each) => store.recordTold(notice.id, each, later(2_000))),
      );
      expect(done.map(({ handed }) => handed).toSorted()).toEqual([0, 0, 0, 4]);
      expect(await outgoing()).toHaveLength(4);
      expect(await store.figures(notice.id)).toMatchObject({ told: 4 });
    });

    it("has told all or nothing, wherever the process dies", async () => {
      for (const person of ["Ada", "Bo", "Cy"]) await tell({ person });
      const notice = await begun();
      const said = (await pageOf(notice)).map((told) => correctionOf(notice, told));
      let died = 0;
      for (; died < 100; died += 1) {
        const dying = createNoticeStore(failingAfter(on.database, died));
        try {
          expect(await dying.recordTold(notice.id, said, later(2_000))).toMatchObject({
            handed: 3,
          });
          break;
        } catch (error) {
          expect(error).toBeInstanceOf(Unavailable);
          expect(await outgoing()).toEqual([]);
          expect(await pageOf(notice)).toHaveLength(3);
          expect(await store.figures(notice.id)).toMatchObject({ told: 0 });
        }
      }
      expect(died).toBeGreaterThan(10);
      expect(await outgoing()).toHaveLength(3);
    });

    it("tells nobody twice about the same, and of something else again", async () => {
      await tell({ person: "Ada", at: 5 });
      await tell({ person: "Bo", at: 50 });
      const first = await begun(aNotice(1, { since: later(40) }));
      expect(await tellAll(first)).toEqual(["Bo"]);
      await store.finish(first.id);
      const wider = await begun(aNotice(2));
      expect(await tellAll(wider)).toEqual(["Ada"]);
      await store.finish(wider.id);
      const about = { kind: "release", number: 9 } as const;
      await content.seeded();
      const other = await begun(aNotice(3, { about }));
      expect(await tellAll(other)).toEqual([]);
      const another = { kind: "withdrawal", id: "withdrawal-2" as WithdrawalId } as const;
      expect((await tellAll(await begun(aNotice(4, { about: another })))).toSorted()).toEqual([
        "Ada",
        "Bo",
      ]);
    });

    it("tells by no notice that is over or never was", async () => {
      await tell({ person: "Ada" });
      const notice = await begun();
      const said = (await pageOf(notice)).map((told) => correctionOf(notice, told));
      await store.finish(notice.id);
      const unknown = "unknown" as NoticeId;
      for (const id of [notice.id, unknown]) {
        expect(await store.recordTold(id, said, later(2_000))).toMatchObject({ handed: 0 });
        expect(await store.nextTold(id, null, 9)).toEqual({ told: [], held: [], next: null });
      }
      expect(await outgoing()).toEqual([]);
      expect(await store.figures(unknown)).toBeNull();
      await store.finish(unknown);
    });

    it(
      "tells everybody once, over any number of deaths and pages",
      { timeout: 120_000 },
      async () => {
        let number = 0;
        let deaths = 0;
        const tellings = fc.array(
          fc.record({
            person: fc.nat(4),
            room: fc.nat(2),
            claims: fc.subarray([RULE, FEE, OTHER]),
            wantsNone: fc.constantFrom(false, false, false, false, true),
          }),
          { minLength: 4, maxLength: 10, size: "max" },
        );
        await fc.assert(
          fc.asyncProperty(
            tellings,
            fc.integer({ min: 1, max: 3 }),
            fc.array(fc.nat(14), { minLength: 2, maxLength: 6, size: "max" }),
            async (tellings, most, dies) => {
              number += 1;
              const own = (name: string | number) => `${String(number)} ${String(name)}`;
              const claims = [RULE, FEE].map((each) => ({ ...each, claim: own(each.claim) }));
              const wanted = new Set<string>();
              const unwanted = new Set(
                tellings.filter(({ wantsNone }) => wantsNone).map(({ person }) => person),
              );
              for (const { person, room, claims: told } of tellings) {
                const name = `${String(person)} ${String(room)}`;
                const asserted = told.map((each) => ({ ...each, claim: own(each.claim) }));
                await tell({ person: own(person), room: own(name), claims: asserted });
                const isTold = told.some((each) => each !== OTHER);
                if (isTold && !unwanted.has(person)) wanted.add(own(name));
              }
              for (const person of unwanted) {
                await store.optOut(personRef(own(person)), START);
              }
              const about = { kind: "withdrawal", id: own("w") as WithdrawalId } as const;
              const notice = await begun(aNotice(number, { about, claims }));
              const left = [...dies];
              for (let over = false; !over;) {
                let after: string | null = null;
                over = true;
                do {
                  const page = await store.nextTold(notice.id, after, most);
                  const said = page.told.map((told) => correctionOf(notice, told));
                  const statements = left.pop() ?? 1_000;
                  const dying = createNoticeStore(failingAfter(on.database, statements));
                  try {
                    await dying.recordTold(notice.id, said, later(2_000));
                  } catch {
                    deaths += 1;
                    over = false;
                  }
                  after = page.next;
                } while (after !== null);
              }
              const rows = await on.database.db
                .selectFrom("outbox")
                .select(["key", "lane"])
                .where("key", "like", `notice/${notice.id}/%`)
                .execute();
              const rooms = rows.map(({ lane }) => decodeURIComponent(lane.split("/")[2] ?? ""));
              expect(rooms.toSorted()).toEqual([...wanted].toSorted());
              const people = new Set(rooms.map((room) => room.split(" ")[1]));
              expect(await store.figures(notice.id)).toMatchObject({ told: people.size });
            },
          ),
          { numRuns: 15 },
        );
        // Else nothing was tried.
        expect(deaths).toBeGreaterThan(5);
      },
    );
  }
});
