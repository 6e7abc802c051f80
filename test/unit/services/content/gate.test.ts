import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { Documents } from "../../../../src/ports/content-examiner.ts";
import {
  isWorse,
  isWorseTogether,
  signTest,
} from "../../../../src/services/content/gate-margin.ts";
import { measuredVariants } from "../../../../src/services/content/gate-variants.ts";
import {
  measureGate,
  type Asked,
  type GateSide,
  type LabelledQuestion,
} from "../../../../src/services/content/gate.ts";
import { pulledQuestions } from "../../../../src/services/content/pulled.ts";
import {
  changedText,
  FEES_EN,
  FREE_EN,
  knowledgeOf,
  smallDocuments,
} from "../../../helpers/small-content.ts";

const FEES = "visas/fees" as ArticleId;
const FREE = "visas/free" as ArticleId;
const KNOWLEDGE = knowledgeOf(smallDocuments());

const answers = (article: ArticleId): Asked => ({ article, outcome: "answer" });
const asksBack: Asked = { article: FEES, outcome: "clarify" };

/** A side that answers by the first words of a question, else to the article that has it among its ways of asking. */
function side(said: Readonly<Record<string, Asked>> = {}, documents?: Documents): GateSide {
  const knowledge = documents === undefined ? KNOWLEDGE : knowledgeOf(documents);
  const owners = new Map(
    [...knowledge.articles.values()].flatMap(({ id, texts }) =>
      [...texts.values()].flatMap(({ questions }) => questions.map((text) => [text, id] as const)),
    ),
  );
  return {
    knowledge,
    ask: (text) => {
      const own = owners.get(text);
      const [, rule] = Object.entries(said).find(([start]) => text.startsWith(start)) ?? [];
      return rule ?? (own === undefined ? asksBack : answers(own));
    },
  };
}

function asked(count: number, kind: LabelledQuestion["kind"], language = "en"): LabelledQuestion[] {
  return Array.from({ length: count }, (_, index) => ({
    language,
    text: `${kind} ${language} ${String(index)}`,
    accept: kind === "answerable" ? [FEES] : [],
    kind,
  }));
}

function measured(
  questions: readonly LabelledQuestion[],
  before: Readonly<Record<string, Asked>>,
  after: Readonly<Record<string, Asked>>,
) {
  return measureGate({
    before: side(before),
    after: side(after),
    questions,
    onProgress: () => undefined,
  });
}

const RIGHT = { answerable: answers(FEES) };

describe("the gate", () => {
  it("lets pass what fares alike, and tells nothing of questions that did not change", () => {
    const questions = [...asked(50, "answerable"), ...asked(5, "near"), ...asked(5, "far", "ru")];
    expect(measured(questions, RIGHT, RIGHT)).toEqual({
      scores: [
        {
          language: "en",
          answerable: 50,
          rightBefore: 50,
          rightAfter: 50,
          others: 5,
          answeredBefore: 0,
          answeredAfter: 0,
        },
        expect.objectContaining({ language: "ru", answerable: 0, others: 5 }),
      ],
      changes: [],
      model: null,
      refusals: [],
    });
  });

  it("refuses fewer right answers than the margin allows, in that language", () => {
    const questions = [...asked(100, "answerable"), ...asked(100, "answerable", "ru")];
    const lost = (count: number): Record<string, Asked> => ({
      ...Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`answerable ru ${String(index)}`, asksBack]),
      ),
      ...RIGHT,
    });
    expect(measured(questions, RIGHT, lost(1)).refusals).toEqual([]);
    const one = measured(asked(9, "answerable", "ru"), RIGHT, {
      "answerable ru 0": asksBack,
      ...RIGHT,
    });
    expect(one).toMatchObject({
      refusals: [],
      changes: [
        {
          language: "ru",
          question: "answerable ru 0",
          kind: "answerable",
          before: FEES,
          after: null,
          change: "lost",
        },
      ],
    });
    // Those that begin with the same digit are lost, too: all but the ninth and the nineties.
    const many = measured(questions, RIGHT, lost(9));
    expect(many.refusals).toEqual([{ why: "worse", language: "ru", before: 100, after: 11 }]);
  });

  it("refuses a little loss in every language, where chance explains each but not all of them", () => {
    const tags = ["ar", "en", "es", "fr", "ru", "zh"];
    const questions = tags.flatMap((tag) => asked(9, "answerable", tag));
    const after = {
      ...Object.fromEntries(tags.map((tag) => [`answerable ${tag} 0`, asksBack])),
      ...RIGHT,
    };
    expect(measured(questions, RIGHT, after).refusals).toEqual([
      { why: "worse", language: null, before: 54, after: 48 },
    ]);
  });

  it("counts an answer with another article as no right one", () => {
    const { changes, refusals } = measured(asked(9, "answerable"), RIGHT, {
      answerable: answers(FREE),
    });
    expect(refusals).toEqual([{ why: "worse", language: "en", before: 9, after: 0 }]);
    expect(changes[0]).toMatchObject({ before: FEES, after: FREE, change: "lost" });
  });

  it("refuses more answers to what nothing should answer, by more than one", () => {
    const questions = [...asked(9, "near"), ...asked(9, "far")];
    const one = measured(questions, {}, { "near en 0": answers(FEES) });
    expect(one).toMatchObject({ refusals: [], changes: [{ kind: "near", change: "gained" }] });
    const two = measured(questions, {}, { "near en 0": answers(FEES), "far en 8": answers(FREE) });
    expect(two.refusals).toEqual([{ why: "answers_more", language: "en", before: 0, after: 2 }]);
    const fewer = measured(questions, { near: answers(FEES) }, {});
    expect(fewer.refusals).toEqual([]);
  });

  it("tells of its progress after every question, from little to all", () => {
    const shares: number[] = [];
    measureGate({
      before: side(),
      after: side(),
      questions: asked(4, "answerable"),
      onProgress: (share) => shares.push(share),
    });
    expect(shares).toEqual([0.25, 0.5, 0.75, 1]);
  });
});

const CUT = changedText(
  FEES_EN,
  "  - question fees number iiiiiiii\n",
  "  - something else entirely\n",
);

describe("ways of asking of the content before", () => {
  it("are asked where search reads something else, with a sample of the others of that language", () => {
    const same = measuredVariants(KNOWLEDGE, KNOWLEDGE);
    expect(same).toEqual([]);
    const after = knowledgeOf(new Map([...smallDocuments(), [FEES_EN, CUT]]));
    const variants = measuredVariants(KNOWLEDGE, after);
    const owners = Map.groupBy(variants, ({ owner }) => owner);
    expect(owners.get(FEES)).toHaveLength(8);
    expect(owners.get(FREE)).toHaveLength(8);
    expect(variants.every(({ language }) => language === "en")).toBe(true);
    expect(variants.filter(({ isGone }) => isGone).map(({ text }) => text)).toEqual([
      "question fees number iiiiiiii",
    ]);
  });

  it("are refused when they are gone and lead to their article no more", () => {
    const text = changedText(FEES_EN, "  - question fees number iiiiiiii\n", "  - anew\n").replace(
      "  - question fees number iiiiiii\n",
      "  - again\n",
    );
    const after = new Map([...smallDocuments(), [FEES_EN, text]]);
    const parts = { before: side(), questions: [], onProgress: () => undefined };
    const gone = measureGate({ ...parts, after: side({}, after) });
    expect(gone.refusals).toEqual([{ why: "variants", language: "en", before: 32, after: 30 }]);
    expect(gone.changes).toMatchObject([
      { kind: "variant", change: "lost", before: FEES, after: null },
      { kind: "variant", change: "lost" },
    ]);
    const found = side({ "question fees": answers(FEES) }, after);
    expect(measureGate({ ...parts, after: found }).refusals).toEqual([]);
  });

  it("are fine where one is gone, and where they were moved to another article", () => {
    const parts = { before: side(), questions: [], onProgress: () => undefined };
    const one = new Map([...smallDocuments(), [FEES_EN, CUT]]);
    expect(measureGate({ ...parts, after: side({}, one) }).refusals).toEqual([]);
    const moved = new Map([
      ...smallDocuments(),
      [
        FEES_EN,
        changedText(FEES_EN, "fees number iii\n", "fees anew\n").replace(
          "fees number iiii\n",
          "fees again\n",
        ),
      ],
      [
        FREE_EN,
        changedText(
          FREE_EN,
          "questions:\n",
          "questions:\n  - Question fees number iii?\n  - question fees number iiii\n",
        ),
      ],
    ] as const);
    const away = side({ "question fees number iii": answers(FREE) }, moved);
    const { changes, refusals } = measureGate({ ...parts, after: away });
    const movedTexts = ["question fees number iii", "question fees number iiii"];
    expect(changes.filter(({ question }) => movedTexts.includes(question))).toMatchObject([
      { change: "moved", before: FEES, after: FREE },
      { change: "moved", before: FEES, after: FREE },
    ]);
    // The four longer ones that stayed are drawn away as well: told, and still within what coins would do.
    expect(changes.filter(({ change }) => change === "lost")).toHaveLength(4);
    expect(refusals).toEqual([]);
    const all = side({ "question fees": answers(FREE) }, smallDocuments());
    const drawn = { ...all, knowledge: knowledgeOf(one) };
    expect(measureGate({ ...parts, after: drawn }).refusals).toMatchObject([{ why: "variants" }]);
  });

  it("tell those that another article would take", () => {
    const drawn = side({
      "question fees number iiiiiii": answers(FREE),
      "question free": asksBack,
    });
    expect(pulledQuestions(drawn, [{ article: FEES, language: "en" }])).toEqual([
      { language: "en", question: "question fees number iiiiiii", own: FEES, pulls: FREE },
      { language: "en", question: "question fees number iiiiiiii", own: FEES, pulls: FREE },
    ]);
    expect(pulledQuestions(drawn, [{ article: FREE, language: "en" }])).toEqual([]);
    expect(pulledQuestions(drawn, [{ article: FEES, language: "xx" }])).toEqual([]);
  });
});

describe("the margin", () => {
  it("allows what coins would do, and one in a hundred", () => {
    // Taking one way of asking out of an article, as it was measured.
    expect(isWorse({ of: 336, lost: 5, gained: 1 })).toBe(false);
    expect(isWorse({ of: 336, lost: 8, gained: 0 })).toBe(true);
    expect(isWorse({ of: 192, lost: 5, gained: 0 })).toBe(true);
    expect(isWorse({ of: 192, lost: 4, gained: 0 })).toBe(false);
    expect(isWorse({ of: 1_000, lost: 8, gained: 0 })).toBe(false);
    expect(isWorse({ of: 2, lost: 1, gained: 0 })).toBe(false);
    expect(isWorse({ of: 0, lost: 0, gained: 0 })).toBe(false);
  });

  it("is never passed by what gained as much as it lost, and always by a loss of everything", () => {
    const count = fc.nat(400);
    fc.assert(
      fc.property(count, count, count, (lost, gained, others) => {
        const of = lost + gained + others;
        if (gained >= lost) expect(isWorse({ of, lost, gained })).toBe(false);
        if (isWorse({ of, lost, gained })) {
          expect(isWorse({ of, lost: lost + 1, gained: Math.max(0, gained - 1) })).toBe(true);
          expect(isWorseTogether([{ of, lost, gained }])).toBe(true);
        }
        if (lost >= 5) expect(isWorse({ of: lost, lost, gained: 0 })).toBe(true);
      }),
    );
  });

  it("knows its coins", () => {
    expect(signTest(0, 0)).toBe(1);
    expect(signTest(5, 5)).toBeCloseTo(1 / 32);
    expect(signTest(5, 6)).toBeCloseTo(7 / 64);
    expect(signTest(600, 2_000)).toBeCloseTo(1);
    expect(signTest(1_100, 2_000)).toBeLessThan(0.001);
    fc.assert(
      fc.property(fc.nat(60), (coins) => {
        const half =
          signTest(Math.floor(coins / 2) + 1, coins) + signTest(Math.ceil(coins / 2), coins);
        expect(half).toBeCloseTo(1);
      }),
    );
  });
});
