import { describe, expect, it } from "vitest";
import { leftOutLines, toldArticles, withSilentWords } from "../../../src/app/left-out.ts";
import { cutOut } from "../../../src/content/cut-out.ts";
import { plainText } from "../../../src/domain/block.ts";
import { holdOf, isTableSilent, NOTHING_HELD_BACK } from "../../../src/domain/held-back.ts";
import type { ArticleId, Knowledge } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createArticleReplies } from "../../../src/services/article-replies.ts";
import {
  changedText,
  docPath,
  FEES_EN,
  FEES_RU,
  knowledgeOf,
  ownTexts,
  smallDocuments,
} from "../../helpers/small-content.ts";

const FEES: ArticleId = "visas/fees";
const TODAY = "2026-11-26" as PlainDate;

describe("an article that is left out", () => {
  it("has the words of an abstention in every language, and none of its own", () => {
    const knowledge = { ...withoutFees(), languages: ["en", "fr", "ru"] };
    const silent = withSilentWords(knowledge, ownTexts());
    const replies = createArticleReplies(silent, ownTexts());
    const article = silent.articles.get(FEES);
    if (article === undefined) throw new Error("it is gone");
    for (const language of knowledge.languages) {
      const context = { language, today: TODAY };
      for (const reply of [replies.chosen(article, context), replies.body(article, context)]) {
        expect(reply).toMatchObject({ outcome: "no_answer", citations: [], asserted: [] });
        const [said = ""] = ownTexts()
          .say("reply.noAnswer", language, { contacts: "|" })
          .split("|");
        expect(plainText(reply.blocks)).toContain(said.trim());
        expect(reply.actions.map(({ id }) => id)).toEqual(["human"]);
      }
    }
  });

  it("holds all its claims and its table back, and those of no other", () => {
    const { heldBack } = withoutFees();
    expect(holdOf(heldBack, FEES, "en", "fee")).toEqual({ kind: "suspended" });
    expect(holdOf(heldBack, "visas/free", "en", "noWork")).toBeNull();
    expect(isTableSilent(heldBack, { id: FEES, besideTable: [] })).toBe(true);
    expect(isTableSilent(heldBack, { id: "visas/free", besideTable: [] })).toBe(false);
  });

  it("is found by nobody, and leaves a content without any as it is", () => {
    expect([...toldArticles(withoutFees()).keys()]).not.toContain(FEES);
    const whole = knowledgeOf(smallDocuments());
    expect(toldArticles(whole)).toBe(whole.articles);
    expect(withSilentWords(whole, ownTexts())).toBe(whole);
  });
});

describe("what is told at the start", () => {
  it("is nothing where nothing is left out", () => {
    expect(leftOutLines(NOTHING_HELD_BACK)).toEqual([]);
  });

  it("counts articles and prompts, and names each fault by document and line", () => {
    const fault = (path: string) => ({ path, line: 3, message: "it is wrong" });
    const faults = [FEES_EN, FEES_RU, docPath("prompts/select.md")].map(fault);
    const lines = leftOutLines({ ...NOTHING_HELD_BACK, leftOut: new Set([FEES]), faults });
    expect(lines[0]).toContain("1 article left out, 1 prompt replaced by the program’s own");
    expect(lines.slice(1)).toEqual([
      "  knowledge/visas/fees/en.md:3: it is wrong",
      "  knowledge/visas/fees/ru.md:3: it is wrong",
      "  prompts/select.md:3: it is wrong",
    ]);
  });

  it("only counts the faults after the first twenty", () => {
    const faults = Array.from({ length: 25 }, () => ({ path: FEES_EN, line: 1, message: "it is" }));
    const lines = leftOutLines({ ...NOTHING_HELD_BACK, leftOut: new Set([FEES]), faults });
    expect([lines.length, lines.at(-1)]).toEqual([22, "  … and 5 more"]);
  });
});

function withoutFees(): Knowledge {
  const faulty = [FEES_EN, changedText(FEES_EN, "The fee is", "Within 7 days the fee is")] as const;
  const documents = new Map([...smallDocuments(), faulty]);
  const cut = cutOut({ documents, shippedPrompts: new Map(), needed: new Set() });
  if (!cut.ok) throw new Error("it cannot be cut out");
  return cut.knowledge;
}
