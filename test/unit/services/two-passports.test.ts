import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;
const RUSSIAN = "Do I need a visa for a conference of five days? My passport is Russian.";
const INDIAN = "And for an Indian passport?";

function told(text: string, earlier: readonly string[]): string {
  const { reply } = projectCore().answering.answer({
    ...{ text, earlier, localeHint: "en", conversationLanguage: "en" },
    ...{ languageChosen: false, today: TODAY, now: TODAY },
  });
  return plainText(reply.blocks);
}

describe("a conversation in which two passports were named", () => {
  it("goes on with the last one when a message goes on with it", () => {
    expect(told("And for 20 days?", [RUSSIAN, INDIAN])).toContain("India");
  });

  it("takes a new question for neither, since nobody knows whose it is", () => {
    const answer = told("Do I need a visa for two weeks in May?", [RUSSIAN, INDIAN]);
    expect(answer).not.toContain("(India)");
    expect(answer).not.toContain("(Russia)");
  });

  it("takes a new question for the one that was named, however often", () => {
    const earlier = [RUSSIAN, "As I said, my passport is Russian."];
    expect(told("Do I need a visa for two weeks in May?", earlier)).toContain("Russia");
  });
});
