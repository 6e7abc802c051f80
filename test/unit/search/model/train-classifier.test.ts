import { describe, expect, it } from "vitest";
import { ALL_QUESTIONS, buildIndex } from "../../../../src/search/index/build-index.ts";
import { readCorpus } from "../../../../src/search/index/corpus.ts";
import { addLogits, vectorOf } from "../../../../src/search/model/classifier.ts";
import { learnClasses } from "../../../../src/search/model/examples.ts";
import { readQuery } from "../../../../src/search/model/query.ts";
import { aDocument } from "../documents.ts";

/** Articles of which each has a word of its own, and all share one. */
function classesOf(count: number) {
  const documents = Array.from({ length: count }, (_, i) => {
    const own = `q${String(i)}w`;
    const questions = [`${own} zebra`, `zebra with ${own}`, `${own} again`];
    return aDocument(`a/${own}`, "en", { title: own, questions });
  });
  const corpus = readCorpus("en", documents, []);
  const index = buildIndex(corpus, ALL_QUESTIONS);
  const classifier = learnClasses(corpus, index, ALL_QUESTIONS);
  if (classifier === null) throw new Error("there is little enough to learn from");
  const ask = (text: string): Float64Array => {
    const query = readQuery(text, "en", index);
    const logits = new Float64Array(classifier.classCount);
    addLogits(classifier, query.terms, vectorOf(query, index.vocabulary.channels), logits);
    return logits;
  };
  return { ask, classifier };
}

describe("the classifier", () => {
  it("tells articles apart by their own words", () => {
    const { ask } = classesOf(40);
    for (const number of [0, 17, 39]) {
      const logits = ask(`q${String(number)}w`);
      expect(logits.indexOf(Math.max(...logits))).toBe(number);
    }
  });

  it("keeps no weight for a word that nearly every article has", () => {
    expect(new Set(classesOf(40).ask("zebra"))).toEqual(new Set([0]));
  });

  it("uses such a word among few articles", () => {
    expect(
      classesOf(6)
        .ask("zebra")
        .some((logit) => logit !== 0),
    ).toBe(true);
  });

  it("learns the same from the same", () => {
    expect(classesOf(40).classifier.weights).toEqual(classesOf(40).classifier.weights);
  });
});
