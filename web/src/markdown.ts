import { fromMarkdown } from "mdast-util-from-markdown";
import type { Nodes, Parents } from "mdast";
import { stretchesOf } from "../console/src/lib/links.ts";
import { element, type Child } from "./dom.ts";

/** How the words between the markup are drawn. */
type DrawWords = (words: string) => Child[];

/** Draws Markdown as elements. Markup in it is shown as it was written, and links lead to the web or stay words. */
export function drawMarkdown(markdown: string): Child[] {
  return drawChildren(fromMarkdown(markdown), drawWords);
}

/** The same of what a person wrote by hand: also an https address that stands there without markup can be followed. */
export function drawWritten(markdown: string): Child[] {
  return drawChildren(fromMarkdown(markdown), drawAddresses);
}

function drawChildren(parent: Parents, words: DrawWords): Child[] {
  return parent.children.flatMap((node) => drawNode(node, words));
}

function drawNode(node: Nodes, words: DrawWords): Child[] {
  switch (node.type) {
    case "text":
    case "html":
      return words(node.value);
    case "break":
      return [element("br")];
    case "inlineCode":
      return [element("code", { dir: "ltr" }, node.value)];
    case "code":
      return [element("pre", { dir: "ltr" }, node.value)];
    case "paragraph":
      return [element("p", {}, ...drawChildren(node, words))];
    case "heading":
      return [element("h3", {}, ...drawChildren(node, words))];
    case "blockquote":
      return [element("blockquote", {}, ...drawChildren(node, words))];
    case "list":
      return [element(node.ordered === true ? "ol" : "ul", {}, ...drawChildren(node, words))];
    case "listItem":
      return [element("li", {}, ...drawChildren(node, words))];
    case "strong":
      return [element("strong", {}, ...drawChildren(node, words))];
    case "emphasis":
      return [element("em", {}, ...drawChildren(node, words))];
    case "link":
      return drawLink(node.url, drawChildren(node, drawWords));
    case "thematicBreak":
      return [element("hr")];
    case "image":
      return [node.alt ?? ""];
    default:
      return "children" in node ? drawChildren(node, words) : [];
  }
}

const REFERENCE = /(YZ-\d{4}-\d{4,})/u;

/** A reference is read out as one, so no line ends at its hyphens. */
function drawWords(words: string): Child[] {
  return words
    .split(REFERENCE)
    .map((part) => (REFERENCE.test(part) ? element("span", { class: "reference" }, part) : part));
}

function drawAddresses(words: string): Child[] {
  return stretchesOf(words).flatMap((stretch) =>
    stretch.kind === "words"
      ? drawWords(stretch.text)
      : [element("a", { ...linkAttributes(stretch.href), dir: "ltr" }, stretch.text)],
  );
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
