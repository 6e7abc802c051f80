import type { Corpus, CorpusDocument } from "../index/corpus.ts";
import type { LanguageIndex } from "../index/language-index.ts";
import { createPostings, type Postings } from "../index/postings.ts";
import type { QuestionFilter } from "../index/build-index.ts";
import { learnClaims, type ClaimClasses } from "./claim-classes.ts";

/** All that was learned of the claims of one language. Classes are numbered as in `ClaimClasses`. */
export interface ClaimModel {
  readonly classes: ClaimClasses;
  /** By unit of the index: the classes that a way of asking asks for. */
  readonly wantedOf: Postings;
  /** By class: 1 where the claim stands in the summary. */
  readonly isInSummary: Uint8Array;
  /** By class: the share of its article’s ways of asking that ask for it. */
  readonly shareOf: Float32Array;
}

/** @param isKnown see {@link learnClaims} */
export function learnClaimModel(
  corpus: Corpus,
  index: LanguageIndex,
  included: QuestionFilter,
  isKnown: (article: CorpusDocument) => boolean,
): ClaimModel {
  const classes = learnClaims(corpus, index, included, isKnown);
  const { firstOf } = classes;
  const classCount = firstOf.at(-1) ?? 0;
  const isInSummary = new Uint8Array(classCount);
  const shareOf = new Float32Array(classCount);
  corpus.documents.forEach(({ claims, wanted }, number) => {
    const first = firstOf[number] ?? 0;
    claims.forEach((claim, place) => {
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
    wantedOf: wantedPostings(corpus, index, firstOf, included),
    isInSummary,
    shareOf,
  };
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
