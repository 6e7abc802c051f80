/** As much of the browser’s storage as drafts need. */
export interface Shelf {
  readonly length: number;
  key(index: number): string | null;
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** To the person, for the staff, an article that is being sent, or the words of a document. */
export type DraftKind = "reply" | "note" | `article ${string}` | `document ${string}`;

/** What somebody is writing in one case, or one draft of the content, kept through a reload. */
export interface Draft {
  readonly text: string;
  /**
   * The key under which exactly this text was handed over without a certain outcome; `null` when it never was. The same
   * text goes out under the same key, so that trying again cannot send it twice.
   */
  readonly attempt: { readonly key: string; readonly text: string } | null;
}

export const EMPTY_DRAFT: Draft = { text: "", attempt: null };

export function hasWords({ text }: Draft): boolean {
  return text.trim() !== "";
}

/** What would be lost with the drafts. */
export interface Unsent {
  /** Cases with a reply or a note that was not sent. */
  readonly cases: number;
  /** Documents with words that were not saved. */
  readonly documents: number;
}

/** The drafts of one member of staff in this tab. */
export interface Drafts {
  read(caseId: string, kind: DraftKind): Draft;
  /** An empty draft is removed. */
  write(caseId: string, kind: DraftKind, draft: Draft): void;
  /** Of what there are drafts in one case. */
  kinds(caseId: string): readonly DraftKind[];
  unsent(): Unsent;
  /** Removes all, such as when they sign out at a shared computer. */
  clear(): void;
}

/** @param shelf `null` where the browser keeps nothing; drafts then last as long as the page. */
export function createDrafts(shelf: Shelf | null, staffId: string): Drafts {
  const memory = new Map<string, string>();
  const prefix = `yizhan.draft.${staffId}.`;
  const at = (caseId: string, kind: DraftKind): string => `${prefix}${caseId}.${kind}`;

  function keep(key: string, value: string | null): void {
    if (value === null) memory.delete(key);
    else memory.set(key, value);
    try {
      if (value === null) shelf?.removeItem(key);
      else shelf?.setItem(key, value);
    } catch {
      // A full or forbidden storage must not keep anybody from writing.
    }
  }

  const keys = (): string[] => [...new Set([...memory.keys(), ...keysOf(shelf, prefix)])];
  const readAt = (key: string): Draft => parse(memory.get(key) ?? shelf?.getItem(key) ?? null);

  return {
    read: (caseId, kind) => readAt(at(caseId, kind)),
    write: (caseId, kind, draft) => {
      const isEmpty = !hasWords(draft) && draft.attempt === null;
      keep(at(caseId, kind), isEmpty ? null : JSON.stringify(draft));
    },
    kinds: (caseId) => {
      const own = `${prefix}${caseId}.`;
      return keys()
        .filter((key) => key.startsWith(own))
        .map((key) => key.slice(own.length) as DraftKind);
    },
    unsent: () => {
      const written = keys().filter((key) => hasWords(readAt(key)));
      const parts = written.map((key) => /^([^.]+)\.(.*)$/u.exec(key.slice(prefix.length)));
      const cases = parts.filter((part) => part?.[2] === "reply" || part?.[2] === "note");
      const documents = parts.filter((part) => part?.[2]?.startsWith("document "));
      return { cases: new Set(cases.map((part) => part?.[1])).size, documents: documents.length };
    },
    clear: () => {
      for (const key of keysOf(shelf, prefix)) keep(key, null);
      memory.clear();
    },
  };
}

/**
 * The key under which a text is handed over: that of the last attempt as long as not a letter has changed.
 *
 * @param create a fresh key, such as a random UUID
 */
export function keyFor(draft: Draft, create: () => string): string {
  return draft.attempt?.text === draft.text ? draft.attempt.key : create();
}

function keysOf(shelf: Shelf | null, prefix: string): string[] {
  return Array.from({ length: shelf?.length ?? 0 }, (_, index) => shelf?.key(index) ?? "").filter(
    (key) => key.startsWith(prefix),
  );
}

function parse(stored: string | null): Draft {
  if (stored === null) return EMPTY_DRAFT;
  try {
    const { text, attempt } = JSON.parse(stored) as Partial<Draft>;
    if (typeof text !== "string") return EMPTY_DRAFT;
    return { text, attempt: typeof attempt?.key === "string" ? attempt : null };
  } catch {
    return EMPTY_DRAFT;
  }
}
