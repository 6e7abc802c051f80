import type { CountryCode } from "../domain/fact.ts";
import type { Place } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { isSameTimeZone } from "../domain/time-zone.ts";
import type { Whereabouts, WhereaboutsReader } from "../ports/whereabouts.ts";
import { ARABIC_ARTICLE, lexiconOf } from "./country-words.ts";
import { WHEREABOUTS_WORDS } from "./data/whereabouts-words.ts";
import { CITIES_EAST } from "./data/zone-cities-east.ts";
import { CITIES_WEST } from "./data/zone-cities-west.ts";
import { FURTHER_CITIES, ZONES_TOLD } from "./data/zone-places.ts";
import { formsOfName } from "./inflect-russian.ts";
import { foldPhrase, plainPhrase } from "./text.ts";

/** In the order in which the cities are named. */
const LANGUAGES = ["en", "zh", "ru", "ar", "fr", "es"] as const;

/** Whoever writes more says more than where they are. */
const LONGEST = 80;
/** Of a city and its country: words, or characters where there are no words. */
const LONGEST_NAMES = { words: 8, characters: 16 };
const HAN = /\p{Script=Han}/u;
const ASKS = /[?？؟]/u;
/** Prepositions that Arabic writes on the name. */
const ARABIC_PREFIX = /^(?:[وف]?[بكل]|[وف])(?=\p{Script=Arabic}{3})/u;
const MAINLAND = "Asia/Shanghai";

/** What a name stands for. */
interface Named {
  /** By which it is told. */
  readonly told: readonly string[];
  /** All of it. */
  readonly all: readonly string[];
}

/**
 * Reads by lists of names alone. They are gathered by the first message that may hold one, which takes some tens of
 * milliseconds.
 *
 * @param places cities and provinces of mainland China
 */
export function createWhereaboutsReader(places: Iterable<Place>): WhereaboutsReader {
  const names = new PlaceNames(places);
  return {
    read: (text, language) =>
      text.length > LONGEST || ASKS.test(text) ? null : whereaboutsIn(text, language, names),
    timeZonesOf: (country) => zonesOf(country).told,
    cityOf: (timeZone, language) => {
      const index = LANGUAGES.findIndex((each) => each === language);
      return citiesFor(timeZone)[Math.max(0, index)] ?? null;
    },
  };
}

/** The words of its own language first: what they mean in another one is looked at when they mean nothing there. */
function whereaboutsIn(text: string, language: LanguageTag, names: PlaceNames): Whereabouts | null {
  const phrase = phraseOf(text);
  if (phrase === "") return null;
  for (const tag of inOrder(language)) {
    const words = WHEREABOUTS_WORDS[tag];
    if (words === undefined) continue;
    for (const isStated of [true, false]) {
      const lead = isStated ? words.stated : words.bare;
      if (!lead.test(phrase)) continue;
      const rest = phrase.replace(lead, "");
      const bare = rest.replace(words.after, "");
      const named =
        names.find(rest, language) ?? (bare === rest ? null : names.find(bare, language));
      if (named !== null) return { timeZones: named.told, isStated };
    }
  }
  return null;
}

function inOrder(language: LanguageTag): readonly LanguageTag[] {
  return [language, ...LANGUAGES.filter((each) => each !== language)];
}

/** What is written without spaces as it is, all else as words with single spaces between them. */
function phraseOf(text: string): string {
  return HAN.test(text) ? hanPhrase(text) : foldPhrase(text, false).join(" ");
}

function hanPhrase(text: string): string {
  return plainPhrase(text).replace(/[\s\p{P}]/gu, "");
}

/** Countries, and cities with the zone that each has. */
class PlaceNames {
  readonly #places: Iterable<Place>;
  #cities: ReadonlyMap<string, string> | null = null;

  constructor(places: Iterable<Place>) {
    this.#places = places;
  }

  /** One name, or two of which the one lies in the other: "Tashkent, Uzbekistan". */
  find(phrase: string, language: LanguageTag): Named | null {
    const whole = this.#one(phrase, language);
    if (whole !== null) return whole;
    const isHan = HAN.test(phrase);
    const parts = isHan ? Array.from(phrase) : phrase.split(" ");
    if (parts.length > (isHan ? LONGEST_NAMES.characters : LONGEST_NAMES.words)) return null;
    const glue = isHan ? "" : " ";
    for (let at = 1; at < parts.length; at += 1) {
      const first = this.#one(parts.slice(0, at).join(glue), language);
      const second = first && this.#one(parts.slice(at).join(glue), language);
      if (first !== null && second !== null) return within(first, second);
    }
    return null;
  }

  #one(phrase: string, language: LanguageTag): Named | null {
    if (phrase === "") return null;
    for (const key of keysOf(phrase)) {
      const country = countryCalled(key, language) ?? this.#city(key);
      if (country !== null) return country;
    }
    return null;
  }

  #city(key: string): Named | null {
    this.#cities ??= gatherCities(this.#places);
    const timeZone = this.#cities.get(key);
    return timeZone === undefined ? null : { told: [timeZone], all: [timeZone] };
  }
}

/** What is common to both; `null` where that is nothing, or both are countries. */
function within(first: Named, second: Named): Named | null {
  const [small, large] = first.all.length === 1 ? [first, second] : [second, first];
  const [own] = small.all;
  if (own === undefined || small.all.length > 1) return null;
  return large.all.some((timeZone) => isSameTimeZone(timeZone, own)) ? small : null;
}

/** The spellings under which a phrase may stand in a list. */
function keysOf(phrase: string): readonly string[] {
  const whole = keyOf(phrase);
  const bare = keyOf(phrase.replace(ARABIC_PREFIX, ""));
  return bare === whole ? [whole] : [whole, bare];
}

/** Without the articles that belong to some names and not to others. */
function keyOf(phrase: string): string {
  return phrase
    .split(" ")
    .map((word) => word.replace(ARABIC_ARTICLE, ""))
    .join(" ")
    .replace(/^(?:the|le|la|les|el|los|las) (?=\p{L})/u, "");
}

function countryCalled(key: string, language: LanguageTag): Named | null {
  for (const tag of inOrder(language)) {
    const word = lexiconOf(tag)?.entries.get(key);
    if (word?.form !== "name") continue;
    const zones = word.codes.map(zonesOf);
    const told = zones.flatMap((each) => each.told);
    if (told.length > 0) return { told, all: zones.flatMap((each) => each.all) };
  }
  return null;
}

function gatherCities(places: Iterable<Place>): ReadonlyMap<string, string> {
  const cities = new Map<string, string>();
  const add = (name: string, timeZone: string): void => {
    for (const key of cityKeys(name)) if (!cities.has(key)) cities.set(key, timeZone);
  };
  for (const { names, aliases } of places) {
    for (const name of [...names.values(), ...aliases]) add(name, MAINLAND);
  }
  for (const language of LANGUAGES) {
    add(new Intl.DisplayNames([language], { type: "region" }).of("CN") ?? "", MAINLAND);
  }
  for (const list of [CITIES_WEST, CITIES_EAST, FURTHER_CITIES]) {
    for (const [timeZone, cities] of Object.entries(list)) {
      for (const name of cities.split(", ")) add(name, timeZone);
    }
  }
  cities.delete("");
  return cities;
}

function cityKeys(name: string): readonly string[] {
  if (HAN.test(name)) return [hanPhrase(name), hanPhrase(name).replace(/市$/u, "")];
  const forms = /\p{Script=Cyrillic}/u.test(name) ? [name, ...formsOfName(name)] : [name];
  return forms.map((form) => keyOf(foldPhrase(form, false).join(" ")));
}

function citiesFor(timeZone: string): readonly string[] {
  return (CITIES_WEST[timeZone] ?? CITIES_EAST[timeZone])?.split(", ") ?? [];
}

function zonesOf(country: CountryCode): Named {
  const all = listedZones(country);
  const told = ZONES_TOLD[country] ?? all;
  return { told, all: [...told, ...all] };
}

/** Engines differ in how they name the list. */
interface ZonedLocale {
  readonly timeZones?: readonly string[];
  getTimeZones?(): readonly string[] | undefined;
}

function listedZones(country: CountryCode): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & ZonedLocale;
  return locale.getTimeZones?.() ?? locale.timeZones ?? [];
}
