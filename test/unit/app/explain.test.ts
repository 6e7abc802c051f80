import { describe, expect, it } from "vitest";
import { askText, createAsk, type AskResult } from "../../../src/app/commands/ask.ts";
import type { Explained } from "../../../src/app/commands/explain.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { projectCore } from "../../helpers/core.ts";

const clock = { now: () => new Date("2026-11-25T04:00:00Z") };
const core = projectCore();
const explaining = createAsk(core, clock, "2026-11-25" as PlainDate, true);
const asked = (text: string, context: string[] = []): AskResult & { explain: Explained } => {
  const { explain, ...result } = explaining({ id: 1, text, context });
  if (explain === undefined) throw new Error("Nothing was explained.");
  return { ...result, explain };
};

describe("ask --explain", () => {
  it("tells the language, what was read, and the rule that decided", () => {
    const { explain } = asked("Do Germans need a visa for two weeks?");
    expect(explain).toMatchObject({
      language: { tag: "en", script: "Latn", reply: "en" },
      read: { nationalities: ["DE"], stayDays: 14, visaNeed: true },
      emergency: null,
      decided: ["visaNeed"],
    });
    expect(explain.read).not.toHaveProperty("residence");
  });

  it("gives the candidates with the scores that the reply has", () => {
    const { explain, articles } = asked("how do I renew my residence permit");
    expect(explain.searches).toMatchObject([{ of: "alone" }]);
    expect(explain.searches[0]?.candidates).toEqual(articles);
    expect(explain.decided).toEqual([explain.searches[0]?.verdict]);
  });

  it("tells of an emergency, and in whose words it was told", () => {
    const { explain, outcome } = asked("Help! My friend fainted in the lab and his head bleeds");
    expect(outcome).toBe("urgent");
    expect(explain.emergency).toMatchObject({ kind: "medical", numbers: "card" });
    expect(explain.decided[0]).toBe("emergency");
  });

  it("tells that a message was read with the one before it", () => {
    const { explain } = asked("and how much is it?", ["How do I apply for a Z visa?"]);
    expect(explain.searches.map(({ of }) => of)).toContain("together");
    expect(explain.read.followUp).toBe("pointsBack");
    expect(explain.decided[0]).toBe("followed");
  });

  it.each([
    ["...", "empty"],
    ["Jak długo trwa przedłużenie wizy studenckiej w Warszawie?", "language"],
    ["how long should sourdough rise before baking", "far"],
  ])("names the rule for “%s”", (text, rule) => {
    expect(asked(text).explain.decided).toEqual([rule]);
  });

  it("is one object beside the rest of the reply, and lines for a person at a terminal", () => {
    const result = asked("Do Germans need a visa for two weeks?");
    const text = askText(result, core.texts);
    expect(text).toMatch(/How it was decided:\n {2}language {3}en \(Latn\)/);
    expect(text).toMatch(/decided {4}visaNeed: the table of passports/);
  });

  it("changes nothing of the reply, and is not there unless it is asked for", () => {
    const plain = createAsk(core, clock, "2026-11-25" as PlainDate);
    const text = "Do Germans need a visa for two weeks?";
    const { explain, latencyMs, ...rest } = asked(text);
    expect(explain.decided).toHaveLength(1);
    expect({ ...plain({ id: 1, text, context: [] }), latencyMs }).toEqual({ ...rest, latencyMs });
  });
});
