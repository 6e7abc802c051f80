import type { LanguageTag } from "../domain/locale.ts";
import type { KindReader } from "../ports/kind-reader.ts";
import { createKindReaderOf } from "./kinds/kind-model.ts";
import model from "./kinds/model.json" with { type: "json" };

export function createKindReader(): KindReader {
  return { read: createKindReaderOf(model) };
}

/** Whether the model was taught with messages in that language. */
export function tellsKindsIn(language: LanguageTag): boolean {
  return model.languages.includes(language);
}
