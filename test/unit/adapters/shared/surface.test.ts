import { describe, expect, it } from "vitest";
import { lineHead, threadNamedBy, VOICE_SIGNS } from "../../../../adapters/shared/surface.ts";
import { createSurfaceNotes } from "../../../../adapters/shared/surface-notes.ts";
import type { CaseId } from "../../../../src/domain/case.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";
import { surfaceThread } from "../../../../src/domain/staff-surface.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { notesInMemory } from "../../../helpers/notes-in-memory.ts";

const ID = "6f1c3a2e-0b7d-4a53-9c1e-2f8f7d5b9a10" as CaseId;
const CHANNEL = { platform: "slack", channel: "C0123" } as const;

describe("the head of a line", () => {
  it("is the sign of its voice, and who says it where that is known", () => {
    expect(lineHead("person", "Nadia")).toBe("▸ Nadia");
    expect(lineHead("service", null)).toBe("·");
    expect(new Set(Object.values(VOICE_SIGNS)).size).toBe(5);
  });
});

describe("an action of staff", () => {
  it("names the case that it is for, whatever stands behind that", () => {
    const thread = surfaceThread(CHANNEL, ID);
    expect(threadNamedBy(`desk:take:${ID}`, CHANNEL)).toEqual(thread);
    expect(threadNamedBy(`desk:send:${ID}:preview 1`, CHANNEL)).toEqual(thread);
  });

  it.each(["topics", `more:take:${ID}`, "desk:", "desk:take", "desk:take:", "desk::"])(
    "is none, or names none: %s",
    (action) => {
      expect(threadNamedBy(action, CHANNEL)).toBeNull();
    },
  );
});

describe("what is remembered of cases in a channel", () => {
  const open = () => {
    const clock = new FakeTime();
    const notes = notesInMemory();
    return { clock, notes, surfaces: createSurfaceNotes({ platform: "slack", notes, clock }) };
  };
  const thread = surfaceThread(CHANNEL, ID);

  it("is the root of each, and which thread of the channel is which case", async () => {
    const { surfaces } = open();
    expect(await surfaces.root(thread)).toBeNull();
    await surfaces.keepRoot(thread, "1.2", "data");
    expect(await surfaces.root(thread)).toBe("data");
    expect(await surfaces.threadAt("C0123", "1.2")).toEqual({ kind: "case", thread });
    expect(await surfaces.threadAt("C0123", "9.9")).toBeNull();
    expect(await surfaces.threadAt("C9999", "1.2")).toBeNull();
  });

  it("does not grow old while the root is kept again", async () => {
    const { surfaces, notes, clock } = open();
    await surfaces.keepRoot(thread, "1.2", "data");
    clock.advance(60_000);
    await surfaces.keepRoot(thread, "1.2", "data");
    await notes.expire(clock.now());
    expect(await surfaces.threadAt("C0123", "1.2")).toEqual({ kind: "case", thread });
    clock.advance(60_000);
    await notes.expire(clock.now());
    expect(await surfaces.threadAt("C0123", "1.2")).toBeNull();
    expect(await surfaces.root(thread)).toBeNull();
  });

  it("is no case once the root is forgotten, though what is left there may be known", async () => {
    const { surfaces } = open();
    await surfaces.keepRoot(thread, "1.2", "data");
    await surfaces.forgetRoot(thread, "1.2", true);
    expect(await surfaces.threadAt("C0123", "1.2")).toEqual({ kind: "left" });
    expect(await surfaces.root(thread)).toBeNull();
    await surfaces.keepRoot(thread, "3.4", "data");
    await surfaces.forgetRoot(thread, "3.4", false);
    expect(await surfaces.threadAt("C0123", "3.4")).toBeNull();
  });

  it("is what was sent under a name, until that is forgotten", async () => {
    const { surfaces } = open();
    expect(await surfaces.sent(thread, "a")).toBeNull();
    await surfaces.keepSent(thread, "a", ["1"]);
    await surfaces.keepSent(thread, "a", ["1", "2"]);
    await surfaces.keepSent(thread, "b", []);
    expect(await surfaces.sent(thread, "a")).toEqual(["1", "2"]);
    expect(await surfaces.allSent(thread)).toEqual(
      new Map([
        ["a", ["1", "2"]],
        ["b", []],
      ]),
    );
    await surfaces.forgetSent(thread, ["a"]);
    expect([...(await surfaces.allSent(thread)).keys()]).toEqual(["b"]);
  });

  it("is nothing for a thread that is no surface", async () => {
    const { surfaces } = open();
    const other = { platform: "slack", installation: "T1", conversation: "x" as ConversationId };
    await surfaces.keepRoot({ ...other, platform: "slack" }, "1.2", "data");
    expect(await surfaces.threadAt("C0123", "1.2")).toBeNull();
  });
});
