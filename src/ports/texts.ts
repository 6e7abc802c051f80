import type { LanguageTag } from "../domain/locale.ts";
import type english from "../../locales/en.json";

/** A sentence of the interface; the keys of `locales/en.json`. */
export type MessageKey = keyof typeof english;

export interface Texts {
  /** Languages whose every sentence is present. */
  readonly languages: readonly LanguageTag[];
  /**
   * A whole sentence in a language of `languages`; numbers choose plurals, all else is put in as it is.
   *
   * @throws MissingValueError when a placeholder of the sentence is not among the values
   */
  say(
    key: MessageKey,
    language: LanguageTag,
    values?: Readonly<Record<string, string | number>>,
  ): string;
}
