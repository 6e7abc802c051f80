import type { Reply } from "../domain/answer.ts";
import type { Article, Knowledge } from "../domain/knowledge.ts";
import type { Reading } from "../domain/reading.ts";
import type { SearchResult } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import type { ArticleReplies, ReplyBase } from "./article-replies.ts";
import { calendarReply } from "./calendar-replies.ts";
import { centreReply } from "./centre-replies.ts";
import { entrySchemeOf, type EntryReplies } from "./entry-replies.ts";
import { namesPassport } from "./follow-up.ts";

export interface TableRules {
  /**
   * Whether a passport needs a visa is for the table to say, whichever article the country's name drew the search to, and whose it
   * is is asked where nobody said so; `null` when neither is asked, or when the search is sure of something far from entering.
   *
   * @param isAskedAgain the message only adds to a question that asked for it
   */
  visaNeed(
    articles: readonly Article[],
    found: SearchResult,
    base: ReplyBase,
    isAskedAgain: boolean,
  ): Reply | null;
  /** What a table says of the passport, day or place that was named; `null` when the article alone speaks. */
  fromTable(articles: readonly Article[], found: SearchResult, base: ReplyBase): Reply | null;
  /**
   * Somebody who comes to work is not between visa-free entry and a work visa: what is left of the first hits without
   * the table speaks, when it is the article for that purpose and its neighbours alone.
   */
  meantByPurpose(articles: readonly Article[], reading: Reading): Article | null;
}

interface TableRulesDeps {
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly articles: ArticleReplies;
  readonly entry: EntryReplies;
}

/** With a passport and a journey told, a first hit that is about as likely as not is enough: the table says the rest. */
const LIKELY_ENTRY = 0.4;
/** How likely a claim has to be asked for, for the scheme of an article to be meant and not a passport. */
const LIKELY_CLAIM = 0.75;

export function createTableRules({
  knowledge,
  texts,
  articles: replies,
  entry,
}: TableRulesDeps): TableRules {
  const articleFor = ({ purpose }: Reading): Article | null => {
    const id = purpose === null ? undefined : knowledge.articleForPurpose.get(purpose);
    return (id === undefined ? undefined : knowledge.articles.get(id)) ?? null;
  };

  /**
   * Doubt between the articles of one table is no doubt once the passport is known: the table decides. Nor is doubt
   * between the table and the article to which it sends the purpose that was named.
   */
  const leadsToEntry = (
    articles: readonly Article[],
    { verdict, confidence }: SearchResult,
    reading: Reading,
  ): boolean => {
    const [, second, third] = articles;
    if (verdict !== "unsure") return verdict === "sure";
    if (tellsJourney(reading) && confidence >= LIKELY_ENTRY) return true;
    if (second !== undefined && entrySchemeOf(second) !== null) return true;
    const sentTo = articleFor(reading);
    return sentTo !== null && (second === sentTo || third === sentTo);
  };

  return {
    visaNeed: (articles, { verdict }, base, isAskedAgain) => {
      const { visaNeed, nationalities, abroad } = base.reading;
      if (!visaNeed || abroad) return null;
      const isEntry = (one: Article): boolean => entrySchemeOf(one) !== null;
      if (nationalities.length === 0) {
        const [asked] = articles.slice(0, 3).filter(isEntry);
        const isOpen = verdict === "unsure" && asked !== undefined && !namesPassport(base.reading);
        return isOpen ? entry.reply(asked, base, true) : null;
      }
      const isSureOfOther = verdict === "sure" && !articles.slice(0, 3).some(isEntry);
      if (isSureOfOther && !isAskedAgain) return null;
      const known = [...knowledge.articles.values()];
      const article =
        articles.find(isEntry) ?? known.find((one) => entrySchemeOf(one) === "unilateral");
      return article === undefined ? null : entry.reply(article, base, true);
    },
    fromTable: (articles, found, base) => {
      const [top] = articles;
      const isSure = found.verdict === "sure";
      switch (top?.table?.name) {
        case "visa-free":
          // Without a passport the table has nothing to say; what is asked of the scheme itself has an answer all the same.
          if (isSure && asksOfScheme(found, base.reading)) return null;
          return leadsToEntry(articles, found, base.reading)
            ? entry.reply(top, base, isSure)
            : null;
        case "holidays":
          return isSure ? calendarReply(knowledge, texts, replies, top, base) : null;
        case "centres":
          return isSure ? centreReply(knowledge, texts, replies, top, base) : null;
        case undefined:
          return null;
      }
    },
    meantByPurpose: (articles, reading) => {
      const sentTo = articleFor(reading);
      const first = articles.slice(0, 3);
      const left = first.filter((article) => entrySchemeOf(article) === null);
      if (sentTo === null || left.length === first.length || !left.includes(sentTo)) return null;
      const isNear = left.every(
        (article) => article === sentTo || sentTo.related.includes(article.id),
      );
      return isNear ? (left[0] ?? null) : null;
    },
  };
}

/** Whether a question names no passport, asks for no verdict, and is likely about one of the claims. */
function asksOfScheme({ claims }: SearchResult, reading: Reading): boolean {
  return !namesPassport(reading) && !reading.visaNeed && (claims[0]?.score ?? 0) >= LIKELY_CLAIM;
}

function tellsJourney({ nationalities, purpose, stayDays }: Reading): boolean {
  return nationalities.length > 0 && purpose !== null && stayDays !== null;
}

/**
 * Whether a message that changes the journey keeps the subject, were that how to enter: “And for three months?” after an answer by the table
 * does, “What is the weather tomorrow?” names a day and asks for something else.
 *
 * @param alone what is found for the message by itself
 */
export function keepsSubject(own: Reading, alone: SearchResult): boolean {
  const hangsOn = own.followUp !== null || namesPassport(own);
  return hangsOn && alone.verdict !== "sure";
}
