import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { filterQuery, type Filters } from "../lib/filters.ts";
import { get, post } from "./http.ts";
import type { Article, Canned, CasePage, CaseView, ProposedTranslation } from "./types.ts";

/** Everything that a change of any case may make stale. */
export const CASES = ["cases"] as const;
const CANNED = ["canned"] as const;

const caseKey = (id: string) => [...CASES, "one", id] as const;

export function useCaseList(filters: Filters) {
  return useInfiniteQuery({
    queryKey: [...CASES, "list", filters],
    queryFn: ({ pageParam, signal }) =>
      get<CasePage>(`/cases?${filterQuery(filters, pageParam)}`, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  });
}

export function useCase(id: string) {
  return useQuery({
    queryKey: caseKey(id),
    queryFn: ({ signal }) => get<CaseView>(`/cases/${id}`, signal),
  });
}

/** What is done to a case: the last part of its address, and what goes with it. */
export interface CaseStep {
  readonly step:
    | "take"
    | "release"
    | "assign"
    | "move"
    | "raise"
    | "resolve"
    | "reopen"
    | "reply"
    | "note"
    | "article";
  readonly body: Readonly<Record<string, string | number | boolean>>;
}

/**
 * Does something to a case. Whatever comes of it, what is shown afterwards is how the case stands.
 *
 * @param done told of what was done, be the page that asked for it still there or not
 */
export function useCaseStep(id: string, done?: (step: CaseStep) => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ step, body }: CaseStep) => post<CaseView>(`/cases/${id}/${step}`, body),
    onSuccess: (view, step) => {
      done?.(step);
      client.setQueryData(caseKey(id), view);
      void client.invalidateQueries({ queryKey: [...CASES, "list"] });
    },
    onError: () => {
      void client.invalidateQueries({ queryKey: CASES });
    },
  });
}

/** What could be sent with a text of the holder’s; kept under the key, with which the text is sent then. */
export function useProposedTranslation(id: string) {
  return useMutation({
    mutationFn: (said: { readonly key: string; readonly text: string }) =>
      post<ProposedTranslation>(`/cases/${id}/translation`, said),
  });
}

export function useArticles(text: string, language: string) {
  const params = new URLSearchParams({ text, language });
  return useQuery({
    queryKey: ["articles", text, language],
    queryFn: ({ signal }) =>
      get<{ articles: readonly Article[] }>(`/articles?${params.toString()}`, signal),
    enabled: text !== "",
    placeholderData: keepPreviousData,
    select: ({ articles }) => articles,
  });
}

/** @param language `null` for those of all languages */
export function useCanned(language: string | null) {
  const query = language === null ? "" : `?language=${encodeURIComponent(language)}`;
  return useQuery({
    queryKey: [...CANNED, language],
    queryFn: ({ signal }) => get<{ canned: readonly Canned[] }>(`/canned${query}`, signal),
    select: ({ canned }) => canned,
  });
}

export function useCannedChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: Omit<Canned, "id"> | Canned | { readonly removed: string }) =>
      "removed" in change ? post(`/canned/${change.removed}/remove`) : post("/canned", change),
    onSettled: () => client.invalidateQueries({ queryKey: CANNED }),
  });
}
