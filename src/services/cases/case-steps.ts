import type { Reply } from "../../domain/answer.ts";
import { plainText } from "../../domain/block.ts";
import {
  moreUrgent,
  type Case,
  type CaseAct,
  type CaseEntry,
  type EntryId,
} from "../../domain/case.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import type { CaseChange } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { UrgencyReader } from "../../ports/urgency-reader.ts";
import { changeOf } from "./case-change.ts";
import { caseTiming } from "./case-timing.ts";
import type { CaseContext } from "./case-context.ts";

export interface CaseStepsDeps {
  readonly centres: Pick<CentreStore, "find">;
  readonly clock: Clock;
  readonly holidays: () => readonly HolidayRow[];
  readonly urgency: UrgencyReader;
  /** Unguessable. */
  readonly newId: () => string;
}

/** What a person does to their case. Each is `null` where the case cannot make the step. */
export interface CaseSteps {
  take(
    active: Case,
    acts: readonly CaseAct[],
    entries?: readonly CaseEntry[],
  ): Promise<CaseChange | null>;
  /**
   * They said where they are.
   *
   * @param timeZone IANA
   * @param said the words, to be handed on, and what the bot answered to them; `null` for a button
   */
  locate(timeZone: string, said: Said | null, active: Case): Promise<CaseChange | null>;
  /** Hands on what they wrote, with what the bot answered to it where it did. */
  write(
    text: string,
    answer: Reply | null,
    context: CaseContext,
    active: Case,
  ): Promise<CaseChange | null>;
}

export interface Said {
  readonly text: string;
  readonly answer: Reply | null;
  readonly context: CaseContext;
}

export function createCaseSteps(deps: CaseStepsDeps): CaseSteps {
  const { centres, clock, holidays } = deps;

  const take: CaseSteps["take"] = async (active, acts, entries = []) => {
    const centre = await centres.find(active.centre);
    if (centre === null) return null;
    const at = clock.now();
    const raised = acts.find((act) => act.type === "raised");
    const urgency = raised?.urgency ?? active.urgency;
    const { times } = caseTiming(centre, urgency, holidays(), at);
    return changeOf(active, { at, actor: { kind: "person" }, acts, entries }, times);
  };

  const entryOf = (
    kind: "person" | "bot",
    language: string,
    text: string,
    at: Date,
  ): CaseEntry => ({
    id: deps.newId() as EntryId,
    kind,
    author: { kind: kind === "person" ? "person" : "service" },
    language,
    text,
    at,
    deliveryKey: null,
  });

  const entriesOf = ({ text, answer, context: { message, language } }: Said): CaseEntry[] => {
    const asked = entryOf("person", language, text, message.sentAt);
    if (answer === null) return [asked];
    return [asked, entryOf("bot", answer.language, plainText(answer.blocks), clock.now())];
  };

  return {
    take,
    locate: async (timeZone, said, active) => {
      const acts: CaseAct[] = [{ type: "located" }];
      if (said !== null) acts.push({ type: "written" });
      const change = await take(active, acts, said === null ? [] : entriesOf(said));
      return change === null ? null : { ...change, after: { ...change.after, timeZone } };
    },
    write: (text, answer, context, active) => {
      const urgency = deps.urgency.read([text]);
      const acts: CaseAct[] = [{ type: "written" }];
      if (moreUrgent(urgency, active.urgency)) acts.push({ type: "raised", urgency });
      return take(active, acts, entriesOf({ text, answer, context }));
    },
  };
}
