import type { PersonRef, ThreadRef } from "../domain/message.ts";

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
