import type { DraftHead } from "../api/draft-types.ts";

/**
 * Puts something into a draft.
 *
 * @param what the same for the same thing
 * @param put is told the version of the draft as it stands then
 */
type DraftPut = (
  draft: Pick<DraftHead, "id" | "version">,
  what: string,
  put: (version: number) => Promise<{ readonly draft: Pick<DraftHead, "id" | "version"> }>,
) => Promise<void>;

/**
 * For a form that puts several things into a draft one after another: when a later one fails and the form is sent again, those
 * that are in the draft already are left out.
 */
export function createDraftPuts(): DraftPut {
  const isIn = new Set<string>();
  const versions = new Map<string, number>();
  return async ({ id, version }, what, put) => {
    const key = `${id} ${what}`;
    if (isIn.has(key)) return;
    const { draft } = await put(Math.max(version, versions.get(id) ?? 0));
    versions.set(id, draft.version);
    isIn.add(key);
  };
}
