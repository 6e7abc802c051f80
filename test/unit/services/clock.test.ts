import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { Article, Knowledge } from "../../../src/domain/knowledge.ts";
import { addDays, contains, type Period, type PlainDate } from "../../../src/domain/plain-date.ts";
import { createArticleReplies } from "../../../src/services/article-replies.ts";
import { projectContent } from "../../helpers/content.ts";
import { formatDate } from "../../../src/domain/format.ts";

const { knowledge, texts } = projectContent();
const replies = createArticleReplies(knowledge, texts);

/** The days around every end and beginning that an article names: on all others it says what it says on one of them. */
function boundaryDays({ facts, entryRules }: Knowledge, { claims, table }: Article): PlainDate[] {
  const named = [...claims.values()].flatMap((claim) => [...claim.facts]);
  const periods: Period[] = [
    ...named.flatMap((name) => facts.get(name)?.values.map((entry) => entry.period) ?? []),
    ...[...claims.values()].map((claim) => claim.period),
    ...(table?.name === "visa-free" ? entryRules.map((rule) => rule.period) : []),
  ];
  const days = new Set<PlainDate>(["2026-11-25" as PlainDate]);
  for (const { from, until } of periods) {
    for (const end of [from, until]) {
      if (end === null) continue;
      for (const shift of [-1, 0, 1]) days.add(addDays(end, shift));
    }
  }
  return [...days].sort();
}

function claimHolds(article: Article, id: string, on: PlainDate): boolean {
  const claim = article.claims.get(id);
  if (claim === undefined || !contains(claim.period, on)) return false;
  return claim.facts.every((name) =>
    knowledge.facts.get(name)?.values.some((entry) => contains(entry.period, on)),
  );
}

const articles = [...knowledge.articles.values()];

describe("the clock moved over every period of the knowledge", () => {
  it("has days to move over", () => {
    expect(articles.flatMap((article) => boundaryDays(knowledge, article))).toEqual(
      expect.arrayContaining(["2026-12-31", "2027-01-01", "2026-08-19", "2026-08-20"]),
    );
    expect(knowledge.languages).toEqual(expect.arrayContaining(["en", "zh"]));
  });

  it.each(articles.map((article) => [article.id, article] as const))(
    "asserts nothing of %s that is not in force, and leaves no placeholder",
    (_id, article) => {
      for (const language of knowledge.languages) {
        for (const today of boundaryDays(knowledge, article)) {
          const context = { language, today };
          for (const reply of [
            replies.chosen(article, context),
            replies.body(article, context),
            replies.page(article, context),
          ]) {
            for (const { claim } of reply.asserted) {
              expect(claimHolds(article, claim, today), `${claim} on ${today}`).toBe(true);
            }
            expect(plainText(reply.blocks)).not.toMatch(/[{}]|undefined|NaN/);
            if (reply.outcome !== "answer") continue;
            expect(reply.citations.length, `${article.id} on ${today}`).toBeGreaterThan(0);
            for (const citation of reply.citations)
              expect(citation.seenOn).toMatch(/^\d{4}-\d\d-\d\d$/);
          }
        }
      }
    },
  );

  it("says in place of each ended claim when it ended", () => {
    let ended = 0;
    for (const article of articles) {
      for (const claim of article.claims.values()) {
        const { until } = claim.period;
        if (until === null) continue;
        const today = addDays(until, 1);
        for (const language of knowledge.languages) {
          const words = plainText(replies.page(article, { language, today }).blocks);
          expect(words).toContain(
            texts.say("validity.ended", language, { date: formatDate(until, language) }),
          );
          ended += 1;
        }
      }
    }
    expect(ended).toBeGreaterThan(0);
  });
});
