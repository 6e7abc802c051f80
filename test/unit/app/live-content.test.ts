import { describe, expect, it } from "vitest";
import {
  openLiveContent,
  type KeptContent,
  type LiveContentParts,
} from "../../../src/app/live-content.ts";
import type { Assistance } from "../../../src/app/assistance.ts";
import { NEEDED_ARTICLES } from "../../../src/app/left-out.ts";
import { inProject } from "../../../src/app/paths.ts";
import { loadOwnTexts } from "../../../src/app/loaded-content.ts";
import { createCoreTools } from "../../../src/app/service.ts";
import { readDocumentFiles } from "../../../src/content/document-files.ts";
import { plainText } from "../../../src/domain/block.ts";
import { readDocumentPath, type DocumentPath } from "../../../src/domain/document.ts";
import type { Withdrawal, WithdrawalId } from "../../../src/domain/editing.ts";
import { Unavailable } from "../../../src/domain/errors.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { ContentState } from "../../../src/ports/content-store.ts";
import type { SearchEngine } from "../../../src/ports/search.ts";
import { HUMAN_ARTICLE } from "../../../src/services/reply-builder.ts";
import { projectContent } from "../../helpers/content.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { questions, SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";

const FILES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    Object.entries(SMALL_KNOWLEDGE).map(([file, text]) => [`knowledge/${file}`, text]),
  ),
  "knowledge/conversation/hello/article.yaml": "outcome: smalltalk\n",
  "knowledge/conversation/hello/en.md": `---\ntitle: "Hello"\nquestions:\n${questions("hello")}\nsummary: "Good day."\n---\n`,
  ...Object.fromEntries(
    [...readDocumentFiles(inProject("."))].filter(([path]) => path.startsWith("prompts/")),
  ),
};
const TODAY = "2026-11-26" as PlainDate;

describe("the content that answers", () => {
  it("follows a changed figure, without being learned anew first", async () => {
    const { live, publish, said, lessons } = await setUp();
    expect(said("visas/fees")).toContain("RMB 400");
    publish({ "knowledge/facts/visas.yaml": (text) => text.replace("400 CNY", "560 CNY") });
    await live.refresh();
    expect(said("visas/fees")).toContain("RMB 560");
    expect(live.current().release).toBe(2);
    expect(lessons).toHaveLength(2);
  });

  it("looks by itself every second, and not after it was stopped", async () => {
    const { live, publish, said, time } = await setUp();
    live.start();
    publish({ "knowledge/visas/fees/en.md": (text) => text.replace("The fee", "The price") });
    time.advance(1_000);
    // Joins the look that the clock began.
    await live.refresh();
    expect(said("visas/fees")).toContain("The price is");
    live.stop();
    publish({ "knowledge/visas/fees/en.md": (text) => text.replace("The price", "The sum") });
    time.advance(10_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(time.pending).toBe(0);
    expect(said("visas/fees")).toContain("The price is");
  });

  it("does not say what was withdrawn, and says it again when that is lifted", async () => {
    const { live, withdraw, said, lessons } = await setUp();
    withdraw([withdrawal("visas/fees")]);
    await live.refresh();
    expect(said("visas/fees")).not.toContain("400");
    withdraw([]);
    await live.refresh();
    expect(said("visas/fees")).toContain("400");
    expect(lessons).toHaveLength(1);
  });

  it("begins with what was withdrawn while it was opened", async () => {
    const { said } = await setUp(FILES, null, (state) => ({
      ...state,
      version: state.version + 1,
      withdrawals: [withdrawal("visas/fees")],
    }));
    expect(said("visas/fees")).not.toContain("400");
  });

  it("begins with what an earlier start read and kept, and follows what changes after it", async () => {
    const reads: Knowledge[] = [];
    const kept: KeptContent = {
      recall: () => reads[0] ?? null,
      keep: (_, knowledge) => reads.push(structuredClone(knowledge)),
    };
    const first = await setUp(FILES, null, undefined, kept);
    const again = await setUp(FILES, null, undefined, kept);
    expect(reads).toHaveLength(1);
    expect(again.said("visas/fees")).toBe(first.said("visas/fees"));
    again.publish({ "knowledge/facts/visas.yaml": (text) => text.replace("400 CNY", "560 CNY") });
    await again.live.refresh();
    expect(again.said("visas/fees")).toContain("RMB 560");
  });

  it("never answers with an article that is gone, nor with the one that came second", async () => {
    const { live, publish, ask } = await setUp();
    expect(ask("fees").outcome).toBe("answer");
    publish({
      "knowledge/visas/fees/article.yaml": () => null,
      "knowledge/visas/fees/en.md": () => null,
      "knowledge/visas/free/article.yaml": (text) => text.replace("related: [visas/fees]\n", ""),
      "knowledge/visas/free/en.md": (text) =>
        text.replace("See also [fees](article:visas/fees).", ""),
      "knowledge/tables/programmes.yaml": (text) => text.replace("  article: visas/fees\n", ""),
    });
    await live.refresh();
    expect(live.current().core.knowledge.articles.has("visas/fees")).toBe(false);
    expect(ask("fees").outcome).not.toBe("answer");
  });

  it("finds by what was learned last, also when an older lesson ends later", async () => {
    const { live, publish, ask, lessons } = await setUp();
    const better = (word: string) => (text: string) =>
      text.replace("number i\n", `number ${word}\n`);
    publish({ "knowledge/visas/fees/en.md": better("one") });
    await live.refresh();
    publish({ "knowledge/visas/free/en.md": better("two") });
    await live.refresh();
    const [, older, newer] = lessons;
    newer?.resolve("newer");
    await Promise.resolve();
    older?.resolve("older");
    await new Promise((resolve) => setImmediate(resolve));
    expect(ask("newer").outcome).toBe("answer");
    expect(ask("older").outcome).not.toBe("answer");
  });

  it("answers before it has learned, and learns once it has started", async () => {
    const { live, ask, lessons } = await setUp();
    expect(ask("fees").outcome).toBe("answer");
    const [lesson] = lessons;
    expect(lesson?.isBegun).toBe(false);
    live.start();
    live.start();
    expect(lessons).toHaveLength(1);
    expect(lesson?.isBegun).toBe(true);
    lesson?.resolve("better");
    expect(ask("better").outcome).toBe("answer");
    live.stop();
  });

  it("goes on with what it has when it cannot learn, and tries again after a minute", async () => {
    const { live, ask, lessons, time } = await setUp();
    live.start();
    lessons[0]?.fail();
    await new Promise((resolve) => setImmediate(resolve));
    expect(ask("fees").outcome).toBe("answer");
    time.advance(60_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(lessons.map(({ isBegun }) => isBegun)).toEqual([true, true]);
    lessons[1]?.resolve("better");
    await new Promise((resolve) => setImmediate(resolve));
    expect(ask("better").outcome).toBe("answer");
    live.stop();
  });

  it("stays as it is when the database is lost, and follows when it is back", async () => {
    const { live, publish, lose, said, log } = await setUp();
    publish({ "knowledge/facts/visas.yaml": (text) => text.replace("400 CNY", "560 CNY") });
    lose(true);
    await live.refresh();
    expect(said("visas/fees")).toContain("RMB 400");
    expect(log.lines.map(({ event }) => event)).toContain("content.not_followed");
    lose(false);
    await live.refresh();
    expect(said("visas/fees")).toContain("RMB 560");
  });

  it("stays as it is when what came into force has a fault for this program, and goes on to withdraw", async () => {
    const { live, publish, withdraw, said } = await setUp();
    publish({ "knowledge/visas/fees/en.md": (text) => text.replace("{fee}", "{free}") });
    await live.refresh();
    expect(said("visas/fees")).toContain("RMB 400");
    withdraw([withdrawal("visas/fees")]);
    await live.refresh();
    expect(said("visas/fees")).not.toContain("400");
    withdraw([]);
    publish({ "knowledge/visas/fees/en.md": (text) => text.replace("{free}", "{fee}") });
    await live.refresh();
    expect(live.current().release).toBe(3);
  });

  it("hands what finds by meaning on to the next state of the content, and stops it then and at the end", async () => {
    const given: unknown[] = [];
    const stopped: number[] = [];
    const { live, publish } = await setUp(FILES, (_core, _prompts, before) => {
      given.push(before);
      const number = given.length;
      const semantic = { stop: () => stopped.push(number) };
      return { semantic } as unknown as Assistance;
    });
    const first = live.current().assisted;
    expect([given, stopped]).toEqual([[null], []]);
    publish({ "knowledge/facts/visas.yaml": (text) => text.replace("400 CNY", "560 CNY") });
    await live.refresh();
    expect([given[1], stopped]).toEqual([first, [1]]);
    expect(given[1]).toBe(first);
    live.stop();
    expect(stopped).toEqual([1, 2]);
  });

  it("takes a prompt that a newer program needs from what came with it", async () => {
    const older = Object.entries(FILES).filter(([path]) => path !== "prompts/translate.md");
    const { live } = await setUp(Object.fromEntries(older));
    expect(live.current().prompts.translate.instructions).not.toBe("");
  });

  it("is not served at all when a figure has a fault at the start, and the fault is named", async () => {
    const broken = { ...FILES, "knowledge/facts/visas.yaml": "stay: much\n" };
    await expect(setUp(broken)).rejects.toMatchObject({
      code: "content_invalid",
      message: expect.stringContaining("knowledge/facts/visas.yaml:1:") as string,
    });
  });

  it("is not served when somebody in need would be told nothing", async () => {
    const emergency = {
      "knowledge/conversation/emergency/article.yaml": "outcome: urgent\n",
      "knowledge/conversation/emergency/en.md": "no front matter",
    };
    await expect(setUp({ ...FILES, ...emergency })).rejects.toMatchObject({
      code: "content_invalid",
      message: expect.stringContaining("without the article conversation/emergency") as string,
    });
  });

  it("needs all shipped articles that somebody in need is told, or that lead to a person", () => {
    const { articles } = projectContent().knowledge;
    const needed = [...articles.values()].filter(
      ({ id, outcome }) => outcome === "urgent" || id === HUMAN_ARTICLE,
    );
    expect(new Set(needed.map(({ id }) => id))).toEqual(NEEDED_ARTICLES);
  });
});

const FAULTY = {
  ...FILES,
  "knowledge/visas/fees/en.md": (FILES["knowledge/visas/fees/en.md"] ?? "").replace(
    "The fee is",
    "Within 7 days the fee is",
  ),
};
const mended = { "knowledge/visas/fees/en.md": () => FILES["knowledge/visas/fees/en.md"] ?? "" };

describe("a content of which an article has a fault at the start", () => {
  it("says of that article that it does not know, and names a person, whatever leads to it", async () => {
    const { live, ask, said } = await setUp(FAULTY);
    const reply = ask("fees");
    expect(reply.outcome).toBe("no_answer");
    expect(plainText(reply.blocks)).toContain("I will not guess");
    expect(reply.actions.map(({ id }) => id)).toContain("human");
    for (const verb of ["article", "more", "page"]) {
      const { outcome, blocks, asserted } = live
        .current()
        .core.answering.act(`${verb}:visas/fees`, { language: "en", today: TODAY });
      expect([outcome, asserted]).toEqual(["no_answer", []]);
      expect(plainText(blocks)).toContain("the hotline (12367)");
      expect(plainText(blocks)).not.toMatch(/400|7 days/);
    }
    expect(said("visas/fees")).not.toContain("400");
  });

  it("answers all else, and offers no button that leads to that article", async () => {
    const { live } = await setUp(FAULTY);
    const context = { language: "en", today: TODAY };
    const { outcome, actions } = live.current().core.answering.act("article:visas/free", context);
    expect(outcome).toBe("answer");
    expect(actions.map(({ id }) => id)).not.toContain("article:visas/fees");
  });

  it("tells no row of a table for which it speaks", async () => {
    const free = "knowledge/visas/free/en.md";
    const question = "Do Germans need a visa?";
    const { ask: before } = await setUp();
    expect(before(question).outcome).toBe("answer");
    const faulty = { ...FILES, [free]: (FILES[free] ?? "").replace("not work", "not work 7 days") };
    const { ask } = await setUp(faulty);
    expect(ask(question)).toMatchObject({ outcome: "no_answer", asserted: [] });
  });

  it("is loud in the log, with paths and without words", async () => {
    const { log } = await setUp(FAULTY);
    const line = log.lines.find(({ event }) => event === "content.faulty");
    expect(line).toMatchObject({
      level: "error",
      fields: { articles: 1, prompts: 0, faults: 1, paths: "knowledge/visas/fees/en.md" },
    });
    expect(JSON.stringify(log.lines)).not.toContain("the fee is");
    const { log: silent } = await setUp();
    expect(silent.lines.map(({ event }) => event)).not.toContain("content.faulty");
  });

  it("answers from the article again once it is mended, and is learned anew", async () => {
    const { live, ask, said, publish, lessons } = await setUp(FAULTY);
    publish(mended);
    await live.refresh();
    expect(said("visas/fees")).toContain("RMB 400");
    expect(live.current().core.knowledge.heldBack).toMatchObject({ faults: [] });
    expect(lessons).toHaveLength(2);
    expect(ask("fees").outcome).toBe("answer");
  });

  it("is mended by another document than its own, too", async () => {
    const fees = "knowledge/visas/fees/en.md";
    const { live, said, publish } = await setUp({
      ...FILES,
      [fees]: (FILES[fees] ?? "").replace("{fee}", "{price}"),
    });
    expect(said("visas/fees")).not.toContain("400");
    publish({
      "knowledge/facts/visas.yaml": (text) =>
        `${text}price: { type: money, value: 400 CNY, source: law }\n`,
    });
    await live.refresh();
    expect(said("visas/fees")).toContain("RMB 400");
  });

  it("stays as it is while what comes into force does not mend it, and goes on to withdraw", async () => {
    const { live, said, publish, withdraw } = await setUp(FAULTY);
    publish({ "knowledge/facts/visas.yaml": (text) => text.replace("30 days", "15 days") });
    await live.refresh();
    expect(live.current().release).toBe(1);
    expect(live.current().core.knowledge.heldBack.leftOut).toEqual(new Set(["visas/fees"]));
    withdraw([withdrawal("visas/fees")]);
    await live.refresh();
    expect(said("visas/fees")).toContain("withdrawn");
    publish(mended);
    await live.refresh();
    expect(live.current().core.knowledge.heldBack.leftOut.size).toBe(0);
    expect(said("visas/fees")).toContain("withdrawn");
    withdraw([]);
    await live.refresh();
    expect(said("visas/fees")).toContain("RMB 400");
    expect(said("visas/free")).toContain("15 days");
  });

  it("uses the shipped prompt in the place of one with a fault, until that is mended", async () => {
    const path = "prompts/translate.md";
    const { live, publish, said } = await setUp({ ...FILES, [path]: "no front matter" });
    const shipped = live.current().prompts.translate;
    expect(shipped.instructions).not.toBe("");
    expect(live.current().documents.has(pathOf(path))).toBe(false);
    expect(said("visas/fees")).toContain("RMB 400");
    publish({
      [path]: () => (FILES[path] ?? "").replace("# Instructions\n", "# Instructions\n\nBe kind.\n"),
    });
    await live.refresh();
    expect(live.current().prompts.translate.hash).not.toBe(shipped.hash);
    expect(live.current().core.knowledge.heldBack.faults).toEqual([]);
  });
});

type Change = (text: string) => string | null;

/** What is opened to find articles by, and learned when it is told so. */
interface Lesson {
  isBegun: boolean;
  readonly resolve: (answersTo: string) => void;
  readonly fail: () => void;
}

async function setUp(
  files: Readonly<Record<string, string>> = FILES,
  assist: LiveContentParts["assist"] = null,
  whileOpening = (state: ContentState): ContentState => state,
  kept: KeptContent | null = null,
) {
  const time = new FakeTime();
  const log = keptLog();
  let state = stateOf(1, 1, new Map(Object.entries(files)), []);
  let isLost = false;
  const lessons: Lesson[] = [];
  const live = await openLiveContent({
    store: {
      version: () => (isLost ? Promise.reject(lost()) : Promise.resolve(state.version)),
      state: () => (isLost ? Promise.reject(lost()) : Promise.resolve(state)),
    },
    texts: loadOwnTexts(),
    shipped: readDocumentFiles(inProject(".")),
    tools: createCoreTools(),
    ...(kept === null ? {} : { kept }),
    open: (knowledge) => {
      if (lessons.length === 0) state = whileOpening(state);
      let answersTo = "fees";
      const learned = Promise.withResolvers<undefined>();
      const lesson: Lesson = {
        isBegun: false,
        resolve: (word) => {
          answersTo = word;
          learned.resolve(undefined);
        },
        fail: () => {
          learned.reject(new Error("the index learner ended early"));
        },
      };
      lessons.push(lesson);
      return Promise.resolve({
        engine: {
          languages: knowledge.languages,
          search: (...asked) => engineFor(answersTo, knowledge).search(...asked),
        },
        learned: () => new Map(),
        learn: () => {
          lesson.isBegun = true;
          return learned.promise;
        },
      });
    },
    assist,
    scheduler: time,
    log,
  });
  const context = { language: "en", today: TODAY };
  return {
    live,
    time,
    log,
    lessons,
    lose: (is: boolean) => {
      isLost = is;
    },
    publish: (changes: Readonly<Record<string, Change>>) => {
      const texts = new Map([...state.documents].map(([path, { text }]) => [String(path), text]));
      for (const [path, change] of Object.entries(changes)) {
        const text = change(texts.get(path) ?? "");
        if (text === null) texts.delete(path);
        else texts.set(path, text);
      }
      state = stateOf(state.version + 1, state.release + 1, texts, state.withdrawals);
    },
    withdraw: (withdrawals: readonly Withdrawal[]) => {
      state = { ...state, version: state.version + 1, withdrawals };
    },
    said: (id: `${string}/${string}`) =>
      plainText(live.current().core.answering.act(`article:${id}`, context).blocks),
    ask: (text: string) =>
      live.current().core.answering.answer({
        text,
        earlier: [],
        localeHint: "en",
        conversationLanguage: "en",
        languageChosen: true,
        today: TODAY,
        now: TODAY,
      }).reply,
  };
}

/** Is sure of the article on fees for one word, and knows nothing else. */
function engineFor(word: string, knowledge: Knowledge): SearchEngine {
  return {
    languages: knowledge.languages,
    search: (text) =>
      text.includes(word)
        ? {
            hits: [
              { id: "visas/fees", score: 2 },
              { id: "visas/free", score: 1 },
            ],
            claims: [],
            confidence: 0.99,
            held: 0.99,
            verdict: "sure",
          }
        : { hits: [], claims: [], confidence: 0, held: 0, verdict: "none" },
  };
}

function stateOf(
  version: number,
  release: number,
  texts: ReadonlyMap<string, string>,
  withdrawals: readonly Withdrawal[],
): ContentState {
  const documents = new Map(
    [...texts].map(([name, text], index) => {
      const path = pathOf(name);
      return [path, { id: index, path, text, release }] as const;
    }),
  );
  return { version, release, documents, withdrawals, corrections: [], followed: new Map() };
}

function pathOf(name: string): DocumentPath {
  const path = readDocumentPath(name);
  if (path === null) throw new Error(`${name} names no document`);
  return path;
}

function withdrawal(article: `${string}/${string}`): Withdrawal {
  return {
    id: "one" as WithdrawalId,
    article,
    claim: null,
    at: new Date("2026-11-26T00:00:00Z"),
    by: "command line",
    reason: "wrong",
    liftedAt: null,
    liftedBy: null,
  };
}

function lost(): Unavailable {
  return new Unavailable("The database cannot be reached.");
}
