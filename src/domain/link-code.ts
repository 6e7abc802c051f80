import type { InboundMessage } from "./message.ts";

const COMMAND = /^\/link(?:@\S+)?\s+([a-z0-9-]{6,40})\s*$/i;

/** The code with which somebody of the staff links an account of a messenger, as typed; `null` in all other messages. */
export function linkCodeIn({ content }: Pick<InboundMessage, "content">): string | null {
  return content.kind === "text" ? codeIn(content.text) : null;
}

/** Whether somebody shows their code. In a room they are told that it is void, whether or not they named the bot. */
export function showsLinkCode(text: string): boolean {
  return codeIn(text) !== null;
}

function codeIn(text: string): string | null {
  return COMMAND.exec(text)?.[1] ?? null;
}

/** As the web desk shows a code. */
const SHOWN = /(?<![a-z0-9-])(?:[a-z0-9]{4}-){2}[a-z0-9]{4}(?![a-z0-9-])/gi;

/** What may be a code of that kind anywhere in the words of a message, as typed. */
export function likeLinkCodes({ content }: Pick<InboundMessage, "content">): readonly string[] {
  return content.kind === "text" ? (content.text.match(SHOWN) ?? []) : [];
}

/** A message with the name of its sender, where it links an account; nobody else's name is kept with what they write. */
export function namedWhereLinking<M extends Pick<InboundMessage, "content">>(
  message: M,
  senderName: string,
): M & Pick<InboundMessage, "senderName"> {
  return linkCodeIn(message) === null ? message : { ...message, senderName };
}
