import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import { plainText, type Block } from "../domain/block.ts";
import type { Article, ArticleText } from "../domain/knowledge.ts";
import { Latest } from "../domain/latest.ts";
import type { LanguageTag } from "../domain/locale.ts";
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
  /** The piece that it points back at ("it cannot be extended") and what that points back at, to be read right before it. */
  readonly before: readonly ArticlePiece[];
}

/** All articles of six languages as they are today. */
const MOST_READ = 600;

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
  const summary = sectionsPointingBack(article, text, (one) => [
    { heading: null, parts: summaryParts(one.summary) },
  ]);
  const sections = sectionsPointingBack(article, text, (one) => sectionsOf(one.body));
  for (const { heading, parts } of [...summary, ...sections]) {
    const [above = null] = heading === null ? [] : viewOf([heading]).blocks;
    const viewed = parts.map(({ part, back }) => ({ view: viewOf(part), back }));
    const asserting = viewed.filter(({ view }) => view.standings.size > 0);
    const caveats = viewed
      .filter(({ view }) => view.standings.size === 0)
      .flatMap(({ view }) => view.blocks);
    // What stands below no heading goes on from the summary.
    let last = heading === null ? [...pieces.values()].at(-1) : undefined;
    let isBroken = false;
    for (const { view, back } of asserting) {
      const before = back && last !== undefined ? [...last.before, last] : [];
      const piece: ArticlePiece | null =
        back && isBroken ? null : add(view, { heading: above, caveats, before });
      isBroken = piece === null;
      last = piece ?? last;
    }
  }
  return [...pieces.values()];
}

type Above = Pick<ArticlePiece, "heading" | "caveats" | "before">;

/** Whether it asserts something, and nothing that is not in force. */
function mayBeSaid({ standings }: ArticleView): boolean {
  return standings.size > 0 && [...standings.values()].every(({ kind }) => kind === "inForce");
}

type Part = readonly ArticleBlock[];

interface Section {
  readonly heading: ArticleBlock | null;
  readonly parts: readonly Part[];
}

function summaryParts(summary: readonly ArticleInline[]): Part[] {
  return summary
    .filter(({ type }) => type === "claim")
    .map((claim) => [{ type: "paragraph", children: [claim] }]);
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
  readonly parts: readonly { readonly part: Part; readonly back: boolean }[];
}

/**
 * The sections, and which of their parts point back: in any of the article's languages, since one names the subject where
 * another leaves it out, and all say the same part by part.
 */
function sectionsPointingBack(
  article: Article,
  own: ArticleText,
  sectionsIn: (text: ArticleText) => readonly Section[],
): PointingSection[] {
  const versions = [...article.texts].map(([language, text]) => ({
    language,
    sections: sectionsIn(text),
  }));
  return sectionsIn(own).map(({ heading, parts }, index) => {
    const likewise = versions.flatMap(({ language, sections }) => {
      const found = sections[index]?.parts ?? [];
      return found.length === parts.length ? [{ language, parts: found }] : [];
    });
    return {
      heading,
      parts: parts.map((part, at) => ({
        part,
        back: likewise.some((other) => pointsBack(startOf(other.parts[at]?.[0]), other.language)),
      })),
    };
  });
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
    parts.push(...(alone ? block.items : [whole]));
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

const segmenters = new Map<LanguageTag, Intl.Segmenter>();

function wordsIn(text: string, language: LanguageTag): number {
  const known = segmenters.get(language);
  const segmenter = known ?? new Intl.Segmenter(language, { granularity: "word" });
  if (known === undefined) segmenters.set(language, segmenter);
  let count = 0;
  for (const { isWordLike } of segmenter.segment(text)) if (isWordLike === true) count += 1;
  return count;
}
