import type { ArticleBlock, ArticleInline } from "../../domain/article-text.ts";
import { literalWords } from "../../domain/claim-nodes.ts";
import type { Article, ArticleText, ClaimId } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { WrittenWay } from "../../ports/document-editing.ts";
import type { ArticleViewer, ViewDays } from "../article-view.ts";
import { claimWords } from "./claim-words.ts";

/** What people may ask an article for in one language, and the ways in which they do. */
export interface WaysInForce {
  readonly title: string;
  /** In the order of the text, each claim where it is said first below a heading. */
  readonly sections: readonly WaysSection[];
  readonly ways: readonly WrittenWay[];
}

export interface WaysSection {
  /** `null` for what is said below none. */
  readonly heading: string | null;
  readonly claims: readonly { readonly id: ClaimId; readonly sentence: string }[];
}

/** @returns `null` where the article has no text in that language */
export function waysInForce(
  viewer: ArticleViewer,
  article: Article,
  language: LanguageTag,
  days: ViewDays,
): WaysInForce | null {
  const text = article.texts.get(language);
  if (text === undefined) return null;
  const sections = sectionsOf(text).map(({ heading, claims }) => ({
    heading,
    claims: claims.map((id) => ({
      id,
      sentence: claimWords(viewer, article, language, id, days) ?? id,
    })),
  }));
  const ways = text.questions.map((question, at) => ({
    question,
    wanted: text.wanted[at] ?? null,
  }));
  return { title: text.title, sections, ways };
}

interface Section {
  readonly heading: string | null;
  readonly claims: ClaimId[];
}

function sectionsOf({ summary, body }: ArticleText): readonly Section[] {
  const seen = new Set<ClaimId>();
  const above: Section = { heading: null, claims: [] };
  const sections = [above];
  let open = above;
  for (const block of body) {
    if (block.type === "heading") {
      open = { heading: literalWords(block.children), claims: [] };
      sections.push(open);
    } else open.claims.push(...unseenIn([block], seen));
  }
  above.claims.push(...unseenIn(summary, seen));
  return sections.filter(({ claims }) => claims.length > 0);
}

function unseenIn(
  nodes: readonly (ArticleBlock | ArticleInline)[],
  seen: Set<ClaimId>,
): readonly ClaimId[] {
  return nodes.flatMap((node): readonly ClaimId[] => {
    if (node.type === "claim") {
      if (seen.has(node.id)) return [];
      seen.add(node.id);
      return [node.id];
    }
    if (node.type === "list") return node.items.flatMap((item) => unseenIn(item, seen));
    return "children" in node ? unseenIn(node.children, seen) : [];
  });
}
