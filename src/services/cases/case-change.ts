import {
  caseAfter,
  type Case,
  type CaseAct,
  type CaseActor,
  type CaseEntry,
  type CaseEvent,
  type CaseTimes,
} from "../../domain/case.ts";
import type { CaseChange } from "../../ports/case-store.ts";

/** One step of a case: who does what, and what is said with it. */
export interface Step {
  readonly at: Date;
  readonly actor: CaseActor;
  /** In order; all of them or none. */
  readonly acts: readonly CaseAct[];
  readonly entries?: readonly CaseEntry[];
}

/** @returns `null` when a case that stands so cannot make the step */
export function changeOf(before: Case, step: Step, times: CaseTimes): CaseChange | null {
  const { at, actor, acts, entries = [] } = step;
  const events = acts.map((act): CaseEvent => ({ at, actor, act }));
  let after: Case | null = before;
  for (const event of events) {
    after = caseAfter(after, event, times);
    if (after === null) return null;
  }
  return { before, after: { ...after, revision: before.revision + 1 }, events, entries };
}
