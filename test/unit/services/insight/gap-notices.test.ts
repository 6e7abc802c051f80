import { beforeAll, expect, it } from "vitest";
import type { Reply } from "../../../../src/domain/answer.ts";
import { plainText } from "../../../../src/domain/block.ts";
import type { Delivery, PersonId } from "../../../../src/domain/message.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { GapWish } from "../../../../src/ports/gap-store.ts";
import { tellThoseWhoWait } from "../../../../src/services/insight/gap-notices.ts";
import { aMessage } from "../../../helpers/builders.ts";
import { projectContent } from "../../../helpers/content.ts";

let content: ReturnType<typeof projectContent>;
beforeAll(() => {
  content = projectContent();
});

const QUESTIONS: Readonly<Record<string, string>> = {
  ar: "هاتفي [phone 1] وجوازي [document 1]",
  en: "My phone is [phone 1], my passport [document 1]",
  es: "Mi teléfono es [phone 1], mi pasaporte [document 1]",
  fr: "Mon téléphone est [phone 1], mon passeport [document 1]",
  ru: "Мой телефон [phone 1], паспорт [document 1]",
  zh: "我的电话[phone 1]，护照[document 1]",
};

const ARTICLE = "green-channels/customs-for-research-equipment";

/** What somebody is told who asked that in that language. */
async function toldOf(language: string, question: string): Promise<readonly Reply[]> {
  const told: Delivery[] = [];
  const wish: GapWish = {
    gap: 1,
    thread: aMessage({}).thread,
    person: "person" as PersonId,
    language,
    question,
    article: ARTICLE,
  };
  const store = {
    wishes: () => Promise.resolve([wish]),
    tell: (_gap: number, delivery: Delivery) => {
      told.push(delivery);
      return Promise.resolve(true);
    },
  };
  await tellThoseWhoWait(
    {
      store,
      knowledge: () => content.knowledge,
      texts: content.texts,
      clock: { now: () => new Date("2026-11-26T02:00:00Z") },
      today: () => "2026-11-26" as PlainDate,
    },
    null,
  );
  return told.map(({ reply }) => reply);
}

it.each(Object.entries(QUESTIONS))(
  "a notice in %s names what was hidden in a question in the language of its reader",
  async (language, question) => {
    const told = await toldOf(language, question);
    const words = told.map(({ blocks }) => plainText(blocks)).join("");
    for (const kind of ["phone", "document"] as const) {
      expect(words).toContain(content.texts.say(`mask.${kind}`, language, { number: "1" }));
    }
    if (language !== "en") expect(words).not.toContain("[phone 1]");
  },
);

it("a notice is no answer and asserts nothing: the article stands behind its one button", async () => {
  const label = content.knowledge.articles.get(ARTICLE)?.texts.get("en")?.title;
  expect(await toldOf("en", "?")).toMatchObject([
    { outcome: "command", asserted: [], actions: [{ id: `article:${ARTICLE}`, label }] },
  ]);
});
