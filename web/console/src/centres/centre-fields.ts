import type { CentreFields } from "../api/accounts.ts";
import type { Centre } from "../api/types.ts";
import { hoursProblem, readHours, writeHours, type Hours } from "./hours.ts";

/** A centre as its form holds it. */
export type CentreDraft = Omit<CentreFields, "hours"> & {
  readonly id: string;
  readonly hours: Hours | null;
};

/** @param centre `null` for one that is yet to be made */
export function draftOf(centre: Centre | null): CentreDraft {
  if (centre === null) {
    return {
      id: "",
      names: { en: "", zh: "" },
      place: null,
      languages: "all",
      topics: "all",
      timeZone: "Asia/Shanghai",
      hours: null,
      promiseDays: 3,
      deskLanguage: "zh",
      directSending: false,
      destinations: [],
    };
  }
  const { id, names, place, languages, topics, timeZone, promiseDays } = centre;
  const { deskLanguage, directSending, destinations, hours } = centre;
  return {
    id,
    names,
    place,
    languages,
    topics,
    timeZone,
    promiseDays,
    deskLanguage,
    directSending,
    destinations,
    hours: readHours(hours),
  };
}

/** The draft as the service takes it. */
export function fieldsOf({ hours, names, ...draft }: CentreDraft): CentreFields & { id: string } {
  return {
    ...draft,
    id: draft.id.trim(),
    names: { en: names.en.trim(), zh: names.zh.trim() },
    timeZone: draft.timeZone.trim(),
    hours: hours === null ? null : writeHours(hours, draft.timeZone.trim()),
  };
}

/** Whether the service may take it; what it refuses beside that it says itself. */
export function isReady({ hours, languages, topics, promiseDays }: CentreDraft): boolean {
  const isWhole = Number.isInteger(promiseDays) && promiseDays >= 1 && promiseDays <= 30;
  const isSomewhere = languages.length > 0 && topics.length > 0;
  return isWhole && isSomewhere && (hours === null || hoursProblem(hours) === null);
}
