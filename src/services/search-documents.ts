import { plainText } from "../domain/block.ts";
import type { ArticleId, Knowledge, Negatives, Programme } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import type { Template } from "../domain/template.ts";
import { formatFact } from "../domain/format.ts";
import type { SearchDocument } from "../ports/search.ts";

export interface DocumentOptions {
  /** Leaves the conversation articles out, so that only subjects are found. */
  readonly bare: boolean;
}

/**
 * What search reads of each article in each language: literal text with the newest value of every fact.
 *
 * The words do not depend on a day, so an index stays good until content changes; which of them may be said is decided
 * when the answer is put together.
 */
export function searchDocuments(knowledge: Knowledge, options: DocumentOptions): SearchDocument[] {
  const documents: SearchDocument[] = [];
  const programmes = Map.groupBy(knowledge.programmes, ({ article }) => article);
  for (const article of knowledge.articles.values()) {
    if (options.bare && article.topic === "conversation") continue;
    for (const [language, text] of article.texts) {
      if (!knowledge.languages.includes(language)) continue;
      const words = literalWords(knowledge, language);
      documents.push({
        id: article.id,
        language,
        title: text.title,
        questions: [...text.questions, ...namesOf(programmes.get(article.id))],
        summary: words.inline(text.summary),
        body: plainText(text.body.flatMap((block) => words.blocks(block))),
        related: relatedOf(knowledge, article.id),
      });
    }
  }
  return documents;
}

/** Questions that no article answers, the names of programmes without an article among them. */
export function searchNegatives(knowledge: Knowledge): Negatives[] {
  const unanswered = namesOf(knowledge.programmes.filter(({ article }) => article === null));
  return knowledge.negatives.map((set) => ({ ...set, near: [...set.near, ...unanswered] }));
}

/** People type a programme's official name or abbreviation whatever language they write in. */
function namesOf(programmes: readonly Programme[] = []): string[] {
  return programmes.flatMap(({ names }) => names);
}

/** Neighbours in either direction. */
function relatedOf(knowledge: Knowledge, id: ArticleId): ArticleId[] {
  const related = new Set(knowledge.articles.get(id)?.related ?? []);
  for (const other of knowledge.articles.values()) {
    if (other.related.includes(id)) related.add(other.id);
  }
  return [...related].sort();
}

interface LiteralWords {
  inline(nodes: readonly ArticleInline[]): string;
  blocks(block: ArticleBlock): {
    readonly type: "paragraph";
    readonly children: readonly { readonly type: "text"; readonly text: string }[];
  }[];
}

function literalWords(knowledge: Knowledge, language: LanguageTag): LiteralWords {
  const fill = (template: Template): string =>
    template
      .map((part) => {
        if (typeof part === "string") return part;
        switch (part.kind) {
          case "value": {
            const value = knowledge.facts.get(part.name)?.values.at(-1)?.value;
            return value === undefined
              ? ""
              : formatFact(value, language, { money: () => null }).text;
          }
          case "plural":
          case "select":
            return fill(part.options.get("other") ?? []);
          case "pluralNumber":
            return "";
        }
      })
      .join("");
  const inline = (nodes: readonly ArticleInline[]): string =>
    nodes
      .map((node) => {
        switch (node.type) {
          case "text":
          case "code":
            return fill(node.text);
          case "break":
            return "\n";
          case "strong":
          case "emphasis":
          case "link":
          case "claim":
            return inline(node.children);
        }
      })
      .join("");
  const blocks: LiteralWords["blocks"] = (block) => {
    switch (block.type) {
      case "paragraph":
      case "heading":
        return [{ type: "paragraph", children: [{ type: "text", text: inline(block.children) }] }];
      case "list":
        return block.items.flatMap((item) => item.flatMap(blocks));
      case "claim":
        return block.children.flatMap(blocks);
    }
  };
  return { inline, blocks };
}
