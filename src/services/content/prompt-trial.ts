import type { Outcome } from "../../domain/answer.ts";
import { documentKind, type DocumentPath } from "../../domain/document.ts";
import type { Draft, DraftId } from "../../domain/editing.ts";
import { AppError } from "../../domain/errors.ts";
import type { Prompts } from "../../domain/prompt.ts";
import type { AuditEntry, AuditTrail } from "../../ports/audit.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Documents } from "../../ports/content-examiner.ts";
import type { ContentStore } from "../../ports/content-store.ts";
import { forbidden, may, notThere, type Actor } from "../staff/actor.ts";
import { draftEntry } from "./drafts.ts";

/** What became of a question with some prompts. */
export interface TriedAnswer {
  readonly outcome: Outcome;
  /** Plain text. */
  readonly reply: string;
}

/** One question with the prompts in force and with those of a draft. */
export interface Trial {
  readonly text: string;
  readonly before: TriedAnswer;
  readonly after: TriedAnswer;
}

export interface PromptTrialsDeps {
  readonly content: Pick<ContentStore, "draft">;
  /** The words in force. */
  readonly documents: () => Documents;
  /** @throws AppError `content_invalid` with every fault of the prompts */
  readonly promptsIn: (documents: Documents) => Prompts;
  /** `null` without a model. */
  readonly ask: ((prompts: Prompts, question: string) => Promise<TriedAnswer>) | null;
  readonly trail: Pick<AuditTrail, "record">;
  readonly clock: Clock;
}

export interface PromptTrials {
  /**
   * Asks real questions with a draft’s prompts, which nobody else is answered by. Recorded in the audit trail before the first is asked.
   *
   * @returns null without a model
   * @throws AppError `forbidden`; `not_found` there is no such draft; `content_invalid` its prompts have faults
   */
  ask(by: Actor, draft: DraftId, questions: readonly string[]): Promise<readonly Trial[] | null>;
}

export function createPromptTrials(deps: PromptTrialsDeps): PromptTrials {
  return {
    ask: async (by, id, questions) => {
      if (!may(by, "content.edit", null)) throw forbidden();
      const { ask } = deps;
      const draft = await deps.content.draft(id);
      if (draft === null) throw notThere();
      if (ask === null) return null;
      const documents = deps.documents();
      const before = deps.promptsIn(documents);
      const after = deps.promptsIn(withEdits(documents, draft));
      await deps.trail.record(trialEntry(deps, by, draft, questions.length));
      const trials: Trial[] = [];
      // One after another: a trial must not take the place of people who wait for an answer.
      for (const text of questions) {
        trials.push({ text, before: await ask(before, text), after: await ask(after, text) });
      }
      return trials;
    },
  };
}

/** Which prompts, and how many questions; never the words of either. */
function trialEntry(
  deps: Pick<PromptTrialsDeps, "clock">,
  by: Actor,
  draft: Draft,
  questions: number,
): AuditEntry {
  const edits = draft.edits.filter(({ path }) => documentKind(path) === "prompt");
  return draftEntry(deps, by, "content.prompts_tried", { ...draft, edits }, { questions });
}

function withEdits(documents: Documents, { edits }: Draft): Documents {
  const after = new Map<DocumentPath, string>(documents);
  for (const { path, text } of edits) {
    if (text === null) after.delete(path);
    else after.set(path, text);
  }
  return after;
}

/** What is said where there is no model to ask. */
export function modelOff(): AppError {
  return new AppError("unavailable", "No language model is set up.");
}
