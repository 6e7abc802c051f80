import type { Reply } from "../../domain/answer.ts";
import { paragraph, plainText } from "../../domain/block.ts";
import {
  moreUrgent,
  type Case,
  type CaseAct,
  type CaseEntry,
  type EntryId,
} from "../../domain/case.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { HolidayRow } from "../../domain/work-calendar.ts";
import type { CaseChange } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Clock } from "../../ports/clock.ts";
import type { UrgencyReader } from "../../ports/urgency-reader.ts";
import type { CaseOpenings } from "./case-openings.ts";
import { changeOf } from "./case-change.ts";
import { caseTiming } from "./case-timing.ts";

export interface CaseStepsDeps {
  readonly centres: Pick<CentreStore, "find">;
  readonly clock: Clock;
  readonly holidays: () => readonly HolidayRow[];
  readonly urgency: UrgencyReader;
  /** `null` where words raise the urgency of every case. */
  readonly openings: Pick<CaseOpenings, "mayRaise"> | null;
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
   * @param said the words, to be handed on; `null` for a button
   */
  locate(timeZone: string, said: Said | null, active: Case): Promise<CaseChange | null>;
  /** Hands on what they wrote. */
  write(said: Said, active: Case): Promise<CaseChange | null>;
}

/** What a person wrote, in the language of the words themselves. */
export interface Words {
  readonly text: string;
  readonly language: LanguageTag;
}

export interface Said extends Words {
  /** What the bot answered to it; `null` where it said nothing. */
  readonly answer: Reply | null;
  readonly at: Date;
  /** What staff read in place of a file that came with the words; not there where none did. */
  readonly file?: Words;
}

export function createCaseSteps(deps: CaseStepsDeps): CaseSteps {
  const { centres, clock, holidays, openings } = deps;

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
    language: LanguageTag,
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

  const entriesOf = ({ text, language, answer, at, file }: Said): CaseEntry[] => {
    const asked = entryOf("person", language, text, at);
    const brought = file === undefined ? [] : [entryOf("person", file.language, file.text, at)];
    if (answer === null) return [asked, ...brought];
    const told = entryOf("bot", answer.language, toldText(answer), clock.now());
    return [asked, ...brought, told];
  };

  return {
    take,
    locate: async (timeZone, said, active) => {
      const acts: CaseAct[] = [{ type: "located" }];
      if (said !== null) acts.push({ type: "written" });
      const change = await take(active, acts, said === null ? [] : entriesOf(said));
      return change === null ? null : { ...change, after: { ...change.after, timeZone } };
    },
    write: async (said, active) => {
      const urgency = deps.urgency.read([said.text]);
      const acts: CaseAct[] = [{ type: "written" }];
      const isRaised = moreUrgent(urgency, active.urgency);
      if (isRaised && ((await openings?.mayRaise(active)) ?? true)) {
        acts.push({ type: "raised", urgency });
      }
      return take(active, acts, entriesOf(said));
    },
  };
}

/** What the bot said, with what it offered where it asked back: without that nobody could tell what the person chose from. */
function toldText({ outcome, blocks, actions }: Reply): string {
  if (outcome !== "clarify") return plainText(blocks);
  const items = actions.map(({ label }) => [paragraph(`– ${label}`)]);
  return plainText([...blocks, { type: "list", ordered: false, items }]);
}
