import { beforeAll, describe, expect, it } from "vitest";
import type { Reply } from "../../../src/domain/answer.ts";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createArticleReplies } from "../../../src/services/article-replies.ts";
import { sectionsOf } from "../../../src/services/article-sections.ts";
import { projectContent } from "../../helpers/content.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;
const NOBODY = { nationalities: [], place: null } as const;
const FINE = "How much is the fine if I did not register my address in time?";

let core: ReturnType<typeof projectCore>;
beforeAll(() => {
  core = projectCore();
});

function answerTo(text: string): Reply {
  return core.answering.answer({
    ...{ text, earlier: [], localeHint: "en", conversationLanguage: null },
    ...{ languageChosen: false, today: TODAY, now: TODAY },
  }).reply;
}

function press(action: string, language = "en"): Reply {
  return core.answering.act(action, { language, today: TODAY });
}

const sectionButtons = ({ actions }: Reply) =>
  actions.filter(({ id }) => id.startsWith("section:"));

describe("what people may go on with below an answer", () => {
  it("is what else its article is asked, by its headings, and nothing that was just said", () => {
    const reply = answerTo(FINE);
    const buttons = sectionButtons(reply);
    expect(buttons.length).toBeGreaterThan(0);
    const said = plainText(reply.blocks).split("\n");
    for (const { label } of buttons) {
      expect(label.length).toBeLessThanOrEqual(40);
      expect(said).not.toContain(label);
    }
  });

  it("leads to that section, with its heading, its sources and further sections", () => {
    const [button] = sectionButtons(answerTo(FINE));
    if (button === undefined) throw new Error("There is no button.");
    const reply = press(button.id);
    expect(reply).toMatchObject({ outcome: "answer", held: "exact" });
    expect(plainText(reply.blocks).split("\n")[0]).toBe(button.label);
    expect(reply.citations.length).toBeGreaterThan(0);
    expect(sectionButtons(reply).map(({ id }) => id)).not.toContain(button.id);
  });

  it("shows the article where the section is gone", () => {
    const reply = press("section:residence/temporary-residence-registration#no-such-claim");
    expect(reply.articles[0]?.id).toBe("residence/temporary-residence-registration");
    expect(press("section:residence/nowhere#x").outcome).toBe("no_answer");
  });
});

describe("the sections of all articles", () => {
  it("are each reached by a claim of their own, and say something, in every language", () => {
    const { knowledge, texts } = projectContent();
    const { viewer } = createArticleReplies(knowledge, texts);
    const days = { on: TODAY, today: TODAY };
    let count = 0;
    for (const article of knowledge.articles.values()) {
      if (article.outcome !== "answer") continue;
      for (const language of article.texts.keys()) {
        const sections = sectionsOf(viewer, article, language, days, NOBODY);
        const claims = sections.map(({ claim }) => claim);
        expect(new Set(claims).size, article.id).toBe(claims.length);
        for (const { claim, heading } of sections) {
          const reply = press(`section:${article.id}#${claim}`, language);
          expect(plainText(reply.blocks), `${article.id} ${language} ${heading}`).toContain(
            heading,
          );
          // A button outlives a change of language.
          const other = press(`section:${article.id}#${claim}`, language === "en" ? "fr" : "en");
          expect(other.outcome, `${article.id}#${claim}`).toBe("answer");
        }
        count += sections.length;
      }
    }
    expect(count).toBeGreaterThan(2000);
  });
});
