import type { KnownPerson } from "../domain/claim-audience.ts";
import { claimNodes } from "../domain/claim-nodes.ts";
import type { Article, ClaimId } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { ClaimMeaning, FoundClaim } from "../ports/search.ts";
import { isTheirs, piecesFor, piecesOf, type ArticlePiece } from "./article-pieces.ts";
import type { ArticleView, ArticleViewer, ViewDays } from "./article-view.ts";

/**
 * Words of the pieces of a reply, as the language counts them. What else a reply says takes about twenty. All of these numbers
 * were chosen with the first half of `bench/answers`, for replies of at most 80 words at the median and 110 at the 90th percentile.
 */
const MAX_WORDS = 60;
/** What is about as likely asked for as the first piece may take as much more room. */
const MORE_FOR_LIKELY = 22;
const LIKELY_SHARE = 0.5;
/** What holds for people like them is likelier asked for. */
const THEIRS_SHARE = 1.5;
/** The share of its likelihood that a claim keeps outside the first article found: search is surer of the article than of a claim. */
const SHARE_ELSEWHERE = 0.75;
/** Several questions have a little more room together. */
const MORE_ROOM = 1.3;
/** A piece that is less likely asked for is left out, whatever room there is. */
const MIN_SCORE = 0.08;
/** Nor is one so much less likely than the first. */
const MIN_SHARE_OF_FIRST = 0.2;
/** Nor another article that is less likely asked than this share of the first piece. */
const MIN_SHARE_ELSEWHERE = 0.4;
const MAX_PIECES = 5;
/** Two claims that are asked for in words as near as this say something of the same; the nearer, the more. */
const ALIKE_FROM = 0.3;
/** What quite the same would lose of its likelihood. */
const SAME_COSTS = 0.6;
/** The likeliest pieces, among which is chosen. */
const MOST_WEIGHED = 16;

export interface ComposingParts {
  readonly viewer: ArticleViewer;
  readonly language: LanguageTag;
  readonly days: ViewDays;
  /** How many questions share the room of the reply; 1 for one. */
  readonly sharedBy: number;
  /** What holds for others alone is left out; what holds for people like them is likelier asked for. */
  readonly person: KnownPerson;
}

/** What a question needs of some articles. */
export interface Composition {
  /**
   * In the order to be read: the likeliest first, with what it goes on from, the others as their articles have them. None where no
   * claim may be said, or none was found.
   */
  readonly pieces: readonly ArticlePiece[];
  /** Views of likely claims that may not be said now, the likeliest first: what stands in their place is told. */
  readonly ended: readonly ArticleView[];
  /** The likeliest of all claims is among those. */
  readonly isMainEnded: boolean;
}

/**
 * Puts together what a question needs.
 *
 * @param articles the likeliest first
 * @param claims of these articles, with how likely each is asked for
 */
export function composed(
  articles: readonly Article[],
  claims: readonly FoundClaim[],
  { viewer, language, days, sharedBy, person }: ComposingParts,
): Composition {
  const pieces = articles.flatMap((article) =>
    piecesFor(person, piecesOf(viewer, article, language, days)),
  );
  // The neighbours of an article that was withdrawn do not answer in its place.
  if (!pieces.some(({ article }) => article === articles[0])) return NOTHING;
  const found = new Map(claims.map((claim) => [`${claim.article}#${claim.claim}`, claim]));
  const rated = pieces
    .map((piece, place) => {
      const ofPerson = isTheirs(piece, person) ? THEIRS_SHARE : 1;
      const ofArticle = piece.article === articles[0] ? 1 : SHARE_ELSEWHERE;
      const factor = ofPerson * ofArticle;
      const asked = keysOf(piece).flatMap((key) => found.get(key) ?? []);
      return { piece, place, factor, asked, score: factor * likeliest(asked) };
    })
    .sort((a, b) => b.score - a.score || a.place - b.place);
  const [first] = rated;
  if (first === undefined || first.score === 0) return NOTHING;
  const ended = endedOf(articles, claims, { viewer, language, days });
  const chosen = chosenOf(rated, first, sharedBy);
  return {
    pieces: inReadingOrder(pieces, chosen, first.piece),
    ended: ended.map(({ view }) => view),
    isMainEnded: ended[0] !== undefined && ended[0].score === claims[0]?.score,
  };
}

/** A piece, and how likely it is asked for. */
interface Rated {
  readonly piece: ArticlePiece;
  /** What was found of the claims that it says. */
  readonly asked: readonly FoundClaim[];
  /** How much likelier it is asked for than its claims are by themselves. */
  readonly factor: number;
  readonly score: number;
}

/**
 * One piece after the other, each the likeliest to add what is asked for: what says the same as one before it adds less.
 *
 * @param rated the likeliest first
 */
function chosenOf(
  rated: readonly Rated[],
  first: Rated,
  sharedBy: number,
): ReadonlySet<ArticlePiece> {
  const room = sharedBy > 1 ? (MORE_ROOM * MAX_WORDS) / sharedBy : MAX_WORDS;
  const least = Math.max(MIN_SCORE, MIN_SHARE_OF_FIRST * first.score);
  const chosen = new Set<ArticlePiece>();
  const said = new Set<string>();
  const alike = createLikeness();
  let waiting = rated.slice(0, MOST_WEIGHED);
  let words = 0;
  while (waiting.length > 0 && chosen.size < MAX_PIECES) {
    const adding = waiting.map((one) => one.factor * likeliestAdded(one.asked, said, alike));
    const score = Math.max(...adding);
    const next = waiting[adding.indexOf(score)];
    if (next === undefined || (chosen.size > 0 && score < least)) break;
    waiting = waiting.filter((one) => one !== next);
    const { piece } = next;
    const isElsewhere = piece.article !== first.piece.article;
    if (isElsewhere && score < MIN_SHARE_ELSEWHERE * first.score) continue;
    // The same claim stands in summary and body, and two articles may say the same: one of them says it.
    if (said.has(piece.text) || keysOf(piece).every((key) => said.has(key))) continue;
    const added = [...piece.before, piece].filter((one) => !chosen.has(one));
    const more = wordsOf(added, chosen);
    const isLikely = score >= LIKELY_SHARE * first.score;
    const most = isLikely ? room + MORE_FOR_LIKELY / sharedBy : room;
    if (chosen.size > 0 && words + more > most) continue;
    words += more;
    alike.say(
      next.asked.flatMap(({ meaning }) => meaning ?? []),
      waiting,
    );
    for (const one of added) {
      chosen.add(one);
      for (const key of [one.text, ...keysOf(one)]) said.add(key);
    }
  }
  return chosen;
}

/** How likely a piece adds something that is asked for. */
function likeliestAdded(
  asked: readonly FoundClaim[],
  said: ReadonlySet<string>,
  { shareAdded }: Likeness,
): number {
  const added = asked.filter(({ article, claim }) => !said.has(`${article}#${claim}`));
  return likeliest(
    added.map(({ score, meaning }) => ({
      score: score * (meaning === null ? 1 : shareAdded(meaning)),
    })),
  );
}

/** How near claims are to those that are said before them. */
interface Likeness {
  /** What is left of the likelihood of a claim beside them. */
  readonly shareAdded: (meaning: ClaimMeaning) => number;
  /** @param waiting all that may yet be asked for its share */
  readonly say: (meanings: readonly ClaimMeaning[], waiting: readonly Rated[]) => void;
}

/** Two meanings are compared once, however often a share is asked for. */
function createLikeness(): Likeness {
  const nearest = new Map<ClaimMeaning, number>();
  return {
    shareAdded: (meaning) =>
      1 - (SAME_COSTS * Math.max(0, (nearest.get(meaning) ?? 0) - ALIKE_FROM)) / (1 - ALIKE_FROM),
    say: (meanings, waiting) => {
      const open = new Set(
        waiting.flatMap(({ asked }) => asked.flatMap((one) => one.meaning ?? [])),
      );
      for (const meaning of open) {
        const near = meanings.map((one) => cosine(one, meaning));
        nearest.set(meaning, Math.max(nearest.get(meaning) ?? 0, ...near));
      }
    },
  };
}

/** Of directions of the length 1. */
function cosine(a: ClaimMeaning, b: ClaimMeaning): number {
  let sum = 0;
  for (let i = 0; i < a.length; i += 1) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

/** Of pieces and of the caveats that come with them, where no other piece of their section brought these. */
function wordsOf(added: readonly ArticlePiece[], chosen: ReadonlySet<ArticlePiece>): number {
  const known = new Set([...chosen].map(({ caveats }) => caveats));
  return added.reduce((sum, { words, caveats, caveatWords }) => {
    const isNew = !known.has(caveats);
    known.add(caveats);
    return sum + words + (isNew ? caveatWords : 0);
  }, 0);
}

/** The lead, then the others as their articles have them, each of them behind what it points back at. */
function inReadingOrder(
  pieces: readonly ArticlePiece[],
  chosen: ReadonlySet<ArticlePiece>,
  lead: ArticlePiece,
): readonly ArticlePiece[] {
  const rootOf = (piece: ArticlePiece): ArticlePiece => piece.before[0] ?? piece;
  const chosenOnes = pieces.filter((piece) => chosen.has(piece));
  const groups = Map.groupBy(chosenOnes, rootOf);
  const first = rootOf(lead);
  return [first, ...[...groups.keys()].filter((root) => root !== first)].flatMap(
    (root) => groups.get(root) ?? [],
  );
}

const NOTHING: Composition = { pieces: [], ended: [], isMainEnded: false };
/** A claim that ended is told of where it is at least so likely asked for. */
const MIN_ENDED_SCORE = 0.3;

function endedOf(
  articles: readonly Article[],
  claims: readonly FoundClaim[],
  { viewer, language, days }: Pick<ComposingParts, "viewer" | "language" | "days">,
): readonly { readonly view: ArticleView; readonly score: number }[] {
  return claims
    .filter(({ score }) => score >= MIN_ENDED_SCORE)
    .flatMap(({ article: id, claim, score }) => {
      const article = articles.find((one) => one.id === id);
      const text = article?.texts.get(language);
      if (article === undefined || text === undefined) return [];
      const view = viewer.part(article, language, days, claimNodes(text, claim));
      const isEnded = [...view.standings.values()].some(({ kind }) => kind !== "inForce");
      return isEnded ? [{ view, score }] : [];
    });
}

/** Several likely ones make it no likelier. */
function likeliest(claims: readonly Pick<FoundClaim, "score">[]): number {
  return Math.max(0, ...claims.map(({ score }) => score));
}

function keysOf({ article, view }: ArticlePiece): readonly string[] {
  return [...view.standings.keys()].map((claim: ClaimId) => `${article.id}#${claim}`);
}
