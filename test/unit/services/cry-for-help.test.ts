import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/domain/answer.ts";
import type { Emergency } from "../../../src/ports/emergency-detector.ts";
import { goesOnWithCry, isOutweighed, isWithoutDoubt } from "../../../src/services/cry-for-help.ts";

const reply = (outcome: Reply["outcome"], held?: "exact" | "article"): Reply =>
  ({ outcome, ...(held === undefined ? {} : { held }) }) as Reply;
const found = (verdict: "sure" | "unsure" | "far", held: number) => ({
  ...{ hits: [], claims: [], confidence: 0.5, verdict, held },
});

describe("a reply to somebody who may be in need", () => {
  it.each([
    ["knows nothing, and they likely are", reply("no_answer"), 0.5, true],
    ["knows nothing, and they hardly are", reply("no_answer"), 0.29, false],
    ["is beside the point, and they surely are", reply("answer", "article"), 0.8, true],
    ["is beside the point, and they only likely are", reply("answer", "article"), 0.59, false],
    ["says what they asked, whatever they are in", reply("answer", "exact"), 0.9, false],
    ["greets them, and they surely are", reply("smalltalk"), 0.8, true],
  ])("gives way to the numbers, or not, where it %s", (_, own, confidence, gives) => {
    const emergency: Emergency = { kind: "medical", numbers: "line", confidence };
    expect(isOutweighed(own, emergency)).toBe(gives);
  });

  it.each([
    ["a life is at stake", "medical", 0.9, reply("answer", "exact"), true],
    [
      "a passport is gone, and it surely answers",
      "lostPassport",
      0.95,
      reply("answer", "exact"),
      false,
    ],
    ["a passport is gone, and a table rules", "lostPassport", 0.95, reply("answer"), false],
    [
      "a passport is gone, and it may be beside",
      "lostPassport",
      0.95,
      reply("answer", "article"),
      true,
    ],
    ["a passport is gone, and it knows nothing", "lostPassport", 0.95, reply("no_answer"), true],
    ["somebody may want to die", "suicide", 0.6, reply("answer", "exact"), true],
    [
      "hardly anybody wants to die, and it surely answers",
      "suicide",
      0.3,
      reply("answer", "exact"),
      false,
    ],
    [
      "hardly anybody wants to die, and it may be beside",
      "suicide",
      0.3,
      reply("answer", "article"),
      true,
    ],
    ["hardly anybody wants to die, and it greets", "suicide", 0.3, reply("smalltalk"), true],
  ] as const)("gives way to the card, or not, where %s", (_, kind, confidence, own, gives) => {
    const emergency: Emergency = { kind, numbers: "card", confidence };
    expect(isOutweighed(own, emergency)).toBe(gives);
    expect(isWithoutDoubt(emergency) && !gives).toBe(false);
  });
});

describe("what is written right after a cry for help", () => {
  it.each([
    ["a place", "followUp", 0.8, found("unsure", 0.3), true],
    ["half a question", "question", 0.6, found("far", 0.1), true],
    ["another question, clearly", "question", 0.95, found("unsure", 0.3), false],
    ["something that an article holds", "followUp", 0.8, found("unsure", 0.7), false],
    ["something that search is sure of", "question", 0.6, found("sure", 0.5), false],
    ["thanks", "thanks", 0.9, found("far", 0), false],
  ] as const)("is part of it, or not: %s", (_, kind, confidence, result, goesOn) => {
    expect(goesOnWithCry({ kind, confidence }, result)).toBe(goesOn);
  });
});
