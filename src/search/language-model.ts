import type { LanguageTag } from "../domain/locale.ts";
import type {
  FoundClaim,
  Negatives,
  SearchContext,
  SearchDocument,
  SearchResult,
} from "../ports/search.ts";
import { calibrationOf, oddsOf, verdictOf } from "./confidence/calibration.ts";
import type { Calibration } from "./confidence/defaults.ts";
import { evidenceOf } from "./confidence/evidence.ts";
import { RIGHT } from "./confidence/outcome-model.ts";
import { ALL_QUESTIONS, buildIndex } from "./index/build-index.ts";
import { readCorpus } from "./index/corpus.ts";
import type { LanguageIndex } from "./index/language-index.ts";
import type { Classifier } from "./model/classifier.ts";
import { learnClasses } from "./model/examples.ts";
import { readQuery, type Query } from "./model/query.ts";
import { rank, type Ranked } from "./model/ranker.ts";
import { createScorer, placeOf, SIGNAL_COUNT, type Scores } from "./model/scorer.ts";
import { learnClaimModel, type ClaimModel } from "./claims/claim-model.ts";
import { createAskedClaims, type Asked } from "./claims/asked-claims.ts";
import { claimMeanings } from "./claims/claim-meanings.ts";
import { claimClass, type ClaimNetwork } from "./claims/claim-network.ts";
import { claimNetwork, isKnownToNetwork } from "./claims/shipped-network.ts";
import { createClaimScorer } from "./claims/claim-scorer.ts";
import { RERANKED, reranked } from "./claims/reranked.ts";
import { likelihoodHeld, type Found } from "./held/held.ts";

/** All that was learned of one language, as plain data. */
export interface LanguageModel {
  readonly index: LanguageIndex;
  /** `null` where there are too many articles, or no text to learn from. */
  readonly classifier: Classifier | null;
  readonly claims: ClaimModel;
  readonly calibration: Calibration;
}

/**
 * Learns one language; takes some six seconds for 112 articles with 230 ways of asking each.
 *
 * @param isKnown whether the network tells which claims of an article are asked for
 */
export function learnLanguage(
  language: LanguageTag,
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
  isKnown = isKnownToNetwork,
): LanguageModel {
  const corpus = readCorpus(language, documents, negatives);
  const index = buildIndex(corpus, ALL_QUESTIONS);
  const classifier = learnClasses(corpus, index, ALL_QUESTIONS);
  const claims = learnClaimModel(corpus, index, ALL_QUESTIONS, isKnown);
  return { index, classifier, claims, calibration: calibrationOf(corpus) };
}

/** Searches one language. */
export type LanguageSearch = (text: string, top: number, context?: SearchContext) => SearchResult;

const NOTHING: SearchResult = { hits: [], claims: [], confidence: 0, held: 0, verdict: "far" };
/** Articles of which the claims are weighed. */
export const CLAIMS_OF = 3;
const PROBABILITY = placeOf("probability");

/** What was made of a text, the documents by their numbers. */
export interface FoundInLanguage extends Found {
  /** The likeliest first. */
  readonly ranked: readonly Ranked[];
}

/**
 * Looks for what a text asks for in one language.
 *
 * @param documents those the model was learned from, in the same order
 * @param network `null` to do without
 * @returns `null` where no document has anything in common with the text
 */
export function createFinder(
  language: LanguageTag,
  documents: readonly SearchDocument[],
  { index, classifier, claims, calibration }: LanguageModel,
  network: ClaimNetwork | null,
): (text: string, top: number, context?: SearchContext) => FoundInLanguage | null {
  const scorer = createScorer(index, classifier);
  const askedBy = createAskedClaims(network, index, documents);
  const claimScorer = createClaimScorer(index, claims);
  const meaningOf = network === null ? () => null : claimMeanings(network);
  const claimsOf = (
    query: Query,
    asked: Asked,
    { signals, cosineOf }: Scores,
    weighed: readonly number[],
  ): readonly FoundClaim[] =>
    claimScorer
      .score(
        query,
        asked,
        weighed.map((document) => ({
          document,
          share: signals[document * SIGNAL_COUNT + PROBABILITY] ?? 0,
        })),
        cosineOf,
      )
      .flatMap(({ document, place, score }) => {
        const shown = documents[document];
        const claim = shown?.claims[place];
        return shown === undefined || claim === undefined
          ? []
          : [
              {
                article: shown.id,
                claim: claim.id,
                score,
                meaning: meaningOf(claimClass(shown.id, claim.id)),
              },
            ];
      })
      .sort((a, b) => b.score - a.score);
  const numberOf = new Map(documents.map(({ id }, document) => [id, document]));
  return (text, top, { before = [], about = [] } = {}) => {
    const query = readQuery(text, language, index, before);
    const scores = scorer.score(query, null);
    const asked = askedBy(query);
    const ranked = reranked(rank(scores, Math.max(RERANKED, top), null), scores, asked);
    const [first] = ranked;
    if (first === undefined) return null;
    const likely = ranked.slice(0, CLAIMS_OF).map(({ document }) => document);
    const toldOf = about.flatMap((id) => numberOf.get(id) ?? []);
    return {
      ranked: ranked.slice(0, Math.max(0, top)),
      document: first.document,
      asked,
      claims: claimsOf(query, asked, scores, [...new Set([...likely, ...toldOf])]),
      probabilities: oddsOf(calibration, evidenceOf(index, query, scores, ranked)),
    };
  };
}

/** @param documents those the model was learned from, in the same order */
export function createLanguageSearch(
  language: LanguageTag,
  documents: readonly SearchDocument[],
  model: LanguageModel,
): LanguageSearch {
  const find = createFinder(language, documents, model, claimNetwork());
  return (text, top, context) => {
    const found = find(text, top, context);
    if (found === null) return NOTHING;
    const { ranked, claims, probabilities } = found;
    const held = likelihoodHeld(found);
    return {
      hits: ranked.flatMap(({ document, score }) => {
        const id = documents[document]?.id;
        return id === undefined ? [] : [{ id, score }];
      }),
      claims,
      confidence: probabilities[RIGHT] ?? 0,
      held,
      verdict: verdictOf(probabilities, held, model.calibration),
    };
  };
}
