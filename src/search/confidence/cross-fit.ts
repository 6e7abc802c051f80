import type { Bag, Corpus } from "../index/corpus.ts";
import { buildIndex } from "../index/build-index.ts";
import type { LanguageIndex } from "../index/language-index.ts";
import { trainClassifier } from "../model/classifier.ts";
import { examplesOf } from "../model/examples.ts";
import { readBag } from "../model/query.ts";
import { rank } from "../model/ranker.ts";
import { createScorer, type Scorer } from "../model/scorer.ts";
import { evidenceOf } from "./evidence.ts";
import { FAR, NONE, RIGHT, WRONG, type Sample } from "./outcome-model.ts";

const FOLD_COUNT = 5;

/** Which questions and negatives, by their numbers, a round leaves in; it asks the others. */
export type Fold = (number: number) => boolean;

/** Every question is asked once, of an index that knows four fifths of the others. */
export const FIVE_FOLDS: readonly Fold[] = Array.from(
  { length: FOLD_COUNT },
  (_, fold) => (number) => number % FOLD_COUNT !== fold,
);

/** Every question is asked of an index without any, as a folder of titles and bodies is. */
export const NO_QUESTIONS: readonly Fold[] = [() => false];
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

/** A sample that knows which kind of question it came from. */
interface Finding extends Omit<Sample, "weight"> {
  readonly kind: keyof typeof MIX;
}

/**
 * Samples for the outcome model from the corpus alone.
 *
 * Every variant is asked of an index that was built without it: once as it is, and once with its own article masked, as
 * a question without an answer. Written negatives are asked of a classifier that has not seen them.
 */
export function crossFit(corpus: Corpus, folds: readonly Fold[], mix: Mix): Sample[] {
  const findings = folds.flatMap((kept) => findingsOf(corpus, kept));
  const counts = { right: 0, wrong: 0, masked: 0, near: 0, far: 0 };
  for (const { kind } of findings) counts[kind] += 1;
  return findings.map(({ evidence, outcome, kind }) => ({
    evidence,
    outcome,
    weight: ((mix[kind] / 100) * findings.length) / counts[kind],
  }));
}

function findingsOf(corpus: Corpus, kept: Fold): Finding[] {
  const index = buildIndex(corpus, (_, question) => kept(question));
  const near = corpus.near.filter((_, number) => kept(number));
  const far = corpus.far.filter((_, number) => kept(number));
  const classes = corpus.documents.length + (near.length + far.length === 0 ? 0 : 1);
  const classifier = trainClassifier(
    examplesOf({ ...corpus, near, far }, index, (_, question) => kept(question)),
    classes,
    corpus.vocabulary,
  );
  const scorer = createScorer(index, classifier);
  const judge = judgeOf(corpus, index, scorer);
  const answerable = corpus.documents.flatMap(({ questions }, document) =>
    questions
      .filter((_, question) => !kept(question))
      .flatMap((bag) => [judge.answerable(bag, document), judge.masked(bag, document)]),
  );
  return [
    ...answerable,
    ...corpus.near.filter((_, number) => !kept(number)).map((bag) => judge.negative(bag, "near")),
    ...corpus.far.filter((_, number) => !kept(number)).map((bag) => judge.negative(bag, "far")),
  ].filter((finding) => finding !== null);
}

interface Judge {
  answerable(bag: Bag, document: number): Finding | null;
  masked(bag: Bag, document: number): Finding | null;
  negative(bag: Bag, kind: "near" | "far"): Finding | null;
}

/** Each gives `null` where nothing was found or the hit is no gross error. */
function judgeOf(corpus: Corpus, index: LanguageIndex, scorer: Scorer): Judge {
  const ask = (bag: Bag, masked: number | null): { first: number; evidence: Float64Array } | null => {
    const query = readBag(bag, index, masked);
    const scores = scorer.score(query, masked);
    const ranked = rank(scores, 2, masked);
    const first = ranked[0]?.document;
    return first === undefined ? null : { first, evidence: evidenceOf(query, scores, ranked) };
  };
  const talks = (document: number): boolean =>
    corpus.documents[document]?.id.startsWith(CONVERSATION) === true;
  return {
    answerable(bag, document) {
      const asked = ask(bag, null);
      if (asked === null) return null;
      if (asked.first === document) {
        return { evidence: asked.evidence, outcome: RIGHT, kind: "right" };
      }
      return talks(document) ? null : { evidence: asked.evidence, outcome: WRONG, kind: "wrong" };
    },
    masked(bag, document) {
      if (talks(document)) return null;
      const asked = ask(bag, document);
      if (asked === null || talks(asked.first)) return null;
      const hit = corpus.documents[asked.first]?.id;
      const neighbour = corpus.documents[document]?.related.some((id) => id === hit) === true;
      return neighbour ? null : { evidence: asked.evidence, outcome: NONE, kind: "masked" };
    },
    negative(bag, kind) {
      const asked = ask(bag, null);
      if (asked === null || talks(asked.first)) return null;
      return { evidence: asked.evidence, outcome: kind === "near" ? NONE : FAR, kind };
    },
  };
}
