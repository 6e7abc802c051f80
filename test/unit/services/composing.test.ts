import { describe, expect, it } from "vitest";
import type { ClaimMeaning, FoundClaim } from "../../../src/ports/search.ts";
import type { Article } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createArticleReplies } from "../../../src/services/article-replies.ts";
import { composed } from "../../../src/services/composing.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;
const ONE: ClaimMeaning = Float32Array.of(1, 0);
const OTHER: ClaimMeaning = Float32Array.of(0, 1);
const SCORES = [0.9, 0.8, 0.5] as const;

const { knowledge, texts } = projectCore();
const { viewer } = createArticleReplies(knowledge, texts);
const answers = [...knowledge.articles.values()].filter(
  ({ outcome, claims }) => outcome === "answer" && claims.size >= SCORES.length,
);

/** Which of the first three claims of an article are said, with these meanings. */
function said(article: Article, meanings: readonly (ClaimMeaning | null)[]): readonly boolean[] {
  const ids = [...article.claims.keys()].slice(0, SCORES.length);
  const claims = ids.map((claim, place): FoundClaim => ({
    ...{ article: article.id, claim },
    score: SCORES[place] ?? 0,
    meaning: meanings[place] ?? null,
  }));
  const { pieces } = composed([article], claims, {
    ...{ viewer, language: "en", sharedBy: 2 },
    days: { on: TODAY, today: TODAY },
    person: { nationalities: [], place: null },
  });
  const told = new Set(pieces.flatMap(({ view }) => [...view.standings.keys()]));
  return ids.map((id) => told.has(id));
}

describe("the claims of a reply", () => {
  it("leave the room to another where they would say the same again", () => {
    const short = answers.filter((article) => {
      const [first, second, third] = said(article, [ONE, OTHER, null]);
      const other = said(article, [null, null, null]);
      return first === true && second === true && third === false && other[1] === true;
    });
    expect(short.length).toBeGreaterThan(5);
    const changed = short.filter((article) => {
      const [first, second, third] = said(article, [ONE, ONE, OTHER]);
      return first === true && second === false && third === true;
    });
    expect(changed.length / short.length).toBeGreaterThan(0.5);
  });

  it("are what they were where nothing was learned of them", () => {
    const without = answers.map((article) => said(article, [null, null, null]));
    const apart = answers.map((article) => said(article, [ONE, OTHER, null]));
    expect(apart).toEqual(without);
  });
});
