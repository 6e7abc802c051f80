import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { standingAfter, type Case } from "../../../../src/domain/case.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";
import type { Database } from "../../../../src/store/database.ts";
import { createMessageStore } from "../../../../src/store/message-store.ts";
import {
  caseWorld,
  CHANNEL,
  withChannel,
  wordsOf,
  type CaseWorld,
} from "../../../helpers/case-world.ts";
import { projectCore } from "../../../helpers/core.ts";
import { testDatabase } from "../../../helpers/path-world.ts";

beforeAll(() => {
  projectCore();
});

const START = "2026-11-26T02:00:00Z";
const QUESTION = "How do I register with the police?";
const ANSWER = "Bring your passport and the contract.";
const THANKS = "Where is that office, please?";

/** A database that a process can write to so many times, and then never again: the process is as good as dead. */
class Mortal {
  left: number;
  readonly database: Database;

  constructor(database: Database, left: number) {
    this.left = left;
    this.database = {
      ...database,
      write: (work, weight) => {
        this.left -= 1;
        if (this.left < 0) return Promise.reject(new Unavailable("The process is dead."));
        return database.write(work, weight);
      },
    };
  }

  get isDead(): boolean {
    return this.left < 0;
  }
}

/** One conversation over processes that die one after another; each finds what the last one left. */
class Lives {
  readonly #database: Database;
  readonly #conversation: string;
  readonly #deaths: number[];
  #mortal: Mortal;
  world: CaseWorld;
  readonly told: string[] = [];
  died = 0;
  readonly posted: string[] = [];

  constructor(database: Database, conversation: string, deaths: readonly number[]) {
    this.#database = database;
    this.#conversation = conversation;
    this.#deaths = [...deaths];
    this.#mortal = this.#next();
    this.world = caseWorld(this.#mortal.database, START);
  }

  #next(): Mortal {
    return new Mortal(this.#database, this.#deaths.shift() ?? Number.MAX_SAFE_INTEGER);
  }

  /** What was not acknowledged is sent again, as platforms do, until it is accepted and done. */
  async do(step: (world: CaseWorld, id: string) => Promise<unknown>): Promise<void> {
    const id = randomUUID();
    for (;;) {
      const mortal = this.#mortal;
      const world = this.world;
      const died = (async () => {
        while (!mortal.isDead) await new Promise((resolve) => setTimeout(resolve, 2));
        return "died" as const;
      })();
      const done = step(world, id).then(
        () => "done" as const,
        () => "died" as const,
      );
      const end = await Promise.race([done, died]);
      if (end === "done" && !mortal.isDead) return;
      await this.#reborn();
    }
  }

  async #reborn(): Promise<void> {
    this.died += 1;
    this.#keep();
    await createMessageStore(this.#database, { erasers: [] }).releaseAll();
    this.#mortal = this.#next();
    this.world = caseWorld(this.#mortal.database, START);
  }

  #keep(): void {
    const own = this.world.told.filter(({ thread }) => thread.conversation === this.#conversation);
    this.told.push(...own.map(({ reply }) => wordsOf([reply])));
    this.posted.push(...this.world.posted.map(({ key }) => key));
  }

  /** Ends all lives, and returns all that was ever told. */
  async end(): Promise<void> {
    await this.do((world) => world.settled());
    this.#keep();
    await this.world.stop();
  }

  async record(): Promise<Case | null> {
    const conversation = this.#conversation as ConversationId;
    return this.world.store.activeOf({ platform: "web", installation: "web", conversation });
  }
}

it(
  "loses nothing and does nothing twice, wherever in a hand-over the process dies",
  { timeout: 300_000 },
  async () => {
    const database = await testDatabase();
    const first = caseWorld(database, START);
    await withChannel(first);
    await first.staffMember("Li Wei");
    await first.stop();
    let died = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 45 }), { minLength: 1, maxLength: 4 }),
        async (deaths) => {
          const conversation = randomUUID();
          const from = { conversation };
          const lives = new Lives(database, conversation, deaths);
          await lives.do((world, id) => world.says(QUESTION, { ...from, id }));
          await lives.do((world, id) => world.says("/human", { ...from, id }));
          const offer = await offerOf(lives, conversation);
          await lives.do((world, id) => world.presses(`handover:agree:${offer}`, { ...from, id }));
          const record = await lives.record();
          if (record === null) throw new Error("No case was opened.");
          const take = `desk:take:${record.id}`;
          await lives.do((world, id) => world.staffPresses("Li Wei", record, take, { id }));
          await lives.do((world, id) => world.staffSays("Li Wei", record, ANSWER, { id }));
          const note = (await lives.world.store.entries(record.id)).find(
            ({ kind }) => kind === "note",
          );
          const send = `desk:send:${note?.id ?? ""}`;
          await lives.do((world, id) => world.staffPresses("Li Wei", record, send, { id }));
          await lives.do((world, id) => world.says(THANKS, { ...from, id }));
          await lives.end();
          died += lives.died;

          const now = await lives.record();
          const acts = (await lives.world.store.events(record.id)).map(({ act }) => act);
          expect(standingAfter(acts)).toEqual(now?.standing);
          expect(acts.map(({ type }) => type)).toEqual([
            "opened",
            "taken",
            "noted",
            "answered",
            "written",
          ]);
          const entries = await lives.world.store.entries(record.id);
          expect(entries.map(({ kind, text }) => [kind, text]).slice(-2)).toEqual([
            ["staff", ANSWER],
            ["person", THANKS],
          ]);
          expect(entries.filter(({ text }) => text === QUESTION)).toHaveLength(1);
          expect(lives.told.some((words) => words.includes(ANSWER))).toBe(true);
          const rows = await database.db
            .selectFrom("outbox")
            .select(["key", "state"])
            .where("key", "like", `case/${record.id}/%`)
            .execute();
          // That it was taken, and the answer; each is one delivery, however often it had to be tried.
          expect(rows.map(({ state }) => state)).toEqual(["sent", "sent"]);
          expect(lives.posted.some((key) => key.includes(CHANNEL.channel))).toBe(true);
        },
      ),
      { numRuns: 15 },
    );
    // Else nothing was tried.
    expect(died).toBeGreaterThan(15);
  },
);

/** The name of the offer that waits for consent, as the conversation remembers it. */
async function offerOf(lives: Lives, conversation: string): Promise<string> {
  const thread = { platform: "web", installation: "web", conversation } as const;
  const state = await lives.world.messages.memoryOf({ thread } as never, lives.world.time.now());
  return state?.offer?.id ?? "";
}
