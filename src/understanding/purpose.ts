import type { LanguageTag } from "../domain/locale.ts";
import type { Purpose } from "../domain/reading.ts";
import { EASTERN_PURPOSES } from "./data/purposes-eastern.ts";
import { WESTERN_PURPOSES, type PurposeWords } from "./data/purposes.ts";
import { readPaid } from "./paid.ts";
import type { QuestionText } from "./text.ts";

/**
 * What no visa-free entry covers comes first: an answer about a holiday would mislead somebody who means to work. What
 * somebody is ("a journalist") counts only when they do not say what they come for.
 */
const RANK: readonly Purpose[] = [
  "work",
  "study",
  "journalism",
  "conference",
  "research",
  "business",
  "family",
  "medical",
  "transit",
  "tourism",
];

interface Pattern {
  readonly purpose: Purpose;
  readonly clear: RegExp;
  readonly hints: RegExp | null;
}

const PATTERNS: ReadonlyMap<string, readonly Pattern[]> = new Map(
  Object.entries({ ...WESTERN_PURPOSES, ...EASTERN_PURPOSES }).map(([language, words]) => [
    language,
    compile(words, language === "zh"),
  ]),
);

/** What somebody wants to do in China; `null` when their words do not tell. */
export function readPurpose(text: QuestionText, language: LanguageTag): Purpose | null {
  const clear = new Set<Purpose>();
  const hinted = new Set<Purpose>();
  for (const name of languagesOf(text.plain, language)) {
    const { words, isPaid } = readPaid(name === "zh" ? text.plain : text.spaced, name);
    // Paid activity is work, whatever people call it.
    if (isPaid) clear.add("work");
    for (const pattern of PATTERNS.get(name) ?? []) {
      if (pattern.clear.test(words)) clear.add(pattern.purpose);
      if (pattern.hints?.test(words) === true) hinted.add(pattern.purpose);
    }
  }
  return (
    RANK.find((purpose) => clear.has(purpose)) ??
    RANK.find((purpose) => hinted.has(purpose)) ??
    null
  );
}

function languagesOf(plain: string, language: LanguageTag): string[] {
  const names = [language];
  if (/[a-z]/u.test(plain)) names.push(...(language === "ru" ? ["ru-Latn", "en"] : ["en"]));
  if (/\p{Script=Han}/u.test(plain)) names.push("zh");
  if (/\p{Script=Cyrillic}/u.test(plain)) names.push("ru");
  if (/\p{Script=Arabic}/u.test(plain)) names.push("ar");
  return [...new Set(names)];
}

function compile(words: readonly PurposeWords[], anywhere: boolean): Pattern[] {
  const toRegExp = (list: readonly string[]): RegExp =>
    anywhere ? new RegExp(list.join("|"), "u") : new RegExp(` (?:${list.join("|")})(?= )`, "u");
  return words.map(({ purpose, clear, hints }) => ({
    purpose,
    clear: toRegExp(clear),
    hints: hints === undefined ? null : toRegExp(hints),
  }));
}
