import type { DraftHead } from "../api/draft-types.ts";
import { readPath } from "./document-path.ts";

/** Drafts that are not over and change documents of an article. */
export function draftsOf(drafts: readonly DraftHead[], article: string): readonly DraftHead[] {
  return drafts.filter(
    ({ state, paths }) =>
      (state === "open" || state === "submitted") &&
      paths.some((path) => readPath(path).article === article),
  );
}

/** Articles that are written in drafts and in force nowhere yet, each with the draft changed last; by name. */
export function articlesUnderWay(
  drafts: readonly DraftHead[],
  inForce: readonly { readonly id: string }[],
): readonly { readonly id: string; readonly draft: DraftHead }[] {
  const known = new Set(inForce.map(({ id }) => id));
  const named = drafts.flatMap(({ paths }) =>
    paths.flatMap((path) => readPath(path).article ?? []),
  );
  return [...new Set(named)]
    .filter((id) => !known.has(id))
    .sort()
    .flatMap((id) => {
      const [draft] = draftsOf(drafts, id);
      return draft === undefined ? [] : [{ id, draft }];
    });
}
