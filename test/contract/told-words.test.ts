import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { AssertedClaim, Reply } from "../../src/domain/answer.ts";
import { paragraph } from "../../src/domain/block.ts";
import { caseDeliveryKey } from "../../src/domain/case-delivery.ts";
import { partName } from "../../src/domain/delivery-tries.ts";
import type { Case } from "../../src/domain/case.ts";
import type { WithdrawalId } from "../../src/domain/editing.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import type { ConversationId, Delivery, PersonId, ThreadRef } from "../../src/domain/message.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import type { CaseStore } from "../../src/ports/case-store.ts";
import type { ClaimedDelivery } from "../../src/ports/message-store.ts";
import type { NoticeStore } from "../../src/ports/notice-store.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import { createThreadNotes } from "../../src/store/thread-notes.ts";
import { aMessage, EMPTY_REPLY } from "../helpers/builders.ts";
import { aCase, ANNA, anEntry, opening, step } from "../helpers/case-steps.ts";
import { contentStoreOn, FEE, later, RULE, START } from "../helpers/content-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { failingAfter, hitAfter } from "../helpers/failing-database.ts";
import {
  aNotice,
  correctionOf,
  noticeStoreOn,
  NOTHING,
  personRef,
} from "../helpers/notice-world.ts";

const OTHER: AssertedClaim = { article: "visas/r-visa", claim: "documents" };

describeOnEachEngine("what is remembered of what was told", (on) => {
  const { tell, forget, begun, pageOf, tellAll, outgoing, send, ...world } = noticeStoreOn(on);
  const content = contentStoreOn(on);
  let notices: NoticeStore;
  let cases: CaseStore;
  beforeEach(() => {
    notices = world.store();
    cases = createCaseStore(on.database);
  });

  const threadOf = (conversation: string): ThreadRef => ({
    platform: "slack",
    installation: "T/1",
    conversation: conversation as ConversationId,
  });
  const replyOf = (asserted: readonly AssertedClaim[], change: Partial<Reply> = {}): Reply => ({
    ...EMPTY_REPLY,
    outcome: "answer",
    asserted,
    ...change,
  });
  /** A case of somebody, which Anna has taken. */
  const taken = async (number: number, person: string, room = person): Promise<Case> => {
    const open = aCase(number, { thread: threadOf(room), person: person as PersonId });
    await cases.change(opening(open), [], START);
    const change = step(open, { type: "taken", holder: ANNA });
    await cases.change(change, [], START);
    return change.after;
  };
  /** Anna sends an article in it. */
  const articleIn = (
    record: Case,
    asserted: readonly AssertedClaim[],
    { release = 1, language = "en", id = `${record.id} ${String(record.revision)}` } = {},
  ) => {
    const key = caseDeliveryKey(record.id, id);
    const delivery: Delivery = {
      key,
      thread: record.thread,
      person: record.person,
      inReplyTo: null,
      reply: replyOf(asserted, { language, blocks: [paragraph("The words of the article.")] }),
      direction: "ltr",
      told: { answer: randomUUID() as AnswerId, release },
    };
    const entry = anEntry(id, {
      kind: "staff",
      author: { kind: "staff", id: ANNA },
      text: "The words of the article.",
      deliveryKey: key,
    });
    return { delivery, change: step(record, { type: "answered" }, { entries: [entry] }) };
  };
  const claimsOf = async (): Promise<string[]> => {
    const rows = await on.database.db
      .selectFrom("answer_claim")
      .select(["person", "claim", "release"])
      .orderBy("claim")
      .execute();
    return rows.map(
      ({ person, claim, release }) =>
        `${person.split("/").at(-1) ?? ""} ${claim} ${String(release)}`,
    );
  };
  const countOf = async (claims = [RULE, FEE]): Promise<number> => {
    const { about, since } = aNotice();
    return notices.countTold({ about, claims, since, until: later(1_000) });
  };

  describe("of an article that staff send in a case", () => {
    it("is what it asserts, for whom, in which language and on which release", async () => {
      const record = await taken(1, "Ada");
      const { delivery, change } = articleIn(record, [RULE, OTHER, RULE], { release: 3 });
      expect(await cases.change(change, [delivery], later(1))).toBe(true);
      expect(await claimsOf()).toEqual([`Ada ${OTHER.claim} 3`, `Ada ${RULE.claim} 3`].toSorted());
      expect(await countOf()).toBe(1);
      await cases.change(step(change.after, { type: "resolved" }), [], later(2));
      const notice = await begun();
      expect(await pageOf(notice)).toMatchObject([
        { thread: record.thread, person: "Ada", language: "en", claims: [RULE] },
      ]);
      expect(await tellAll(notice)).toEqual(["Ada"]);
    });

    it("does not count as an answer", async () => {
      const { delivery, change } = articleIn(await taken(1, "Ada"), [RULE]);
      await cases.change(change, [delivery], later(1));
      expect(await on.database.db.selectFrom("number_day").selectAll().execute()).toEqual([]);
    });

    it("is nothing where the case was changed meanwhile, or the process dies", async () => {
      const record = await taken(1, "Ada");
      const { delivery, change } = articleIn(record, [RULE]);
      let died = 0;
      for (; died < 100; died += 1) {
        const dying = createCaseStore(failingAfter(on.database, died));
        const isDone = await dying.change(change, [delivery], later(1)).catch((error: unknown) => {
          expect(error).toBeInstanceOf(Unavailable);
          return false;
        });
        expect(await claimsOf()).toHaveLength(isDone ? 1 : 0);
        expect(await outgoing()).toHaveLength(isDone ? 1 : 0);
        if (isDone) break;
      }
      expect(died).toBeGreaterThan(4);
      const late = articleIn(record, [FEE]);
      expect(await cases.change(late.change, [late.delivery], later(2))).toBe(false);
      expect(await claimsOf()).toHaveLength(1);
    });

    it("is forgotten where it was not sent when the person withdraws, and stays where it was", async () => {
      const first = await taken(1, "Ada");
      const sent = articleIn(first, [RULE]);
      await cases.change(sent.change, [sent.delivery], later(1));
      await send("sent");
      const unsent = articleIn(sent.change.after, [FEE]);
      await cases.change(unsent.change, [unsent.delivery], later(2));
      expect(await claimsOf()).toHaveLength(2);
      await cases.change(step(unsent.change.after, { type: "withdrawn" }), [], later(3));
      expect(await claimsOf()).toEqual([`Ada ${RULE.claim} 1`]);
      await forget("Ada");
      expect(await claimsOf()).toEqual([]);
    });
  });

  describe("of words that others took the place of", () => {
    const claimed = async (at = later(10)): Promise<ClaimedDelivery> => {
      const [one] = await world.messages().claimDeliveries({ now: at, leaseMs: 1_000, most: 5 });
      if (one === undefined) throw new Error("Nothing waits.");
      return one;
    };
    const waiting = async (): Promise<Delivery> => {
      const { delivery, change } = articleIn(await taken(1, "Ada"), [RULE, OTHER], {
        id: "entry-1",
      });
      await cases.change(change, [delivery], later(1));
      return delivery;
    };
    const insteadOf = (delivery: Delivery): Delivery => ({
      ...delivery,
      reply: replyOf([FEE], { language: "en", blocks: [paragraph("What can be said now.")] }),
      replaced: 1,
      ...(delivery.told === undefined ? {} : { told: { ...delivery.told, release: 4 } }),
    });

    it("is what those assert, from then on; a case shows what its person gets", async () => {
      const delivery = await waiting();
      const claim = await claimed();
      const instead = insteadOf(delivery);
      expect(await world.messages().replaceDelivery(claim, instead, later(500))).toBe(true);
      expect(await claimsOf()).toEqual([`Ada ${FEE.claim} 4`]);
      const { about, since } = aNotice();
      const told = (until: number) =>
        notices.countTold({ about, claims: [FEE], since, until: later(until) });
      expect([await told(499), await told(500)]).toEqual([0, 1]);
      expect(await cases.entries(aCase(1).id)).toMatchObject([{ text: "What can be said now." }]);
      // The lane is held still, and what is tried again are those words.
      await world
        .messages()
        .settleDelivery(claim, { kind: "later", at: later(600), error: "x" }, later(501));
      expect((await claimed(later(700))).delivery).toEqual(instead);
    });

    it("is what both assert where an earlier try may have told the first words, and they stay apart", async () => {
      const delivery = await waiting();
      const first = await claimed();
      const later600 = { kind: "later", at: later(600), error: "unavailable" } as const;
      await world.messages().settleDelivery(first, later600, later(11));
      const claim = await claimed(later(700));
      const instead = { ...insteadOf(delivery), reply: replyOf([RULE, FEE], { language: "en" }) };
      expect(await world.messages().replaceDelivery(claim, instead, later(701))).toBe(true);
      expect(await claimsOf()).toEqual(
        [
          `Ada ${FEE.claim} 4`,
          `Ada ${OTHER.claim} 1`,
          `Ada ${RULE.claim} 1`,
          `Ada ${RULE.claim} 4`,
        ].toSorted(),
      );
      // Whoever was told both is one, and found by what each of them said.
      const { about } = aNotice();
      const told = (claims: AssertedClaim[], since: number) =>
        notices.countTold({ about, claims, since: later(since), until: later(5_000) });
      expect([await told([OTHER], 0), await told([RULE], 0)]).toEqual([1, 1]);
      expect([await told([OTHER], 500), await told([RULE], 500)]).toEqual([0, 1]);
      await forget("Ada");
      expect(await claimsOf()).toEqual([]);
    });

    it("is what the new ones assert where each earlier try was refused", async () => {
      const delivery = await waiting();
      const refused = { kind: "later", error: "rate_limited", untold: true } as const;
      for (const at of [100, 200, 300]) {
        const tried = await claimed(later(at));
        const again = { ...refused, at: later(at + 100) };
        await world.messages().settleDelivery(tried, again, later(at + 1));
      }
      const claim = await claimed(later(400));
      expect(claim).toMatchObject({ attempt: 4, delivery: { untold: 3 } });
      const replaced = await world
        .messages()
        .replaceDelivery(claim, insteadOf(delivery), later(401));
      expect([replaced, await claimsOf()]).toEqual([true, [`Ada ${FEE.claim} 4`]]);
    });

    it("is what both assert where a part of the first words was sent", async () => {
      const delivery = await waiting();
      const { thread, person } = delivery;
      const note = { kind: "part", name: partName(delivery, 0), data: "1" } as const;
      await createThreadNotes(on.database).write(thread, person, [note], later(2));
      const instead = insteadOf(delivery);
      await world.messages().replaceDelivery(await claimed(), instead, later(500));
      expect(await claimsOf()).toHaveLength(3);
    });

    it("is what both assert where the first were given up, and are tried again by hand", async () => {
      const delivery = await waiting();
      const dead = { kind: "dead", error: "unavailable" } as const;
      await world.messages().settleDelivery(await claimed(), dead, later(11));
      const [row] = await world.messages().listDead(1);
      await world.messages().retryDead("out", row?.id ?? 0, later(12));
      const claim = await claimed(later(20));
      expect(claim).toMatchObject({ attempt: 1, delivery: { mayBeRead: true } });
      await world.messages().replaceDelivery(claim, insteadOf(delivery), later(500));
      expect(await claimsOf()).toHaveLength(3);
    });

    it("leaves out of a case who says it, and tells whoever looks at the case", async () => {
      const delivery = await waiting();
      const before = await cases.latestChange();
      const blocks = [paragraph("Anna (Wuhan):"), paragraph("What can be said now.")];
      const reply = replyOf([FEE], { language: "en", from: "staff", blocks });
      const claim = await claimed();
      await world.messages().replaceDelivery(claim, { ...insteadOf(delivery), reply }, later(500));
      expect(await cases.entries(aCase(1).id)).toMatchObject([{ text: "What can be said now." }]);
      expect(await cases.latestChange()).toBeGreaterThan(before);
    });

    it("is nothing new where the lane is somebody else's, or the person was erased", async () => {
      const delivery = await waiting();
      const late = await claimed();
      const mine = await claimed(later(2_000));
      const instead = insteadOf(delivery);
      expect(await world.messages().replaceDelivery(late, instead, later(2_001))).toBe(false);
      expect(await claimsOf()).toHaveLength(2);
      await forget("Ada");
      expect(await world.messages().replaceDelivery(mine, instead, later(2_002))).toBe(false);
      expect(await claimsOf()).toEqual([]);
    });

    it("is all or nothing, wherever the process dies", async () => {
      const delivery = await waiting();
      const claim = await claimed();
      const before = await claimsOf();
      let died = 0;
      for (; died < 100; died += 1) {
        const dying = createMessageStore(failingAfter(on.database, died), { erasers: [] });
        const isDone = await dying
          .replaceDelivery(claim, insteadOf(delivery), later(500))
          .catch(() => false);
        const [entry] = await cases.entries(aCase(1).id);
        expect(entry?.text).toBe(isDone ? "What can be said now." : "The words of the article.");
        if (isDone) break;
        expect(await claimsOf()).toEqual(before);
      }
      expect(died).toBeGreaterThan(4);
      expect(await claimsOf()).toEqual([`Ada ${FEE.claim} 4`]);
    });

    it("leaves alone what nothing is remembered of", async () => {
      const thread = threadOf("Ada");
      const message = { ...aMessage({ id: "plain" }), thread, sender: "Ada" as PersonId };
      await world.messages().accept(message, START);
      const [inbound] = await world.messages().claimMessages({ now: START, leaseMs: 9, most: 1 });
      if (inbound === undefined) throw new Error("It could not be claimed.");
      const plain: Delivery = {
        key: "plain",
        thread,
        person: message.sender,
        inReplyTo: null,
        reply: EMPTY_REPLY,
        direction: "ltr",
      };
      await world.messages().settle(inbound, { ...NOTHING, deliveries: [plain] }, START);
      const claim = await claimed();
      const instead = insteadOf(plain);
      expect(await world.messages().replaceDelivery(claim, instead, later(11))).toBe(true);
      expect(await claimsOf()).toEqual([]);
    });
  });

  describe("of a reply that is counted as no answer", () => {
    it("is what it asserts, and is counted nowhere", async () => {
      const thread = threadOf("Ada");
      const message = { ...aMessage({ id: "urgent" }), thread, sender: "Ada" as PersonId };
      await world.messages().accept(message, START);
      const [inbound] = await world.messages().claimMessages({ now: START, leaseMs: 9, most: 1 });
      if (inbound === undefined) throw new Error("It could not be claimed.");
      const urgent: Delivery = {
        key: "urgent",
        thread,
        person: message.sender,
        inReplyTo: null,
        reply: replyOf([RULE], { outcome: "urgent" }),
        direction: "ltr",
        told: { answer: randomUUID() as AnswerId, release: 3 },
      };
      await world.messages().settle(inbound, { ...NOTHING, deliveries: [urgent] }, START);
      expect(await claimsOf()).toEqual([`Ada ${RULE.claim} 3`]);
      expect(await on.database.db.selectFrom("number_day").selectAll().execute()).toEqual([]);
    });
  });

  describe("of what a notice says itself", () => {
    const toldBy = (release: number) => (told: Parameters<typeof correctionOf>[1]) => {
      const message = correctionOf(aNotice(), told);
      const reply = replyOf([FEE], { language: told.language });
      const name = { answer: randomUUID() as AnswerId, release };
      return { ...message, delivery: { ...message.delivery, reply, told: name } };
    };

    it("can be corrected in turn, and is told once", async () => {
      await tell({ person: "Ada", claims: [RULE], release: 1 });
      const notice = await begun();
      const said = (await pageOf(notice)).map(toldBy(2));
      expect(await notices.recordTold(notice.id, said, later(2_000))).toMatchObject({ handed: 1 });
      expect(await notices.recordTold(notice.id, said, later(2_001))).toMatchObject({ handed: 0 });
      expect(await claimsOf()).toEqual([`Ada ${FEE.claim} 2`, `Ada ${RULE.claim} 1`].toSorted());
    });

    it("is forgotten where it was dropped", async () => {
      await tell({ person: "Ada", claims: [RULE], release: 1 });
      const notice = await begun();
      await notices.recordTold(notice.id, (await pageOf(notice)).map(toldBy(2)), later(2_000));
      await notices.optOut(personRef("Ada"), later(2_001));
      expect(await claimsOf()).toEqual([`Ada ${RULE.claim} 1`]);
    });
  });

  describe("in the languages of a correction", () => {
    const release = { kind: "release", number: 2 } as const;

    it("finds those alone who were told in one of them", async () => {
      await content.seeded();
      for (const language of ["ar", "fr", "en"]) {
        await tell({ person: `${language} rule`, claims: [RULE], language, release: 1 });
        await tell({ person: `${language} fee`, claims: [FEE], language, release: 1 });
      }
      await tell({ person: "ar since", claims: [RULE], language: "ar", release: 2 });
      const claims = [{ ...RULE, languages: ["ar", "fr"] }, FEE];
      const { since } = aNotice();
      const reach = { about: release, claims, since, until: later(1_000) };
      expect(await notices.countTold(reach)).toBe(5);
      expect(await notices.countTold({ ...reach, claims: [{ ...RULE, languages: [] }] })).toBe(0);
      await notices.optOut(personRef("en rule"), later(1));
      await notices.optOut(personRef("fr rule"), later(1));
      const notice = await begun(aNotice(1, { about: release, claims }));
      expect(await notices.read(notice.id)).toEqual(notice);
      expect((await tellAll(notice)).toSorted()).toEqual(
        ["ar fee", "ar rule", "en fee", "fr fee"].toSorted(),
      );
      expect(await notices.figures(notice.id)).toMatchObject({ told: 4, optedOut: 1 });
    });
  });

  describe("while somebody of the staff has the word", () => {
    it("waits, and is told once they have it no more", async () => {
      await tell({ person: "Ada" });
      await tell({ person: "Bo" });
      const held = await taken(1, "Ada");
      const notice = await begun();
      const page = await notices.nextTold(notice.id, null, 100);
      expect([page.told.map(({ person }) => person), page.held]).toEqual([["Bo"], [held.thread]]);
      expect(await tellAll(notice)).toEqual(["Bo"]);
      const only = await notices.toldIn(notice.id, [held.thread, threadOf("Bo"), threadOf("Cy")]);
      expect(only).toEqual({ told: [], held: [held.thread] });
      await cases.change(step(held, { type: "released" }), [], later(1));
      const free = await notices.toldIn(notice.id, [held.thread]);
      expect(free).toMatchObject({ told: [{ person: "Ada" }], held: [] });
      const said = free.told.map((told) => correctionOf(notice, told));
      expect(await notices.recordTold(notice.id, said, later(2))).toEqual({ handed: 1, held: [] });
      expect(await notices.toldIn(notice.id, [held.thread])).toEqual({ told: [], held: [] });
      await notices.finish(notice.id);
      expect(await notices.toldIn(notice.id, [held.thread])).toEqual({ told: [], held: [] });
    });

    it.each(["resolved", "released", "withdrawn"] as const)(
      "is told again after the case was %s",
      async (type) => {
        await tell({ person: "Ada" });
        const held = await taken(1, "Ada");
        const notice = await begun();
        expect(await tellAll(notice)).toEqual([]);
        await cases.change(step(held, { type }), [], later(1));
        expect(await tellAll(notice)).toEqual(["Ada"]);
      },
    );

    it("is not told in a conversation that was taken since the page was read, and says so", async () => {
      for (const person of ["Ada", "Bo"]) await tell({ person });
      const notice = await begun();
      const said = (await pageOf(notice)).map((told) => correctionOf(notice, told));
      const held = await taken(1, "Ada");
      expect(await notices.recordTold(notice.id, said, later(2))).toEqual({
        handed: 1,
        held: [held.thread],
      });
      expect(await outgoing()).toEqual(["notice/notice-1/Bo"]);
      expect(await notices.figures(notice.id)).toMatchObject({ told: 1 });
    });

    it("is told before they say that they have the word, or after it is over, at whichever moment they take it", async () => {
      for (let number = 1; number <= 12; number += 1) {
        const person = `person ${String(number)}`;
        await tell({ person });
        const open = aCase(number, { thread: threadOf(person), person: person as PersonId });
        await cases.change(opening(open), [], START);
        const about = { kind: "withdrawal", id: `w ${String(number)}` as WithdrawalId } as const;
        const notice = await begun(aNotice(number, { about }));
        const own = (await pageOf(notice)).filter(({ person: who }) => who === person);
        const said = own.map((told) => correctionOf(notice, told));
        const taking: Promise<boolean>[] = [];
        const interrupted = hitAfter(on.database, number, async () => {
          const greeting: Delivery = {
            key: `taken ${String(number)}`,
            thread: open.thread,
            person: open.person,
            inReplyTo: null,
            reply: EMPTY_REPLY,
            direction: "ltr",
          };
          const take = step(open, { type: "taken", holder: ANNA });
          taking.push(cases.change(take, [greeting], later(1)));
          // Long enough for it to come to a lock; a wait that is too short would only prove less.
          await new Promise((resolve) => setTimeout(resolve, 30));
        });
        const telling = createNoticeStore(interrupted).recordTold(notice.id, said, later(2));
        const { handed } = await telling;
        expect(await Promise.all(taking)).toEqual(taking.map(() => true));
        const rows = await on.database.db
          .selectFrom("outbox")
          .select("key")
          .where("lane", "like", `%person%20${String(number)}`)
          .orderBy("id")
          .execute();
        const keys = rows.map(({ key }) => key.split("/")[0]?.split(" ")[0]);
        if (handed === 1) expect(keys[0]).toBe("notice");
        else expect(keys).not.toContain("notice");
      }
    });
  });
});
