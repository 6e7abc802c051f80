import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sendParts } from "../../../../adapters/shared/parts.ts";
import type { Reply } from "../../../../src/domain/answer.ts";
import { plainText } from "../../../../src/domain/block.ts";
import { RateLimited, Rejected, Unavailable } from "../../../../src/domain/errors.ts";
import { isHeldBack } from "../../../../src/domain/held-claims.ts";
import { NEW_CONVERSATION, type Delivery } from "../../../../src/domain/message.ts";
import type { AnswerId } from "../../../../src/domain/turn.ts";
import type { ConversationService } from "../../../../src/services/conversation.ts";
import type { Overtaken } from "../../../../src/services/overtaken.ts";
import { aMessage } from "../../../helpers/builders.ts";
import { notesInMemory } from "../../../helpers/notes-in-memory.ts";
import {
  overtakenWorld,
  withdrawable,
  type OvertakenWorld,
} from "../../../helpers/overtaken-world.ts";
import { pathWorld, type PathWorld, type PathWorldParts } from "../../../helpers/path-world.ts";
import { aReply } from "../../../helpers/scripted-host.ts";

const UNILATERAL = "visas/visa-free-unilateral";
const EXEMPTION = { article: UNILATERAL, claim: "exemption" } as const;
const QUESTION = "Do Germans need a visa for two weeks?";

/** Answers from the content that is in force when a message is begun, and thinks as long as it is told. */
function thinking(content: OvertakenWorld) {
  const thought: (() => void)[] = [];
  const state = { slow: false, began: 0 };
  const conversation: ConversationService = {
    handle: async ({ content: asked }) => {
      state.began += 1;
      const release = content.release();
      const reply = content.answer(asked.kind === "text" ? asked.text : "");
      if (state.slow) await new Promise<void>((resolve) => thought.push(resolve));
      const { language, outcome, asOf, articles, asserted } = reply;
      const id = randomUUID() as AnswerId;
      return {
        reply,
        memory: { state: NEW_CONVERSATION, until: new Date("2100-01-01T00:00:00Z") },
        turn: { id, language, outcome, asOf, articles, asserted, release },
        gap: null,
        caseChange: null,
        erases: null,
      };
    },
    apologize: () => aReply({ outcome: "no_answer" }),
  };
  const finish = (): void => {
    for (const each of thought.splice(0)) each();
  };
  return { conversation, state, finish };
}

interface World {
  readonly content: OvertakenWorld;
  readonly path: PathWorld;
  readonly thinker: ReturnType<typeof thinking>;
  /** What reached the person, and what of it was withdrawn at that moment. */
  readonly reached: { readonly delivery: Delivery; readonly held: boolean }[];
  /** While true the platform is down. */
  down: boolean;
  /** What a platform that is down says. */
  failure: Error;
}

/** What a platform says when it takes nothing. */
const REFUSES = new RateLimited("Slow down.", 1_000);

async function started(looks = true, parts: PathWorldParts = {}): Promise<World> {
  const content = overtakenWorld();
  content.lift();
  const thinker = thinking(content);
  const reached: World["reached"] = [];
  const state: Pick<World, "down" | "failure"> = {
    down: false,
    failure: new Unavailable("The platform is down."),
  };
  const path = await pathWorld({
    conversation: thinker.conversation,
    ...(looks ? { overtaken: content.overtaken } : {}),
    onDeliver: (delivery) => {
      if (state.down) throw state.failure;
      const { knowledge } = content.core();
      const { asserted, language } = delivery.reply;
      const held = asserted.some((claim) => isHeldBack(knowledge, claim, language));
      reached.push({ delivery, held });
    },
    ...parts,
  });
  path.inbox.start();
  path.outbox.start();
  return {
    content,
    path,
    thinker,
    reached,
    get down() {
      return state.down;
    },
    set down(value) {
      state.down = value;
    },
    get failure() {
      return state.failure;
    },
    set failure(value) {
      state.failure = value;
    },
  };
}

function wordsOf({ blocks }: Reply): string {
  return plainText(blocks);
}

async function toldClaims({
  path,
}: World): Promise<readonly { claim: string; release: unknown }[]> {
  const { db } = path.database;
  return db.selectFrom("answer_claim").select(["claim", "release"]).orderBy("claim").execute();
}

describe("an answer that waits while its messenger is down", () => {
  it("is sent with the reviewed sentence once it was withdrawn, and remembered as that", async () => {
    const world = await started();
    const { content, path, reached } = world;
    world.down = true;
    world.failure = REFUSES;
    await path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    await path.pass(2_500);
    expect(reached).toEqual([]);
    expect((await toldClaims(world)).map(({ claim }) => claim)).toContain(
      "row:visa-free:unilateral:DE",
    );
    content.withdraw({ article: UNILATERAL, claim: null });
    content.correct([]);
    world.down = false;
    await path.pass(10_000);
    expect(reached.map(({ held }) => held)).toEqual([false]);
    const [told] = reached;
    if (told === undefined) throw new Error("Nothing was told.");
    const { reply, key, inReplyTo } = told.delivery;
    expect([key.startsWith("reply/"), inReplyTo]).toEqual([true, "1"]);
    expect(wordsOf(reply)).toContain(content.core().texts.say("overtaken.now", "en"));
    expect(wordsOf(reply)).not.toContain("30 days");
    const claims = await toldClaims(world);
    expect(claims.filter(({ claim }) => claim.startsWith("row:"))).toEqual([]);
    expect(new Set(claims.map(({ release }) => release))).toEqual(
      new Set(claims.length === 0 ? [] : [2]),
    );
    expect(path.log.lines.map(({ event }) => event)).toContain("delivery.overtaken");
    expect((await path.store.status()).waitingDeliveries).toBe(0);
  });

  it("is remembered with what it said first where a try may have told that", async () => {
    const world = await started();
    const { content, path } = world;
    world.down = true;
    await path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    await path.pass(300);
    // What is certain of a later try makes nothing certain of the first.
    world.failure = REFUSES;
    await path.pass(5_000);
    content.withdraw({ article: UNILATERAL, claim: null });
    content.correct([]);
    world.down = false;
    await path.pass(10_000);
    expect(world.reached.map(({ held }) => held)).toEqual([false]);
    expect(await toldClaims(world)).toContainEqual({
      claim: "row:visa-free:unilateral:DE",
      release: 1,
    });
  });

  it("is remembered with what it said first where it was given up, and is tried again by hand", async () => {
    const world = await started();
    const { content, path, reached } = world;
    world.down = true;
    await path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    await path.pass(1_000);
    world.failure = new Rejected("Nobody is there.");
    await path.pass(5_000);
    const [dead] = await path.store.listDead(5);
    if (dead === undefined) throw new Error("It was not given up.");
    content.withdraw({ article: UNILATERAL, claim: null });
    content.correct([]);
    world.down = false;
    await path.store.retryDead("out", dead.id, path.time.now());
    path.outbox.wake();
    await path.pass(5_000);
    expect(reached.map(({ held }) => held)).toEqual([false]);
    expect(await toldClaims(world)).toContainEqual({
      claim: "row:visa-free:unilateral:DE",
      release: 1,
    });
  });

  it("sends each part once where nothing of it is remembered", async () => {
    const sent: string[] = [];
    let down = true;
    const content = overtakenWorld();
    content.lift();
    const reply = content.answer("My friend is not breathing!");
    const [claim] = reply.asserted;
    if (claim === undefined) throw new Error("It asserts nothing.");
    const silent = { turn: null, memory: null, gap: null, caseChange: null, erases: null };
    const notes = notesInMemory();
    const path = await pathWorld({
      overtaken: content.overtaken,
      conversation: {
        handle: () => Promise.resolve({ ...silent, reply }),
        apologize: () => aReply({ outcome: "no_answer" }),
      },
      onDeliver: async (delivery) => {
        const parts = [0, 1].map((part) => `${String(delivery.replaced ?? 0)}.${String(part)}`);
        const send = (part: string, index: number): Promise<string> => {
          if (index === 1 && down) return Promise.reject(new Unavailable("Down."));
          sent.push(part);
          return Promise.resolve(part);
        };
        await sendParts(delivery, parts, send, { notes, clock: path.time });
      },
    });
    path.inbox.start();
    path.outbox.start();
    await path.inbox.accept(aMessage({ id: "1", text: "It is urgent." }));
    await path.pass(300);
    content.correct([claim], new Date("2099-01-01T00:00:00Z"));
    await path.pass(60_000, 1_000);
    down = false;
    await path.pass(60_000, 1_000);
    expect(sent).toEqual(["0.0", "1.0", "1.1"]);
  });

  it("goes out as it is where something else was withdrawn, or the same was lifted again", async () => {
    const world = await started();
    const { content, path, reached } = world;
    world.down = true;
    await path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    await path.pass(300);
    content.withdraw(EXEMPTION);
    content.lift();
    content.withdraw({ article: "visas/z-work-visa", claim: null });
    content.correct([{ article: "visas/z-work-visa", claim: "fee" }]);
    world.down = false;
    await path.pass(10_000);
    expect(reached.map(({ delivery }) => wordsOf(delivery.reply))).toEqual([
      expect.stringContaining("30 days"),
    ]);
    expect(reached[0]?.delivery.replaced).toBeUndefined();
  });

  it("goes out with what is right since a correction", async () => {
    const world = await started();
    const { content, path, reached } = world;
    world.down = true;
    await path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    await path.pass(300);
    content.correct([{ article: UNILATERAL, claim: "row:visa-free:unilateral:DE" }]);
    world.down = false;
    await path.pass(10_000);
    expect(reached.map(({ delivery }) => delivery.replaced)).toEqual([1]);
  });

  it("is not sent as long as nobody can look whether it still holds", async () => {
    const state = { failing: true };
    let instead: Overtaken | null = null;
    const world = await started(false, {
      overtaken: {
        isOvertaken: (...given) => {
          if (state.failing) return Promise.reject(new Unavailable("The database is gone."));
          return instead?.isOvertaken(...given) ?? Promise.resolve(false);
        },
        isPast: () => Promise.resolve(false),
        instead: (delivery) => instead?.instead(delivery) ?? delivery,
      },
    });
    instead = world.content.overtaken;
    await world.path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    await world.path.pass(5_000);
    expect(world.reached).toEqual([]);
    state.failing = false;
    await world.path.pass(30_000);
    expect(world.reached).toHaveLength(1);
  });

  it("is given up after five tries where no other words can be made of it, and the next goes out", async () => {
    const world = await started(false, {
      overtaken: {
        isOvertaken: ({ inReplyTo }) => Promise.resolve(inReplyTo === "1" && world.down),
        isPast: () => Promise.resolve(false),
        instead: () => {
          throw new TypeError("a bug");
        },
      },
    });
    const { path, reached } = world;
    for (const id of ["1", "2"]) await path.inbox.accept(aMessage({ id, text: QUESTION }));
    world.down = true;
    await path.pass(60_000, 1_000);
    expect(await path.store.listDead(5)).toMatchObject([{ direction: "out", error: "internal" }]);
    world.down = false;
    await path.pass(60_000, 1_000);
    expect(reached.map(({ delivery }) => delivery.inReplyTo)).toEqual(["2"]);
  });

  it("is left to whoever erased it meanwhile", async () => {
    const world = await started(true, {
      changeStore: (store) => ({ ...store, replaceDelivery: () => Promise.resolve(false) }),
    });
    world.down = true;
    await world.path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    await world.path.pass(300);
    world.content.withdraw({ article: UNILATERAL, claim: null });
    world.down = false;
    await world.path.pass(1_000);
    expect(world.reached).toEqual([]);
  });
});

describe("a message that is thought about while its answer is withdrawn", () => {
  it("is thought about again, and what is withdrawn is neither sent nor remembered as told", async () => {
    const world = await started();
    const { content, path, thinker, reached } = world;
    thinker.state.slow = true;
    await path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    await path.pass(300);
    content.withdraw({ article: UNILATERAL, claim: null });
    thinker.state.slow = false;
    thinker.finish();
    await path.pass(300);
    expect(thinker.state.began).toBe(2);
    expect(reached.map(({ held }) => held)).toEqual([false]);
    expect(reached[0]?.delivery.replaced).toBeUndefined();
    expect(await toldClaims(world)).toEqual([]);
  });

  it("gets an answer though the content changes each time", async () => {
    const world = await started();
    const { content, path, thinker, reached } = world;
    thinker.state.slow = true;
    await path.inbox.accept(aMessage({ id: "1", text: QUESTION }));
    for (let times = 0; times < 5; times += 1) {
      await path.pass(300);
      content.correct([{ article: UNILATERAL, claim: "row:visa-free:unilateral:DE" }]);
      thinker.finish();
    }
    await path.pass(1_000);
    expect(thinker.state.began).toBe(5);
    expect(reached.map(({ delivery }) => delivery.replaced)).toEqual([1]);
  });
});

type Step =
  | { readonly do: "ask"; readonly question: number }
  | { readonly do: "withdraw"; readonly question: number; readonly pick: number }
  | { readonly do: "correct"; readonly question: number; readonly pick: number }
  | { readonly do: "lift" | "down" | "up" | "slow" | "think" }
  | { readonly do: "pass"; readonly ms: number };

const QUESTIONS = [QUESTION, "How do I renew my residence permit?", "When is Spring Festival?"];
const question = fc.nat(QUESTIONS.length - 1);
const pick = fc.nat(7);
const ask = fc.record({ do: fc.constant("ask" as const), question });
const change = fc.record({ do: fc.constantFrom("withdraw", "correct"), question, pick });
const turn = fc.record({ do: fc.constantFrom("lift", "down", "up", "slow", "think") });
const pass = fc.record({
  do: fc.constant("pass" as const),
  ms: fc.integer({ min: 1, max: 3_000 }),
});
const STEPS = fc.array(
  fc.oneof(
    { arbitrary: ask, weight: 4 },
    { arbitrary: change, weight: 5 },
    { arbitrary: turn, weight: 3 },
    { arbitrary: pass, weight: 3 },
  ),
  { minLength: 6, maxLength: 16, size: "max" },
) as fc.Arbitrary<readonly Step[]>;

/** Does all of it in one order; how many asked, and which deliveries said something that was withdrawn or corrected. */
async function played(steps: readonly Step[], looks: boolean): Promise<World & { asked: number }> {
  const world = await started(looks);
  const { content, path, thinker } = world;
  const claims = QUESTIONS.map((text) => content.answer(text).asserted);
  const withdrawn: ReturnType<typeof withdrawable>[] = [];
  let asked = 0;
  const one = async (step: Step): Promise<void> => {
    switch (step.do) {
      case "ask":
        asked += 1;
        await path.inbox.accept(
          aMessage({
            id: String(asked),
            conversation: `c${String(asked % 2)}`,
            text: QUESTIONS[step.question] ?? "",
          }),
        );
        return;
      case "withdraw":
      case "correct": {
        const own = claims[step.question] ?? [];
        const claim = own[step.pick % Math.max(1, own.length)];
        if (claim === undefined) return;
        if (step.do === "correct") content.correct([claim]);
        else withdrawn.push(withdrawable(claim));
        content.withdraw(...withdrawn);
        return;
      }
      case "lift":
        withdrawn.length = 0;
        content.lift();
        return;
      case "down":
      case "up":
        world.down = step.do === "down";
        return;
      case "slow":
        thinker.state.slow = true;
        return;
      case "think":
        thinker.finish();
        return;
      case "pass":
        await path.pass(step.ms);
    }
  };
  for (const step of steps) {
    await one(step);
    await path.quiet();
  }
  thinker.state.slow = false;
  world.down = false;
  for (let turn = 0; turn < 8; turn += 1) {
    thinker.finish();
    await path.pass(20_000, 2_000);
  }
  await path.inbox.stop();
  await path.outbox.stop();
  return Object.assign(world, { asked });
}

describe("over any order of asking, thinking, withdrawing, correcting and sending", () => {
  it(
    "nothing withdrawn is sent, and every message gets an answer",
    { timeout: 300_000 },
    async () => {
      let overtaken = 0;
      let repeated = 0;
      const first = fc.constantFrom("down", "slow", "up");
      await fc.assert(
        fc.asyncProperty(first, STEPS, async (begins, steps) => {
          const { reached, asked, thinker } = await played([{ do: begins }, ...steps], true);
          expect(reached.filter(({ held }) => held)).toEqual([]);
          expect(new Set(reached.map(({ delivery }) => delivery.inReplyTo)).size).toBe(asked);
          expect(reached).toHaveLength(asked);
          overtaken += reached.filter(({ delivery }) => delivery.replaced !== undefined).length;
          repeated += thinker.state.began - asked;
        }),
        { numRuns: 30 },
      );
      // Else nothing was tried.
      expect([overtaken > 0, repeated > 0]).toEqual([true, true]);
    },
  );

  it("is sent where nobody looks again, as this shows", async () => {
    const steps: readonly Step[] = [
      { do: "down" },
      { do: "ask", question: 0 },
      { do: "pass", ms: 500 },
      { do: "withdraw", question: 0, pick: 0 },
    ];
    const { reached } = await played(steps, false);
    expect(reached.map(({ held }) => held)).toEqual([true]);
    const looked = await played(steps, true);
    expect(looked.reached.map(({ held }) => held)).toEqual([false]);
  });
});
