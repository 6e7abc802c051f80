import { describe, expect, it } from "vitest";
import type { Negatives } from "../../../src/ports/search.ts";
import { buildQuickEngine, buildSearchEngine } from "../../../src/search/index.ts";
import { aDocument, ENGLISH } from "./documents.ts";

const NEGATIVES: readonly Negatives[] = [
  { language: "en", near: ["how do i get a visa for france"], far: ["what is the best pizza"] },
];

describe("a quick engine", () => {
  const quick = buildQuickEngine(ENGLISH, NEGATIVES);

  it("finds by titles, variants and bodies, as one that was learned whole", () => {
    const whole = buildSearchEngine(ENGLISH, NEGATIVES);
    for (const text of ["how do i get a work permit", "does the hotel register me"]) {
      const [hit] = quick.search(text, "en", 3).hits;
      expect(hit?.id).toBe(whole.search(text, "en", 3).hits[0]?.id);
    }
    expect(quick.search("rental contract for the police station", "en", 1).hits[0]?.id).toBe(
      "residence/register",
    );
  });

  it("knows the same languages, and finds nothing in another", () => {
    expect(quick.languages).toEqual(["en"]);
    expect(quick.search("permis de travail", "fr", 3)).toEqual({
      hits: [],
      claims: [],
      confidence: 0,
      held: 0,
      verdict: "far",
    });
  });

  it("is the same in whatever order the articles were read", () => {
    const turned = buildQuickEngine(ENGLISH.toReversed(), NEGATIVES);
    const text = "i moved to another flat";
    expect(turned.search(text, "en", 5)).toEqual(quick.search(text, "en", 5));
  });

  it("reads variants from all over a long list, not only its beginning", () => {
    const questions = Array.from({ length: 200 }, (_, i) => `variant ${String(i)} of many`);
    const words = { title: "Many", questions: [...questions, "sauerkraut"].toReversed() };
    const engine = buildQuickEngine([aDocument("a/many", "en", words)], []);
    expect(engine.search("sauerkraut", "en", 1).hits[0]?.id).toBe("a/many");
  });
});
