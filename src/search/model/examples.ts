import type { Corpus } from "../index/corpus.ts";
import type { QuestionFilter } from "../index/build-index.ts";
import type { LanguageIndex } from "../index/language-index.ts";
import type { Example } from "./classifier.ts";
import { readBag } from "./query.ts";

/**
 * What the classifier learns from: titles and questions, one class an article, and the written negatives as a last
 * class of their own.
 */
export function examplesOf(
  corpus: Corpus,
  index: LanguageIndex,
  included: QuestionFilter,
): Example[] {
  const nothing = corpus.documents.length;
  const articles = corpus.documents.flatMap(({ title, questions }, classNumber) =>
    [title, ...questions.filter((_, question) => included(classNumber, question))].map((bag) => ({
      query: readBag(bag, index, null),
      classNumber,
      weight: 1,
    })),
  );
  const negatives = [...corpus.near, ...corpus.far].map((bag) => ({
    query: readBag(bag, index, null),
    classNumber: nothing,
    weight: 1,
  }));
  return [...articles, ...negatives];
}
