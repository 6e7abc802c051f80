import type { Reading } from "../domain/reading.ts";
import type { ReadKind } from "../ports/kind-reader.ts";
import { changesJourney, namesPassport } from "./follow-up.ts";
import { openQuestion, type OpenQuestion } from "./open-question.ts";

/** “How much is a tourist visa?” is surely a question; “I come to work there” is often taken for one, less surely. */
const SURELY_ASKS = 0.7;

/** Whether a message only tells more of a journey: whose passport, what for, how long, when. */
export function addsToJourney(own: Reading, { kind, confidence }: ReadKind): boolean {
  if (own.visaNeed) return false;
  if (kind === "detail") return changesJourney(own) || namesPassport(own);
  const asks = kind === "question" && confidence >= SURELY_ASKS;
  if (asks || own.followUp !== null) return false;
  // "Italian restaurants in Wuhan" names no passport.
  return namesPassport(own) ? own.isBrief && own.place === null : changesJourney(own);
}

/**
 * The question whether a visa is needed, where it is still open: what only tells more of the journey answers nothing.
 *
 * @param asked messages that asked for something or added to that, oldest first
 * @param adds whether a message only tells more of the journey
 */
export function openVisaQuestion(
  asked: readonly string[],
  adds: (message: string) => boolean,
  read: (message: string) => Reading,
): OpenQuestion | null {
  const open = openQuestion(asked, adds);
  return open.whole.some((message) => read(message).visaNeed) ? open : null;
}
