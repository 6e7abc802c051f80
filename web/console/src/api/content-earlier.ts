import { useQuery } from "@tanstack/react-query";
import type { Editor } from "./content-types.ts";
import { CONTENT } from "./content.ts";
import { get } from "./http.ts";

/** What a draft held of a document before others wrote over it or took it out. */
export interface EarlierHead {
  readonly id: number;
  readonly path: string;
  /** The revision on which the words rested; `null` for a new document. */
  readonly base: number | null;
  /** Whose words they are; `null` where that was not kept yet. */
  readonly by: Editor | null;
  readonly at: string;
  readonly endedBy: Editor;
  readonly endedAt: string;
}

export interface EarlierWords extends EarlierHead {
  /** `null` removes the document. */
  readonly text: string | null;
}

/** The last ones first, without words. */
export function useEarlier(draft: string) {
  return useQuery({
    queryKey: [...CONTENT, "draft", draft, "earlier"],
    queryFn: ({ signal }) =>
      get<{ earlier: readonly EarlierHead[] }>(`/content/drafts/${draft}/earlier`, signal),
    select: ({ earlier }) => earlier,
  });
}

/** They never change once they are earlier ones. */
export function useEarlierWords(draft: string, id: number) {
  return useQuery({
    queryKey: ["earlier-words", draft, id],
    queryFn: ({ signal }) =>
      get<EarlierWords>(`/content/drafts/${draft}/earlier/${String(id)}`, signal),
    staleTime: Infinity,
  });
}
