import type { AssertedClaim, Reply, Validity } from "../domain/answer.ts";
import { paragraph, type Block } from "../domain/block.ts";
import { formatDate } from "../domain/format.ts";
import type { Article, ArticleId, Knowledge, SourceId } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { EMPTY_READING, type Reading } from "../domain/reading.ts";
import type { ClaimStanding } from "../domain/validity.ts";
import type { EmergencyKind } from "../ports/emergency-detector.ts";
import { isTableSilent } from "../domain/held-back.ts";
import type { SearchHit } from "../ports/search.ts";
import type { Texts } from "../ports/texts.ts";
import {
  createArticleViewer,
  isWithdrawn,
  type ArticleView,
  type ArticleViewer,
} from "./article-view.ts";
import { citationsInTurn, citationsOf, citing } from "./citing.ts";
import {
  articleActions,
  confirmBlocks,
  createReply,
  dayBlocks,
  humanAction,
} from "./reply-builder.ts";

/** What a reply is made from once its article is known. */
export interface ReplyBase {
  readonly language: LanguageTag;
  readonly today: PlainDate;
  readonly now: PlainDate;
  readonly reading: Reading;
  readonly hits: readonly SearchHit[];
  readonly confidence: number;
  /** How many questions of one message share the room of a reply; not there where it is one. */
  readonly sharedBy?: number;
  /** Whether the likeliest claims are the very thing that was asked, where more is known of it than how likely they are. */
  readonly isHeld?: boolean;
}

/** Where a button was pressed. */
export interface ActionContext {
  readonly language: LanguageTag;
  readonly today: PlainDate;
}

export interface ArticleReplies {
  readonly viewer: ArticleViewer;
  /** Answers with an article found by search. */
  reply(article: Article, base: ReplyBase): Reply;
  /** Shows an article that somebody chose by its title or button. */
  chosen(article: Article, context: ActionContext): Reply;
  /** What follows the summary. */
  body(article: Article, context: ActionContext): Reply;
  /** Summary and body, for a page of its own that has a title. */
  page(article: Article, context: ActionContext): Reply;
  /** All that is said to somebody in need; `null` when the language has no words for it. */
  urgent(kind: EmergencyKind, base: Pick<ReplyBase, "language" | "today" | "now">): Reply | null;
  /** The first sentence of that, for below another reply. */
  numbers(kind: EmergencyKind, base: Pick<ReplyBase, "language" | "today">): Numbers | null;
  /** Just the words of a summary, for replies of another outcome. */
  words(article: Article, language: LanguageTag, today: PlainDate): readonly Block[];
  /** The parts of an answer that follow its words, whatever these were made from. */
  cautions(article: Article, view: ArticleView, base: ReplyBase): Block[];
  /** Those without where to confirm it. */
  warnings(article: Article, view: ArticleView, base: ReplyBase): Block[];
}

/** Articles that a reply names. */
const MOST_ARTICLES = 5;
/** Neighbours offered below an answer. */
const MOST_RELATED = 2;

export function createArticleReplies(knowledge: Knowledge, texts: Texts): ArticleReplies {
  const viewer = createArticleViewer(knowledge, texts);

  const warnings: ArticleReplies["warnings"] = (article, view, base) => {
    const blocks: Block[] = [];
    const end = endWithin(view, base.reading);
    if (end !== null) {
      const date = formatDate(end, base.language);
      blocks.push(paragraph(texts.say("validity.endsDuring", base.language, { date })));
    }
    if (article.reviewBy !== null && article.reviewBy < base.today) {
      const date = formatDate(article.reviewBy, base.language);
      blocks.push(paragraph(texts.say("validity.underReview", base.language, { date })));
    }
    if (isUnconfirmed(article, view)) {
      blocks.push(paragraph(texts.say("confidence.unconfirmed", base.language)));
    }
    return blocks;
  };
  // One place to ask is enough below a short answer; the whole article names all of them.
  const cautions: ArticleReplies["cautions"] = (article, view, base) => [
    ...warnings(article, view, base),
    ...confirmBlocks(knowledge, article, base.language, texts, 1),
  ];

  const reply: ArticleReplies["reply"] = (article, base) => {
    const { language, today, now, reading } = base;
    const asOf = reading.days?.from ?? today;
    const view = viewer.summary(article, language, { on: asOf, today });
    // An article without a summary, as foreign ones may be, speaks through its body.
    const spoken =
      view.blocks.length + view.instead.length > 0 || article.outcome !== "answer"
        ? view
        : viewer.body(article, language, { on: asOf, today });
    const isAnswer = article.outcome === "answer";
    const parts = {
      language,
      asOf,
      articles: base.hits,
      confidence: base.confidence,
      citations: citationsOf(knowledge, spoken.sources, article.verifiedOn, language, texts),
      asserted: spoken.asserted,
    };
    if (!isAnswer) {
      return createReply({
        ...parts,
        outcome: article.outcome,
        blocks: saidThen(spoken, confirmBlocks(knowledge, article, language, texts)),
        actions: article.outcome === "smalltalk" ? [] : humanUnless(article, language),
      });
    }
    if (isHeldBack(spoken)) return heldBackReply(article, base, spoken);
    return createReply({
      ...parts,
      outcome: "answer",
      validity: validityOf(article, spoken, { on: asOf, today }),
      blocks: [
        ...dayBlocks(asOf, now, language, texts),
        titleBlock(article, language),
        ...saidThen(spoken, cautions(article, spoken, base)),
      ],
      actions: answerActions(article, language, view === spoken),
    });
  };

  /** Nothing of what it would answer may be said now: that is no answer, and a person may have one. */
  const heldBackReply = (article: Article, base: ReplyBase, view: ArticleView): Reply =>
    createReply({
      outcome: "no_answer",
      language: base.language,
      asOf: base.reading.days?.from ?? base.today,
      articles: base.hits,
      confidence: base.confidence,
      blocks: [
        titleBlock(article, base.language),
        ...saidThen(view, confirmBlocks(knowledge, article, base.language, texts)),
      ],
      actions: humanUnless(article, base.language),
    });

  const humanUnless = (article: Article, language: LanguageTag): Reply["actions"] =>
    article.outcome === "human" ? [] : [humanAction(language, texts)];

  const answerActions = (
    article: Article,
    language: LanguageTag,
    hasMore: boolean,
  ): Reply["actions"] => [
    ...(hasMore && (article.texts.get(language)?.body.length ?? 0) > 0
      ? [{ id: `more:${article.id}`, label: texts.say("action.more", language) }]
      : []),
    ...articleActions(knowledge, article.related, language, MOST_RELATED),
    humanAction(language, texts),
  ];

  const chosen: ArticleReplies["chosen"] = (article, { language, today }) =>
    reply(article, {
      language,
      today,
      now: today,
      reading: EMPTY_READING,
      hits: [{ id: article.id, score: 1 }],
      confidence: 1,
    });

  const whole = (
    article: Article,
    context: ActionContext,
    view: ArticleView,
    isPage = false,
  ): Reply => {
    const { language } = context;
    const short = chosen(article, context);
    if (isWithdrawn(knowledge, article)) return short;
    return createReply({
      ...short,
      validity: short.validity ?? "current",
      blocks: saidThen(view, confirmBlocks(knowledge, article, language, texts)),
      citations: citationsOf(knowledge, view.sources, article.verifiedOn, language, texts),
      isPage,
      asserted: view.asserted,
      actions: short.actions.filter((action) => !action.id.startsWith("more:")),
    });
  };

  return {
    viewer,
    cautions,
    warnings,
    reply,
    chosen,
    body: (article, context) => {
      const { language, today } = context;
      const days = { on: today, today };
      return whole(article, context, viewer.body(article, language, days));
    },
    page: (article, context) => {
      const { language, today } = context;
      const days = { on: today, today };
      const view = viewer.whole(article, language, days);
      const sources = [...view.sources, ...tableSources(knowledge, article)];
      return whole(article, context, { ...view, sources }, true);
    },
    urgent: (kind, base) => {
      const article = urgentArticle(knowledge, kind, base.language);
      if (article === null) return null;
      const hits = [{ id: article.id, score: 1 }];
      return reply(article, { ...base, reading: EMPTY_READING, hits, confidence: 1 });
    },
    numbers: (kind, { language, today }) => {
      const article = urgentArticle(knowledge, surelyTold(kind), language);
      const text = article?.texts.get(language);
      const claim = text?.summary.find((node) => node.type === "claim");
      if (article === null || claim === undefined) return null;
      const view = viewer.summary(article, language, { on: today, today }, [claim.id]);
      const { blocks, asserted } = view;
      const citations = citationsOf(knowledge, view.sources, article.verifiedOn, language, texts);
      return blocks.length === 0 ? null : { article: article.id, blocks, asserted, citations };
    },
    words: (article, language, today) =>
      saidThen(viewer.summary(article, language, { on: today, today }), []),
  };
}

/** What is said first to somebody in need, by what has happened. */
const URGENT_ARTICLES: Readonly<Record<EmergencyKind, ArticleId>> = {
  medical: "conversation/emergency",
  fire: "conversation/emergency",
  suicide: "conversation/suicide",
  crime: "conversation/danger",
  threat: "conversation/danger",
  detention: "conversation/danger",
  lostPassport: "conversation/lost-passport-now",
};

/** What is below the bar of a card may be of another kind than it seems: then all numbers are told. */
export function surelyTold(kind: EmergencyKind): EmergencyKind {
  return kind === "suicide" || kind === "lostPassport" ? kind : "medical";
}

/** That of the kind, else the one with all numbers; `null` where the language has neither. */
function urgentArticle(
  { articles }: Knowledge,
  kind: EmergencyKind,
  language: LanguageTag,
): Article | null {
  const known = [URGENT_ARTICLES[kind], URGENT_ARTICLES.medical].map((id) => articles.get(id));
  return known.find((article) => article?.texts.has(language) === true) ?? null;
}

/** One sentence with numbers to call. */
export interface Numbers extends Pick<Reply, "blocks" | "asserted" | "citations"> {
  readonly article: ArticleId;
}

/**
 * A reply with the numbers below what it says, unless it says them. What search found comes first among its articles and
 * sources.
 */
export function withNumbers(reply: Reply, numbers: Numbers): Reply {
  const said = new Set(reply.asserted.map(({ article, claim }) => `${article}#${claim}`));
  if (numbers.asserted.every(({ article, claim }) => said.has(`${article}#${claim}`))) return reply;
  const article = { id: numbers.article, score: 1 };
  const both = {
    ...reply,
    blocks: [...reply.blocks, ...numbers.blocks],
    articles: [...reply.articles, article].slice(0, MOST_ARTICLES),
    asserted: [...reply.asserted, ...numbers.asserted],
  };
  return citing(both, citationsInTurn([reply.citations, numbers.citations]));
}

/** What the rows rest on for which an article speaks: the page of the article names all of it. */
function tableSources(
  { entryRules, holidays, centres }: Knowledge,
  { table }: Article,
): readonly SourceId[] {
  switch (table?.name) {
    case "visa-free": {
      const isOwn = (scheme: string): boolean => scheme === table.scheme || scheme === "none";
      return entryRules.filter(({ scheme }) => isOwn(scheme)).flatMap(({ sources }) => sources);
    }
    case "holidays":
      return holidays.flatMap(({ sources }) => sources);
    case "centres":
      return centres.flatMap(({ sources }) => sources);
    case undefined:
      return [];
  }
}

/** What a table says, and by which rows. */
export interface TableWords {
  readonly blocks: readonly Block[];
  readonly sources: readonly SourceId[];
  readonly asserted: readonly AssertedClaim[];
}

/** An answer in which what a table says of a day or place stands above the article's own words. */
export function withTable(
  knowledge: Knowledge,
  texts: Texts,
  articles: ArticleReplies,
  article: Article,
  base: ReplyBase,
  table: TableWords,
): Reply {
  if (isTableSilent(knowledge.heldBack, article)) return articles.reply(article, base);
  const { language, today } = base;
  const asOf = base.reading.days?.from ?? today;
  const only = article.besideTable.length === 0 ? undefined : article.besideTable;
  const view = articles.viewer.summary(article, language, { on: asOf, today }, only);
  const plain = articles.reply(article, base);
  const sources = [...table.sources, ...view.sources];
  return createReply({
    ...plain,
    outcome: "answer",
    validity: plain.validity ?? "current",
    blocks: [
      titleBlock(article, language),
      ...table.blocks,
      ...view.blocks,
      ...articles.cautions(article, view, base),
      ...view.instead,
    ],
    citations: citationsOf(knowledge, sources, article.verifiedOn, language, texts),
    asserted: [...table.asserted, ...view.asserted],
  });
}

/** What stands in place of something is read last of all, but above where to confirm it where nothing else is said. */
export function saidThen({ blocks, instead }: ArticleView, last: readonly Block[]): Block[] {
  return blocks.length === 0 ? [...instead, ...last] : [...blocks, ...last, ...instead];
}

/** The title as a line of its own, so that the reader sees which article speaks. */
export function titleBlock(article: Article, language: LanguageTag): Block {
  const title = article.texts.get(language)?.title ?? article.id;
  return {
    type: "paragraph",
    children: [{ type: "strong", children: [{ type: "text", text: title }] }],
  };
}

/** Whether nothing is asserted because it was taken back, or lags behind a correction. */
function isHeldBack({ asserted, standings }: ArticleView): boolean {
  const isHold = ({ kind }: ClaimStanding): boolean => kind === "withdrawn" || kind === "suspended";
  return asserted.length === 0 && [...standings.values()].some(isHold);
}

/** The main claim, the first that the words hold, decides how the answer stands. */
export function validityOf(
  article: Article,
  view: ArticleView,
  days: { readonly on: PlainDate; readonly today: PlainDate },
): Validity {
  const [main] = view.standings.values();
  if (main !== undefined && main.kind !== "inForce") return endedValidity(main, days.today);
  return article.reviewBy !== null && article.reviewBy < days.today ? "under_review" : "current";
}

function endedValidity(standing: ClaimStanding, today: PlainDate): Validity {
  if (standing.kind === "withdrawn" || standing.kind === "suspended") return "under_review";
  return standing.kind === "ended" && standing.on < today ? "expired" : "not_yet_known";
}

/** The first end of something asserted that falls within the days asked about, after the first of them. */
function endWithin(view: ArticleView, reading: Reading): PlainDate | null {
  const last = reading.days?.until;
  if (last === undefined) return null;
  const ends = [...view.standings.values()].flatMap((standing) =>
    standing.kind === "inForce" && standing.until !== null && standing.until < last
      ? [standing.until]
      : [],
  );
  return ends.sort()[0] ?? null;
}

function isUnconfirmed(article: Article, view: ArticleView): boolean {
  return view.asserted.some(({ claim }) => article.claims.get(claim)?.confidence === "low-medium");
}
