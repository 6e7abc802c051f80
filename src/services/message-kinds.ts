import type { Article, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { goesOn, type MessageKind } from "../domain/message-kind.ts";
import type { Reading } from "../domain/reading.ts";
import type { KindReader, ReadKind } from "../ports/kind-reader.ts";
import type { SearchResult } from "../ports/search.ts";
import { isHint } from "./message-words.ts";

/** What a message is, before what it is about. */
export interface Told {
  readonly read: ReadKind;
  /** The article that replies to it; `null` where it is about a subject, which search finds. */
  readonly article: Article | null;
}

/** From it on a message only says more of the question before. */
export const MIN_DETAIL = 0.5;

/** How likely a message goes on, where it rather says more of the question before than asks for anything; else 0. */
export function detailOf({ read }: Told): number {
  return read.kind === "detail" ? read.confidence : 0;
}

/** How a message hangs on the one before it, as far as its kind tells. */
export function leanOf({ read }: Told): Reading["followUp"] {
  return goesOn(read.kind) ? "continues" : null;
}

/** Chosen with the first halves of `bench/kinds` and `bench/conversations`. */
const MIN_CONFIDENCE = { start: 0.35, goingOn: 0.75 };
/** At the start of a conversation; to refuse a question that is none of these does more harm than to look one up that is. */
const MIN_CONFIDENCE_TO_REFUSE = 0.75;
/** What details and further questions are most often taken for: "not the employer, the app" is no complaint. */
const READ_INTO_DETAILS: ReadonlySet<MessageKind> = new Set([
  "unlawful",
  "complaint",
  "whatCanYouDo",
  "person",
]);
const MIN_CONFIDENCE_AMID_DETAILS = 0.9;
/** A word or two say little, and are mostly a detail. */
const MIN_CONFIDENCE_OF_HINT = 0.9;

/** Nothing is known of how likely that is: rather less than as likely as not. */
const UNCLEAR = 0.4;

export interface MessageKinds {
  /**
   * The very words of a conversation article mean nothing else, whatever is alike.
   *
   * @returns what the message is by whether a subject is at hand, which most messages go on with
   */
  tell(text: string, language: LanguageTag): (isGoingOn: boolean) => Told;
  /** The same result without articles that reply to another kind of message than a question. */
  aboutSubjects(found: SearchResult): SearchResult;
}

export function createMessageKinds(
  { articles }: Pick<Knowledge, "articles">,
  reader: KindReader,
): MessageKinds {
  const byKind = new Map<MessageKind, Article>();
  for (const article of articles.values()) {
    if (article.repliesTo !== null) byKind.set(article.repliesTo, article);
  }
  const phrases = phrasesOf(articles.values());
  return {
    tell: (text, language) => {
      const exact = phrases.get(language)?.get(wordsAlone(text));
      if (exact !== undefined) {
        const read: ReadKind = { kind: exact.repliesTo ?? "question", confidence: 1 };
        return () => ({ read, article: exact });
      }
      const kindAt = reader.read(text);
      return (isGoingOn) => {
        const read = clear(kindAt(isGoingOn), text, isGoingOn);
        const article = byKind.get(read.kind);
        return { read, article: article?.texts.has(language) === true ? article : null };
      };
    },
    aboutSubjects: (found) => {
      const isSubject = (id: Article["id"]): boolean =>
        (articles.get(id)?.repliesTo ?? null) === null;
      const hits = found.hits.filter(({ id }) => isSubject(id));
      if (hits.length === found.hits.length) return found;
      const claims = found.claims.filter(({ article }) => isSubject(article));
      const isFirst = found.hits[0] === hits[0];
      if (isFirst) return { ...found, hits, claims };
      return { ...found, hits, claims, verdict: hits.length === 0 ? "none" : "unsure" };
    },
  };
}

/** What is less likely than it has to be is asked about a subject, which the search knows better. */
function clear(read: ReadKind, text: string, isGoingOn: boolean): ReadKind {
  const ofHint = isGoingOn && isHint(text) ? MIN_CONFIDENCE_OF_HINT : 0;
  const isClear = read.confidence >= Math.max(ofHint, leastOf(read.kind, isGoingOn));
  if (isClear || read.kind === "question" || goesOn(read.kind)) return read;
  return { kind: isGoingOn ? "followUp" : "question", confidence: UNCLEAR };
}

function leastOf(kind: MessageKind, isGoingOn: boolean): number {
  if (!isGoingOn) return kind === "unlawful" ? MIN_CONFIDENCE_TO_REFUSE : MIN_CONFIDENCE.start;
  return READ_INTO_DETAILS.has(kind) ? MIN_CONFIDENCE_AMID_DETAILS : MIN_CONFIDENCE.goingOn;
}

function phrasesOf(articles: Iterable<Article>): Map<LanguageTag, Map<string, Article>> {
  const byLanguage = new Map<LanguageTag, Map<string, Article>>();
  for (const article of articles) {
    if (article.topic !== "conversation") continue;
    for (const [language, { questions }] of article.texts) {
      const own = byLanguage.get(language) ?? new Map<string, Article>();
      byLanguage.set(language, own);
      for (const question of questions) own.set(wordsAlone(question), article);
    }
  }
  return byLanguage;
}

/** Without case, punctuation and signs. */
function wordsAlone(text: string): string {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  ).join(" ");
}
