import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConversationId, PersonId, ThreadRef } from "../../src/domain/message.ts";
import type { ThreadNotes } from "../../src/ports/thread-notes.ts";
import type { Database } from "../../src/store/database.ts";
import type { Erasure } from "../../src/store/erase.ts";
import { laneOf } from "../../src/store/names.ts";
import { createThreadNotes, eraseThreadNotes } from "../../src/store/thread-notes.ts";
import { ENGINES, freshDatabase, type TestEngine } from "../helpers/engines.ts";
import { notesInMemory } from "../helpers/notes-in-memory.ts";

const NOW = new Date("2026-11-24T08:00:00Z");
const LATER = new Date("2026-11-24T09:00:00Z");
const PERSON = "person 1" as PersonId;
const OTHER = "person 2" as PersonId;

function thread(conversation: string, installation = "bot"): ThreadRef {
  return { platform: "telegram", installation, conversation: conversation as ConversationId };
}

/** Of the person, who is told of it in the first thread. */
function anErasure(installation: string): Erasure {
  const person = { platform: "telegram", installation, person: PERSON } as const;
  return { person, kept: [], askedWith: null, answeredIn: [laneOf(thread("1"))], now: NOW };
}

function notesSuite(open: () => ThreadNotes): void {
  it("finds what was written, in its thread and kind alone", async () => {
    const notes = open();
    await notes.write(thread("1"), PERSON, [{ kind: "offer", name: "a", data: "more" }], NOW);
    expect(await notes.read(thread("1"), "offer", "a")).toBe("more");
    expect(await notes.read(thread("1"), "offer", "b")).toBeNull();
    expect(await notes.read(thread("1"), "part", "a")).toBeNull();
    expect(await notes.read(thread("2"), "offer", "a")).toBeNull();
    expect(await notes.read(thread("1", "other bot"), "offer", "a")).toBeNull();
  });

  it("puts a newer note in the place of an older one of its name", async () => {
    const notes = open();
    for (const data of ["old", "new"]) {
      await notes.write(thread("1"), PERSON, [{ kind: "address", name: "", data }], NOW);
    }
    expect(await notes.readAll(thread("1"), "address")).toEqual(new Map([["", "new"]]));
  });

  it("takes the last of two notes of one name that are written together", async () => {
    const notes = open();
    const two = ["first", "last"].map((data) => ({ kind: "offer" as const, name: "a", data }));
    await notes.write(thread("1"), PERSON, two, NOW);
    expect(await notes.read(thread("1"), "offer", "a")).toBe("last");
  });

  it("writes several at once, and none for none", async () => {
    const notes = open();
    await notes.write(thread("1"), PERSON, [], NOW);
    expect(await notes.readAll(thread("1"), "offer")).toEqual(new Map());
    const two = ["a", "b"].map((name) => ({ kind: "offer" as const, name, data: `of ${name}` }));
    await notes.write(thread("1"), PERSON, two, NOW);
    expect(await notes.readAll(thread("1"), "offer")).toEqual(
      new Map([
        ["a", "of a"],
        ["b", "of b"],
      ]),
    );
  });

  it("removes those that are named, in their thread and kind alone, and minds none that is gone", async () => {
    const notes = open();
    const both = (["offer", "part"] as const).flatMap((kind) =>
      ["a", "b", "c"].map((name) => ({ kind, name, data: "" })),
    );
    await notes.write(thread("1"), PERSON, both, NOW);
    await notes.write(thread("2"), PERSON, both, NOW);
    await notes.remove(thread("1"), "part", ["a", "c", "of another time"]);
    await notes.remove(thread("1"), "part", ["a"]);
    expect([...(await notes.readAll(thread("1"), "part")).keys()]).toEqual(["b"]);
    expect((await notes.readAll(thread("1"), "offer")).size).toBe(3);
    expect((await notes.readAll(thread("2"), "part")).size).toBe(3);
  });

  it("removes many at once, and none for none", async () => {
    const notes = open();
    const names = Array.from({ length: 1_200 }, (_, index) => String(index));
    const many = [...names, "kept"].map((name) => ({ kind: "part" as const, name, data: "" }));
    await notes.write(thread("1"), PERSON, many, NOW);
    await notes.remove(thread("1"), "part", []);
    expect((await notes.readAll(thread("1"), "part")).size).toBe(1_201);
    await notes.remove(thread("1"), "part", names);
    expect([...(await notes.readAll(thread("1"), "part")).keys()]).toEqual(["kept"]);
  });

  it("removes what is old, counts it, and keeps what was written anew since", async () => {
    const notes = open();
    const note = (name: string) => [{ kind: "offer" as const, name, data: "" }];
    await notes.write(thread("1"), PERSON, note("old"), NOW);
    await notes.write(thread("1"), PERSON, note("again"), NOW);
    await notes.write(thread("1"), PERSON, note("again"), LATER);
    expect(await notes.expire(LATER)).toBe(1);
    expect([...(await notes.readAll(thread("1"), "offer")).keys()]).toEqual(["again"]);
    expect(await notes.expire(LATER)).toBe(0);
  });
}

describe("thread notes in memory", () => {
  notesSuite(notesInMemory);
});

describe.each(Object.entries(ENGINES))("thread notes on %s", (_name, openEngine) => {
  let engine: TestEngine;
  let database: Database;

  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(() => engine.end());
  beforeEach(async () => {
    database = await freshDatabase(engine);
  });
  afterEach(() => database.close());

  notesSuite(() => createThreadNotes(database));

  it("forgets with a person all but where to send the answer, and leaves other people’s", async () => {
    const notes = createThreadNotes(database);
    const all = (["address", "offer", "part", "answer"] as const).map((kind) => ({
      kind,
      name: "n",
      data: "d",
    }));
    await notes.write(thread("1"), PERSON, all, NOW);
    await notes.write(thread("2"), OTHER, all, NOW);
    await notes.write(thread("3"), PERSON, all, NOW);
    const erasure = anErasure("bot");
    await database.write((tx) => eraseThreadNotes(tx, erasure));
    expect(await notes.read(thread("1"), "address", "n")).toBe("d");
    expect(await notes.read(thread("3"), "address", "n")).toBeNull();
    for (const kind of ["offer", "part", "answer"] as const) {
      expect(await notes.read(thread("1"), kind, "n")).toBeNull();
      expect(await notes.read(thread("2"), kind, "n")).toBe("d");
    }
    const people = await database.db.selectFrom("thread_note").select("person").execute();
    expect(JSON.stringify(people)).not.toContain(encodeURIComponent(PERSON));
  });

  it("forgets of a person of another installation nothing", async () => {
    const notes = createThreadNotes(database);
    await notes.write(thread("1"), PERSON, [{ kind: "offer", name: "n", data: "d" }], NOW);
    const erasure = anErasure("other");
    await database.write((tx) => eraseThreadNotes(tx, erasure));
    expect(await notes.read(thread("1"), "offer", "n")).toBe("d");
  });
});
