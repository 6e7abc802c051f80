import {
  ACCOUNT_WORDS,
  address,
  alone,
  AMOUNT,
  COUNTRY_AND_NUMBER,
  CURRENCY,
  CURRENCY_WORDS,
  DAY,
  DAY_IN_DIGITS,
  digits,
  DOCUMENT_WORDS,
  GROUPED_DOCUMENT,
  IDENTITY_WORDS,
  LABEL,
  LATIN_OR_CYRILLIC,
  MENTION,
  MESSENGER_NAME,
  MESSENGER_NAME_SAID,
  named,
  NOT_AFTER_HOURS,
  NOT_BEFORE,
  PHONE_WORDS,
  PROFILE_LINK,
  spelledAddress,
  STARTS_AMOUNT,
  YEAR,
} from "./mask-patterns.ts";

/** What was hidden in a text. */
export type MaskedKind = "email" | "phone" | "document" | "account" | "handle";

export interface Rule {
  /** `null` for what stays, however much it looks like a number of a later rule. */
  readonly kind: MaskedKind | null;
  /** What is meant is the group `it`, with which a match ends, or everything that is found. */
  readonly pattern: RegExp;
  readonly isReal?: (words: string) => boolean;
}

/** What nothing else looks like. */
const UNMISTAKABLE: readonly Rule[] = [
  { kind: "email", pattern: address(LATIN_OR_CYRILLIC) },
  // In other scripts nothing parts an address from the words beside it.
  { kind: "email", pattern: address("\\p{L}\\p{Nd}") },
  { kind: "email", pattern: spelledAddress(LATIN_OR_CYRILLIC), isReal: isAddress },
  { kind: "handle", pattern: PROFILE_LINK },
  { kind: "handle", pattern: alone(["wxid_\\w{6,32}"], "i") },
  { kind: "handle", pattern: MENTION },
  { kind: "handle", pattern: MESSENGER_NAME },
  { kind: "handle", pattern: MESSENGER_NAME_SAID },
  // The lines for machines at the foot of a passport; the first has the name.
  {
    kind: "document",
    pattern: /(?<![A-Z\d<])[A-Z\d<]{28,44}(?![A-Z\d<])/gu,
    isReal: (words) => words.includes("<"),
  },
  // The identity card of China: its birthday would be taken for a day.
  { kind: "document", pattern: alone(["\\d{6} ?(?:19|20)\\d\\d ?\\d{4} ?\\d{3}[\\dXx]"]) },
  {
    kind: "document",
    // Digits of an account of Europe may look like one: they go on from its letters.
    pattern: alone(["(?<![A-Za-z]{2}\\d\\d ?(?:[A-Za-z\\d]{4} ?){0,6})(?:\\d[ -]?){17}[\\dXx]"]),
    isReal: hasBirthday,
  },
  { kind: "phone", pattern: alone([`\\+[ -]?${COUNTRY_AND_NUMBER}`]), isReal: isPersonal },
];

/** Found before anything that is written with digits and blanks alone. */
const STAYS: readonly Rule[] = [
  // A number with its currency, one in round thousands, and a fraction.
  { kind: null, pattern: alone([`${CURRENCY} ?${AMOUNT}(?![\\d-])`]) },
  {
    kind: null,
    pattern: new RegExp(
      `${STARTS_AMOUNT}${AMOUNT} ?(?:${CURRENCY}${NOT_BEFORE}|${CURRENCY_WORDS})`,
      "giu",
    ),
  },
  {
    kind: null,
    pattern: new RegExp(
      `${STARTS_AMOUNT}[1-9]\\d{0,2}(?:[ ,.']\\d{3})*[ ,.']000(?![ ,.'-]?\\d)`,
      "gu",
    ),
  },
  { kind: null, pattern: alone(["(?<![.,])\\d\\.\\d{5,}(?![.\\d])"]) },
  // Days. After + and its country's digits it is a part of a telephone number, as after the code of a city.
  {
    kind: null,
    pattern: new RegExp(
      `(?<![\\d+]|\\+\\d{1,3}[ .()-]{1,2})(?:${YEAR}([-. /])${DAY}\\1${DAY}|${DAY}([-. /])${DAY}\\2${YEAR})(?!\\d)`,
      "gu",
    ),
  },
  {
    kind: null,
    pattern: alone([`(?<!\\d[)]?[ -])${DAY_IN_DIGITS}`, `${DAY}\\p{L}{3}(?:19|20)\\d\\d`]),
  },
];

/** Each in groups of its own. */
const IN_GROUPS: readonly Rule[] = [
  {
    kind: "document",
    pattern: alone(
      [
        "\\d{5}-\\d{7}-\\d", // Pakistan
        "784-\\d{4}-\\d{7}-\\d", // the Emirates
        "\\d-\\d{4}-\\d{5}-\\d\\d-\\d", // Thailand
        "\\d{6}-\\d{7}", // Korea
        "\\d{6}-\\d\\d-\\d{4}", // Malaysia
        "\\d{3}-\\d\\d-\\d{4}", // the United States
        "\\d{3}\\.\\d{3}\\.\\d{3}-\\d\\d", // Brazil
        "\\d{1,2}\\.\\d{3}\\.\\d{3}-[\\dK]", // Chile
        "\\d{3}-\\d{3}-\\d{3}[ -]\\d\\d", // Russia
        "[12] \\d\\d \\d\\d \\d[\\dAB] \\d{3} \\d{3}(?: \\d\\d)?", // France
        "[A-Z]{2} \\d\\d \\d\\d \\d\\d [A-D]", // Britain
        "[XYZ]-\\d{7}-[A-Z]", // foreigners in Spain
        "000\\d-000\\d-\\d{4}-\\d{3}[\\dX]", // researchers (ORCID)
      ],
      "i",
    ),
  },
  { kind: "document", pattern: named(IDENTITY_WORDS, GROUPED_DOCUMENT), isReal: isSeries },
  // A passport of Russia: after its sign a number may be in groups as well.
  {
    kind: "document",
    pattern: alone(["\\d\\d ?\\d\\d,? ?(?:№|N|номер) ?\\d{3} ?\\d{3}"]),
    isReal: isNotRound,
  },
  {
    kind: "account",
    pattern: alone(
      ["[A-Z]{2}\\d\\d ?[A-Z\\d]{4}(?: ?(?=[A-Z]{0,3}\\d)[A-Z\\d]{4}){1,6}(?: ?\\d[A-Z\\d]{0,2})?"],
      "i",
    ),
    isReal: (words) => digitsIn(words) >= 10,
  },
  {
    kind: "account",
    pattern: alone(["[1-9]\\d{3}(?:[ -]\\d{4}){3}(?:[ -]\\d{3,4})?"]),
    isReal: isNoSeries,
  },
  // India and Japan.
  { kind: "document", pattern: alone(["[1-9]\\d{3}(?:[ -]\\d{4}){2}"]), isReal: isNoSeries },
  { kind: "account", pattern: alone(["\\d{4}[ -]\\d{6}[ -]\\d{5}", "\\d{6}[ -]\\d{10,13}"]) },
];

const PHONES: readonly Rule[] = [
  {
    kind: "phone",
    pattern: alone([`${NOT_AFTER_HOURS}00[ -]?(?=[1-9]${digits(8)})${COUNTRY_AND_NUMBER}`]),
    isReal: isPersonal,
  },
  { kind: "phone", pattern: alone(["(?:86[ -]?)?1[3-9]\\d(?:[ -]{0,3}\\d{4}){2}"]) },
  // Told digit by digit.
  { kind: "phone", pattern: alone(["1[ -][3-9](?:[ -]\\d){9}"]) },
  {
    kind: "phone",
    pattern: alone([`${NOT_AFTER_HOURS}0\\d{2,4} ?/ ?\\d{5,8}`]),
    isReal: isPersonal,
  },
  {
    kind: "phone",
    pattern: alone([
      `${NOT_AFTER_HOURS}(?:\\(0\\d{1,4}\\)[ -]?|0\\d{1,4}[ -]{1,3})\\d{2,8}(?:[ -]\\d{2,8}){0,3}`,
    ]),
    isReal: (words) => digitsIn(words) >= 8 && isPersonal(words),
  },
  {
    kind: "phone",
    pattern: alone([
      "0\\d(?:\\.\\d\\d){4}",
      "[78][ -]?\\(?\\d{3}\\)?[ -]{0,3}\\d{3}[ -]?\\d\\d[ -]?\\d\\d",
      "\\(\\d{2,3}\\)[ -]?\\d{3,5}[ -]?\\d{4}",
      "[2-9]\\d\\d([-. ])\\d{3}\\1\\d{4}",
      "[67]\\d\\d([- ])\\d{3}\\2\\d{3}",
      "[679]\\d\\d([- ])\\d\\d\\3\\d\\d\\3\\d\\d",
    ]),
  },
  {
    kind: "phone",
    pattern: alone(["[6-9]\\d{4}[ -]\\d{5}"]),
    isReal: isNoSeries,
  },
  {
    kind: "phone",
    pattern: named(PHONE_WORDS, `\\(?\\d${digits("6,13")}`),
    isReal: (words) => isPersonal(words) && isNoSeries(words),
  },
];

const NUMBERS: readonly Rule[] = [
  { kind: "account", pattern: named(ACCOUNT_WORDS, "\\d{7,}"), isReal: isNotRound },
  // One to three letters and then many digits: passports of most countries. Trains, flights and forms have fewer.
  {
    kind: "document",
    pattern: alone(["[A-ZА-ЯЁ]{1,3}\\d{6,12}(?:\\([\\dA]\\))?", "[A-Z]{5}\\d{4}[A-Z]"]),
  },
  {
    kind: "document",
    pattern: alone(["[A-ZА-ЯЁ]{1,3}[ -]\\d{7,9}", "[a-zа-яё]{1,2}\\d{7,9}"]),
    isReal: (words) => isNotRound(words) && !isLettersAndDay(words),
  },
  // With six digits it may as well be a place with its postcode, unless its name is said.
  {
    kind: "document",
    pattern: named(DOCUMENT_WORDS, "[A-ZА-ЯЁ]{1,3}[ -]\\d{6}"),
    isReal: (words) => words === words.toUpperCase() && isNotRound(words),
  },
  // Germany's: no vowels, so no words.
  {
    kind: "document",
    pattern: alone(["[CFGHJKLMNPRTVWXYZ][CFGHJKLMNPRTVWXYZ\\d]{8}"]),
    isReal: (words) => digitsIn(words) >= 2,
  },
  { kind: "document", pattern: alone(["[A-ZА-ЯЁ\\d]{8,}"]), isReal: (words) => isCode(words, 5) },
  {
    kind: "document",
    pattern: alone(["[A-Za-zА-Яа-яё\\d]{8,18}"]),
    isReal: (words) => isCode(words, 7),
  },
  // Passports of Russia, within it and abroad. A year and a postcode look like the first.
  {
    kind: "document",
    pattern: alone([
      "(?!20\\d\\d \\d)\\d\\d ?\\d\\d,?(?: ?(?:№|N|номер))? ?\\d{6}",
      "\\d\\d ?№? ?\\d{7}",
    ]),
    isReal: (words) => isNotRound(words) && isPersonal(words),
  },
  {
    kind: "document",
    pattern: named(DOCUMENT_WORDS, "(?=[A-Z]*\\d)[A-Z\\d]{7,20}"),
    isReal: (words) => isNotRound(words) && isNumberOrCode(words),
  },
  // 6 12 24 36 are months.
  {
    kind: "document",
    pattern: named(IDENTITY_WORDS, "\\d(?:[ .-]?\\d){6,18}"),
    isReal: (words) =>
      /\d{3}/.test(words) &&
      isPersonal(words) &&
      isNotRound(words) &&
      (groupsIn(words).length === 1 || !isCounting(groupsIn(words))),
  },
  {
    kind: "document",
    pattern: alone(["\\d{9,11}"]),
    isReal: (words) => isNotRound(words) && isPersonal(words),
  },
  { kind: "account", pattern: alone(["\\d{12,}"]) },
];

/** What an earlier one has found is nothing to a later one. */
export const RULES: readonly Rule[] = [
  { kind: null, pattern: LABEL },
  ...UNMISTAKABLE,
  ...STAYS,
  ...IN_GROUPS,
  ...PHONES,
  ...NUMBERS,
];

const HOTLINE = /^(?:1[12]\d|12\d{3}|9[56]\d{3})$/;
const HOTLINE_FROM_AFAR =
  /^\D*(?:(?:00)?86\D*(?:10|2\d|[3-9]\d\d)?|0(?:10|2\d|[3-9]\d\d))\D*12\d{3}$/;
const LETTERS_AND_DAY = new RegExp(`^\\D+${DAY_IN_DIGITS}$`);

function digitsIn(text: string): number {
  return text.match(/\d/g)?.length ?? 0;
}

/** Its last part is of letters, as that of an address; nobody writes to www. */
function isAddress(words: string): boolean {
  return /\p{L}{2}$/u.test(words) && !/[@)\]}>] {0,2}www\./i.test(words);
}

/** As numbers of identity cards of China have it, from the seventh digit on. */
function hasBirthday(words: string): boolean {
  return /^\d{6}(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/.test(
    words.replace(/[ -]/g, ""),
  );
}

/**
 * Letters and digits of a passport, and not a category of visas with days or years after it: Z 30 90 180, X1 2026 2027.
 * Letters apart from the digits are capital ones, or they would be a word.
 */
function isSeries(words: string): boolean {
  const letters = /\p{L}+/u.exec(words)?.[0] ?? "";
  const isApart = new RegExp(`${letters}[ -]|[ -]${letters}`, "u").test(words);
  if (isApart && letters !== letters.toUpperCase()) return false;
  const [first = "", ...others] = groupsIn(words);
  const counted = first.length === 1 ? others : [first, ...others];
  return words.replace(/[ -]/g, "").length >= 8 && !isCounting(counted);
}

/** Days or years one after another. */
function isCounting(groups: readonly string[]): boolean {
  return [/0$/, /^(?:19|20)\d\d$/].some((kind) => groups.every((group) => kind.test(group)));
}

/** Letters and digits mixed, and not a quantity such as 1000000kg. */
function isCode(words: string, atLeast: number): boolean {
  return (
    digitsIn(words) >= atLeast &&
    /\p{L}/u.test(words) &&
    !/0000\p{L}*$/u.test(words) &&
    !isLettersAndDay(words)
  );
}

/** As pages are named: t20261107. */
function isLettersAndDay(words: string): boolean {
  return LETTERS_AND_DAY.test(words);
}

/** After the name of a document. */
function isNumberOrCode(words: string): boolean {
  const count = digitsIn(words);
  return count >= 6 || (count >= 3 && words.length >= 8 && words === words.toUpperCase());
}

/** A number that ends in 0000 is an amount, or one of so many people. */
function isNotRound(words: string): boolean {
  return !words.endsWith("0000");
}

/** Not 3000 4500 6000 or 2025-2026 2026-2027: amounts or years one after another. */
function isNoSeries(words: string): boolean {
  const groups = groupsIn(words);
  return ![/00$/, /^(?:19|20)\d\d$/].some((kind) => groups.every((group) => kind.test(group)));
}

/** Hotlines are nobody's own: several in a row, or one called from abroad or after the code of a city. */
function isPersonal(words: string): boolean {
  return !groupsIn(words).every((group) => HOTLINE.test(group)) && !HOTLINE_FROM_AFAR.test(words);
}

function groupsIn(words: string): readonly string[] {
  return words.match(/\d+/g) ?? [];
}
