import type { FoundClaim, SearchHit, SearchResult } from "../ports/search.ts";
import { MIN_HELD_EXACTLY } from "./composed-replies.ts";
import {
  claimsInConversation,
  logit,
  type LaterMessage,
  type SearchedTwice,
} from "./turn-claims.ts";
import { TURN_SIGNALS, type TurnSignals } from "./turn-signals.ts";
import { TURN_WEIGHTS } from "./turn-weights.ts";

/** What was found, and whether the message says enough to be told of it, however unsure it is. */
export interface FoundAsMeant extends SearchResult {
  readonly isMeant: boolean;
  /** For the question before, to which the message only adds; not there where it was looked for itself. */
  readonly isAskedAgain?: true;
}

/** What was found for a later message. */
export interface FoundInConversation extends FoundAsMeant {
  /** Its likeliest claims are likely the very thing that was asked. */
  readonly isHeld: boolean;
  readonly signals: TurnSignals;
}

/** Below it nothing that was found is likely enough what is asked. Chosen with `bench/conversations/fit-turns.ts`. */
const MIN_LIKELIHOOD = 0.33;
/** A message that is less likely to go on with what was before it stands alone. */
export const MIN_FOLLOW_UP = 0.5;
/** Earlier messages whose words count as well: of one to five, three told the most. */
export const MOST_BEFORE = 3;
/** So few words that go on with nothing may ask for anything. */
const BARE_WORDS = 2;
/** From it on what was found is the very thing that is asked about as often as of a message by itself. */
const HELD_FROM = 0.55;

/**
 * What a later message asks for: what its words ask for, and what they ask for with the words before it.
 *
 * It is sure where the message alone is sure, or both searches lead to the same article and its claims are likely; `none` or `far`
 * where nothing is likely enough.
 */
export function inConversation(
  searched: SearchedTwice,
  message: LaterMessage,
): FoundInConversation {
  const { alone } = searched;
  const { followUp, words, pointsBack } = message;
  const isNew = followUp < MIN_FOLLOW_UP;
  const isBare = isNew && words <= BARE_WORDS;
  if (isBare && alone.verdict !== "sure") return bare(searched, message);
  const isItsOwn = alone.verdict === "sure" && !pointsBack;
  // A subject of its own is told of in its own words.
  const claims = isItsOwn && isNew ? alone.claims : claimsInConversation(searched, message);
  const hits = hitsInConversation(searched, claims, isItsOwn && isNew);
  const signals = turnSignals(searched, claims, message);
  const likelihood = likelihoodOf(signals);
  // What the message is about by itself and with what was said before it is hardly anything else.
  const isOne = signals.sameArticle === 1 && claims[0]?.article === alone.hits[0]?.id;
  const isExactAlone = isItsOwn && isNew && alone.held >= MIN_HELD_EXACTLY;
  const isHeld = isExactAlone || (likelihood >= HELD_FROM && isOne);
  const confidence = isItsOwn ? Math.max(alone.confidence, likelihood) : likelihood;
  const held = isItsOwn ? Math.max(alone.held, likelihood) : likelihood;
  const found = { hits, claims, confidence, held, isHeld, isMeant: true, signals };
  if (isItsOwn || isHeld) return { ...found, verdict: "sure" };
  if (likelihood >= MIN_LIKELIHOOD) return { ...found, verdict: "unsure" };
  return { ...found, verdict: isNew && alone.verdict === "far" ? "far" : "none" };
}

/** What a word or two find by themselves, with what they are found with in their conversation to choose from. */
function bare(searched: SearchedTwice, message: LaterMessage): FoundInConversation {
  const { hits, claims, confidence, held, verdict } = searched.alone;
  const [first] = searched.together.hits;
  const [told] = message.atHand;
  const subject = told === undefined ? first : { id: told, score: 0 };
  const others = hits.filter(({ id }) => id !== subject?.id);
  return {
    ...{ claims, confidence, held, verdict, isHeld: false, isMeant: false },
    hits: subject === undefined ? hits : [...others.slice(0, 1), subject, ...others.slice(1)],
    signals: turnSignals(searched, claims, message),
  };
}

/** The articles in the order of their likeliest claims, then the others that were found; a subject of its own comes first. */
function hitsInConversation(
  { alone, together }: SearchedTwice,
  claims: readonly FoundClaim[],
  isItsOwn: boolean,
): readonly SearchHit[] {
  const found = new Map([...alone.hits, ...together.hits].map((hit) => [hit.id, hit]));
  const own = isItsOwn ? alone.hits.slice(0, 1).map(({ id }) => id) : [];
  const order = [...own, ...claims.map(({ article }) => article), ...found.keys()];
  // What was told of before need not be among what was found.
  return [...new Set(order)].map((id) => found.get(id) ?? { id, score: 0 });
}

function turnSignals(
  { alone, together }: SearchedTwice,
  claims: readonly FoundClaim[],
  { followUp, detail, words }: LaterMessage,
): TurnSignals {
  const top = claims[0]?.score ?? 0;
  const isFar = alone.verdict === "far" ? 1 : 0;
  return {
    bias: 1,
    followUp,
    detail,
    brevity: 1 / (1 + words / 4),
    alone: alone.confidence,
    together: together.confidence,
    top,
    topOdds: logit(top),
    second: claims[1]?.score ?? 0,
    topAlone: alone.claims[0]?.score ?? 0,
    sameArticle: alone.hits[0] !== undefined && alone.hits[0].id === together.hits[0]?.id ? 1 : 0,
    aloneSure: alone.verdict === "sure" ? 1 : 0,
    aloneFar: isFar,
    farFollowUp: isFar * followUp,
    togetherSure: together.verdict === "sure" ? 1 : 0,
    togetherNone: together.verdict === "none" || together.verdict === "far" ? 1 : 0,
    heldAlone: logit(alone.held),
    heldAloneFollowUp: logit(alone.held) * followUp,
    heldTogether: logit(together.held),
    heldTogetherDetail: logit(together.held) * detail,
  };
}

function likelihoodOf(signals: TurnSignals): number {
  const sum = TURN_SIGNALS.reduce(
    (total, signal) => total + TURN_WEIGHTS[signal] * signals[signal],
    0,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** Whether the message is sure of its own subject, whatever was said before. */
export function isSurelyItsOwn(alone: SearchResult, found: SearchResult): boolean {
  return alone.verdict === "sure" && alone.hits[0]?.id === found.hits[0]?.id;
}
