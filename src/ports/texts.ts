import type { LanguageTag } from "../domain/locale.ts";
import type deskEnglish from "../../locales/desk/en.json";
import type english from "../../locales/en.json";

/** A sentence of the interface; the keys of `locales/en.json`. */
export type MessageKey = keyof typeof english;

/** A sentence for the staff of the centres, in their two languages; the keys of `locales/desk/en.json`. */
export type DeskKey = keyof typeof deskEnglish;

export type DeskTexts = Texts<DeskKey>;

export interface Texts<Key extends string = MessageKey> {
  /** Languages whose every sentence is present. */
  readonly languages: readonly LanguageTag[];
  /**
   * A whole sentence in a language of `languages`; numbers choose plurals, all else is put in as it is.
   *
   * @throws MissingValueError when a placeholder of the sentence is not among the values
   */
  say(key: Key, language: LanguageTag, values?: Readonly<Record<string, string | number>>): string;
}
