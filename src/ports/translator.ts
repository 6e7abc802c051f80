import type { LanguageTag } from "../domain/locale.ts";
import type { Translating } from "../domain/translation.ts";
import type { Asker } from "./answer-model.ts";

/** Puts what people write into another language. */
export interface Translator {
  /**
   * The text in another language, or why there is none. What tells who somebody is never leaves; what comes back is held to
   * every figure, name and denial of the text. Never throws, and takes no longer than the asker can wait.
   *
   * @param asker whose allowance it counts against, and how long it may take
   */
  translate(text: string, from: LanguageTag, to: LanguageTag, asker: Asker): Promise<Translating>;
}
