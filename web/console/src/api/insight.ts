import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../texts/texts.tsx";
import type { Calendar, CalendarDue } from "./calendar-types.ts";
import type { AskedQuestion, Gap, GapState } from "./gap-types.ts";
import type { CentreReport, Numbers, NumbersBy } from "./number-types.ts";
import { API, get, post } from "./http.ts";

const GAPS = ["gaps"] as const;
const CALENDAR = ["calendar"] as const;

/** @param language `null` for those of all languages */
export function useGaps(days: number, language: string | null) {
  const texts = useTexts();
  const params = new URLSearchParams({ days: String(days) });
  if (language !== null) params.set("language", language);
  return useQuery({
    queryKey: [...GAPS, days, language, texts.language],
    queryFn: ({ signal }) => get<{ gaps: readonly Gap[] }>(`/gaps?${params.toString()}`, signal),
    select: ({ gaps }) => gaps,
    placeholderData: keepPreviousData,
  });
}

export interface Settling {
  /** As it was seen by whoever settles it. */
  readonly gap: Pick<Gap, "id" | "state" | "settledAt">;
  readonly as: GapState;
  readonly article?: string;
  /** Ways of asking that were put into a draft. */
  readonly variants?: readonly AskedQuestion[];
}

export function useGapSettle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ gap: { id, state, settledAt }, ...body }: Settling) =>
      post(`/gaps/${id}/settle`, { ...body, seen: { state, settledAt } }),
    onSettled: () => client.invalidateQueries({ queryKey: GAPS }),
  });
}

export function useCalendar() {
  const { language } = useTexts();
  return useQuery({
    queryKey: [...CALENDAR, "list", language],
    queryFn: ({ signal }) => get<Calendar>("/calendar", signal),
  });
}

/** Days pass slowly, and so does what is due. */
const DUE_EVERY_MS = 10 * 60_000;

/** @param isWanted whether the reader may have anything to look at */
export function useCalendarDue(isWanted: boolean) {
  return useQuery({
    queryKey: [...CALENDAR, "due"],
    queryFn: ({ signal }) => get<CalendarDue>("/calendar/due", signal),
    enabled: isWanted,
    staleTime: DUE_EVERY_MS,
    refetchInterval: DUE_EVERY_MS,
  });
}

export interface Giving {
  readonly key: string;
  /** `null` leaves it to nobody. */
  readonly to: string | null;
  /** Who had it when the reader looked. */
  readonly seen: string | null;
}

export function useGive() {
  return useCalendarMutation((giving: Giving) => post("/calendar/task", giving));
}

export function useLookAfter() {
  return useCalendarMutation((looking: { readonly owner: string; readonly mine: boolean }) =>
    post("/calendar/owner", looking),
  );
}

/** Whatever came of it, the list is shown as it stands then. */
function useCalendarMutation<Body>(change: (body: Body) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSettled: () => client.invalidateQueries({ queryKey: CALENDAR }),
  });
}

/** Which figures are shown. */
export interface NumbersChoice {
  /** Days are YYYY-MM-DD, both inclusive; `null` for the last ones as the service counts them. */
  readonly range: Numbers["range"] | null;
  readonly by: NumbersBy;
}

export function useNumbers(choice: NumbersChoice) {
  return useQuery({
    queryKey: ["numbers", choice],
    queryFn: ({ signal }) => get<Numbers>(`/numbers?${queryOf(choice)}`, signal),
    placeholderData: keepPreviousData,
  });
}

/** Where the same figures are had as a table for other programs. */
export function numbersFile(choice: NumbersChoice): string {
  return `${API}/numbers.csv?${queryOf(choice)}`;
}

function queryOf({ range, by }: NumbersChoice): string {
  return new URLSearchParams({ ...range, by }).toString();
}

/** @param centre empty asks for nothing */
export function useCentreReport(centre: string, month: string) {
  return useQuery({
    queryKey: ["centre-report", centre, month],
    queryFn: ({ signal }) => get<CentreReport>(`/numbers/centres/${centre}?month=${month}`, signal),
    enabled: centre !== "" && /^\d{4}-\d{2}$/.test(month),
    placeholderData: keepPreviousData,
  });
}

export function centreReportFile(centre: string, month: string): string {
  return `${API}/numbers/centres/${centre}.csv?month=${month}`;
}
