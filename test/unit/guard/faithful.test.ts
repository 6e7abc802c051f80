import { describe, expect, test } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import attacks from "../../fixtures/guard/attacks.json" with { type: "json" };
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
});

/** Told again by reviewers: whole, shortened by what limits nothing, joined, with phrases moved, with "you" for foreigners. */
describe("of faithful sentences", () => {
  const rows = Object.entries(attacks.faithful).flatMap(([language, list]) =>
    list.map((texts) => ({ language, cited: texts.slice(0, -1), sentence: texts.at(-1) ?? "" })),
  );

  test("nineteen in twenty pass, of all languages together, and most of each", () => {
    const passing = rows.filter((row) => guard.composed(row).length === 0);
    expect(passing.length / rows.length).toBeGreaterThanOrEqual(0.95);
    for (const language of Object.keys(attacks.faithful)) {
      const all = rows.filter((row) => row.language === language);
      const own = passing.filter((row) => row.language === language);
      expect(all.length).toBeGreaterThanOrEqual(["en", "zh", "ru"].includes(language) ? 40 : 20);
      expect(own.length / all.length).toBeGreaterThanOrEqual(0.85);
    }
  });
});

/** Passives, other words and other constructions are mostly refused: no rule tells whether they say the same. */
test("four in ten light paraphrases pass", () => {
  const rows = Object.entries(paraphrases).flatMap(([language, list]) =>
    list.map(([claim = "", sentence = ""]) => ({ language, cited: [claim], sentence })),
  );
  expect(rows.length).toBe(90);
  const passing = rows.filter((row) => guard.composed(row).length === 0);
  expect(passing.length).toBeGreaterThanOrEqual(36);
});
