import { describe, expect, test } from "vitest";
import attacks from "../../fixtures/guard/attacks.json" with { type: "json" };
import { projectContent } from "../../helpers/content.ts";
import { guardOf } from "../../helpers/guard.ts";

const guard = guardOf(projectContent().knowledge);

/** What is cited, all real claims, and at the end a sentence that says something else. */
describe.each(Object.entries(attacks.attacks))("of attacks in %s", (language, rows) => {
  test("there are many", () => {
    expect(rows.length).toBeGreaterThanOrEqual(["en", "zh", "ru"].includes(language) ? 40 : 20);
  });

  test.each(rows.map((texts) => [texts.at(-1) ?? "", texts.slice(0, -1)] as const))(
    "refuses: %s",
    (sentence, cited) => {
      for (const claim of cited)
        expect(guard.composed({ sentence: claim, language, cited })).toEqual([]);
      expect(guard.composed({ sentence, language, cited })).not.toEqual([]);
    },
  );
});
