import type { DraftEdit } from "../api/draft-types.ts";

/**
 * Tells what a draft does from what it did: the same as long as its words, and those that they take the place of, are the
 * same. Its version is another with each step, such as its being submitted.
 */
export function signatureOf(edits: readonly DraftEdit[]): string {
  return edits
    .map(({ path, text, current }) => {
      const words = text === null ? "removed" : `${String(text.length)}-${hashOf(text)}`;
      return `${path} ${words} ${String(current?.revision ?? 0)}`;
    })
    .join("\n");
}

/** FNV-1a over UTF-16 code units, 32 bits as hexadecimal digits. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return (hash >>> 0).toString(16);
}
