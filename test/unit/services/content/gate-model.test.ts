import { describe, expect, it } from "vitest";
import { readMeasuredQuestions } from "../../../../src/app/measured-questions.ts";
import { MEASURED_QUESTIONS } from "../../../../src/app/paths.ts";
import { promptsIn } from "../../../../src/app/served-prompts.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { GuardFault } from "../../../../src/ports/guard.ts";
import type { ModelFault } from "../../../../src/ports/language-model.ts";
import { affectedArticles } from "../../../../src/services/content/gate-affected.ts";
import type { LabelledQuestion } from "../../../../src/services/content/gate-compare.ts";
import { measureModel, type ModelAsked } from "../../../../src/services/content/gate-model.ts";
import {
  modelSample,
  MOST_ASKED,
  waysOf,
  type ModelQuestion,
  type SampleParts,
} from "../../../../src/services/content/gate-sample.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  knowledgeOf,
  smallDocuments,
  SOURCES,
} from "../../../helpers/small-content.ts";

const FEES = "visas/fees" as ArticleId;
const UNILATERAL = "visas/visa-free-unilateral" as ArticleId;
const NOWHERE = "visas/none" as ArticleId;
const KNOWLEDGE = knowledgeOf(smallDocuments());

function questionsOf(count: number, kind: LabelledQuestion["kind"] = "answerable") {
  return Array.from({ length: count }, (_, index): ModelQuestion => {
    const accept = kind === "answerable" ? [FEES] : [];
    const text = `${kind} ${String(index)}`;
    return { question: { language: "en", text, accept, kind }, way: "select" };
  });
}

const RIGHT: ModelAsked = {
  article: FEES,
  outcome: "answer",
  spoke: true,
  refused: [],
  fault: null,
};
const NONE: ModelAsked = { ...RIGHT, article: null, outcome: "no_answer" };
const refused = (...faults: GuardFault[]): ModelAsked => ({ ...RIGHT, refused: faults });
const silent = (fault: ModelFault): ModelAsked => ({ ...RIGHT, spoke: false, fault });

type Says = (index: number) => ModelAsked;

/** Asks a sample of which each side says by its place what becomes of a question. */
async function measured(
  sample: readonly ModelQuestion[],
  before: Says,
  after: Says,
  more: { readonly isOfPrompts?: boolean; readonly leftMs?: () => number } = {},
) {
  const shares: number[] = [];
  let atOnce = 0;
  let most = 0;
  const side = (says: Says) => ({
    knowledge: KNOWLEDGE,
    ask: async (question: ModelQuestion) => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise((resolve) => setImmediate(resolve));
      atOnce -= 1;
      return says(sample.indexOf(question));
    },
  });
  const gate = await measureModel({
    before: side(before),
    after: side(after),
    sample,
    isOfPrompts: true,
    leftMs: () => 1,
    onProgress: (share) => shares.push(share),
    ...more,
  });
  return { ...gate, whys: gate.refusals.map(({ why }) => why), shares, most };
}

const always =
  (asked: ModelAsked): Says =>
  () =>
    asked;
const firstOnes =
  (count: number, asked: ModelAsked, otherwise = RIGHT): Says =>
  (index) =>
    index < count ? asked : otherwise;

describe("questions that a model is asked", () => {
  it("pass where they fare alike, a few at a time, with progress to the end", async () => {
    const sample = [...questionsOf(20), ...questionsOf(4, "far")];
    const says: Says = (index) => (index < 20 ? RIGHT : NONE);
    const { score, refusals, shares, most } = await measured(sample, says, says);
    expect(refusals).toEqual([]);
    expect(score).toEqual({
      state: "asked",
      questions: 24,
      asked: 24,
      answerable: 20,
      rightBefore: 20,
      rightAfter: 20,
      others: 4,
      answeredBefore: 0,
      answeredAfter: 0,
      refusedBefore: 0,
      refusedAfter: 0,
      faults: [],
      silentBefore: 0,
      silentAfter: 0,
      changes: [],
    });
    expect(most).toBe(3);
    expect(shares).toEqual(Array.from({ length: 24 }, (_, index) => (index + 1) / 24));
  });

  it("are refused when the guard refuses more than chance allows, with the kinds of fault", async () => {
    const sample = questionsOf(60);
    const once = firstOnes(1, refused("date"));
    const four = await measured(sample, once, firstOnes(5, refused("number", "date")));
    expect(four.whys).toEqual([]);
    const { score, refusals } = await measured(
      sample,
      once,
      firstOnes(6, refused("number", "date")),
    );
    expect(refusals).toEqual([{ why: "guard", language: null, before: 1, after: 6 }]);
    expect(score).toMatchObject({ refusedBefore: 1, refusedAfter: 6 });
    expect(score.faults).toEqual([
      { fault: "number", before: 0, after: 6 },
      { fault: "date", before: 1, after: 6 },
    ]);
    // As many were refused before, only at other questions.
    const others: Says = (index) => (index >= 54 ? refused("date") : RIGHT);
    const moved = await measured(sample, others, firstOnes(6, refused("date")));
    expect(moved.whys).toEqual([]);
  });

  it("are refused when fewer fare well, and each that changed is told", async () => {
    const sample = [...questionsOf(30), ...questionsOf(10, "near")];
    const well: Says = (index) => (index < 30 ? RIGHT : NONE);
    const worse: Says = (index) => (index < 3 ? NONE : index >= 37 ? RIGHT : well(index));
    const { score, refusals } = await measured(sample, well, worse);
    expect(refusals).toEqual([{ why: "model_worse", language: null, before: 40, after: 34 }]);
    expect(score.changes.map(({ kind, change }) => `${kind} ${change}`)).toEqual([
      ...["lost", "lost", "lost"].map((change) => `answerable ${change}`),
      ...["gained", "gained", "gained"].map((change) => `near ${change}`),
    ]);
    const better = await measured(sample, worse, well);
    expect(better.refusals).toEqual([]);
  });

  it("are refused when the model gives nothing usable any more, which is the prompt’s doing", async () => {
    for (const fault of ["malformed", "late", "declined"] as const) {
      const { score, refusals } = await measured(
        questionsOf(20),
        always(RIGHT),
        always(silent(fault)),
      );
      expect(refusals).toEqual([{ why: "model_silent", language: null, before: 20, after: 0 }]);
      expect(score).toMatchObject({ state: "asked", asked: 20, silentBefore: 0, silentAfter: 20 });
    }
  });

  it("may mend prompts of which nothing usable came", async () => {
    const broken = always(silent("malformed"));
    const { score, whys } = await measured(questionsOf(20), broken, always(RIGHT));
    expect([score.state, score.silentBefore, score.silentAfter, whys]).toEqual([
      "asked",
      20,
      0,
      [],
    ]);
  });

  it.each([
    ["unavailable", "unreachable"],
    ["unauthorized", "unreachable"],
    ["resting", "unreachable"],
    ["late", "unreachable"],
    ["limited", "limited"],
  ] as const)(
    "are given up soon where all is %s, and prompts are refused for it",
    async (fault, state) => {
      const nothing = always(silent(fault));
      const { score, refusals, shares } = await measured(questionsOf(60), nothing, nothing);
      expect(score).toMatchObject({ state, questions: 60, asked: 0 });
      expect(refusals).toEqual([
        { why: "model_unreachable", language: null, before: 60, after: 0 },
      ]);
      // Six in a row, and the two that were asked beside the last of them.
      expect(shares).toHaveLength(8);
      const article = await measured(questionsOf(60), nothing, nothing, { isOfPrompts: false });
      expect([article.score.state, article.refusals]).toEqual([state, []]);
    },
  );

  it("survive a model that is gone for some of them", async () => {
    const { score, whys } = await measured(
      questionsOf(60),
      always(RIGHT),
      firstOnes(5, silent("unavailable")),
    );
    expect([score.state, score.asked, score.silentAfter, whys]).toEqual(["asked", 55, 0, []]);
  });

  it("end when their time is over, with what was asked", async () => {
    let left = 10;
    const { score, whys } = await measured(questionsOf(60), always(RIGHT), always(RIGHT), {
      leftMs: () => (left -= 1),
    });
    expect(score).toMatchObject({ state: "late", questions: 60 });
    expect(score.asked).toBeGreaterThan(5);
    expect(score.asked).toBeLessThan(12);
    expect(whys).toEqual(["model_unreachable"]);
  });

  it("are no measurement of prompts where there is none to ask", async () => {
    expect((await measured([], always(RIGHT), always(RIGHT))).whys).toEqual(["model_unreachable"]);
    const article = await measured([], always(RIGHT), always(RIGHT), { isOfPrompts: false });
    expect(article).toMatchObject({ score: { state: "asked", questions: 0 }, refusals: [] });
  });
});

describe("the sample", () => {
  const questions = readMeasuredQuestions(MEASURED_QUESTIONS);
  const sampled = (parts: Partial<SampleParts>): readonly ModelQuestion[] =>
    modelSample({
      questions,
      ways: [],
      affected: new Set(),
      reaches: () => true,
      ...parts,
    });
  const articleOf = ({ question }: ModelQuestion): string => question.accept[0] ?? "";

  it("of changed prompts is spread over all languages and articles, and always the same", () => {
    const sample = sampled({ ways: ["select"] });
    expect(sample).toHaveLength(MOST_ASKED);
    const languages = Map.groupBy(sample, ({ question }) => question.language);
    expect([...languages.values()].map(({ length }) => length)).toEqual([10, 10, 10, 10, 10, 10]);
    for (const own of languages.values()) {
      const kinds = own.map(({ question }) => question.kind);
      expect(kinds.filter((kind) => kind === "answerable")).toHaveLength(8);
      expect(new Set(kinds)).toEqual(new Set(["answerable", "near", "far"]));
    }
    const articles = new Set(sample.map(articleOf));
    expect(articles.size).toBeGreaterThan(35);
    expect(sampled({ ways: ["select"] })).toEqual(sample);
  });

  it("of changed articles is labelled with them, in all languages", () => {
    const affected = new Set([UNILATERAL]);
    const sample = sampled({ affected });
    expect(sample.length).toBeGreaterThan(6);
    expect(sample.length).toBeLessThanOrEqual(MOST_ASKED);
    expect(sample.every(({ question: { accept } }) => accept.some((id) => affected.has(id)))).toBe(
      true,
    );
    expect(new Set(sample.map(({ question }) => question.language)).size).toBe(6);
    expect(sampled({ affected: new Set([NOWHERE]) })).toEqual([]);
  });

  it("asks no more where several things changed, and only what reaches the model", () => {
    const reaches = ({ text }: LabelledQuestion): boolean => text.length % 2 === 0;
    const affected = new Set([UNILATERAL]);
    const sample = sampled({ ways: ["select", "translate"], affected, reaches });
    const ways = Map.groupBy(sample, ({ way }) => way);
    expect(sample.length).toBeLessThanOrEqual(MOST_ASKED);
    expect(ways.get("translate")).toHaveLength(20);
    const answers = sample.filter(({ way }) => way !== "translate");
    expect(answers.every(({ question }) => reaches(question))).toBe(true);
  });

  it("asks what the changed prompts are for", () => {
    const before = promptsIn(smallDocuments());
    const after = (name: keyof typeof before, change: object) => ({
      ...before,
      [name]: { ...before[name], ...change },
    });
    expect(waysOf(before, before)).toEqual([]);
    expect(waysOf(before, after("select", { deadlineMs: 500 }))).toEqual(["select"]);
    expect(waysOf(before, after("understand", { hash: "x" }))).toEqual(["select"]);
    expect(waysOf(before, after("translate", { hash: "x" }))).toEqual(["translate"]);
    expect(waysOf(before, after("select", { purpose: "Another." }))).toEqual([]);
  });
});

describe("affected articles", () => {
  const affected = (change: Readonly<Record<string, string>>): readonly string[] => {
    const after = new Map(smallDocuments());
    for (const [path, text] of Object.entries(change)) after.set(docPath(path), text);
    return [...affectedArticles(KNOWLEDGE, knowledgeOf(after))].sort();
  };
  const table = docPath("knowledge/tables/visa-free.yaml");

  it("are those of changed words, of changed figures, and those that speak for changed tables", () => {
    expect(affected({ [FEES_EN]: changedText(FEES_EN, "number iii\n", "number three\n") })).toEqual(
      [FEES],
    );
    expect(affected({ [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") })).toEqual([FEES]);
    expect(affected({ [table]: changedText(table, "days: 30", "days: 15") })).toEqual([
      "visas/free",
    ]);
  });

  it("are none where nothing changed that a model is told", () => {
    expect(affected({})).toEqual([]);
    expect(affected({ [SOURCES]: changedText(SOURCES, "The law", "The statute") })).toEqual([]);
  });
});
