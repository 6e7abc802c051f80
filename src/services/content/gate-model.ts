import type { Knowledge } from "../../domain/knowledge.ts";
import type { GateRefusal, ModelGate, ModelScore } from "../../ports/content-examiner.ts";
import { GUARD_FAULTS, type GuardFault } from "../../ports/guard.ts";
import type { ModelFault } from "../../ports/language-model.ts";
import {
  changeOf,
  faredOf,
  isRight,
  leadIn,
  ORDER,
  tallyOf,
  type Asked,
  type Compared,
  type Held,
  type LabelledQuestion,
} from "./gate-compare.ts";
import { isWorseTogether } from "./gate-margin.ts";
import type { ModelQuestion } from "./gate-sample.ts";

/** What became of a question that a model helped with. */
export interface ModelAsked extends Asked {
  /** Something came back from the model that could be read. */
  readonly spoke: boolean;
  /** Faults that the guard found in its words. */
  readonly refused: readonly GuardFault[];
  /** Why it did not help; `null` where it did, or had nothing to do. */
  readonly fault: ModelFault | null;
}

/** One content with its prompts, and the model that answers from it. */
export interface ModelSide {
  readonly knowledge: Knowledge;
  /** Never throws. */
  readonly ask: (question: ModelQuestion) => Promise<ModelAsked>;
}

export interface ModelGateParts {
  readonly before: ModelSide;
  readonly after: ModelSide;
  readonly sample: readonly ModelQuestion[];
  /** Something that a model is told to do changed, which nobody may bring into force unmeasured. */
  readonly isOfPrompts: boolean;
  /** Of the time for all questions, in milliseconds; none is begun when it is over. */
  readonly leftMs: () => number;
  /** Is told how much is done, from 0 to 1. */
  readonly onProgress: (share: number) => void;
}

/** People who wait for an answer have the same model. */
const AT_ONCE = 3;
/** So many in a row that came to nothing: the others would, too. */
const GIVEN_UP_AFTER = 6;
/** With less than this share of the questions compared too little is known. */
const ENOUGH = 1 / 2;
/** Faults that a prompt may well be the reason of; the others are its endpoint’s. */
const OF_PROMPTS: ReadonlySet<ModelFault> = new Set(["late", "malformed", "declined"]);

interface Pair {
  readonly question: ModelQuestion;
  readonly before: ModelAsked;
  readonly after: ModelAsked;
}

/** Asks the questions of a sample on both sides, a few at a time, and judges what the model made of them. */
export async function measureModel(parts: ModelGateParts): Promise<ModelGate> {
  const { before, after, sample, isOfPrompts } = parts;
  const asked = await askAll(parts);
  const measured = asked.filter(isMeasured);
  const state = stateOf(parts, asked, measured.length);
  const answers = measured
    .filter(({ question }) => question.way !== "translate")
    .map(({ question, ...each }) => ({
      question: question.question,
      before: leadIn(before.knowledge, each.before),
      after: leadIn(after.knowledge, each.after),
    }));
  const count = (test: (asked: ModelAsked) => boolean, side: "before" | "after"): number =>
    measured.filter((pair) => test(pair[side])).length;
  const score: ModelScore = {
    state,
    questions: sample.length,
    asked: measured.length,
    ...tallyOf(answers),
    refusedBefore: count(isRefused, "before"),
    refusedAfter: count(isRefused, "after"),
    faults: GUARD_FAULTS.map((fault) => ({
      fault,
      before: count(({ refused }) => refused.includes(fault), "before"),
      after: count(({ refused }) => refused.includes(fault), "after"),
    })).filter((each) => each.before + each.after > 0),
    silentBefore: count(isSilent, "before"),
    silentAfter: count(isSilent, "after"),
    changes: answers.flatMap(changeOf).sort((a, b) => ORDER[a.change] - ORDER[b.change]),
  };
  const isUnknown = isOfPrompts && (state !== "asked" || measured.length === 0);
  return {
    score,
    refusals: [...(isUnknown ? [unreachable(score)] : []), ...worse(measured, answers, score)],
  };
}

/** What is not begun any more is missing. */
async function askAll(parts: ModelGateParts): Promise<readonly Pair[]> {
  const { before, after, sample, leftMs, onProgress } = parts;
  const pairs: Pair[] = [];
  const left = [...sample];
  let inVain = 0;
  const work = async (): Promise<void> => {
    while (leftMs() > 0 && inVain < GIVEN_UP_AFTER) {
      const question = left.shift();
      if (question === undefined) return;
      // What is in force first: where its endpoint works, what the draft makes of it is not taken for a fault of that.
      const was = await before.ask(question);
      const is = await after.ask(question);
      const pair = { question, before: was, after: is };
      pairs.push(pair);
      inVain = isMeasured(pair) ? 0 : inVain + 1;
      onProgress(pairs.length / sample.length);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return pairs;
}

/** Both can be compared: the draft’s was given, or is missing where the one in force was given. */
function isMeasured({ before, after }: Pair): boolean {
  return after.fault === null || (before.fault === null && OF_PROMPTS.has(after.fault));
}

function stateOf(
  { sample, leftMs }: ModelGateParts,
  asked: readonly Pair[],
  measured: number,
): ModelScore["state"] {
  if (measured >= sample.length * ENOUGH) return "asked";
  if (asked.length < sample.length && leftMs() <= 0) return "late";
  const isLimited = asked.some((pair) =>
    [pair.before, pair.after].some(({ fault }) => fault === "limited"),
  );
  return isLimited ? "limited" : "unreachable";
}

function unreachable({ questions, asked }: ModelScore): GateRefusal {
  return { why: "model_unreachable", language: null, before: questions, after: asked };
}

/** All languages together, as one of them has too few questions to tell a loss from chance. */
function worse(
  measured: readonly Pair[],
  answers: readonly Compared<LabelledQuestion>[],
  score: ModelScore,
): readonly GateRefusal[] {
  const { refusedBefore, refusedAfter, silentBefore, silentAfter } = score;
  const all = measured.length;
  const refused = measured
    // What a silent model would have said, nobody knows.
    .filter((pair) => [pair.before, pair.after].every((each) => each.spoke && !isSilent(each)))
    .map(({ before, after }) => ({ held: !isRefused(before), holds: !isRefused(after) }));
  const silent = measured.map(({ before, after }) => ({
    held: !isSilent(before),
    holds: !isSilent(after),
  }));
  const well = answers.map(({ question, before, after }) => ({
    held: faresWell(question, before),
    holds: faresWell(question, after),
  }));
  const wells = (side: "held" | "holds"): number => well.filter((each) => each[side]).length;
  return [
    ...refusalOf("guard", refused, refusedBefore, refusedAfter),
    ...refusalOf("model_worse", well, wells("held"), wells("holds")),
    ...refusalOf("model_silent", silent, all - silentBefore, all - silentAfter),
  ];
}

function refusalOf(
  why: GateRefusal["why"],
  all: readonly Held[],
  before: number,
  after: number,
): GateRefusal[] {
  return isWorseTogether([faredOf(all)]) ? [{ why, language: null, before, after }] : [];
}

/** Answered rightly, or not at all where nothing should answer. */
function faresWell(
  { kind, accept }: LabelledQuestion,
  lead: Compared<LabelledQuestion>["before"],
): boolean {
  return kind === "answerable" ? isRight(accept, lead) : !lead.answered;
}

function isRefused({ refused }: ModelAsked): boolean {
  return refused.length > 0;
}

function isSilent({ fault }: ModelAsked): boolean {
  return fault !== null;
}
