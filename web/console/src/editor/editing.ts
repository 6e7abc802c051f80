import type { Unsaved } from "./unsaved.ts";

/** The words of a document while somebody writes them. No step loses words that somebody wrote. */
export interface Editing {
  readonly text: string;
  /** The saved words that `text` goes on from. */
  readonly seen: string;
  /** What somebody else saved meanwhile, until it is decided which words stay; `null` for nothing. */
  readonly theirs: string | null;
  /** Words that gave way to others and may be brought back; `null` for none. */
  readonly aside: string | null;
}

/** @param unsaved what was not saved when the page was left, `null` for nothing */
export function begin(saved: string, unsaved: Unsaved | null): Editing {
  if (unsaved === null) return { text: saved, seen: saved, theirs: null, aside: null };
  return meet({ ...unsaved, theirs: null, aside: null }, saved);
}

export function isDirty({ text, seen }: Editing): boolean {
  return text !== seen;
}

export function write(editing: Editing, text: string): Editing {
  return { ...editing, text };
}

/** The service has these words now, be it by somebody else or by another tab. */
export function meet(editing: Editing, saved: string): Editing {
  const { text, seen } = editing;
  if (saved === seen) return { ...editing, theirs: null };
  // Whoever wrote nothing, or the same, has nothing to decide.
  if (text === seen || text === saved)
    return { ...editing, text: saved, seen: saved, theirs: null };
  return { ...editing, theirs: saved };
}

/** Words were saved; more may have been written since they went out. */
export function settle(editing: Editing, saved: string): Editing {
  return { ...editing, seen: saved, theirs: null };
}

/** The other’s words, the own ones laid aside. */
export function takeTheirs(editing: Editing): Editing {
  const { text, theirs } = editing;
  return theirs === null ? editing : { text: theirs, seen: theirs, theirs: null, aside: text };
}

/** The own words, which now go on from the other’s and will take their place; those are laid aside. */
export function keepMine(editing: Editing): Editing {
  const { theirs } = editing;
  return theirs === null ? editing : { ...editing, seen: theirs, theirs: null, aside: theirs };
}

/** The words laid aside change places with those in the field. */
export function bringBack(editing: Editing): Editing {
  const { text, aside } = editing;
  return aside === null ? editing : { ...editing, text: aside, aside: text };
}

/** Other words for all of the text, such as a model’s; those that were there are laid aside. */
export function replace(editing: Editing, text: string): Editing {
  return { ...editing, text, aside: editing.text === "" ? editing.aside : editing.text };
}

/** Where a line begins, from 1; the last place for one that is not there. */
export function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf("\n", offset);
    if (end < 0) return text.length;
    offset = end + 1;
  }
  return offset;
}
