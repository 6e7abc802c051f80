import { fetchTexts } from "./api.ts";
import { createDays, type Days } from "./days.ts";
import type { PageTexts } from "./types.ts";

/** The page's sentences in one language. */
export interface Texts {
  readonly tag: string;
  readonly dir: "ltr" | "rtl";
  readonly languages: PageTexts["languages"];
  /** The line above the page; `null` for none. */
  readonly banner: string | null;
  say(key: string, values?: Readonly<Record<string, string | number>>): string;
  /** A day `YYYY-MM-DD` in words. */
  day(date: string): string;
  readonly days: Days;
}

const loaded = new Map<string, Texts>();

/** The sentences of a language; `null` when they cannot be had now or the language is not offered. */
export async function loadTexts(tag: string): Promise<Texts | null> {
  const known = loaded.get(tag);
  if (known !== undefined) return known;
  const result = await fetchTexts(tag);
  if (!result.ok) return null;
  const texts = createTexts(result.value);
  loaded.set(tag, texts);
  return texts;
}

function createTexts({ tag, dir, texts, languages, banner }: PageTexts): Texts {
  const locale = `${tag === "en" ? "en-GB" : tag}-u-ca-gregory-nu-latn`;
  const days = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  return {
    tag,
    dir,
    languages,
    banner: banner ?? null,
    say: (key, values = {}) =>
      (texts[key] ?? "").replaceAll(/\{(\w+)\}/g, (place, name: string) =>
        isolate(String(values[name] ?? place), dir),
      ),
    day: (date) => days.format(new Date(`${date}T00:00:00Z`)),
    days: createDays(locale),
  };
}

/**
 * Keeps a Latin name from changing places with the punctuation beside it in a line that runs from right to left. What has
 * Arabic words in it runs as the line does, although it may begin with a Latin name.
 */
function isolate(value: string, dir: Texts["dir"]): string {
  if (dir === "ltr") return value;
  return `${/\p{Script=Arabic}/u.test(value) ? "\u{2067}" : "\u{2068}"}${value}\u{2069}`;
}
