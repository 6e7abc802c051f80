import { z } from "zod";
import { addressBeside } from "../shared/link-words.ts";

/*
 * Teams tells the words of a message as plain text and, beside it, the message as HTML. The plain text has neither the
 * addresses of links nor a trace of a picture. Three kinds of tags of one writer are looked for, and nothing of the HTML is ever
 * shown as such, so that a parser of whole pages would only build trees of what strangers send.
 */

const attachmentSchema = z.object({
  contentType: z.string(),
  content: z.unknown().optional(),
});
const HTML = "text/html";
/** A quoted message, and what Teams draws of a link. */
const NO_FILE = /^(?:messageReference$|application\/vnd\.microsoft\.card\.)/;
/** Signs such as a smile are pictures, too. */
const SIGN = /\bitemtype="[^"]*\/Emoji"/i;
const TAG = /<(\/?[a-z]+)\b([^<>]*)>/gi;
const HREF = /\shref="([^"]*)"/i;

/** Whether something came with the words that only a person can look at. */
export function holdsFile(attachments: readonly unknown[]): boolean {
  return attachments.some((attachment) => {
    const { data } = attachmentSchema.safeParse(attachment);
    if (data === undefined || NO_FILE.test(data.contentType)) return false;
    return data.contentType !== HTML || tagsIn(htmlIn(data)).some(isPicture);
  });
}

/** The words with the address of each link beside it; a link of which nothing stands there comes at the end. */
export function withAddresses(words: string, attachments: readonly unknown[]): string {
  let text = words;
  let from = 0;
  for (const { label, address } of linksIn(attachments)) {
    const added = addressBeside(label, address);
    const at = text.indexOf(label, from);
    if (at >= 0) {
      const end = at + label.length;
      text = text.slice(0, end) + added + text.slice(end);
      from = end + added.length;
    } else if (!text.includes(address)) {
      text = `${text}\n${label}${added}`.trim();
    }
  }
  return text;
}

interface Link {
  readonly label: string;
  readonly address: string;
}

function linksIn(attachments: readonly unknown[]): Link[] {
  return attachments.flatMap((attachment) => {
    const { data } = attachmentSchema.safeParse(attachment);
    return data?.contentType === HTML ? linksOf(htmlIn(data)) : [];
  });
}

function linksOf(html: string): Link[] {
  const links: Link[] = [];
  let open: { readonly address: string; readonly from: number } | null = null;
  for (const { name, attributes, from, to } of tagsIn(html)) {
    if (name === "a") open = { address: plainOf(HREF.exec(attributes)?.[1] ?? ""), from: to };
    if (name !== "/a" || open === null) continue;
    const { address } = open;
    const label = plainOf(html.slice(open.from, from));
    if (label !== "" && /^(?:https?|mailto|tel):/i.test(address)) links.push({ label, address });
    open = null;
  }
  return links;
}

interface Tag {
  /** In small letters; with a stroke before it where it ends what it names. */
  readonly name: string;
  readonly attributes: string;
  readonly from: number;
  readonly to: number;
}

function tagsIn(html: string): Tag[] {
  return Array.from(
    html.matchAll(TAG),
    ({ 0: whole, 1: name = "", 2: attributes = "", index }) => ({
      name: name.toLowerCase(),
      attributes,
      from: index,
      to: index + whole.length,
    }),
  );
}

function isPicture({ name, attributes }: Tag): boolean {
  return name === "img" && !SIGN.test(attributes);
}

function htmlIn({ content }: z.infer<typeof attachmentSchema>): string {
  return typeof content === "string" ? content.toWellFormed().replaceAll("\u0000", "") : "";
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
  "&nbsp;": " ",
};

/** In one pass, so that `&amp;lt;` stays what was written. */
function plainOf(html: string): string {
  return html
    .replaceAll(/<[^<>]*>/g, "")
    .replaceAll(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}
