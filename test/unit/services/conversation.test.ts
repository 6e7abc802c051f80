import { describe, expect, it } from "vitest";
import { projectContent } from "../../helpers/content.ts";
import { aMessage, EMPTY_REPLY } from "../../helpers/builders.ts";
import type { Reply } from "../../../src/domain/answer.ts";
import { plainText } from "../../../src/domain/block.ts";
import type { ConversationState, InboundMessage } from "../../../src/domain/message.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { EMPTY_READING } from "../../../src/domain/reading.ts";
import type { AnswerId } from "../../../src/domain/turn.ts";
import { createConversationService, type Turn } from "../../../src/services/conversation.ts";
import { answersHere, type Answering, type Question } from "../../../src/services/answering.ts";
import { NO_TRACE } from "../../../src/services/trace.ts";

const content = projectContent();
const ANSWER = "5f0c8c1e-7a4b-4c3d-9e2f-1a2b3c4d5e6f";
const ANOTHER = ANSWER.replace("5f", "00");
const NOW = new Date("2026-11-25T08:00:00Z");

function setUp(
  answer: (question: Question) => Partial<Reply>,
  shown: Partial<Reply> = { outcome: "human" },
) {
  const asked: Question[] = [];
  const rated: string[] = [];
  const memory = new Map<string, ConversationState>();
  const answering: Answering = {
    answer: (question) => {
      asked.push(question);
      return {
        reply: { ...EMPTY_REPLY, ...answer(question) },
        detected: { tag: "en", script: "Latn", confidence: 1 },
        ruled: false,
        reading: EMPTY_READING,
        trace: NO_TRACE,
      };
    },
    remembered: () => ({ ...EMPTY_READING, nationalities: ["UZ"], purpose: "conference" }),
    act: (action, { language }) =>
      action === "language:zh"
        ? { ...EMPTY_REPLY, outcome: "command", language: "zh" }
        : { ...EMPTY_REPLY, ...shown, language },
  };
  const service = createConversationService({
    ...content,
    answering,
    answers: answersHere(answering),
    assisted: null,
    identifier: { identify: () => ({ tag: "en", script: "Latn", confidence: 1 }) },
    release: null,
    cases: null,
    linking: null,
    store: {
      rate: (_message, answerId, helpful) => {
        rated.push(`${answerId} ${helpful}`);
        return Promise.resolve(answerId === ANSWER);
      },
      wish: () => Promise.resolve(false),
      wishKnown: () => Promise.resolve(false),
    },
    notices: {
      optOut: () => Promise.resolve(),
      optIn: () => Promise.resolve(),
    },
    clock: { now: () => NOW },
    today: () => "2026-11-25" as PlainDate,
    newAnswerId: () => ANSWER as AnswerId,
    retentionDays: 30,
  });
  const say = async (message: InboundMessage): Promise<Turn> => {
    const { conversation } = message.thread;
    const turn = await service.handle(message, memory.get(conversation) ?? null);
    if (turn.memory !== null) memory.set(conversation, turn.memory.state);
    if (turn.erases !== null) memory.delete(conversation);
    return turn;
  };
  return { service, asked, rated, say };
}

const words = ({ reply }: Turn): string => plainText(reply?.blocks ?? []);
const buttons = ({ reply }: Turn): string[] => (reply?.actions ?? []).map(({ id }) => id);

describe("a conversation", () => {
  it("remembers the person's earlier messages and its language, and no other conversation's", async () => {
    const { say, asked } = setUp(() => ({ language: "ru" }));
    await say(aMessage({ id: "1", text: "один" }));
    await say(aMessage({ id: "2", text: "два" }));
    await say(aMessage({ id: "3", text: "чужой", conversation: "other" }));
    expect(asked.map(({ earlier }) => earlier)).toEqual([[], ["один"], []]);
    expect(asked.map(({ conversationLanguage }) => conversationLanguage)).toEqual([
      null,
      "ru",
      null,
    ]);
  });

  it("has at hand what the last reply that told something told of", async () => {
    const told = (article: string) => ({ article, claim: "a" }) as Reply["asserted"][number];
    const replies: Partial<Reply>[] = [
      { outcome: "answer", asserted: [told("visas/a"), told("work/b"), told("visas/a")] },
      { outcome: "no_answer" },
    ];
    const { say, asked } = setUp(() => replies.shift() ?? {});
    for (const id of ["1", "2", "3"]) await say(aMessage({ id, text: id }));
    expect(asked.map(({ atHand }) => atHand)).toEqual([
      [],
      ["visas/a", "work/b"],
      ["visas/a", "work/b"],
    ]);
  });

  it("keeps no more earlier messages than it uses, and not for ever", async () => {
    const { say, asked } = setUp(() => ({}));
    let last: Turn | null = null;
    for (let index = 0; index < 9; index += 1) {
      last = await say(aMessage({ id: String(index), text: `message ${String(index)}` }));
    }
    expect(asked.at(-1)?.earlier).toEqual(
      [2, 3, 4, 5, 6, 7].map((index) => `message ${String(index)}`),
    );
    expect(last?.memory?.until).toEqual(new Date("2026-11-25T20:00:00Z"));
  });

  it("holds a chosen language although a message was answered in its own", async () => {
    const { say, asked } = setUp(() => ({}));
    await say(aMessage({ id: "1", action: "language:zh" }));
    await say(aMessage({ id: "2", text: "please answer this in English" }));
    await say(aMessage({ id: "3", text: "ok" }));
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

  it("says once, at its start, that it is automatic, how long it is kept and who sees it", async () => {
    const { say } = setUp(() => ({}));
    const inMessenger = (id: string): InboundMessage => {
      const message = aMessage({ id });
      return { ...message, thread: { ...message.thread, platform: "telegram" } };
    };
    const first = await say(inMessenger("1"));
    expect(words(first)).toContain("30 days");
    expect(words(first)).toContain("/forget");
    expect(words(await say(inMessenger("2")))).not.toContain("/forget");
  });

  it("says so nowhere on our own page, where it stands all the time", async () => {
    const { say } = setUp(() => ({}));
    expect(words(await say(aMessage({ id: "1" })))).not.toContain("/forget");
  });

  it("records what was told and on which claims it rested, and asks whether it helped", async () => {
    const asserted = [{ article: "visas/z-work-visa", claim: "entry" }] as never;
    const { say } = setUp(() => ({ outcome: "answer", asserted }));
    const turn = await say(aMessage({}));
    expect(turn.turn).toMatchObject({ id: ANSWER, outcome: "answer", asserted });
    expect(buttons(turn)).toEqual([`helpful:${ANSWER}`, `unhelpful:${ANSWER}`]);
  });

  it("says once that nobody has verified its articles, whether it was asked or a button was pressed", async () => {
    const unverified = true as const;
    const asserted = [{ article: "visas/z-work-visa", claim: "entry" }] as never;
    const { say } = setUp(() => ({ outcome: "answer", asserted, unverified }), {
      outcome: "answer",
      asserted,
      unverified,
    });
    const says = async (message: InboundMessage) => (await say(message)).reply?.unverified === true;
    expect(await says(aMessage({ id: "1", text: "one" }))).toBe(true);
    expect(await says(aMessage({ id: "2", text: "two" }))).toBe(false);
    expect(await says(aMessage({ id: "3", action: "article:visas/z-work-visa" }))).toBe(false);
    const press = (id: string) =>
      aMessage({ id, action: "article:visas/z-work-visa", conversation: "other" });
    expect(await says(press("4"))).toBe(true);
    expect(await says(press("5"))).toBe(false);
    expect(await says(aMessage({ id: "6", text: "/forget" }))).toBe(false);
    expect(await says(aMessage({ id: "7", text: "three" }))).toBe(true);
  });

  it("takes a rating for its own answers only, and offers a person when it did not help", async () => {
    const { say, rated } = setUp(() => ({}));
    expect(words(await say(aMessage({ id: "1", action: `helpful:${ANSWER}` })))).toContain("Thank");
    const sorry = await say(aMessage({ id: "2", action: `unhelpful:${ANSWER}` }));
    expect(words(sorry)).toContain("12367");
    expect(buttons(sorry)).toEqual(["human"]);
    const gone = await say(aMessage({ id: "3", action: `helpful:${ANOTHER}` }));
    expect(words(gone)).toContain("no longer kept");
    expect(rated).toEqual([`${ANSWER} yes`, `${ANSWER} no`, `${ANOTHER} yes`]);
  });

  it("asks nobody for an answer whose name is none of ours", async () => {
    const { say, rated } = setUp(() => ({ outcome: "answer" }));
    await say(aMessage({ id: "1", action: "helpful:\u0000" }));
    await say(aMessage({ id: "2", action: `unhelpful:${ANSWER}x` }));
    expect(rated).toEqual([]);
  });

  it("keeps a question that found no answer, with personal data masked", async () => {
    const { say } = setUp(() => ({
      outcome: "no_answer",
      blocks: [{ type: "paragraph", children: [{ type: "text", text: "no" }] }],
    }));
    const { gap } = await say(aMessage({ text: "may AB1234567 fly? mail me: a@b.org" }));
    expect(gap).toEqual({
      language: "en",
      outcome: "no_answer",
      question: "may [document 1] fly? mail me: [email 1]",
      nearest: null,
    });
  });

  it("keeps and counts a question in a language that is not offered as one of that language", async () => {
    const blocks: Reply["blocks"] = [
      { type: "paragraph", children: [{ type: "text", text: "no" }] },
    ];
    const { say } = setUp(() => ({ outcome: "no_answer", askedIn: "de", blocks }));
    const { gap, turn, reply } = await say(aMessage({ text: "Brauche ich ein Visum?" }));
    expect([gap?.language, turn?.language, reply?.language]).toEqual(["de", "de", "en"]);
  });

  it("keeps nothing of a question that was answered", async () => {
    const { say } = setUp(() => ({ outcome: "answer" }));
    expect((await say(aMessage({}))).gap).toBeNull();
  });

  it("says in the person's language that a message could not be answered", () => {
    const { service } = setUp(() => ({}));
    const reply = service.apologize(aMessage({ localeHint: "zh-CN" }));
    expect(reply).toMatchObject({ outcome: "no_answer", language: "zh", citations: [] });
    expect(plainText(reply.blocks)).toContain("12367");
  });

  it("says in the person's language that they wrote more than is kept within a day", () => {
    const { service } = setUp(() => ({}));
    const reply = service.apologize(aMessage({ localeHint: "fr" }), "overQuota");
    expect(reply).toMatchObject({ outcome: "no_answer", language: "fr", citations: [] });
    expect(plainText(reply.blocks)).toMatch(/^Vous avez écrit aujourd’hui plus .*12367/u);
  });
});

describe("the commands", () => {
  it.each([
    ["/help", "/topics"],
    ["/help", "/withdraw closes your case"],
    ["/start", "/topics"],
    ["help", "/topics"],
    ["/help@yizhan_bot", "/topics"],
    ["Menu!", "/topics"],
    ["/privacy", "Uzbekistan"],
    ["my data", "conference"],
    ["/topics", "What would you like"],
    ["/language", "In which language"],
  ])("answer %s", async (text, expected) => {
    const { say, asked } = setUp(() => ({}));
    expect(words(await say(aMessage({ text })))).toContain(expected);
    expect(asked).toEqual([]);
  });

  it.each([
    ["ru", "помощь", "/topics"],
    ["zh", "帮助", "/topics"],
    ["fr", "thèmes", "en savoir plus"],
    ["fr", "themes", "en savoir plus"],
    ["ar", "الخصوصية", "أوزبكستان"],
    ["es", "privacidad", "Uzbekistán"],
  ])("are known by their words in %s: %s", async (localeHint, text, expected) => {
    const { say } = setUp(() => ({}));
    expect(words(await say(aMessage({ text, localeHint })))).toContain(expected);
  });

  it("are none within a question", async () => {
    const { say, asked } = setUp(() => ({}));
    await say(aMessage({ text: "who can help me with the work permit" }));
    expect(asked).toHaveLength(1);
  });

  it("change the language at once when it is named", async () => {
    const { say } = setUp(() => ({}));
    expect((await say(aMessage({ text: "/language zh" }))).reply?.language).toBe("zh");
  });

  it("lead from a topic to its articles", async () => {
    const { say } = setUp(() => ({}));
    const topics = await say(aMessage({ id: "1", text: "/topics" }));
    expect(buttons(topics)).toContain("topic:visas");
    const visas = await say(aMessage({ id: "2", action: "topic:visas" }));
    expect(buttons(visas).length).toBeGreaterThan(5);
    expect(buttons(visas).every((id) => id.startsWith("article:visas/"))).toBe(true);
    expect(buttons(await say(aMessage({ id: "3", action: "topic:nothing" })))).toContain(
      "topic:visas",
    );
  });

  it("erase at once by /forget, and ask first when it was only said", async () => {
    const { say } = setUp(() => ({}));
    await say(aMessage({ id: "1", text: "I am from Uzbekistan" }));
    const asks = await say(aMessage({ id: "2", text: "Forget me" }));
    expect(asks.erases).toBeNull();
    expect(buttons(asks)).toEqual(["forget"]);
    for (const message of [{ action: "forget" }, { text: "/forget" }]) {
      const done = await say(aMessage({ id: "3", ...message }));
      expect(done.erases).toEqual({
        platform: "web",
        installation: "web",
        person: "conversation-1",
      });
      expect(done).toMatchObject({ memory: null, turn: null, gap: null });
      expect(words(done)).toContain("erased");
    }
  });

  it("tell in a room what is kept, and not what is known of the one who asks", async () => {
    const { say } = setUp(() => ({}));
    const inRoom = words(await say(aMessage({ text: "/privacy", visibility: "shared" })));
    expect(inRoom).toContain("30 days");
    expect(inRoom).toContain("private message");
    expect(inRoom).not.toContain("Uzbekistan");
  });

  it("say after an erasure that a messenger keeps what it shows, where there is one", async () => {
    const { say } = setUp(() => ({}));
    const message = aMessage({ text: "/forget" });
    expect(words(await say(message))).not.toContain("messenger");
    const inMessenger = {
      ...message,
      thread: { ...message.thread, platform: "telegram" as const },
    };
    expect(words(await say(inMessenger))).toContain("kept by the messenger");
  });
});

describe("a picture, a voice or a file", () => {
  it("is told that only words can be read, in the person’s language", async () => {
    const { say, asked } = setUp(() => ({}));
    const turn = await say(aMessage({ attachment: true, localeHint: "fr" }));
    expect(words(turn)).toContain("Je ne lis que du texte.");
    expect(asked).toEqual([]);
    expect(turn).toMatchObject({ turn: null, gap: null });
  });

  it("does not disturb what is remembered", async () => {
    const { say, asked } = setUp(() => ({}));
    await say(aMessage({ id: "1", text: "I am from Uzbekistan" }));
    await say(aMessage({ id: "2", attachment: true }));
    await say(aMessage({ id: "3", text: "Do I need a visa?" }));
    expect(asked.at(-1)?.earlier).toEqual(["I am from Uzbekistan"]);
  });
});
