import { beforeAll, describe, expect, it } from "vitest";
import type { Reply } from "../../../src/domain/answer.ts";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;

let core: ReturnType<typeof projectCore>;
beforeAll(() => {
  core = projectCore();
});

function answered(text: string): { readonly reply: Reply; readonly rule: string | undefined } {
  const { reply, trace } = core.answering.answer({
    text,
    earlier: [],
    localeHint: "en",
    conversationLanguage: null,
    languageChosen: false,
    today: TODAY,
    now: TODAY,
  });
  return { reply, rule: trace.rule };
}

function saidBy({ asserted }: Reply): readonly string[] {
  return asserted.map(({ article, claim }) => `${article}#${claim}`);
}

describe("an answer by the table of nationalities", () => {
  it("says below the verdict what else the question asks for", () => {
    const { reply, rule } = answered(
      "I have a Kazakh passport and was in China twice without a visa. How are the 90 days in 180 days counted?",
    );
    expect(rule).toMatch(/^(?:table|visaNeed)$/u);
    expect(saidBy(reply)[0]).toMatch(/#row:visa-free:mutual:KZ$/u);
    expect(saidBy(reply)).toContain("visas/visa-free-mutual#windowMeaning");
  });

  it("says nothing of ways to enter that the verdict does not speak of", () => {
    const { reply } = answered(
      "Do I need a visa with a Kenyan passport for a conference of 6 days?",
    );
    const rows = saidBy(reply).filter((one) => one.includes("#row:"));
    const ways = new Set(
      [...rows, "visas/visa-free-unilateral#noWork"].map((one) => one.split("#")[0]),
    );
    const entry = [...core.knowledge.articles.values()]
      .filter(({ table }) => table?.name === "visa-free")
      .map(({ id }) => id as string);
    const others = saidBy(reply).filter((one) => entry.includes(one.split("#")[0] ?? ""));
    expect(rows.length).toBeGreaterThan(0);
    expect(others.every((one) => ways.has(one.split("#")[0]))).toBe(true);
  });

  it("repeats no list of countries, whose verdict it has given", () => {
    const { reply } = answered("Do I need a visa if I have a Serbian passport and stay 20 days?");
    expect(saidBy(reply)[0]).toMatch(/#row:visa-free:mutual:RS$/u);
    const facts = reply.asserted.flatMap(
      ({ article, claim }) => core.knowledge.articles.get(article)?.claims.get(claim)?.facts ?? [],
    );
    const types = facts.map((name) => core.knowledge.facts.get(name)?.values[0]?.value.type);
    expect(types).not.toContain("countries");
  });

  it("says no sentence and no source twice", () => {
    const { reply } = answered(
      "Malaysian professor, 25 days of lectures without a visa. May he be paid, or is that illegal work?",
    );
    const lines = reply.blocks.map((block) => plainText([block]));
    expect(new Set(lines).size).toBe(lines.length);
    const urls = reply.citations.map(({ url, title }) => `${url} ${title}`);
    expect(new Set(urls).size).toBe(urls.length);
    expect(reply.actions.filter(({ id }) => id === "human")).toHaveLength(1);
  });
});
