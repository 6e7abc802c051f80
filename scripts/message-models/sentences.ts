import { existsSync, readdirSync, readFileSync } from "node:fs";

const LANGUAGES = new URL("../../languages/", import.meta.url);

/** A line of `languages/<tag>/training`. */
export interface Sentence {
  readonly language: string;
  readonly text: string;
  /** Which person wrote it, within its file: a line that begins with `##` opens the next one. */
  readonly voice: number;
}

/** Languages with a folder of their own, sorted. */
export function trainedLanguages(): string[] {
  return readdirSync(LANGUAGES).sort();
}

/** The sentences of one file of a language; none where it has no such file. */
export function sentencesIn(language: string, name: string): Sentence[] {
  const file = new URL(`${language}/training/${name}`, LANGUAGES);
  if (!existsSync(file)) return [];
  let voice = -1;
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((line) => {
      if (line.startsWith("## ")) voice += 1;
      const text = line.trim();
      return text === "" || text.startsWith("## ") ? [] : [{ language, text, voice }];
    });
}
