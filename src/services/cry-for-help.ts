import type { Outcome, Reply } from "../domain/answer.ts";
import { goesOn } from "../domain/message-kind.ts";
import type { ReadKind } from "../ports/kind-reader.ts";
import type { SearchResult } from "../ports/search.ts";

/**
 * Less sure of a cry for help, a reply that knows nothing keeps its words, with the numbers below: of the first half of `bench/kinds`
 * and the questions of `bench/answers` that are read less surely, 7 cry for help and 8 ask for the price of a bus.
 */
const LIKELY_IN_NEED = 0.4;
/** From here on the numbers take the place of an answer that may not be exactly what was asked, and of a greeting or another thing that is said to a bot. */
const SURELY_IN_NEED = 0.7;
/** Outcomes that tell nothing of what was asked. */
const HELPLESS: ReadonlySet<Outcome> = new Set(["clarify", "no_answer", "out_of_scope"]);
/** Right after a cry for help, a message that is less clearly a question, and that an article less likely answers, is still about it. */
const CLEARLY_ASKED = 0.9;
const LIKELY_ASKED = 0.6;

/**
 * Whether the numbers take the place of a reply: whoever wrote is likely in need, and it would say nothing, or nothing that is surely
 * what they asked.
 *
 * @param confidence that they are in need, 0 to 1
 */
export function isOutweighed({ outcome, held }: Reply, confidence: number): boolean {
  const isHelpless = HELPLESS.has(outcome) && confidence >= LIKELY_IN_NEED;
  const isBeside = held === "article" || outcome === "smalltalk";
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
