import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;

function answered(text: string, language = "en") {
  return projectCore().answering.answer({
    ...{ text, earlier: [], localeHint: language, conversationLanguage: null },
    ...{ languageChosen: false, today: TODAY, now: TODAY },
  });
}

describe("somebody who may be in need, when nothing else can be said to them", () => {
  it("reads the numbers alone, all of them, since what happened is not surely told", () => {
    const { reply, trace } = answered("my friend fainted, not waking up, dorm 3");
    expect(reply.outcome).toBe("urgent");
    expect(plainText(reply.blocks)).toMatch(/110.*120.*119/s);
    expect(trace.emergency?.numbers).toBe("card");
  });

  it("reads them in a language of ours when they write in another", () => {
    const text = "Ajudem! O meu amigo desmaiou no laboratório e tem sangue na cabeça";
    const { reply } = answered(text, "pt");
    expect(reply).toMatchObject({ outcome: "urgent", language: "en" });
    expect(plainText(reply.blocks)).toContain("120");
  });

  it("is no reason for a question about something else to be left without its answer", () => {
    const { reply } = answered("How do I register my address after arrival?");
    expect(reply.outcome).toBe("answer");
    expect(plainText(reply.blocks)).not.toContain("119");
  });
});
