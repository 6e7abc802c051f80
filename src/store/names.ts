import { createHash } from "node:crypto";
import type { MessageId, PersonRef, ThreadRef } from "../domain/message.ts";

/** One name for a conversation among all platforms and installations; the parts cannot run into one another. */
export function laneOf({ platform, installation, conversation }: ThreadRef): string {
  return [platform, installation, conversation].map(encodeURIComponent).join("/");
}

/** What {@link laneOf} was made of. */
export function threadOf(lane: string): ThreadRef {
  const [platform = "", installation = "", conversation = ""] = lane
    .split("/")
    .map(decodeURIComponent);
  return { platform, installation, conversation } as ThreadRef;
}

/** One name for a person among all installations of a platform. */
export function personName({ installation, person }: Omit<PersonRef, "platform">): string {
  return [installation, person].map(encodeURIComponent).join("/");
}

/** What {@link personName} was made of. */
export function partsOf(name: string): Omit<PersonRef, "platform"> {
  const [installation = "", person = ""] = name.split("/").map(decodeURIComponent);
  return { installation, person: person as PersonRef["person"] };
}

/**
 * What is left of the platform's id of a message after an erasure: enough to know it when it is sent again. The id itself may
 * name the person, as in a private chat of Telegram.
 */
export function erasedEventId(
  { platform, installation }: Pick<ThreadRef, "platform" | "installation">,
  id: MessageId,
): string {
  const name = JSON.stringify([platform, installation, id]);
  return `erased:${createHash("sha256").update(name).digest("base64url")}`;
}
