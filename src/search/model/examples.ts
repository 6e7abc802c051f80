import type { Corpus } from "../index/corpus.ts";
import type { QuestionFilter } from "../index/build-index.ts";
import type { LanguageIndex } from "../index/language-index.ts";
import type { Classifier } from "./classifier.ts";
import { readBag } from "./query.ts";
import { trainClassifier, type Example } from "./train-classifier.ts";

/** Trains the classifier of a corpus, or of part of its questions; `null` when there is too much to learn from. */
export function learnClasses(
  corpus: Corpus,
  index: LanguageIndex,
  included: QuestionFilter,
): Classifier | null {
  const hasNegatives = corpus.near.length + corpus.far.length > 0;
  const classCount = corpus.documents.length + (hasNegatives ? 1 : 0);
  return trainClassifier(examplesOf(corpus, index, included), classCount, corpus.vocabulary);
}

/**
 * What the classifier learns from: titles and questions, one class an article, and the written negatives as a last
 * class of their own.
 */
function examplesOf(corpus: Corpus, index: LanguageIndex, included: QuestionFilter): Example[] {
  const nothing = corpus.documents.length;
  const articles = corpus.documents.flatMap(({ title, questions }, classNumber) =>
    [title, ...questions.filter((_, question) => included(classNumber, question))].map((bag) => ({
      query: readBag(bag, index, null),
      classNumber,
    })),
  );
  const negatives = [...corpus.near, ...corpus.far].map((bag) => ({
    query: readBag(bag, index, null),
    classNumber: nothing,
  }));
  // Twice each: beside hundreds of ways of asking an article, a few hundred negatives would hardly count.
  return [...articles, ...negatives, ...negatives];
}
