import { describe, expect, it } from "vitest";
import { EMPTY_READING } from "../../../src/domain/reading.ts";
import type { SearchResult } from "../../../src/ports/search.ts";
import type { Told } from "../../../src/services/message-kinds.ts";
import { doubted, isNamed, isOverruled, seemsAbroad } from "../../../src/services/doubts.ts";

const found = (own: Partial<SearchResult>): SearchResult => ({
  ...{ hits: [], claims: [], confidence: 0.5, held: 0.5, verdict: "sure" },
  ...own,
});

describe("a question that names another country", () => {
  const abroad = { ...EMPTY_READING, abroad: true };

  it("is doubted unless something of ours surely holds what it asks", () => {
    expect(seemsAbroad(abroad, found({ held: 0.84 }))).toBe(true);
    expect(seemsAbroad(abroad, found({ held: 0.85 }))).toBe(false);
    expect(seemsAbroad(EMPTY_READING, found({ held: 0.1 }))).toBe(false);
  });

  it("is not sure of anything but what the bot says of itself", () => {
    const about = (id: string) => found({ hits: [{ id: id as never, score: 1 }] });
    expect(doubted(about("visas/z-work-visa")).verdict).toBe("unsure");
    expect(doubted(about("conversation/human")).verdict).toBe("sure");
  });
});

describe("a subject named in a few words", () => {
  it.each([
    ["visa", 0.7, true],
    ["签证", 0.7, true],
    ["visa", 0.4, false],
    ["how do I extend my visa", 0.9, false],
  ])("is asked back where search is sure enough of it: “%s” at %d", (text, confidence, is) => {
    expect(isNamed(text, found({ verdict: "none", confidence }))).toBe(is);
  });
});

describe("what sounds like another kind of message than a question", () => {
  const complaint = (confidence: number): Told => ({
    read: { kind: "complaint", confidence },
    article: null,
  });

  it.each([
    ["search is sure", 0.8, { verdict: "sure", held: 0.7 }, true],
    [
      "search is unsure, and something surely holds it",
      0.8,
      { verdict: "unsure", held: 0.9 },
      true,
    ],
    ["search is unsure, and something may hold it", 0.8, { verdict: "unsure", held: 0.8 }, false],
    ["it is certainly that kind", 0.95, { verdict: "sure", held: 0.95 }, false],
  ] as const)("is looked up, or not, where %s", (_, confidence, own, is) => {
    expect(isOverruled(complaint(confidence), found(own))).toBe(is);
  });
});
