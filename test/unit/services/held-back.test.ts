import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import { formatDate } from "../../../src/domain/format.ts";
import { heldBackBy, holdOf, type HeldBack } from "../../../src/domain/held-back.ts";
import { readDocumentPath } from "../../../src/domain/document.ts";
import type { Withdrawal, WithdrawalId } from "../../../src/domain/editing.ts";
import type { ArticleId, Knowledge } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { EMPTY_READING, type Reading } from "../../../src/domain/reading.ts";
import { createArticleReplies, type ReplyBase } from "../../../src/services/article-replies.ts";
import { calendarReply } from "../../../src/services/calendar-replies.ts";
import { createEntryReplies } from "../../../src/services/entry-replies.ts";
import { projectContent } from "../../helpers/content.ts";

const { knowledge, texts } = projectContent();
const TODAY = "2026-11-26" as PlainDate;
const UNILATERAL: ArticleId = "visas/visa-free-unilateral";
const subjects = [...knowledge.articles.values()].filter(({ outcome }) => outcome === "answer");

describe("an article that was withdrawn", () => {
  it.each(knowledge.languages)(
    "says one sentence in its place, and nothing else, in %s",
    (language) => {
      for (const article of subjects) {
        const { replies } = repliesOf(holding(article.id, null));
        const context = { language, today: TODAY };
        const sentence = texts.say("validity.withdrawn", language, {
          date: dateIn(language),
        });
        for (const reply of [
          replies.chosen(article, context),
          replies.body(article, context),
          replies.page(article, context),
        ]) {
          expect(reply).toMatchObject({
            outcome: "no_answer",
            validity: null,
            citations: [],
            asserted: [],
          });
          expect(plainText(reply.blocks).split(sentence)).toHaveLength(2);
          expect(reply.actions.map(({ id }) => id)).toContain("human");
        }
        const said = plainText(replies.page(article, context).blocks);
        const days = { on: TODAY, today: TODAY };
        const body = plainText(plain.replies.viewer.body(article, language, days).blocks);
        for (const line of body.split("\n").filter((each) => each.length > 40)) {
          expect(said).not.toContain(line);
        }
      }
    },
  );

  it("is named by the day on which it was withdrawn first, in China", () => {
    const late = withdrawal(UNILATERAL, null, "2026-11-20T17:00:00Z");
    const later = withdrawal(UNILATERAL, null, "2026-11-25T01:00:00Z");
    expect(held([later, late]).articles.get(UNILATERAL)).toBe("2026-11-21");
  });
});

describe("a claim that was withdrawn", () => {
  it("is not asserted anywhere, and the others are", () => {
    for (const article of subjects) {
      const [claim] = article.claims.keys();
      if (claim === undefined) continue;
      const { replies } = repliesOf(holding(article.id, claim));
      for (const language of knowledge.languages) {
        const context = { language, today: TODAY };
        const before = plain.replies.page(article, context).asserted;
        const { asserted } = replies.page(article, context);
        expect(asserted).toEqual(before.filter((each) => each.claim !== claim));
      }
    }
  });

  it("leaves an answer under review where it was the main one", () => {
    const { replies } = repliesOf(holding(UNILATERAL, "exemption"));
    const article = articleOf(UNILATERAL);
    const reply = replies.chosen(article, { language: "en", today: TODAY });
    expect(reply).toMatchObject({ outcome: "answer", validity: "under_review" });
    expect(reply.citations).not.toEqual([]);
  });
});

describe("a table whose article was withdrawn", () => {
  const german = { nationalities: ["DE"], purpose: "business", stayDays: 14 } as const;

  it.each([null, "exemption"])("says nothing of a passport any more (claim %s)", (claim) => {
    const { entry, replies } = repliesOf(holding(UNILATERAL, claim));
    for (const language of knowledge.languages) {
      const base = baseOf(language, german);
      const before = plain.entry.reply(articleOf(UNILATERAL), base, true);
      expect(before?.asserted).toContainEqual({
        article: UNILATERAL,
        claim: "row:visa-free:unilateral:DE",
      });
      const after = entry.reply(articleOf(UNILATERAL), base, true);
      expect(after).toEqual(replies.reply(articleOf(UNILATERAL), base));
    }
  });

  it("goes on to speak for passports that another one opens", () => {
    const { entry } = repliesOf(holding("visas/visa-free-mutual", null));
    const reply = entry.reply(articleOf(UNILATERAL), baseOf("en", german), true);
    expect(reply).toMatchObject({ outcome: "answer" });
  });

  it("does not let the lack of a row stand for the need of a visa", () => {
    const { entry } = repliesOf(holding("visas/visa-free-mutual", null));
    const asked = baseOf("en", { nationalities: ["KZ"], purpose: "business", stayDays: 14 });
    expect(entry.reply(articleOf(UNILATERAL), asked, true)).toMatchObject({ outcome: "no_answer" });
  });

  it("says nothing of a day of the calendar", () => {
    const article = [...knowledge.articles.values()].find(
      ({ table }) => table?.name === "holidays",
    );
    if (article === undefined) throw new Error("no article has the calendar");
    const days = { from: "2026-10-01" as PlainDate, until: "2026-10-01" as PlainDate };
    const base = baseOf("en", { days });
    const of = (world: World) =>
      calendarReply(world.knowledge, texts, world.replies, article, base);
    expect(of(plain)?.asserted).toContainEqual({
      article: article.id,
      claim: "row:holidays:nationalDay:2026",
    });
    expect(of(repliesOf(holding(article.id, null)))).toMatchObject({
      outcome: "no_answer",
      asserted: [],
    });
  });
});

describe("a correction", () => {
  const corrections = [{ article: UNILATERAL, claim: "exemption", release: 5 }];
  const documents = (releases: Readonly<Record<string, number>>) =>
    new Map(
      Object.entries(releases).map(([tag, release]) => {
        const path = readDocumentPath(`knowledge/${UNILATERAL}/${tag}.md`);
        if (path === null) throw new Error("no path");
        return [path, { release }] as const;
      }),
    );

  it("silences the claim in the languages that were not read again since, and in no other", () => {
    const lagging = heldBackBy({
      withdrawals: [],
      corrections,
      documents: documents({ en: 5, ru: 1, fr: 5, es: 7, zh: 4, ar: 1 }),
      // A way of asking was added to the Spanish words, which nobody read again.
      followed: new Map([...documents({ es: 1 })].map(([path, { release }]) => [path, release])),
      // The Arabic words were made from the English ones in force, as after a correction that was taken back.
      isOutdated: (_article, language) => language !== "ar",
      timeZone: "Asia/Shanghai",
    });
    const hold = (language: string, claim = "exemption") =>
      holdOf(lagging, UNILATERAL, language, claim);
    expect(["en", "fr", "ar"].map((tag) => hold(tag))).toEqual([null, null, null]);
    expect(["ru", "zh", "es"].map((tag) => hold(tag)?.kind)).toEqual(Array(3).fill("suspended"));
    expect(hold("ru", "noWork")).toBeNull();
  });

  it("is told in the words of the language, once", () => {
    const heldBack: HeldBack = heldBackBy({
      withdrawals: [],
      corrections,
      documents: documents({ en: 5, ru: 1 }),
      followed: new Map(),
      isOutdated: () => true,
      timeZone: "Asia/Shanghai",
    });
    const { replies } = repliesOf(heldBack);
    const said = (language: string) =>
      plainText(replies.page(articleOf(UNILATERAL), { language, today: TODAY }).blocks);
    const sentence = texts.say("validity.suspended", "ru");
    expect(said("ru").split(sentence).length).toBeGreaterThan(1);
    expect(said("en")).not.toContain(texts.say("validity.suspended", "en"));
  });
});

type World = ReturnType<typeof repliesOf>;
const plain = repliesOf(knowledge.heldBack);

function repliesOf(heldBack: HeldBack) {
  const own: Knowledge = { ...knowledge, heldBack };
  const replies = createArticleReplies(own, texts);
  return { knowledge: own, replies, entry: createEntryReplies(own, texts, replies) };
}

function held(withdrawals: readonly Withdrawal[]): HeldBack {
  return heldBackBy({
    withdrawals,
    corrections: [],
    documents: new Map(),
    followed: new Map(),
    isOutdated: () => true,
    timeZone: "Asia/Shanghai",
  });
}

function holding(article: ArticleId, claim: string | null): HeldBack {
  return held([withdrawal(article, claim, "2026-11-26T04:00:00Z")]);
}

function withdrawal(article: ArticleId, claim: string | null, at: string): Withdrawal {
  const id = `${article}/${claim ?? ""}/${at}` as WithdrawalId;
  const common = { by: "command line", reason: "wrong", liftedAt: null, liftedBy: null } as const;
  return { id, article, claim, at: new Date(at), ...common };
}

function articleOf(id: ArticleId) {
  const article = knowledge.articles.get(id);
  if (article === undefined) throw new Error(`there is no article ${id}`);
  return article;
}

function baseOf(language: string, reading: Partial<Reading>): ReplyBase {
  return {
    language,
    today: TODAY,
    now: TODAY,
    reading: { ...EMPTY_READING, ...reading },
    hits: [{ id: UNILATERAL, score: 1 }],
    confidence: 0.9,
  };
}

/** The day of the withdrawals above. */
function dateIn(language: string): string {
  return formatDate("2026-11-26" as PlainDate, language);
}
