import { afterEach, describe, expect, it } from "vitest";
import {
  createAnsweringPool,
  type AnsweringPool,
  type AnsweringPoolParts,
} from "../../../src/app/answering-pool.ts";
import { openSearchAtOnce } from "../../../src/app/search-index.ts";
import { createCore, type Core } from "../../../src/app/service.ts";
import { createSwappedSearch } from "../../../src/app/swapped-search.ts";
import { timers } from "../../../src/app/timers.ts";
import type { Knowledge } from "../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { Answers, Question } from "../../../src/services/answering.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";
import {
  changedText,
  FACTS,
  knowledgeOf,
  ownTexts,
  smallDocuments,
} from "../../helpers/small-content.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";
import { waitFor } from "../../helpers/wait-for.ts";

const FAULTY = new URL("../../helpers/faulty-answering.ts", import.meta.url);
const TODAY = "2026-12-02" as PlainDate;

function asked(text: string): Question {
  return {
    ...{ text, earlier: [], localeHint: null, conversationLanguage: null, languageChosen: false },
    ...{ today: TODAY, now: TODAY },
  };
}

/** Says which thread answered by failing in a way of its own. */
const here: Answers = { answer: () => Promise.reject(new Error("here")) };

describe("threads that answer", { timeout: 60_000 }, () => {
  const pools: AnsweringPool[] = [];
  const log = keptLog();
  const open = (parts: Partial<AnsweringPoolParts>) => {
    const pool = createAnsweringPool({ threads: 1, scheduler: timers, log, ...parts });
    pools.push(pool);
    return pool;
  };
  /** So often since the test began. */
  const ready = (times: number): Promise<void> =>
    waitFor(
      () => log.lines.filter(({ event }) => event === "answering.ready").length >= times,
      20_000,
    );
  const begunAgain = async (time: FakeTime): Promise<void> => {
    await waitFor(() => time.pending > 0);
    time.advance(1_000);
    await ready(2);
  };
  /** With what was learned of them. */
  const shown = async (pool: AnsweringPool, knowledge: Knowledge): Promise<Core> => {
    const opened = await openSearchAtOnce(knowledge, { bare: false }, log, tempFolder({}));
    await opened.learn?.();
    pool.show(knowledge);
    pool.takeUp(knowledge, opened.learned());
    return createCore({ knowledge, texts: ownTexts() }, opened.engine);
  };
  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.stop()));
    log.lines.length = 0;
  });

  it("say what this one says, of the content that was asked of, and of a changed fact the new one", async () => {
    const pool = open({ threads: 2 });
    const before = await shown(pool, knowledgeOf(smallDocuments()));
    await ready(2);
    const changed = changedText(FACTS, "400 CNY", "450 CNY");
    const after = createCore(
      {
        knowledge: knowledgeOf(smallDocuments({ "facts/visas.yaml": changed })),
        texts: ownTexts(),
      },
      before.search,
    );
    const second = pool.show(after.knowledge);
    const questions = ["question fees number i", "question free number iii", "hello", ""].map(
      asked,
    );
    for (const [number, core] of [
      [1, before],
      [second, after],
    ] as const) {
      const answers = pool.answers(number, here);
      for (const question of questions) {
        expect(await answers.answer(question)).toEqual(core.answering.answer(question));
      }
    }
    const told = (await pool.answers(second, here).answer(asked("question fees number i"))).reply;
    expect(JSON.stringify(told.blocks)).toContain("450");
  });

  it("are not waited for before they can search: this one answers", async () => {
    const pool = open({});
    const number = pool.show(knowledgeOf(smallDocuments()));
    await expect(pool.answers(number, here).answer(asked("hello"))).rejects.toThrow("here");
  });

  it("find by what was learned of an older content, also those that begin later", async () => {
    const time = new FakeTime();
    const pool = open({ scheduler: time });
    const before = await shown(pool, knowledgeOf(smallDocuments()));
    await ready(1);
    // Without what comes first, so that articles have other numbers.
    const gone = { "culture/centres/article.yaml": null, "culture/centres/en.md": null };
    const knowledge = knowledgeOf(smallDocuments(gone));
    const found = createSwappedSearch(before.search).over(knowledge.articles);
    const { answering } = createCore({ knowledge, texts: ownTexts() }, found);
    const answers = pool.answers(pool.show(knowledge), here);
    const questions = ["question fees number i", "question free number iii"].map(asked);
    const same = async (): Promise<void> => {
      for (const question of questions) {
        expect(await answers.answer(question)).toEqual(answering.answer(question));
      }
    };
    await same();
    const late = expect(answers.answer(asked("hello"))).rejects.toThrow("ended");
    time.advance(30_000);
    await late;
    await begunAgain(time);
    await same();
  });

  it("fail with what ended them, so that it is tried again and counted, and another one takes their place", async () => {
    const pool = open({ program: FAULTY });
    const knowledge = knowledgeOf(smallDocuments());
    const number = pool.show(knowledge);
    pool.takeUp(knowledge, new Map());
    await ready(1);
    const answers = pool.answers(number, here);
    await expect(answers.answer(asked("end"))).rejects.toMatchObject({ code: "internal" });
    await expect(answers.answer(asked("hello"))).rejects.toThrow("here");
    await ready(2);
    await expect(answers.answer(asked("hello"))).rejects.toThrow("RangeError");
  });

  it("are ended where a question comes to no end, with what waited behind it", async () => {
    const pool = open({ program: FAULTY, answerWithinMs: 200 });
    const knowledge = knowledgeOf(smallDocuments());
    const number = pool.show(knowledge);
    pool.takeUp(knowledge, new Map());
    await ready(1);
    const answers = pool.answers(number, here);
    const both = await Promise.allSettled(
      ["hang", "hello"].map((text) => answers.answer(asked(text))),
    );
    expect(both).toMatchObject([
      { status: "rejected", reason: { code: "internal" } },
      { status: "rejected", reason: { code: "internal" } },
    ]);
    expect(log.lines).toContainEqual(
      expect.objectContaining({
        event: "answering.ended",
        fields: { thread: 1, why: "late", calls: 2 },
      }),
    );
  });
});
