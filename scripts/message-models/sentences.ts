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
  let voice = -1;
  return linesOf(language, name).flatMap((text) => {
    const isHeading = text.startsWith("## ");
    if (isHeading) voice += 1;
    return isHeading ? [] : [{ language, text, voice }];
  });
}

/** The lines of one file of `languages/<tag>/training`, headings among them, without empty ones; none where there is no such file. */
export function linesOf(language: string, name: string): string[] {
  const file = new URL(`${language}/training/${name}`, LANGUAGES);
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}
