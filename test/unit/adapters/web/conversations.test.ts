import { describe, expect, it } from "vitest";
import { Conversations } from "../../../../adapters/web/conversations.ts";
import { personMessage } from "../../../../adapters/web/events.ts";
import { LIMITS } from "../../../../adapters/web/limits.ts";
import { Transcript } from "../../../../adapters/web/transcript.ts";
import { Unauthorized, Unavailable } from "../../../../src/domain/errors.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";

const at = new Date("2026-11-24T08:00:00Z");
const accept = (): Promise<void> => Promise.resolve();

async function say(transcript: Transcript, id: string, words = id): Promise<void> {
  await transcript.submit({ message: personMessage(id, words, at), fingerprint: words }, accept);
}

function shownIds(transcript: Transcript): string[] {
  const ids: string[] = [];
  transcript.listen(0, at, (event) => {
    if (event.type !== "typing") ids.push((JSON.parse(event.data) as { id: string }).id);
  })();
  return ids;
}

describe("Conversations", () => {
  const limits = { conversations: 2, bytes: 1_000_000, idleMs: 60_000 };

  it("lets the conversation unused for longest make way when all places are taken", () => {
    const time = new FakeTime();
    const kept = new Conversations(time, limits);
    const first = kept.create(null);
    const second = kept.create(null);
    kept.authenticate(first.id, first.token);
    kept.create(null);
    expect(kept.size).toBe(2);
    expect(kept.authenticate(first.id, first.token).id).toBe(first.id);
    expect(() => kept.authenticate(second.id, second.token)).toThrow(Unauthorized);
  });

  it("opens none while somebody listens to each", () => {
    const kept = new Conversations(new FakeTime(), limits);
    const stops = [kept.create(null), kept.create(null)].map(({ id, token }) =>
      kept.authenticate(id, token).transcript.listen(0, at, () => undefined),
    );
    expect(kept.listeners).toBe(2);
    expect(() => kept.create(null)).toThrow(Unavailable);
    stops[0]?.();
    expect(kept.create(null).id).toBeTypeOf("string");
  });

  it("makes room when all together have grown too large", async () => {
    const kept = new Conversations(new FakeTime(), { ...limits, bytes: 2_000 });
    const [one, other] = [kept.create(null), kept.create(null)];
    await say(kept.authenticate(one.id, one.token).transcript, "a");
    kept.touch(one.id);
    expect(kept.size).toBe(2);
    for (const id of ["b", "c", "d"]) {
      await say(kept.authenticate(other.id, other.token).transcript, id);
      kept.touch(other.id);
    }
    expect(kept.find(one.id)).toBeNull();
    expect(kept.find(other.id)).not.toBeNull();
  });

  it("forgets what was not used, and only that", () => {
    const time = new FakeTime();
    const kept = new Conversations(time, limits);
    const [one, other] = [kept.create(null), kept.create(null)];
    time.advance(30_000);
    kept.authenticate(one.id, one.token);
    time.advance(30_000);
    kept.expire();
    expect(kept.find(one.id)).not.toBeNull();
    expect(kept.find(other.id)).toBeNull();
  });
});

describe("Transcript", () => {
  it("keeps the latest of a long conversation and counts what it keeps", async () => {
    let bytes = 0;
    const transcript = new Transcript((change) => {
      bytes += change;
    });
    for (let n = 0; n < LIMITS.eventsPerConversation + 5; n += 1) await say(transcript, `m${n}`);
    const ids = shownIds(transcript);
    expect(ids).toHaveLength(LIMITS.eventsPerConversation);
    expect(ids[0]).toBe("m5");
    expect(bytes).toBe(transcript.bytes);
    expect(bytes).toBeLessThanOrEqual(LIMITS.bytesPerConversation * 2);
  });

  it("keeps within its size however long the messages are", async () => {
    const transcript = new Transcript(() => undefined);
    for (let n = 0; n < 40; n += 1) await say(transcript, `m${n}`, "x".repeat(4_000));
    expect(transcript.bytes).toBeLessThanOrEqual(LIMITS.bytesPerConversation);
    expect(shownIds(transcript).at(-1)).toBe("m39");
  });

  it("lets a refused message be sent again", async () => {
    const transcript = new Transcript(() => undefined);
    const submission = { message: personMessage("a", "a", at), fingerprint: "a" };
    await expect(
      transcript.submit(submission, () => Promise.reject(new Error("no"))),
    ).rejects.toThrow("no");
    expect(shownIds(transcript)).toEqual([]);
    await say(transcript, "a");
    expect(shownIds(transcript)).toEqual(["a"]);
  });
});
