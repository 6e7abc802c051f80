import { fromMarkdown } from "mdast-util-from-markdown";
import type { Nodes } from "mdast";
import type { Activity } from "./teams-activities.ts";

interface Run {
  readonly text: string;
}
interface Element {
  readonly type: string;
  readonly spacing?: string;
  readonly inlines?: readonly Run[];
  readonly actions?: readonly CardButton[];
}

export interface CardButton {
  readonly type: string;
  readonly title: string;
  readonly data: { readonly action: string };
  readonly fallback?: { readonly type: string; readonly data: { readonly action: string } };
}

export interface Card {
  readonly version: string;
  readonly rtl?: boolean;
  readonly body: readonly Element[];
}

export function cardOf(activity: Activity): Card | null {
  const attachments = (activity["attachments"] ?? []) as { content: Card }[];
  return attachments[0]?.content ?? null;
}

/** All buttons of a message. */
export function buttonsOf(activity: Activity): CardButton[] {
  return (cardOf(activity)?.body ?? []).flatMap(({ actions = [] }) => actions);
}

/** The paragraphs that a reader sees, in the text and in the card, without markup. */
export function wordsOf(activity: Activity): string[] {
  const { text, textFormat } = activity as { text?: string; textFormat?: string };
  const said =
    text === undefined ? [] : textFormat === "plain" ? text.split("\n\n") : wordsOfMarkdown(text);
  const card: string[] = [];
  for (const { type, spacing, inlines = [] } of cardOf(activity)?.body ?? []) {
    if (type !== "RichTextBlock") continue;
    const line = inlines.map((run) => run.text).join("");
    if (spacing === "None") card.push(`${card.pop() ?? ""}\n${line}`);
    else card.push(line);
  }
  return [...said, ...card];
}

/** The paragraphs of a Markdown text as a reader of Markdown sees them; raw HTML is shown in angle marks that no text holds. */
export function wordsOfMarkdown(markdown: string): string[] {
  return fromMarkdown(markdown).children.flatMap((node) => paragraphsOf(node));
}

function paragraphsOf(node: Nodes): string[] {
  if (node.type === "list") return node.children.flatMap((item) => paragraphsOf(item));
  if (node.type === "listItem") return node.children.flatMap((child) => paragraphsOf(child));
  return [inlineOf(node)];
}

function inlineOf(node: Nodes): string {
  if (node.type === "break") return "\n";
  if (node.type === "html") return `⟪${node.value}⟫`;
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map((child) => inlineOf(child)).join("") : "";
}
