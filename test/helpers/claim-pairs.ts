import type { ArticleBlock, ArticleInline } from "../../src/domain/article-text.ts";
import { plainText } from "../../src/domain/block.ts";
import type { Article, Knowledge } from "../../src/domain/knowledge.ts";
import type { LanguageTag } from "../../src/domain/locale.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { createArticleViewer } from "../../src/services/article-view.ts";

/** One claim in every language of its article, as a reader sees it: translations that people have reviewed. */
export type ClaimInLanguages = ReadonlyMap<LanguageTag, string>;

/** All claims that hold on a day. */
export function claimsInLanguages(
  { knowledge, texts }: { readonly knowledge: Knowledge; readonly texts: Texts },
  today: PlainDate,
): ClaimInLanguages[] {
  const viewer = createArticleViewer(knowledge, texts);
  const days = { on: today, today };
  return [...knowledge.articles.values()].flatMap((article) => {
    const claims = new Map<string, Map<LanguageTag, string>>();
    for (const [language, words] of article.texts) {
      for (const { id, block } of [
        ...words.summary.flatMap(inline),
        ...words.body.flatMap(blocks),
      ]) {
        const known = claims.get(id) ?? new Map<LanguageTag, string>();
        if (known.has(language)) continue;
        const only: Article = {
          ...article,
          texts: new Map(article.texts).set(language, { ...words, body: [block] }),
        };
        const text = plainText(viewer.body(only, language, days).blocks).trim();
        if (text !== "") known.set(language, text);
        claims.set(id, known);
      }
    }
    return [...claims.values()].filter(({ size }) => size === article.texts.size);
  });
}

interface Found {
  readonly id: string;
  readonly block: ArticleBlock;
}

function inline(node: ArticleInline): Found[] {
  if (node.type === "claim")
    return [{ id: node.id, block: { type: "paragraph", children: [node] } }];
  return node.type === "strong" || node.type === "emphasis" ? node.children.flatMap(inline) : [];
}

function blocks(node: ArticleBlock): Found[] {
  switch (node.type) {
    case "claim":
      return [{ id: node.id, block: node }];
    case "list":
      return node.items.flat().flatMap(blocks);
    default:
      return node.children.flatMap(inline);
  }
}
