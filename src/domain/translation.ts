import type { CaseId, EntryId } from "./case.ts";
import type { LanguageTag } from "./locale.ts";
import type { CentreId } from "./staff.ts";

/** Why there is no translation that anybody could be shown. */
export const HELD_REASONS = [
  /** No model is set up. */
  "off",
  /** It could not be had in time, or of what may be spent today. */
  "unavailable",
  /** The text is longer than what is translated. */
  "long",
  /** A figure, a date, a time or an amount differs. */
  "figures",
  /** An address, a telephone number or what was masked differs. */
  "contacts",
  /** A name, a reference, a form or a visa differs. */
  "names",
  /** What is denied, allowed or demanded differs. */
  "meaning",
  /** The words are not those of a plain translation: of another language or length, with markup or orders. */
  "words",
] as const;
export type HeldReason = (typeof HELD_REASONS)[number];

/** What became of putting a text into another language. */
export type Translating =
  | { readonly kind: "made"; readonly text: string }
  /** What was made, if anything, is shown to nobody. */
  | { readonly kind: "held"; readonly why: HeldReason };

/** The words of a machine, which were held to the figures and names of the original. */
export interface Translation {
  readonly language: LanguageTag;
  readonly text: string;
}

/** What became of translating an entry, or words that may become one. */
export interface EntryTranslation {
  readonly entry: EntryId;
  readonly caseId: CaseId;
  /** Into which. */
  readonly language: LanguageTag;
  /** The words from which it was made, and of which alone it is one. */
  readonly original: string;
  readonly result: Translating;
}

/** The kind of due work that translates what a person wrote, for the staff. */
export const TRANSLATION_WORK = "translation";

/** Names the one piece of it that there is for an entry and the staff of a centre. */
export function translationKey(entry: EntryId, centre: CentreId): string {
  return `${TRANSLATION_WORK}/${entry}/${centre}`;
}
