import { createContentAssistance } from "../../src/app/content-assistance.ts";
import { openModel } from "../../src/app/assistance.ts";
import { createCoreTools, type Core } from "../../src/app/service.ts";
import { promptsIn } from "../../src/app/served-prompts.ts";
import { timers } from "../../src/app/timers.ts";
import type { Prompt, PromptName, Prompts } from "../../src/domain/prompt.ts";
import { startScriptedModel, type ModelRequest, type ModelStep } from "./scripted-model.ts";
import { knowledgeOf, smallDocuments } from "./small-content.ts";

/** So that a test of a model that hangs need not last. */
const DEADLINE_MS = 400;

/** What helps those who look after a small content, with the real client and a model on this machine that does as a test says. */
export async function draftingWorld(callsPerPerson = 1_000) {
  const model = await startScriptedModel();
  const counted: string[] = [];
  const assistance = createContentAssistance({
    access: await openModel({
      settings: {
        apiKey: "a key",
        baseUrl: model.baseUrl,
        model: "scripted",
        embeddingModel: null,
        callsPerPerson,
        tokensPerDay: 100_000_000,
        casesShare: 0.2,
        contentShare: 0.1,
        gateTokensPerDay: 1,
      },
      fetch: globalThis.fetch,
      clock: { now: () => new Date() },
      scheduler: timers,
      log: { debug: nothing, info: nothing, warn: nothing, error: nothing },
      metrics: { called: nothing },
    }),
    current: () => ({ core: smallCore(), prompts: hurried() }),
    metrics: {
      helped: nothing,
      fault: (fault) => counted.push(`fault ${fault}`),
      refused: (fault) => counted.push(`refused ${fault}`),
    },
  });
  return { model, counted, assistance };
}

const nothing = (): void => undefined;

let core: Core | null = null;

/** What the guard needs of one. */
function smallCore(): Core {
  return (core ??= {
    knowledge: knowledgeOf(smallDocuments()),
    identifier: createCoreTools().identifier,
  } as unknown as Core);
}

/** The project’s prompts with a short deadline. */
function hurried(): Prompts {
  const all = Object.entries(promptsIn(smallDocuments())) as [PromptName, Prompt][];
  const short = all.map(
    ([name, prompt]) => [name, { ...prompt, deadlineMs: DEADLINE_MS }] as const,
  );
  return Object.fromEntries(short) as unknown as Prompts;
}

export interface GivenPiece {
  readonly id: string;
  readonly text: string;
}

/** The pieces that a model was given to translate. */
export function piecesIn({ input }: ModelRequest): readonly GivenPiece[] {
  const line = input.split("\n").findLast((one) => one.startsWith("["));
  return JSON.parse(line ?? "[]") as GivenPiece[];
}

/** A model that gives each piece the words that a test has for it, by its English ones; of the others it says nothing. */
export function translatesBy(
  words: Readonly<Record<string, string>>,
): (request: ModelRequest) => ModelStep {
  return (request) => {
    const pieces = piecesIn(request).flatMap(({ id, text }) => {
      const made = words[text];
      return made === undefined ? [] : [{ id, text: made }];
    });
    return { does: "value", value: { pieces } };
  };
}
