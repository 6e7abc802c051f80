import type { DraftEdit, DraftView } from "../api/draft-types.ts";

/** A document of which a draft says something else than when somebody looked at it. */
interface ChangedSince {
  readonly path: string;
  /** What people would have been told; `null` for no document. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What publishing a draft would do now that it would not have done as it was seen, by path. */
export function changedSince(
  seen: Pick<DraftView, "edits">,
  now: Pick<DraftView, "edits">,
): readonly ChangedSince[] {
  const [was, is] = [byPath(seen.edits), byPath(now.edits)];
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap((path) => {
    const [old, own] = [was.get(path), is.get(path)];
    const before = outcome(old, own);
    const after = outcome(own, old);
    return before === after ? [] : [{ path, before, after }];
  });
}

/** A document that a draft does not change stays as it is in force, which the other one tells. */
function outcome(edit: DraftEdit | undefined, other: DraftEdit | undefined): string | null {
  return edit === undefined ? (other?.current?.text ?? null) : edit.text;
}

function byPath(edits: readonly DraftEdit[]): ReadonlyMap<string, DraftEdit> {
  return new Map(edits.map((edit) => [edit.path, edit]));
}
