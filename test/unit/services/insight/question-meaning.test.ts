import { describe, expect, it } from "vitest";
import type { ContentModel, SameQuestion } from "../../../../src/ports/content-model.ts";
import { createQuestionMeaning } from "../../../../src/services/insight/question-meaning.ts";

/** A model that says what a test gives it. */
function meaningOf(answer: SameQuestion) {
  const asked: Parameters<ContentModel["sameQuestion"]>[] = [];
  const meaning = createQuestionMeaning({
    model: {
      sameQuestion: (...given) => {
        asked.push(given);
        return Promise.resolve({ kind: "value", value: answer });
      },
    },
    metrics: { fault: () => undefined },
  });
  return { meaning, asked };
}

const OTHERS = ["Where do I park?", "¿Dónde aparco?", "What does parking cost?"];

describe("the meaning of questions", () => {
  it("is that of the one question that the model names", async () => {
    const { meaning } = meaningOf({ verdict: "same", id: "q3" });
    expect(await meaning.same("停车多少钱？", OTHERS)).toBe(2);
  });

  it("is that of none when it says so", async () => {
    const { meaning } = meaningOf({ verdict: "none", id: null });
    expect(await meaning.same("停车多少钱？", OTHERS)).toBe("none");
  });

  it.each<[string, SameQuestion]>([
    ["it is not sure", { verdict: "unsure", id: null }],
    ["it names a question that nobody gave it", { verdict: "same", id: "q4" }],
    ["it names words in place of an id", { verdict: "same", id: "Where do I park?" }],
  ])("is unknown when %s", async (_name, answer) => {
    const { meaning } = meaningOf(answer);
    expect(await meaning.same("停车多少钱？", OTHERS)).toBe("unknown");
  });

  it("is unknown beside stories that it was not shown, and known among the others", async () => {
    const long = `${"story ".repeat(51)}?`;
    const none = meaningOf({ verdict: "none", id: null });
    expect(await none.meaning.same("Parking?", [long, ...OTHERS])).toBe("unknown");
    const [given] = none.asked;
    expect(given?.[0].others.map(({ id }) => id)).toEqual(["q2", "q3", "q4"]);
    const same = meaningOf({ verdict: "same", id: "q4" });
    expect(await same.meaning.same("Parking?", [long, ...OTHERS])).toBe(3);
  });

  it("is not asked of a story, nor with nothing to compare it with", async () => {
    const { meaning, asked } = meaningOf({ verdict: "none", id: null });
    expect(await meaning.same("x".repeat(1_001), OTHERS)).toBe("unknown");
    expect(await meaning.same("Parking?", [])).toBe("unknown");
    expect(asked).toEqual([]);
  });

  it("is asked for in the name of nobody who asks or answers", async () => {
    const { meaning, asked } = meaningOf({ verdict: "none", id: null });
    await meaning.same("Parking?", OTHERS);
    const [, asker] = asked[0] ?? [];
    expect(asker?.person).toMatchObject({ installation: "service" });
  });
});
