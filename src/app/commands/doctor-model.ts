import type { ArticleId } from "../../domain/ids.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Choice, Selection } from "../../ports/answer-model.ts";
import type { ModelFault } from "../../ports/language-model.ts";
import type { Log } from "../../ports/log.ts";
import { createAnswerModel } from "../../services/assisted/answer-model.ts";
import { MOST_WAIT_MS } from "../../services/assisted/wait.ts";
import { UNBOUNDED_BUDGET } from "../../services/model-budget.ts";
import type { Settings } from "../config.ts";
import type { ModelSettings } from "../model-settings.ts";
import { inProject } from "../paths.ts";
import { promptsOf } from "../served-prompts.ts";
import { systemClock } from "../system-clock.ts";
import { commandTimers } from "../timers.ts";
import type { Finding } from "./finding.ts";

const nothing = (): undefined => undefined;
const silent: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing };

const ABOUT = { article: "test/library" as ArticleId, title: "The library", section: null };
/** The pieces that hold the answer to the question below, and one beside them that does not. */
const RIGHT = ["A1.1", "A1.2"];
const CHOICE: Choice = {
  question: "Until when is the library open on Saturdays, and what does a lost book cost?",
  language: "en",
  asOf: "2026-01-01" as PlainDate,
  candidates: [
    { ...ABOUT, id: "A1.1", text: "On Saturdays the library is open until 17:00." },
    { ...ABOUT, id: "A1.2", text: "Whoever loses a book pays RMB 120." },
    { ...ABOUT, id: "A1.3", text: "The garden has four gates." },
  ],
};

const FAULTS: Readonly<Record<ModelFault, string>> = {
  unavailable: "its endpoint cannot be reached, or is in trouble (OPENAI_BASE_URL)",
  limited: "its endpoint asks to wait: the limit of the account may be spent",
  late: "it did not answer in the time that a person waits: try a smaller or quicker model",
  unauthorized: "its endpoint refuses the key (OPENAI_API_KEY)",
  malformed: "what came back is not of the form asked for: try another model",
  declined:
    "its endpoint refuses the question: the model may not exist there, or take too little text (OPENAI_MODEL)",
  resting: "it is left alone for a while",
};

/** Asks the model one question as people’s are asked, and says what came back; vectors, where they are set up, too. */
export async function examineModel({ model: settings, proxyUrl }: Settings): Promise<Finding[]> {
  const what = "model";
  if (settings === null) {
    const note = "OPENAI_API_KEY is not set: answers are made without.";
    return [{ what, state: "off", note }];
  }
  const { openModel } = await import("../assistance.ts");
  const { createOutbound } = await import("../outbound.ts");
  const { model, forms, embedder } = await openModel({
    settings,
    fetch: createOutbound(proxyUrl).fetch,
    clock: systemClock,
    scheduler: commandTimers,
    log: silent,
    metrics: { called: nothing },
  });
  const prompts = promptsOf(inProject("prompts"));
  const budgets = { budget: UNBOUNDED_BUDGET, casesBudget: UNBOUNDED_BUDGET };
  const asking = { model, prompts, forms, ...budgets, cache: null };
  const begun = performance.now();
  const asked = await createAnswerModel(asking).select(CHOICE, {
    person: null,
    withinMs: MOST_WAIT_MS,
  });
  const ms = performance.now() - begun;
  const found: Finding[] = [{ what, ...verdictOn(settings, asked, ms) }];
  if (embedder === null) return found;
  const vectors = await embedder.embed([CHOICE.question], MOST_WAIT_MS);
  return [...found, { what: "vectors", ...vectorNote(settings, vectors) }];
}

type Noted = Omit<Finding, "what">;

function verdictOn(
  { model }: ModelSettings,
  asked:
    | { readonly kind: "value"; readonly value: Selection }
    | { readonly kind: "fault"; readonly fault: ModelFault },
  ms: number,
): Noted {
  if (asked.kind === "fault") {
    const note = `${model} did not answer a test question: ${FAULTS[asked.fault]}. Answers are made without it.`;
    return { state: "warning", note };
  }
  const { verdict, picks } = asked.value;
  const answered = `${model} answered a test question in ${(ms / 1000).toFixed(1)} s`;
  const isRight = verdict === "answer" && picks.toSorted().join() === RIGHT.join();
  return isRight
    ? { state: "fine", note: `${answered}, and rightly.` }
    : {
        state: "warning",
        note: `${answered}, but wrongly (${[verdict, ...picks].join(" ")} instead of answer ${RIGHT.join(" ")}): try a larger model.`,
      };
}

function vectorNote(
  { embeddingModel }: ModelSettings,
  result:
    | { readonly kind: "value"; readonly vectors: readonly Float32Array[] }
    | { readonly kind: "fault"; readonly fault: ModelFault },
): Noted {
  const name = String(embeddingModel);
  if (result.kind === "fault") {
    const note = `${name} gave no vector: ${FAULTS[result.fault]}. Articles are found by their words alone.`;
    return { state: "warning", note };
  }
  const [vector] = result.vectors;
  return {
    state: "fine",
    note: `${name} gave a vector of ${String(vector?.length ?? 0)} figures.`,
  };
}
