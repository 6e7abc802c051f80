import { EMPTY_DRAFT, type Drafts } from "../lib/drafts.ts";

/** Words of a document that are not saved yet, kept in the tab. */
export interface Unsaved {
  readonly text: string;
  /** The saved words that they go on from. */
  readonly seen: string;
}

const kindOf = (path: string): `document ${string}` => `document ${path}`;

/** `null` when there are none. */
export function readUnsaved(drafts: Drafts, draft: string, path: string): Unsaved | null {
  try {
    const { text, seen } = JSON.parse(drafts.read(draft, kindOf(path)).text) as Partial<Unsaved>;
    return typeof text === "string" && typeof seen === "string" ? { text, seen } : null;
  } catch {
    return null;
  }
}

/** @param unsaved `null` when all is saved */
export function keepUnsaved(
  drafts: Drafts,
  draft: string,
  path: string,
  unsaved: Unsaved | null,
): void {
  const kept = unsaved === null ? EMPTY_DRAFT : { text: JSON.stringify(unsaved), attempt: null };
  drafts.write(draft, kindOf(path), kept);
}

/** The documents of a draft of which there are unsaved words in this tab. */
export function unsavedPaths(drafts: Drafts, draft: string): readonly string[] {
  return drafts
    .kinds(draft)
    .filter((kind) => kind.startsWith("document "))
    .map((kind) => kind.slice("document ".length))
    .sort();
}
