import { privateWords } from "./private-words.ts";

/** Chinese and Arabic write words right beside a number; these scripts do not. */
const LETTER_OR_DIGIT = "[\\p{Script=Latin}\\p{Script=Cyrillic}\\p{N}]";
const NOT_WITHIN = `(?<!${LETTER_OR_DIGIT})`;
export const NOT_BEFORE = `(?!${LETTER_OR_DIGIT})`;
/** Not the minutes of 10.00. */
export const NOT_AFTER_HOURS = "(?<!\\p{N}[.:])";

export const CURRENCY =
  "(?:RMB|CNY|USD|EUR|RUB|KZT|UZS|KGS|TJS|TMT|INR|PKR|BDT|NPR|LKR|IRR|EGP|SAR|AED|DZD|MAD|TND|TRY|NGN|KES|ETB|CHF|" +
  "GBP|JPY|KRW|HKD|TWD|SGD|MYR|THB|VND|IDR|AUD|CAD|MXN|BRL|ARS|CLP|COP|PEN|PLN|UAH|BYN|\\p{Sc})";
export const CURRENCY_WORDS =
  "(?:yuan|renminbi|dollars?|euros?|r[ou]+bles?|rupees?|pesos?|dólares|元|人民币|块|万|亿|美元|欧元|юан|рубл|руб|тенге|" +
  "сум(?:ов|а)?(?!\\p{L})|сом(?:ов|а)?(?!\\p{L})|доллар|евро|يوان|دولار|ريال|درهم|جنيه|دينار|يورو|ليرة|یوان|دلار|ریال|تومان)";
export const AMOUNT = "(?:\\d{1,3}(?:[ ,.']\\d{3})+|\\d{1,10})(?:[.,]\\d{1,2})?";
/** Not the end of a telephone number, or of 1 000 000. */
export const STARTS_AMOUNT = `${NOT_WITHIN}(?<!\\d[ ,.'()-]{1,2}|\\+)`;

/** Of the Gregorian calendar, the Persian, the Islamic and the Thai. */
export const YEAR = "(?:1[34]|19|20|25)\\d\\d";
export const DAY = "(?:0?[1-9]|[12]\\d|3[01])";
export const DAY_IN_DIGITS =
  "(?:(?:19|20)\\d\\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d\\d)";

/** What the number after them is. */
export const ACCOUNT_WORDS = privateWords("account");
export const PHONE_WORDS = privateWords("phone");
export const IDENTITY_WORDS = privateWords("identity");
export const DOCUMENT_WORDS = `${IDENTITY_WORDS}|${privateWords("permit")}`;

/** A number that follows its name, with other words but no number between. */
export function named(words: string, number: string): RegExp {
  return new RegExp(
    `${NOT_WITHIN}(?:${words})[^\\p{N}\\n]{0,30}?${NOT_WITHIN}(?<it>${number})${NOT_BEFORE}`,
    "giu",
  );
}

/** Something that stands alone: neither within a word nor within a longer number. */
export function alone(shapes: readonly string[], flags = ""): RegExp {
  return new RegExp(`${NOT_WITHIN}(?:${shapes.join("|")})${NOT_BEFORE}`, `gu${flags}`);
}

export function digits(count: number | string): string {
  return `(?:(?:[ .()/-]{0,2}| / )\\d){${count}}`;
}

/** Where the length is known, a number that follows the telephone number is not taken for its end. */
export const COUNTRY_AND_NUMBER =
  "(?:86[ .()-]{0,2}1[3-9]\\d(?:[ -]{0,2}\\d{4}){2}" +
  `|(?:1|7|20|44|52|90|91|92|98|234|880)${digits(10)}` +
  `|(?:33|34|48|66|212|213|251|254|255|256|351|375|380|966|971|992|994|995|996|998)${digits(9)}` +
  `|\\d${digits("6,14")})`;

export const LATIN_OR_CYRILLIC = "\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Nd}";

/** A name, @ and a domain with a dot, in these signs. */
export function address(signs: string): RegExp {
  const local = `[${signs}._%+-]`;
  return new RegExp(`(?<!${local})${local}+@[${signs}-]+(?:\\.[${signs}-]+)+`, "gu");
}

/** The two signs of an address, as they are said in one language. */
const SAID_SIGNS = [
  ["at", "dot"],
  ["arobase", "point"],
  ["arroba", "punto"],
  ["собака", "точка"],
  ["آت", "نقطة"],
] as const;
const AT = SAID_SIGNS.map(([at]) => at).join("|");
const DOT = SAID_SIGNS.map(([, dot]) => dot).join("|");

/** The same with blanks around the @, and with both signs in words, in brackets or not. */
export function spelledAddress(signs: string): RegExp {
  const local = `[${signs}._%+-]`;
  const label = `[${signs}-]{1,63}`;
  const at = `(?: {0,2}@ {0,2}| {0,2}[[({<] ?(?:@|${AT}) ?[\\])}>] {0,2})`;
  const dot = `(?:\\.| {0,2}[[({<] ?(?:\\.|${DOT}) ?[\\])}>] {0,2})`;
  const said = SAID_SIGNS.map(
    ([atSaid, dotSaid]) =>
      `(?<!\\.) ${atSaid} ${label}(?:(?:\\.| ${dotSaid} )${label}){0,3} ${dotSaid} \\p{L}{2,3}`,
  );
  const forms = [`${at}${label}(?:${dot}${label}){1,4}`, ...said].join("|");
  return new RegExp(`(?<!${local})${local}{1,64}(?:${forms})(?![${signs}-])`, "giu");
}

/** Sites on which a page is somebody's own, up to the name of it. */
const PROFILES =
  "t\\.me|telegram\\.me|wa\\.me|linkedin\\.com/in|instagram\\.com|facebook\\.com|fb\\.com|vk\\.com|ok\\.ru|twitter\\.com|" +
  "x\\.com|weibo\\.com|weibo\\.cn|researchgate\\.net/profile|github\\.com";
export const PROFILE_LINK = new RegExp(
  `(?<![\\w.-])(?:https?://)?(?:[a-z]{1,3}\\.)?(?:${PROFILES})/@?(?=[\\w.%+-]*\\w)[\\w.%+-]{2,100}(?<![.%+-])`,
  "giu",
);

/** Messengers, as they are called in the languages of our content. */
const MESSENGERS =
  "wechat|we chat|weixin|wx|telegram|tg|whats ?app|skype|instagram|insta|qq|微信|微博|电报|телегр[ау]мм?\\p{L}{0,2}|телег[аеу]|тг|" +
  "в[аоэ]тс ?апп?\\p{L}{0,2}|вичат\\p{L}{0,2}|вейсинь|скайп\\p{L}{0,2}|инстаграмм?\\p{L}{0,2}|" +
  "واتس ?[اآ]ب|ت[يل]{1,3}[جغق]را?م|و[يى] ?تشات|ويشات|سكايب|انستغرام";
const NAMING =
  "id|account|number|nick|name|username|user|handle|is|号码?|[账帐][号户]|用户名|昵称|名|是|为|叫|ник|логин|имя|аккаунт|это|" +
  "identifiant|compte|pseudo|nom|est|usuario|cuenta|nombre|es|حسابي|معرفي|معرف|اسم|هو";
/** Begins with a letter and has a digit or underscore, as words have not; and is no version such as v8.0. */
const HANDLE = "(?!v\\d)(?=[a-z.-]{1,30}[\\d_])[a-z][\\w.-]{3,31}(?<![.-])";
const ANY_HANDLE = "[a-z][\\w.-]{4,31}(?<![.-])";

/** A name at a messenger, after the word for the messenger. */
export const MESSENGER_NAME = new RegExp(
  `${NOT_WITHIN}(?:${MESSENGERS})(?:[ :,=-]|${NAMING}){0,8}?${NOT_WITHIN}(?<it>${HANDLE})${NOT_BEFORE}`,
  "giu",
);
/** One of letters alone, where it is said that it is a name. */
export const MESSENGER_NAME_SAID = new RegExp(
  `${NOT_WITHIN}(?:${MESSENGERS})(?: ?(?:id|username|nick) ?(?:[:=]| is )|[账帐]?号(?:码?是|为)?[ :]?) ?(?<it>${ANY_HANDLE})${NOT_BEFORE}`,
  "giu",
);
/** As messengers call an account; bots and providers of e-mail are nobody. */
export const MENTION =
  /(?<![\p{L}\p{N}_.@/])@(?!\w*bot(?!\w)|(?:[gt]?mail|hotmail|foxmail|outlook|yahoo|yandex|icloud)(?!\w))[A-Za-z]\w{4,31}(?![\p{L}\p{N}@])/giu;

/** A series of letters, and then digits in groups; with a lone digit after them a quantity begins. */
export const GROUPED_DOCUMENT =
  "(?:[A-ZА-ЯЁ]{1,3}[ -]?\\d(?:[ -]?\\d){5,8}(?<![ -]\\d)|[A-ZА-ЯЁ]{1,2}(?:[ -]\\d){7,9}|\\d\\d[ -]?[A-Z]{2}[ -]?\\d{5})";

/** What stands in place of something hidden. */
export const LABEL = /\[(email|phone|document|account|handle) (\d+)\]/g;
