import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTexts } from "../texts/texts.tsx";
import type { Calendar, CentreReport, Gap, GapState, Numbers, NumbersBy } from "./content-types.ts";
import { API, get, post } from "./http.ts";

const GAPS = ["gaps"] as const;

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
  readonly id: string;
  readonly as: GapState;
  readonly article?: string;
}

export function useGapSettle() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: Settling) => post(`/gaps/${id}/settle`, body),
    onSettled: () => client.invalidateQueries({ queryKey: GAPS }),
  });
}

export function useCalendar() {
  const { language } = useTexts();
  return useQuery({
    queryKey: ["calendar", language],
    queryFn: ({ signal }) => get<Calendar>("/calendar", signal),
  });
}

/** Which figures are shown; days are YYYY-MM-DD, both inclusive. */
export interface NumbersChoice {
  readonly from: string;
  readonly to: string;
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

function queryOf({ from, to, by }: NumbersChoice): string {
  return new URLSearchParams({ from, to, by }).toString();
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
