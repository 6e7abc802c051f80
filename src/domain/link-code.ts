import type { InboundMessage } from "./message.ts";

const COMMAND = /^\/link(?:@\S+)?\s+([a-z0-9-]{6,40})\s*$/i;

/** The code with which somebody of the staff links an account of a messenger, as typed; `null` in all other messages. */
export function linkCodeIn({ content }: Pick<InboundMessage, "content">): string | null {
  if (content.kind !== "text") return null;
  return COMMAND.exec(content.text)?.[1] ?? null;
}

/** A message with the name of its sender, where it links an account; nobody else's name is kept with what they write. */
export function namedWhereLinking<M extends Pick<InboundMessage, "content">>(
  message: M,
  senderName: string,
): M & Pick<InboundMessage, "senderName"> {
  return linkCodeIn(message) === null ? message : { ...message, senderName };
}
