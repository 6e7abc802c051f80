import { describe, expect, it } from "vitest";
import type { ArticleId } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { FoundClaim, SearchResult } from "../../../src/ports/search.ts";
import { lookInPlace } from "../../../src/services/anywhere.ts";
import { projectCore } from "../../helpers/core.ts";

const PLACE = { id: "beijing", words: "beijing" };

function found(
  claims: Readonly<Record<string, number>>,
  change: Partial<SearchResult> = {},
): SearchResult {
  const scored = Object.entries(claims).map(([name, score]): FoundClaim => {
    const [article = "", claim = ""] = name.split("#");
    return { article: article as ArticleId, claim: claim, score, meaning: null };
  });
  const hits = [...new Set(scored.map(({ article }) => article))].map((id) => ({ id, score: 1 }));
  return { hits, claims: scored, confidence: 0.9, held: 0.9, verdict: "sure", ...change };
}

function namesOf({ claims }: SearchResult): readonly string[] {
  return claims.map(({ article, claim }) => `${article}#${claim}`);
}

/** Looks with a search that finds one thing for words of Beijing, and another for what is asked of the whole country. */
function lookWith(there: SearchResult, anywhere: SearchResult) {
  const asked: string[] = [];
  const look = (question: string): SearchResult => {
    asked.push(question);
    return asked.length === 1 ? there : anywhere;
  };
  return { result: lookInPlace(look, "A permit in Beijing?", PLACE, "en"), asked };
}

describe("a question that names a place", () => {
  it("is asked of the whole country as well, and gets what holds there after what holds everywhere", () => {
    const there = found({ "city#office": 0.9, "rules#first": 0.1 }, { confidence: 0.95 });
    const anywhere = found({ "rules#first": 0.8, "rules#second": 0.5 }, { confidence: 0.7 });
    const { result, asked } = lookWith(there, anywhere);
    expect(asked).toEqual(["A permit in Beijing?", "a permit in  China ?"]);
    expect(namesOf(result)).toEqual(["rules#first", "city#office", "rules#second"]);
    expect(result.hits.map(({ id }) => id)).toEqual(["rules", "city"]);
    expect(result.confidence).toBe(0.7);
  });

  it("gets what holds there alone when that is found without the place, too", () => {
    const there = found({ "rules#first": 0.9, "city#office": 0.3 });
    const { result } = lookWith(there, found({ "rules#first": 0.5, "other#thing": 0.9 }));
    expect(result).toBe(there);
  });

  it("gets what holds there alone when nothing else is near", () => {
    const there = found({ "city#office": 0.9 });
    for (const verdict of ["none", "far"] as const) {
      expect(lookWith(there, found({ "other#thing": 0.9 }, { verdict })).result).toBe(there);
    }
  });

  it("is looked for once where it names no place", () => {
    const there = found({ "rules#first": 0.9 });
    let looks = 0;
    const look = (): SearchResult => {
      looks += 1;
      return there;
    };
    expect(lookInPlace(look, "A permit?", null, "en")).toBe(there);
    expect(looks).toBe(1);
  });

  it("is told the way that holds in the whole country", () => {
    const { answering } = projectCore();
    const today = "2026-12-03" as PlainDate;
    const said = (text: string, localeHint: string): readonly string[] => {
      const asker = { earlier: [], localeHint, conversationLanguage: null, languageChosen: false };
      const { reply } = answering.answer({ text, ...asker, today, now: today });
      return reply.asserted.map(({ article, claim }) => `${article}#${claim}`);
    };
    expect(said("how do i get a work permit in Hangzhou", "en")).toContain(
      "work/work-permit-process#order",
    );
    expect(said("work visa for Guangzhou", "en")).toContain("visas/z-work-visa#forWork");
    expect(said("где в Пекине приёмный зал управления въездом и выездом", "ru")).toContain(
      "green-channels/beijing#hall",
    );
  });
});
