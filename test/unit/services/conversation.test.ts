import { describe, expect, it } from "vitest";
import { projectContent } from "../../helpers/content.ts";
import { aMessage, EMPTY_REPLY } from "../../helpers/builders.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { createConversationService } from "../../../src/services/conversation.ts";
import type { Answering, Question } from "../../../src/services/answering.ts";
import { createConversationMemory } from "../../../src/store/conversation-memory.ts";

const content = projectContent();

function setUp(answer: (question: Question) => string) {
  const asked: Question[] = [];
  const log = keptLog();
  const answering: Answering = {
    answer: (question) => {
      asked.push(question);
      return {
        reply: { ...EMPTY_REPLY, language: answer(question) },
        detected: { tag: "en", script: "Latn", confidence: 1 },
      };
    },
    act: (action, { language }) =>
      action === "language:zh"
        ? { ...EMPTY_REPLY, outcome: "command", language: "zh" }
        : { ...EMPTY_REPLY, language },
  };
  const service = createConversationService({
    ...content,
    answering,
    store: createConversationMemory(),
    log,
    today: () => "2026-11-25" as PlainDate,
  });
  return { service, asked, log };
}

describe("a conversation", () => {
  it("remembers the person's earlier messages and its language, and no other conversation's", async () => {
    const { service, asked } = setUp(() => "ru");
    await service.handle(aMessage({ id: "1", text: "один" }));
    await service.handle(aMessage({ id: "2", text: "два" }));
    await service.handle(aMessage({ id: "3", text: "чужой", conversation: "other" }));
    expect(asked.map(({ earlier }) => earlier)).toEqual([[], ["один"], []]);
    expect(asked.map(({ conversationLanguage }) => conversationLanguage)).toEqual([
      null,
      "ru",
      null,
    ]);
  });

  it("keeps no more earlier messages than it uses", async () => {
    const { service, asked } = setUp(() => "en");
    for (let index = 0; index < 9; index += 1) {
      await service.handle(aMessage({ id: String(index), text: `message ${String(index)}` }));
    }
    expect(asked.at(-1)?.earlier).toEqual(
      [2, 3, 4, 5, 6, 7].map((index) => `message ${String(index)}`),
    );
  });

  it("holds a chosen language although a message was answered in its own", async () => {
    const { service, asked } = setUp(() => "en");
    await service.handle(aMessage({ id: "1", action: "language:zh" }));
    await service.handle(aMessage({ id: "2", text: "please answer this in English" }));
    await service.handle(aMessage({ id: "3", text: "ok" }));
    expect(
      asked.map(({ conversationLanguage, languageChosen }) => [
        conversationLanguage,
        languageChosen,
      ]),
    ).toEqual([
      ["zh", true],
      ["zh", true],
    ]);
  });

  it("answers a failure of ours with an honest sentence, and logs no words of the person", async () => {
    const { service, log } = setUp(() => {
      throw new TypeError("cannot read my passport number 123");
    });
    const reply = await service.handle(
      aMessage({ text: "my passport number is 123", localeHint: "zh-CN" }),
    );
    expect(reply).toMatchObject({ outcome: "no_answer", language: "zh", citations: [] });
    expect(plainText(reply.blocks)).toContain("12367");
    expect(log.lines).toMatchObject([
      { level: "error", event: "message_failed", fields: { error: "TypeError" } },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain('123"');
  });
});
