/** What the widget says in one language. */
export interface WidgetWords {
  readonly dir: "ltr" | "rtl";
  readonly ask: string;
  readonly title: string;
  /** With a place `{count}`. */
  readonly unread: string;
}

/** The first of some tags that is offered, else English. */
export function chooseWords(
  offered: Readonly<Record<string, WidgetWords>>,
  wanted: readonly (string | undefined)[],
): { readonly tag: string; readonly words: WidgetWords } | null {
  for (const tag of [...wanted, "en"]) {
    const bare = (tag ?? "").toLowerCase().split(/[-_]/)[0] ?? "";
    const words = Object.hasOwn(offered, bare) ? offered[bare] : undefined;
    if (words !== undefined) return { tag: bare, words };
  }
  return null;
}
