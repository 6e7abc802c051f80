import { plainText } from "../domain/block.ts";
import { claimNodes, headingAbove } from "../domain/claim-nodes.ts";
import type {
  Article,
  ArticleId,
  ArticleText,
  FactName,
  Knowledge,
  Negatives,
  Programme,
} from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { ArticleBlock, ArticleInline } from "../domain/article-text.ts";
import type { Template } from "../domain/template.ts";
import { formatFact } from "../domain/format.ts";
import type { SearchClaim, SearchDocument } from "../ports/search.ts";

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
  const neighbours = neighboursIn(knowledge);
  const wordsIn = new Map(knowledge.languages.map((tag) => [tag, literalWords(knowledge, tag)]));
  for (const article of knowledge.articles.values()) {
    if (options.bare && article.topic === "conversation") continue;
    for (const [language, text] of article.texts) {
      const words = wordsIn.get(language);
      if (words === undefined) continue;
      documents.push({
        id: article.id,
        language,
        title: text.title,
        ...withNames(text, namesOf(programmes.get(article.id))),
        claims: claimsOf(article, text, words),
        summary: words.inline(text.summary),
        body: plainText(text.body.flatMap((block) => words.blocks(block))),
        related: neighbours.get(article.id) ?? [],
      });
    }
  }
  return documents;
}

/** The ways of asking, and behind them names by which people ask about the subject as a whole. */
function withNames(
  { questions, wanted }: ArticleText,
  names: readonly string[],
): Pick<SearchDocument, "questions" | "wanted"> {
  return { questions: [...questions, ...names], wanted: [...wanted, ...names.map(() => [])] };
}

/** The claims that a text words, in the order of the article. */
function claimsOf({ claims }: Article, text: ArticleText, words: LiteralWords): SearchClaim[] {
  const inSummary = new Set(text.summary.flatMap((node) => (node.type === "claim" ? node.id : [])));
  return [...claims.keys()].flatMap((id): SearchClaim[] => {
    const nodes = claimNodes(text, id);
    if (nodes.length === 0) return [];
    return [
      {
        id,
        text: plainText(nodes.flatMap((node) => words.blocks(node))),
        heading: headingAbove(text, id) ?? "",
        isInSummary: inSummary.has(id),
      },
    ];
  });
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

/** Neighbours of each article, in either direction. */
function neighboursIn({ articles }: Knowledge): ReadonlyMap<ArticleId, ArticleId[]> {
  const all = new Map([...articles.keys()].map((id) => [id, new Set<ArticleId>()]));
  for (const { id, related } of articles.values()) {
    for (const other of related) {
      all.get(id)?.add(other);
      all.get(other)?.add(id);
    }
  }
  return new Map([...all].map(([id, related]) => [id, [...related].sort()]));
}

interface LiteralWords {
  inline(nodes: readonly ArticleInline[]): string;
  blocks(block: ArticleBlock): {
    readonly type: "paragraph";
    readonly children: readonly { readonly type: "text"; readonly text: string }[];
  }[];
}

function literalWords(knowledge: Knowledge, language: LanguageTag): LiteralWords {
  const known = new Map<FactName, string>();
  const factText = (name: FactName): string => {
    const written = known.get(name);
    if (written !== undefined) return written;
    const value = knowledge.facts.get(name)?.values.at(-1)?.value;
    const text = value === undefined ? "" : formatFact(value, language, { money: () => null }).text;
    known.set(name, text);
    return text;
  };
  const fill = (template: Template): string =>
    template
      .map((part) => {
        if (typeof part === "string") return part;
        switch (part.kind) {
          case "value":
            return factText(part.name);
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
