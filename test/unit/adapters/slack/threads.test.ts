import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversationOf, placeOf } from "../../../../adapters/slack/threads.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";

const id = (first: string): fc.Arbitrary<string> =>
  fc.stringMatching(/^[A-Z0-9]{8,12}$/).map((rest) => first + rest);
const instant = fc.stringMatching(/^\d{10}\.\d{6}$/);

describe("the conversations of Slack", () => {
  it("are found again from their names", () => {
    const direct = fc.record({
      channel: fc.constant(null),
      thread: fc.option(instant),
      user: id("U"),
    });
    const room = fc.record({ channel: id("C"), thread: instant, user: id("U") });
    fc.assert(
      fc.property(fc.oneof(direct, room), (place) => {
        expect(placeOf(conversationOf(place))).toEqual(place);
      }),
    );
  });

  it("are one for each person in a thread, so that nobody hears of another's", () => {
    const thread = { channel: "C0LOBBY001", thread: "1795593600.000100" };
    const one = conversationOf({ ...thread, user: "U0ADA00001" });
    expect(one).not.toBe(conversationOf({ ...thread, user: "U0BOB00001" }));
  });

  it("are none of Slack's where the name is another's", () => {
    for (const name of [
      "",
      "0000",
      "u0ada",
      "U1:1",
      "C1:1795593600.000100:",
      "U0ADA00001\n",
      "a b",
    ]) {
      expect(placeOf(name as ConversationId)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (name) => {
        const place = placeOf(name as ConversationId);
        if (place !== null) expect(conversationOf(place)).toBe(name);
      }),
    );
  });
});
