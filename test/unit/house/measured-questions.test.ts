import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { projectContent } from "../../helpers/content.ts";

const QUESTIONS = new URL("../../../bench/questions/", import.meta.url);
const MOST_ALIKE = 0.85;

interface Measured {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly accept: readonly string[];
  readonly kind: string;
}

const measured = readdirSync(QUESTIONS)
  .filter((name) => name.endsWith(".jsonl"))
  .flatMap((name) =>
    readFileSync(new URL(name, QUESTIONS), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Measured),
  );

function trigrams(text: string): Set<string> {
  const padded = `  ${text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\p{P}]+/gu, " ")
    .trim()}  `;
  const characters = Array.from(padded);
  return new Set(
    characters.slice(2).map((_, index) => characters.slice(index, index + 3).join("")),
  );
}

/** The Dice coefficient of the 3-grams of two texts, 0 to 1. */
function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

describe("the measured questions", () => {
  it("are at least 120 a language, four fifths of them answerable", () => {
    const byLanguage = Map.groupBy(measured, ({ lang }) => lang);
    for (const [language, own] of byLanguage) {
      expect(own.length, language).toBeGreaterThanOrEqual(120);
      const answerable = own.filter(({ kind }) => kind === "answerable").length / own.length;
      expect(answerable, language).toBeCloseTo(0.8, 1);
    }
    expect([...byLanguage.keys()]).toEqual(expect.arrayContaining(["en", "zh"]));
  });

  it("have ids of their own", () => {
    expect(new Set(measured.map(({ id }) => id)).size).toBe(measured.length);
  });

  it("are not what the articles or negatives are trained on", () => {
    const { knowledge } = projectContent();
    const near: string[] = [];
    for (const [language, own] of Map.groupBy(measured, ({ lang }) => lang)) {
      const variants = [
        ...[...knowledge.articles.values()].flatMap(
          (article) => article.texts.get(language)?.questions ?? [],
        ),
        ...knowledge.negatives
          .filter((set) => set.language === language)
          .flatMap((set) => [...set.near, ...set.far]),
      ].map((text) => ({ text, grams: trigrams(text) }));
      for (const question of own) {
        const grams = trigrams(question.text);
        for (const variant of variants) {
          if (alike(grams, variant.grams) > MOST_ALIKE)
            near.push(`${question.id} “${question.text}” ~ “${variant.text}”`);
        }
      }
    }
    expect(near).toEqual([]);
  });
});

describe("the measure of likeness", () => {
  it("tells near copies from rewordings", () => {
    const question = trigrams("do i need a visa for two weeks");
    expect(alike(question, trigrams("Do I need a visa for two weeks?"))).toBe(1);
    expect(alike(question, trigrams("do i need a visa for three weeks"))).toBeGreaterThan(0.75);
    expect(alike(question, trigrams("how long may i stay without one"))).toBeLessThan(0.3);
  });
});
