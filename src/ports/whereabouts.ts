import type { CountryCode } from "../domain/fact.ts";
import type { LanguageTag } from "../domain/locale.ts";

/** Where a message says that its writer is, as far as the time of their clocks goes. */
export interface Whereabouts {
  /** IANA, at least one: of a city its own, of a country those by which it is told, the likeliest first. */
  readonly timeZones: readonly string[];
  /** It says in so many words that somebody is there, as "I am in Tashkent" does and "Tashkent" does not. */
  readonly isStated: boolean;
}

export interface WhereaboutsReader {
  /**
   * A country or a city that a message names, in any language that is read.
   *
   * @returns `null` for a message that says anything else besides, or asks
   */
  read(text: string, language: LanguageTag): Whereabouts | null;
  /** The zones by which a country is told, the likeliest first; none where none is known. */
  timeZonesOf(country: CountryCode): readonly string[];
  /** The city that stands for a zone, as it is called in a language; `null` where none is known. */
  cityOf(timeZone: string, language: LanguageTag): string | null;
}
