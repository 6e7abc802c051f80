import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Reply } from "../../../../src/domain/answer.ts";
import { plainText } from "../../../../src/domain/block.ts";
import { standingAfter, type Case, type EntryId } from "../../../../src/domain/case.ts";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { PersonId } from "../../../../src/domain/message.ts";
import type { OfficeHours } from "../../../../src/domain/office-hours.ts";
import type { Staff, StaffState } from "../../../../src/domain/staff.ts";
import { readSurfaceThread } from "../../../../src/domain/staff-surface.ts";
import type { Database } from "../../../../src/store/database.ts";
import { openDatabase } from "../../../../src/store/open-database.ts";
import { postsOf } from "../../../helpers/case-readings.ts";
import { caseWorld, handedOver, withChannel, type CaseWorld } from "../../../helpers/case-world.ts";
import { runs } from "../../../helpers/runs.ts";

const folder = mkdtempSync(path.join(tmpdir(), "yizhan-cases-"));
let database: Database;
let world: CaseWorld;
let members: readonly Staff[];

beforeAll(async () => {
  database = await openDatabase(`sqlite:${path.join(folder, "test.db")}`, "server");
  world = caseWorld(database, "2026-11-26T02:00:00Z");
  await withChannel(world);
  // So clock times are promised, and it matters where somebody is.
  const { centres } = world.cases.accounts;
  await centres.edit("command line", MAIN_CENTRE, null, { hours: OFFICE_HOURS });
  members = [
    await world.staffMember("Li Wei"),
    await world.staffMember("Wang Fang"),
    await world.staffMember("Chen Jing", "lead"),
    await world.staffMember("Zhao Min", "reader"),
  ];
}, 120_000);

afterAll(async () => {
  await world.stop();
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** By zone, how somebody says that they are there. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ["Asia/Tashkent", "I am in Tashkent"],
  ["Africa/Cairo", "Я в Каире"],
  ["America/Santiago", "Estoy en Santiago"],
]);
const OFFICE = [{ from: "09:00", until: "17:00" }] as const;
const OFFICE_HOURS: OfficeHours = {
  timeZone: "Asia/Shanghai",
  week: {
    monday: OFFICE,
    tuesday: OFFICE,
    wednesday: OFFICE,
    thursday: OFFICE,
    friday: OFFICE,
    saturday: [],
    sunday: [],
  },
  breaks: [],
};

const who = fc.constantFrom(0, 1, 2, 3);
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("person" as const),
      what: fc.constantFrom("question", "thanks", "emergency", "button"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("place" as const),
      zone: fc.constantFrom(...PLACES.keys()),
      how: fc.constantFrom("words", "button"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("sheet" as const) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("desk" as const),
      who,
      what: fc.constantFrom("take", "release", "resolve", "reopen", "reply", "note"),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("thread" as const),
      // The last of them is linked to nobody.
      who: fc.constantFrom(0, 1, 2, 3, 4),
      what: fc.constantFrom("write", "write", "send", "takeAndSend", "discard"),
      dies: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("card" as const),
      who: fc.constantFrom(0, 1, 2, 3, 4),
      what: fc.constantFrom("take", "takeOver", "release", "resolve", "reopen"),
      dies: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant("member" as const),
      who: fc.constantFrom(0, 1, 2),
      state: fc.constantFrom<StaffState>("active", "disabled"),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("direct" as const), isOn: fc.boolean() }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("clock" as const),
      hours: fc.constantFrom(1, 30),
    }),
  },
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
  /** Words of staff that stand in the transcript, each once. */
  readonly noted: string[] = [];
  record: Case | null = null;
  #isDirect = false;

  async begin(): Promise<void> {
    await this.#setDirect(false);
    for (const [index] of members.entries()) await this.#setMember(index, "active");
    this.record = await handedOver(world, { conversation: this.conversation });
  }

  async step(one: Step): Promise<void> {
    switch (one.kind) {
      case "person":
        return this.#person(one.what);
      case "place":
        return this.#place(one.zone, one.how);
      case "sheet":
        return this.#sheet();
      case "desk":
        return this.#desk(one.who, one.what);
      case "thread":
        return this.#thread(one.who, one.what, one.dies);
      case "card":
        return this.#card(one.who, one.what, one.dies);
      case "member":
        return this.#setMember(one.who, one.state);
      case "direct":
        return this.#setDirect(one.isOn);
      case "clock":
        world.time.advance(one.hours * 60 * 60 * 1_000);
        await world.cases.clock({} as never);
        await world.settled();
    }
  }

  async #setMember(index: number, state: StaffState): Promise<void> {
    const member = members[index];
    if (member === undefined) return;
    const { staffStore } = world.cases.accounts;
    await staffStore.change((change) => change.save({ ...member, state }));
  }

  async #setDirect(isOn: boolean): Promise<void> {
    this.#isDirect = isOn;
    const { centres } = world.cases.accounts;
    await centres.edit("command line", MAIN_CENTRE, null, { directSending: isOn });
  }

  /** As they may work now; `null` for one whose account is nobody's. */
  async #member(index: number): Promise<Staff | null> {
    const member = members[index];
    return member === undefined ? null : world.cases.accounts.staffStore.find(member.id);
  }

  async #holds(index: number): Promise<boolean> {
    const member = await this.#member(index);
    const { standing } = await this.current();
    return member?.state === "active" && standing.holder === member.id;
  }

  async #isHeld(): Promise<boolean> {
    const holds = await Promise.all(members.map((_, index) => this.#holds(index)));
    return holds.some((each) => each);
  }

  async #person(what: string): Promise<void> {
    const before = await this.current();
    const isHeld = await this.#isHeld();
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
    // The bot never speaks over the holder.
    if (isHeld) expect(replies.every(({ outcome }) => outcome === "urgent")).toBe(true);
    else expect(replies).toHaveLength(1);
  }

  /** What the person is shown of their own case repeats what they were told. */
  readonly #sheets = new Set<Reply>();
  #zone: string | null = null;
  #places = 0;

  async #sheet(): Promise<void> {
    const replies = await world.says("/mycase", { conversation: this.conversation });
    expect(replies).toHaveLength(1);
    for (const reply of replies) this.#sheets.add(reply);
  }

  async #place(zone: string, how: string): Promise<void> {
    const { state } = (await this.current()).standing;
    const isHeld = await this.#isHeld();
    const from = { conversation: this.conversation };
    const isWords = how === "words";
    const replies = isWords
      ? await world.says(PLACES.get(zone) ?? "", from)
      : await world.presses(`zone:${zone}`, from);
    expect(replies).toHaveLength(isHeld && isWords ? 0 : 1);
    if (isWords && state !== "closed") this.#places += 1;
    if (state !== "resolved" && state !== "closed") this.#zone = zone;
  }

  async #desk(index: number, what: string): Promise<void> {
    const member = await this.#member(index);
    const { id } = await this.current();
    if (member === null) return;
    const text = `desk${randomUUID()}`;
    const entry = randomUUID() as EntryId;
    const act =
      what === "reply" || what === "note"
        ? ({ type: what, entry, text } as const)
        : ({ type: what as "take" } as const);
    const holds = await this.#holds(index);
    const result = await world.cases.desk.act(member, id, act, null);
    if (what === "note" || what === "reply") {
      if (result.kind === "done") this.noted.push(text);
      if (what === "reply") expect(result.kind === "done").toBe(holds);
      if (what === "reply" && holds) this.mayReach.set(text, 1);
      else this.never.push(text);
    }
    await world.settled();
  }

  #pending: { text: string; entry: string; by: number } | null = null;

  async #thread(index: number, what: string, dies: boolean): Promise<void> {
    const record = await this.current();
    const account = members[index]?.name ?? "Nobody Linked";
    const holds = await this.#holds(index);
    if (what === "write") {
      const text = `thread${randomUUID()}`;
      const before = world.posted.length;
      const isKept = (await this.#mayWork(index)) && record.standing.state !== "closed";
      await world.staffSays(account, record, text, { dies });
      const preview = postsOf(world.posted.slice(before), "preview")[0];
      const isFree = isKept && record.standing.state === "open";
      expect(preview !== undefined).toBe(isFree || (holds && !this.#isDirect));
      if (isKept) this.noted.push(text);
      if (holds && this.#isDirect) this.mayReach.set(text, 1);
      else this.never.push(text);
      if (preview !== undefined) this.#pending = { text, entry: preview.name, by: index };
      return;
    }
    if (this.#pending === null) return;
    const { text, entry, by } = this.#pending;
    const mayTake = (await this.#mayWork(index)) && record.standing.state === "open";
    await world.staffPresses(account, record, `desk:${what}:${entry}`, { dies });
    const isSent = what === "send" ? holds : what === "takeAndSend" && (holds || mayTake);
    if (isSent && by === index) {
      this.never.splice(this.never.indexOf(text), 1);
      this.mayReach.set(text, 1);
      this.#pending = null;
    }
  }

  async #mayWork(index: number): Promise<boolean> {
    const member = await this.#member(index);
    return member?.state === "active" && member.role !== "reader";
  }

  /** Whatever the card offered when it was drawn: nothing of a press reaches the person but who has the word. */
  async #card(index: number, what: string, dies: boolean): Promise<void> {
    const record = await this.current();
    const account = members[index]?.name ?? "Nobody Linked";
    const events = await world.store.events(record.id);
    await world.staffPresses(account, record, `desk:${what}:${record.id}`, { dies });
    const since = (await world.store.events(record.id)).slice(events.length);
    expect(since.length).toBeLessThanOrEqual(1);
    if (!(await this.#mayWork(index))) expect(since).toEqual([]);
  }

  /** Words that were on their way when the consent was taken back, and words of staff who have not noticed yet. */
  async takeBack(command: "/withdraw" | "/forget"): Promise<void> {
    const before = await this.current();
    world.hold(true);
    for (const [index, member] of members.entries()) {
      if (!(await this.#holds(index))) continue;
      const late = `late${randomUUID()}`;
      this.never.push(late);
      const reply = { type: "reply", entry: randomUUID() as EntryId, text: late } as const;
      expect((await world.cases.desk.act(member, before.id, reply, null)).kind).toBe("done");
    }
    await world.says(command, { conversation: this.conversation });
    world.hold(false);
    await world.settled();
    const after = `after${randomUUID()}`;
    this.never.push(after);
    for (const { name } of members) {
      await world.staffSays(name, before, after);
      await world.staffPresses(name, before, `desk:take:${before.id}`);
    }
    if (this.#pending !== null) {
      const { entry, by } = this.#pending;
      await world.staffPresses(members[by]?.name ?? "", before, `desk:send:${entry}`);
    }
    expect((await this.current()).standing).toEqual({ state: "closed", holder: null });
    expect(await world.store.entries(before.id)).toEqual([]);
    this.check();
  }

  async current(): Promise<Case> {
    const record = this.record === null ? null : await world.store.read(this.record.id);
    if (record === null) throw new Error("The case is gone.");
    return record;
  }

  async checkCase(): Promise<void> {
    const record = await this.current();
    const { state, holder } = record.standing;
    expect(holder !== null).toBe(state === "assigned" || state === "waiting");
    const acts = (await world.store.events(record.id)).map(({ act }) => act);
    expect(standingAfter(acts)).toEqual(record.standing);
    const entries = await world.store.entries(record.id);
    for (const mark of this.written) {
      expect(
        entries.filter(({ kind, text }) => kind === "person" && text.includes(mark)),
      ).toHaveLength(1);
    }
    for (const words of this.noted) {
      expect(entries.filter(({ text }) => text === words)).toHaveLength(1);
    }
    expect(record.timeZone).toBe(this.#zone);
    const places = [...PLACES.values()];
    expect(entries.filter(({ text }) => places.includes(text))).toHaveLength(this.#places);
    await this.#checkFile();
    this.check();
  }

  /** What the person takes away is all that they said and were told, and nothing else. */
  async #checkFile(): Promise<void> {
    const person = this.conversation as PersonId;
    const { sheets } = world.cases.conversation;
    const file = await sheets.file({ platform: "web", installation: "web", person }, "");
    const text = file?.text ?? "";
    for (const words of [...this.written, ...this.mayReach.keys()]) {
      expect(text.split(words)).toHaveLength(2);
    }
    for (const words of this.never) expect(text).not.toContain(words);
  }

  /** What the person was told, and what staff were told alone, which others may be shown. */
  check(): void {
    const replies = world.told
      .filter(({ thread }) => thread.conversation === this.conversation)
      .map(({ reply }) => reply);
    const told = replies.map(({ blocks }) => plainText(blocks));
    for (const text of this.never) expect(told.some((words) => words.includes(text))).toBe(false);
    const once = replies
      .filter((reply) => !this.#sheets.has(reply))
      .map(({ blocks }) => plainText(blocks));
    for (const [text, times] of this.mayReach) {
      expect(once.filter((words) => words.includes(text))).toHaveLength(times);
    }
    const alone = world.posted.flatMap(({ thread, post }) =>
      readSurfaceThread(thread)?.id === this.record?.id && post.kind === "private"
        ? [post.text]
        : [],
    );
    for (const text of [...this.never, ...this.mayReach.keys(), ...this.written]) {
      expect(alone.some((words) => words.includes(text))).toBe(false);
    }
  }
}

it(
  "has one holder, a silent bot and no word that was not sent, whatever happens in whatever order",
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 5, maxLength: 30 }),
        fc.constantFrom(null, "/withdraw" as const, "/forget" as const),
        async (steps, end) => {
          const run = new Run();
          await run.begin();
          for (const one of steps) await run.step(one);
          await run.checkCase();
          if (end !== null) await run.takeBack(end);
        },
      ),
      { numRuns: runs(16) },
    );
  },
);
