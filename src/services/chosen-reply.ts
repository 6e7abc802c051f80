import type { Action, Citation, Held, Reply } from "../domain/answer.ts";
import { paragraph, plainText, type Block } from "../domain/block.ts";
import type { Article, ArticleId, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";
import type { Texts } from "../ports/texts.ts";
import type { ArticlePiece } from "./article-pieces.ts";
import { titleBlock, validityOf, type ArticleReplies } from "./article-replies.ts";
import type { ArticleView } from "./article-view.ts";
import { citationsInTurn, citationsOf } from "./citing.ts";
import { countWords } from "./message-words.ts";
import {
  articleActions,
  confirmBlocks,
  createReply,
  dayBlocks,
  humanAction,
} from "./reply-builder.ts";

/** What was chosen of the reviewed pieces, and the words around them. */
export interface Chosen {
  /** In the order to be read, at least one. */
  readonly pieces: readonly ArticlePiece[];
  readonly followUps: readonly ArticleId[];
  /** Sections to go on with, before any other article. */
  readonly sections: readonly Action[];
  readonly held: Held;
  /** Of claims that are asked for and may not be said now, the likeliest first. */
  readonly ended: readonly ArticleView[];
  /** The likeliest of all claims is among those, and decides how the answer stands. */
  readonly isMainEnded: boolean;
  /** The answer that it is to stand below, which says the day and whom to ask; `null` where it stands alone. */
  readonly above: Pick<Reply, "asserted"> | null;
}

export interface ChosenContext {
  readonly knowledge: Knowledge;
  readonly texts: Texts;
  readonly articles: ArticleReplies;
  readonly language: LanguageTag;
  readonly asOf: PlainDate;
  readonly today: PlainDate;
  readonly now: PlainDate;
  readonly reading: Reading;
  /** Of the search by itself: its articles and how sure it was. */
  readonly found: Pick<Reply, "articles" | "confidence">;
}

/** Articles that a reply names; sections and neighbours that it offers. */
const MAX_ARTICLES = 5;
const MAX_FOLLOW_UPS = 3;
/** “Beijing” alone is no subject. */
const FEWEST_WORDS_OF_SUBJECT = 2;

/** An answer of chosen pieces, each article with its cautions and sources as if it answered alone. No title stands above them. */
export function chosenReply(chosen: Chosen, context: ChosenContext): Reply {
  const { knowledge, texts, language, asOf, now, found } = context;
  const groups = byArticle(chosen.pieces);
  const [first, ...others] = groups;
  if (first === undefined) throw new RangeError("An answer of no pieces.");
  const title = first.article.texts.get(language)?.title ?? first.article.id;
  const honest =
    chosen.held === "exact"
      ? []
      : [paragraph(texts.say("reply.aboutSubject", language, { title: subjectOf(title) }))];
  const main = (chosen.isMainEnded ? chosen.ended[0] : undefined) ?? first.view;
  const isBelow = chosen.above !== null;
  const isSubjectTold =
    chosen.above?.asserted.some(({ article }) => article === first.article.id) ?? true;
  return createReply({
    outcome: "answer",
    held: chosen.held,
    language,
    asOf,
    validity: validityOf(first.article, main, { on: asOf, today: context.today }),
    blocks: [
      ...(isBelow ? [] : dayBlocks(asOf, now, language, texts)),
      ...honest,
      ...(isSubjectTold ? first.blocks : belowTitle(first, language)),
      ...others.flatMap((group) => belowTitle(group, language)),
      ...onceEach(groups.flatMap((group) => warningsOf(group, context))),
      ...(isBelow ? [] : confirmBlocks(knowledge, first.article, language, texts, 1)),
      // What is not so any more stands last, where nobody takes it for the answer.
      ...onceEach(chosen.ended.flatMap(({ instead }) => instead)),
    ],
    citations: citationsOfAll(groups, context),
    asserted: groups.flatMap(({ view }) => view.asserted),
    articles: articlesFirst(groups, found),
    confidence: found.confidence,
    actions: [
      { id: `more:${first.article.id}`, label: texts.say("action.more", language) },
      ...nextActions(chosen, groups, context),
      humanAction(language, texts),
    ],
  });
}

/** A title up to its colon, where that says enough: what follows is all that the article holds. */
function subjectOf(title: string): string {
  const [, start = ""] = /^(.+?)\s*[:：]/u.exec(title) ?? [];
  return countWords(start) >= FEWEST_WORDS_OF_SUBJECT ? start : title;
}

interface Group {
  readonly article: Article;
  /** Those of the first article each below its heading. */
  readonly blocks: readonly Block[];
  readonly view: ArticleView;
}

/** In the order in which articles, and sections within them, are first named. */
function byArticle(pieces: readonly ArticlePiece[]): Group[] {
  return [...Map.groupBy(pieces, ({ article }) => article)].map(([article, own], place) => ({
    article,
    blocks: place === 0 ? belowHeadings(own) : wordsOf(own),
    view: joined(own.map(({ view }) => view)),
  }));
}

/** Two programmes may both have a section on what they pay: another article speaks below its title, not below its headings. */
function belowTitle({ article, blocks }: Group, language: LanguageTag): readonly Block[] {
  return [titleBlock(article, language), ...blocks];
}

/** Pieces of one article, section by section: first that of what answers, then what stands in the summary, then the others. */
function belowHeadings(pieces: readonly ArticlePiece[]): Block[] {
  const nameOf = ({ heading }: ArticlePiece): string =>
    heading === null ? "" : plainText([heading]);
  const sections = Map.groupBy(pieces, nameOf);
  const [first, ...others] = sections.keys();
  const names = new Set([first ?? "", "", ...others]);
  return [...names].flatMap((name) => belowHeading(sections.get(name) ?? []));
}

/** Pieces of one section below its heading. */
function belowHeading(section: readonly ArticlePiece[]): Block[] {
  const heading = section[0]?.heading ?? null;
  return [...(heading === null ? [] : [heading]), ...wordsOf(section)];
}

/** Pieces with their caveats, each caveat once. */
function wordsOf(pieces: readonly ArticlePiece[]): Block[] {
  return [
    ...pieces.flatMap(({ view }) => view.blocks),
    ...new Set(pieces.flatMap(({ caveats }) => caveats)),
  ];
}

function joined(views: readonly ArticleView[]): ArticleView {
  const asserted = new Map(views.flatMap((view) => view.asserted).map((one) => [one.claim, one]));
  return {
    blocks: views.flatMap(({ blocks }) => blocks),
    instead: views.flatMap(({ instead }) => instead),
    asserted: [...asserted.values()],
    standings: new Map(views.flatMap(({ standings }) => [...standings])),
    sources: [...new Set(views.flatMap(({ sources }) => sources))],
  };
}

function warningsOf({ article, view }: Group, context: ChosenContext): Block[] {
  const { articles, language, today, now, reading } = context;
  const base = { language, today, now, reading, hits: [], confidence: 1 };
  return articles.warnings(article, view, base);
}

function citationsOfAll(groups: readonly Group[], context: ChosenContext): readonly Citation[] {
  const { knowledge, language, texts } = context;
  return citationsInTurn(
    groups.map(({ article, view }) =>
      citationsOf(knowledge, view.sources, article.verifiedOn, language, texts),
    ),
  );
}

function articlesFirst(groups: readonly Group[], found: ChosenContext["found"]): Reply["articles"] {
  const scores = new Map(found.articles.map(({ id, score }) => [id, score]));
  const ids = [...groups.map(({ article }) => article.id), ...scores.keys()];
  return [...new Set(ids)].slice(0, MAX_ARTICLES).map((id) => ({ id, score: scores.get(id) ?? 0 }));
}

/** What else people ask of the subject, and one other article at least where it is not sure that this is the one. */
function nextActions(
  chosen: Chosen,
  groups: readonly Group[],
  { knowledge, language }: ChosenContext,
): Action[] {
  const others = articleActions(knowledge, nextOf(chosen, groups), language, MAX_FOLLOW_UPS);
  const kept = chosen.held === "exact" ? MAX_FOLLOW_UPS : 1;
  const sections = chosen.sections.slice(0, kept);
  return [...sections, ...others].slice(0, MAX_FOLLOW_UPS);
}

/** What was proposed, else the neighbours of the article; never what stands there already. */
function nextOf({ followUps }: Chosen, groups: readonly Group[]): ArticleId[] {
  const shown = new Set(groups.map(({ article }) => article.id));
  const related = groups[0]?.article.related ?? [];
  return [...new Set([...followUps, ...related])].filter((id) => !shown.has(id));
}

/** Two articles may carry the same caution. */
function onceEach(blocks: readonly Block[]): Block[] {
  const said = new Set<string>();
  return blocks.filter((block) => {
    const words = plainText([block]);
    if (said.has(words)) return false;
    said.add(words);
    return true;
  });
}
