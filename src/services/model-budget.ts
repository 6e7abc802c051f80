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

/** What may be spent in one day. */
export interface Allowance {
  readonly calls: number;
  /** Estimated, of what is asked and what is answered together. */
  readonly tokens: number;
}

export interface ModelBudgetOptions {
  readonly clock: Clock;
  /** IANA; whose midnight begins a new day. */
  readonly timeZone: string;
  readonly perPerson: Allowance;
  readonly forAll: Allowance;
}

/** Says what a call used of the tokens set aside for it; 0 tokens and no call when it never left. To be called once. */
export type Settle = (used: Allowance) => void;

/** Sees to it that neither one person nor all together ask more of a model than its owner wants to pay for. */
export interface ModelBudget {
  /**
   * Sets one call and so many tokens aside, from the person’s allowance and from everybody’s; `null` when either is spent.
   *
   * @param person `null` for a call that is nobody’s: it counts for all only
   */
  take(person: PersonRef | null, tokens: number): Settle | null;
  /** Whether so much could be taken now; sets nothing aside. */
  hasRoom(person: PersonRef | null, needed: Allowance): boolean;
}

/** People whose spending is remembered; the allowance for all holds whatever is forgotten. */
const MOST_PEOPLE = 20_000;

interface Spent {
  calls: number;
  tokens: number;
}

/** A budget in memory: it begins full whenever the process does. */
export function createModelBudget(options: ModelBudgetOptions): ModelBudget {
  const { clock, timeZone, perPerson, forAll } = options;
  const people = new Map<string, Spent>();
  let day: PlainDate | null = null;
  let all: Spent = { calls: 0, tokens: 0 };

  const turnDay = (): void => {
    const today = plainDateAt(clock.now(), timeZone);
    // A clock that goes back gives nothing back.
    if (day !== null && today <= day) return;
    day = today;
    people.clear();
    all = { calls: 0, tokens: 0 };
  };
  const spentBy = ({ platform, installation, person }: PersonRef): Spent => {
    const name = JSON.stringify([platform, installation, person]);
    const spent = people.get(name) ?? { calls: 0, tokens: 0 };
    people.delete(name);
    people.set(name, spent);
    for (const oldest of people.keys()) {
      if (people.size <= MOST_PEOPLE) break;
      people.delete(oldest);
    }
    return spent;
  };

  return {
    take: (person, tokens) => {
      turnDay();
      const own = person === null ? null : spentBy(person);
      const needed = { calls: 1, tokens };
      if (!fits(all, forAll, needed)) return null;
      if (own !== null && !fits(own, perPerson, needed)) return null;
      // The same objects are settled later: after midnight they are nobody’s any more.
      const charged = own === null ? [all] : [all, own];
      for (const spent of charged) add(spent, 1, tokens);
      return (used) => {
        for (const spent of charged) add(spent, used.calls - 1, used.tokens - tokens);
      };
    },
    hasRoom: (person, needed) => {
      turnDay();
      return (
        fits(all, forAll, needed) && (person === null || fits(spentBy(person), perPerson, needed))
      );
    },
  };
}

function fits(spent: Spent, allowance: Allowance, needed: Allowance): boolean {
  return (
    spent.calls + needed.calls <= allowance.calls &&
    spent.tokens + needed.tokens <= allowance.tokens
  );
}

function add(spent: Spent, calls: number, tokens: number): void {
  spent.calls += calls;
  spent.tokens += tokens;
}

/** Faults after which nothing was read or written by a model. */
const UNUSED: ReadonlySet<ModelFault> = new Set([
  "unavailable",
  "limited",
  "unauthorized",
  "resting",
]);

const NOTHING: Allowance = { calls: 0, tokens: 0 };

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
      const settle = budget.take(person, asked + call.maxTokens);
      if (settle === null) return { kind: "fault", fault: "limited", ms: 0 };
      const result = await model.complete(call, deadlineMs);
      settle(usedBy(result, asked, call.maxTokens));
      return result;
    },
  };
}

function usedBy(result: ModelResult, asked: number, most: number): Allowance {
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
      const settle = budget.take(person, tokens);
      if (settle === null) return { kind: "fault", fault: "limited" };
      const result = await embedder.embed(texts, deadlineMs);
      const isUnused = result.kind === "fault" && UNUSED.has(result.fault);
      settle(isUnused ? NOTHING : { calls: 1, tokens });
      return result;
    },
  };
}
