import { fromMarkdown } from "mdast-util-from-markdown";
import type { Nodes, Parents } from "mdast";
import { element, type Child } from "./dom.ts";
import { REFERENCE } from "./receipt.ts";

/** Draws Markdown as elements. Markup in it is shown as it was written, and links lead to the web or stay words. */
export function drawMarkdown(markdown: string): Child[] {
  return drawChildren(fromMarkdown(markdown));
}

function drawChildren(parent: Parents): Child[] {
  return parent.children.flatMap(drawNode);
}

function drawNode(node: Nodes): Child[] {
  switch (node.type) {
    case "text":
    case "html":
      return drawWords(node.value);
    case "break":
      return [element("br")];
    case "inlineCode":
      return [element("code", { dir: "ltr" }, node.value)];
    case "code":
      return [element("pre", { dir: "ltr" }, node.value)];
    case "paragraph":
      return [element("p", {}, ...drawChildren(node))];
    case "heading":
      return [element("h3", {}, ...drawChildren(node))];
    case "blockquote":
      return [element("blockquote", {}, ...drawChildren(node))];
    case "list":
      return [element(node.ordered === true ? "ol" : "ul", {}, ...drawChildren(node))];
    case "listItem":
      return [element("li", {}, ...drawChildren(node))];
    case "strong":
      return [element("strong", {}, ...drawChildren(node))];
    case "emphasis":
      return [element("em", {}, ...drawChildren(node))];
    case "link":
      return drawLink(node.url, drawChildren(node));
    case "thematicBreak":
      return [element("hr")];
    case "image":
      return [node.alt ?? ""];
    default:
      return "children" in node ? drawChildren(node) : [];
  }
}

/** A reference is read out as one, so no line ends at its hyphens. */
function drawWords(words: string): Child[] {
  return words
    .split(REFERENCE)
    .map((part) => (REFERENCE.test(part) ? element("span", { class: "reference" }, part) : part));
}

function drawLink(url: string, children: readonly Child[]): Child[] {
  const href = safeHref(url);
  return href === null ? [...children] : [element("a", linkAttributes(href), ...children)];
}

/** Attributes of a link that cannot reach back into this page; the conversation stays open in its own tab. */
export function linkAttributes(href: string): Record<string, string> {
  return { href, target: "_blank", rel: "noopener noreferrer" };
}

/** The address when a browser may follow it: http, https, or a page of this service. */
export function safeHref(url: string): string | null {
  try {
    const { protocol, href } = new URL(url, location.origin);
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}
