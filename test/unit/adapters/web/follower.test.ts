import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Follower } from "../../../../adapters/web/follower.ts";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { Unauthorized, Unavailable } from "../../../../src/domain/errors.ts";
import type { WebConversationStore } from "../../../../src/ports/web-conversations.ts";
import type { Database } from "../../../../src/store/database.ts";
import { forgetEvents } from "../../../../src/store/forget-events.ts";
import { createWebConversations } from "../../../../src/store/web-conversations.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { aConversation, aDraft } from "../../../helpers/web-events.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

const { id } = aConversation();
const OURS = { data: `{"from":"bot"}` };
let time: FakeTime;
let database: Database;
let store: WebConversationStore;
let told: string[];

beforeEach(async () => {
  time = new FakeTime();
  told = [];
  database = await newDatabase();
  store = createWebConversations(database);
  await store.create(aConversation());
});
afterEach(() => database.close());

async function ask(messageId: string): Promise<void> {
  await store.hold(id, aDraft(messageId));
  await store.show(id, messageId);
}

async function answer(messageId: string): Promise<void> {
  await store.append(id, aDraft(`y.${messageId}`, messageId, OURS), messageId);
}

function follow(
  options: {
    readonly after?: number;
    readonly tell?: (event: string) => Promise<void>;
    readonly reads?: Partial<WebConversationStore>;
  } = {},
): Follower {
  return new Follower({
    store: { ...store, ...options.reads },
    clock: time,
    conversation: id,
    tokenHash: "hash",
    after: options.after ?? 0,
    tell: async ({ number, type }) => {
      const event = number === null ? type : `${String(number)} ${type}`;
      told.push(event);
      await options.tell?.(event);
    },
  });
}

describe("a follower", () => {
  it("tells each event once, however often it is asked to read on", async () => {
    await ask("a");
    await answer("a");
    const follower = follow();
    await Promise.all([follower.readOn(), follower.readOn(), follower.readOn()]);
    await follower.readOn();
    expect(told).toEqual(["1 message", "2 message"]);
  });

  it("misses nothing that is added while it reads or while its reader is slow", async () => {
    await answer("1");
    const follower: Follower = follow({
      tell: async (event) => {
        if (event !== "1 message") return;
        await answer("2");
        void follower.readOn();
        await answer("3");
        void follower.readOn();
      },
    });
    await follower.readOn();
    expect(told).toEqual(["1 message", "2 message", "3 message"]);
  });

  it("goes on where it stopped when the store could not be read for a while", async () => {
    let down = false;
    const eventsAfter: WebConversationStore["eventsAfter"] = (...asked) =>
      down ? Promise.reject(new Unavailable("The disk is gone.")) : store.eventsAfter(...asked);
    const follower = follow({ reads: { eventsAfter } });
    await answer("1");
    await follower.readOn();
    await answer("2");
    down = true;
    await expect(follower.readOn()).rejects.toBeInstanceOf(Unavailable);
    down = false;
    await follower.readOn();
    expect(told).toEqual(["1 message", "2 message"]);
  });

  it("shows no sign of an answer while somebody of the staff has the word", async () => {
    await ask("a");
    await store.append(id, aDraft("y.a", "a", { data: `{"from":"staff"}` }), "a");
    await ask("b");
    await follow().readOn();
    expect(told).not.toContain("typing");
    await answer("b");
    await ask("c");
    await follow().readOn();
    expect(told).toContain("typing");
  });

  it("tells that a conversation is not kept any more", async () => {
    const follower = follow();
    await follower.readOn();
    await store.expire(new Date(time.now().getTime() + 1));
    await expect(follower.readOn()).rejects.toBeInstanceOf(Unauthorized);
  });

  it("tells that a question is being worked on, until its answer is there", async () => {
    await ask("a");
    const follower = follow();
    await follower.readOn();
    await follower.readOn();
    await answer("a");
    await follower.readOn();
    expect(told).toEqual(["1 message", "typing", "2 message"]);
  });

  it("tells so to a reader who has the question already, once, and not of an old one", async () => {
    await ask("a");
    const follower = follow({ after: 1 });
    await follower.readOn();
    await follower.readOn();
    expect(told).toEqual(["typing"]);
    time.advance(LIMITS.typingMs);
    await follow({ after: 1 }).readOn();
    expect(told).toEqual(["typing"]);
  });

  it("tells an erasure to whoever was shown something before it", async () => {
    await ask("a");
    const follower = follow();
    await follower.readOn();
    await database.write((tx) => forgetEvents(tx, database.engine, id, [], time.now()));
    await answer("b");
    await follower.readOn();
    await follow({ after: 1 }).readOn();
    const after = ["2 forgotten", "3 message"];
    expect(told).toEqual(["1 message", "typing", ...after, ...after]);
  });
});
