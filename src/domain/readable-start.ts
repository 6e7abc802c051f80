/**
 * The beginning of a text that is at most so many UTF-16 units long, and stays so when its compatibility forms are resolved
 * (NFKC).
 *
 * A limit on what was typed alone does not bound the work of who reads it: one sign may stand for eighteen letters.
 *
 * @param most at least 1
 */
export function readableStart(text: string, most: number): string {
  const start = text.slice(0, most);
  if (start.normalize("NFKC").length <= most) return start;
  let length = 0;
  let end = 0;
  for (const sign of start) {
    length += sign.normalize("NFKC").length;
    if (length > most) break;
    end += sign.length;
  }
  return start.slice(0, end);
}

/** The same beginning with its compatibility forms resolved: full-width letters, ligatures and words in one sign. */
export function resolvedStart(text: string, most: number): string {
  return readableStart(text, most).normalize("NFKC");
}
