import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/domain/answer.ts";
import type { ArticleId } from "../../../src/domain/ids.ts";
import { NEW_CONVERSATION } from "../../../src/domain/message.ts";
import { withExchange } from "../../../src/services/exchanges.ts";
import { aReply } from "../../helpers/scripted-host.ts";

const NEAREST = [{ id: "talent/green-channels" as ArticleId, score: 3 }];

function topicAfter(told: Partial<Reply>): string | null {
  const reply = aReply({ articles: NEAREST, ...told });
  const at = new Date("2026-11-26T08:00:00Z");
  const { exchanges } = withExchange(NEW_CONVERSATION, "asked", reply, null, at);
  return exchanges[0]?.topic ?? null;
}

describe("the topic of a question", () => {
  it("is that of the article that answers, or of the first to choose from", () => {
    expect(topicAfter({ outcome: "answer" })).toBe("talent");
    expect(topicAfter({ outcome: "clarify" })).toBe("talent");
  });

  it("is that of an article that may say nothing now", () => {
    expect(topicAfter({ outcome: "no_answer", confidence: 0.9 })).toBe("talent");
  });

  it("is none where the nearest article has nothing to do with it", () => {
    expect(topicAfter({ outcome: "no_answer", confidence: 0 })).toBeNull();
    for (const outcome of ["out_of_scope", "smalltalk", "refused", "urgent"] as const) {
      expect(topicAfter({ outcome, confidence: 0.9 })).toBeNull();
    }
  });
});
