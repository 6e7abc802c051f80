import type { CountryCode } from "./fact.ts";
import type { PlaceId } from "./ids.ts";

/** For whom alone a claim holds. */
export interface ClaimAudience {
  /** Passports, any of them; none where it holds for all. */
  readonly nationality: readonly CountryCode[];
  /** Cities and provinces of China, any of them; none where it holds in all. */
  readonly place: readonly PlaceId[];
}

/** What is known of somebody; no passport and no place where neither was named. */
export interface KnownPerson {
  readonly nationalities: readonly CountryCode[];
  readonly place: PlaceId | null;
}

/**
 * Whether a claim is about somebody.
 *
 * `theirs`: it holds for people like them; `others`: it holds for others alone; `anybody`: it holds for all, or too little is
 * known of them.
 */
export function standingTo(
  { for: audience }: { readonly for?: ClaimAudience | undefined },
  { nationalities, place }: KnownPerson,
): "theirs" | "others" | "anybody" {
  if (audience === undefined) return "anybody";
  const fits = [
    fit(audience.nationality, nationalities),
    fit(audience.place, place === null ? [] : [place]),
  ];
  if (fits.includes(false)) return "others";
  return fits.includes(true) ? "theirs" : "anybody";
}

/** `null` where it cannot be told, or does not matter. */
function fit(wanted: readonly string[], known: readonly string[]): boolean | null {
  if (wanted.length === 0 || known.length === 0) return null;
  return wanted.some((one) => known.includes(one));
}
