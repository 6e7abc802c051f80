import { CLAIM_KINDS } from "../../ports/search.ts";
import type { Corpus } from "../index/corpus.ts";
import { inverseFrequency, inverseRoot, type LanguageIndex } from "../index/language-index.ts";
import { createPostings, type Postings } from "../index/postings.ts";
import { readBag } from "../model/query.ts";
import { trainClassifier, type Example } from "../model/train-classifier.ts";
import type { Classifier } from "../model/classifier.ts";
import { GRAM } from "../text/terms.ts";
import type { QuestionFilter } from "../index/build-index.ts";
import { learnClaims, type ClaimClasses } from "./claim-classes.ts";

/** All that was learned of the claims of one language. Classes are numbered as in `ClaimClasses`. */
export interface ClaimModel {
  readonly classes: ClaimClasses;
  /** By term: the classes whose own words contain it. */
  readonly texts: Postings;
  /** What makes the vectors of a claim’s words and of its n-grams one long; two a class. */
  readonly scalesOfText: Float32Array;
  /** By unit of the index: the classes that a way of asking asks for. */
  readonly wantedOf: Postings;
  /** By class: what its claim holds, a bit for each of `CLAIM_KINDS`. */
  readonly kindsOf: Uint8Array;
  /** By class: 1 where the claim stands in the summary. */
  readonly isInSummary: Uint8Array;
  /** By class: the share of its article’s ways of asking that ask for it. */
  readonly shareOf: Float32Array;
  /** Which of `CLAIM_KINDS` a text asks for, the last class being none of them; `null` where nothing tells it. */
  readonly kinds: Classifier | null;
}

export function learnClaimModel(
  corpus: Corpus,
  index: LanguageIndex,
  included: QuestionFilter,
): ClaimModel {
  const classes = learnClaims(corpus, index, included);
  const { firstOf } = classes;
  const classCount = firstOf.at(-1) ?? 0;
  const kindsOf = new Uint8Array(classCount);
  const isInSummary = new Uint8Array(classCount);
  const shareOf = new Float32Array(classCount);
  corpus.documents.forEach(({ claims, wanted }, number) => {
    const first = firstOf[number] ?? 0;
    claims.forEach((claim, place) => {
      kindsOf[first + 1 + place] = claim.kinds;
      isInSummary[first + 1 + place] = claim.isInSummary ? 1 : 0;
    });
    const told = wanted.filter((own) => own !== null);
    for (const own of told) {
      for (const place of own.length === 0 ? [-1] : own) {
        const target = first + 1 + place;
        shareOf[target] = (shareOf[target] ?? 0) + 1 / (told.length * Math.max(1, own.length));
      }
    }
  });
  return {
    classes,
    ...textPostings(corpus, index, firstOf),
    wantedOf: wantedPostings(corpus, index, firstOf, included),
    kindsOf,
    isInSummary,
    shareOf,
    kinds: learnKinds(corpus, index, included),
  };
}

/** Over all articles, a part of the ways of asking teaches as much as all of them. */
const KINDS_FROM_ONE_IN = 4;

/** Ways of asking, by what the claims hold that they ask for. */
function learnKinds(
  corpus: Corpus,
  index: LanguageIndex,
  included: QuestionFilter,
): Classifier | null {
  const examples = corpus.documents.flatMap(({ questions, wanted, claims }, document) =>
    questions.flatMap((bag, question): Example[] => {
      const own = wanted[question] ?? null;
      if (own === null || question % KINDS_FROM_ONE_IN !== 0 || !included(document, question))
        return [];
      const query = readBag(bag, index, null);
      const held = own.reduce((kinds, claim) => kinds | (claims[claim]?.kinds ?? 0), 0);
      const numbers = CLAIM_KINDS.flatMap((_, kind) => ((held >> kind) & 1 ? [kind] : []));
      return (numbers.length === 0 ? [CLAIM_KINDS.length] : numbers).map((classNumber) => ({
        query,
        classNumber,
      }));
    }),
  );
  if (examples.length === 0) return null;
  return trainClassifier(examples, CLAIM_KINDS.length + 1, corpus.vocabulary);
}

function textPostings(
  corpus: Corpus,
  index: LanguageIndex,
  firstOf: Uint32Array,
): Pick<ClaimModel, "texts" | "scalesOfText"> {
  const classCount = firstOf.at(-1) ?? 0;
  const words = corpus.documents.flatMap(({ claims }, document) =>
    claims.map(({ text, heading }, place) => ({
      claim: (firstOf[document] ?? 0) + 1 + place,
      terms: new Set([...text.terms, ...heading.terms]),
    })),
  );
  const counts = new Uint32Array(corpus.vocabulary.hashes.length);
  for (const { terms } of words) for (const term of terms) counts[term] = (counts[term] ?? 0) + 1;
  const builder = createPostings(counts, classCount);
  const squares = new Float64Array(2 * classCount);
  for (const { claim, terms } of words) {
    for (const term of terms) {
      builder.add(term, claim);
      const { starts } = index.documents;
      const frequency = (starts[term + 1] ?? 0) - (starts[term] ?? 0);
      const weight = inverseFrequency(frequency, corpus.documents.length);
      const place = 2 * claim + (corpus.vocabulary.channels[term] === GRAM ? 1 : 0);
      squares[place] = (squares[place] ?? 0) + weight * weight;
    }
  }
  return { texts: builder.postings, scalesOfText: Float32Array.from(squares, inverseRoot) };
}

function wantedPostings(
  corpus: Corpus,
  index: LanguageIndex,
  firstOf: Uint32Array,
  included: QuestionFilter,
): Postings {
  const rows = corpus.documents.flatMap(({ wanted }, document) => {
    // The title is the first unit of a document, and its ways of asking come next.
    const first = (index.firstUnits[document] ?? 0) + 1;
    return wanted
      .filter((_, question) => included(document, question))
      .map((own, place) => ({
        unit: first + place,
        classes: (own === null ? [] : own.length === 0 ? [-1] : own).map(
          (claim) => (firstOf[document] ?? 0) + 1 + claim,
        ),
      }));
  });
  const counts = new Uint32Array(index.kindOfUnit.length);
  for (const { unit, classes } of rows) counts[unit] = classes.length;
  const builder = createPostings(counts, firstOf.at(-1) ?? 0);
  for (const { unit, classes } of rows) for (const one of classes) builder.add(unit, one);
  return builder.postings;
}
