import type { LanguageTag } from "../domain/locale.ts";
import { readableStart } from "../domain/readable-start.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import model from "./emergency/model.json" with { type: "json" };
import { createSentenceModel } from "./emergency/sentence-model.ts";

/** What comes later in a message says nothing that its first part would not have said. */
const MAX_CHARACTERS = 10_000;

/** A model of whole sentences, which knows all languages at once. */
export function createEmergencyDetector(): EmergencyDetector {
  const sentences = createSentenceModel(model);
  return {
    detect: (text) => {
      const start = readableStart(text, MAX_CHARACTERS);
      return /\p{L}/u.test(start) ? sentences.weigh(start) : null;
    },
  };
}

/** Whether the model was taught with messages in that language. */
export function noticesEmergenciesIn(language: LanguageTag): boolean {
  return model.languages.includes(language);
}
