import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import { plainText, type Block } from "../domain/block.ts";
import { standingTo, type KnownPerson } from "../domain/claim-audience.ts";
import type { Article, ArticleText } from "../domain/knowledge.ts";
import { Latest } from "../domain/latest.ts";
import { perLocale, type LanguageTag } from "../domain/locale.ts";
import type { ArticleView, ArticleViewer, ViewDays } from "./article-view.ts";
import { pointsBack } from "./pointing-back.ts";

/** A part of an article that can be read by itself: a claim of the summary, a paragraph, an item of a list. */
export interface ArticlePiece {
  readonly article: Article;
  readonly view: ArticleView;
  readonly text: string;
  /** As the language counts them. */
  readonly words: number;
  /** The heading that it stands below, and is to be shown below; `null` without one. */
  readonly heading: Block | null;
  /** What stands in its section and asserts nothing, such as "these examples are old": to be shown with it. */
  readonly caveats: readonly Block[];
  /** Words of its caveats, as the language counts them. */
  readonly caveatWords: number;
  /** The piece that it points back at ("it cannot be extended") and what that points back at, to be read right before it. */
  readonly before: readonly ArticlePiece[];
}

/** All articles of six languages as they are today, and some as they are on other days. */
const MOST_READ = 1000;

const read = new WeakMap<ArticleViewer, Latest<string, readonly ArticlePiece[]>>();

/**
 * The pieces of an article that may be said on a day, the summary's first, each wording once.
 *
 * A piece of which any claim is not in force is left out, and so is one that asserts nothing, or that points back at one that
 * is not in force. Steps that are numbered belong together and are one piece; so are a list and the words that introduce it,
 * which may hold its condition.
 */
export function piecesOf(
  viewer: ArticleViewer,
  article: Article,
  language: LanguageTag,
  days: ViewDays,
): readonly ArticlePiece[] {
  const known = read.get(viewer) ?? new Latest<string, readonly ArticlePiece[]>(MOST_READ);
  read.set(viewer, known);
  return known.of(`${article.id} ${language} ${days.on} ${days.today}`, () =>
    readPieces(viewer, article, language, days),
  );
}

function readPieces(
  viewer: ArticleViewer,
  article: Article,
  language: LanguageTag,
  days: ViewDays,
): ArticlePiece[] {
  const text = article.texts.get(language);
  if (text === undefined) return [];
  const viewOf = (blocks: readonly ArticleBlock[]): ArticleView =>
    viewer.part(article, language, days, blocks);
  const pieces = new Map<string, ArticlePiece>();
  /** `null` when it may not be said; what is said already stands for its repetition. */
  const add = (view: ArticleView, above: Above): ArticlePiece | null => {
    if (!mayBeSaid(view)) return null;
    const words = plainText(view.blocks).trim();
    const piece = pieces.get(words) ?? {
      ...{ article, view, text: words, ...above },
      words: wordsIn(words, language),
    };
    pieces.set(words, piece);
    return piece;
  };
  let said = NOTHING_SAID;
  for (const { heading, parts } of pointingSections(article, text)) {
    const [above = null] = heading === null ? [] : viewOf([heading]).blocks;
    const viewed = parts.map((part) => ({ ...part, view: viewOf(part.blocks) }));
    const asserting = viewed.filter(({ view }) => view.standings.size > 0);
    const caveats = viewed
      .filter(({ view }) => view.standings.size === 0)
      .flatMap(({ view }) => view.blocks);
    const caveatWords = wordsIn(plainText(caveats), language);
    // What stands below no heading goes on from the summary.
    if (heading !== null) said = NOTHING_SAID;
    for (const { view, back, list } of asserting) {
      const before = antecedentOf(view, article, pieces.values()) ?? (back ? said.pieces : []);
      const isSaid = before === said.pieces ? !said.isBroken : before !== UNSAID;
      const piece = isSaid ? add(view, { heading: above, caveats, caveatWords, before }) : null;
      said = saidAfter(said, piece, list);
    }
  }
  return [...pieces.values()];
}

const UNSAID: readonly ArticlePiece[] = [];

/** The piece of the claim that it names, with what that points back at; `UNSAID` where that is not said, `null` where it names none. */
function antecedentOf(
  view: ArticleView,
  article: Article,
  pieces: Iterable<ArticlePiece>,
): readonly ArticlePiece[] | null {
  const named = [...view.standings.keys()].map((id) => article.claims.get(id)?.after);
  const after = named.find((id) => id !== undefined);
  if (after === undefined) return null;
  const piece = [...pieces].find((one) => one.view.standings.has(after));
  return piece === undefined ? UNSAID : [...piece.before, piece];
}

/** What was said right before, in a section. */
interface Said {
  /** What the next piece points back at, with what that points back at. */
  readonly pieces: readonly ArticlePiece[];
  /** The last of it may not be said. */
  readonly isBroken: boolean;
  /** The list that the last piece is an item of. */
  readonly list: ArticleBlock | null;
}

const NOTHING_SAID: Said = { pieces: [], isBroken: false, list: null };

/** "These" behind a list are all of its items. */
function saidAfter(said: Said, piece: ArticlePiece | null, list: ArticleBlock | null): Said {
  const isSameList = list !== null && list === said.list;
  if (piece === null) return { ...said, isBroken: true, list };
  const items = isSameList ? said.pieces : piece.before;
  return { pieces: [...new Set([...items, piece])], isBroken: isSameList && said.isBroken, list };
}

/** Those that hold for somebody as far as is known, and of which nothing that they point back at holds for others alone. */
export function piecesFor(
  person: KnownPerson,
  pieces: readonly ArticlePiece[],
): readonly ArticlePiece[] {
  const isForOthers = (piece: ArticlePiece): boolean =>
    standingsTo(piece, person).includes("others") || piece.before.some(isForOthers);
  return pieces.filter((piece) => !isForOthers(piece));
}

/** Whether it says what holds for people like them alone. */
export function isTheirs(piece: ArticlePiece, person: KnownPerson): boolean {
  return standingsTo(piece, person).includes("theirs");
}

function standingsTo({ article, view }: ArticlePiece, person: KnownPerson) {
  return [...view.standings.keys()].map((id) => standingTo(article.claims.get(id) ?? {}, person));
}

type Above = Pick<ArticlePiece, "heading" | "caveats" | "caveatWords" | "before">;

/** Whether it asserts something, and nothing that is not in force. */
function mayBeSaid({ standings }: ArticleView): boolean {
  return standings.size > 0 && [...standings.values()].every(({ kind }) => kind === "inForce");
}

interface Part {
  readonly blocks: readonly ArticleBlock[];
  /** The list that it is an item of; `null` where it is none. */
  readonly list: ArticleBlock | null;
}

interface Section {
  readonly heading: ArticleBlock | null;
  readonly parts: readonly Part[];
}

function summaryParts(summary: readonly ArticleInline[]): Part[] {
  return summary
    .filter(({ type }) => type === "claim")
    .map((claim) => ({ blocks: [{ type: "paragraph", children: [claim] }], list: null }));
}

function sectionsOf(body: readonly ArticleBlock[]): Section[] {
  const sections: { heading: ArticleBlock | null; blocks: ArticleBlock[] }[] = [];
  for (const block of body) {
    if (block.type === "heading") sections.push({ heading: block, blocks: [] });
    else if (sections.length === 0) sections.push({ heading: null, blocks: [block] });
    else sections.at(-1)?.blocks.push(block);
  }
  return sections.map(({ heading, blocks }) => ({ heading, parts: partsOf(blocks) }));
}

interface PointingSection {
  readonly heading: ArticleBlock | null;
  /** `back`: it means something said before it. */
  readonly parts: readonly (Part & { readonly back: boolean })[];
}

/**
 * The summary and the sections, and which of their parts point back: in any of the article's languages, since one names the
 * subject where another leaves it out, and all say the same part by part.
 */
function pointingSections(article: Article, own: ArticleText): readonly PointingSection[] {
  const versions = [...article.texts].map(([language, text]) => ({
    language,
    sections: allSections(text),
  }));
  return allSections(own).map(({ heading, parts }, index) => {
    const likewise = versions.flatMap(({ language, sections }) => {
      const found = sections[index]?.parts ?? [];
      return found.length === parts.length ? [{ language, parts: found }] : [];
    });
    const isBack = (at: number): boolean =>
      likewise.some((other) => pointsBack(startOf(other.parts[at]?.blocks[0]), other.language));
    return { heading, parts: parts.map((part, at) => ({ ...part, back: isBack(at) })) };
  });
}

function allSections(text: ArticleText): readonly Section[] {
  return [{ heading: null, parts: summaryParts(text.summary) }, ...sectionsOf(text.body)];
}

/** What is introduced and never comes, as at the end of a section, is no part. */
function partsOf(blocks: readonly ArticleBlock[]): Part[] {
  const parts: Part[] = [];
  let introduction: readonly ArticleBlock[] = [];
  for (const block of blocks) {
    const whole = [...introduction, block];
    if (introduces(block)) {
      introduction = whole;
      continue;
    }
    const alone = introduction.length === 0 && block.type === "list" && !block.ordered;
    if (alone) parts.push(...block.items.map((blocks) => ({ blocks, list: block })));
    else parts.push({ blocks: whole, list: null });
    introduction = [];
  }
  return parts;
}

/** Whether the words of a block lead in to what follows it. */
function introduces(block: ArticleBlock): boolean {
  switch (block.type) {
    case "list":
    case "heading":
      return false;
    case "paragraph":
      return /[:：]\s*$/u.test(endOf(block.children.at(-1)));
    case "claim": {
      const last = block.children.at(-1);
      return last !== undefined && introduces(last);
    }
  }
}

/** The literal text at the end; empty where a value stands there. */
function endOf(inline: ArticleInline | undefined): string {
  switch (inline?.type) {
    case "text":
    case "code": {
      const last = inline.text.at(-1);
      return typeof last === "string" ? last : "";
    }
    case "strong":
    case "emphasis":
    case "link":
    case "claim":
      return endOf(inline.children.at(-1));
    case "break":
    case undefined:
      return "";
  }
}

/** The literal text at the beginning; empty where a value stands there. */
function startOf(node: ArticleBlock | ArticleInline | undefined): string {
  switch (node?.type) {
    case "text":
    case "code": {
      const [first] = node.text;
      return typeof first === "string" ? first : "";
    }
    case "list":
      return startOf(node.items[0]?.[0]);
    case "paragraph":
    case "heading":
    case "strong":
    case "emphasis":
    case "link":
    case "claim":
      return startOf(node.children[0]);
    case "break":
    case undefined:
      return "";
  }
}

const segmenterOf = perLocale((locale) => new Intl.Segmenter(locale, { granularity: "word" }));

/** Scripts that part words by spaces: a regular expression counts them six times faster, and alike but for times of day. */
const SPACED =
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Greek}\p{N}\p{M}\p{P}\p{S}\p{Z}\s]*$/u;
const SPACED_WORD = /[\p{L}\p{N}\p{M}]+(?:['’.,:·][\p{L}\p{N}\p{M}]+)*/gu;

function wordsIn(text: string, language: LanguageTag): number {
  if (SPACED.test(text)) return text.match(SPACED_WORD)?.length ?? 0;
  let count = 0;
  for (const { isWordLike } of segmenterOf(language).segment(text))
    if (isWordLike === true) count += 1;
  return count;
}
