import type { ArticleId } from "../domain/knowledge.ts";
import type { FoundClaim, SearchResult } from "../ports/search.ts";
import { TURN_CLAIM_SIGNALS, type TurnClaimSignals } from "./turn-claim-signals.ts";
import { TURN_CLAIM_WEIGHTS, TURN_LIKELIHOOD } from "./turn-claim-weights.ts";

/**
 * What search made of a message by itself, and of it with the words that were written before it; of a message that only adds to the question
 * before, of that question with the message.
 */
export interface SearchedTwice {
  readonly alone: SearchResult;
  readonly together: SearchResult;
}

/** A later message, before it is searched for. */
export interface LaterMessage {
  /** How likely it goes on with what was said before, 0 to 1. */
  readonly followUp: number;
  /** The same where it rather says more of what was asked before than asks for anything itself; else 0. */
  readonly detail: number;
  /** Roughly how many words it has. */
  readonly words: number;
  /** Its words mean something that was said before: “how much is it?” */
  readonly pointsBack: boolean;
  /** Articles of the last reply that told something, the one that led it first. */
  readonly atHand: readonly ArticleId[];
  /** Claims that were told before, as `topic/slug#claim`. */
  readonly told: ReadonlySet<string>;
}

/** Each claim that either search found. */
export interface TurnClaim {
  readonly found: FoundClaim;
  readonly signals: TurnClaimSignals;
}

/** As unlikely as a claim is that a search did not find. */
const NOT_FOUND = 0.01;
const LEAST_SHARE = 0.005;
/** A message of so many words says itself what it asks for. */
const LONG_WORDS = 12;

/** The claims of both searches, each once. */
export function turnClaims(
  { alone, together }: SearchedTwice,
  { followUp, detail, words, atHand, told }: LaterMessage,
): readonly TurnClaim[] {
  const sure = alone.confidence;
  const long = Math.min(1, words / LONG_WORDS);
  const aloneScores = scoresOf(alone);
  const togetherScores = scoresOf(together);
  const found = new Map(
    [...together.claims, ...alone.claims].map((claim) => [keyOf(claim), claim]),
  );
  return [...found].map(([key, claim]) => {
    const byAlone = logit(aloneScores.get(key) ?? NOT_FOUND);
    const byTogether = logit(togetherScores.get(key) ?? NOT_FOUND);
    const place = atHand.indexOf(claim.article);
    const isAtHand = place === 0 ? 1 : 0;
    const isFirstAlone = alone.hits[0]?.id === claim.article ? 1 : 0;
    const isFirstTogether = together.hits[0]?.id === claim.article ? 1 : 0;
    const isTold = told.has(key) ? 1 : 0;
    return {
      found: claim,
      signals: {
        together: byTogether,
        togetherSure: byTogether * sure,
        togetherLong: byTogether * long,
        alone: byAlone,
        aloneSure: byAlone * sure,
        aloneLong: byAlone * long,
        aloneDetail: byAlone * detail,
        atHand: isAtHand,
        atHandFollowUp: isAtHand * followUp,
        atHandSure: isAtHand * sure,
        atHandLong: isAtHand * long,
        atHandDetail: isAtHand * detail,
        besideAtHand: place > 0 ? 1 : 0,
        atHandTogether: isAtHand * isFirstTogether * together.confidence,
        firstTogether: isFirstTogether,
        firstTogetherFollowUp: isFirstTogether * followUp,
        firstTogetherDetail: isFirstTogether * detail,
        firstTogetherSure: isFirstTogether * sure,
        firstAlone: isFirstAlone,
        firstAloneFollowUp: isFirstAlone * followUp,
        firstAloneSure: isFirstAlone * sure,
        told: isTold,
        toldFollowUp: isTold * followUp,
        toldDetail: isTold * detail,
        toldAtHand: isTold * isAtHand,
      },
    };
  });
}

/** Claims by how likely each is asked for in its conversation, the likeliest first. */
export function claimsInConversation(
  searched: SearchedTwice,
  message: LaterMessage,
): readonly FoundClaim[] {
  return turnClaims(searched, message)
    .map(({ found, signals }) => ({ ...found, score: likelihood(weightOf(signals)) }))
    .sort((a, b) => b.score - a.score);
}

function weightOf(signals: TurnClaimSignals): number {
  return TURN_CLAIM_SIGNALS.reduce(
    (total, signal) => total + TURN_CLAIM_WEIGHTS[signal] * signals[signal],
    0,
  );
}

function likelihood(weight: number): number {
  const { at, per } = TURN_LIKELIHOOD;
  return 1 / (1 + Math.exp(-at - per * weight));
}

function scoresOf({ claims }: SearchResult): ReadonlyMap<string, number> {
  return new Map(claims.map((claim) => [keyOf(claim), claim.score]));
}

function keyOf({ article, claim }: FoundClaim): string {
  return `${article}#${claim}`;
}

/** The log odds of a share, which is kept away from certainty. */
export function logit(share: number): number {
  const own = Math.min(1 - LEAST_SHARE, Math.max(LEAST_SHARE, share));
  return Math.log(own / (1 - own));
}
