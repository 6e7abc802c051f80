import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../../src/content/load.ts";
import { loadTexts } from "../../../src/content/texts.ts";
import type { Reply } from "../../../src/domain/answer.ts";
import { paragraph, plainText } from "../../../src/domain/block.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import { EMPTY_READING, type Reading } from "../../../src/domain/reading.ts";
import type { MessageKind } from "../../../src/domain/message-kind.ts";
import type { SearchResult } from "../../../src/ports/search.ts";
import { createAnswering, type Question } from "../../../src/services/answering.ts";
import { withNumbers } from "../../../src/services/article-replies.ts";
import { questions, SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

const WITH_CONVERSATION = {
  ...SMALL_KNOWLEDGE,
  "conversation/thanks/article.yaml": "outcome: smalltalk\nrepliesTo: thanks\n",
  "conversation/thanks/en.md": `---\ntitle: "Thanks"\nquestions:\n${questions("thanks")}\nsummary: "You are welcome."\n---\n`,
  "conversation/emergency/article.yaml":
    "outcome: urgent\nclaims:\n  numbers: { sources: [law] }\n",
  "conversation/emergency/en.md": `---\ntitle: "Emergency"\nquestions:\n${questions("emergency")}\nsummary: ":claim[Call for help at once.]{id=numbers} Say where you are."\n---\n`,
  "conversation/human/article.yaml": "outcome: human\nrepliesTo: person\nconfirmAt: [hotline]\n",
  "conversation/human/en.md": `---\ntitle: "A person"\nquestions:\n${questions("human")}\nsummary: "Call somebody."\n---\n`,
};

const WITH_TABLES = {
  ...WITH_CONVERSATION,
  "culture/holidays/article.yaml": `claims:\n  thirteen: { sources: [law] }\ntable: { name: holidays }\n`,
  "culture/holidays/en.md": `---\ntitle: "Holidays"\nquestions:\n${questions("holidays")}\nsummary: ":claim[The state names the days.]{id=thirteen}"\n---\n`,
  "culture/centres/article.yaml": `claims:\n  advise: { sources: [law] }\ntable: { name: centres }\n`,
  "culture/centres/en.md": `---\ntitle: "Centres"\nquestions:\n${questions("centres")}\nsummary: ":claim[They advise.]{id=advise}"\n---\n`,
};

const day = (text: string): PlainDate => text as PlainDate;

interface Parts {
  readonly results?: Readonly<Record<string, SearchResult>>;
  readonly readings?: Readonly<Record<string, Partial<Reading>>>;
  readonly language?: string;
  readonly kinds?: Readonly<Record<string, MessageKind>>;
}

function setUp({ results = {}, readings = {}, language = "en", kinds = {} }: Parts) {
  const loaded = loadKnowledge(tempFolder(WITH_TABLES));
  const said = loadTexts(new URL("../../../locales", import.meta.url).pathname);
  if (!loaded.ok || !said.ok) throw new Error("the test's own content has faults");
  const knowledge: Knowledge = loaded.knowledge;
  const answering = createAnswering({
    knowledge,
    texts: said.texts,
    identifier: { identify: () => ({ tag: language, script: "Latn", confidence: 1 }) },
    emergencies: {
      detect: (text) => {
        const numbers = text.includes("help!") ? "card" : text.includes("danger") ? "line" : null;
        return numbers === null ? null : { kind: "medical", numbers, confidence: 1 };
      },
    },
    kinds: { read: (text) => () => ({ kind: kinds[text] ?? "question", confidence: 1 }) },
    reader: {
      read: (text) => ({ ...EMPTY_READING, ...readings[text] }),
      readPerson: (text) => ({ ...EMPTY_READING, ...readings[text] }),
    },
    romanised: { inOwnLetters: () => null },
    search: {
      languages: ["en"],
      search: (text, _language, _top, { before = [] } = {}) =>
        results[[...before, text].join(" ")] ?? {
          hits: [],
          claims: [],
          confidence: 0,
          held: 0,
          verdict: "none",
        },
    },
  });
  const ask = (text: string, more: Partial<Question> = {}) =>
    answering.answer({
      text,
      earlier: [],
      localeHint: null,
      conversationLanguage: null,
      languageChosen: false,
      today: day("2026-11-25"),
      now: day("2026-11-25"),
      ...more,
    }).reply;
  return { answering, ask };
}

const sure = (...ids: `${string}/${string}`[]): SearchResult => ({
  hits: ids.map((id, index) => ({ id, score: 1 - index / 10 })),
  claims: [],
  confidence: 0.97,
  held: 0.97,
  verdict: "sure",
});

/** With a claim that is likely asked for. */
const asked = (id: `${string}/${string}`): SearchResult => ({
  ...sure(id),
  claims: [{ article: id, claim: "fee", score: 0.9, meaning: null }],
});

describe("an answer", () => {
  it("gives the words in force with figures, sources, their dates, and a person", () => {
    const { ask } = setUp({ results: { q: sure("visas/fees") } });
    const reply = ask("q");
    expect(reply).toMatchObject({
      outcome: "answer",
      validity: "current",
      language: "en",
      asOf: "2026-11-25",
    });
    expect(plainText(reply.blocks)).toContain("The fee is RMB 400.");
    expect(reply.citations).toMatchObject([
      { title: "The law", seenOn: "2026-10-07", verifiedOn: null },
    ]);
    expect(reply.actions.map(({ id }) => id)).toEqual(["more:visas/fees", "human"]);
    expect(reply.asserted).toEqual([{ article: "visas/fees", claim: "fee" }]);
  });

  it("speaks for a day named in the question and says so", () => {
    const { ask } = setUp({
      results: { q: sure("visas/free") },
      readings: { q: { days: { from: day("2026-12-20"), until: day("2026-12-20") } } },
    });
    const reply = ask("q");
    expect(reply.asOf).toBe("2026-12-20");
    expect(plainText(reply.blocks)).toContain("This answer is for 20 December 2026.");
    expect(plainText(reply.blocks)).toContain("30 days");
  });

  it("never asserts what has ended by the day asked about", () => {
    const { ask } = setUp({
      results: { q: sure("visas/free") },
      readings: { q: { days: { from: day("2027-02-01"), until: day("2027-02-28") } } },
    });
    const reply = ask("q");
    expect(reply.validity).toBe("not_yet_known");
    expect(plainText(reply.blocks)).not.toContain("You may stay");
    expect(plainText(reply.blocks)).toContain("in force until 31 December 2026");
    const later = ask("q", { today: day("2027-02-01"), now: day("2027-02-01") });
    expect(later.validity).toBe("expired");
    expect(plainText(later.blocks)).toContain("It is over");
  });

  it("warns when what it says ends within the days asked about", () => {
    const { ask } = setUp({
      results: { q: sure("visas/free") },
      readings: { q: { days: { from: day("2026-12-20"), until: day("2027-01-10") } } },
    });
    const words = plainText(ask("q").blocks);
    expect(words).toContain("You may stay up to 30 days");
    expect(words).toContain("part of this is known to be in force only until 31 December 2026");
  });

  it("says past its review day that it is being checked again", () => {
    const { ask } = setUp({ results: { q: sure("visas/free") } });
    expect(ask("q").validity).toBe("current");
    const late = ask("q", { today: day("2026-12-16"), now: day("2026-12-16") });
    expect(late.validity).toBe("under_review");
    expect(plainText(late.blocks)).toContain("15 December 2026");
  });
});

describe("an answer for a nationality", () => {
  const results = { q: sure("visas/free", "visas/fees") };

  it("comes from the table, beside the claims that hold for everybody", () => {
    const { ask } = setUp({ results, readings: { q: { nationalities: ["DE"] } } });
    const reply = ask("q");
    expect(reply.outcome).toBe("answer");
    const words = plainText(reply.blocks);
    expect(words).toContain("Germany");
    expect(words).toContain("30 days");
    expect(words).toContain("You may not work.");
    expect(reply.citations.length).toBeGreaterThan(0);
  });

  it("says of a passport that needs a visa that it does", () => {
    const { ask } = setUp({ results, readings: { q: { nationalities: ["IR"] } } });
    expect(plainText(ask("q").blocks)).toContain("Iran");
  });

  it("is no answer for a passport without a row", () => {
    const { ask } = setUp({ results, readings: { q: { nationalities: ["FR"] } } });
    expect(ask("q")).toMatchObject({ outcome: "no_answer", validity: null, citations: [] });
  });

  it("remembers the passport from an earlier message", () => {
    const { ask } = setUp({ results, readings: { before: { nationalities: ["DE"] } } });
    expect(plainText(ask("q", { earlier: ["before"] }).blocks)).toContain("Germany");
    expect(plainText(ask("q").blocks)).toContain("which passport you hold");
  });

  it("asks which country is meant by a name that fits several", () => {
    const { ask } = setUp({ results, readings: { q: { ambiguous: ["CG", "CD"] } } });
    const reply = ask("q");
    expect(reply.outcome).toBe("clarify");
    expect(plainText(reply.blocks)).toMatch(/Congo.*Congo/);
  });

  it("does not speak for documents that are no ordinary passport", () => {
    const { ask } = setUp({
      results,
      readings: { q: { otherDocument: "hongkong", nationalities: ["DE"] } },
    });
    expect(ask("q").outcome).toBe("no_answer");
  });

  it("leads to the article of the purpose that is never visa-free", () => {
    const { ask } = setUp({ results, readings: { q: { nationalities: ["DE"], purpose: "work" } } });
    const reply = ask("q");
    expect(plainText(reply.blocks)).not.toContain("Germany");
    expect(reply.articles[0]?.id).toBe("visas/free");
  });
});

describe("a question without a certain article", () => {
  it("offers at most three titles when unsure", () => {
    const hits = ["visas/fees", "conversation/thanks", "visas/free"].map((id, index) => ({
      id: id as `${string}/${string}`,
      score: 3 - index,
    }));
    const { ask } = setUp({
      results: { q: { hits, claims: [], confidence: 0.5, held: 0.5, verdict: "unsure" } },
    });
    const reply = ask("q");
    expect(reply).toMatchObject({ outcome: "clarify", citations: [], asserted: [] });
    expect(reply.actions.map(({ id }) => id)).toEqual([
      "article:visas/fees",
      "article:visas/free",
      "human",
    ]);
  });

  it("is offered no titles where nothing comes near", () => {
    const near: SearchResult = { ...sure("visas/free"), verdict: "unsure", held: 0.2 };
    const far = { ...near, confidence: 0.05 };
    const { ask } = setUp({
      results: {
        near: { ...near, confidence: 0.2 },
        "a grand piano": far,
      },
    });
    expect(ask("near").outcome).toBe("clarify");
    expect(ask("a grand piano").outcome).toBe("no_answer");
  });

  it("is told honestly, with where a person can be reached", () => {
    const { ask } = setUp({
      results: { q: { hits: [], claims: [], confidence: 0, held: 0, verdict: "none" } },
    });
    const reply = ask("q");
    expect(reply).toMatchObject({ outcome: "no_answer", asserted: [] });
    expect(plainText(reply.blocks)).toContain("12367");
  });

  it("is told what the service is for when it is far from it", () => {
    const { ask } = setUp({
      results: { q: { hits: [], claims: [], confidence: 0, held: 0, verdict: "far" } },
    });
    expect(ask("q").outcome).toBe("out_of_scope");
  });

  it("is read together with the message it follows", () => {
    const { ask } = setUp({
      results: { fees: sure("visas/fees"), "fees and how much": asked("visas/fees") },
      readings: { "and how much": { followUp: "continues" } },
    });
    expect(ask("and how much", { earlier: ["fees"] }).outcome).toBe("answer");
    expect(ask("and how much").outcome).toBe("no_answer");
    // Of something that the article before says nothing of.
    const strange = { "fees dentist": sure("visas/fees") };
    const other = setUp({ results: { fees: sure("visas/fees"), ...strange } });
    expect(other.ask("dentist", { earlier: ["fees"] }).outcome).toBe("no_answer");
  });

  describe("that a later message only adds to", () => {
    const results = {
      fees: sure("visas/fees"),
      // What was added stands around the question, not in its place.
      "six weeks fees": asked("visas/fees"),
      "six weeks all paid fees": asked("visas/fees"),
      "six weeks six weeks fees": asked("visas/fees"),
    };
    const kinds = { "six weeks": "detail", "all paid": "detail" } as const;
    const NOTHING_ELSE = "I find nothing else on this:";

    it("is asked again with all that was added", () => {
      const { ask } = setUp({ kinds, results });
      expect(ask("six weeks", { earlier: ["fees"] }).outcome).toBe("answer");
      expect(ask("all paid", { earlier: ["fees", "six weeks"] }).outcome).toBe("answer");
      expect(ask("six weeks").outcome).toBe("no_answer");
    });

    it("is told again with a line that nothing else was found, where that is so", () => {
      const { ask } = setUp({ kinds, results });
      const told = new Set(ask("fees").asserted.map(({ article, claim }) => `${article}#${claim}`));
      const says = (text: string, more: Partial<Question>): string =>
        plainText(ask(text, { earlier: ["fees"], ...more }).blocks);
      expect(told.size).toBeGreaterThan(0);
      expect(says("six weeks", { told })).toContain(NOTHING_ELSE);
      expect(says("six weeks", { told: new Set([...told].slice(1)) })).not.toContain(NOTHING_ELSE);
      // The same words again ask for the same again.
      expect(says("six weeks", { told, earlier: ["fees", "six weeks"] })).not.toContain(
        NOTHING_ELSE,
      );
    });

    it("is told again only what matters most, where all of it was told", () => {
      const both: SearchResult = {
        ...sure("visas/free"),
        claims: [
          { article: "visas/free", claim: "exemption", score: 0.9, meaning: null },
          { article: "visas/free", claim: "noWork", score: 0.8, meaning: null },
        ],
      };
      const { ask } = setUp({ kinds, results: { stay: both, "six weeks stay": both } });
      const told = (reply: Reply): string[] => reply.asserted.map((one) => one.claim);
      const first = ask("stay");
      expect(new Set(told(first))).toEqual(new Set(["exemption", "noWork"]));
      const all = new Set(first.asserted.map(({ article, claim }) => `${article}#${claim}`));
      expect(new Set(told(ask("six weeks", { earlier: ["stay"], told: all })))).toEqual(
        new Set(["exemption"]),
      );
    });
  });

  it("in a language that is not offered is answered with the languages that are", () => {
    const { ask } = setUp({ language: "de", results: { q: sure("visas/fees") } });
    const reply = ask("Brauche ich ein Visum?", { localeHint: "en-GB" });
    expect(reply).toMatchObject({ outcome: "no_answer", language: "en", askedIn: "de" });
    expect(reply.actions.map(({ id }) => id)).toEqual(["language:en"]);
  });

  it.each(["?!… 🙂", "👍", "🙏"])(
    "of no words, as “%s”, is asked for again and counts as none",
    (signs) => {
      const { ask } = setUp({});
      const reply = ask(signs);
      expect(plainText(reply.blocks)).not.toBe("");
      expect(reply.outcome).toBe("smalltalk");
    },
  );

  it("of politeness is answered politely, without sources", () => {
    const { ask } = setUp({ kinds: { q: "thanks" }, results: { q: sure("visas/fees") } });
    expect(ask("q")).toMatchObject({
      outcome: "smalltalk",
      validity: null,
      citations: [],
      actions: [],
    });
  });
});

describe("somebody in need", () => {
  const results = {
    "help! and the fee": sure("visas/fees"),
    "danger, and the fee": sure("visas/fees"),
  };

  it("reads the numbers to call and nothing else", () => {
    const reply = setUp({ results }).ask("help! and the fee");
    expect(reply).toMatchObject({
      outcome: "urgent",
      articles: [{ id: "conversation/emergency" }],
    });
    expect(plainText(reply.blocks)).toBe("Call for help at once. Say where you are.");
  });

  it("is answered, with the numbers in one sentence below, where it may be no need", () => {
    const reply = setUp({ results }).ask("danger, and the fee");
    expect(reply).toMatchObject({
      outcome: "answer",
      articles: [{ id: "visas/fees" }, { id: "conversation/emergency" }],
      asserted: [{ claim: "fee" }, { claim: "numbers" }],
    });
    expect(plainText(reply.blocks)).toMatch(/The fee is RMB 400\.[^]*Call for help at once\.$/);
    expect(plainText(reply.blocks)).not.toContain("Say where you are.");
  });

  it("has the numbers once, whoever puts them below the answer again", () => {
    const reply = setUp({ results }).ask("danger, and the fee");
    const asserted = [{ article: "conversation/emergency", claim: "numbers" }] as const;
    const blocks = [paragraph("Call for help at once.")];
    const numbers = { article: "conversation/emergency", blocks, asserted, citations: [] } as const;
    expect(withNumbers(reply, numbers)).toBe(reply);
  });

  it("has the numbers below the way to a person, too", () => {
    const { ask } = setUp({ kinds: { "danger, a person please": "person" } });
    const reply = ask("danger, a person please");
    expect(reply.outcome).toBe("human");
    expect(plainText(reply.blocks)).toContain("Call for help at once.");
  });
});

describe("what is no question", () => {
  it("is told by its kind, whatever articles are alike, and follows nothing", () => {
    const { ask } = setUp({
      kinds: { "somebody real": "person" },
      results: { "somebody real": sure("visas/fees"), fee: sure("visas/fees") },
    });
    expect(ask("somebody real", { earlier: ["fee"] })).toMatchObject({
      outcome: "human",
      articles: [{ id: "conversation/human" }],
    });
  });

  it("is known by the very words of its article, whatever kind they look like", () => {
    expect(setUp({}).ask("Question THANKS, number i!").outcome).toBe("smalltalk");
  });

  it("offers no article of another kind to somebody who asks about a subject", () => {
    const { ask } = setUp({ results: { q: sure("conversation/thanks", "visas/fees") } });
    const reply = ask("q");
    expect(reply.outcome).toBe("clarify");
    expect(reply.actions.map(({ id }) => id)).toEqual(["article:visas/fees", "human"]);
  });

  it("is no subject that a follow-up could belong to", () => {
    const { ask } = setUp({
      kinds: { thanks: "thanks" },
      readings: { "and now": { followUp: "pointsBack" } },
      results: { fee: sure("visas/fees"), "fee and now": asked("visas/fees") },
    });
    expect(ask("and now", { earlier: ["fee", "thanks"] }).outcome).toBe("answer");
  });
});

describe("a button", () => {
  const context = { language: "en", today: day("2026-11-25") };

  it("opens the rest of an article, another article, or the way to a person", () => {
    const { answering } = setUp({});
    expect(plainText(answering.act("more:visas/fees", context).blocks)).toContain("this page");
    expect(answering.act("article:visas/free", context).outcome).toBe("answer");
    expect(answering.act("human", context).outcome).toBe("human");
  });

  it("that is not known any more says so", () => {
    const { answering } = setUp({});
    for (const action of [
      "article:visas/gone",
      "nonsense",
      "",
      "language:xx",
      "more:__proto__/x",
    ]) {
      expect(answering.act(action, context).outcome).toBe("no_answer");
    }
  });

  it("chooses a language", () => {
    const { answering } = setUp({});
    expect(answering.act("language:en", context)).toMatchObject({
      outcome: "command",
      language: "en",
    });
  });
});

describe("an answer from the table of holidays", () => {
  const ask = (from: string, until = from): string => {
    const days = { from: day(from), until: day(until) };
    const { ask: put } = setUp({
      results: { q: sure("culture/holidays") },
      readings: { q: { days } },
    });
    const reply = put("q");
    expect(reply.citations).not.toEqual([]);
    expect(plainText(reply.blocks)).toContain("The state names the days.");
    return plainText(reply.blocks);
  };

  it("says of a day whether it is off, worked, or not arranged yet", () => {
    expect(ask("2027-01-01")).toContain("1 January 2027 is by law a public holiday");
    expect(ask("2026-11-28")).toContain("28 November 2026 falls on a weekend and is not");
    expect(ask("2026-11-30")).toContain("30 November 2026 is not a public holiday");
    expect(ask("2027-03-01")).toContain("not known to us yet");
  });

  it("lists the holidays between two days, and says what is not arranged yet", () => {
    const text = ask("2026-12-01", "2027-01-31");
    expect(text).toContain("between 1 December 2026 and 31 January 2027");
    expect(text).toContain("New Year: 1 January 2027");
    expect(text).toContain("We have not seen the official arrangement for all of these days");
    expect(ask("2026-12-01", "2026-12-10")).toContain("There is no public holiday");
  });

  it("leaves the word to the article when no day is named", () => {
    const { ask: put } = setUp({ results: { q: sure("culture/holidays") } });
    expect(plainText(put("q").blocks)).not.toContain("2026");
  });
});

describe("an answer from the table of centres", () => {
  const atPlace = (id: string) => ({ place: { id, words: id } });

  it("lists the centres of the place that was named", () => {
    const { ask } = setUp({
      results: { q: sure("culture/centres") },
      readings: { q: atPlace("shanghai") },
    });
    const text = plainText(ask("q").blocks);
    expect(text).toContain("(Shanghai)");
    expect(text).toContain("The centre (12367)");
    expect(text).toContain("They advise.");
  });

  it("says that it knows none where no source names one", () => {
    const { ask } = setUp({
      results: { q: sure("culture/centres") },
      readings: { q: atPlace("beijing") },
    });
    expect(plainText(ask("q").blocks)).toContain("no service centre from a source for this place");
  });

  it("remembers the place from an earlier message", () => {
    const { ask } = setUp({
      results: { q: sure("culture/centres") },
      readings: { before: atPlace("shanghai") },
    });
    expect(plainText(ask("q", { earlier: ["before"] }).blocks)).toContain("The centre (12367)");
  });

  it("asks the same of another place when a follow-up names one", () => {
    const { ask } = setUp({
      results: { "rules in   and in shanghai?": sure("visas/fees") },
      readings: {
        "rules in Beijing": { place: { id: "beijing", words: "beijing" } },
        "and in shanghai?": { ...atPlace("shanghai"), followUp: "continues" },
      },
    });
    const reply = ask("and in shanghai?", { earlier: ["rules in Beijing"] });
    expect(reply.articles[0]?.id).toBe("visas/fees");
  });
});
