import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import { plainText, type Block } from "../domain/block.ts";
import type { Article } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { ArticleView, ArticleViewer, ViewDays } from "./article-view.ts";

/** A part of an article that can be read by itself: a claim of the summary, a paragraph, an item of a list. */
export interface ArticlePiece {
  readonly article: Article;
  readonly view: ArticleView;
  readonly text: string;
  /** The heading that it stands below, and is to be shown below; `null` without one. */
  readonly heading: Block | null;
}

/**
 * The pieces of an article that may be said on a day, the summary's first, each wording once.
 *
 * A piece of which any claim is not in force is left out, and so is one that asserts nothing. Steps that are numbered belong
 * together and are one piece; so are a list and the words that introduce it, which may hold its condition.
 */
export function piecesOf(
  viewer: ArticleViewer,
  article: Article,
  language: LanguageTag,
  days: ViewDays,
): ArticlePiece[] {
  const text = article.texts.get(language);
  if (text === undefined) return [];
  const said = new Set<string>();
  const parts = [...summaryParts(text.summary), ...bodyParts(text.body)];
  return parts.flatMap(({ blocks, heading }) => {
    const view = viewer.part(article, language, days, blocks);
    const words = plainText(view.blocks).trim();
    if (said.has(words) || !mayBeSaid(view)) return [];
    said.add(words);
    const [above = null] =
      heading === null ? [] : viewer.part(article, language, days, [heading]).blocks;
    return [{ article, view, text: words, heading: above }];
  });
}

function mayBeSaid({ standings }: ArticleView): boolean {
  return standings.size > 0 && [...standings.values()].every(({ kind }) => kind === "inForce");
}

interface Part {
  readonly blocks: readonly ArticleBlock[];
  readonly heading: ArticleBlock | null;
}

function summaryParts(summary: readonly ArticleInline[]): Part[] {
  return summary
    .filter(({ type }) => type === "claim")
    .map((claim) => ({ blocks: [{ type: "paragraph", children: [claim] }], heading: null }));
}

function bodyParts(body: readonly ArticleBlock[]): Part[] {
  const parts: Part[] = [];
  let heading: ArticleBlock | null = null;
  let introduction: readonly ArticleBlock[] = [];
  for (const block of body) {
    if (block.type === "heading") {
      heading = block;
      introduction = [];
      continue;
    }
    const whole = [...introduction, block];
    // What is introduced and never comes, as at the end of an article, is no piece.
    if (introduces(block)) introduction = whole;
    else {
      const alone = introduction.length === 0 && block.type === "list" && !block.ordered;
      const pieces = alone ? block.items : [whole];
      for (const blocks of pieces) parts.push({ blocks, heading });
      introduction = [];
    }
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
