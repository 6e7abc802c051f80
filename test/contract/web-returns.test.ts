import { beforeEach, expect, it } from "vitest";
import { referenceOf, type Case, type CaseAct } from "../../src/domain/case.ts";
import type { ConversationId, PersonId } from "../../src/domain/message.ts";
import { RETURN_TRIES } from "../../src/domain/web-return.ts";
import { MOST_RETURNED, type WebEntry, type WebReturnStore } from "../../src/ports/web-returns.ts";
import type { WebConversationStore } from "../../src/ports/web-conversations.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { webEventsEraser } from "../../src/store/forget-events.ts";
import { createWebConversations } from "../../src/store/web-conversations.ts";
import { createWebReturnStore } from "../../src/store/web-returns.ts";
import { aCase, later, opening, step } from "../helpers/case-steps.ts";
import { caseStoreOn, erasureOf, FAR, TAKEN } from "../helpers/case-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { aConversation, aDraft } from "../helpers/web-events.ts";

const { id } = aConversation();
const HASH = "hash of a PIN";
const WITHIN_MS = RETURN_TRIES.reference.withinMs;

/** A case of the chat page, of the conversation of that name. */
function aWebCase(number = 1, conversation: ConversationId = id): Case {
  return aCase(number, {
    thread: { platform: "web", installation: "web", conversation },
    person: conversation as string as PersonId,
  });
}

describeOnEachEngine("the way back to a conversation", (on) => {
  const cases = caseStoreOn(on);
  let returns: WebReturnStore;
  let conversations: WebConversationStore;
  beforeEach(async () => {
    returns = createWebReturnStore(on.database);
    conversations = createWebConversations(on.database);
    await conversations.create(aConversation());
  });

  const openedWith = async (record: Case, returnPinHash = HASH): Promise<Case> => {
    expect(await cases.change({ ...opening(record), returnPinHash })).toBe(true);
    return record;
  };
  const entryFor = (record: Case, name = "a", triedAt = later(0)): WebEntry => ({
    reference: record.reference,
    conversation: record.thread.conversation,
    language: record.language,
    pinHash: HASH,
    tokenHash: `token of ${name}`,
    notice: aDraft(`y.${name}`),
    triedAt,
  });
  const rows = async (): Promise<string> => {
    const tables = ["web_return", "web_token", "web_return_try"] as const;
    const all = tables.map((table) => on.database.db.selectFrom(table).selectAll().execute());
    return JSON.stringify(await Promise.all(all));
  };

  it("is there with the case, for its reference alone", async () => {
    const record = await openedWith(aWebCase());
    expect(await returns.find(record.reference)).toEqual({
      reference: record.reference,
      conversation: id,
      language: "ru",
      pinHash: HASH,
    });
    expect(await returns.find(referenceOf(2026, 2))).toBeNull();
  });

  it("is not there for a case that has no PIN, or whose opening was refused", async () => {
    const first = await cases.opened(1);
    expect(await returns.find(first.reference)).toBeNull();
    const other = { ...aWebCase(2), reference: first.reference };
    expect(await cases.change({ ...opening(other), returnPinHash: HASH })).toBe(false);
    expect(await rows()).not.toContain(HASH);
  });

  it("stays while the case goes on, and also once it was answered", async () => {
    let record = await openedWith(aWebCase());
    const acts: readonly CaseAct[] = [TAKEN, { type: "answered" }, { type: "resolved" }];
    for (const act of acts) {
      record = await cases.after(record, act);
      expect(await returns.find(record.reference), act.type).not.toBeNull();
    }
    await cases.after(record, { type: "closed" });
    expect(await returns.find(record.reference)).toBeNull();
    expect(await rows()).not.toContain(HASH);
  });

  it("ends with the withdrawal and the erasure of the case", async () => {
    const ends: Readonly<Record<string, (record: Case) => Promise<unknown>>> = {
      withdrawal: (record) => cases.change(step(record, { type: "withdrawn" })),
      erasure: (record) => on.database.write((tx) => eraseCases(tx, erasureOf(record))),
    };
    let number = 0;
    for (const [name, end] of Object.entries(ends)) {
      number += 1;
      const record = await openedWith(aWebCase(number), `${HASH} ${name}`);
      await end(record);
      expect(await returns.find(record.reference), name).toBeNull();
      expect(
        await returns.enter({ ...entryFor(record), pinHash: `${HASH} ${name}` }, later(1)),
      ).toBe(false);
      expect(await rows(), name).not.toContain(HASH);
    }
  });

  it("keeps the conversation until the case is closed, however long nobody comes", async () => {
    const record = await openedWith(aWebCase());
    await conversations.expire(FAR);
    expect(await returns.enter(entryFor(record), later(1))).toBe(true);
    await cases.change(step(record, { type: "withdrawn" }));
    await conversations.expire(FAR);
    expect(await conversations.find(id)).toBeNull();
  });

  it("lets a browser in beside the first, and the conversation shows it and counts as used", async () => {
    const record = await openedWith(aWebCase());
    expect(await returns.enter(entryFor(record), later(500))).toBe(true);
    expect(await conversations.find(id)).toEqual(
      aConversation({ returnedTokenHashes: ["token of a"], usedAt: later(500) }),
    );
    const events = await conversations.eventsAfter(id, 0, "hash");
    expect(events).toEqual([{ type: "message", number: 1, data: aDraft("y.a").data }]);
  });

  it("lets in so many, and then the first of those no longer", async () => {
    const record = await openedWith(aWebCase());
    const names = Array.from({ length: MOST_RETURNED + 2 }, (_, index) => `browser ${index}`);
    for (const name of names) {
      expect(await returns.enter(entryFor(record, name), later(1))).toBe(true);
    }
    const { tokenHash, returnedTokenHashes } = (await conversations.find(id)) ?? aConversation();
    expect(tokenHash).toBe("hash");
    expect(returnedTokenHashes).toEqual(names.slice(2).map((name) => `token of ${name}`));
  });

  it("lets nobody in with what is the hash of another PIN", async () => {
    const other = "conversation-2" as ConversationId;
    await conversations.create(aConversation({ id: other }));
    const record = await openedWith(aWebCase());
    await openedWith(aWebCase(2, other), "another hash");
    expect(await returns.enter({ ...entryFor(record), pinHash: "another hash" }, later(1))).toBe(
      false,
    );
    expect((await conversations.find(id))?.returnedTokenHashes).toEqual([]);
    expect(await conversations.eventsAfter(id, 0, "hash")).toEqual([]);
  });

  it("ends for all browsers with the conversation", async () => {
    const record = await openedWith(aWebCase());
    await returns.enter(entryFor(record), later(1));
    await on.database.write((tx) => eraseCases(tx, erasureOf(record)));
    await conversations.expire(FAR);
    expect(await rows()).not.toContain("token of a");
  });

  it("ends with the erasure for those who came back, but for the one that asks", async () => {
    for (const [index, askedWith] of ([null, "token of b"] as const).entries()) {
      const conversation = `conversation of ${String(askedWith)}` as ConversationId;
      await conversations.create(aConversation({ id: conversation }));
      const pinHash = `${HASH} ${String(index)}`;
      const record = await openedWith(aWebCase(index + 1, conversation), pinHash);
      for (const name of ["a", "b"]) {
        await returns.enter({ ...entryFor(record, name), pinHash }, later(1));
      }
      const erasure = { ...erasureOf(record), askedWith };
      await on.database.write(async (tx) => {
        await webEventsEraser(on.database.engine)(tx, erasure);
        await eraseCases(tx, erasure);
      });
      const left = await conversations.find(conversation);
      expect(left?.returnedTokenHashes).toEqual(askedWith === null ? [] : [askedWith]);
      expect(left?.tokenHash).toBe("hash");
      expect(await returns.find(record.reference)).toBeNull();
    }
  });

  it("ends for those who came back when the case is withdrawn or closed, and not when it is rated", async () => {
    const ends: readonly (readonly CaseAct[])[] = [
      [{ type: "withdrawn" }],
      [TAKEN, { type: "resolved" }, { type: "closed" }],
    ];
    for (const [index, acts] of ends.entries()) {
      const number = index + 1;
      const conversation = `conversation ${String(number)}` as ConversationId;
      await conversations.create(aConversation({ id: conversation }));
      const pinHash = `${HASH} ${String(number)}`;
      let record = await openedWith(aWebCase(number, conversation), pinHash);
      await returns.enter({ ...entryFor(record), pinHash }, later(1));
      const inside = async () => (await conversations.find(conversation))?.returnedTokenHashes;
      for (const act of acts) {
        expect(await inside(), act.type).toEqual(["token of a"]);
        record = await cases.after(record, act);
      }
      expect(await inside()).toEqual([]);
      const next = await openedWith(aWebCase(number + 10, conversation), `next ${pinHash}`);
      await returns.enter({ ...entryFor(next), pinHash: `next ${pinHash}` }, later(2));
      await cases.after(record, { type: "rated", satisfaction: "good" });
      expect(await inside()).toEqual(["token of a"]);
    }
  });

  it("is over for a browser from the moment at which its token is gone", async () => {
    const record = await openedWith(aWebCase());
    await returns.enter(entryFor(record), later(1));
    for (const token of ["hash", "token of a"]) {
      expect(await conversations.eventsAfter(id, 0, token)).toHaveLength(1);
    }
    await cases.change(step(record, { type: "withdrawn" }));
    expect(await conversations.eventsAfter(id, 0, "token of a")).toBeNull();
    expect(await conversations.eventsAfter(id, 0, "hash")).toHaveLength(1);
  });

  it("is tried so often within twenty minutes, whether the case is there or not", async () => {
    const { most } = RETURN_TRIES.reference;
    const record = await openedWith(aWebCase());
    for (const reference of [record.reference, referenceOf(2026, 77)]) {
      for (let n = 0; n < most; n += 1) {
        expect(await returns.countTry(reference, later(n * 1_000))).toBe(0);
      }
      expect(await returns.countTry(reference, later(60_000))).toBe(WITHIN_MS - 60_000);
      expect(await returns.countTry(reference, later(WITHIN_MS))).toBe(0);
      expect(await returns.countTry(reference, later(WITHIN_MS))).toBe(1_000);
    }
  });

  it("counts tries that come together one after another", async () => {
    const reference = referenceOf(2026, 1);
    const waits = await Promise.all(
      Array.from({ length: 30 }, () => returns.countTry(reference, later(0))),
    );
    expect(waits.filter((wait) => wait === 0)).toHaveLength(RETURN_TRIES.reference.most);
  });

  it("still counts what another process counted", async () => {
    const reference = referenceOf(2026, 1);
    const { most } = RETURN_TRIES.reference;
    for (let n = 0; n < most; n += 1) await returns.countTry(reference, later(0));
    const another = createWebReturnStore(on.database);
    expect(await another.countTry(reference, later(1))).toBeGreaterThan(0);
  });

  it("does not count the try that was right, and counts the others on", async () => {
    const record = await openedWith(aWebCase());
    const { most } = RETURN_TRIES.reference;
    for (let n = 0; n < most - 1; n += 1) await returns.countTry(record.reference, later(n));
    await returns.countTry(record.reference, later(100));
    expect(await returns.enter(entryFor(record, "a", later(100)), later(101))).toBe(true);
    expect(await returns.countTry(record.reference, later(102))).toBe(0);
    expect(await returns.countTry(record.reference, later(103))).toBeGreaterThan(0);
  });

  it("forgets tries that nobody counts any more", async () => {
    await returns.countTry(referenceOf(2026, 1), later(0));
    await returns.countTry(referenceOf(2026, 2), later(10));
    expect(await returns.expire(later(10))).toBe(1);
    expect(await rows()).toContain("YZ-2026-0002");
    expect(await rows()).not.toContain("YZ-2026-0001");
  });

  it("is either closed or let in, when both come at the same moment", async () => {
    for (let number = 1; number <= 8; number += 1) {
      const record = await openedWith(aWebCase(number), `${HASH} ${number}`);
      const entry = { ...entryFor(record, `n${number}`), pinHash: `${HASH} ${number}` };
      const [entered, erased] = await Promise.allSettled([
        returns.enter(entry, later(1)),
        on.database.write(async (tx) => {
          await webEventsEraser(on.database.engine)(tx, erasureOf(record));
          await eraseCases(tx, erasureOf(record));
        }),
      ]);
      expect(erased.status).toBe("fulfilled");
      expect(entered.status).toBe("fulfilled");
      expect(await returns.enter(entry, later(2))).toBe(false);
    }
  });
});
