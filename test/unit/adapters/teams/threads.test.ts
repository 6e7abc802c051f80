import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conversationOf } from "../../../../adapters/teams/threads.ts";

const id = fc.string({ minLength: 1, unit: "grapheme" });

describe("the name of a conversation", () => {
  it("is that of one chat and one person only", () => {
    fc.assert(
      fc.property(id, fc.option(id), id, fc.option(id), (chat, person, other, another) => {
        const areSame = chat === other && person === another;
        expect(conversationOf(chat, person) === conversationOf(other, another)).toBe(areSame);
      }),
    );
  });
});
