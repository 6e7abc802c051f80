import arabic from "../../languages/ar/paid.json" with { type: "json" };
import english from "../../languages/en/paid.json" with { type: "json" };
import spanish from "../../languages/es/paid.json" with { type: "json" };
import french from "../../languages/fr/paid.json" with { type: "json" };
import russian from "../../languages/ru/paid.json" with { type: "json" };
import chinese from "../../languages/zh/paid.json" with { type: "json" };
import type { LanguageTag } from "../domain/locale.ts";

/** Regular expressions over folded text of single spaces (in Chinese, anywhere in plain text); see `readText`. */
interface PaidWords {
  /** Of somebody who is paid for what they come for. */
  readonly paid: readonly string[];
  /** Of somebody who is not; these words say nothing of pay or work then. */
  readonly unpaid: readonly string[];
}

const WORDS: Readonly<Record<LanguageTag, PaidWords>> = {
  ar: arabic,
  en: english,
  es: spanish,
  fr: french,
  ru: russian,
  zh: chinese,
};

interface PaidPatterns {
  readonly paid: RegExp;
  readonly unpaid: RegExp;
}

const PATTERNS: ReadonlyMap<LanguageTag, PaidPatterns> = new Map(
  Object.entries(WORDS).map(([language, { paid, unpaid }]) => {
    const patternOf = (list: readonly string[]): string =>
      language === "zh" ? list.join("|") : ` (?:${list.join("|")})(?= )`;
    return [
      language,
      { paid: new RegExp(patternOf(paid), "u"), unpaid: new RegExp(patternOf(unpaid), "gu") },
    ];
  }),
);

/**
 * Whether somebody says that they are paid for what they come for, and their words without those that say that they are not: “unpaid” is
 * no pay, and “sin sueldo” no work.
 */
export function readPaid(
  words: string,
  language: LanguageTag,
): { readonly words: string; readonly isPaid: boolean } {
  const patterns = PATTERNS.get(language);
  if (patterns === undefined) return { words, isPaid: false };
  const left = words.replace(patterns.unpaid, " ");
  return { words: left, isPaid: patterns.paid.test(left) };
}
