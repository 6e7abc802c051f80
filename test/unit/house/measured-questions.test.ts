import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { linesOf, sentencesIn } from "../../../scripts/message-models/sentences.ts";
import { readWay } from "../../../src/content/ways.ts";
import { countWords } from "../../../src/services/message-words.ts";
import { projectContent } from "../../helpers/content.ts";
import { nearlyEqual } from "../../helpers/nearly-equal.ts";

const QUESTIONS = new URL("../../../questions/", import.meta.url);
const BRIEF_WORDS = 3;
/** Questions are long enough to be compared more closely than what may be a greeting. */
const ALIKE = 0.8;

interface Measured {
  readonly id: string;
  readonly lang: string;
  readonly text: string;
  readonly accept: readonly string[];
  readonly kind: string;
}

interface Conversation {
  readonly lang: string;
  readonly turns: readonly { readonly text: string }[];
}

interface Message {
  readonly lang: string;
  readonly text: string;
}

const CONVERSATIONS = new URL("../../../bench/conversations/", import.meta.url);
const KINDS = new URL("../../../bench/kinds/", import.meta.url);
const FEWEST_WORDS_OF_TURN = 6;

/** Questions that are labelled with what a reply must say. */
const ANSWERS = new URL("../../../bench/answers/", import.meta.url);

const measured = read(QUESTIONS);
const measuredAnswers = read(ANSWERS);
/** Turns of conversations, and messages of each kind, that say enough to be told from what anybody would write. */
const measuredTurns = [
  ...read<Conversation>(CONVERSATIONS).flatMap(({ lang, turns }) =>
    turns.map(({ text }) => ({ lang, text })),
  ),
  ...read<Message>(KINDS),
].filter(({ text }) => countWords(text) >= FEWEST_WORDS_OF_TURN);

/** The lines of a folder, with the language after which their file is named. */
function read<Line = Measured>(folder: URL): Line[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) =>
      readFileSync(new URL(name, folder), "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => ({ lang: name.split(".")[0], ...(JSON.parse(line) as Line) })),
    );
}

/** Messages that the network of claims and the kinds learn from, beside ways of asking. */
function textsOf(language: string): string[] {
  const told = ["asked.txt", "later.txt"].flatMap((file) =>
    sentencesIn(language, file).map(({ text }) => readWay(text).text),
  );
  const labelled = ["questions.jsonl", "conversations.jsonl"].flatMap((file) =>
    linesOf(language, file).flatMap((line) => {
      const parsed = JSON.parse(line) as Measured | readonly Measured[];
      return (Array.isArray(parsed) ? parsed : [parsed]).map(({ text }: Measured) => text);
    }),
  );
  return [...told, ...labelled];
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

  it("are not what articles, negatives, practice questions or labelled messages are made of", () => {
    const { knowledge } = projectContent();
    const practice = read(new URL("../../../bench/practice/", import.meta.url));
    const all = [...measured, ...measuredAnswers, ...measuredTurns];
    const repeated = [...Map.groupBy(all, ({ lang }) => lang)].flatMap(([language, own]) => {
      const learned = [
        ...textsOf(language),
        ...[...knowledge.articles.values()].flatMap(
          (article) => article.texts.get(language)?.questions ?? [],
        ),
        ...knowledge.negatives
          .filter((set) => set.language === language)
          .flatMap(({ near, far }) => [...near, ...far]),
        ...practice.filter(({ lang }) => lang === language).map(({ text }) => text),
      ];
      // "Thanks" and the like can be typed in no other words.
      const asked = own.filter(
        ({ text }) => language === "zh" || text.split(/\s+/u).length > BRIEF_WORDS,
      );
      return nearlyEqual(
        asked.map(({ text }) => text),
        learned,
        ALIKE,
      );
    });
    expect(measured.length).toBeGreaterThan(700);
    expect(repeated).toEqual([]);
  });
});
