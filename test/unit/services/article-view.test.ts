import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../../src/content/load.ts";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createArticleReplies } from "../../../src/services/article-replies.ts";
import { saidNow } from "../../../src/services/said-now.ts";
import { shippedTexts } from "../../helpers/page-texts.ts";
import { questions, SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const texts = shippedTexts();
const context = { language: "en", today: "2027-01-05" as PlainDate };
const ENDED =
  "What was known on this point was in force until 31 December 2026. It is over, and no later rule is known to us.";

/** @param body below front matter whose summary says what is reduced, and how to pay */
function feesWith(body: string) {
  const loaded = loadKnowledge(
    tempFolder({
      ...SMALL_KNOWLEDGE,
      "visas/fees/article.yaml": `confirmAt: [hotline]
claims:
  reduced: { until: end, sources: [law] }
  pay: { sources: [law] }
`,
      "visas/fees/en.md": `---
title: "Fees"
questions:
${questions("fees")}
summary: ":claim[Fees are reduced.]{id=reduced} :claim[You pay at the counter.]{id=pay}"
---

${body}`,
    }),
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  const { knowledge } = loaded;
  const article = knowledge.articles.get("visas/fees");
  if (article === undefined) throw new Error("the test’s own content has faults");
  return { article, knowledge, replies: createArticleReplies(knowledge, texts) };
}

const WITH_HEADING = `## How long the fee reduction lasts

:claim[The reduction holds for all.]{id=reduced}

## How to pay

:claim[Bring cash.]{id=pay}
`;

describe("what stands in place of a sentence that ended", () => {
  it("names its subject, by the heading of its section, and stands last in the reply", () => {
    const { article, replies } = feesWith(WITH_HEADING);
    const lines = plainText(replies.chosen(article, context).blocks).split("\n");
    expect(lines).toEqual([
      "Fees",
      "You pay at the counter.",
      expect.stringContaining("the hotline"),
      `How long the fee reduction lasts: ${ENDED}`,
    ]);
  });

  it("stands last on the article’s page as well, and its section is gone", () => {
    const { article, replies } = feesWith(WITH_HEADING);
    const lines = plainText(replies.page(article, context).blocks).split("\n");
    expect(lines.slice(1, 3)).toEqual(["How to pay", "Bring cash."]);
    expect(lines.at(-1)).toBe(`How long the fee reduction lasts: ${ENDED}`);
    expect(lines.filter((line) => line.includes(ENDED))).toHaveLength(1);
  });

  it("stands last in what a notice says of its claims", () => {
    const { article, knowledge } = feesWith(WITH_HEADING);
    const reply = saidNow({ knowledge, texts }, article.id, ["reduced", "pay"], context);
    const lines = plainText(reply?.blocks ?? []).split("\n");
    expect(lines).toContain("You pay at the counter.");
    expect(lines.at(-1)).toBe(`How long the fee reduction lasts: ${ENDED}`);
  });

  it("names its subject by the title where its claim stands below no heading", () => {
    const { article, replies } = feesWith(":claim[Bring cash.]{id=pay}\n");
    const words = plainText(replies.chosen(article, context).blocks);
    expect(words).toContain(`Fees: ${ENDED}`);
  });

  it("needs no colon after a question", () => {
    const { article, replies } = feesWith(
      "## How long does it last?\n\n:claim[All year.]{id=reduced}\n",
    );
    const words = plainText(replies.chosen(article, context).blocks);
    expect(words).toContain(`How long does it last? ${ENDED}`);
  });

  it("leaves no lead-in behind of a list that is gone", () => {
    const { article, replies } = feesWith(
      "Who pays less:\n\n- :claim[Students.]{id=reduced}\n- :claim[Staff.]{id=reduced}\n",
    );
    const words = plainText(replies.body(article, context).blocks);
    expect(words).not.toContain("Who pays less");
    expect(words).toContain(`Fees: ${ENDED}`);
  });

  it("leaves no gap in a sentence that goes on", () => {
    const { article, replies } = feesWith(
      ":claim[Less.]{id=reduced} :claim[Pay.]{id=pay} :claim[Still less.]{id=reduced} :claim[Keep it.]{id=pay}\n",
    );
    expect(plainText(replies.body(article, context).blocks)).toMatch(/^Pay\. Keep it\.$/m);
  });
});
