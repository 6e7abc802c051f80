import { describe, expect, it } from "vitest";
import type { ArticleId } from "../../../src/domain/knowledge.ts";
import type { SearchResult, SearchVerdict } from "../../../src/ports/search.ts";
import { inConversation } from "../../../src/services/conversation-search.ts";
import type { LaterMessage } from "../../../src/services/turn-claims.ts";

const SCHOOLS = "green-channels/child-schooling-priority" as ArticleId;
const HOURS = "etiquette/lab-culture-and-working-hours" as ArticleId;

const NOTHING: ReadonlySet<string> = new Set();

/** Both searches find the working hours likelier than the schools. */
function found(verdict: SearchVerdict): SearchResult {
  return {
    hits: [{ id: HOURS, score: 2 }],
    claims: [
      { article: HOURS, claim: "eightHours", score: 0.5, meaning: null },
      { article: SCHOOLS, claim: "options", score: 0.3, meaning: null },
    ],
    confidence: verdict === "sure" ? 0.97 : 0.4,
    held: 0.6,
    verdict,
  };
}

function firstOf(verdict: SearchVerdict, more: Partial<LaterMessage>): ArticleId | undefined {
  const message = {
    followUp: 0.9,
    detail: 0,
    words: 3,
    pointsBack: false,
    atHand: [],
    told: NOTHING,
    ...more,
  };
  const searched = { alone: found(verdict), together: found("unsure") };
  return inConversation(searched, message).hits[0]?.id;
}

describe("the article that the last reply told of", () => {
  it("comes before another that fits a few words better", () => {
    expect(firstOf("unsure", { atHand: [] })).toBe(HOURS);
    expect(firstOf("unsure", { atHand: [SCHOOLS] })).toBe(SCHOOLS);
  });

  it("does not come before what a message is sure of by itself", () => {
    expect(firstOf("sure", { atHand: [SCHOOLS] })).toBe(HOURS);
  });

  it("does not come before what a whole question that goes on with nothing asks for", () => {
    expect(firstOf("unsure", { atHand: [SCHOOLS], followUp: 0.1, words: 9 })).toBe(HOURS);
  });
});

describe("a message by itself far from every article", () => {
  const message = {
    ...{ followUp: 0.1, detail: 0, words: 8, pointsBack: false },
    ...{ atHand: [], told: NOTHING },
  };
  const told = (share: number) => {
    const claims = [{ article: HOURS, claim: "eightHours", score: share, meaning: null }] as const;
    const together = { ...found("unsure"), claims, confidence: share };
    return inConversation({ alone: found("far"), together }, message).verdict;
  };

  it("is told of where the conversation makes something likely, and of nothing otherwise", () => {
    expect(told(0.95)).not.toBe("far");
    const nothing = { ...found("far"), claims: [], confidence: 0.02 };
    expect(inConversation({ alone: nothing, together: nothing }, message).verdict).toBe("far");
  });
});
