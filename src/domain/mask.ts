/** What was hidden in a text. */
export type MaskedKind = "email" | "phone" | "document" | "account";

export interface Masked {
  /** The text with a label such as `[phone 1]` in place of each thing hidden. */
  readonly text: string;
  /** In order of the labels; the same words have the same label. */
  readonly hidden: readonly { readonly label: string; readonly words: string }[];
}

/**
 * Hides what tells who somebody is: e-mail addresses, telephone numbers, numbers of passports, permits and identity
 * cards, and of accounts and bank cards, with the digits of any script.
 *
 * Dates, amounts, form names such as JW201 and the short numbers of hotlines stay: without them a question says nothing.
 * Names of people are not known to it, nor numbers in words. Masking twice is the same as masking once.
 */
export function maskPersonalData(text: string): Masked {
  const { plain, places } = folded(text);
  const spans: Span[] = [];
  let rest = plain;
  for (const rule of RULES) {
    const found = findings(rule, rest);
    rest = struckOut(rest, found);
    const { kind } = rule;
    if (kind !== null) spans.push(...found.map(({ start, end }) => ({ kind, start, end })));
  }
  spans.sort((a, b) => a.start - b.start);
  return replaced(
    text,
    spans.map(({ kind, start, end }) => ({
      kind,
      start: places[start]?.start ?? 0,
      end: places[end - 1]?.end ?? 0,
    })),
  );
}

/** Puts hidden words back where their labels stand. */
export function unmask(text: string, { hidden }: Masked): string {
  const words = new Map(hidden.map((one) => [one.label, one.words]));
  return text.replace(LABEL, (label) => words.get(label) ?? label);
}

interface Place {
  readonly start: number;
  readonly end: number;
}

interface Span extends Place {
  readonly kind: MaskedKind;
}

interface Rule {
  /** `null` for what stays, however much it looks like a number of a later rule. */
  readonly kind: MaskedKind | null;
  /** What is meant is the group `it`, with which a match ends, or everything that is found. */
  readonly pattern: RegExp;
  readonly isReal?: (words: string) => boolean;
}

const LABEL = /\[(?:email|phone|document|account) \d+\]/g;

/** Chinese and Arabic write words right beside a number; these scripts do not. */
const LETTER_OR_DIGIT = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}]";
const NOT_WITHIN = `(?<!${LETTER_OR_DIGIT})`;
const NOT_BEFORE = `(?!${LETTER_OR_DIGIT})`;
/** Not the minutes of 10.00. */
const NOT_AFTER_HOURS = "(?<!\\p{N}[.:])";

const CURRENCY =
  "(?:RMB|CNY|USD|EUR|RUB|KZT|UZS|KGS|TJS|TMT|INR|PKR|BDT|NPR|LKR|IRR|EGP|SAR|AED|DZD|MAD|TND|TRY|NGN|KES|ETB|CHF|" +
  "GBP|JPY|KRW|HKD|TWD|SGD|MYR|THB|VND|IDR|AUD|CAD|MXN|BRL|ARS|CLP|COP|PEN|PLN|UAH|BYN|\\p{Sc})";
const CURRENCY_WORDS =
  "(?:yuan|renminbi|dollars?|euros?|r[ou]+bles?|rupees?|pesos?|dólares|元|人民币|块|万|亿|美元|欧元|юан|рубл|руб|тенге|" +
  "сум(?:ов|а)?(?!\\p{L})|сом(?:ов|а)?(?!\\p{L})|доллар|евро|يوان|دولار|ريال|درهم|جنيه|دينار|يورو|ليرة|یوان|دلار|ریال|تومان)";
const AMOUNT = "(?:\\d{1,3}(?:[ ,.']\\d{3})+|\\d{1,10})(?:[.,]\\d{1,2})?";
/** Not the end of a telephone number, or of 1 000 000. */
const STARTS_AMOUNT = `${NOT_WITHIN}(?<!\\d[ ,.'()-]{1,2}|\\+)`;

/** Of the Gregorian calendar, the Persian, the Islamic and the Thai. */
const YEAR = "(?:1[34]|19|20|25)\\d\\d";
const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
const DAY_IN_DIGITS =
  "(?:(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d\\d)";

/** What the number after them is, in the languages of our content and some neighbours'. */
const ACCOUNT_WORDS =
  "account|acct|iban|(?:bank|credit|debit) card|card number|银行卡|账号|账户|帳號|卡号|сч[её]т|карт|compte|carte bancaire|cuenta|tarjeta|حساب|بطاقة ائتمان|qq";
const PHONE_WORDS =
  "phone|tele?ph|tel|mobile|cell|whatsapp|viber|call|sms|fax|contact|电话|電話|手机|手機|座机|微信|тел|моб|звон|позвон|" +
  "ватсап|вотсап|t[ée]l[ée]phone|tél|portable|appel|tel[ée]fono|m[óo]vil|celular|ll[áa]m|هاتف|جوال|موبايل|واتس|تلفون|اتصل|" +
  "تلفن|موبایل|همراه|फ़ोन|फोन|मोबाइल|ফোন|মোবাইল|โทร|เบอร์";
const IDENTITY_WORDS =
  "passport|passeport|pasaporte|reisepass|pasaport|pasport|(?:e-)?id(?!\\p{L})|identity|identit[éà]|identidad|ssn|cpf|curp|" +
  "dni|nie|cédula|cedula|aadhaar|cnic|iqama|nric|pinfl|护照|護照|身份证|身分證|паспорт|загранпаспорт|снилс|иин|инн|пинфл|" +
  "удостоверени|جواز|هوية|بطاقة|إقامة|اقامة|گذرنامه|پاسپورت|کد ملی|पासपोर्ट|आधार|পাসপোর্ট|หนังสือเดินทาง|พาสปอร์ต|บัตรประชาชน";
const PERMIT_WORDS =
  "permit|visa|licen[cs]e|certificate|number(?! of)|no\\.|nr\\.|许可证?|居留证?|签证|证件|证号|号码|编号|разрешени|виз|номер|" +
  "titre de séjour|permis|carte de|num[ée]ro|permiso|visado|número|تصريح|رخصة|تأشيرة|رقم|شماره|روادید|वीज़ा|नंबर|ভিসা|নম্বর|วีซ่า|หมายเลข|№|n°";
const DOCUMENT_WORDS = `${IDENTITY_WORDS}|${PERMIT_WORDS}`;

/** A number that follows its name, with other words but no number between. */
function named(words: string, number: string): RegExp {
  return new RegExp(
    `${NOT_WITHIN}(?:${words})[^\\p{N}\\n]{0,30}?${NOT_WITHIN}(?<it>${number})${NOT_BEFORE}`,
    "giu",
  );
}

/** Something that stands alone: neither within a word nor within a longer number. */
function alone(shapes: readonly string[], flags = ""): RegExp {
  return new RegExp(`${NOT_WITHIN}(?:${shapes.join("|")})${NOT_BEFORE}`, `gu${flags}`);
}

function digits(count: number | string): string {
  return `(?:[ .()/-]{0,2}\\d){${count}}`;
}

/** Where the length is known, a number that follows the telephone number is not taken for its end. */
const COUNTRY_AND_NUMBER =
  "(?:86[ .()-]{0,2}1[3-9]\\d(?:[ -]{0,2}\\d{4}){2}" +
  `|(?:1|7|20|44|52|90|91|92|98|234|880)${digits(10)}` +
  `|(?:33|34|48|66|212|213|251|254|255|256|351|375|380|966|971|992|994|995|996|998)${digits(9)}` +
  `|\\d${digits("6,14")})`;

const LATIN_OR_CYRILLIC = "\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Nd}";

/** A name, @ and a domain with a dot, in these signs. */
function address(signs: string): RegExp {
  const local = `[${signs}._%+-]`;
  return new RegExp(`(?<!${local})${local}+@[${signs}-]+(?:\\.[${signs}-]+)+`, "gu");
}

/** What nothing else looks like. */
const UNMISTAKABLE: readonly Rule[] = [
  { kind: "email", pattern: address(LATIN_OR_CYRILLIC) },
  // In other scripts nothing parts an address from the words beside it.
  { kind: "email", pattern: address("\\p{L}\\p{Nd}") },
  // The lines for machines at the foot of a passport; the first has the name.
  {
    kind: "document",
    pattern: /(?<![A-Z\d<])[A-Z\d<]{28,44}(?![A-Z\d<])/gu,
    isReal: (words) => words.includes("<"),
  },
  // The identity card of China: its birthday would be taken for a day.
  { kind: "document", pattern: alone(["\\d{6} ?(?:19|20)\\d\\d ?\\d{4} ?\\d{3}[\\dXx]"]) },
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
      /\d{3}/.test(words) && isPersonal(words) && isNotRound(words) && isNoSeries(words),
  },
  {
    kind: "document",
    pattern: alone(["\\d{9,11}"]),
    isReal: (words) => isNotRound(words) && isPersonal(words),
  },
  { kind: "account", pattern: alone(["\\d{12,}"]) },
];

/** What an earlier one has found is nothing to a later one. */
const RULES: readonly Rule[] = [
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

function findings({ pattern, isReal }: Rule, plain: string): readonly Place[] {
  const found: Place[] = [];
  for (const match of plain.matchAll(pattern)) {
    const words = match.groups?.["it"] ?? match[0];
    const end = match.index + match[0].length;
    if (isReal?.(words) ?? true) found.push({ start: end - words.length, end });
  }
  return found;
}

/** With a sign that is a number, and a digit to no rule, so that nothing is found across or right beside it. */
function struckOut(plain: string, found: readonly Place[]): string {
  let result = "";
  let end = 0;
  for (const place of found) {
    result += plain.slice(end, place.start) + "¹".repeat(place.end - place.start);
    end = place.end;
  }
  return result + plain.slice(end);
}

/**
 * The text as the rules read it: digits of any script, dashes, blanks and full-width letters as ASCII, without the marks
 * of direction that copied telephone numbers have. With the place in the text of each of its units.
 */
function folded(text: string): { readonly plain: string; readonly places: readonly Place[] } {
  let plain = "";
  let start = 0;
  const places: Place[] = [];
  for (const sign of text) {
    const end = start + sign.length;
    const read = sign <= "~" ? sign : foldedSign(sign);
    plain += read;
    for (let unit = 0; unit < read.length; unit += 1) places.push({ start, end });
    start = end;
  }
  return { plain, places };
}

function foldedSign(sign: string): string {
  if (/\p{Cf}/u.test(sign)) return "";
  if (/\p{Zs}/u.test(sign)) return " ";
  if (/[\p{Pd}\u2212]/u.test(sign)) return "-";
  if (sign === "٬") return ",";
  if (sign === "٫") return ".";
  if (/[\uff01-\uff5e]/u.test(sign)) return sign.normalize("NFKC");
  return /\p{Nd}/u.test(sign) ? asciiDigit(sign) : sign;
}

function asciiDigit(sign: string): string {
  const simple = sign.normalize("NFKC");
  if (/^\d$/.test(simple)) return simple;
  // Every script has its ten digits in a row; the zero is the first that is a digit.
  const code = sign.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

function replaced(text: string, spans: readonly Span[]): Masked {
  const labels = new Map<string, string>();
  const freeLabel = labeller(text);
  let result = "";
  let end = 0;
  for (const span of spans) {
    const words = text.slice(span.start, span.end);
    const label = labels.get(words) ?? freeLabel(span.kind);
    labels.set(words, label);
    result += text.slice(end, span.start) + label;
    end = span.end;
  }
  return {
    text: result + text.slice(end),
    hidden: [...labels].map(([words, label]) => ({ label, words })),
  };
}

/** Counts each kind, past the labels that somebody wrote: those are not ours to put words back into. */
function labeller(text: string): (kind: MaskedKind) => string {
  const written = new Set<string>(text.match(LABEL));
  const counts = new Map<MaskedKind, number>();
  return (kind) => {
    let label: string;
    do {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      label = `[${kind} ${count}]`;
    } while (written.has(label));
    return label;
  };
}
