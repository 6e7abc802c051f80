import { causeCodeOf, codeOf } from "../domain/errors.ts";
import type { PersonRef } from "../domain/message.ts";
import { estimateTokens } from "../domain/model-tokens.ts";
import { plainDateAt, type PlainDate } from "../domain/plain-date.ts";
import type { Clock } from "../ports/clock.ts";
import type {
  Embedder,
  EmbedResult,
  LanguageModel,
  ModelFault,
  ModelResult,
} from "../ports/language-model.ts";
import type { Log } from "../ports/log.ts";
import type { Spending, SpendingAccount, SpendingStore } from "../ports/spending-store.ts";

export interface ModelBudgetOptions {
  /** Keeps what is spent of budgets of one name together, for all processes that share it. */
  readonly store: SpendingStore;
  readonly name: "people" | "cases" | "content" | "drafts";
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
  /** IANA; whose midnight begins a new day. */
  readonly timeZone: string;
  readonly perPerson: Spending;
  readonly forAll: Spending;
}

/**
 * Says what a call used of the tokens set aside for it; 0 tokens and no call when it never left. To be called once. Never fails: what
 * cannot be settled counts as it was set aside until the day ends, and so does what a process leaves behind that dies before it.
 */
export type Settle = (used: Spending) => Promise<void>;

/** Sees to it that neither one person nor all together ask more of a model than its owner wants to pay for. */
export interface ModelBudget {
  /**
   * Sets one call and so many tokens aside, from the person’s allowance and from everybody’s; `null` when either is spent, or when
   * the store cannot be had. Never fails.
   *
   * @param person `null` for a call that is nobody’s: it counts for all only
   */
  take(person: PersonRef | null, tokens: number): Promise<Settle | null>;
  /** Whether so much could be taken now; sets nothing aside. Never fails. */
  hasRoom(person: PersonRef | null, needed: Spending): Promise<boolean>;
  /** Of the tokens of all together, how much of today’s is set aside or spent, from 0 to 1; 0 where there are none. @throws Unavailable */
  spentShare(): Promise<number>;
}

/** For where what is spent is counted elsewhere, or nothing is. */
export const UNBOUNDED_BUDGET: ModelBudget = {
  take: () => Promise.resolve(() => Promise.resolve()),
  hasRoom: () => Promise.resolve(true),
  spentShare: () => Promise.resolve(0),
};

/** A budget as its store counts it. Where that cannot be had, nothing is spent. */
export function createModelBudget(options: ModelBudgetOptions): ModelBudget {
  const { store, name: budget, clock, log, timeZone, perPerson, forAll } = options;
  const today = (): PlainDate => plainDateAt(clock.now(), timeZone);
  const all: SpendingAccount = { budget, person: null, most: forAll };
  const accountsOf = (person: PersonRef | null): readonly SpendingAccount[] =>
    person === null ? [all] : [{ budget, person, most: perPerson }, all];
  /** What is to be taken for the result where it cannot be had. */
  const orElse = async <T>(instead: T, ask: () => Promise<T>): Promise<T> => {
    try {
      return await ask();
    } catch (error) {
      log.warn("budget.unknown", { budget, code: codeOf(error), cause: causeCodeOf(error) });
      return instead;
    }
  };
  let warnedOn: PlainDate | null = null;
  /** That one person’s allowance is spent concerns nobody else. */
  const warnOnceSpent = async (tokens: number): Promise<void> => {
    const day = today();
    if (warnedOn === day) return;
    const hasRoom = await orElse(true, () => store.hasRoom([all], { calls: 1, tokens }, day));
    if (hasRoom) return;
    warnedOn = day;
    log.warn("budget.spent", { budget, tokens: forAll.tokens });
  };
  return {
    take: async (person, tokens) => {
      const needed = { calls: 1, tokens };
      const charged = await orElse(null, () => store.charge(accountsOf(person), needed, today()));
      if (charged === null) {
        await warnOnceSpent(tokens);
        return null;
      }
      return (used) => {
        const unused = { calls: 1 - used.calls, tokens: tokens - used.tokens };
        if (unused.calls === 0 && unused.tokens === 0) return Promise.resolve();
        return orElse(undefined, () => store.giveBack(charged, unused));
      };
    },
    hasRoom: (person, needed) =>
      orElse(false, () => store.hasRoom(accountsOf(person), needed, today())),
    spentShare: async () => {
      if (forAll.tokens === 0) return 0;
      const [spent] = await store.spent([all], today());
      return Math.min(1, (spent?.tokens ?? 0) / forAll.tokens);
    },
  };
}

/** Faults after which nothing was read or written by a model. */
const UNUSED: ReadonlySet<ModelFault> = new Set([
  "unavailable",
  "limited",
  "unauthorized",
  "resting",
]);

const NOTHING: Spending = { calls: 0, tokens: 0 };

/** The same model for one person: `limited` without a call when the budget is spent. */
export function withinBudget(
  model: LanguageModel,
  budget: ModelBudget,
  person: PersonRef | null,
): LanguageModel {
  return {
    name: model.name,
    isResting: (prompt) => model.isResting(prompt),
    complete: async (call, deadlineMs) => {
      const asked = estimateTokens(call.instructions) + estimateTokens(call.input);
      const settle = await budget.take(person, asked + call.maxTokens);
      if (settle === null) return { kind: "fault", fault: "limited", ms: 0 };
      const result = await model.complete(call, deadlineMs);
      await settle(usedBy(result, asked, call.maxTokens));
      return result;
    },
  };
}

function usedBy(result: ModelResult, asked: number, most: number): Spending {
  if (result.kind === "fault") {
    // Nobody says how much was written before it came to nothing.
    return UNUSED.has(result.fault) ? NOTHING : { calls: 1, tokens: asked + most };
  }
  const written = Math.min(most, estimateTokens(JSON.stringify(result.value)));
  return { calls: 1, tokens: asked + written };
}

/** The same embedder for one person, or for nobody: `limited` without a call when the budget is spent. */
export function embedsWithinBudget(
  embedder: Embedder,
  budget: ModelBudget,
  person: PersonRef | null,
): Embedder {
  return {
    name: embedder.name,
    embed: async (texts, deadlineMs): Promise<EmbedResult> => {
      const tokens = texts.reduce((sum, text) => sum + estimateTokens(text), 0);
      const settle = await budget.take(person, tokens);
      if (settle === null) return { kind: "fault", fault: "limited" };
      const result = await embedder.embed(texts, deadlineMs);
      const isUnused = result.kind === "fault" && UNUSED.has(result.fault);
      await settle(isUnused ? NOTHING : { calls: 1, tokens });
      return result;
    },
  };
}
