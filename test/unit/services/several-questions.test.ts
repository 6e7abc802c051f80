import { beforeAll, describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { questionsIn } from "../../../src/services/several-questions.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;

let core: ReturnType<typeof projectCore>;
beforeAll(() => {
  core = projectCore();
});

function answered(text: string, language = "en") {
  return core.answering.answer({
    text,
    earlier: [],
    localeHint: language,
    conversationLanguage: null,
    languageChosen: false,
    today: TODAY,
    now: TODAY,
  });
}

describe("the questions of a message", () => {
  it.each([
    ["How much is the fine? And how long may I stay?", 2],
    ["多少钱？要多久？可以带家属吗？", 3],
    ["كم الرسوم؟ وكم المدة التي أنتظرها؟", 2],
    ["Do I need a visa??? Please!!!", 0],
    ["Why? How much is it?", 0],
    ["I am from Kenya. Do I need a visa?", 0],
    [
      "One question here? Another one there? A third one too? A fourth of them? And a fifth one?",
      0,
    ],
  ])("%s: %i", (text, count) => {
    expect(questionsIn(text)).toHaveLength(count);
  });
});

describe("a message with several questions", () => {
  const BOTH =
    "What is the fine for registering my address late? And how long does a work permit take?";

  it("is answered in their order, from the article of each", () => {
    const { reply, trace } = answered(BOTH);
    expect(trace.rule).toBe("several");
    const claims = reply.asserted.map(({ article }) => article);
    expect(claims[0]).toBe("residence/temporary-residence-registration");
    expect(
      claims.some((article) =>
        ["work/work-permit-process", "visas/application-status"].includes(article),
      ),
    ).toBe(true);
    expect(reply.actions.filter(({ id }) => id === "human")).toHaveLength(1);
    expect(reply.actions.length).toBeLessThanOrEqual(4);
  });

  it("says nothing twice, and shows few sources", () => {
    const { reply } = answered(BOTH);
    const lines = plainText(reply.blocks).split("\n");
    expect(new Set(lines).size).toBe(lines.length);
    expect(reply.citations.length).toBeLessThanOrEqual(3);
  });

  it("names what nothing answers, in the words of the person and without their numbers", () => {
    const { reply } = answered(
      "What is the fine for registering my address late? And who won the football match in Turin, G12345678?",
    );
    const text = plainText(reply.blocks);
    expect(text).toContain("I found no answer to this question: “And who won the football match");
    expect(text).not.toContain("G12345678");
  });

  it("has a question that leans on the one before it read with that", () => {
    const { reply } = answered("How much is the fine if I overstay 3 days? And where do I go?");
    const articles = new Set(reply.asserted.map(({ article }) => article));
    expect([...articles]).toEqual(["visas/overstay-penalties"]);
  });

  it("is read as one where no part of it has an answer", () => {
    expect(answered("Who won the match? What is the best pizza in Turin?").trace.rule).not.toBe(
      "several",
    );
  });

  it("lets one part say who asks for the other", () => {
    const { reading } = answered(
      "Do I need a visa for a conference of 10 days? What does it cost for a French passport?",
    );
    expect(reading.nationalities).toEqual(["FR"]);
  });
});
