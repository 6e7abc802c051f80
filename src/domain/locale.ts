/** A bare BCP 47 language (`zh`, `ru`, `sr`), never with a region or script; `und` when unknown. */
export type LanguageTag = string;

/** An ISO 15924 script (`Latn`, `Cyrl`, `Hans`, `Hant`, `Arab` …); `Zyyy` when the text has none. */
export type Script = string;

/** Right-to-left among the languages that Yizhan speaks or means to speak. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  "ar",
  "fa",
  "ur",
  "he",
  "ps",
  "ug",
  "yi",
  "sd",
]);

/** The language that every article has and that all others are made from. */
export const SOURCE_LANGUAGE: LanguageTag = "en";

export type Direction = "ltr" | "rtl";

/** The writing direction of a language. */
export function directionOf(tag: LanguageTag): Direction {
  return RIGHT_TO_LEFT.has(tag) ? "rtl" : "ltr";
}

/** The bare language of any BCP 47 tag (`zh-Hans-CN` → `zh`); `null` when it is not a tag. */
export function bareLanguage(tag: string): LanguageTag | null {
  try {
    return new Intl.Locale(tag.trim().replaceAll("_", "-")).language;
  } catch {
    return null;
  }
}

/** What a language calls itself, written as a name in a menu; not every script's letters fit into one UTF-16 unit. */
export function nameOfLanguage(tag: LanguageTag): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  const [first = "", ...rest] = Array.from(name);
  return first.toLocaleUpperCase(tag) + rest.join("");
}

/** The tag to give to `Intl`: Gregorian calendar and Latin digits in every language. */
export function intlLocale(tag: LanguageTag): string {
  return `${tag}-u-ca-gregory-nu-latn`;
}

/** Makes something once for each locale; `Intl` objects take a hundred times as long to make as to use. */
export function perLocale<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const known = made.get(locale);
    if (known !== undefined) return known;
    const fresh = make(locale);
    made.set(locale, fresh);
    return fresh;
  };
}

const displayNames = perLocale((locale) => new Intl.DisplayNames([locale], { type: "language" }));

/** What a language is called in another one, as it stands within a sentence of that. */
export function languageName(tag: LanguageTag, inLanguage: LanguageTag): string {
  return displayNames(inLanguage).of(tag) ?? tag;
}
