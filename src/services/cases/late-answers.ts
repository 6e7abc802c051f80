import { codeOf, Unavailable } from "../../domain/errors.ts";
import { formatMoment } from "../../domain/format.ts";
import type { DeskLanguage } from "../../domain/staff.ts";
import type { CaseStore, LateAnswer } from "../../ports/case-store.ts";
import type { CentreStore } from "../../ports/centre-store.ts";
import type { Log } from "../../ports/log.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import { noteInCase, type CaseNotesDeps } from "./case-notes.ts";

export interface LateAnswersDeps extends CaseNotesDeps {
  readonly store: Pick<CaseStore, "read" | "change" | "lateAnswers">;
  readonly centres: Pick<CentreStore, "find">;
  readonly texts: DeskTexts;
  readonly log: Log;
}

/** Whoever answered supposes by then that the person has read it. */
const LATE_MS = 10 * 60 * 1_000;
/** What was sent longer ago was told of, as this is looked at much more often. */
const SENT_WITHIN_MS = 5 * 60 * 1_000;
const MOST_AT_ONCE = 500;

/**
 * Tells the channels of a case once that an answer has not reached the person yet, and once that it has after all. To be
 * called again and again.
 */
export function createLateAnswers(deps: LateAnswersDeps): (now: Date) => Promise<void> {
  // After a start some are looked at anew; their lines have names, and none is posted twice.
  let told: ReadonlySet<string> = new Set();
  return async (now) => {
    const span = {
      madeBefore: new Date(now.getTime() - LATE_MS),
      sentSince: new Date(now.getTime() - SENT_WITHIN_MS),
      lateMs: LATE_MS,
    };
    const late = await deps.store.lateAnswers(span, MOST_AT_ONCE);
    const done = new Set<string>();
    for (const answer of late) {
      const name = nameOf(answer);
      if (told.has(name) || (await tell(deps, answer))) done.add(name);
    }
    told = done;
  };
}

function nameOf({ key, isSent }: LateAnswer): string {
  return `${isSent ? "surface.lateArrived" : "surface.late"} ${key}`;
}

/** @returns false for what is to be told the next time */
async function tell(deps: LateAnswersDeps, answer: LateAnswer): Promise<boolean> {
  const { key, madeAt, isSent } = answer;
  const sentence = isSent ? "surface.lateArrived" : "surface.late";
  try {
    const record = await deps.store.read(answer.case);
    const centre = record === null ? null : await deps.centres.find(record.centre);
    if (centre === null) return true;
    const words = (language: DeskLanguage): string =>
      deps.texts.say(sentence, language, {
        time: formatMoment(madeAt, language, centre.timeZone),
      });
    return await noteInCase(deps, answer.case, { name: [sentence, key], words });
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    // One that cannot be told of must not keep the others waiting.
    deps.log.error("case.late_untold", { case: answer.case, code: codeOf(error) });
    return true;
  }
}
