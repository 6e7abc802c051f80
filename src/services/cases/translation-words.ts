import { languageName, type LanguageTag } from "../../domain/locale.ts";
import type { DeskLanguage } from "../../domain/staff.ts";
import type { SurfacePost } from "../../domain/staff-surface.ts";
import type { HeldReason, Translation } from "../../domain/translation.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import { maskedForStaff } from "../mask-words.ts";

/** How staff in messengers are shown the translation of what a person wrote; the original stands above it. */
export function translationLine(
  texts: DeskTexts,
  language: DeskLanguage,
  text: string,
): Extract<SurfacePost, { readonly kind: "line" }> {
  const label = texts.say("surface.translated", language);
  // What was hidden before the words were kept stands in them by its label.
  return { kind: "line", voice: "person", label, text: maskedForStaff(texts, language, text) };
}

/** What staff wrote and, where there is one, the translation that goes to the person with it. */
export function withTranslation(
  texts: DeskTexts,
  language: DeskLanguage,
  text: string,
  translation: Translation | null,
): string {
  if (translation === null) return text;
  const values = { language: languageName(translation.language, language) };
  return [text, texts.say("surface.translatedInto", language, values), translation.text].join(
    "\n\n",
  );
}

/** Why words can be sent as they are written alone. */
export function heldWords(
  texts: DeskTexts,
  language: DeskLanguage,
  { why, language: into }: { readonly why: HeldReason; readonly language: LanguageTag },
): string {
  return texts.say(`case.held.${why}`, language, { language: languageName(into, language) });
}
