import type { LanguageTag, Script } from "../domain/locale.ts";

export interface IdentifiedLanguage {
  /** `und` when the text does not tell. */
  readonly tag: LanguageTag;
  readonly script: Script;
  /** 0 to 1. */
  readonly confidence: number;
}

/** What else is known when the words alone do not tell. */
export interface LanguagePrior {
  /** BCP 47 tag stated by the platform or browser; `null` when none. */
  readonly localeHint: string | null;
  /** The language of the conversation so far; `null` at its start. */
  readonly conversation: LanguageTag | null;
}

export interface LanguageIdentifier {
  /** Never throws; any string is allowed. */
  identify(text: string, prior: LanguagePrior): IdentifiedLanguage;
}
