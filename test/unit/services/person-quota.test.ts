import { describe, expect, it } from "vitest";
import { bytesOfMessage } from "../../../src/domain/stored.ts";
import type { InboundMessage } from "../../../src/domain/message.ts";
import { createPersonQuota } from "../../../src/services/person-quota.ts";
import { createBucketsInMemory } from "../../../src/store/buckets-in-memory.ts";
import { aMessage } from "../../helpers/builders.ts";
import { FakeTime } from "../../helpers/fake-time.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const TEXT = "Do I need a visa?";

function written(sender: string, platform: "web" | "telegram" = "telegram"): InboundMessage {
  const message = aMessage({});
  return {
    ...message,
    content: { kind: "text", text: TEXT },
    sender: sender as InboundMessage["sender"],
    thread: { ...message.thread, platform },
  };
}

describe("what one person of a messenger may write within a day", () => {
  it("is told once to have ended, then nothing more of it is written down until there is room again", async () => {
    const time = new FakeTime();
    const buckets = createBucketsInMemory();
    const perPerson = 4 * bytesOfMessage({ kind: "text", text: TEXT });
    const quota = createPersonQuota({ buckets, perPerson, clock: time });
    const own = written("somebody");
    expect([await quota.admit(own), await quota.admit(own)]).toEqual([own, own]);
    const over = { ...own, content: { kind: "text", text: "" }, overQuota: true };
    expect(await quota.admit(own)).toEqual(over);
    expect(await quota.admit(own)).toBeNull();
    const other = written("another");
    expect(await quota.admit(other)).toBe(other);
    time.advance(DAY_MS / 2);
    expect(await quota.admit(own)).toBe(own);
    expect([await quota.admit(own), await quota.admit(own)]).toEqual([null, null]);
    time.advance(DAY_MS);
    expect([await quota.admit(own), await quota.admit(own)]).toEqual([own, own]);
    expect(await quota.admit(own)).toEqual(over);
  });

  it("is more for a long message, and not counted of the chat page, which counts by address, nor of staff", async () => {
    const buckets = createBucketsInMemory();
    const quota = createPersonQuota({ buckets, perPerson: 100_000, clock: new FakeTime() });
    const long = { ...written("a"), content: { kind: "text", text: "长".repeat(4_000) } as const };
    expect(await quota.admit(long)).toMatchObject({ overQuota: true });
    const page = { ...written("a", "web"), content: long.content };
    expect(await quota.admit(page)).toBe(page);
    const account = { platform: "telegram", installation: "i", person: page.sender } as const;
    const staff = { ...long, staff: { account, name: "Li" } };
    expect(await quota.admit(staff)).toBe(staff);
  });
});
