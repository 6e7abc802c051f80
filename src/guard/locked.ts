import { LABEL } from "../domain/mask-patterns.ts";
import type { GuardFault, Translated } from "../ports/guard.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import { isInLanguage } from "./language.ts";
import { lexiconOf, type Lexicon } from "./lexicon.ts";
import { differing, digitFaults, partFaults } from "./locked/compare.ts";
import { latinIn, strayNames, type LatinWords } from "./locked/latin.ts";
import { partsOf, type Parts } from "./locked/parts.ts";
import { senseFaults } from "./locked/sense.ts";
import { spacedText } from "./locked/spans.ts";
import { namedCountries, type KnownThings } from "./locked/things.ts";
import { addressesIn } from "./read/contacts.ts";
import { markupFaults } from "./shape.ts";
import { BLANK, blanked } from "./text.ts";

export interface LockedDeps {
  readonly identifier: LanguageIdentifier;
  readonly things: KnownThings;
}

/**
 * What of a text must survive its translation and did not: figures, dates, times of day, amounts, addresses, references, known
 * names, the labels of what was masked, and what it denies, demands and allows.
 *
 * Of an original for whose language there are no words, what is written alike in all of them is compared: figures in digits,
 * addresses, references, names in Latin letters.
 */
export function lockedFaults(translated: Translated, deps: LockedDeps): GuardFault[] {
  const { text, language, original, from } = translated;
  const to = lexiconOf(language);
  if (to === null) return ["language"];
  const said = { text: withoutLabels(text), lexicon: to };
  const told = { text: withoutLabels(original), lexicon: lexiconOf(from) };
  return [
    ...lengthFaults(said.text, told.text, told.lexicon !== null),
    ...text.split("\n").flatMap((line) => markupFaults(line, original)),
    ...(labelsIn(text) === labelsIn(original) ? [] : ["contact" as const]),
    ...languageFaults(said, told, deps.identifier),
    ...nameFaults(said, told, deps.things),
    ...(told.lexicon === null
      ? digitFaults(partsOf(told.text, null), partsOf(said.text, null), partsOf(said.text, to))
      : readFaults(said, { ...told, lexicon: told.lexicon })),
  ];
}

export interface Side<Words extends Lexicon | null = Lexicon | null> {
  readonly text: string;
  /** `null` where nobody has words for its language. */
  readonly lexicon: Words;
}

/** What was masked is compared by its labels, and is no word of either language. */
export function withoutLabels(text: string): string {
  return text.replace(LABEL, ` ${BLANK} `);
}

export function labelsIn(text: string): string {
  return [...(text.match(LABEL) ?? [])].sort().join();
}

function readFaults(said: Side<Lexicon>, told: Side<Lexicon>): GuardFault[] {
  const [parts, others] = [partsOf(told.text, told.lexicon), partsOf(said.text, said.lexicon)];
  const [ours, theirs] = [told, said].map(({ text, lexicon }) =>
    namedCountries(spacedText(text), lexicon),
  );
  const countries = differing(ours ?? [], theirs ?? []);
  // A dollar is one "of the United States" in some languages, and Korean that of two countries.
  if (isInDollars(parts) || isInDollars(others)) countries.delete("US");
  if (ours?.has("KR") === true && theirs?.has("KR") === true) countries.delete("KP");
  return [
    ...partFaults(parts, others),
    ...(countries.size > 0 ? ["name" as const] : []),
    ...senseFaults(told, said),
  ];
}

function isInDollars({ amounts }: Parts): boolean {
  return amounts.some(({ measure }) => measure?.startsWith("USD ") === true);
}

function nameFaults(said: Side, told: Side, things: KnownThings): GuardFault[] {
  const [ours, theirs] = [told, said].map(({ text }) => things.in(spacedText(text)).sort().join());
  const stray = strayNames(latinOf(told, things), latinOf(said, things));
  return ours === theirs && stray.length === 0 ? [] : ["name"];
}

export function latinOf({ text, lexicon }: Side, things: KnownThings): LatinWords {
  return latinIn(withoutAddresses(text), lexicon, (word) => things.in(word).length > 0);
}

/** What stays as it is tells no language: names, and words of Chinese within a text of another. */
function languageFaults(
  said: Side<Lexicon>,
  told: Side,
  identifier: LanguageIdentifier,
): GuardFault[] {
  const { language } = said.lexicon;
  const { names } = latinIn(withoutAddresses(told.text), told.lexicon, () => false);
  const han = told.lexicon?.isHan === true ? [] : (told.text.match(/\p{Script=Han}+/gu) ?? []);
  const kept = [...names, ...han].join(" ");
  // A few words tell little, and are meant to be in that language.
  const prior = { localeHint: language, conversation: language };
  const inFavour = { identify: (text: string) => identifier.identify(text, prior) };
  return isInLanguage(withoutAddresses(said.text), language, inFavour, [kept]) ? [] : ["language"];
}

export function withoutAddresses(text: string): string {
  const plain = spacedText(text);
  return blanked(plain, addressesIn(plain));
}

/** One sign of these says as much as so many letters. */
const WEIGHTS: readonly (readonly [signs: RegExp, weight: number])[] = [
  [/\p{Script=Han}/u, 3],
  [/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 2],
  [/[\p{L}\p{N}]/u, 1],
];
/** A translation by people has between 0.49 and 1.85 of the length; languages of other scripts are less well known. */
const OF_LENGTH = { known: { least: 0.45, most: 2.2 }, unknown: { least: 0.3, most: 3.3 } };
/** A few words may be told by many more or fewer. */
const BESIDE = 20;

export function lengthFaults(said: string, told: string, isKnown: boolean): GuardFault[] {
  const { least, most } = isKnown ? OF_LENGTH.known : OF_LENGTH.unknown;
  const [own, other] = [weightOf(said), weightOf(told)];
  const isEmpty = own === 0 && other > 0;
  return isEmpty || own < least * other - BESIDE || own > most * other + BESIDE ? ["length"] : [];
}

function weightOf(text: string): number {
  let sum = 0;
  for (const sign of text) sum += WEIGHTS.find(([signs]) => signs.test(sign))?.[1] ?? 0;
  return sum;
}
