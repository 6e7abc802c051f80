import type { ArticleBlock, ArticleInline } from "./article-text.ts";
import type { ArticleText, ClaimId, FactName } from "./knowledge.ts";
import { placeholdersOf } from "./template.ts";

/** All words of a claim in one language, each as a block of its own; empty where it has none. */
export function claimNodes(
  { summary, body }: Pick<ArticleText, "summary" | "body">,
  claim: ClaimId,
): readonly ArticleBlock[] {
  const found: ArticleBlock[] = [];
  const visit = (node: ArticleBlock | ArticleInline, isBlock: boolean): void => {
    if (node.type === "claim") {
      if (node.id === claim) found.push(isBlock ? asBlock(node) : asParagraph(node));
    } else if (node.type === "list") {
      for (const item of node.items) for (const block of item) visit(block, true);
    } else if ("children" in node) {
      for (const child of node.children) visit(child, false);
    }
  };
  for (const node of summary) visit(node, false);
  for (const node of body) visit(node, true);
  return found;
}

/** The words of the heading below which a claim first stands in a body; `null` where it stands below none. */
export function headingAbove({ body }: Pick<ArticleText, "body">, claim: ClaimId): string | null {
  let heading: string | null = null;
  for (const block of body) {
    if (block.type === "heading") heading = literalWords(block.children);
    else if (claimNodes({ summary: [], body: [block] }, claim).length > 0) return heading;
  }
  return null;
}

/** Words without markup; `null` where a figure stands in them. */
export function literalWords(nodes: readonly ArticleInline[]): string | null {
  const parts = nodes.map((node): string | null => {
    if (node.type === "text" || node.type === "code") {
      return node.text.every((part) => typeof part === "string") ? node.text.join("") : null;
    }
    return node.type === "break" ? " " : literalWords(node.children);
  });
  return parts.includes(null) ? null : parts.join("").trim();
}

/** The facts that some words name. */
export function factsNamedIn(
  nodes: readonly (ArticleBlock | ArticleInline)[],
): ReadonlySet<FactName> {
  const names = new Set<FactName>();
  const visit = (node: ArticleBlock | ArticleInline): void => {
    if (node.type === "text" || node.type === "code") {
      for (const name of placeholdersOf(node.text)) names.add(name);
      return;
    }
    if (node.type === "link") for (const name of placeholdersOf(node.url)) names.add(name);
    if (node.type === "list") for (const item of node.items) item.forEach(visit);
    else if ("children" in node) node.children.forEach(visit);
  };
  nodes.forEach(visit);
  return names;
}

/** A claim among blocks holds blocks, one within a line holds words: the place tells, not the node. */
type ClaimNode = Extract<ArticleBlock | ArticleInline, { readonly type: "claim" }>;

function asBlock(node: ClaimNode): ArticleBlock {
  return node as Extract<ArticleBlock, { readonly type: "claim" }>;
}

function asParagraph(node: ClaimNode): ArticleBlock {
  return {
    type: "paragraph",
    children: [node as Extract<ArticleInline, { readonly type: "claim" }>],
  };
}
