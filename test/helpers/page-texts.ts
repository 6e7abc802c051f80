import { readdirSync, readFileSync } from "node:fs";
import type { Texts } from "../../src/ports/texts.ts";

const folder = new URL("../../locales/", import.meta.url);

/** The shipped sentences; values are put in as they are, which is all that the page's sentences need. */
export function shippedTexts(): Texts {
  const languages = readdirSync(folder).map((file) => file.replace(/\.json$/, ""));
  const sentences = new Map(
    languages.map((tag) => [
      tag,
      JSON.parse(readFileSync(new URL(`${tag}.json`, folder), "utf8")) as Record<string, string>,
    ]),
  );
  return {
    languages: languages.sort(),
    say: (key, language, values = {}) =>
      (sentences.get(language)?.[key] ?? "").replaceAll(/\{(\w+)\}/g, (_place, name: string) => {
        const value = values[name];
        if (value === undefined) throw new Error(`${key} has no value for ${name}`);
        return String(value);
      }),
  };
}
