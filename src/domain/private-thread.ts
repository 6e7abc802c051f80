import type { ConversationId, PersonRef, ThreadRef } from "./message.ts";

/**
 * Where the bot talks with somebody alone, without anything of theirs to reply to.
 *
 * @returns `null` on a platform that does not name a private conversation by its person
 */
export function privateThreadOf({ platform, installation, person }: PersonRef): ThreadRef | null {
  if (platform !== "slack" && platform !== "telegram") return null;
  return { platform, installation, conversation: person as string as ConversationId };
}
