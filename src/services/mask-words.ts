import { relabelled } from "../domain/mask.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { DeskLanguage } from "../domain/staff.ts";
import type { DeskTexts, Texts } from "../ports/texts.ts";

/** Masked words as a person reads them: what stands for something hidden is named in their language. */
export function maskedForPerson(texts: Texts, language: LanguageTag, text: string): string {
  return relabelled(text, (kind, number) => texts.say(`mask.${kind}`, language, { number }));
}

/** The same for staff. */
export function maskedForStaff(texts: DeskTexts, language: DeskLanguage, text: string): string {
  return relabelled(text, (kind, number) => texts.say(`case.mask.${kind}`, language, { number }));
}
