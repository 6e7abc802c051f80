import { beforeEach, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import { Conflict } from "../../src/domain/errors.ts";
import {
  NEW_CONVERSATION,
  type Delivery,
  type InboundMessage,
  type MessageId,
} from "../../src/domain/message.ts";
import type { Outgoing, SurfacePost } from "../../src/domain/staff-surface.ts";
import type { CaseStore } from "../../src/ports/case-store.ts";
import type { ClaimedMessage, MessageStore, Settlement } from "../../src/ports/message-store.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { aMessage } from "../helpers/builders.ts";
import { aCase, anEntry, later, OPENED_AT, opening, step, stepTo } from "../helpers/case-steps.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import {
  FAR,
  TAKEN,
  answerOf,
  caseStoreOn,
  deliveryTo,
  erasureOf,
  postOf,
  surfacePostOf,
} from "../helpers/case-store-world.ts";

describeOnEachEngine("the store of cases, with messages and posts", (on) => {
  const { change, made, opened, after, outgoing, everything, ...world } = caseStoreOn(on);
  let store: CaseStore;
  beforeEach(() => {
    store = world.store();
  });

  describePosts();
  describeSettlements();

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

    it("knows where a case was posted, where it was left since, and where it is shown again", async () => {
      const [mine, other] = [aCase(1), aCase(2)];
      const card = { title: "", fields: [], actions: [] };
      const posted = (what: SurfacePost, name: string, channel: string, of = mine): Outgoing => ({
        ...surfacePostOf(of, name, channel),
        post: what,
      });
      const draws = (name: string, channel: string, of = mine) =>
        posted({ kind: "card", card }, name, channel, of);
      const leaves = (name: string, channel: string) =>
        posted({ kind: "purge", text: "moved" }, name, channel);
      expect(await store.surfacesOf(mine.id)).toEqual([]);
      await change(opening(mine), [draws("1", "C1"), draws("1", "C2"), postOf(mine, "line", "C3")]);
      await change(opening(other), [draws("1", "C1", other)]);
      const at = (channel: string, isLeft: boolean) => ({
        platform: "slack",
        channel,
        isLeft,
        isWhole: true,
      });
      expect(await store.surfacesOf(mine.id)).toEqual([at("C1", false), at("C2", false)]);
      const noted = step(mine, { type: "noted" });
      await change(noted, [leaves("2", "C1"), leaves("2", "C9")]);
      expect(await store.surfacesOf(mine.id)).toEqual([at("C1", true), at("C2", false)]);
      expect(await store.surfacesOf(other.id)).toEqual([at("C1", false)]);
      await change(step(noted.after, { type: "noted" }), [draws("3", "C1")]);
      expect(await store.surfacesOf(mine.id)).toEqual([at("C1", false), at("C2", false)]);
    });

    it("drops what is on its way to the person when they withdraw, but not what answers that", async () => {
      const [mine, other] = [aCase(1), aCase(2)];
      for (const each of [mine, other]) {
        await change(opening(each), [answerOf(each, "1"), answerOf(each, "2")]);
      }
      const said = deliveryTo(mine, "reply/telegram/the confirmation");
      expect(await change(step(mine, { type: "withdrawn" }), [said])).toBe(true);
      const left = [said.key, answerOf(other, "1").key, answerOf(other, "2").key];
      expect(await outgoing()).toEqual(left.toSorted());
    });

    it("drops what was given up as well, so that nobody can have it sent after all", async () => {
      const mine = aCase();
      const messages = createMessageStore(on.database, { erasers: [eraseCases] });
      await change(opening(mine), [answerOf(mine, "1")]);
      const [claim] = await messages.claimDeliveries({ now: later(1), leaseMs: 1_000, most: 10 });
      if (claim === undefined) throw new Error("it could not be claimed");
      await messages.settleDelivery(claim, { kind: "dead", error: "rejected" }, later(1));
      expect(await messages.listDead(10)).toHaveLength(1);
      expect(await change(step(mine, { type: "withdrawn" }))).toBe(true);
      expect(await messages.listDead(10)).toEqual([]);
    });

    it.each([
      { kind: "sent", platformId: "1" as MessageId },
      { kind: "later", at: later(5), error: "unavailable" },
      { kind: "dead", error: "rejected" },
    ] as const)("settles without harm what was $kind while the person withdrew", async (result) => {
      const mine = aCase();
      const messages = createMessageStore(on.database, { erasers: [eraseCases] });
      await change(opening(mine), [answerOf(mine, "1"), answerOf(mine, "2")]);
      const claims = { now: later(1), leaseMs: 1_000, most: 10 };
      const [claim] = await messages.claimDeliveries(claims);
      if (claim === undefined) throw new Error("it could not be claimed");
      const said = deliveryTo(mine, "reply/telegram/the confirmation");
      expect(await change(step(mine, { type: "withdrawn" }), [said])).toBe(true);
      expect(await messages.settleDelivery(claim, result, later(2))).toBe(false);
      expect(await outgoing()).toEqual([said.key]);
      // The lane is free at once for what is left in it.
      const next = await messages.claimDeliveries({ ...claims, now: later(5) });
      expect(next.map(({ delivery }) => delivery.key)).toEqual([said.key]);
      expect(await messages.settleDelivery(next[0] ?? claim, result, later(6))).toBe(true);
    });

    it("sends nothing of staff who answer at the moment in which the person withdraws", async () => {
      const people = Array.from({ length: 6 }, (_, index) => aCase(index + 1));
      for (const one of people) await made(opening(one));
      const withdraws = async (one: Case): Promise<void> => {
        for (;;) {
          const now = await store.read(one.id);
          if (now === null) throw new Error("it is gone");
          const said = deliveryTo(one, `reply/telegram/${one.id}`);
          if (await change(step(now, { type: "withdrawn" }), [said])) return;
        }
      };
      const answers = (one: Case): Promise<boolean> =>
        change(step(one, TAKEN, { entries: [anEntry(`answer ${one.id}`)] }), [
          postOf(one, "answered"),
          answerOf(one, "1"),
        ]);
      for (const one of people) await Promise.all([answers(one), withdraws(one), answers(one)]);
      expect(await outgoing()).toEqual(people.map(({ id }) => `reply/telegram/${id}`).toSorted());
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

    it("drops what is on its way to the person when a message withdraws or erases", async () => {
      const [mine, erased] = [aCase(1), aCase(2)];
      for (const each of [mine, erased]) await change(opening(each), [answerOf(each, "1")]);
      const said = deliveryTo(mine, "reply/telegram/withdrawn");
      const withdrawing = {
        ...NOTHING,
        caseChange: step(mine, { type: "withdrawn" }),
        deliveries: [said],
      };
      const one = await claimed(aMessage({ id: "1" }));
      expect(await messages.settle(one, withdrawing, later(1))).toBe(true);
      const { thread, person } = erased;
      const wish = { ...aMessage({ id: "2" }), thread, sender: person };
      const erasing = { ...NOTHING, erases: erasureOf(erased).person, deliveries: [told(wish)] };
      expect(await messages.settle(await claimed(wish), erasing, later(2))).toBe(true);
      expect(await outgoing()).toEqual([said.key, "2"].toSorted());
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
});
