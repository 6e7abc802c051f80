import type { Outcome, Reply } from "../domain/answer.ts";
import { goesOn } from "../domain/message-kind.ts";
import type { Emergency } from "../ports/emergency-detector.ts";
import type { ReadKind } from "../ports/kind-reader.ts";
import type { SearchResult } from "../ports/search.ts";

/**
 * Less sure of a cry for help, a reply that knows nothing keeps its words, with the numbers below: of the messages of `bench/kinds`
 * and the questions of `bench/answers` that are read less surely, 7 cry for help and 7 ask for something else.
 */
const LIKELY_IN_NEED = 0.3;
/** From here on the numbers take the place of an answer that may not be exactly what was asked, and of a greeting or another thing that is said to a bot. */
const SURELY_IN_NEED = 0.6;
/** Outcomes that tell nothing of what was asked. */
const HELPLESS: ReadonlySet<Outcome> = new Set(["clarify", "no_answer", "out_of_scope"]);
/** Right after a cry for help, a message that is less clearly a question, and that an article less likely answers, is still about it. */
const CLEARLY_ASKED = 0.9;
const LIKELY_ASKED = 0.6;

/** Less sure that somebody may want to die, what surely answers their question is told, with the number to call below. */
const UNLIKELY_SUICIDE = 0.5;

/** Whether the numbers are all that is told, whatever else the message asks. */
export function isWithoutDoubt({ kind, numbers, confidence }: Emergency): boolean {
  if (numbers !== "card" || kind === "lostPassport") return false;
  return kind !== "suicide" || confidence >= UNLIKELY_SUICIDE;
}

/** Whether a sure answer may stand in the place of the numbers, and no other reply. */
export function needsSureAnswer({ kind }: Emergency): boolean {
  return kind === "suicide" || kind === "lostPassport";
}

/**
 * Whether the numbers take the place of a reply: whoever wrote is likely in need, and it would say nothing, or nothing that is surely
 * what they asked. Nobody is in danger for a lost passport alone: what surely answers them is the help.
 */
export function isOutweighed({ outcome, held }: Reply, emergency: Emergency): boolean {
  const { numbers, confidence } = emergency;
  const isBeside = held === "article" || outcome === "smalltalk";
  if (numbers === "card") return isWithoutDoubt(emergency) || outcome !== "answer" || isBeside;
  const isHelpless = HELPLESS.has(outcome) && confidence >= LIKELY_IN_NEED;
  return isHelpless || (isBeside && confidence >= SURELY_IN_NEED);
}

/** Where somebody is, or "what do I tell them in Chinese", said after a cry for help, is part of it. */
export function goesOnWithCry(
  { kind, confidence }: ReadKind,
  { verdict, held }: SearchResult,
): boolean {
  const isOpen = goesOn(kind) || (kind === "question" && confidence < CLEARLY_ASKED);
  return isOpen && verdict !== "sure" && held < LIKELY_ASKED;
}
