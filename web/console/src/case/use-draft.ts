import { useState } from "react";
import type { Draft, DraftKind } from "../lib/drafts.ts";
import { useDesk } from "../shell/desk-context.tsx";

/** What is being written in a case, kept in the tab with each letter. */
export function useDraft(caseId: string, kind: DraftKind): [Draft, (draft: Draft) => void] {
  const { drafts } = useDesk();
  const [draft, setDraft] = useState(() => drafts.read(caseId, kind));
  return [
    draft,
    (changed) => {
      drafts.write(caseId, kind, changed);
      setDraft(changed);
    },
  ];
}
