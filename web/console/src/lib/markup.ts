/** Words with the little form that messengers know, ready to be drawn as elements; never read as markup again. */
export type Markup = string | MarkupElement;

export interface MarkupElement {
  readonly name: MarkupName;
  /** Of a link, always to the web; `null` for everything else. */
  readonly href: string | null;
  readonly children: readonly Markup[];
}

export const MARKUP_NAMES = ["a", "b", "i", "u", "s", "code", "pre", "blockquote"] as const;
export type MarkupName = (typeof MARKUP_NAMES)[number];

/** The address when it leads to the web; else `null`. */
export function webAddress(address: string): string | null {
  const parsed = URL.parse(address);
  return parsed?.protocol === "https:" || parsed?.protocol === "http:" ? parsed.href : null;
}
