import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { standingTo, type KnownPerson } from "../../../src/domain/claim-audience.ts";
import type { Article } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createArticleViewer } from "../../../src/services/article-view.ts";
import { composed } from "../../../src/services/composing.ts";
import { projectContent } from "../../helpers/content.ts";
import { runs } from "../../helpers/runs.ts";

const { knowledge, texts } = projectContent();
const viewer = createArticleViewer(knowledge, texts);
const today = "2026-11-30" as PlainDate;
const withSome = [...knowledge.articles.values()].filter(({ claims }) =>
  [...claims.values()].some((claim) => claim.for !== undefined),
);

interface Asked {
  /** How likely a claim is asked for. */
  readonly score: (claim: string) => number;
  /** Pieces that are looked at. */
  readonly most: number;
}

const EVERYTHING: Asked = { score: () => 0.9, most: Infinity };

/** The claims that are said of an article, those of what is read first before the others. */
function said(
  article: Article,
  language: string,
  person: KnownPerson,
  { score, most }: Asked = EVERYTHING,
): readonly string[] {
  const claims = [...article.claims.keys()].map((claim) => ({
    ...{ article: article.id, claim },
    score: score(claim),
    meaning: null,
  }));
  const { pieces } = composed([article], claims, {
    ...{ viewer, language, person },
    days: { on: today, today },
    sharedBy: 0.05,
  });
  return pieces.slice(0, most).flatMap(({ view }) => [...view.standings.keys()]);
}

describe("claims that hold for some people alone", () => {
  it("stand in several articles", () => {
    expect(withSome.length).toBeGreaterThan(3);
  });

  it("are never told to others, in whichever language", () => {
    const places = [...knowledge.places.keys()];
    const passports = [...new Set(knowledge.entryRules.map(({ country }) => country))];
    fc.assert(
      fc.property(
        fc.constantFrom(...withSome),
        fc.constantFrom(...knowledge.languages),
        fc.subarray(passports, { maxLength: 2 }),
        fc.option(fc.constantFrom(...places)),
        (article, language, nationalities, place) => {
          const person = { nationalities, place };
          for (const id of said(article, language, person)) {
            const claim = article.claims.get(id);
            expect(claim === undefined ? null : standingTo(claim, person)).not.toBe("others");
          }
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it("come first when they hold for whoever asks, with all as likely asked for", () => {
    for (const article of withSome) {
      const own = [...article.claims.values()].find(
        ({ for: audience }) => audience?.place.length === 0,
      );
      const person = { nationalities: own?.for?.nationality.slice(0, 1) ?? [], place: null };
      if (own === undefined || isUnsaid(article, own.id)) continue;
      const first = said(article, "en", person, { most: 1, score: () => 0.5 });
      const standings = first.map((id) => standingTo(article.claims.get(id) ?? {}, person));
      expect(standings, article.id).toContain("theirs");
    }
  });
});

/** Ended today, or said in no piece of its own. */
function isUnsaid(article: Article, id: string): boolean {
  const score = (claim: string): number => (claim === id ? 0.9 : 0.1);
  return !said(article, "en", { nationalities: [], place: null }, { most: 1, score }).includes(id);
}
