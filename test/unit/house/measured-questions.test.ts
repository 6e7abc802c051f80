import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { sentencesIn } from "../../../scripts/message-models/sentences.ts";
import { readWay } from "../../../src/content/ways.ts";
import { projectContent } from "../../helpers/content.ts";

const QUESTIONS = new URL("../../../questions/", import.meta.url);
const MOST_ALIKE = 0.85;
const BRIEF_WORDS = 3;

interface Measured {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly accept: readonly string[];
  readonly kind: string;
}

/** Questions that are labelled with what a reply must say. */
const ANSWERS = new URL("../../../bench/answers/", import.meta.url);

const measured = read(QUESTIONS);
const measuredAnswers = read(ANSWERS);

function read(folder: URL): Measured[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) =>
      readFileSync(new URL(name, folder), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Measured),
    );
}

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

/**
 * Finds a text that is nearly the same: the Dice coefficient of their 3-grams is over the bound. Texts are looked up by
 * their 3-grams, since comparing each with each would take minutes.
 */
function nearestOf(texts: readonly string[]): (text: string) => string | null {
  const grams = texts.map(trigrams);
  const byGram = new Map<string, number[]>();
  grams.forEach((own, number) => {
    for (const gram of own) {
      const numbers = byGram.get(gram);
      if (numbers === undefined) byGram.set(gram, [number]);
      else numbers.push(number);
    }
  });
  const shared = new Uint16Array(texts.length);
  return (text) => {
    const own = trigrams(text);
    shared.fill(0);
    for (const gram of own) {
      for (const number of byGram.get(gram) ?? []) shared[number] = (shared[number] ?? 0) + 1;
    }
    const found = grams.findIndex(
      (other, number) => (2 * (shared[number] ?? 0)) / (own.size + other.size) > MOST_ALIKE,
    );
    return texts[found] ?? null;
  };
}

/** Messages that only the network of claims learns from. */
function textsOf(language: string, file: string): string[] {
  return sentencesIn(language, file).map(({ text }) => readWay(text).text);
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

  it("are not what the articles, negatives or practice questions are made of", () => {
    const { knowledge } = projectContent();
    const practice = ["../../../bench/practice/", "../../../bench/answers/practice/"].flatMap(
      (folder) => read(new URL(folder, import.meta.url)),
    );
    const all = [...measured, ...measuredAnswers];
    const repeated = [...Map.groupBy(all, ({ lang }) => lang)].flatMap(([language, own]) => {
      const learned = [
        ...["asked.txt", "later.txt"].flatMap((file) => textsOf(language, file)),
        ...[...knowledge.articles.values()].flatMap(
          (article) => article.texts.get(language)?.questions ?? [],
        ),
        ...knowledge.negatives
          .filter((set) => set.language === language)
          .flatMap(({ near, far }) => [...near, ...far]),
        ...practice.filter(({ lang }) => lang === language).map(({ text }) => text),
      ];
      const nearest = nearestOf(learned);
      return own.flatMap(({ id, text }) => {
        const found = nearest(text);
        // "Thanks" and the like can be typed in no other words.
        const isBrief = text.split(/\s+/u).length <= BRIEF_WORDS && language !== "zh";
        return found === null || isBrief ? [] : [`${id} = ${found}`];
      });
    });
    expect(measured.length).toBeGreaterThan(700);
    expect(repeated).toEqual([]);
  });
});

describe("the measure of likeness", () => {
  it("tells near copies from rewordings", () => {
    const nearest = nearestOf(["do i need a visa for two weeks", "how long may i stay"]);
    expect(nearest("Do I need a visa for two weeks?")).toBe("do i need a visa for two weeks");
    expect(nearest("do i need some visa for a fortnight")).toBeNull();
  });
});
