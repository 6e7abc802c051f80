import type { Reply, Validity } from "../domain/answer.ts";
import { paragraph, type Block } from "../domain/block.ts";
import { judgeEntry, type EntryRuling } from "../domain/entry-ruling.ts";
import type { EntryScheme } from "../domain/entry-rule.ts";
import { entrySentences, type EntrySentenceValue } from "../domain/entry-sentences.ts";
import { formatCountries, formatCountry, formatFact } from "../domain/format.ts";
import { isTableSilent } from "../domain/held-back.ts";
import type { Article, ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { DaysAsked, Reading } from "../domain/reading.ts";
import { entryRowClaim } from "../domain/table-rows.ts";
import type { SearchHit } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import { titleBlock, type ArticleReplies, type ReplyBase } from "./article-replies.ts";
import { formatWordsOf, type ArticleView } from "./article-view.ts";
import { citationsOf } from "./citing.ts";
import {
  articleActions,
  confirmBlocks,
  createReply,
  dayBlocks,
  humanAction,
} from "./reply-builder.ts";

export interface EntryReplies {
  /**
   * Answers from the nationality table, when the question leads to one of its articles.
   *
   * @param certain whether the article is known to be meant; else only a named passport makes it so
   * @returns `null` when the table has nothing to add to the article
   */
  reply(article: Article, base: ReplyBase, certain: boolean): Reply | null;
}

export function createEntryReplies(
  knowledge: Knowledge,
  texts: Texts,
  articles: ArticleReplies,
): EntryReplies {
  return {
    reply: (article, base, certain) => {
      const { reading, language } = base;
      if (reading.otherDocument !== null) return otherDocument(article, base);
      if (reading.nationalities.length > 0) return ruled(article, base);
      if (reading.ambiguous.length > 0) return whichCountry(base);
      if (!certain) return null;
      const plain = articles.reply(article, base);
      const ask = paragraph(texts.say("entry.askNationality", language));
      return createReply({
        ...plain,
        validity: plain.validity ?? "current",
        blocks: [...plain.blocks, ask],
      });
    },
  };

  function ruled(found: Article, base: ReplyBase): Reply {
    const rulings = base.reading.nationalities.map((nationality) =>
      judgeEntry(knowledge.entryRules, { ...questionOf(found, base), nationality }),
    );
    const article = articleFor(found, rulings);
    const silent = silentArticle(rulings);
    if (silent !== null) return articles.reply(silent, base);
    const elsewhere = elsewhereFor(rulings, base.language);
    const asOf = daysOf(base).from;
    const days = { on: asOf, today: base.today };
    const beside: ArticleView =
      elsewhere === null
        ? articles.viewer.summary(article, base.language, days, article.besideTable)
        : articles.viewer.summary(elsewhere, base.language, days);
    const leading = elsewhere ?? article;
    const sources = [
      ...rulings.flatMap((ruling) => ruling.rows.flatMap((row) => row.sources)),
      ...beside.sources,
    ];
    const known = rulings.some((ruling) => ruling.rows.length > 0) && sources.length > 0;
    return createReply({
      outcome: known ? "answer" : "no_answer",
      ...(known ? { validity: validityOf(rulings, leading, base) } : {}),
      language: base.language,
      asOf,
      blocks: [
        ...dayBlocks(asOf, base.now, base.language, texts),
        titleBlock(leading, base.language),
        ...rulings.flatMap((ruling) => rulingBlocks(ruling, base.language)),
        ...beside.blocks,
        ...articles.cautions(leading, beside, base),
        ...beside.instead,
      ],
      citations: known
        ? citationsOf(knowledge, sources, leading.verifiedOn, base.language, texts)
        : [],
      actions: [
        { id: `more:${leading.id}`, label: texts.say("action.more", base.language) },
        ...articleActions(knowledge, leading.related, base.language, 2),
        humanAction(base.language, texts),
      ],
      articles: leadingFirst(leading.id, base.hits),
      asserted: [
        ...rulings.flatMap(({ rows }) => rows.map((row) => entryRowClaim(knowledge.articles, row))),
        ...beside.asserted,
      ],
      confidence: base.confidence,
    });
  }

  /**
   * The article that was taken back and whose rows the rulings rest on; `null` when they may be told. What no row of an
   * open way says rests on all of them: that a passport has no exemption was looked up in the ones taken back, too.
   */
  function silentArticle(rulings: readonly EntryRuling[]): Article | null {
    const silent = [...knowledge.articles.values()].filter(
      (article) => entrySchemeOf(article) !== null && isTableSilent(knowledge.heldBack, article),
    );
    const needs = (ruling: EntryRuling, scheme: EntryScheme | null): boolean =>
      (ruling.kind !== "exempt" && ruling.kind !== "purposeNotCovered") ||
      ruling.closedWays.some((closed) => closed === scheme) ||
      ruling.rows.some((row) => row.scheme === scheme);
    return (
      silent.find((article) => rulings.some((each) => needs(each, entrySchemeOf(article)))) ?? null
    );
  }

  /** The article of the scheme that the ruling speaks of, where there is one. */
  function articleFor(found: Article, rulings: readonly EntryRuling[]): Article {
    const asked = rulings.some((ruling) =>
      ruling.otherWays.some((way) => way.asked && way.scheme === entrySchemeOf(found)),
    );
    if (asked) return found;
    const scheme = rulings.map(schemeOf).find((own) => own !== null);
    if (scheme === undefined) return found;
    for (const article of knowledge.articles.values()) {
      if (entrySchemeOf(article) === scheme) return article;
    }
    return found;
  }

  function elsewhereFor(rulings: readonly EntryRuling[], language: LanguageTag): Article | null {
    const [ruling] = rulings;
    if (ruling?.kind !== "purposeNotCovered") return null;
    const id = knowledge.articleForPurpose.get(ruling.purpose);
    const article = id === undefined ? undefined : knowledge.articles.get(id);
    return article?.texts.has(language) === true ? article : null;
  }

  function rulingBlocks(ruling: EntryRuling, language: LanguageTag): Block[] {
    const words = formatWordsOf(texts, language);
    const write = (value: EntrySentenceValue): string =>
      value.kind === "country"
        ? formatCountry(value.code, language)
        : formatFact(value.value, language, words).text;
    const sentences = entrySentences(ruling).map(({ key, values }) =>
      texts.say(
        key,
        language,
        Object.fromEntries(Object.entries(values).map(([name, value]) => [name, write(value)])),
      ),
    );
    return [paragraph(sentences.join(sentenceGap(language)))];
  }

  function whichCountry(base: ReplyBase): Reply {
    const countries = formatCountries(base.reading.ambiguous, base.language);
    return createReply({
      outcome: "clarify",
      language: base.language,
      asOf: daysOf(base).from,
      blocks: [paragraph(texts.say("entry.whichCountry", base.language, { countries }))],
      actions: [humanAction(base.language, texts)],
      articles: base.hits,
      confidence: base.confidence,
    });
  }

  function otherDocument(article: Article, base: ReplyBase): Reply {
    return createReply({
      outcome: "no_answer",
      language: base.language,
      asOf: daysOf(base).from,
      blocks: [
        paragraph(texts.say("entry.otherDocument", base.language)),
        ...confirmBlocks(knowledge, article, base.language, texts),
      ],
      actions: [humanAction(base.language, texts)],
      articles: base.hits,
      confidence: base.confidence,
    });
  }
}

/** The scheme for which an article speaks; `null` for an article that has nothing to do with entry. */
export function entrySchemeOf({ table }: Article): EntryScheme | null {
  return table?.name === "visa-free" ? table.scheme : null;
}

type EntryCircumstances = Pick<Reading, "purpose" | "stayDays" | "hainan" | "transit"> & {
  readonly days: DaysAsked;
};

/** The article that was found tells what is asked about even where the words do not. */
function questionOf(found: Article, base: ReplyBase): EntryCircumstances {
  const { purpose, stayDays, hainan, transit } = base.reading;
  return {
    purpose,
    stayDays,
    days: daysOf(base),
    hainan: hainan || entrySchemeOf(found) === "hainan",
    transit: transit || entrySchemeOf(found) === "transit-240h",
  };
}

function daysOf(base: ReplyBase): DaysAsked {
  return base.reading.days ?? { from: base.today, until: base.today };
}

function schemeOf(ruling: EntryRuling): EntryScheme | null {
  if ("scheme" in ruling) return ruling.scheme;
  const [row] = ruling.rows;
  return row === undefined || row.scheme === "none" ? null : row.scheme;
}

/** The least certain ruling decides. */
function validityOf(rulings: readonly EntryRuling[], article: Article, base: ReplyBase): Validity {
  const ended = rulings.find((ruling) => ruling.kind === "ended");
  if (ended !== undefined) return ended.on < base.today ? "expired" : "not_yet_known";
  if (rulings.some((ruling) => ruling.kind === "unknown")) return "not_yet_known";
  return article.reviewBy !== null && article.reviewBy < base.today ? "under_review" : "current";
}

function leadingFirst(id: ArticleId, hits: readonly SearchHit[]): SearchHit[] {
  const own = hits.find((hit) => hit.id === id);
  const score = Math.max(own?.score ?? 0, hits[0]?.score ?? 0);
  return [{ id, score }, ...hits.filter((hit) => hit.id !== id)].slice(0, 5);
}

/** Sentences of scripts without spaces follow one another directly. */
function sentenceGap(language: LanguageTag): string {
  return language === "zh" || language === "ja" ? "" : " ";
}
