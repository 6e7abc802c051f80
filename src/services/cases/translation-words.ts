import { formatList } from "../../domain/format.ts";
import { languageName } from "../../domain/locale.ts";
import type { DeskLanguage } from "../../domain/staff.ts";
import type { SurfacePost } from "../../domain/staff-surface.ts";
import type { Translation } from "../../domain/translation.ts";
import type { DeskTexts } from "../../ports/texts.ts";
import { maskedForStaff } from "../mask-words.ts";
import type { Proposal } from "./translation-proposals.ts";

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

/**
 * What whoever is asked whether to send is told of a translation beside its words: why there is none, or which figures to look
 * at; `null` where there is nothing to tell. Where no model is set up nobody is told of what there is not.
 */
export function besideWords(
  texts: DeskTexts,
  language: DeskLanguage,
  proposal: Proposal,
): string | null {
  switch (proposal.kind) {
    case "none":
      return null;
    case "held": {
      const { why, language: into } = proposal;
      if (why === "off") return null;
      return texts.say(`case.held.${why}`, language, { language: languageName(into, language) });
    }
    case "made": {
      if (proposal.order.length === 0) return null;
      const figures = formatList(proposal.order, language);
      return texts.say("case.checkOrder", language, { figures });
    }
  }
}
