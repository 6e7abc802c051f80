import type { Emergency } from "../ports/emergency-detector.ts";
import type { ReadKind } from "../ports/kind-reader.ts";
import type { SearchResult } from "../ports/search.ts";
import type { TurnSignals } from "./turn-signals.ts";

/**
 * The rule that a reply comes from.
 *
 * `empty`: nothing was written; `language`: one that is not offered; `emergency`: somebody is in need, and nothing else matters;
 * `kind`: it is no question; `several`: it asks
 * several, which are answered in turn; `visaNeed`: the table of passports, whichever article was
 * found; `table`: that of the article found; `purpose`: the article for what somebody comes for; `sure`, `unsure`, `none`,
 * `far`: what search made of it; `model`: a model chose among reviewed sentences, or asked back.
 */
export type Rule =
  | "empty"
  | "language"
  | "emergency"
  | "kind"
  | "several"
  | "visaNeed"
  | "table"
  | "purpose"
  | SearchResult["verdict"]
  | "model";

/**
 * Which words were searched with: the message’s own, or those with the words before it, or these alone. Of a message that only adds to the
 * question before, `together` asks that question, with the message as one of the words around it.
 */
export type Searched = "alone" | "together" | "before";

/** How a reply came about, written down by what decided. */
export interface Trace {
  readonly rule: Rule;
  /** What was told of one; `null` where nobody is in need. */
  readonly emergency: Emergency | null;
  /** `null` where it was not looked at. */
  readonly kind: ReadKind | null;
  /** In their order; none where nothing was looked for. */
  readonly searches: readonly { readonly of: Searched; readonly result: SearchResult }[];
  /** What told how a later message is answered; `null` where it was not searched with the words before it. */
  readonly later: TurnSignals | null;
  /** The message was read with the one before it. */
  readonly followed: boolean;
  /** It seems to be about another country, so that what was found with certainty is asked back. */
  readonly doubted: boolean;
}

/** Before anything was decided. */
export const NO_TRACE: Trace = {
  rule: "empty",
  emergency: null,
  kind: null,
  searches: [],
  later: null,
  followed: false,
  doubted: false,
};
