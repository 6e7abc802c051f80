import type { PlaceId } from "./ids.ts";
import type { LanguageTag } from "./locale.ts";
import { readOfficeHours, type OfficeHours } from "./office-hours.ts";
import type { CentreId, DeskLanguage } from "./staff.ts";
import type { Destination } from "./staff-surface.ts";

/** The centre that every installation begins with. */
export const MAIN_CENTRE = "main" as CentreId;
/** How it is called in English until an administrator names it. */
export const MAIN_CENTRE_UNNAMED = "Service centre";

/** In how many working days a centre promises to answer. */
export const PROMISE_DAYS = { least: 1, most: 30 } as const;

/** A service centre whose staff answers at the web desk. */
export interface ServiceCentre {
  readonly id: CentreId;
  readonly names: { readonly en: string; readonly zh: string };
  /** Where it is; `null` for one that serves every place. */
  readonly place: PlaceId | null;
  /** In which it can answer. */
  readonly languages: readonly LanguageTag[] | "all";
  /** Of articles, which it answers for. */
  readonly topics: readonly string[] | "all";
  /** IANA. */
  readonly timeZone: string;
  /** In `timeZone`; `null` while nobody has confirmed them: nothing may be said of when it is open. */
  readonly hours: OfficeHours | null;
  readonly promiseDays: number;
  /** In which its staff are addressed in the channels of messengers. */
  readonly deskLanguage: DeskLanguage;
  /** Answers go to the person without a second look. */
  readonly directSending: boolean;
  readonly destinations: readonly Destination[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Rises by one with each change; who changes a centre must have seen the last. */
  readonly revision: number;
}

/**
 * Reads the hours of a centre as somebody entered them. The zone may be left out, and is the centre's own in any case.
 *
 * @returns `null` for hours that are not confirmed; a sentence on the first thing that is wrong
 */
export function readCentreHours(entered: unknown): OfficeHours | null | string {
  if (typeof entered !== "object") return readOfficeHours(entered);
  return entered === null ? null : readOfficeHours({ timeZone: "Asia/Shanghai", ...entered });
}
