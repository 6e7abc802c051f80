import { useMemo } from "react";
import { useCheck } from "../api/content-drafts.ts";
import type { DraftView } from "../api/draft-types.ts";
import { signatureOf } from "./signature.ts";

/** What a draft does as it stands; asked for once, in however many places of the page it is wanted. */
export function useDraftCheck({ id, edits }: Pick<DraftView, "id" | "edits">, isWanted: boolean) {
  const signature = useMemo(() => signatureOf(edits), [edits]);
  return useCheck(id, signature, isWanted);
}
