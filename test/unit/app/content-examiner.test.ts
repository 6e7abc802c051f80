import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import {
  createContentExaminer,
  type WorkerExaminer,
  type WorkerExaminerParts,
} from "../../../src/app/content-examiner.ts";
import { createExamination } from "../../../src/app/examination.ts";
import { readMeasuredQuestions } from "../../../src/app/measured-questions.ts";
import { MEASURED_QUESTIONS } from "../../../src/app/paths.ts";
import type { Withdrawal, WithdrawalId } from "../../../src/domain/editing.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { Documents } from "../../../src/ports/content-examiner.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { keptLog } from "../../helpers/fakes.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FREE_EN,
  smallDocuments,
  SOURCES,
} from "../../helpers/small-content.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

/** Learning takes long beside other tests. */
const LONG_MS = 120_000;
const TODAY = "2026-11-25" as PlainDate;
const FREE = docPath("knowledge/visas/free/article.yaml");
const log = keptLog();
const opened: WorkerExaminer[] = [];
afterEach(async () => {
  for (const examiner of opened.splice(0)) await examiner.stop();
});

function examinerWith(parts: Partial<WorkerExaminerParts>): WorkerExaminer {
  const examiner = createContentExaminer({ scheduler: new FakeTime(), log, model: null, ...parts });
  opened.push(examiner);
  return examiner;
}

const LINE = {
  id: 1,
  lang: "en",
  text: "question fees number iii",
  accept: ["visas/fees"],
  kind: "answerable",
};

function folders() {
  const root = tempFolder({ "questions/en.jsonl": `${JSON.stringify(LINE)}\n` });
  return { indexFolder: path.join(root, "index"), questionsFolder: path.join(root, "questions") };
}

function withText(name: typeof FEES_EN, from: string, to: string): Documents {
  return new Map([...smallDocuments(), [name, changedText(name, from, to)]]);
}

describe("the examiner over a worker", () => {
  it(
    "checks, compares, draws and measures whole contents",
    async () => {
      const examiner = examinerWith(folders());
      const before = smallDocuments();
      const after = withText(FACTS, "400 CNY", "350 CNY");
      expect(await examiner.check(after)).toEqual([]);
      const broken = withText(FEES_EN, "{fee}.", "{fees}.");
      expect(await examiner.check(broken)).toMatchObject([
        { path: FEES_EN, line: 12, message: "no fact is named {fees}" },
      ]);
      const effects = await examiner.effects(before, after, TODAY, []);
      expect(effects.corrected).toEqual([{ article: "visas/fees", claim: "fee" }]);
      await expect(examiner.effects(before, broken, TODAY, [])).rejects.toMatchObject({
        code: "content_invalid",
      });
      const shown = await examiner.preview(after, FEES_EN, TODAY);
      expect(JSON.stringify(shown.reply?.blocks)).toContain("RMB 350");
      const hidden = await examiner.preview(broken, FEES_EN, TODAY);
      expect([hidden.reply, hidden.problems.length]).toEqual([null, 1]);
      expect((await examiner.preview(broken, FREE_EN, TODAY)).problems).toEqual([]);
      expect(await examiner.pulled(after, [FEES_EN, FACTS], TODAY)).toEqual([]);
      const shares: number[] = [];
      const gate = await examiner.gate(before, after, TODAY, (share) => shares.push(share));
      expect(gate.scores).toMatchObject([{ language: "en", answerable: 1 }]);
      expect(gate.refusals).toEqual([]);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    },
    LONG_MS,
  );

  it(
    "learns a content once, and keeps it beside what is in force",
    () => {
      const { indexFolder } = folders();
      const parts = { indexFolder, questions: () => [] };
      const before = smallDocuments();
      const after = withText(FEES_EN, "number iii\n", "number three\n");
      createExamination(parts).gate(before, after, TODAY, () => undefined);
      expect(readdirSync(indexFolder)).toEqual(["drafts"]);
      expect(readdirSync(path.join(indexFolder, "drafts"))).toEqual(["en.bin"]);
      const shares: number[] = [];
      createExamination(parts).gate(after, after, TODAY, (share) => shares.push(share));
      // Nothing had to be learned, and nothing is asked of what is the same.
      expect(shares).toEqual([]);
    },
    LONG_MS,
  );

  it(
    "learns again where nothing can be kept",
    () => {
      const { indexFolder } = folders();
      writeFileSync(indexFolder, "a file in the way");
      const parts = { indexFolder, questions: () => [] };
      const after = withText(FEES_EN, "number iii\n", "number three\n");
      const gate = createExamination(parts).gate(smallDocuments(), after, TODAY, () => undefined);
      expect(gate.refusals).toEqual([]);
    },
    LONG_MS,
  );
});

describe("the examination of a draft over content with faults", () => {
  const examination = () => createExamination({ ...folders(), questions: () => [] });
  const faulty = withText(FEES_EN, "The fee is", "Within 7 days the fee is");

  it("finds no fault with the mend, and counts what nobody could read before as corrected", () => {
    const examined = examination();
    expect(examined.check(faulty)).toMatchObject([{ path: FEES_EN }]);
    expect(examined.check(smallDocuments())).toEqual([]);
    const { sentences, corrected, rewritten, figures, ended } = examined.effects(
      faulty,
      smallDocuments(),
      TODAY,
      [],
    );
    const fee = { article: "visas/fees", claim: "fee" };
    expect([corrected, rewritten, figures, ended]).toEqual([[fee], [fee], [fee], []]);
    expect(sentences.map(({ before }) => before)).toEqual(sentences.map(() => null));
    expect(sentences.map(({ article }) => article)).toContain("visas/fees");
    expect(sentences.map(({ article }) => article)).not.toContain("visas/free");
  });

  it("lets a withdrawal outlive the mend, of a claim that stands beside a table as well", () => {
    const before = withText(FREE_EN, "not work", "not work 7 days");
    for (const claim of [null, "noWork", "exemption"]) {
      const { ended } = examination().effects(before, smallDocuments(), TODAY, [
        withdrawalOf("visas/free", claim),
      ]);
      expect(ended).toEqual([]);
    }
    const renamed = new Map([
      ...withText(FREE_EN, "{id=noWork}", "{id=workless}"),
      [FREE, changedText(FREE, "noWork: {", "workless: {").replace("[noWork]", "[workless]")],
    ] as const);
    const { ended } = examination().effects(before, renamed, TODAY, [
      withdrawalOf("visas/free", "noWork"),
    ]);
    expect(ended).toMatchObject([{ article: "visas/free", claim: "noWork" }]);
  });

  it(
    "measures what is back over what answers without it",
    () => {
      const own = { ...LINE, language: "en", kind: "answerable" } as const;
      const examined = createExamination({
        ...folders(),
        questions: () => [{ ...own, accept: ["visas/fees"] }],
      });
      const { scores, refusals } = examined.gate(faulty, smallDocuments(), TODAY, () => undefined);
      expect(scores).toMatchObject([{ rightBefore: 0, rightAfter: 1 }]);
      expect(refusals).toEqual([]);
    },
    LONG_MS,
  );

  it("shows texts of other articles, and none of the faulty one", () => {
    const examined = examination();
    expect(JSON.stringify(examined.preview(faulty, FREE_EN, TODAY).reply?.blocks)).toContain(
      "30 days",
    );
    expect(examined.preview(faulty, FEES_EN, TODAY)).toMatchObject({
      reply: null,
      problems: [{ path: FEES_EN }],
    });
  });

  it("gives up where the faults cannot be cut out", () => {
    const broken = withText(FACTS, "400 CNY", "much");
    expect(() => examination().effects(broken, smallDocuments(), TODAY, [])).toThrow(
      expect.objectContaining({ code: "content_invalid" }) as Error,
    );
    expect(examination().preview(broken, FREE_EN, TODAY).reply).toBeNull();
  });
});

function withdrawalOf(article: `${string}/${string}`, claim: string | null): Withdrawal {
  const at = new Date("2026-11-24T08:00:00Z");
  const id = "one" as WithdrawalId;
  return { id, article, claim, at, by: "command line", reason: "", liftedAt: null, liftedBy: null };
}

const FRAIL = new URL("../../helpers/frail-worker.ts", import.meta.url);

function order(text: string): Documents {
  return new Map([[SOURCES, text]]);
}

describe("a worker that does not do its work", () => {
  const frail = (limits: WorkerExaminerParts["limits"] = {}, scheduler = new FakeTime()) =>
    examinerWith({ program: FRAIL, limits, scheduler });

  it.each(["exit", "throw"])("fails the call it was at by %s, and no other", async (fault) => {
    const examiner = frail();
    const calls = await Promise.allSettled(
      ["one", fault, "two"].map((text) => examiner.check(order(text))),
    );
    expect(calls).toMatchObject([
      { status: "fulfilled", value: "one" },
      {
        status: "rejected",
        reason: {
          code: "unavailable",
          message: "The content could not be examined; try again.",
        },
      },
      { status: "fulfilled", value: "two" },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain("words of a document");
  });

  it("fails its call when it runs out of memory", async () => {
    const examiner = frail({ memoryMb: 32 });
    await expect(examiner.check(order("memory"))).rejects.toMatchObject({ code: "unavailable" });
    expect(await examiner.check(order("next"))).toBe("next");
  });

  it("is given up when it takes too long", async () => {
    const time = new FakeTime();
    const examiner = frail({ callMs: 1_000 }, time);
    const call = examiner.check(order("hang"));
    const next = examiner.check(order("next"));
    time.advance(1_000);
    await expect(call).rejects.toMatchObject({
      code: "unavailable",
      message: "It took too long to examine the content.",
    });
    expect(await next).toBe("next");
  });

  it("draws a text apart from what is examined: neither waits for the other, nor ends with it", async () => {
    const time = new FakeTime();
    const examiner = frail({}, time);
    const hanging = examiner.check(order("hang"));
    expect(await examiner.preview(order("drawn"), FEES_EN, TODAY)).toBe("drawn");
    const stuck = examiner.preview(order("hang"), FEES_EN, TODAY);
    time.advance(60_000);
    await expect(stuck).rejects.toMatchObject({ code: "unavailable" });
    await examiner.stop();
    await expect(hanging).rejects.toMatchObject({ message: "The service is stopping." });
  });

  it("tells of progress that only rises, and of no more than all", async () => {
    const shares: number[] = [];
    const documents = order("progress");
    await frail().gate(documents, documents, TODAY, (share) => shares.push(share));
    expect(shares).toEqual([0.2, 0.2, 0.5, 1]);
  });

  it("is asked one thing after another, what somebody waits for before what is measured", async () => {
    const examiner = frail();
    const done: string[] = [];
    const note = (name: string) => (): void => void done.push(name);
    const gate = (name: string) =>
      examiner.gate(order(name), order(name), TODAY, () => undefined).then(note(name));
    await Promise.all([
      gate("first"),
      gate("second"),
      examiner.check(order("a")).then(note("a")),
      examiner.check(order("b")).then(note("b")),
    ]);
    expect(done).toEqual(["first", "a", "b", "second"]);
  });

  it("is ended when nobody needed it for a minute, and made again", async () => {
    const time = new FakeTime();
    const examiner = frail({}, time);
    await examiner.check(order("a"));
    expect(time.pending).toBe(1);
    time.advance(60_000);
    expect(time.pending).toBe(0);
    expect(await examiner.check(order("b"))).toBe("b");
  });

  it("keeps nobody waiting when the service stops, or when too many wait", async () => {
    const examiner = frail({ waiting: 1 });
    const calls = Promise.allSettled(["hang", "a", "b"].map((text) => examiner.check(order(text))));
    await examiner.stop();
    expect((await calls).map((call) => call.status)).toEqual(["rejected", "rejected", "rejected"]);
    await expect(examiner.check(order("c"))).rejects.toMatchObject({
      message: "The service is stopping.",
    });
  });
});

describe("the measured questions", () => {
  it("are those of both halves of every language, whose texts stand nowhere in what is refused", () => {
    const questions = readMeasuredQuestions(MEASURED_QUESTIONS);
    const languages = Map.groupBy(questions, ({ language }) => language);
    expect([...languages.keys()].sort()).toEqual(["ar", "en", "es", "fr", "ru", "zh"]);
    expect(languages.get("en")?.length).toBeGreaterThan(languages.get("ru")?.length ?? 0);
    expect(
      questions.filter(({ kind, accept }) => kind === "answerable" && accept.length === 0),
    ).toEqual([]);
    const folder = tempFolder({ "en.jsonl": "not a question\n" });
    expect(() => readMeasuredQuestions(folder)).toThrow(/^Line 1 of .* is no labelled question\.$/);
  });
});
