import { createArticleViewer } from "../../src/services/article-view.ts";
import type { Block, Inline } from "../../src/domain/block.ts";
import type { ArticleBlock, ArticleInline } from "../../src/domain/article-text.ts";
import type { Article, ArticleText, Knowledge } from "../../src/domain/knowledge.ts";
import type { LanguageTag } from "../../src/domain/locale.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { Texts } from "../../src/ports/texts.ts";

/** A sentence that an article asserts, with its figures filled in. */
export interface ClaimSentence {
  readonly article: string;
  readonly language: LanguageTag;
  readonly text: string;
}

/** All sentences of all claims that hold on a day, as a reader sees them, each once an article. */
export function claimSentences(
  { knowledge, texts }: { readonly knowledge: Knowledge; readonly texts: Texts },
  language: LanguageTag,
  today: PlainDate,
): ClaimSentence[] {
  const viewer = createArticleViewer(knowledge, texts);
  const days = { on: today, today };
  return [...knowledge.articles.values()].flatMap((article) => {
    const words = article.texts.get(language);
    if (words === undefined) return [];
    const claims = new Map(article.texts);
    claims.set(language, { ...words, body: claimsOf(words) });
    const onlyClaims: Article = { ...article, texts: claims };
    const view = viewer.body(onlyClaims, language, days);
    const sentences = view.blocks.flatMap(linesOf).flatMap((line) => sentencesOf(line, language));
    return [...new Set(sentences)].map((text) => ({ article: article.id, language, text }));
  });
}

function claimsOf({ summary, body }: ArticleText): ArticleBlock[] {
  return [...summary.flatMap(inlineClaims), ...body.flatMap(blockClaims)];
}

function inlineClaims(node: ArticleInline): ArticleBlock[] {
  if (node.type === "claim") return [{ type: "paragraph", children: [node] }];
  return node.type === "strong" || node.type === "emphasis"
    ? node.children.flatMap(inlineClaims)
    : [];
}

function blockClaims(node: ArticleBlock): ArticleBlock[] {
  switch (node.type) {
    case "claim":
      return [node];
    case "list":
      return node.items.flat().flatMap(blockClaims);
    default:
      return node.children.flatMap(inlineClaims);
  }
}

function linesOf(block: Block): string[] {
  switch (block.type) {
    case "paragraph":
    case "heading":
      return [block.children.map(wordsOf).join("")];
    case "list":
      return block.items.flat().flatMap(linesOf);
    default:
      return [];
  }
}

function wordsOf(inline: Inline): string {
  switch (inline.type) {
    case "text":
    case "code":
      return inline.text;
    case "break":
      return " ";
    default:
      return inline.children.map(wordsOf).join("");
  }
}

function sentencesOf(line: string, language: LanguageTag): string[] {
  const parts = new Intl.Segmenter(language, { granularity: "sentence" }).segment(line);
  return [...parts].map(({ segment }) => segment.trim()).filter((text) => text !== "");
}
