import type { PlainDate } from "./plain-date.ts";

export type DurationUnit = "minute" | "hour" | "day" | "week" | "month" | "year";

/** An ISO 3166-1 alpha-2 code in capitals (`UZ`), or `XK` for Kosovo. */
export type CountryCode = string;

/** One typed value; how it is written in a language is decided by `formatFact` alone. */
export type FactValue =
  | { readonly type: "count"; readonly value: number }
  | { readonly type: "date"; readonly value: PlainDate }
  | { readonly type: "duration"; readonly value: number; readonly unit: DurationUnit }
  | { readonly type: "money"; readonly value: number; readonly currency: string }
  | { readonly type: "percent"; readonly value: number }
  | { readonly type: "phone"; readonly value: string }
  | { readonly type: "identifier"; readonly value: string }
  | { readonly type: "url"; readonly value: string }
  | {
      readonly type: "range";
      readonly from: number;
      readonly to: number;
      readonly unit: DurationUnit | null;
    }
  | { readonly type: "countries"; readonly value: readonly CountryCode[] };
