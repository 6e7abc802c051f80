import { createContext, useContext } from "react";
import type english from "../../../../locales/desk/en.json";
import { createFormatter, type PackedText, type Values } from "./format.ts";
import { createMoments, type Moments } from "./moments.ts";

export type DeskLanguage = "en" | "zh";
/** The build leaves these alone of the file, which holds the sentences for messengers too. */
export type Key = Extract<
  keyof typeof english,
  `console.${string}` | `case.${string}` | `surface.platform.${string}`
>;

/** The words of the web desk in one language. */
export interface Texts extends Moments {
  readonly language: DeskLanguage;
  readonly say: (key: Key, values?: Values) => string;
  /** The sentence of a key that the service made up, such as a reason; `null` when there is none. */
  readonly maybe: (key: string, values?: Values) => string | null;
  readonly number: (value: number) => string;
  /** “a, b and c”. */
  readonly list: (items: readonly string[]) => string;
  /** What a topic of the knowledge is called; one that was added since the build keeps its short name. */
  readonly topicName: (topic: string) => string;
  /** What a language is called, such as “Russian”. */
  readonly languageName: (tag: string) => string;
}

/** Each language is a file of its own, of which only one is fetched; the build has packed them. */
const FILES: Readonly<Record<DeskLanguage, () => Promise<{ default: unknown }>>> = {
  en: () => import("../../../../locales/desk/en.json"),
  zh: () => import("../../../../locales/desk/zh.json"),
};

export async function loadTexts(language: DeskLanguage): Promise<Texts> {
  const file = await FILES[language]();
  return createTexts(language, file.default as Readonly<Record<string, PackedText>>);
}

function createTexts(language: DeskLanguage, packed: Readonly<Record<string, PackedText>>): Texts {
  const { format } = createFormatter(language);
  const lists = new Intl.ListFormat(language === "en" ? "en-GB" : language);
  const numbers = new Intl.NumberFormat(language);
  const names = new Intl.DisplayNames([language], { type: "language" });
  const maybe = (key: string, values: Values = {}): string | null => {
    const text = packed[key];
    return text === undefined ? null : format(text, values);
  };
  return {
    ...createMoments(language, maybe("console.justNow") ?? ""),
    language,
    maybe,
    number: (value) => numbers.format(value),
    list: (items) => lists.format(items),
    say: (key, values) => maybe(key, values) ?? key,
    topicName: (topic) => maybe(`topic.${topic}`) ?? topic,
    languageName: (tag) => {
      if (tag === "und" || tag === "") return maybe("console.language.unknown") ?? tag;
      try {
        return names.of(tag) ?? tag;
      } catch {
        return tag;
      }
    },
  };
}

export const TextsContext = createContext<Texts | null>(null);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (texts === null) throw new Error("the texts are loaded before anything is shown");
  return texts;
}
