import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { wordsWithoutLabel, type Reply } from "../../../src/domain/answer.ts";
import { paragraph, plainText } from "../../../src/domain/block.ts";
import { formatDate } from "../../../src/domain/format.ts";
import { isHeldBack } from "../../../src/domain/held-claims.ts";
import { NOTHING_HELD_BACK } from "../../../src/domain/held-back.ts";
import type { ArticleId } from "../../../src/domain/knowledge.ts";
import type { NoticeMatter } from "../../../src/domain/notice.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { noticeReply } from "../../../src/services/content/notice-words.ts";
import { aMessage } from "../../helpers/builders.ts";
import {
  overtakenWorld,
  TODAY,
  withdrawable,
  WITHDRAWN_AT,
} from "../../helpers/overtaken-world.ts";
import { aDelivery } from "../../helpers/scripted-host.ts";

const UNILATERAL: ArticleId = "visas/visa-free-unilateral";
const EXEMPTION = { article: UNILATERAL, claim: "exemption" } as const;
const BESIDE = { article: UNILATERAL, claim: "noWork" } as const;
const BEFORE = new Date("2026-11-25T00:00:00Z");

/** Asked outright, whatever search finds. */
function told(world: ReturnType<typeof overtakenWorld>, id: ArticleId, language = "en"): Reply {
  return world.core().answering.act(`article:${id}`, { language, today: TODAY });
}

function wordsOf({ blocks }: Reply): string {
  return plainText(blocks);
}

// Reading all of the content takes a while.
beforeAll(() => {
  overtakenWorld();
}, 180_000);

describe("an answer on its way", () => {
  it("is overtaken by a withdrawal of a claim that it asserts, or of its article", async () => {
    const world = overtakenWorld();
    const delivery = world.delivery(told(world, UNILATERAL));
    expect(delivery.reply.asserted).toContainEqual(EXEMPTION);
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(false);
    world.withdraw(EXEMPTION);
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(true);
    world.withdraw({ article: UNILATERAL, claim: null });
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(true);
    world.withdraw({ article: "visas/z-work-visa", claim: null });
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(false);
  });

  it("is overtaken where it tells a row of a table that was withdrawn with its article", async () => {
    const world = overtakenWorld();
    const reply = world.answer("Do Germans need a visa for two weeks?");
    const rows = reply.asserted.filter(({ claim }) => claim.startsWith("row:"));
    expect(rows).not.toEqual([]);
    const delivery = world.delivery({ ...reply, asserted: rows });
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(false);
    world.withdraw({ article: UNILATERAL, claim: null });
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(true);
  });

  it("is overtaken where its language lags behind a correction", async () => {
    const world = overtakenWorld();
    const [russian, english] = ["ru", "en"].map((tag) =>
      world.delivery(told(world, UNILATERAL, tag)),
    );
    const claims = new Map([["ru", new Set([EXEMPTION.claim])]]);
    world.hold({ ...NOTHING_HELD_BACK, suspended: new Map([[UNILATERAL, claims]]) });
    if (russian === undefined || english === undefined) throw new Error("no delivery");
    expect(await world.overtaken.isOvertaken(russian, BEFORE)).toBe(true);
    expect(await world.overtaken.isOvertaken(english, BEFORE)).toBe(false);
  });

  it("is overtaken by a correction since its release, in the languages of that", async () => {
    const world = overtakenWorld();
    const arabic = world.delivery(told(world, UNILATERAL, "ar"));
    const english = world.delivery(told(world, UNILATERAL));
    world.correct([{ ...EXEMPTION, languages: ["ar"] }]);
    // More than are looked at at once.
    for (let number = 0; number < 120; number += 1) world.correct([]);
    expect(await world.overtaken.isOvertaken(arabic, BEFORE)).toBe(true);
    expect(await world.overtaken.isOvertaken(english, BEFORE)).toBe(false);
    const since = world.delivery(told(world, UNILATERAL, "ar"));
    expect(await world.overtaken.isOvertaken(since, BEFORE)).toBe(false);
    world.correct([{ article: "visas/z-work-visa", claim: "exemption" }]);
    expect(await world.overtaken.isOvertaken(since, BEFORE)).toBe(false);
    world.correct([EXEMPTION]);
    expect(await world.overtaken.isOvertaken(english, BEFORE)).toBe(true);
  });

  it("goes by its time where nobody knows on which release it rests", async () => {
    const world = overtakenWorld();
    const delivery = world.delivery(told(world, UNILATERAL), null);
    world.correct([EXEMPTION]);
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(true);
    const after = new Date(WITHDRAWN_AT.getTime() + 1);
    expect(await world.overtaken.isOvertaken(delivery, after)).toBe(false);
  });

  it("is not overtaken by a correction where it asserts nothing, nor by what it only names", async () => {
    const world = overtakenWorld();
    const silent = { ...told(world, UNILATERAL), asserted: [] };
    const named = world.delivery({ ...silent, outcome: "clarify" });
    world.correct([EXEMPTION]);
    expect(await world.overtaken.isOvertaken(world.delivery(silent, 1), BEFORE)).toBe(false);
    world.withdraw({ article: UNILATERAL, claim: null });
    expect(await world.overtaken.isOvertaken(named, BEFORE)).toBe(false);
  });

  it("is overtaken by the withdrawal of its article though that has no claims, once", async () => {
    const world = overtakenWorld();
    const without = [...world.core().knowledge.articles.values()].filter(
      ({ claims, outcome }) => claims.size === 0 && outcome !== "no_answer",
    );
    expect(without.map(({ id }) => id)).toContain("conversation/greeting");
    for (const { id } of without) {
      world.lift();
      const delivery = world.delivery(told(world, id));
      expect(delivery.reply.asserted).toEqual([]);
      expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(false);
      world.withdraw({ article: id, claim: null });
      expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(true);
      const instead = world.overtaken.instead(delivery);
      const date = formatDate(TODAY, "en");
      const reviewed = world.core().texts.say("validity.withdrawn", "en", { date });
      for (const each of [instead, world.delivery(told(world, id))]) {
        expect(wordsOf(each.reply)).toContain(reviewed);
        expect(await world.overtaken.isOvertaken(each, BEFORE)).toBe(false);
      }
    }
  });

  it("is overtaken by the withdrawal of its article where it is the part without claims", async () => {
    const world = overtakenWorld();
    const id: ArticleId = "conversation/unlawful-request";
    const body = world.core().answering.act(`more:${id}`, { language: "en", today: TODAY });
    expect([body.asserted, wordsOf(body) === ""]).toEqual([[], false]);
    world.withdraw({ article: id, claim: null });
    expect(await world.overtaken.isOvertaken(world.delivery(body), BEFORE)).toBe(true);
    const instead = world.overtaken.instead(world.delivery(body));
    expect(await world.overtaken.isOvertaken(instead, BEFORE)).toBe(false);
  });

  it("is overtaken by each change once, also where nothing of it is remembered", async () => {
    const world = overtakenWorld();
    const reply = world.answer("My friend is not breathing!");
    const [claim] = reply.asserted;
    if (claim === undefined) throw new Error("It asserts nothing.");
    const delivery = aDelivery(aMessage({}), reply);
    world.correct([claim]);
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(true);
    const instead = world.overtaken.instead(delivery);
    expect(instead.told).toBeUndefined();
    expect(await world.overtaken.isOvertaken(instead, BEFORE)).toBe(false);
    world.correct([claim]);
    expect(await world.overtaken.isOvertaken(instead, BEFORE)).toBe(true);
  });
});

describe("what is sent in its place", () => {
  it.each(["en", "zh", "ru", "ar", "fr", "es"])(
    "is the reviewed sentence, with what can be said beside it, in %s",
    (language) => {
      const world = overtakenWorld();
      const { texts } = world.core();
      const before = told(world, UNILATERAL, language);
      const rating = { id: "helpful:answer-1", label: "yes" };
      const delivery = world.delivery({ ...before, actions: [...before.actions, rating] });
      world.withdraw(EXEMPTION);
      world.correct([]);
      const { reply, ...instead } = world.overtaken.instead(delivery);
      expect(instead).toMatchObject({
        key: delivery.key,
        replaced: 1,
        told: { answer: "answer-1", release: 2 },
      });
      const date = formatDate(TODAY, language);
      expect(reply.language).toBe(language);
      expect(wordsOf(reply)).toContain(texts.say("overtaken.now", language));
      expect(wordsOf(reply)).toContain(texts.say("validity.withdrawn", language, { date }));
      expect(reply.asserted).not.toContainEqual(EXEMPTION);
      expect(reply.asserted).toContainEqual(BESIDE);
      expect(reply.actions).toContainEqual(rating);
      expect(world.overtaken.instead({ ...delivery, replaced: 1 }).replaced).toBe(2);
    },
  );

  it.each(["en", "ar"])("is a notice in the place of a notice, in %s", async (language) => {
    const world = overtakenWorld();
    const { knowledge, texts } = world.core();
    const OTHER: ArticleId = "visas/z-work-visa";
    const matter: NoticeMatter = {
      about: "release",
      claims: [EXEMPTION, { article: OTHER, claim: "fee" }],
      language,
      atMs: BEFORE.getTime(),
    };
    const notice = noticeReply(
      {
        knowledge: () => knowledge,
        answering: () => world.core().answering,
        texts,
        today: () => TODAY,
        timeZone: "Asia/Shanghai",
      },
      matter,
    );
    const delivery = { ...world.delivery(notice), notice: matter };
    world.withdraw({ article: UNILATERAL, claim: null });
    expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(true);
    const instead = world.overtaken.instead(delivery);
    const title = knowledge.articles.get(UNILATERAL)?.texts.get(language)?.title ?? "";
    const date = formatDate("2026-11-25" as PlainDate, language);
    const words = wordsOf(instead.reply);
    expect(words).toContain(texts.say("notice.corrected", language, { date, title }));
    expect(words).toContain(
      texts.say("validity.withdrawn", language, { date: formatDate(TODAY, language) }),
    );
    expect(words).not.toContain(texts.say("overtaken.now", language));
    expect(instead.reply.actions.map(({ id }) => id)).toEqual(
      expect.arrayContaining([`article:${OTHER}`, "notices:off"]),
    );
    expect(await world.overtaken.isOvertaken(instead, BEFORE)).toBe(false);
  });

  it("is said by the staff who sent an article", () => {
    const world = overtakenWorld();
    const article = told(world, UNILATERAL);
    const label = paragraph("Anna (Wuhan):");
    const sent: Reply = { ...article, blocks: [label, ...article.blocks], from: "staff" };
    world.withdraw(EXEMPTION);
    const { reply } = world.overtaken.instead(world.delivery(sent));
    expect(reply.from).toBe("staff");
    expect(reply.blocks[0]).toEqual(label);
    expect(wordsOf({ ...reply, blocks: wordsWithoutLabel(reply) })).not.toContain("Anna");
    expect(wordsOf(reply)).toContain(world.core().texts.say("overtaken.now", "en"));
  });

  it("keeps what everybody is told once, and the numbers of somebody who may be in need", () => {
    const world = overtakenWorld();
    const { texts } = world.core();
    const once = texts.say("reply.firstContact", "en", { days: 30 });
    const before = world.answer("I am afraid of my landlord. Do Germans need a visa?");
    const numbers = wordsOf(before).split("\n").at(-1) ?? "";
    expect(numbers).toContain("110");
    expect(before.asserted.map(({ article }) => article)).toContain(UNILATERAL);
    world.withdraw({ article: UNILATERAL, claim: null });
    const blocks = [...before.blocks, paragraph(once)];
    const { reply } = world.overtaken.instead(world.delivery({ ...before, blocks }));
    expect(wordsOf(reply).split("\n")).toContain(once);
    expect(wordsOf(reply)).toContain(numbers);
    expect(reply.asserted.length).toBeGreaterThan(0);
  });

  it("says that nothing can be said, and offers a person, where the article is gone", () => {
    const world = overtakenWorld();
    const gone = { article: "visas/never-was" as ArticleId, claim: "fee" };
    const { reply } = world.overtaken.instead(
      world.delivery({ ...told(world, UNILATERAL), asserted: [gone] }),
    );
    const { texts } = world.core();
    expect(reply).toMatchObject({ outcome: "no_answer", asserted: [], citations: [] });
    expect(wordsOf(reply)).toBe(texts.say("overtaken.gone", "en"));
    expect(reply.actions.map(({ id }) => id)).toContain("human");
  });

  it("tells three articles anew, and offers the others", () => {
    const world = overtakenWorld();
    const answers = [...world.core().knowledge.articles.values()].filter(
      ({ outcome, claims }) => outcome === "answer" && claims.size > 0,
    );
    const ids = answers.slice(0, 5).map(({ id }) => id);
    const asserted = ids.map((article) => ({ article, claim: "any" }));
    const { reply } = world.overtaken.instead(
      world.delivery({ ...told(world, UNILATERAL), asserted }),
    );
    expect(new Set(reply.asserted.map(({ article }) => article))).toEqual(new Set(ids.slice(0, 3)));
    expect(reply.actions.map(({ id }) => id)).toEqual(
      expect.arrayContaining(ids.slice(3).map((id) => `article:${id}`)),
    );
  });

  it(
    "asserts nothing that is withdrawn, nor does any answer that is begun since",
    { timeout: 120_000 },
    async () => {
      const world = overtakenWorld();
      const questions = [
        "Do Germans need a visa for two weeks?",
        "Do Nigerians need a visa?",
        "How do I renew my residence permit?",
        "What does a Z visa cost?",
        "When is Spring Festival?",
        "Where is the service centre in Wuhan?",
        "I was robbed, where do I call?",
      ];
      let overtaken = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...questions),
          fc.constantFrom("en", "zh", "ar"),
          fc.array(fc.nat(), { minLength: 1, maxLength: 3 }),
          async (question, language, picks) => {
            world.lift();
            const delivery = world.delivery(world.answer(question, language));
            const { asserted } = delivery.reply;
            fc.pre(asserted.length > 0);
            world.withdraw(
              ...picks.flatMap((pick) => {
                const claim = asserted[pick % asserted.length];
                return claim === undefined ? [] : [withdrawable(claim)];
              }),
            );
            overtaken += 1;
            expect(await world.overtaken.isOvertaken(delivery, BEFORE)).toBe(true);
            const instead = world.overtaken.instead(delivery);
            const again = world.delivery(world.answer(question, language));
            for (const each of [instead, again]) {
              expect(await world.overtaken.isOvertaken(each, BEFORE)).toBe(false);
              const { knowledge } = world.core();
              const held = each.reply.asserted.filter((claim) =>
                isHeldBack(knowledge, claim, language),
              );
              expect(held).toEqual([]);
            }
            expect(instead.reply.blocks).not.toEqual([]);
          },
        ),
        { numRuns: 60 },
      );
      expect(overtaken).toBeGreaterThan(30);
    },
  );
});
