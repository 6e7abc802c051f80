import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { CONTENT, refreshContent } from "./content.ts";
import type { BannerView, WayView } from "./article-types.ts";
import type { Confidence, Nature } from "./content-types.ts";
import type { CheckResult, DraftAnswer, DraftHead } from "./draft-types.ts";
import type { Gate, TriedQuestion } from "./gate-types.ts";
import type { ReleaseRow } from "./release-types.ts";
import { get, post } from "./http.ts";

/** All content is read twice and compared, perhaps after measured questions that were asked before; or a model writes. */
const LONG = { timeoutMs: 300_000 } as const;
const GATE_LOOK_MS = 2_000;

export function useDrafts(isWanted = true) {
  return useQuery({
    queryKey: [...CONTENT, "drafts"],
    queryFn: ({ signal }) => get<{ drafts: readonly DraftHead[] }>("/content/drafts", signal),
    select: ({ drafts }) => drafts,
    enabled: isWanted,
  });
}

export function useDraft(id: string) {
  return useQuery({
    queryKey: [...CONTENT, "draft", id],
    queryFn: ({ signal }) => readDraft(id, signal),
  });
}

export function readDraft(id: string, signal?: AbortSignal): Promise<DraftAnswer> {
  return get(`/content/drafts/${id}`, signal);
}

export interface NewDraft {
  readonly title: string;
  readonly nature: Nature;
}

export function startDraft(draft: NewDraft): Promise<{ draft: DraftHead }> {
  return post("/content/drafts", draft);
}

export interface DraftChange {
  readonly version: number;
  readonly title?: string;
  readonly nature?: Nature;
  readonly edits?: readonly {
    readonly path: string;
    readonly text: string | null;
    readonly base: number | null;
  }[];
  readonly drop?: readonly string[];
  /** Documents whose changed words in force were seen, and are to be replaced nonetheless: `seen` is the revision that was shown. */
  readonly rebase?: readonly { readonly path: string; readonly seen: number | null }[];
}

export function saveDraft(id: string, change: DraftChange): Promise<{ draft: DraftHead }> {
  return post(`/content/drafts/${id}`, change);
}

/** @param done told when it is saved, be the form of the version before still there or not */
export function useDraftSave(id: string, done?: () => void) {
  return useDraftMutation((change: DraftChange) => saveDraft(id, change), done);
}

export interface FactEdit {
  readonly version: number;
  readonly name: string;
  readonly value: string;
  readonly from?: string;
  readonly until?: string;
  /** All that it rests on then; `seenOn` is `null` for one that backs the very same value already. */
  readonly sources: readonly { readonly id: string; readonly seenOn: string | null }[];
  /** On what it rested, and does no more. */
  readonly without: readonly string[];
  /** Which of the values, from 0; `null` adds one. */
  readonly entry: number | null;
}

export interface SourceEdit {
  readonly version: number;
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
  readonly seenOn: string;
  readonly confidence: Confidence;
}

export interface VariantEdit {
  readonly version: number;
  readonly article: string;
  readonly language: string;
  readonly question: string;
}

export const addFact = (id: string, edit: FactEdit): Promise<{ draft: DraftHead }> =>
  post(`/content/drafts/${id}/fact`, edit);

export interface RowEdit {
  readonly version: number;
  readonly row: string;
  readonly days: number | null;
  readonly from: string | null;
  /** A day, or the name of a date fact. */
  readonly until: string | null;
  readonly sources: FactEdit["sources"];
  readonly without: readonly string[];
  readonly confidence: Confidence;
}

export const setBanner = (
  id: string,
  edit: BannerView & { readonly version: number },
): Promise<{ draft: DraftHead }> => post(`/content/drafts/${id}/banner`, edit);

export const changeRow = (id: string, edit: RowEdit): Promise<{ draft: DraftHead }> =>
  post(`/content/drafts/${id}/row`, edit);

export const addSource = (id: string, edit: SourceEdit): Promise<{ draft: DraftHead }> =>
  post(`/content/drafts/${id}/source`, edit);

export const addVariant = (id: string, edit: VariantEdit): Promise<{ draft: DraftHead }> =>
  post(`/content/drafts/${id}/variant`, edit);

export interface WaysEdit {
  readonly version: number;
  readonly article: string;
  readonly language: string;
  readonly moved: readonly WayView[];
  readonly removed: readonly string[];
}

export const changeWays = (id: string, edit: WaysEdit): Promise<{ draft: DraftHead }> =>
  post(`/content/drafts/${id}/ways`, edit);

export const setVerified = (
  id: string,
  edit: {
    readonly version: number;
    readonly article: string;
    readonly on: string;
    readonly reviewBy: string;
  },
): Promise<{ draft: DraftHead }> => post(`/content/drafts/${id}/verified`, edit);

export const setRowsVerified = (
  id: string,
  edit: { readonly version: number; readonly rows: readonly string[]; readonly on: string },
): Promise<{ draft: DraftHead }> => post(`/content/drafts/${id}/rows-verified`, edit);

/**
 * What a draft does; asked for when wanted.
 *
 * @param signature the same as long as the draft does the same
 */
export function useCheck(id: string, signature: string, isWanted: boolean) {
  return useQuery({
    queryKey: ["content-check", id, signature],
    queryFn: () => post<CheckResult>(`/content/drafts/${id}/check`, {}, LONG),
    enabled: isWanted,
    staleTime: Infinity,
    retry: false,
  });
}

export function useSubmit(id: string) {
  return useDraftMutation((body: { readonly version: number; readonly reason: string }) =>
    post<{ draft: DraftHead }>(`/content/drafts/${id}/submit`, body, LONG),
  );
}

export function useGate(id: string) {
  const client = useQueryClient();
  const gate = useQuery({
    queryKey: [...CONTENT, "gate", id],
    queryFn: ({ signal }) => get<{ gate: Gate }>(`/content/drafts/${id}/gate`, signal),
    select: (answer) => answer.gate,
    refetchInterval: ({ state }) => (state.data?.gate.state === "running" ? GATE_LOOK_MS : false),
  });
  const state = gate.data?.state;
  useEffect(() => {
    // What it came to decides on who may publish.
    if (state === "done") void client.invalidateQueries({ queryKey: [...CONTENT, "draft", id] });
  }, [client, id, state]);
  return gate;
}

export function useGateStart(id: string) {
  return useDraftMutation(() => post<{ gate: Gate }>(`/content/drafts/${id}/gate`));
}

/** @param done told of the release, be the page that asked for it still there or not */
export function usePublish(id: string, done: (release: ReleaseRow) => void) {
  return useDraftMutation(
    (body: { readonly version: number; readonly override?: string }) =>
      post<{ release: ReleaseRow }>(`/content/drafts/${id}/publish`, body, LONG),
    ({ release }) => {
      done(release);
    },
  );
}

interface Discarded {
  readonly version: number;
}

export function discardDraft(id: string, body: Discarded): Promise<{ draft: DraftHead }> {
  return post(`/content/drafts/${id}/discard`, body);
}

/** @param done told when it is over, be the page that asked for it still there or not */
export function useDiscard(id: string, done: () => void) {
  return useDraftMutation((body: Discarded) => discardDraft(id, body), done);
}

export function useTry() {
  return useMutation({
    mutationFn: (body: {
      readonly draft: string;
      readonly questions: readonly { readonly text: string }[];
    }) => post<{ answers: readonly TriedQuestion[] }>("/prompts/try", body, LONG),
  });
}

/**
 * Something that changes a draft, or begins one.
 *
 * @param done told of what came of it, before what is shown is fetched anew
 */
export function useDraftMutation<Body, Value>(
  mutationFn: (body: Body) => Promise<Value>,
  done?: (value: Value) => void,
) {
  const client = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: (value) => {
      done?.(value);
    },
    onSettled: () => refreshContent(client),
  });
}
