import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/domain/answer.ts";
import { plainText, type Block } from "../../../src/domain/block.ts";
import type { ArticleId, ClaimId } from "../../../src/domain/knowledge.ts";
import { contains, type PlainDate } from "../../../src/domain/plain-date.ts";
import { linesOf, trainedLanguages } from "../../../scripts/message-models/sentences.ts";
import { projectCore } from "../../helpers/core.ts";
import { runs } from "../../helpers/runs.ts";

const { answering, knowledge } = projectCore();
const DAYS = ["2026-11-30", "2027-01-15"] as unknown as PlainDate[];

interface Practised {
  readonly lang: string;
  readonly text: string;
}

/** Replies to so many of each language, always the same ones, show what holds for all. */
const QUESTIONS = runs(400);

/** Questions that were learned from: those that are measured stay unseen. */
function practised(): readonly Practised[] {
  return trainedLanguages().flatMap((lang) => {
    const lines = linesOf(lang, "questions.jsonl");
    const step = Math.ceil(lines.length / QUESTIONS);
    return lines
      .filter((_, place) => place % step === 0)
      .map((line) => ({ lang, text: (JSON.parse(line) as Practised).text }));
  });
}

function asked(text: string, language: string, today: PlainDate): Reply {
  return answering.answer({
    text,
    earlier: [],
    localeHint: language,
    conversationLanguage: null,
    languageChosen: false,
    today,
    now: today,
  }).reply;
}

const replies = DAYS.flatMap((today) =>
  practised().map((question) => ({
    ...question,
    today,
    reply: asked(question.text, question.lang, today),
  })),
);
const composed = replies.filter(({ reply }) => reply.held !== undefined);

function wordsOf({ blocks }: Reply, language: string): number {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return [...segmenter.segment(plainText(blocks))].filter(({ isWordLike }) => isWordLike === true)
    .length;
}

/** Each paragraph and each item of a list. */
function partsOf(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) =>
    block.type === "list" ? block.items.flatMap((item) => partsOf(item)) : [plainText([block])],
  );
}

/** Rows of tables have days of their own; see the tests of entry rules. */
function isInForce(article: ArticleId, claim: ClaimId, on: PlainDate): boolean {
  if (claim.startsWith("row:")) return true;
  const known = knowledge.articles.get(article)?.claims.get(claim);
  if (known === undefined || !contains(known.period, on)) return false;
  return known.facts.every((name) =>
    knowledge.facts.get(name)?.values.some(({ period }) => contains(period, on)),
  );
}

describe("a reply of claims", () => {
  it("is what most questions on details get", () => {
    expect(composed.length / replies.length).toBeGreaterThan(0.6);
  });

  it("asserts no claim that is not in force on the day it speaks for", () => {
    const wrong = composed.flatMap(({ text, reply }) =>
      reply.asserted
        .filter(({ article, claim }) => !isInForce(article, claim, reply.asOf))
        .map(({ article, claim }) => `${text}: ${article}#${claim} on ${reply.asOf}`),
    );
    expect(wrong).toEqual([]);
  });

  it("says no sentence twice, and no claim twice", () => {
    for (const { text, reply } of composed) {
      const parts = partsOf(reply.blocks);
      expect(new Set(parts).size, `${text}\n${parts.join("\n")}`).toBe(parts.length);
      const claims = reply.asserted.map(({ article, claim }) => `${article}#${claim}`);
      expect(new Set(claims).size, text).toBe(claims.length);
    }
  });

  it("says once what two articles say in the same words", () => {
    const reply = asked("le visa R chaque séjour dure combien", "fr", DAYS[0] as PlainDate);
    const parts = partsOf(reply.blocks);
    expect(new Set(parts).size, parts.join("\n")).toBe(parts.length);
  });

  it("tells what is surely held, although the question sounds like a complaint", () => {
    const reply = asked("الشركة ما تعطيني ورقة ترك العمل، شو اعمل", "ar", DAYS[0] as PlainDate);
    expect(reply.outcome).toBe("answer");
    expect(reply.asserted.map(({ article }) => article)).toContain("work/changing-employer");
  });

  it("names sources", () => {
    for (const { text, reply } of composed) {
      expect(reply.citations.length, text).toBeGreaterThan(0);
    }
  });

  it("fits a phone", () => {
    const lengths = composed.map(({ reply, lang }) => wordsOf(reply, lang)).sort((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(85);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(115);
  });

  it("tells what stood there where the very thing that was asked has ended", () => {
    const fee = asked("Until when is the visa fee reduced?", "en", DAYS[1] as PlainDate);
    expect(fee.validity).toBe("expired");
    expect(fee.asserted.map(({ claim }) => claim)).not.toContain("reduced");
  });

  it("begins with the claim that was asked for", () => {
    const fine = asked(
      "How much is the fine if I registered my address late?",
      "en",
      DAYS[0] as PlainDate,
    );
    expect(fine.held).toBe("exact");
    expect(plainText(fine.blocks)).toContain("2,000");
  });
});

describe("a phrase that everybody says to the bot", () => {
  it.each([
    ["hello", "en", "smalltalk"],
    ["Hello!", "en", "smalltalk"],
    ["你好", "zh", "smalltalk"],
    ["спасибо", "ru", "smalltalk"],
  ])("is answered as such: %s", (text, language, outcome) => {
    expect(asked(text, language, DAYS[0] as PlainDate).outcome).toBe(outcome);
  });
});
