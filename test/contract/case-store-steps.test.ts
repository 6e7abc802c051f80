import { beforeEach, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import { Conflict } from "../../src/domain/errors.ts";
import { NEW_CONVERSATION, type Delivery, type InboundMessage } from "../../src/domain/message.ts";
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
  caseStoreOn,
  deliveryTo,
  erasureOf,
  postOf,
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
});
