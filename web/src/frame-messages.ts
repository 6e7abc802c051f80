/** What the chat in a frame tells the site around it. */
export type FromChat =
  { readonly yizhan: "close" } | { readonly yizhan: "unread"; readonly count: number };

/** What the site tells the chat: whether a person sees it now. The first of these also shows who the site is. */
export interface FromSite {
  readonly yizhan: "opened" | "closed";
}

/** Other scripts of a site send messages too, in forms of their own. */
export function readFromChat(data: unknown): FromChat | null {
  const { yizhan, count } = fieldsOf(data);
  if (yizhan === "close") return { yizhan };
  return yizhan === "unread" && typeof count === "number" ? { yizhan, count } : null;
}

export function readFromSite(data: unknown): FromSite | null {
  const { yizhan } = fieldsOf(data);
  return yizhan === "opened" || yizhan === "closed" ? { yizhan } : null;
}

function fieldsOf(data: unknown): { readonly yizhan?: unknown; readonly count?: unknown } {
  return typeof data === "object" && data !== null ? data : {};
}
