import { describe, expect, it } from "vitest";
import type { ArticleId } from "../../../src/domain/knowledge.ts";
import { chosenInWords } from "../../../src/services/choices.ts";
import { caseWorld } from "../../helpers/case-world.ts";
import { projectContent } from "../../helpers/content.ts";
import { newDatabase } from "../../helpers/new-database.ts";

const OFFERED = [
  "visas/lost-passport",
  "residence/new-passport-while-in-china",
  "visas/visa-extension",
] as readonly ArticleId[];

function chosen(text: string, language = "en"): ArticleId | null {
  const { knowledge, texts } = projectContent();
  return chosenInWords(text, OFFERED, language, knowledge, texts);
}

describe("a choice that is typed", () => {
  it.each([
    ["2", "en", 1],
    ["the second one", "en", 1],
    ["First pls!", "en", 0],
    ["la última", "es", 2],
    ["le deuxième", "fr", 1],
    ["второй вариант", "ru", 1],
    ["التاني", "ar", 1],
    ["第三个", "zh", 2],
    ["staying longer", "en", 2],
    ["lost passport", "en", 0],
  ])("is that of the button: %s (%s)", (text, language, place) => {
    expect(chosen(text, language)).toBe(OFFERED[place]);
  });

  it.each([
    ["passport", "several titles have it"],
    ["3 days", "it is a detail"],
    ["4", "nothing stands there"],
    ["what if i lost my passport in the second city", "it asks something"],
    ["!?", "it says nothing"],
    ["merci", "no title has it"],
  ])("is none: %s, since %s", (text) => {
    expect(chosen(text)).toBeNull();
  });
});

describe("a choice after it was asked back", () => {
  it("is answered from what was chosen, and only there", async () => {
    const database = await newDatabase();
    const world = caseWorld(database, "2026-11-26T02:00:00Z");
    try {
      const asked = await world.says("visa", { conversation: "en" });
      expect(asked[0]?.outcome).toBe("clarify");
      const second = asked[0]?.actions.filter(({ id }) => id.startsWith("article:"))[1];
      const told = await world.says("the second one", { conversation: "en" });
      expect(told[0]?.outcome).toBe("answer");
      expect(`article:${told[0]?.articles[0]?.id ?? ""}`).toBe(second?.id);
      const alone = await world.says("the second one", { conversation: "other" });
      expect(`article:${alone[0]?.articles[0]?.id ?? ""}`).not.toBe(second?.id);
    } finally {
      await world.stop();
      await database.close();
    }
  });
});
