import { beforeAll, describe, expect, it } from "vitest";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { Answered } from "../../../src/services/answering.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;

let core: ReturnType<typeof projectCore>;
beforeAll(() => {
  core = projectCore();
});

function after(earlier: readonly string[], text: string, language = "en"): Answered {
  return core.answering.answer({
    ...{ text, earlier, localeHint: language, conversationLanguage: language },
    ...{ languageChosen: false, today: TODAY, now: TODAY },
  });
}

describe("a passport named after the question whether a visa is needed", () => {
  it("is told of by the table, even with a journey around it", () => {
    const { reply, trace } = after(["do I need a visa for China?"], "Spanish, 12 days, tourism");
    expect([trace.rule, reply.outcome]).toEqual(["visaNeed", "answer"]);
  });

  it("is told of across a thank-you", () => {
    const { trace } = after(["do I need a visa for China?", "thanks"], "I am Spanish");
    expect(trace.rule).toBe("visaNeed");
  });

  it.each(["I am Italian, where is a cheap dentist?", "Italian restaurants in Wuhan"])(
    "is no visa question where it asks for something else: %s",
    (text) => {
      expect(after(["do I need a visa for China?"], text).trace.rule).not.toBe("visaNeed");
    },
  );

  it("asks no passport of a dog", () => {
    expect(after([], "do i need a visa for my dog").reply.held).not.toBe("exact");
  });
});

describe("a visa question", () => {
  it("is closed by another question, and not asked again by what adds to that", () => {
    const talk = ["Do I need a visa for China? I am Indian.", "How much is a tourist visa?"];
    expect(after(talk, "for 30 days").trace.rule).not.toBe("visaNeed");
  });

  it("does not stand in the way of one about something else that names days", () => {
    const asked = ["Do I need a visa for China? I am French."];
    const { reply, trace } = after(asked, "and what if I overstay by 3 days?");
    expect(trace.rule).not.toBe("visaNeed");
    expect(reply.articles[0]?.id).toBe("visas/overstay-penalties");
  });

  it("stays one for whoever it was asked for last", () => {
    const talk = ["Do I need a visa? I am French.", "And my wife, who is Indian?", "For two weeks"];
    expect(after(talk, "As tourists").reading.nationalities).toEqual(["IN"]);
  });

  it("is not about the weather", () => {
    const { reply } = after(["Do I need a visa? I am French."], "what is the weather tomorrow?");
    expect(reply.outcome).not.toBe("answer");
  });
});

describe("a partner’s passport", () => {
  const PARTNER = ["I am Spanish. Do I need a visa?", "and for my partner, who is Indian?"];

  it("is meant by what points back at it", () => {
    expect(after(PARTNER, "how much is that visa?").reading.nationalities).toEqual(["IN"]);
  });

  it("does not come with the purpose of whoever asks", () => {
    const { reading } = after(
      ["I come to work in Wuhan, which visa?"],
      "and my wife? she is Russian",
    );
    expect([reading.nationalities, reading.purpose]).toEqual([["RU"], null]);
  });

  it("is not lent to whoever asks for themselves", () => {
    expect(after(PARTNER, "can I open a bank account?").reading.nationalities).not.toContain("IN");
  });
});

describe("a short question that was asked before", () => {
  it("is read with what was asked since", () => {
    const talk = ["What is the K visa?", "how much is it?", "How do I extend my visa in China?"];
    const { trace } = after(talk, "how much is it?");
    expect(trace.searches.map(({ of }) => of)).toContain("together");
  });

  it("is answered as before when it is sent twice", () => {
    const once = after(["What is the K visa?"], "how long is it valid?").reply;
    const twice = after(["What is the K visa?", "how long is it valid?"], "how long is it valid?");
    expect(twice.reply.asserted).toEqual(once.asserted);
  });
});

describe("words that only say who somebody is", () => {
  it.each(["i am from kazakhstan", "kazakhstan"])(
    "ask the open question again, and nothing of their country: %s",
    (text) => {
      const { reply } = after(["how do I get a SIM card?"], text);
      expect(reply.articles[0]?.id).toBe("residence/mobile-sim");
    },
  );
});

describe("what was asked before three other messages", () => {
  const TALK = [
    "What is the K visa?",
    "How do I extend my visa in China?",
    "How do I register with the police?",
  ];

  it.each(["How do I import a laboratory microscope?", "Which hospital takes foreigners?"])(
    "changes nothing of what a later one finds: %s",
    (old) => {
      const text = "it is my second one";
      const { reply } = after([old, ...TALK], text);
      expect(reply.outcome).toBe("answer");
      expect(reply).toEqual(after(TALK, text).reply);
    },
  );
});

describe("details and corrections amid a conversation", () => {
  it.each([
    ["I want to send my salary home, what does the bank ask?", "no no, not the employer, the app"],
    ["Do I need a work permit for tutoring?", "they pay me cash"],
    ["How long may I stay without a visa?", "sorry I mixed it up, it is 3 months"],
    ["May my wife come with me?", "we are not married yet"],
  ])("are no complaint, and ask for nothing unlawful: %s %s", (before, text) => {
    expect(after([before], text).trace.rule).not.toBe("kind");
  });
});
