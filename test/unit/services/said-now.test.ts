import { beforeAll, describe, expect, it } from "vitest";
import type { AssertedClaim, Reply } from "../../../src/domain/answer.ts";
import { plainText } from "../../../src/domain/block.ts";
import { claimNodes } from "../../../src/domain/claim-nodes.ts";
import { formatDate } from "../../../src/domain/format.ts";
import type { Article, ArticleId, ClaimId, Knowledge } from "../../../src/domain/knowledge.ts";
import type { NoticeMatter } from "../../../src/domain/notice.ts";
import { createArticleViewer } from "../../../src/services/article-view.ts";
import { noticeReply } from "../../../src/services/content/notice-words.ts";
import { overtakenWorld, TODAY, WITHDRAWN_AT } from "../../helpers/overtaken-world.ts";

const Z_VISA: ArticleId = "visas/z-work-visa";
const LETTER = { article: Z_VISA, claim: "letterValidity" } as const;
const UNILATERAL: ArticleId = "visas/visa-free-unilateral";
const GERMANY = { article: UNILATERAL, claim: "row:visa-free:unilateral:DE" } as const;
const LANGUAGES = ["en", "zh", "ru", "ar", "fr", "es"];

type World = ReturnType<typeof overtakenWorld>;

function notice(
  world: World,
  claims: readonly AssertedClaim[],
  language = "en",
  about: NoticeMatter["about"] = "release",
): Reply {
  const { knowledge, texts } = world.core();
  return noticeReply(
    {
      knowledge: () => knowledge,
      answering: () => world.core().answering,
      texts,
      today: () => TODAY,
      timeZone: "Asia/Shanghai",
    },
    { about, claims, language, atMs: WITHDRAWN_AT.getTime() },
  );
}

function wordsOf({ blocks }: Reply): string {
  return plainText(blocks);
}

function withdrawnIn(world: World, language: string): string {
  const date = formatDate(TODAY, language);
  return world.core().texts.say("validity.withdrawn", language, { date });
}

function articlesWithClaims({ articles }: Knowledge): Article[] {
  return [...articles.values()].filter(({ claims }) => claims.size > 0);
}

/** Each wording of a claim, as it stands in its article. */
function wordings(world: World, article: Article, claim: ClaimId, language: string): string[] {
  const { knowledge, texts } = world.core();
  const viewer = createArticleViewer(knowledge, texts);
  const text = article.texts.get(language);
  const days = { on: TODAY, today: TODAY };
  return (text === undefined ? [] : claimNodes(text, claim))
    .map((node) => plainText(viewer.part(article, language, days, [node]).blocks))
    .flatMap((words) => words.split("\n"))
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

// Reading all of the content takes a while.
beforeAll(() => {
  overtakenWorld();
}, 180_000);

describe("a correction notice", () => {
  it.each(LANGUAGES)(
    "says whichever claim was corrected as it stands now, wherever its article does, in %s",
    (language) => {
      const world = overtakenWorld();
      const missing: string[] = [];
      let inBodies = 0;
      for (const article of articlesWithClaims(world.core().knowledge)) {
        for (const claim of article.claims.keys()) {
          const words = wordsOf(notice(world, [{ article: article.id, claim }], language));
          const own = wordings(world, article, claim, language);
          inBodies += own.length;
          for (const line of own) if (!words.includes(line)) missing.push(`${article.id} ${line}`);
        }
      }
      expect(missing).toEqual([]);
      expect(inBodies).toBeGreaterThan(900);
    },
  );

  it.each(LANGUAGES)(
    "tells by its heading which point of a body was withdrawn, in %s",
    (language) => {
      const world = overtakenWorld();
      world.withdraw(LETTER);
      const article = world.core().knowledge.articles.get(Z_VISA);
      const [heading] = article?.texts.get(language)?.body ?? [];
      expect(heading?.type).toBe("heading");
      const reply = notice(world, [LETTER], language, "withdrawal");
      const { knowledge, texts } = world.core();
      const viewer = createArticleViewer(knowledge, texts);
      const days = { on: TODAY, today: TODAY };
      const above =
        article === undefined || heading === undefined
          ? []
          : viewer.part(article, language, days, [heading]).blocks;
      const about = { subject: plainText(above), sentence: withdrawnIn(world, language) };
      const lines = wordsOf(reply).split("\n");
      expect(lines).toContain(texts.say("validity.about", language, about));
      expect(reply).toMatchObject({ outcome: "no_answer", asserted: [], citations: [] });
      expect(reply.actions.map(({ id }) => id)).toContain(`more:${Z_VISA}`);
    },
  );

  it("says so below each heading where points of several parts were withdrawn", () => {
    const world = overtakenWorld();
    const claims = [LETTER, { article: Z_VISA, claim: "fingerprints" }];
    world.withdraw(...claims);
    const words = wordsOf(notice(world, claims, "en", "withdrawal"));
    expect(words.split(withdrawnIn(world, "en"))).toHaveLength(3);
  });

  it.each([
    ["en", "Germany", "30 days"],
    ["zh", "德国", "30"],
  ])("says of a row of a table what holds for its passport, in %s", (language, country, stay) => {
    const world = overtakenWorld();
    const reply = notice(world, [GERMANY], language);
    expect(wordsOf(reply)).toContain(country);
    expect(wordsOf(reply)).toContain(stay);
    expect(reply.outcome).toBe("answer");
    expect(reply.asserted).toContainEqual(GERMANY);
    expect(reply.citations).not.toEqual([]);
  });

  it("says of a passport whose row is gone what holds without it", () => {
    const world = overtakenWorld();
    world.change((knowledge) => ({
      ...knowledge,
      entryRules: knowledge.entryRules.filter(({ country }) => country !== "DE"),
    }));
    const reply = notice(world, [GERMANY]);
    const { texts } = world.core();
    expect(wordsOf(reply)).toContain(
      texts.say("entry.unknown", "en", { country: "Germany" }).split("Germany")[0],
    );
    expect(wordsOf(reply)).toContain("Germany");
    expect(reply.asserted).not.toContainEqual(GERMANY);
  });

  it("says nothing of a table that its withdrawal keeps silent", () => {
    const world = overtakenWorld();
    world.withdraw({ article: UNILATERAL, claim: "exemption" });
    const reply = notice(world, [GERMANY], "en", "withdrawal");
    expect(wordsOf(reply)).not.toContain("Germany");
    expect(wordsOf(reply)).toContain(withdrawnIn(world, "en"));
  });

  it("says the days of a holiday and the service centre of a place", () => {
    const world = overtakenWorld();
    const { articles, centres } = world.core().knowledge;
    const speaker = (table: string): ArticleId => {
      const article = [...articles.values()].find((each) => each.table?.name === table);
      if (article === undefined) throw new Error(`no article speaks for ${table}`);
      return article.id;
    };
    const holiday = { article: speaker("holidays"), claim: "row:holidays:nationalDay:2026" };
    expect(wordsOf(notice(world, [holiday]))).toMatch(/National Day: 1 October 2026 to/);
    const [centre] = centres;
    if (centre === undefined) throw new Error("there is no centre");
    const row = { article: speaker("centres"), claim: `row:centres:${centre.id}` };
    const reply = notice(world, [row]);
    expect(wordsOf(reply)).toContain(centre.names.get("en"));
    expect(reply.asserted).toContainEqual(row);
  });

  it("repeats the words that lead in to a list when it repeats a point of it", () => {
    const world = overtakenWorld();
    const viewer = createArticleViewer(world.core().knowledge, world.core().texts);
    const days = { on: TODAY, today: TODAY };
    let leadIns = 0;
    for (const article of articlesWithClaims(world.core().knowledge)) {
      const body = article.texts.get("en")?.body ?? [];
      for (const claim of article.claims.keys()) {
        const at = body.findIndex(
          (block) =>
            block.type === "list" &&
            !block.ordered &&
            claimNodes({ summary: [], body: [block] }, claim).length > 0,
        );
        const before = at > 0 ? body[at - 1] : undefined;
        if (before?.type !== "paragraph") continue;
        const leadIn = plainText(viewer.part(article, "en", days, [before]).blocks);
        if (!leadIn.endsWith(":")) continue;
        leadIns += 1;
        expect(wordsOf(notice(world, [{ article: article.id, claim }]))).toContain(leadIn);
      }
    }
    expect(leadIns).toBeGreaterThan(0);
  });

  it("says the summary where what was told has no words any more", () => {
    const world = overtakenWorld();
    const reply = notice(world, [{ article: Z_VISA, claim: "neverWas" }]);
    const short = world.core().answering.act(`article:${Z_VISA}`, { language: "en", today: TODAY });
    expect(wordsOf(reply)).toContain(wordsOf(short));
    expect(reply.asserted).toEqual(short.asserted);
  });

  it("says what was corrected in two other articles as well, and names all of them", () => {
    const world = overtakenWorld();
    const other = { article: "visas/r-talent-visa" as ArticleId };
    const article = world.core().knowledge.articles.get(other.article);
    const claim = [...(article?.claims.keys() ?? [])].at(-1) ?? "";
    const reply = notice(world, [LETTER, { ...other, claim }]);
    const lines = article === undefined ? [] : wordings(world, article, claim, "en");
    expect(lines).not.toEqual([]);
    for (const line of lines) expect(wordsOf(reply)).toContain(line);
    expect(reply.asserted).toEqual(expect.arrayContaining([LETTER, { ...other, claim }]));
    expect(reply.actions.map(({ id }) => id)).toContain("article:visas/r-talent-visa");
  });

  it("leaves to a button what would not fit, of an article that was corrected as a whole", () => {
    const world = overtakenWorld();
    for (const article of articlesWithClaims(world.core().knowledge)) {
      for (const language of LANGUAGES) {
        const claims = [...article.claims.keys()].map((claim) => ({ article: article.id, claim }));
        const reply = notice(world, claims, language);
        expect(wordsOf(reply).length).toBeLessThan(3_800);
        if (article.outcome !== "answer") continue;
        expect(reply.actions.map(({ id }) => id)).toContain(`more:${article.id}`);
      }
    }
  });
});

describe("what takes the place of the body of an article", () => {
  it.each(LANGUAGES)("is the body as it stands now, in %s", (language) => {
    const world = overtakenWorld();
    const body = world.core().answering.act(`more:${Z_VISA}`, { language, today: TODAY });
    expect(body.asserted).toContainEqual(LETTER);
    const delivery = world.delivery(body);
    world.withdraw(LETTER);
    const { reply } = world.overtaken.instead(delivery);
    expect(wordsOf(reply)).toContain(withdrawnIn(world, language));
    expect(reply.asserted).not.toContainEqual(LETTER);
    expect(reply.asserted).toContainEqual({ article: Z_VISA, claim: "fingerprints" });
  });

  it("is the summary alone where no more than that was told", () => {
    const world = overtakenWorld();
    const short = world.core().answering.act(`article:${Z_VISA}`, { language: "en", today: TODAY });
    const { reply } = world.overtaken.instead(world.delivery(short));
    expect(reply.asserted).toEqual(short.asserted);
    expect(wordsOf(reply)).toContain(wordsOf(short));
  });
});
