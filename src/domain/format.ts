import type { DurationUnit, FactValue } from "./fact.ts";
import { intlLocale, perLocale, type LanguageTag } from "./locale.ts";
import { toUtc, type PlainDate } from "./plain-date.ts";
import type { TemplateValue } from "./template.ts";

/** Words that `Intl` has no natural form for, given by the interface's texts of the same language. */
export interface FormatWords {
  /** An amount of a currency as people write it, such as "RMB 2,000"; `null` leaves it to `Intl`. */
  money(currency: string, amount: string): string | null;
}

/**
 * Writes a fact's value in a language: the only place where figures become words.
 *
 * Days are plain dates of the Gregorian calendar and digits are Latin in every language. Years, phones and identifiers
 * are never grouped; money has no empty fraction.
 */
export function formatFact(
  value: FactValue,
  language: LanguageTag,
  words: FormatWords,
): TemplateValue {
  const locale = intlLocale(language);
  switch (value.type) {
    case "count":
      return { text: formatNumber(value.value, locale), number: value.value };
    case "percent":
      return {
        text: percents(locale).format(value.value / 100),
        number: value.value,
      };
    case "date":
      return { text: formatDate(value.value, language), number: null };
    case "duration":
      return { text: formatDuration(value.value, value.unit, locale), number: value.value };
    case "money":
      return { text: formatMoney(value.value, value.currency, locale, words), number: value.value };
    case "phone":
    case "identifier":
    case "url":
      return { text: value.value, number: null };
    case "range":
      return { text: formatRange(value.from, value.to, value.unit, locale), number: value.to };
    case "countries":
      return { text: formatCountries(value.value, language), number: value.value.length };
  }
}

/** A day in words, such as "31 December 2026". */
export function formatDate(day: PlainDate, language: LanguageTag): string {
  const written = longDates(dateLocale(language)).format(toUtc(day));
  return written.replace(/^\d+(?= )/, (first) => ordinalDay(first, language));
}

/** French counts the first of a month as an ordinal, which CLDR’s patterns do not know. */
function ordinalDay(day: string, language: LanguageTag): string {
  return language === "fr" && day === "1" ? "1er" : day;
}

/**
 * An instant as people of a zone say it, such as "Thursday 3 December at 15:00"; the zone itself is not named.
 *
 * @throws RangeError the zone is not known
 */
export function formatMoment(at: Date, language: LanguageTag, timeZone: string): string {
  // Not kept: zones are named by browsers in any spelling, and few moments are said.
  const format = new Intl.DateTimeFormat(dateLocale(language), {
    timeZone,
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const parts = format.formatToParts(at);
  const hour = parts.findIndex((part) => part.type === "hour");
  const written = parts.map(({ type, value }, index) => {
    if (type === "day") return ordinalDay(value, language);
    return index === hour - 1 ? (beforeHour(parts[hour]?.value, language) ?? value) : value;
  });
  return written.join("");
}

/**
 * What the clocks of a zone show at an instant, such as "09:05".
 *
 * @throws RangeError the zone is not known
 */
export function formatClock(at: Date, timeZone: string): string {
  const format = new Intl.DateTimeFormat(intlLocale("en"), {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return format.format(at);
}

/**
 * What a zone’s time is called at an instant, such as "Kazakhstan Time".
 *
 * @throws RangeError the zone is not known
 */
export function formatTimeZone(timeZone: string, at: Date, language: LanguageTag): string {
  // Russian names are bare places, of which the shorter style gives the nearer: “Москва”, not “Москва, стандартное время”.
  const timeZoneName = language === "ru" ? "shortGeneric" : "longGeneric";
  const format = new Intl.DateTimeFormat(dateLocale(language), { timeZone, timeZoneName });
  const name = format.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value;
  return Object.entries(COUNTRY_NAMES[language] ?? {}).reduce(
    (text, [code, own]) => text.replace(regionNames(language).of(code) ?? own, own),
    withoutBrackets(name ?? timeZone),
  );
}

/** What leads to a clock time where CLDR’s pattern is not what people say; `null` where it is. */
function beforeHour(hour: string | undefined, language: LanguageTag): string | null {
  if (language === "es") return hour === "01" ? ", a la " : ", a las ";
  return language === "ar" ? "، الساعة " : null;
}

const longDates = perLocale(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" }),
);
const regionNames = perLocale(
  (language) => new Intl.DisplayNames([language], { type: "region", fallback: "code" }),
);
const collators = perLocale((language) => new Intl.Collator(language));
const lists = perLocale((language) => new Intl.ListFormat(language, { type: "conjunction" }));
const numbers = perLocale((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
const percents = perLocale(
  (locale) => new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 2 }),
);
const unitNumbers = (unit: DurationUnit) =>
  perLocale(
    (locale) => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }),
  );
const units: Readonly<Record<DurationUnit, (locale: string) => Intl.NumberFormat>> = {
  minute: unitNumbers("minute"),
  hour: unitNumbers("hour"),
  day: unitNumbers("day"),
  week: unitNumbers("week"),
  month: unitNumbers("month"),
  year: unitNumbers("year"),
};

/** Where CLDR's name is not the one that the country and its people use in that language. */
const COUNTRY_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ru: { KG: "Кыргызстан" },
  zh: { BA: "波黑" },
};

/** The name of a country; the code itself where CLDR knows none. */
export function formatCountry(code: string, language: LanguageTag): string {
  const own = COUNTRY_NAMES[language]?.[code];
  if (own !== undefined) return own;
  return withoutBrackets(regionNames(language).of(code) ?? code);
}

/** A second name in brackets, as in "Myanmar (Burma)", does not fit into a sentence. */
function withoutBrackets(name: string): string {
  return name.replace(/ \([^()]*\)$/, "");
}

/** Names in the order of the language's alphabet, joined as a list. */
export function formatCountries(codes: readonly string[], language: LanguageTag): string {
  const names = codes.map((code) => formatCountry(code, language));
  return formatList(names.sort(collators(language).compare), language);
}

/** "a, b and c" in the language, in the order given. */
export function formatList(items: readonly string[], language: LanguageTag): string {
  return lists(language).format(items);
}

/** English dates put the day first, as most readers of English here expect. */
function dateLocale(language: LanguageTag): string {
  return intlLocale(language === "en" ? "en-GB" : language);
}

function formatNumber(value: number, locale: string): string {
  return numbers(locale).format(value);
}

function formatDuration(value: number, unit: DurationUnit, locale: string): string {
  return unitFormat(unit, locale).format(value);
}

function formatRange(from: number, to: number, unit: DurationUnit | null, locale: string): string {
  const format = unit === null ? numbers(locale) : unitFormat(unit, locale);
  return format.formatRange(from, to);
}

function unitFormat(unit: DurationUnit, locale: string): Intl.NumberFormat {
  return units[unit](locale);
}

function formatMoney(value: number, currency: string, locale: string, words: FormatWords): string {
  const amount = formatNumber(value, locale);
  return words.money(currency, amount) ?? moneyFormat(currency)(locale).format(value);
}

/** Content names a handful of currencies, so that what is kept stays small. */
const moneyFormats = new Map<string, (locale: string) => Intl.NumberFormat>();

function moneyFormat(currency: string): (locale: string) => Intl.NumberFormat {
  const known = moneyFormats.get(currency);
  if (known !== undefined) return known;
  const made = perLocale(
    (locale) =>
      new Intl.NumberFormat(locale, {
        style: "currency",
        currency,
        currencyDisplay: "name",
        trailingZeroDisplay: "stripIfInteger",
      }),
  );
  moneyFormats.set(currency, made);
  return made;
}
