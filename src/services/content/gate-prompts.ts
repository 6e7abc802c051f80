import type { Outcome } from "../../domain/answer.ts";
import type { Prompts } from "../../domain/prompt.ts";
import type { GateRefusal } from "../../ports/content-examiner.ts";
import type { GuardFault } from "../../ports/guard.ts";

/** What became of a question with a model’s help. */
export interface PromptedAnswer {
  readonly outcome: Outcome;
  /** Why words of the model were not shown; `null` when they were, or when it wrote none. */
  readonly refusedBy: GuardFault | null;
}

/** Asks a question with some prompts. */
export type AskPrompted = (prompts: Prompts, question: string) => Promise<PromptedAnswer>;

/** One question may fall to either side: a model says not always the same, even at temperature 0. */
const LEAST = 2;

/**
 * Asks the same questions with the prompts before and after, and refuses when the guard refuses more: at least two more of
 * the same questions. Prompts that are the same are not asked.
 *
 * @throws whatever `ask` throws: a model that cannot be asked measures nothing
 */
export async function gatePrompts(
  before: Prompts,
  after: Prompts,
  questions: readonly string[],
  ask: AskPrompted,
): Promise<readonly GateRefusal[]> {
  if (hashesOf(before) === hashesOf(after)) return [];
  let [was, is] = [0, 0];
  for (const question of questions) {
    if ((await ask(before, question)).refusedBy !== null) was += 1;
    if ((await ask(after, question)).refusedBy !== null) is += 1;
  }
  return is - was >= LEAST ? [{ why: "guard", language: null, before: was, after: is }] : [];
}

function hashesOf(prompts: Prompts): string {
  return Object.values(prompts)
    .map(({ hash, deadlineMs }) => `${hash} ${deadlineMs}`)
    .join(",");
}
