import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrationOf, verdictOf } from "../../../../src/search/confidence/calibration.ts";
import { crossFit, FIVE_ROUNDS, MIX } from "../../../../bench/ranking/cross-fit.ts";
import { DEFAULTS } from "../../../../src/search/confidence/defaults.ts";
import { EVIDENCE_COUNT } from "../../../../src/search/confidence/evidence.ts";
import {
  condense,
  CONDENSER_SIZE,
  FEATURE_COUNT,
} from "../../../../src/search/confidence/condense.ts";
import {
  FAR,
  NONE,
  OUTCOME_COUNT,
  predict,
  RIGHT,
  WRONG,
  type Sample,
} from "../../../../src/search/confidence/outcome-model.ts";
import { fitOutcomes } from "../../../../bench/ranking/fit-outcomes.ts";
import { sureFrom } from "../../../../bench/ranking/sure-from.ts";
import { readCorpus } from "../../../../src/search/index/corpus.ts";
import { buildSearchEngine } from "../../../../src/search/search-engine.ts";
import type { SearchDocument } from "../../../../src/ports/search.ts";
import { aDocument, ENGLISH } from "../documents.ts";

const FLAT = new Float64Array(OUTCOME_COUNT * FEATURE_COUNT);

/** A sample with one feature beside the constant. */
function aSample(value: number, outcome: number): Sample {
  const features = new Float64Array(FEATURE_COUNT);
  features[0] = 1;
  features[2] = value;
  return { features, outcome, weight: 1 };
}

describe("the outcome model", () => {
  it("learns which evidence speaks for which outcome", () => {
    const samples = Array.from({ length: 40 }, () => [
      aSample(2, RIGHT),
      aSample(0.3, WRONG),
      aSample(-1, NONE),
      aSample(-2, FAR),
    ]).flat();
    const model = fitOutcomes(samples, FLAT, 1);
    expect(predict(model, aSample(2, RIGHT).features)[RIGHT]).toBeGreaterThan(0.7);
    expect(predict(model, aSample(-2, FAR).features)[RIGHT]).toBeLessThan(0.1);
  });

  it("stays what it was without samples, and near it with few", () => {
    const prior = DEFAULTS.withQuestions.model;
    expect(fitOutcomes([], prior, 10)).toEqual(prior);
    const held = fitOutcomes([aSample(2, FAR)], prior, 1000);
    held.forEach((weight, i) => {
      expect(Math.abs(weight - (prior[i] ?? 0))).toBeLessThan(0.05);
    });
  });

  it("gives probabilities, whatever the evidence", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -50, max: 50, noNaN: true }), {
          minLength: EVIDENCE_COUNT,
          maxLength: EVIDENCE_COUNT,
        }),
        (evidence) => {
          const { condenser, model } = DEFAULTS.withQuestions;
          const odds = predict(model, condense(condenser, Float64Array.from(evidence)));
          expect(odds.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
          expect(odds.every((value) => value >= 0 && value <= 1)).toBe(true);
        },
      ),
    );
  });
});

describe("the shipped models", () => {
  it.each(["withQuestions", "withoutQuestions"] as const)(
    "%s have a weight for all evidence",
    (name) => {
      const { condenser, model, sureFrom: bound } = DEFAULTS[name];
      expect(condenser).toHaveLength(CONDENSER_SIZE);
      expect(model).toHaveLength(OUTCOME_COUNT * FEATURE_COUNT);
      expect(bound).toBeGreaterThan(0.5);
      expect(bound).toBeLessThan(1);
    },
  );
});

describe("the bound from which a hit is told outright", () => {
  const model = fitOutcomes(
    [aSample(2, RIGHT), aSample(-2, NONE), aSample(0, WRONG), aSample(-2, FAR)],
    FLAT,
    0.01,
  );

  it("is higher where wrong hits look as good as right ones", () => {
    const clean = [aSample(2, RIGHT), aSample(1.5, RIGHT), aSample(-2, NONE)];
    const mixed = [...clean, aSample(1.6, WRONG), aSample(1.8, NONE)];
    expect(sureFrom(mixed, 2, model)).toBeGreaterThan(sureFrom(clean, 1, model));
  });

  it("parts sure from unsure, and those from what nothing answers", () => {
    const calibration = { ...DEFAULTS.withQuestions, sureFrom: 0.8 };
    const verdict = (held: number, ...odds: number[]): string =>
      verdictOf(Float64Array.from(odds), held, calibration);
    expect(verdict(0.9, 0.8, 0.1, 0.05, 0.05)).toBe("sure");
    expect(verdict(0.9, 0.79, 0.11, 0.05, 0.05)).toBe("unsure");
    expect(verdict(0.25, 0.1, 0.1, 0.5, 0.3)).toBe("unsure");
    expect(verdict(0.24, 0.8, 0.1, 0.06, 0.04)).toBe("none");
    expect(verdict(0.24, 0.1, 0.1, 0.3, 0.5)).toBe("far");
  });
});

/** Each subject with variants of its words in several frames: enough to learn from. */
const SUBJECTS: Readonly<Record<string, readonly string[]>> = {
  permit: ["work permit", "labour licence", "permit for work", "working paper"],
  bank: ["bank account", "account at a bank", "savings account", "bank card"],
  halal: ["halal food", "muslim canteen", "food without pork", "halal restaurant"],
  gifts: ["gift for my host", "present for a professor", "what gift", "wrap a present"],
  police: [
    "register with the police",
    "police station address",
    "address registration",
    "police form",
  ],
};
const FRAMES = ["how do i get", "where is", "tell me about", "i need help with"];
const DOCUMENTS: readonly SearchDocument[] = Object.entries(SUBJECTS).map(([slug, phrases]) =>
  aDocument(`life/${slug}`, "en", {
    title: phrases[0] ?? "",
    questions: phrases.flatMap((phrase) => FRAMES.map((frame) => `${frame} ${phrase}`)),
    body: `${phrases.join(". ")}.`,
  }),
);
const NEGATIVES = [
  {
    language: "en",
    near: [
      "visa for japan",
      "tourist visa for france",
      "golden visa in dubai",
      "citizenship of peru",
    ],
    far: [
      "recipe for soup",
      "who won the match",
      "tell me a joke",
      "weather tomorrow",
      "love poem",
    ],
  },
];

describe("questions that a corpus asks itself, for fitting", () => {
  const corpus = readCorpus("en", DOCUMENTS, NEGATIVES);

  it("asks every variant once with its article and once without, and every negative", () => {
    const questions = DOCUMENTS.reduce((sum, document) => sum + document.questions.length, 0);
    const { samples } = crossFit(corpus, FIVE_ROUNDS, MIX);
    const answerable = samples.filter(({ outcome }) => outcome === RIGHT || outcome === WRONG);
    expect(answerable).toHaveLength(questions);
    expect(samples.filter(({ outcome }) => outcome === FAR).length).toBeLessThanOrEqual(5);
    expect(samples.filter(({ outcome }) => outcome === NONE).length).toBeGreaterThan(questions / 2);
  });

  it("counts a masked question that lands on a neighbour as harmless", () => {
    const ids = DOCUMENTS.map(({ id }) => id);
    const all = DOCUMENTS.map((document) => ({
      ...document,
      related: ids.filter((id) => id !== document.id),
    }));
    const { samples } = crossFit(readCorpus("en", all, []), FIVE_ROUNDS, MIX);
    expect(samples.filter(({ outcome }) => outcome === NONE)).toEqual([]);
  });
});

describe("how far a first hit is trusted", () => {
  it("is surer of a question in known words than of one about something else", () => {
    const engine = buildSearchEngine(DOCUMENTS, NEGATIVES);
    const sure = engine.search("where do i get a work permit", "en", 3);
    const strange = engine.search("visa for italy", "en", 3);
    const far = engine.search("who wrote this poem", "en", 3);
    expect(sure.hits[0]?.id).toBe("life/permit");
    expect(sure.verdict).toBe("sure");
    expect(sure.confidence).toBeGreaterThan(strange.confidence);
    expect(sure.confidence).toBeGreaterThan(far.confidence);
    expect(strange.verdict).not.toBe("sure");
    expect(far.verdict).not.toBe("sure");
  });

  it("is what was fitted, for content with ways of asking and without", () => {
    expect(calibrationOf(readCorpus("en", ENGLISH, []))).toBe(DEFAULTS.withQuestions);
    const bare = ENGLISH.map((document) => ({ ...document, questions: [] }));
    expect(calibrationOf(readCorpus("en", bare, []))).toBe(DEFAULTS.withoutQuestions);
  });
});
