const FRONT_MATTER = /^---\n([\s\S]*?)\n---(?:\n|$)/;

/**
 * The mark of an English text that its translations bear, twelve hexadecimal digits over title, summary and body; `null`
 * when it cannot be read, or where the browser counts none because the page did not come over a safe line.
 */
export async function hashOfEnglish(english: string): Promise<string | null> {
  const match = FRONT_MATTER.exec(english);
  // Browsers leave it out for pages that came over a line that others can read.
  const { subtle } = crypto as { readonly subtle?: typeof crypto.subtle };
  if (match === null || subtle === undefined) return null;
  const { parseDocument } = await import("yaml");
  const front = parseDocument(match[1] ?? "").toJS({ maxAliasCount: 0 }) as {
    readonly title?: unknown;
    readonly summary?: unknown;
  } | null;
  const { title, summary = "" } = front ?? {};
  if (typeof title !== "string" || typeof summary !== "string") return null;
  const body = english.slice(match[0].length);
  const bytes = new TextEncoder().encode(JSON.stringify([title, summary.trim(), body.trim()]));
  const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"))
    .join("")
    .slice(0, 12);
}

/** What a text says it was made from; `null` when it says nothing. */
export function translatedFrom(text: string): string | null {
  const front = FRONT_MATTER.exec(text)?.[1] ?? "";
  return /^translatedFrom:\s*["']?([0-9a-f]{12})["']?\s*$/m.exec(front)?.[1] ?? null;
}

const UNREAD = /^["']?unread["']?[ \t]*:.*\n/m;

/** Whether a text says that its words came from a model and nobody has read them yet. */
export function isUnread(text: string): boolean {
  return UNREAD.test(FRONT_MATTER.exec(text)?.[0] ?? "");
}

/** The text without that mark: somebody has read it. */
export function withoutUnread(text: string): string {
  const head = FRONT_MATTER.exec(text)?.[0] ?? "";
  return head.replace(UNREAD, "") + text.slice(head.length);
}

/** The text with another mark; one without front matter stays as it is. */
export function withTranslatedFrom(text: string, hash: string): string {
  const match = FRONT_MATTER.exec(text);
  if (match === null) return text;
  const line = `translatedFrom: "${hash}"`;
  const front = match[1] ?? "";
  const marked = /^translatedFrom:.*$/m.test(front)
    ? front.replace(/^translatedFrom:.*$/m, line)
    : front.replace(/^(title:.*)$/m, `$1\n${line}`);
  return text.slice(0, 4) + marked + text.slice(4 + front.length);
}
