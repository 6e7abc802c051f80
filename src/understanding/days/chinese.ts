import { readNumeric } from "./numeric.ts";
import { unified } from "./spelling.ts";
import { KINDS, tokensOf, type Token, type WordKind } from "./token.ts";

const DIGITS = "零一二三四五六七八九";
const NUMBER = "(\\d{1,3}|[一二两三四五六七八九十廿]{1,3})";
const UNIT = "(个?月|个?(?:星期|礼拜)|周|天|日|年)";
const UNIT_LETTERS: readonly (readonly [string, string])[] = [
  ["月", "m"],
  ["期", "w"],
  ["拜", "w"],
  ["周", "w"],
  ["天", "d"],
  ["日", "d"],
  ["年", "y"],
];
/** Kinds behind which "后", "前", "底" and their like belong to the days before them. */
const DAYS = /[MOIDWHXewmyYT]/u;
const UNNAMED_YEAR = /[yY]/u;

type Reader = (groups: readonly string[], last: string) => readonly Token[] | null;

/** Tried in this order at each place; `null` from a reader tries the next. */
const READERS: readonly (readonly [RegExp, Reader])[] = [
  // Lunar dates, the Spring Festival and the years of schools have no fixed days; "每周五" is no day either.
  [/(?:农历|阴历|旧历)[^,.，。？?！!\s]{0,8}|中国新年|春节|学年/uy, nothing],
  [/每(?:个|逢)?(?:周|星期|礼拜|月|年)[一二三四五六日天末]?|超过|不过|经过|通过|过去/uy, nothing],
  [/(\d{4}|[二两][零〇0o○][零〇0o○一二三四五六七八九]{2})年度?/uy, yearOfFigures],
  [new RegExp(`${NUMBER}月份?(?!内|以内|之内)`, "uy"), monthOfNumber],
  [
    new RegExp(`${NUMBER}(?:号|日)(?!以内|之内|之间|[线楼院门馆厅口机码房室位登站仓内游间])`, "uy"),
    dayOfNumber,
  ],
  // "8月15到期": as people type it; what is counted has a word for what it is.
  [
    /(?<=\d月)(\d{1,2})(?![\d.,:：%/个天年周星礼万千百元块月点时分秒人次岁份小位名页本种条项门级类张几多~～—至-]|到\d)/uy,
    dayOfNumber,
  ],
  [
    new RegExp(`过${NUMBER}${UNIT}(?:以后|之后|后)?`, "uy"),
    (groups) => lengthAhead("K", groups, ""),
  ],
  [new RegExp(`${NUMBER}${UNIT}(?:以后|之后|后)`, "uy"), (groups) => lengthAhead("", groups, "l")],
  [new RegExp(`${NUMBER}${UNIT}`, "uy"), (groups) => lengthAhead("", groups, "")],
  [/半年(?:以后|之后|后)/uy, () => [...tokensOf("sixMonths"), token("l")]],
  [/半个?月(?:以后|之后|后)/uy, () => [...tokensOf("fifteenDays"), token("l")]],
  [/(下下|下|上上|上|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末])/uy, weekdayOfWord],
  [/(下下|下|上上|上|这|本)个?(周|星期|礼拜|月)/uy, relativeUnit],
  [/(上|下)半(年|月)/uy, halfOfUnit],
  [/(年|月)(底|末|初|中(?!国|文)|终)/uy, partOfUnit],
  [/(上旬|初)|(中旬|月中)|(下旬|底|末)/uy, partBehind],
  [/之?后(?=来)|以后|之后|过后|后|以前|之前|前|以来|起/uy, placeBehind],
];

/** Words of one meaning; longer ones win. */
const WORDS: Partial<Record<WordKind, string>> = {
  today: "今天 今日 今晚",
  tomorrow: "明天 明日 明早 明晚",
  dayAfterTomorrow: "后天",
  yesterday: "昨天 昨日",
  now: "现在 即日 目前",
  nextYear: "明年 来年",
  yearAfterNext: "后年",
  thisYear: "今年 本年 本年度",
  lastYear: "去年",
  thisMonth: "当月",
  thisWeek: "本周 这周",
  newYear: "元旦 元旦节 阳历新年 公历新年",
  christmas: "圣诞 圣诞节",
  hour: "小时 分钟 工作日 个工作日",
  after: "过完 过了",
  until: "截至 截止到 截止 直到 直至",
  to: "到 至",
  from: "从 自",
  since: "自从",
  between: "介于",
  and: "和 与",
  lasting: "停留 逗留 待 呆 住 为期 玩",
  expiry: "到期 过期 截止 失效 有效期 出生 生日",
  event:
    "入境 到达 抵达 抵华 来华 离境 毕业 落地 签发 收到 提交 工作 学习 居住 生活 申请 注册 结婚 满",
  next: "未来 接下来 今后",
  filler: "的 在 于 份",
};
const FIXED_DAYS: readonly (readonly [string, number])[] = [
  ["国庆", 1001],
  ["国庆节", 1001],
  ["五一", 501],
  ["五一节", 501],
  ["劳动节", 501],
];
const WORD_TOKENS = wordTokens();
const MAX_WORD_LENGTH = Math.max(...[...WORD_TOKENS.keys()].map((word) => word.length));

/** Reads a text in Chinese, where words are not parted by spaces, into tokens. */
export function lexChinese(text: string): Token[] {
  const line = unified(text, "zh");
  const tokens: Token[] = [];
  for (let at = 0; at < line.length;) {
    const found = patternAt(line, at, tokens) ?? wordAt(line, at) ?? characterAt(line, at);
    for (const read of found.tokens) if (read.kind !== "o") tokens.push(read);
    at += found.length;
  }
  return tokens;
}

interface Found {
  readonly tokens: readonly Token[];
  readonly length: number;
}

function patternAt(line: string, at: number, tokens: readonly Token[]): Found | null {
  const startsFigure = /\d/u.test(line.charAt(at));
  // The end of a figure is not a figure of its own.
  if (startsFigure && /[\dA-Za-z.]$/u.test(line.slice(Math.max(0, at - 1), at))) return null;
  const last = tokens.at(-1)?.kind ?? "";
  for (const [pattern, read] of READERS) {
    pattern.lastIndex = at;
    const match = pattern.exec(line);
    if (match === null) continue;
    const groups = match.slice(1).map((group: string | undefined) => group ?? "");
    const found = read(groups.length === 0 ? [match[0]] : groups, last);
    if (found !== null) return { tokens: found, length: match[0].length };
  }
  return null;
}

function wordAt(line: string, at: number): Found | null {
  for (let length = MAX_WORD_LENGTH; length > 0; length -= 1) {
    const tokens = WORD_TOKENS.get(line.slice(at, at + length));
    if (tokens !== undefined) return { tokens, length };
  }
  return null;
}

const LATIN_WORD = /[a-z][a-z\d]*/uy;

function characterAt(line: string, at: number): Found {
  LATIN_WORD.lastIndex = at;
  const latin = LATIN_WORD.exec(line);
  if (latin !== null) return { tokens: [token(KINDS.other)], length: latin[0].length };
  const character = line.charAt(at);
  if (/\d/u.test(character)) {
    const figure = readNumeric(line, at, false);
    return { tokens: [figure.token], length: figure.length };
  }
  if (/\s/u.test(character)) return { tokens: [], length: 1 };
  const kind = SIGNS.get(character) ?? (/\p{L}/u.test(character) ? KINDS.other : KINDS.stop);
  return { tokens: [token(kind)], length: 1 };
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  [",", KINDS.comma],
  ["、", KINDS.comma],
  ["-", KINDS.dash],
  ["—", KINDS.dash],
]);

function token(kind: string, value = 0): Token {
  return { kind, value };
}

/** Also for words that only hide others, such as "过" in "超过". */
function nothing(): readonly Token[] {
  return [token(KINDS.other)];
}

function yearOfFigures([text = ""]: readonly string[]): readonly Token[] | null {
  const digits = Array.from(text, (c) => {
    if (/\d/u.test(c)) return c;
    return c === "两" ? "2" : String(Math.max(0, DIGITS.indexOf(c)));
  });
  const year = Number(digits.join(""));
  return year >= 1900 && year <= 2199 ? [token(KINDS.yearNumber, year), token("y")] : null;
}

function monthOfNumber([text = ""]: readonly string[]): readonly Token[] | null {
  const month = numberOf(text);
  return month >= 1 && month <= 12 ? [token(KINDS.month, month)] : null;
}

function dayOfNumber([text = ""]: readonly string[], last: string): readonly Token[] | null {
  const day = numberOf(text);
  if (day < 1 || day > 31) return null;
  const ordinal = token(KINDS.ordinal, day);
  // Behind a month or beside another day it needs no word such as "on".
  return /[Mu,&-]/u.test(last) ? [ordinal] : [token("i"), ordinal];
}

function lengthAhead(
  before: string,
  groups: readonly string[],
  behind: string,
): readonly Token[] | null {
  const [text = "", unit = ""] = groups;
  const count = numberOf(text);
  const letter = UNIT_LETTERS.find(([end]) => unit.endsWith(end))?.[1] ?? "";
  // "3月" is March; three months are "3个月".
  if (count < 1 || unit === "月") return null;
  return [
    ...Array.from(before, (kind) => token(kind)),
    token(KINDS.number, count),
    ...Array.from(letter + behind, (kind) => token(kind)),
  ];
}

const STEPS: ReadonlyMap<string, readonly [string, number]> = new Map([
  ["下下", [">", 2]],
  ["下", [">", 1]],
  ["上", ["<", -1]],
  ["上上", ["<", -2]],
  ["这", ["=", 0]],
  ["本", ["=", 0]],
]);

function weekdayOfWord([step = "", day = ""]: readonly string[]): readonly Token[] {
  const [kind, value] = STEPS.get(step) ?? ["", 0];
  // Without a step a weekend may be any: "are you open at the weekend".
  if (day === "末") return [token(kind === "" ? KINDS.other : kind, value), token("e")];
  const number = day === "日" || day === "天" ? 7 : DIGITS.indexOf(day);
  return [token(kind === "" ? "i" : kind, value), token(KINDS.weekday, number)];
}

function relativeUnit([step = "", unit = ""]: readonly string[]): readonly Token[] {
  const [kind, value] = STEPS.get(step) ?? ["", 0];
  return [token(kind, value), token(unit === "月" ? "m" : "w")];
}

function halfOfUnit([half = "", unit = ""]: readonly string[], last: string): readonly Token[] {
  const part = tokensOf(half === "上" ? "firstHalf" : "secondHalf");
  if (unit === "月") return [...part, token("m")];
  return UNNAMED_YEAR.test(last) ? part : [...part, ...tokensOf("thisYear")];
}

function partOfUnit([unit = "", place = ""]: readonly string[], last: string): readonly Token[] {
  const part = partOf(place);
  if (unit === "年") return UNNAMED_YEAR.test(last) ? part : [token("y"), ...part];
  return last === KINDS.month || last === "m" ? part : [token("m"), ...part];
}

function partOf(place: string): readonly Token[] {
  if (place === "初") return tokensOf("start");
  return tokensOf(place.startsWith("中") ? "middle" : "end");
}

function partBehind(
  [start = "", middle = "", end = ""]: readonly string[],
  last: string,
): readonly Token[] | null {
  if (!/[MmyY]/u.test(last)) return null;
  const place = start === "" ? middle || end : "初";
  return partOf(place === "月中" ? "中" : place);
}

function placeBehind([word = ""]: readonly string[], last: string): readonly Token[] | null {
  if (!DAYS.test(last)) return null;
  if (word.includes("后")) return tokensOf("afterBehind");
  return tokensOf(word.includes("前") ? "beforeBehind" : "fromBehind");
}

function numberOf(text: string): number {
  if (/^\d+$/u.test(text)) return Number(text);
  const plain = text.replace("两", "二").replace("廿", "二十");
  const match = /^([一二三四五六七八九])?(十)?([一二三四五六七八九])?$/u.exec(plain);
  if (match === null) return 0;
  const [, tens = "", ten = "", ones = ""] = match;
  if (ten === "") return ones === "" || tens === "" ? Math.max(0, DIGITS.indexOf(tens + ones)) : 0;
  return (
    (tens === "" ? 1 : DIGITS.indexOf(tens)) * 10 +
    Math.max(0, ones === "" ? 0 : DIGITS.indexOf(ones))
  );
}

function wordTokens(): ReadonlyMap<string, readonly Token[]> {
  const map = new Map<string, readonly Token[]>();
  for (const [kind, list] of Object.entries(WORDS)) {
    for (const word of list.split(" ")) map.set(word, tokensOf(kind as WordKind));
  }
  for (const [word, value] of FIXED_DAYS) map.set(word, [token(KINDS.holiday, value)]);
  map.set("大后天", [token("T", 3)]);
  map.set("前天", [token("T", -2)]);
  map.set("前年", [token("<", -2), token("y")]);
  return map;
}
