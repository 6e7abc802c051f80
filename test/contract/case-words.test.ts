import { beforeEach, describe, expect, it } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import type { InboundMessage, PersonId } from "../../src/domain/message.ts";
import {
  surfaceThread,
  type Outgoing,
  type SurfaceDelivery,
  type SurfacePost,
} from "../../src/domain/staff-surface.ts";
import type { CaseStore } from "../../src/ports/case-store.ts";
import type { ClaimedMessage, MessageStore, Settlement } from "../../src/ports/message-store.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { aMessage } from "../helpers/builders.ts";
import { aCase, ANNA, anEntry, later, OPENED_AT, opening, step } from "../helpers/case-steps.ts";
import {
  caseStoreOn,
  erasureOf,
  expired,
  surfacePostOf,
  TAKEN,
} from "../helpers/case-store-world.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";

const NOTHING: Settlement = {
  deliveries: [],
  memory: null,
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};
const WORDS = "Her passport expired in May.";
const ACCOUNT = { platform: "slack", installation: "T1", person: "U1" as PersonId } as const;

describeOnEachEngine("the words of a case", (on) => {
  const { change, made, opened, after, ...world } = caseStoreOn(on);
  let store: CaseStore;
  let messages: MessageStore;
  beforeEach(() => {
    store = world.store();
    messages = createMessageStore(on.database, { erasers: [eraseCases] });
  });

  const aNote = (id: string) =>
    anEntry(id, { kind: "note", author: { kind: "staff", id: ANNA }, at: later(10) });

  describe("when a note is sent", () => {
    it("have it stand where and when it was sent, after what the person wrote meanwhile", async () => {
      const taken = await after(await opened(), TAKEN);
      const note = aNote("note");
      const noted = await made(step(taken, { type: "noted" }, { at: later(10), entries: [note] }));
      const asked = anEntry("question", { at: later(20) });
      const written = await made(
        step(noted, { type: "written" }, { at: later(20), entries: [asked] }),
      );
      const sent = { ...note, kind: "staff", at: later(30), deliveryKey: "key" } as const;
      await made(step(written, { type: "answered" }, { at: later(30), entries: [sent] }));
      const said = await store.entries(taken.id);
      expect(said).toEqual([
        { ...asked, delivery: null },
        { ...sent, delivery: "sent" },
      ]);
      expect(await store.entry(note.id)).toEqual({ ...sent, caseId: taken.id });
    });

    it("leave what another case says under that name as it is", async () => {
      const [mine, other] = [await opened(1), await opened(2)];
      const theirs = aNote("name");
      await made(step(other, { type: "noted" }, { entries: [theirs] }));
      const sent = { ...theirs, kind: "staff", at: later(30), text: "something else" } as const;
      await made(step(mine, { type: "noted" }, { entries: [sent] }));
      expect(await store.entries(mine.id)).toEqual([]);
      expect(await store.entries(other.id)).toEqual([{ ...theirs, delivery: null }]);
    });
  });

  describe("when staff wrote them in a messenger", () => {
    const CHANNEL = { platform: "slack", channel: "C1" } as const;

    const postTo = (of: Case, name: string, post: SurfacePost): SurfaceDelivery => ({
      ...surfacePostOf(of, name, CHANNEL.channel),
      post,
    });
    const previewOf = (of: Case): Outgoing =>
      postTo(of, "preview", {
        kind: "preview",
        name: "entry",
        to: ACCOUNT,
        text: "Send this?",
        quote: WORDS,
        actions: [],
      });
    const hintOf = (of: Case): Outgoing =>
      postTo(of, "private", { kind: "private", to: ACCOUNT, text: "Nothing was sent." });
    const purgeOf = (of: Case): Outgoing =>
      postTo(of, "purge", { kind: "purge", text: "The person withdrew." });
    const shown = async (number: number): Promise<Case> => {
      const mine = aCase(number);
      const card = { title: "", fields: [], actions: [] };
      expect(await change(opening(mine), [postTo(mine, "card", { kind: "card", card })])).toBe(
        true,
      );
      return mine;
    };
    const wroteIn = (of: Case, id = `words of ${of.id}`): InboundMessage => ({
      ...aMessage({ id, text: WORDS }),
      thread: surfaceThread(CHANNEL, of.id),
      sender: ACCOUNT.person,
      staff: { account: ACCOUNT, name: "Anna" },
    });
    const claimed = async (message: InboundMessage): Promise<ClaimedMessage> => {
      await messages.accept(message, OPENED_AT);
      const claims = await messages.claimMessages({ now: OPENED_AT, leaseMs: 1_000, most: 10 });
      const mine = claims.find(({ message: { id } }) => id === message.id);
      if (mine === undefined) throw new Error("it could not be claimed");
      return mine;
    };
    const settled = (claim: ClaimedMessage, of: Case, parts: Partial<Settlement> = {}) => {
      const deliveries = [previewOf(of), hintOf(of)];
      return messages.settle(claim, { ...NOTHING, deliveries, ...parts }, later(9));
    };
    const withdrawn = (of: Case) => change(step(of, { type: "withdrawn" }), [purgeOf(of)]);
    const forgotten = (of: Case) =>
      on.database.write((tx) => eraseCases(tx, erasureOf(of)).then(() => true));
    const removed = async (of: Case) => {
      await after(of, { type: "resolved" }, { type: "closed" });
      return (await expired(store, later(5))) === 1;
    };
    /** The posts that wait for the thread of a case, and what is kept of what was written there. */
    const kept = async () => {
      const posts = await on.database.db.selectFrom("outbox").select("delivery").execute();
      const inbox = on.database.db.selectFrom("inbox").select(["message", "state", "error"]);
      const rows = await inbox.orderBy("id").execute();
      return {
        kinds: posts.map(
          ({ delivery }) => (JSON.parse(delivery) as { post: SurfacePost }).post.kind,
        ),
        inbox: rows.map(({ message, ...row }) => ({ ...row, hasWords: message.includes(WORDS) })),
      };
    };
    const EMPTIED = { state: "done", error: null, hasWords: false };

    it("are shown in the thread and kept while the case goes on", async () => {
      const mine = await shown(1);
      expect(await settled(await claimed(wroteIn(mine)), mine)).toBe(true);
      const { kinds, inbox } = await kept();
      expect(kinds.toSorted()).toEqual(["card", "preview", "private"]);
      expect(inbox).toEqual([{ ...EMPTIED, hasWords: true }]);
    });

    it("are kept as well when the case was closed by itself", async () => {
      const mine = await shown(1);
      const resolved = await made(step(mine, { type: "resolved" }));
      const claim = await claimed(wroteIn(mine));
      await made(step(resolved, { type: "closed" }));
      expect(await settled(claim, mine)).toBe(true);
      const { kinds, inbox } = await kept();
      expect(kinds).toContain("preview");
      expect(inbox).toEqual([{ ...EMPTIED, hasWords: true }]);
    });

    it.each([
      ["the person withdrew", withdrawn],
      ["the person was forgotten", forgotten],
      ["the case was removed", removed],
    ])("are neither shown nor kept where %s before they were settled", async (_when, end) => {
      const mine = await shown(1);
      const claim = await claimed(wroteIn(mine));
      expect(await end(mine)).toBe(true);
      expect(await settled(claim, mine)).toBe(true);
      const { kinds, inbox } = await kept();
      expect(kinds).not.toContain("preview");
      expect(kinds).toContain("private");
      expect(inbox).toEqual([EMPTIED]);
      expect(await messages.accept(wroteIn(mine), later(10))).toBe("erased");
    });

    it("are not kept either where they were set aside, before the consent was taken back or after", async () => {
      const cases = [await shown(1), await shown(2)] as const;
      const [before, since] = cases;
      const setAside = { deliveries: [], setAside: "internal" };
      expect(await settled(await claimed(wroteIn(before)), before, setAside)).toBe(true);
      expect((await kept()).inbox).toEqual([{ state: "dead", error: "internal", hasWords: true }]);
      const claim = await claimed(wroteIn(since));
      for (const each of cases) expect(await withdrawn(each)).toBe(true);
      expect(await settled(claim, since, setAside)).toBe(true);
      expect((await kept()).inbox).toEqual([EMPTIED, EMPTIED]);
      expect(await messages.listDead(10)).toEqual([]);
    });

    it("are gone whichever comes first of two at the same moment, the withdrawal or the preview", async () => {
      const cases: Case[] = [];
      for (let number = 1; number <= 6; number += 1) cases.push(await shown(number));
      for (const each of cases) {
        const claim = await claimed(wroteIn(each));
        const done = await Promise.all([settled(claim, each), withdrawn(each)]);
        expect(done).toEqual([true, true]);
      }
      const { kinds, inbox } = await kept();
      expect(kinds).not.toContain("preview");
      expect(inbox).toEqual(cases.map(() => EMPTIED));
    });

    it("stay where another case was taken back", async () => {
      const [mine, other] = [await shown(1), await shown(2)];
      const claim = await claimed(wroteIn(other));
      expect(await withdrawn(mine)).toBe(true);
      expect(await settled(claim, other)).toBe(true);
      const { kinds, inbox } = await kept();
      expect(kinds.toSorted()).toEqual(["card", "preview", "private", "purge"]);
      expect(inbox).toEqual([{ ...EMPTIED, hasWords: true }]);
    });
  });
});
