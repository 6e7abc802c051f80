/** What a model's help costs beside the model itself: a scripted endpoint on loopback that answers at once, or after a while. */
import { createAssisted, openModel } from "../../src/app/assistance.ts";
import { inProject } from "../../src/app/paths.ts";
import { promptsOf } from "../../src/app/served-prompts.ts";
import type { CallFigures } from "../../src/llm/caller.ts";
import { buildSearch } from "../../src/app/search-index.ts";
import { createCore, loadContent } from "../../src/app/service.ts";
import { systemClock } from "../../src/app/system-clock.ts";
import { timers } from "../../src/app/timers.ts";
import { todayOf } from "../../src/app/today.ts";
import { startScriptedModel } from "../../test/helpers/scripted-model.ts";

const ASKED = 300;
const QUESTIONS = [
  "How do I register my address after arrival?",
  "What are the steps to a work visa?",
  "How do I extend my residence permit?",
  "Как продлить вид на жительство?",
  "工作许可怎么办理？",
];

const content = loadContent(null);
const core = createCore(content, buildSearch(content.knowledge, { bare: false }));
const model = await startScriptedModel(() => ({
  does: "value",
  value: { verdict: "answer", picks: ["A1.1", "A1.2"], followUps: [], which: [] },
}));
let waitedMs: number[] = [];
const noVectors = {
  read: () => Promise.resolve(new Map<string, Float32Array>()),
  write: () => Promise.resolve(),
};
const nothing = (): undefined => undefined;
const given = {
  settings: {
    apiKey: "a key",
    baseUrl: model.baseUrl,
    model: "scripted",
    embeddingModel: null,
    callsPerPerson: 1e9,
    tokensPerDay: 1e12,
    casesShare: 0.2,
    contentShare: 0.1,
    gateTokensPerDay: 1,
  },
  core,
  prompts: promptsOf(inProject("prompts")),
  fetch: globalThis.fetch,
  cache: null,
  vectors: noVectors,
  clock: systemClock,
  scheduler: timers,
  log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
  metrics: {
    helped: nothing,
    fault: nothing,
    refused: nothing,
    called: ({ ms }: CallFigures) => {
      waitedMs.push(ms);
    },
  },
};
const assisted = createAssisted(await openModel(given), given);

const today = todayOf(systemClock);
const question = (text: string) => ({
  text,
  earlier: [],
  localeHint: null,
  conversationLanguage: null,
  languageChosen: false,
  today,
  now: today,
});
for (const text of QUESTIONS) await assisted.answer(question(text), null);

const whole: number[] = [];
const beside: number[] = [];
for (let asked = 0; asked < ASKED; asked += 1) {
  waitedMs = [];
  const began = performance.now();
  await assisted.answer(question(QUESTIONS[asked % QUESTIONS.length] ?? ""), null);
  const ms = performance.now() - began;
  whole.push(ms);
  beside.push(ms - waitedMs.reduce((sum, one) => sum + one, 0));
}
const at = (times: readonly number[], share: number): string =>
  (times.toSorted((a, b) => a - b)[Math.floor(share * (times.length - 1))] ?? 0).toFixed(1);
console.table([
  {
    what: "whole answer, endpoint that answers at once",
    p50: at(whole, 0.5),
    p95: at(whole, 0.95),
  },
  { what: "beside the calls themselves", p50: at(beside, 0.5), p95: at(beside, 0.95) },
]);
await model.close();
