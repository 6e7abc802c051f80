import type { LanguageTag } from "../domain/locale.ts";
import { intlLocale, perLocale, SOURCE_LANGUAGE } from "../domain/locale.ts";
import {
  formatTemplate,
  placeholdersOf,
  type Template,
  type TemplateValue,
} from "../domain/template.ts";
import type { MessageKey, Texts } from "../ports/texts.ts";
import { createFolder } from "./folder.ts";
import { readIcu } from "./icu.ts";
import { Problems, type Problem } from "./problem.ts";

export type TextsResult<Key extends string = MessageKey> =
  | {
      readonly ok: true;
      readonly texts: Texts<Key>;
      /** Languages that lack sentences, with what each lacks; they are not among `texts.languages`. */
      readonly incomplete: ReadonlyMap<LanguageTag, readonly Problem[]>;
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Loads `<tag>.json` of a folder, such as `locales`. English says which sentences there are. A language that lacks some is left out; one that
 * has a sentence too many, or names other values in one, is at fault.
 */
export function loadTexts<Key extends string = MessageKey>(root: string): TextsResult<Key> {
  const folder = createFolder(root);
  const problems = new Problems();
  const messages = new Map<LanguageTag, Map<string, Template>>();
  for (const file of folder.files("")) {
    const tag = /^([a-z]{2,3})\.json$/.exec(file)?.[1];
    if (tag === undefined) {
      problems.add(file, 1, "a file of sentences is named by its language, like en.json");
      continue;
    }
    messages.set(tag, readMessages(folder.read(file) ?? "", file, problems));
  }
  const english = messages.get(SOURCE_LANGUAGE);
  if (english === undefined) {
    problems.add(`${SOURCE_LANGUAGE}.json`, 1, "the English sentences are missing");
    return { ok: false, problems: problems.all() };
  }
  const incomplete = new Map<LanguageTag, Problem[]>();
  for (const [tag, own] of messages) {
    const file = `${tag}.json`;
    compare(file, own, english, folder.read(file) ?? "", problems);
    // A sentence that is there but cannot be read is a problem already, and with a problem nothing is returned.
    const missing = [...english.keys()].filter((key) => !own.has(key));
    if (missing.length === 0) continue;
    incomplete.set(
      tag,
      missing.map((key) => ({ file, line: 1, message: `the sentence ${key} is missing` })),
    );
  }
  if (!problems.none) return { ok: false, problems: problems.all() };
  const complete = new Map([...messages].filter(([tag]) => !incomplete.has(tag)));
  return { ok: true, texts: createTexts<Key>(complete), incomplete };
}

function createTexts<Key extends string>(
  messages: ReadonlyMap<LanguageTag, ReadonlyMap<string, Template>>,
): Texts<Key> {
  return {
    languages: [...messages.keys()].sort(),
    say: (key: Key, language, values = {}) => {
      const template = messages.get(language)?.get(key) ?? messages.get(SOURCE_LANGUAGE)?.get(key);
      return formatTemplate(template ?? [key], toValues(values, language), language);
    },
  };
}

const numbers = perLocale((locale) => new Intl.NumberFormat(locale));

function toValues(
  values: Readonly<Record<string, string | number>>,
  language: LanguageTag,
): Map<string, TemplateValue> {
  return new Map(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "number"
        ? { text: numbers(intlLocale(language)).format(value), number: value }
        : { text: value, number: null },
    ]),
  );
}

function readMessages(text: string, file: string, problems: Problems): Map<string, Template> {
  const messages = new Map<string, Template>();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    problems.add(
      file,
      1,
      `the JSON cannot be read: ${error instanceof Error ? error.message : ""}`,
    );
    return messages;
  }
  if (typeof json !== "object" || json === null || Array.isArray(json)) {
    problems.add(file, 1, "a file of sentences holds one object");
    return messages;
  }
  for (const [key, value] of Object.entries(json)) {
    // Looking for the line is slow, and wanted for faults alone.
    const fault = (message: string): void => {
      problems.add(file, lineOfKey(text, key), message);
    };
    if (typeof value !== "string" || value.trim() === "") {
      fault(`${key} is not a sentence`);
      continue;
    }
    if (value.includes("'")) {
      fault(`${key}: an ASCII apostrophe (') swallows text in ICU messages; write ’`);
      continue;
    }
    const result = readIcu(value);
    if (result.ok) messages.set(key, result.template);
    else fault(`${key}: the placeholders cannot be read: ${result.message}`);
  }
  return messages;
}

function compare(
  file: string,
  own: ReadonlyMap<string, Template>,
  english: ReadonlyMap<string, Template>,
  text: string,
  problems: Problems,
): void {
  for (const [key, template] of english) {
    const translated = own.get(key);
    if (translated === undefined) continue;
    const expected = placeholdersOf(template).sort().join(", ");
    const found = placeholdersOf(translated).sort().join(", ");
    if (expected !== found) {
      problems.add(
        file,
        lineOfKey(text, key),
        `${key} names {${found}}; the English sentence names {${expected}}`,
      );
    }
  }
  for (const key of own.keys()) {
    if (!english.has(key))
      problems.add(file, lineOfKey(text, key), `the sentence ${key} is not in en.json`);
  }
}

function lineOfKey(text: string, key: string): number {
  const offset = text.indexOf(`"${key}"`);
  return offset < 0 ? 1 : text.slice(0, offset).split("\n").length;
}
