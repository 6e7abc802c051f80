import { describe, expect, test } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import paraphrases from "../../fixtures/guard/paraphrases.json" with { type: "json" };
import { claimSentences } from "../../helpers/claim-sentences.ts";
import { projectContent } from "../../helpers/content.ts";
import { guardOf } from "../../helpers/guard.ts";

const content = projectContent();
const guard = guardOf(content.knowledge);
const TODAY = "2026-11-26" as PlainDate;
const MOST_CHARACTERS = 400;

describe.each(["en", "zh", "ru", "ar", "fr", "es"])("in %s", (language) => {
  test("every claim of every article passes as a telling of itself", () => {
    const claims = claimSentences(content, language, TODAY);
    expect(claims.length).toBeGreaterThan(1_000);
    const failing = claims
      .map(({ text }) => ({
        text,
        faults: guard.composed({ sentence: text, language, cited: [text] }),
      }))
      .filter(({ faults }) => faults.length > 0);
    // What is longer than a sentence may be fails for its length alone.
    expect(failing.filter(({ text }) => text.length <= MOST_CHARACTERS)).toEqual([]);
    expect(failing.flatMap(({ faults }) => faults).filter((fault) => fault !== "length")).toEqual(
      [],
    );
    expect(failing.length).toBeLessThanOrEqual(claims.length / 100);
  });

  test("a claim passes beside other claims of its article", () => {
    const claims = claimSentences(content, language, TODAY);
    const groups = Map.groupBy(claims, ({ article }) => article);
    let tried = 0;
    let passed = 0;
    for (const group of groups.values()) {
      const cited = group.slice(0, 4).map(({ text }) => text);
      for (const sentence of cited.filter(({ length }) => length <= MOST_CHARACTERS)) {
        tried += 1;
        if (guard.composed({ sentence, language, cited }).length === 0) passed += 1;
      }
    }
    expect(passed / tried).toBeGreaterThanOrEqual(0.95);
  });

  test("nine in ten light paraphrases pass", () => {
    const rows = paraphrases[language as keyof typeof paraphrases];
    expect(rows.length).toBe(15);
    const failing = rows.filter(
      ([claim = "", sentence = ""]) =>
        guard.composed({ sentence, language, cited: [claim] }).length > 0,
    );
    expect(failing.length).toBeLessThanOrEqual(1);
  });
});
