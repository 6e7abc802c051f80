import type { Bag, Corpus } from "../../src/search/index/corpus.ts";
import { buildIndex } from "../../src/search/index/build-index.ts";
import type { LanguageIndex } from "../../src/search/index/language-index.ts";
import { learnClasses } from "../../src/search/model/examples.ts";
import { readBag } from "../../src/search/model/query.ts";
import { rank } from "../../src/search/model/ranker.ts";
import { createScorer, type Scorer } from "../../src/search/model/scorer.ts";
import { evidenceOf } from "../../src/search/confidence/evidence.ts";
import { FAR, NONE, RIGHT, WRONG } from "../../src/search/confidence/outcome-model.ts";

/** What an index is built without and then asked. */
export interface Round {
  readonly asksQuestion: (number: number) => boolean;
  readonly asksNegative: (number: number) => boolean;
}

/** Each round asks a part of the questions of an index that knows the others; every negative is asked once. */
function rounds(count: number, parts: number): readonly Round[] {
  return Array.from({ length: count }, (_, round) => ({
    asksQuestion: (number) => number % parts === round,
    asksNegative: (number) => number % count === round,
  }));
}

export const FIVE_ROUNDS = rounds(5, 5);
export const TWO_ROUNDS = rounds(2, 5);

/** Every question is asked of an index without any, as a folder of titles and bodies is. */
export const NO_QUESTIONS: readonly Round[] = [
  { asksQuestion: () => true, asksNegative: () => true },
];

/**
 * What a hundred questions are expected to be: eight in ten have an answer, and of these the first hit is right for more
 * than nine in ten. Held-out variants alone would say half: their authors made each as unlike the others as they could.
 */
export const MIX = { right: 74, wrong: 6, masked: 5, near: 5, far: 10 };
/** Without variants the first hit is right for about six in ten. */
export const MIX_WITHOUT_QUESTIONS: Mix = { right: 50, wrong: 30, masked: 5, near: 5, far: 10 };
export type Mix = Readonly<Record<keyof typeof MIX, number>>;
/** What the bot says about itself; to land there with a question without an answer is no error. */
const CONVERSATION = "conversation/";

/** One question whose outcome is known. */
export interface Judged {
  readonly evidence: Float64Array;
  readonly outcome: number;
  /** Share in the mix of questions that is expected. */
  readonly weight: number;
}

export interface CrossFit {
  readonly samples: readonly Judged[];
  /** What all near questions weigh together, also those that landed where they do no harm and are no samples. */
  readonly nearWeight: number;
}

/** What one question found; without evidence where the hit is no error, or nothing was found. */
export interface Finding {
  readonly kind: keyof typeof MIX;
  readonly evidence: Float64Array | null;
}

const OUTCOME_OF: Readonly<Record<keyof typeof MIX, number>> = {
  right: RIGHT,
  wrong: WRONG,
  masked: NONE,
  near: NONE,
  far: FAR,
};

/**
 * Samples for the outcome model from the corpus alone.
 *
 * Every variant is asked of an index that was built without it: once as it is, and once with its own article masked, as
 * a question without an answer. Written negatives are asked of a classifier that has not seen them.
 */
export function crossFit(corpus: Corpus, all: readonly Round[], mix: Mix): CrossFit {
  return weighed(
    all.flatMap((round) => findingsOf(corpus, round)),
    mix,
  );
}

/** What questions found, as samples that count as the mix says. */
export function weighed(findings: readonly Finding[], mix: Mix): CrossFit {
  const counts = { right: 0, wrong: 0, masked: 0, near: 0, far: 0 };
  for (const { kind } of findings) counts[kind] += 1;
  const samples = findings.flatMap(({ evidence, kind }) => {
    const weight = ((mix[kind] / 100) * findings.length) / counts[kind];
    return evidence === null ? [] : [{ evidence, outcome: OUTCOME_OF[kind], weight }];
  });
  return { samples, nearWeight: ((mix.masked + mix.near) / 100) * findings.length };
}

function findingsOf(corpus: Corpus, { asksQuestion, asksNegative }: Round): Finding[] {
  const index = buildIndex(corpus, (_, question) => !asksQuestion(question));
  const known = {
    ...corpus,
    near: corpus.near.filter((_, number) => !asksNegative(number)),
    far: corpus.far.filter((_, number) => !asksNegative(number)),
  };
  const classifier = learnClasses(known, index, (_, question) => !asksQuestion(question));
  const judge = judgeOf(corpus, index, createScorer(index, classifier));
  const asked = (bags: readonly Bag[]): Bag[] => bags.filter((_, number) => asksNegative(number));
  return [
    ...corpus.documents.flatMap(({ questions }, document) =>
      questions
        .filter((_, question) => asksQuestion(question))
        .flatMap((bag) => [...judge.answerable(bag, document), ...judge.masked(bag, document)]),
    ),
    ...asked(corpus.near).map((bag) => judge.negative(bag, "near")),
    ...asked(corpus.far).map((bag) => judge.negative(bag, "far")),
  ];
}

/** Asks questions and says what became of them; conversation articles are not asked with their own masked. */
interface Judge {
  answerable(bag: Bag, document: number): Finding[];
  masked(bag: Bag, document: number): Finding[];
  negative(bag: Bag, kind: "near" | "far"): Finding;
}

function judgeOf(corpus: Corpus, index: LanguageIndex, scorer: Scorer): Judge {
  const ask = (
    bag: Bag,
    masked: number | null,
  ): { first: number; evidence: Float64Array } | null => {
    const query = readBag(bag, index, masked);
    const scores = scorer.score(query, masked);
    const ranked = rank(scores, 2, masked);
    const first = ranked[0]?.document;
    return first === undefined
      ? null
      : { first, evidence: evidenceOf(index, query, scores, ranked) };
  };
  const talks = (document: number): boolean =>
    corpus.documents[document]?.id.startsWith(CONVERSATION) === true;
  const neighbours = (document: number, other: number): boolean =>
    corpus.documents[document]?.related.some((id) => id === corpus.documents[other]?.id) === true;
  return {
    answerable(bag, document) {
      const asked = ask(bag, null);
      if (asked === null) return [];
      if (asked.first === document) return [{ kind: "right", evidence: asked.evidence }];
      // What the bot says about itself has variants on anything; missing one says nothing about the subjects.
      return talks(document) ? [] : [{ kind: "wrong", evidence: asked.evidence }];
    },
    masked(bag, document) {
      if (talks(document)) return [];
      const asked = ask(bag, document);
      const harmless = asked === null || talks(asked.first) || neighbours(document, asked.first);
      return [{ kind: "masked", evidence: harmless ? null : asked.evidence }];
    },
    negative(bag, kind) {
      const asked = ask(bag, null);
      return { kind, evidence: asked === null || talks(asked.first) ? null : asked.evidence };
    },
  };
}
