import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { piecesOf, type ArticlePiece } from "../../../src/services/article-pieces.ts";
import { createArticleViewer } from "../../../src/services/article-view.ts";
import { pointsBack } from "../../../src/services/pointing-back.ts";
import { projectContent } from "../../helpers/content.ts";
import { knowledgeOf, smallDocuments } from "../../helpers/small-content.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";

const { knowledge, texts } = projectContent();
const viewer = createArticleViewer(knowledge, texts);

const TODAY = "2026-11-26" as PlainDate;

function feesWith(section: string) {
  const path = "visas/fees/en.md";
  const words = SMALL_KNOWLEDGE[path] ?? "";
  const known = knowledgeOf(
    smallDocuments({
      [path]: `${words}\n## At the counter\n\n${section}\n`,
      "visas/fees/ru.md": null,
    }),
  );
  const fees = known.articles.get("visas/fees");
  if (fees === undefined) throw new Error("The test’s own content has faults.");
  return { knowledge: known, fees };
}

function pieces(id: string, language = "en", on = "2026-11-26"): readonly ArticlePiece[] {
  const article = knowledge.articles.get(id as never);
  if (article === undefined) throw new Error(`There is no ${id}.`);
  const day = on as PlainDate;
  return piecesOf(viewer, article, language, { on: day, today: day });
}

describe("the pieces of an article", () => {
  it("are claims of the summary and parts of the body, each asserting something in force", () => {
    for (const id of knowledge.articles.keys()) {
      for (const language of knowledge.languages) {
        for (const { view } of pieces(id, language)) {
          expect(view.asserted.length).toBeGreaterThan(0);
          for (const { kind } of view.standings.values()) expect(kind).toBe("inForce");
        }
      }
    }
  });

  it("keep a list with the words that introduce it, for they may say when it holds", () => {
    const conditions = pieces("funding/anso-scholarship").filter(({ text }) =>
      text.startsWith("Conditions in the call of"),
    );
    expect(conditions).toHaveLength(1);
    expect(conditions[0]?.text.split("\n").length).toBeGreaterThan(2);
    const items = conditions[0]?.text.split("\n").slice(1) ?? [];
    const alone = pieces("funding/anso-scholarship").map(({ text }) => text);
    for (const item of items) expect(alone).not.toContain(item);
  });

  it("know the heading that they stand below, and those of the summary none", () => {
    const [summary, ...rest] = pieces("residence/temporary-residence-registration");
    expect(summary?.heading).toBeNull();
    const headings = rest.map(({ heading }) => (heading === null ? null : plainText([heading])));
    expect(new Set(headings).size).toBeGreaterThan(3);
  });

  it("leave out what has ended on the day asked about", () => {
    const now = pieces("visas/visa-free-unilateral").map(({ text }) => text);
    const later = pieces("visas/visa-free-unilateral", "en", "2027-06-01").map(({ text }) => text);
    const mayEnter = now.find((text) => text.includes("may enter without a visa and stay up to"));
    expect(mayEnter).toBeDefined();
    expect(later).not.toContain(mayEnter);
    expect(later.length).toBeLessThan(now.length);
  });
});

describe("a piece that points back", () => {
  const begins = (all: readonly ArticlePiece[], words: string): ArticlePiece => {
    const found = all.find(({ text }) => text.startsWith(words));
    if (found === undefined) throw new Error(`Nothing begins with ${words}`);
    return found;
  };

  it("comes with what is said before it in its section", () => {
    const tests = pieces("funding/csc-chinese-government-scholarship");
    const { before } = begins(tests, "It covers Chinese");
    expect(before.at(-1)?.text).toMatch(/count for scholarships\.$/);
    expect(before[0]?.before).toEqual([]);
  });

  it("comes with that alone, not with all that stands before it", () => {
    const claims = ["There is a fee.", "A card is taken.", "It is read at the counter."];
    const article = feesWith(claims.map((claim) => `:claim[${claim}]{id=fee}`).join("\n\n"));
    const days = { on: TODAY, today: TODAY };
    const all = piecesOf(createArticleViewer(article.knowledge, texts), article.fees, "en", days);
    expect(begins(all, "It is read").before.map(({ text }) => text)).toEqual(["A card is taken."]);
  });

  it("comes with all items of a list when it stands behind one", () => {
    const { before } = begins(pieces("visas/q-s-family-visas"), "Unmarried partners");
    expect(before.length).toBeGreaterThan(1);
  });

  it("does so in the summary, whose other claims stand by themselves", () => {
    const summary = pieces("visas/r-talent-visa").filter(({ heading }) => heading === null);
    expect(begins(summary, "It can be valid").before).toHaveLength(1);
    expect(begins(summary, "The inviting body").before).toEqual([]);
  });

  it("comes with the claim that its article names, however it begins", () => {
    const gifts = pieces("etiquette/gift-giving");
    expect(begins(gifts, "Offer it with two hands").before.map(({ text }) => text)).toEqual([
      expect.stringContaining("modest present"),
    ]);
  });

  it("does so in a language that leaves out its subject as well", () => {
    const tests = pieces("funding/csc-chinese-government-scholarship", "es");
    const pointing = tests.filter(({ before, heading }) => heading !== null && before.length > 0);
    expect(pointing).not.toEqual([]);
  });

  it.each(["en", "zh", "ru", "fr", "ar", "es"])(
    "never stands alone behind another of its section, in %s",
    (language) => {
      let counted = 0;
      for (const id of knowledge.articles.keys()) {
        const sections = Map.groupBy(pieces(id, language), ({ heading }) =>
          heading === null ? null : plainText([heading]),
        );
        for (const section of sections.values()) {
          for (const { text, before } of section.slice(1)) {
            if (!pointsBack(text, language)) continue;
            counted += 1;
            expect(before, `${id}: ${text}`).not.toEqual([]);
          }
        }
      }
      // Arabic begins with the verb, and joins with one letter.
      expect(counted).toBeGreaterThan(language === "ar" ? 0 : 5);
    },
  );

  it("points back at nothing that has ended", () => {
    let pointing = 0;
    for (const id of knowledge.articles.keys()) {
      const later = pieces(id, "en", "2027-01-05");
      const said = later.map(({ text }) => text);
      for (const { before } of later) {
        pointing += before.length > 0 ? 1 : 0;
        expect(said).toEqual(expect.arrayContaining(before.map(({ text }) => text)));
      }
    }
    expect(pointing).toBeGreaterThan(0);
  });
});
