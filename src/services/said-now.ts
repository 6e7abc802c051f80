import type { Reply } from "../domain/answer.ts";
import type { ArticleBlock } from "../domain/article-text.ts";
import { plainText, type Block } from "../domain/block.ts";
import { claimNodes } from "../domain/claim-nodes.ts";
import type { Article, ArticleId, ArticleText, ClaimId, Knowledge } from "../domain/knowledge.ts";
import { EMPTY_READING } from "../domain/reading.ts";
import { isRow } from "../domain/table-rows.ts";
import type { Texts } from "../ports/texts.ts";
import {
  createArticleReplies,
  titleBlock,
  validityOf,
  type ActionContext,
  type ArticleReplies,
  type ReplyBase,
} from "./article-replies.ts";
import { isWithdrawn, type ArticleView, type ArticleViewer } from "./article-view.ts";
import { citationsInTurn, citationsOf, citing } from "./citing.ts";
import { confirmBlocks } from "./reply-builder.ts";
import { rowReplies } from "./row-replies.ts";

export interface SaidNowDeps {
  readonly knowledge: Knowledge;
  readonly texts: Texts;
}

/** Characters of a body, but for one section that is longer; what goes beyond them is read by its button. */
const MOST_CHARACTERS = 2_000;

/**
 * What an article says now of some of its claims, and of rows of its table: each in its own words, or the sentence that stands
 * in their place. With a claim stands its paragraph, or the item of its list, below its heading, so that a reader knows which
 * point is meant though it is said no more.
 *
 * @returns `null` where none of them has words in that language, or the article is withdrawn as a whole
 */
export function saidNow(
  deps: SaidNowDeps,
  id: ArticleId,
  claims: readonly ClaimId[],
  context: ActionContext,
): Reply | null {
  const { knowledge, texts } = deps;
  const article = knowledge.articles.get(id);
  const text = article?.texts.get(context.language);
  if (article === undefined || text === undefined || isWithdrawn(knowledge, article)) return null;
  const articles = createArticleReplies(knowledge, texts);
  const base = baseOf(id, context);
  const rows = rowReplies(deps, articles, article, claims.filter(isRow), base);
  const own = claims.filter((claim) => !isRow(claim));
  const view = viewOf(articles.viewer, article, text, own, context, rows.length > 0);
  if (rows.length === 0 && view === null) return null;
  return replyOf(deps, articles, article, { rows, view: view ?? NOTHING }, base);
}

/** Whether an article says a claim, or a row of its table, and its summary does not. */
export function isBeyondSummary(text: ArticleText, claim: ClaimId): boolean {
  return isRow(claim) || (!isInSummary(text, claim) && claimNodes(text, claim).length > 0);
}

/**
 * Some replies as one; each source and claim once. It is an answer where one of them is, but for the numbers of somebody
 * in need, which come first.
 */
export function together(first: Reply, others: readonly Reply[]): Reply {
  const all = [first, ...others];
  const answer = all.find(({ outcome }) => outcome === "answer");
  const { outcome, validity } = first.outcome === "urgent" ? first : (answer ?? first);
  const told = {
    ...first,
    outcome,
    validity,
    blocks: all.flatMap(({ blocks }) => blocks),
    asserted: distinct(all.flatMap(({ asserted }) => asserted)),
  };
  return citing(told, citationsInTurn(all.map(({ citations }) => citations)));
}

function baseOf(id: ArticleId, { language, today }: ActionContext): ReplyBase {
  const hits = [{ id, score: 1 }];
  return { language, today, now: today, reading: EMPTY_READING, hits, confidence: 1 };
}

const NOTHING: ArticleView = {
  blocks: [],
  instead: [],
  asserted: [],
  standings: new Map(),
  sources: [],
};

interface Said {
  /** What the table answers. */
  readonly rows: readonly Reply[];
  readonly view: ArticleView;
}

function replyOf(
  { knowledge, texts }: SaidNowDeps,
  articles: ArticleReplies,
  article: Article,
  { rows, view }: Said,
  base: ReplyBase,
): Reply {
  const { language, today } = base;
  const short = articles.chosen(article, base);
  const table = rows.find(({ outcome }) => outcome === "answer");
  const isAnswer = article.outcome === "answer";
  const isSaid = isAnswer && (table !== undefined || view.sources.length > 0);
  const silent = isAnswer ? "no_answer" : short.outcome;
  const title = isAnswer && rows.length === 0 ? [titleBlock(article, language)] : [];
  // Of several places each says what stands beside its table.
  const hasWords = rows.length > 0 || view.blocks.length > 0;
  const blocks = [...distinct(rows.flatMap((row) => row.blocks)), ...title, ...view.blocks];
  // Where it can be confirmed is told once, and in the end.
  const last = isSaid
    ? articles.cautions(article, view, base)
    : confirmBlocks(knowledge, article, language, texts);
  const own = citationsOf(knowledge, view.sources, article.verifiedOn, language, texts);
  const said = {
    ...short,
    outcome: isSaid ? "answer" : silent,
    validity: isSaid ? (table?.validity ?? validityOf(article, view, { on: today, today })) : null,
    blocks: hasWords
      ? [...without(blocks, [...last, ...view.instead]), ...last, ...view.instead]
      : [...without(blocks, last), ...view.instead, ...last],
    asserted: distinct([...rows.flatMap(({ asserted }) => asserted), ...view.asserted]),
  } as const;
  return citing(said, citationsInTurn([...rows.map(({ citations }) => citations), own]));
}

/** @param isBeside what stands beside the table was said with it */
function viewOf(
  viewer: ArticleViewer,
  article: Article,
  text: ArticleText,
  claims: readonly ClaimId[],
  { language, today }: ActionContext,
  isBeside: boolean,
): ArticleView | null {
  const days = { on: today, today };
  const inSummary = claims.filter((claim) => isInSummary(text, claim));
  const only = isBeside
    ? inSummary.filter((claim) => !article.besideTable.includes(claim))
    : undefined;
  const hasSummary = (only ?? inSummary).length > 0;
  const views = hasSummary ? [viewer.summary(article, language, days, only)] : [];
  let room = MOST_CHARACTERS;
  const partOf = (nodes: readonly ArticleBlock[]): ArticleView =>
    viewer.part(article, language, days, nodes);
  for (const section of sectionsWith(text.body, claims, partOf)) {
    const view = partOf(section);
    const { length } = plainText(view.blocks);
    if (room < MOST_CHARACTERS && length > room) break;
    room -= length;
    // A heading below which nothing stands tells nothing, and what stands in its place names it.
    if (view.blocks.some(({ type }) => type !== "heading")) views.push(view);
    else if (view.instead.length > 0) views.push({ ...view, blocks: [] });
  }
  return views.length === 0 ? null : joined(views);
}

function joined(views: readonly ArticleView[]): ArticleView {
  return {
    blocks: views.flatMap(({ blocks }) => blocks),
    instead: distinct(views.flatMap(({ instead }) => instead)),
    asserted: distinct(views.flatMap(({ asserted }) => asserted)),
    standings: new Map(views.flatMap(({ standings }) => [...standings])),
    sources: distinct(views.flatMap(({ sources }) => sources)),
  };
}

/** Of a body the parts that hold a claim, each with what leads in to it, and each section with its heading. */
function sectionsWith(
  body: readonly ArticleBlock[],
  claims: readonly ClaimId[],
  view: (nodes: readonly ArticleBlock[]) => ArticleView,
): readonly (readonly ArticleBlock[])[] {
  const sections: ArticleBlock[][] = [];
  let heading: readonly ArticleBlock[] = [];
  for (const [index, block] of body.entries()) {
    if (block.type === "heading") {
      heading = [block];
      sections.push([]);
      continue;
    }
    const part = partWith(block, claims);
    if (part === null) continue;
    const section = sections.at(-1) ?? [];
    if (sections.length === 0) sections.push(section);
    const before = body[index - 1];
    const leadsIn = before !== undefined && before.type !== "heading" && isLeadIn(view([before]));
    if (section.length === 0) section.push(...heading);
    if (leadsIn && !section.includes(before)) section.push(before);
    section.push(part);
  }
  return sections.filter((section) => section.length > 0);
}

/** Steps that are numbered belong together; of another list the items alone that hold a claim. `null` where none does. */
function partWith(block: ArticleBlock, claims: readonly ClaimId[]): ArticleBlock | null {
  if (!holdsOne([block], claims)) return null;
  if (block.type !== "list" || block.ordered) return block;
  return { ...block, items: block.items.filter((item) => holdsOne(item, claims)) };
}

function holdsOne(body: readonly ArticleBlock[], claims: readonly ClaimId[]): boolean {
  return claims.some((claim) => isInBody(body, claim));
}

function isInBody(body: readonly ArticleBlock[], claim: ClaimId): boolean {
  return claimNodes({ summary: [], body }, claim).length > 0;
}

function isInSummary({ summary }: ArticleText, claim: ClaimId): boolean {
  return claimNodes({ summary, body: [] }, claim).length > 0;
}

/** Whether words lead in to what follows them, which may hold its condition. */
function isLeadIn({ blocks }: ArticleView): boolean {
  return /[:：]\s*$/u.test(plainText(blocks));
}

function distinct<Value>(values: readonly Value[]): readonly Value[] {
  return [...new Map(values.map((each) => [JSON.stringify(each), each])).values()];
}

function without(blocks: readonly Block[], others: readonly Block[]): readonly Block[] {
  const names = new Set(others.map((each) => JSON.stringify(each)));
  return blocks.filter((each) => !names.has(JSON.stringify(each)));
}
