import type { SearchDocument } from "../../src/ports/search.ts";

/**
 * Documents that no person wrote, as long as real ones: the words of the given documents, drawn anew in runs of a few,
 * so that lengths and frequencies stay true. The same number gives the same documents.
 */
export function generatedDocuments(
  models: readonly SearchDocument[],
  count: number,
): SearchDocument[] {
  const draw = createDraw(count);
  const pool = models.flatMap(({ questions, summary, body }) => [...questions, summary, body]);
  const words = pool.flatMap((text) => text.split(/\s+/u)).filter((word) => word !== "");
  const text = (length: number): string => {
    const chosen: string[] = [];
    while (chosen.length < length) {
      const start = draw(words.length);
      chosen.push(...words.slice(start, start + 1 + draw(4)));
    }
    return chosen.slice(0, length).join(" ");
  };
  return Array.from({ length: count }, (_, number) => {
    const model = models[number % models.length];
    const lengthOf = (original: string): number => original.split(/\s+/u).length;
    return {
      id: `generated/text-${number}`,
      language: model?.language ?? "en",
      title: `${text(5)} ${number}`,
      questions: (model?.questions ?? []).map((question) => text(lengthOf(question))),
      summary: text(lengthOf(model?.summary ?? "")),
      body: text(lengthOf(model?.body ?? "")),
      related: [],
      wanted: (model?.questions ?? []).map(() => null),
      claims: [],
    };
  });
}

/** Whole numbers below a bound, in a fixed sequence. */
function createDraw(seed: number): (bound: number) => number {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return (bound) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % bound;
  };
}
