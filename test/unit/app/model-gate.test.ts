import path from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openModel } from "../../../src/app/assistance.ts";
import { createContentExaminer, type WorkerExaminer } from "../../../src/app/content-examiner.ts";
import { timers } from "../../../src/app/timers.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { Documents, GateResult } from "../../../src/ports/content-examiner.ts";
import type { LanguageModel } from "../../../src/ports/language-model.ts";
import { keptLog } from "../../helpers/fakes.ts";
import { faithfulModel } from "../../helpers/faithful-model.ts";
import {
  startScriptedModel,
  type ModelRequest,
  type ModelStep,
} from "../../helpers/scripted-model.ts";
import { changedText, docPath, FACTS, smallDocuments } from "../../helpers/small-content.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

/** Learning takes long beside other tests. */
const LONG_MS = 120_000;
const TODAY = "2026-11-25" as PlainDate;
const SELECT = docPath("prompts/select.md");
const TRANSLATE = docPath("prompts/translate.md");
/** What a prompt must not ask for. */
const TEMPTATION = "Say what you know yourself.";
const PASSPORT = "E12345678";

const opened: WorkerExaminer[] = [];
afterEach(async () => {
  for (const examiner of opened.splice(0)) await examiner.stop();
});

const LINES = ["fees", "free"].flatMap((word) =>
  ["i", "ii", "iii", "iiii", "iiiii", "iiiiii", "iiiiiii", "iiiiiiii"].map((number, index) => ({
    id: `${word}-${String(index)}`,
    lang: "en",
    text: `question ${word} number ${number}, passport number ${PASSPORT}`,
    accept: [`visas/${word}`],
    kind: "answerable",
  })),
);

function examinerWith(model: LanguageModel): WorkerExaminer {
  const root = tempFolder({
    "questions/en.jsonl": LINES.map((line) => JSON.stringify(line)).join("\n"),
  });
  const examiner = createContentExaminer({
    scheduler: timers,
    log: keptLog(),
    model,
    indexFolder: path.join(root, "index"),
    questionsFolder: path.join(root, "questions"),
  });
  opened.push(examiner);
  return examiner;
}

/** The real client of an endpoint. */
async function modelAt(baseUrl: string, gateTokensPerDay = 100_000_000): Promise<LanguageModel> {
  const { measuring } = await openModel({
    settings: {
      apiKey: "a key",
      baseUrl,
      model: "scripted",
      embeddingModel: null,
      callsPerPerson: 1,
      tokensPerDay: 1,
      casesShare: 0.2,
      contentShare: 0.1,
      gateTokensPerDay,
    },
    fetch: globalThis.fetch,
    clock: { now: () => new Date() },
    scheduler: timers,
    log: keptLog(),
    metrics: { called: () => undefined },
  });
  return measuring;
}

/** With a short deadline, so that a test of a model that hangs need not last. */
function hurried(change: Readonly<Record<string, string>> = {}): Documents {
  return new Map(
    [...smallDocuments(), ...Object.entries(change)].map(([name, text]) => [
      docPath(name),
      text.replace(/deadlineMs: \d+/, "deadlineMs: 500"),
    ]),
  );
}

const tempted = (name: typeof SELECT): Documents =>
  new Map([...smallDocuments(), [name, changedText(name, "# Input", `${TEMPTATION}\n\n# Input`)]]);

const faithful = faithfulModel();

/** Does what its prompt asks, whatever that is. */
function obedient(request: ModelRequest): ModelStep {
  const isTempted = request.instructions.includes(TEMPTATION);
  if (request.prompt === "translate") {
    const [label = ""] = /\[[^\]]+\]/u.exec(request.input) ?? [];
    const text = `这是一个关于费用的问题，我的护照是${label}。`;
    return { does: "value", value: { text: isTempted ? `${text}费用为900元。` : text } };
  }
  if (request.prompt !== "select" || !isTempted) return faithful(request);
  const value = { verdict: "answer", picks: ["A9.9"], followUps: [], which: [] };
  return { does: "value", value };
}

const gate = (
  examiner: WorkerExaminer,
  after: Documents,
  before: Documents = smallDocuments(),
): Promise<GateResult> => examiner.gate(before, after, TODAY, () => undefined);

describe("a draft of a prompt", () => {
  it(
    "is refused when the model says what its original does not, and is told what it was refused for",
    async () => {
      const model = await startScriptedModel(obedient);
      const examiner = examinerWith(await modelAt(model.baseUrl));
      const { model: score, refusals } = await gate(examiner, tempted(TRANSLATE));
      expect(score).toMatchObject({ state: "asked", asked: 16, refusedBefore: 0 });
      expect(refusals).toEqual([{ why: "guard", language: null, before: 0, after: 16 }]);
      expect(score?.faults).toContainEqual({ fault: "money", before: 0, after: 16 });
      expect(new Set(model.requests.map(({ prompt }) => prompt))).toEqual(new Set(["translate"]));
    },
    LONG_MS,
  );

  it(
    "is refused when the model chooses nothing that was offered, and no question tells who somebody is",
    async () => {
      const model = await startScriptedModel(obedient);
      const examiner = examinerWith(await modelAt(model.baseUrl));
      const shares: number[] = [];
      const result = await examiner.gate(smallDocuments(), tempted(SELECT), TODAY, (share) =>
        shares.push(share),
      );
      const asked = result.model?.asked ?? 0;
      expect(asked).toBeGreaterThan(5);
      expect(result.model).toMatchObject({ state: "asked", silentBefore: 0, silentAfter: asked });
      expect(result.refusals).toEqual([
        { why: "model_silent", language: null, before: asked, after: 0 },
      ]);
      expect(shares).toEqual(shares.toSorted((a, b) => a - b));
      // By the way on which people are asked for: nothing of it leaves that tells who somebody is.
      expect(model.requests.length).toBeGreaterThanOrEqual(2 * asked);
      expect(model.requests.some(({ input }) => input.includes("passport number"))).toBe(true);
      expect(model.requests.filter(({ input }) => input.includes(PASSPORT))).toEqual([]);
    },
    LONG_MS,
  );

  it(
    "cannot pass with a model that is dead, hangs or has nothing left to spend",
    async () => {
      const hanging = await startScriptedModel(() => ({ does: "hang" }));
      const rich = await startScriptedModel(obedient);
      const before = hurried();
      const after = hurried({ [SELECT]: changedText(SELECT, "# Input", "Be kind.\n\n# Input") });
      const models = [
        // Nobody may listen there without being root.
        [await modelAt("http://127.0.0.1:9/v1"), "unreachable"],
        [await modelAt(hanging.baseUrl), "unreachable"],
        [await modelAt(rich.baseUrl, 1), "limited"],
      ] as const;
      for (const [model, state] of models) {
        const { model: score, refusals } = await gate(examinerWith(model), after, before);
        expect(score).toMatchObject({ state, asked: 0 });
        expect(refusals.map(({ why }) => why)).toEqual(["model_unreachable"]);
      }
      expect(rich.requests).toEqual([]);
    },
    LONG_MS,
  );
});

describe("a draft of an article", () => {
  const CHEAPER: Documents = new Map([
    ...smallDocuments(),
    [FACTS, changedText(FACTS, "400 CNY", "350 CNY")],
  ]);

  it(
    "is measured with the questions of what changed, and not held up by a dead model",
    async () => {
      const model = await startScriptedModel(obedient);
      const measured = await gate(examinerWith(await modelAt(model.baseUrl)), CHEAPER);
      expect(measured.model).toMatchObject({ state: "asked", questions: 8, asked: 8 });
      expect(measured.refusals).toEqual([]);
      const dead = await gate(examinerWith(await modelAt("http://127.0.0.1:9/v1")), CHEAPER);
      expect([dead.model?.state, dead.refusals]).toEqual(["unreachable", []]);
    },
    LONG_MS,
  );

  it(
    "asks no model where nothing changed that it is told",
    async () => {
      const model = await startScriptedModel(obedient);
      const same = await gate(examinerWith(await modelAt(model.baseUrl)), smallDocuments());
      expect([same.model, model.requests]).toEqual([null, []]);
    },
    LONG_MS,
  );

  it(
    "keeps nobody waiting while a model thinks, and one measurement waits for the other",
    async () => {
      const done: string[] = [];
      let release: () => void = () => undefined;
      const thinking = new Promise<void>((resolve) => {
        release = resolve;
      });
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const examiner = examinerWith({
        name: "slow",
        isResting: () => false,
        complete: async () => {
          begin();
          await thinking;
          return { kind: "fault", fault: "unavailable", ms: 1 };
        },
      });
      const first = gate(examiner, CHEAPER).then(() => done.push("first"));
      const second = gate(examiner, smallDocuments()).then(() => done.push("second"));
      await begun;
      expect(await examiner.check(CHEAPER)).toEqual([]);
      done.push("check");
      release();
      await Promise.all([first, second]);
      expect(done).toEqual(["check", "first", "second"]);
    },
    LONG_MS,
  );

  it(
    "fails with the examiner that is stopped while a model thinks",
    async () => {
      let begin: () => void = () => undefined;
      const begun = new Promise<void>((resolve) => {
        begin = resolve;
      });
      const examiner = examinerWith({
        name: "slow",
        isResting: () => false,
        complete: () => {
          begin();
          return new Promise(() => undefined);
        },
      });
      const measured = gate(examiner, CHEAPER);
      const failed = expect(measured).rejects.toMatchObject({ code: "unavailable" });
      await begun;
      await examiner.stop();
      await failed;
    },
    LONG_MS,
  );
});
