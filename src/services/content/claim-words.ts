import type { ArticleBlock, ArticleInline } from "../../domain/article-text.ts";
import { plainText } from "../../domain/block.ts";
import { claimNodes } from "../../domain/claim-nodes.ts";
import type { Article, ArticleText, ClaimId } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Template } from "../../domain/template.ts";
import type { ArticleViewer, ViewDays } from "../article-view.ts";

/**
 * What an article says for a claim as plain text, wherever it does, with its figures as a reader sees them.
 *
 * @returns `null` when it does not say it in that language
 */
export function claimWords(
  viewer: ArticleViewer,
  article: Article | undefined,
  language: LanguageTag,
  claim: ClaimId,
  days: ViewDays,
): string | null {
  const text = article?.texts.get(language);
  if (article === undefined || text === undefined) return null;
  const nodes = claimNodes(text, claim);
  if (nodes.length === 0) return null;
  const { blocks, instead } = viewer.part(article, language, days, nodes);
  return plainText([...blocks, ...instead]);
}

/** The same with the names of the figures, so that it changes with its words alone. */
export function claimTemplate(text: ArticleText | undefined, claim: ClaimId): string | null {
  const nodes = text === undefined ? [] : claimNodes(text, claim);
  return nodes.length === 0 ? null : writtenWords(nodes);
}

/** Words as they are written, with the names of the figures. */
export function writtenWords(nodes: readonly (ArticleBlock | ArticleInline)[]): string {
  return nodes.map(writtenNode).join("\n");
}

/** The words of a text that stand in no claim, its title first. */
export function looseWords({ title, summary, body }: ArticleText): string {
  const words = [title, writtenWords(withoutClaims(summary)), writtenWords(withoutClaims(body))];
  return words.join("\n");
}

function withoutClaims(
  nodes: readonly (ArticleBlock | ArticleInline)[],
): readonly (ArticleBlock | ArticleInline)[] {
  return nodes.flatMap((node): readonly (ArticleBlock | ArticleInline)[] => {
    switch (node.type) {
      case "claim":
        return [];
      case "list":
        return node.items.flatMap(withoutClaims);
      case "paragraph":
      case "heading":
      case "strong":
      case "emphasis":
        return withoutClaims(node.children);
      case "link":
        return [...withoutClaims(node.children), { type: "code", text: node.url }];
      case "text":
      case "code":
      case "break":
        return [node];
    }
  });
}

function writtenNode(node: ArticleBlock | ArticleInline): string {
  switch (node.type) {
    case "text":
    case "code":
      return writtenTemplate(node.text);
    case "break":
      return "\n";
    case "list":
      return node.items.map(writtenWords).join("\n");
    case "link":
      return `${node.children.map(writtenNode).join("")} (${writtenTemplate(node.url)})`;
    case "paragraph":
    case "heading":
    case "strong":
    case "emphasis":
    case "claim":
      return node.children.map(writtenNode).join("");
  }
}

function writtenTemplate(template: Template): string {
  return template
    .map((part) => {
      if (typeof part === "string") return part;
      switch (part.kind) {
        case "value":
          return `{${part.name}}`;
        case "pluralNumber":
          return "#";
        case "plural":
        case "select": {
          const options = [...part.options].map(
            ([name, words]) => `${name} {${writtenTemplate(words)}}`,
          );
          return `{${part.name}, ${part.kind}, ${options.join(" ")}}`;
        }
      }
    })
    .join("");
}
