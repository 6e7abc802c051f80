/** A stretch of somebody’s words, or an address in them that may be followed. */
export type Stretch =
  | { readonly kind: "words"; readonly text: string }
  | { readonly kind: "address"; readonly text: string; readonly href: string };

/** A sign that turns the direction of letters ends an address: behind it one would read otherwise than it leads. */
const ADDRESS = /https:\/\/[^\s<>"'“”‘’«»（）【】《》，。；：！？、\p{Bidi_Control}]+/giu;
/** At the end of an address these belong to the sentence. */
const TAIL = /[.,;:!?)\]}*_~]+$/u;

/** Finds the https addresses in a text; all else, other schemes too, stays words. */
export function stretchesOf(text: string): readonly Stretch[] {
  const found: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TAIL, "");
    const href = hrefOf(address);
    if (href === null) continue;
    if (match.index > end) found.push({ kind: "words", text: text.slice(end, match.index) });
    found.push({ kind: "address", text: address, href });
    end = match.index + address.length;
  }
  if (end < text.length) found.push({ kind: "words", text: text.slice(end) });
  return found;
}

/** `null` for what is no address, or one with a name and password in it that may hide where it leads. */
function hrefOf(address: string): string | null {
  try {
    const { protocol, username, password, href } = new URL(address);
    return protocol === "https:" && username === "" && password === "" ? href : null;
  } catch {
    return null;
  }
}
