import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  albumIdOf,
  decodePlace,
  editIdOf,
  encodePlace,
  isBasicGroup,
  messageIdOf,
  pressIdOf,
  repliedTo,
} from "../../../../adapters/telegram/threads.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";

const positive = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

describe("the names of conversations", () => {
  it("say all that is needed to find the place again", () => {
    const inPrivate = positive.map((chat) => ({ chat, room: null }));
    const inRoom = fc.record({
      chat: positive.map((id) => -id),
      room: fc.record({ topic: fc.option(positive), person: positive }),
    });
    fc.assert(
      fc.property(fc.oneof(inPrivate, inRoom), (place) => {
        expect(decodePlace(encodePlace(place))).toEqual(place);
      }),
    );
  });

  it("are told from everything else", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const place = decodePlace(text as ConversationId);
        if (place !== null) expect(encodePlace(place)).toBe(text);
      }),
    );
    for (const text of [
      "",
      "0",
      "-0",
      "0000",
      "01",
      "1e3",
      "1:2",
      "1:0:0",
      "1:00:1",
      "1:0:1:",
      "１",
    ]) {
      expect([text, decodePlace(text as ConversationId)]).toEqual([text, null]);
    }
  });

  it("tell groups that may yet become another chat", () => {
    expect([-987_654_321, -1_001_234_567_890, 7_001].map(isBasicGroup)).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("the names of messages", () => {
  it("lead back to the message that is answered", () => {
    const ids = [
      messageIdOf(-100, 11),
      editIdOf(-100, 11, 1_795_600_000),
      pressIdOf(-100, 11, "300698"),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(ids.map((id) => repliedTo(id, -100))).toEqual([11, 11, 11]);
  });

  it("lead nowhere in another chat, or when there is no single message", () => {
    expect(repliedTo(messageIdOf(-100, 11), -1_001)).toBeNull();
    expect(repliedTo(albumIdOf(-100, "13731"), -100)).toBeNull();
  });
});
