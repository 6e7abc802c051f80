import { CASE_STATES, URGENCIES, type CaseState, type Urgency } from "../api/types.ts";

/** Which cases the inbox shows; kept in the address, so that it can be kept, shared and gone back to. */
export interface Filters {
  readonly view: View;
  /** A member of staff, `me`, or `none` for cases that nobody holds; `null` for all. */
  readonly holder: string | null;
  readonly language: string | null;
  readonly urgency: Urgency | null;
  readonly centre: string | null;
  readonly text: string;
}

/** `active`: whatever still needs somebody. */
export const VIEWS = ["active", ...CASE_STATES] as const;
export type View = (typeof VIEWS)[number];

const ACTIVE: readonly CaseState[] = ["open", "assigned", "waiting"];

export function statesOf(view: View): readonly CaseState[] {
  return view === "active" ? ACTIVE : [view];
}

/** Reads filters from an address; what makes no sense counts as not there. */
export function readFilters(params: URLSearchParams): Filters {
  const view = params.get("state");
  const urgency = params.get("urgency");
  return {
    view: VIEWS.find((known) => known === view) ?? "active",
    holder: params.get("holder"),
    language: params.get("language"),
    urgency: URGENCIES.find((known) => known === urgency) ?? null,
    centre: params.get("centre"),
    text: params.get("text") ?? "",
  };
}

/** The filters as the address holds them, without those that say nothing. */
export function writeFilters({ view, text, ...others }: Filters): URLSearchParams {
  const params = new URLSearchParams();
  if (view !== "active") params.set("state", view);
  for (const [name, value] of Object.entries(others)) if (value !== null) params.set(name, value);
  if (text !== "") params.set("text", text);
  return params;
}

/** The filters as the service is asked for them. */
export function filterQuery(filters: Filters, from: string | null): string {
  const params = writeFilters(filters);
  params.delete("state");
  params.set("states", statesOf(filters.view).join(","));
  if (from !== null) params.set("from", from);
  return params.toString();
}

/** How many filters beside the view narrow the list. */
export function narrowingCount({ holder, language, urgency, centre }: Filters): number {
  return [holder, language, urgency, centre].filter((value) => value !== null).length;
}
