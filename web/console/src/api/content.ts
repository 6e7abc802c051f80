import {
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryClient,
} from "@tanstack/react-query";
import { useTexts } from "../texts/texts.tsx";
import type { ArticleView, BannerView, ContentOverview, WaysView } from "./article-types.ts";
import type { DocumentView, Preview, RevisionView } from "./document-types.ts";
import type { FactsView } from "./fact-types.ts";
import type { RowsView } from "./row-types.ts";
import type { ReleaseChange, ReleaseRow, ReleaseView } from "./release-types.ts";
import type {
  ListedWithdrawal,
  NoticeAbout,
  NoticeView,
  SharedFigure,
  WithdrawalView,
} from "./withdrawal-types.ts";
import { ApiError, get, post } from "./http.ts";

/** All content is read and checked again. */
const LONG = { timeoutMs: 120_000 } as const;

/** Everything that a change of the content or of a draft may make stale. */
export const CONTENT = ["content"] as const;

/** Whatever came of a change, what is shown afterwards is how it stands. */
export function refreshContent(client: QueryClient): Promise<void> {
  return client.invalidateQueries({ queryKey: CONTENT });
}

export function useContent() {
  // Titles come in the reader’s language.
  const { language } = useTexts();
  return useQuery({
    queryKey: [...CONTENT, "overview", language],
    queryFn: ({ signal }) => get<ContentOverview>("/content", signal),
    select: englishFirst,
  });
}

/** English is what all others are made from. */
function englishFirst(content: ContentOverview): ContentOverview {
  const others = content.languages.filter((tag) => tag !== "en");
  return { ...content, languages: ["en", ...others] };
}

export function useArticle(id: string) {
  const { language } = useTexts();
  return useQuery({
    queryKey: [...CONTENT, "article", id, language],
    queryFn: ({ signal }) => get<ArticleView>(`/content/articles/${id}`, signal),
  });
}

/** The ways in which people ask for an article in one language. */
export function useWays(id: string, language: string) {
  return useQuery({
    queryKey: [...CONTENT, "ways", id, language],
    queryFn: ({ signal }) => get<WaysView>(`/content/articles/${id}/ways/${language}`, signal),
  });
}

/** A document as it is in force; `null` when there is none of this path yet. */
export function useDocument(path: string, isWanted = true) {
  return useQuery({
    queryKey: [...CONTENT, "document", path],
    queryFn: async ({ signal }) => {
      try {
        return await get<DocumentView>(
          `/content/documents?path=${encodeURIComponent(path)}`,
          signal,
        );
      } catch (error) {
        if (error instanceof ApiError && error.status === 404) return null;
        throw error;
      }
    },
    enabled: isWanted,
  });
}

/** @param id `null` asks for nothing */
export function useRevision(id: number | null) {
  return useQuery({
    queryKey: ["revision", id],
    queryFn: ({ signal }) => get<RevisionView>(`/content/revisions/${String(id)}`, signal),
    enabled: id !== null,
    staleTime: Infinity,
  });
}

export function useFacts() {
  const { language } = useTexts();
  return useQuery({
    queryKey: [...CONTENT, "facts", language],
    queryFn: ({ signal }) => get<FactsView>("/content/facts", signal),
  });
}

export function useBanner() {
  return useQuery({
    queryKey: [...CONTENT, "banner"],
    queryFn: ({ signal }) => get<BannerView>("/content/banner", signal),
  });
}

export function useRows() {
  return useQuery({
    queryKey: [...CONTENT, "rows"],
    queryFn: ({ signal }) => get<RowsView>("/content/rows", signal),
  });
}

export function useReleases() {
  return useInfiniteQuery({
    queryKey: [...CONTENT, "releases"],
    queryFn: ({ pageParam, signal }) =>
      get<{ releases: readonly ReleaseRow[]; next: number | null }>(
        pageParam === null ? "/content/releases" : `/content/releases?before=${String(pageParam)}`,
        signal,
      ),
    initialPageParam: null as number | null,
    getNextPageParam: (last) => last.next,
  });
}

export function useRelease(number: string) {
  return useQuery({
    queryKey: [...CONTENT, "release", number],
    queryFn: ({ signal }) => get<ReleaseView>(`/content/releases/${number}`, signal),
  });
}

/** What a release made of one document. */
export function useReleaseChange(number: number, path: string) {
  return useQuery({
    queryKey: ["release-change", number, path],
    queryFn: ({ signal }) =>
      get<ReleaseChange>(
        `/content/releases/${String(number)}/change?path=${encodeURIComponent(path)}`,
        signal,
      ),
    staleTime: Infinity,
  });
}

/** @param done told of the release that it became */
export function useRestore(number: number, done: (release: ReleaseRow) => void) {
  return useContentMutation(
    (body: { readonly reason: string }) =>
      post<{ release: ReleaseRow }>(`/content/releases/${String(number)}/restore`, body, LONG),
    ({ release }) => {
      done(release);
    },
  );
}

/** How one text would be drawn on each platform. */
export function usePreview(path: string, text: string, draft: string, isWanted: boolean) {
  return useQuery({
    queryKey: ["preview", path, draft, text],
    queryFn: ({ signal }) =>
      post<Preview>("/content/preview", { path, text, draft }, { ...LONG, signal }),
    enabled: isWanted,
    // While the next is drawn, what was drawn last stays.
    placeholderData: (before) => before,
    gcTime: 60_000,
  });
}

export function useWithdrawals() {
  const { language } = useTexts();
  return useQuery({
    queryKey: [...CONTENT, "withdrawals", language],
    queryFn: ({ signal }) =>
      get<{ withdrawals: readonly ListedWithdrawal[] }>("/content/withdrawals", signal),
    select: ({ withdrawals }) => withdrawals,
  });
}

/** @param claim `null` for the whole article */
export function useElsewhere(article: string, claim: string | null) {
  const { language } = useTexts();
  const asked = new URLSearchParams({ article, ...(claim === null ? {} : { claim }) });
  return useQuery({
    queryKey: [...CONTENT, "elsewhere", article, claim, language],
    queryFn: ({ signal }) =>
      get<{ figures: readonly SharedFigure[] }>(
        `/content/withdrawals/elsewhere?${asked.toString()}`,
        signal,
      ),
    select: ({ figures }) => figures,
  });
}

interface WithdrawBody {
  readonly article: string;
  readonly claim: string | null;
  readonly reason: string;
  /** Of which all that tells them is withdrawn as well. */
  readonly figures: readonly string[];
}

export function useWithdraw() {
  return useContentMutation((body: WithdrawBody) =>
    post<{
      withdrawal: WithdrawalView;
      isJoined: boolean;
      also: readonly WithdrawalView[];
    }>("/content/withdrawals", body),
  );
}

/** @param done told when it is told again */
export function useLift(id: string, done: () => void) {
  return useContentMutation(
    (body: { readonly reason: string }) =>
      post<{ withdrawal: WithdrawalView }>(`/content/withdrawals/${id}/lift`, body),
    done,
  );
}

/** How often it is looked how far the messages are. */
const NOTICES_LOOK_MS = 2_000;

export function useNotices() {
  return useQuery({
    queryKey: [...CONTENT, "notices"],
    queryFn: ({ signal }) => get<{ notices: readonly NoticeView[] }>("/content/notices", signal),
    select: ({ notices }) => notices,
    refetchInterval: ({ state }) =>
      state.data?.notices.some((notice) => notice.state === "running") === true
        ? NOTICES_LOOK_MS
        : false,
  });
}

/** How many people were told something since an instant. */
export function useNoticeCount(about: NoticeAbout, since: string) {
  return useQuery({
    queryKey: [...CONTENT, "notice-count", about, since],
    queryFn: () => post<{ people: number }>("/content/notices/count", { ...about, since }),
    select: ({ people }) => people,
  });
}

/** The withdrawals in force of what a release corrected, by their ids; of none for `null`. */
export function useStillWithdrawn(release: number | null) {
  return useQuery({
    queryKey: [...CONTENT, "still-withdrawn", release],
    queryFn: ({ signal }) =>
      get<{ withdrawals: readonly string[] }>(
        `/content/releases/${String(release)}/withdrawn`,
        signal,
      ),
    select: ({ withdrawals }) => withdrawals,
    enabled: release !== null,
  });
}

export function useNotice() {
  return useContentMutation(
    (
      body: NoticeAbout & {
        readonly since: string;
        /** Of a release: also where something of it is withdrawn still. */
        readonly althoughWithdrawn?: boolean;
      },
    ) => post<{ notice: NoticeView }>("/content/notices", body),
  );
}

function useContentMutation<Body, Value>(
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
