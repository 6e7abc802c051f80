import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { plainText } from "../../../../src/domain/block.ts";
import { standingAfter, type Case, type EntryId } from "../../../../src/domain/case.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import type { Database } from "../../../../src/store/database.ts";
import { openDatabase } from "../../../../src/store/open-database.ts";
import { caseWorld, handedOver, withChannel, type CaseWorld } from "../../../helpers/case-world.ts";

const folder = mkdtempSync(path.join(tmpdir(), "yizhan-cases-"));
let database: Database;
let world: CaseWorld;
let members: readonly Staff[];

beforeAll(async () => {
  database = await openDatabase(`sqlite:${path.join(folder, "test.db")}`, "server");
  world = caseWorld(database, "2026-11-26T02:00:00Z");
  await withChannel(world);
  members = [
    await world.staffMember("Li Wei"),
    await world.staffMember("Wang Fang"),
    await world.staffMember("Chen Jing", "lead"),
  ];
}, 120_000);

afterAll(async () => {
  await world.stop();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const who = fc.constantFrom(0, 1, 2);
const step = fc.oneof(
  fc.record({
    kind: fc.constant("person" as const),
    what: fc.constantFrom("question", "thanks", "emergency", "button"),
  }),
  fc.record({
    kind: fc.constant("desk" as const),
    who,
    what: fc.constantFrom("take", "release", "resolve", "reopen", "reply", "note"),
  }),
  fc.record({
    kind: fc.constant("thread" as const),
    who: fc.constantFrom(0, 1, 2, 3),
    what: fc.constantFrom("write", "send", "discard"),
  }),
  fc.record({ kind: fc.constant("clock" as const), hours: fc.constantFrom(1, 30) }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What a run has to be true of, whatever happened. */
class Run {
  readonly conversation = randomUUID();
  /** Words that may reach the person, of whom held the case when they were sent, and how often. */
  readonly mayReach = new Map<string, number>();
  /** Words that may never. */
  readonly never: string[] = [];
  readonly written: string[] = [];
  record: Case | null = null;

  async begin(): Promise<void> {
    this.record = await handedOver(world, { conversation: this.conversation });
  }

  async step(one: Step): Promise<void> {
    switch (one.kind) {
      case "person":
        return this.#person(one.what);
      case "desk":
        return this.#desk(one.who, one.what);
      case "thread":
        return this.#thread(one.who, one.what);
      case "clock":
        world.time.advance(one.hours * 60 * 60 * 1_000);
        await world.cases.clock({} as never);
        await world.settled();
    }
  }

  async #person(what: string): Promise<void> {
    const before = await this.current();
    const mark = `mark${randomUUID().slice(0, 8)}`;
    const from = { conversation: this.conversation };
    if (what === "button") {
      const replies = await world.presses("topics", from);
      expect(replies).toHaveLength(1);
      return;
    }
    const words =
      {
        question: "How do I register with the police?",
        thanks: "thank you",
        emergency: "Help, I was robbed",
      }[what] ?? "";
    const replies = await world.says(`${words} ${what === "thanks" ? "" : mark}`.trim(), from);
    if (what !== "thanks" && before.standing.state !== "closed") this.written.push(mark);
    if (before.standing.holder !== null) {
      // The bot never speaks over the holder.
      expect(replies.every(({ outcome }) => outcome === "urgent")).toBe(true);
    } else expect(replies).toHaveLength(1);
  }

  async #desk(index: number, what: string): Promise<void> {
    const member = members[index];
    const { id, standing } = await this.current();
    if (member === undefined) return;
    const text = `desk${randomUUID()}`;
    const entry = randomUUID() as EntryId;
    const act =
      what === "reply" || what === "note"
        ? ({ type: what, entry, text } as const)
        : ({ type: what as "take" } as const);
    const result = await world.cases.desk.act(member, id, act, null);
    if (what === "note") this.never.push(text);
    if (what === "reply") {
      expect(result.kind === "done").toBe(standing.holder === member.id);
      if (result.kind === "done") this.mayReach.set(text, 1);
      else this.never.push(text);
    }
    await world.settled();
  }

  #pending: { text: string; entry: string; by: number } | null = null;

  async #thread(index: number, what: string): Promise<void> {
    const record = await this.current();
    const account = members[index]?.name ?? "Nobody Linked";
    if (what === "write") {
      const text = `thread${randomUUID()}`;
      const before = world.posted.length;
      await world.staffSays(account, record, text);
      const preview = world.posted
        .slice(before)
        .flatMap(({ post }) => (post.kind === "preview" ? [post] : []))[0];
      expect(preview !== undefined).toBe(
        record.standing.holder !== null && record.standing.holder === members[index]?.id,
      );
      this.never.push(text);
      if (preview !== undefined) this.#pending = { text, entry: preview.name, by: index };
      return;
    }
    if (this.#pending === null) return;
    const { text, entry, by } = this.#pending;
    await world.staffPresses(account, record, `desk:${what}:${entry}`);
    const mayBeSent =
      what === "send" && by === index && record.standing.holder === members[index]?.id;
    if (mayBeSent) {
      this.never.splice(this.never.indexOf(text), 1);
      this.mayReach.set(text, 1);
      this.#pending = null;
    }
  }

  async current(): Promise<Case> {
    const record = this.record === null ? null : await world.store.read(this.record.id);
    if (record === null) throw new Error("The case is gone.");
    return record;
  }

  async check(): Promise<void> {
    const record = await this.current();
    const { state, holder } = record.standing;
    expect(holder !== null).toBe(state === "assigned" || state === "waiting");
    const acts = (await world.store.events(record.id)).map(({ act }) => act);
    expect(standingAfter(acts)).toEqual(record.standing);
    const told = world.told
      .filter(({ thread }) => thread.conversation === this.conversation)
      .map(({ reply }) => plainText(reply.blocks));
    for (const text of this.never) expect(told.some((words) => words.includes(text))).toBe(false);
    for (const [text, times] of this.mayReach) {
      expect(told.filter((words) => words.includes(text))).toHaveLength(times);
    }
    const entries = await world.store.entries(record.id);
    for (const mark of this.written) {
      expect(
        entries.filter(({ kind, text }) => kind === "person" && text.includes(mark)),
      ).toHaveLength(1);
    }
  }
}

it(
  "has one holder, a silent bot and no word that was not sent, whatever happens in whatever order",
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const run = new Run();
        await run.begin();
        for (const one of steps) await run.step(one);
        await run.check();
      }),
      { numRuns: 12 },
    );
  },
);
