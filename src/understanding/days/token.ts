/**
 * One piece of a question that matters for days. Its kind is a single letter, so that what stands side by side can be
 * matched by a regular expression over letters, whatever the language and the length of its words.
 */
export interface Token {
  readonly kind: string;
  /** What the kind counts: the number, month, weekday (Monday is 1), offset in days, weeks or years … */
  readonly value: number;
}

/** The letters of all kinds; the patterns of `atoms.ts` and `expressions.ts` are written in them. */
export const KINDS = {
  number: "N",
  /** A number that can only be a day of the month, such as "3rd". */
  ordinal: "O",
  /** A number that may be a year. */
  yearNumber: "Y",
  /** Year, month and day in figures: 20270103; day 00 for a whole month. */
  fullDate: "I",
  /** Month and day in figures: 103. */
  shortDate: "D",
  month: "M",
  weekday: "W",
  /** A fixed day of each year: 1225. */
  holiday: "H",
  comma: ",",
  dash: "-",
  /** The end of a sentence, or anything that parts words. */
  stop: ".",
  /** A word that says nothing here. */
  other: "_",
} as const;

/** The kinds of words that a language lists: their letters, and the value that all of the letters carry. */
const WORD_KINDS = {
  today: ["T", 0],
  tomorrow: ["T", 1],
  dayAfterTomorrow: ["T", 2],
  yesterday: ["T", -1],
  /** Counts only in "from now until …". */
  now: ["t", 0],
  day: ["d", 0],
  week: ["w", 0],
  month: ["m", 0],
  year: ["y", 0],
  /** Units too short to lead to another day, and all that is counted in working days. */
  hour: ["h", 0],
  weekend: ["e", 0],
  twoDays: ["Nd", 2],
  twoWeeks: ["Nw", 2],
  twoMonths: ["Nm", 2],
  twoYears: ["Ny", 2],
  fifteenDays: ["Nd", 15],
  sixMonths: ["Nm", 6],
  next: [">", 1],
  this: ["=", 0],
  last: ["<", -1],
  nextWeek: [">w", 1],
  nextMonth: [">m", 1],
  nextYear: [">y", 1],
  weekAfterNext: [">w", 2],
  monthAfterNext: [">m", 2],
  yearAfterNext: [">y", 2],
  thisWeek: ["=w", 0],
  thisMonth: ["=m", 0],
  thisYear: ["=y", 0],
  lastYear: ["<y", -1],
  /** The first of January. */
  newYear: ["X", 0],
  /** The weeks after the first of January, as in "in the new year". */
  newYearWeeks: ["Z", 0],
  newYearsEve: ["H", 1231],
  christmas: ["H", 1225],
  start: ["s", 1],
  early: ["s", 3],
  firstHalf: ["s", 6],
  middle: ["c", 1],
  end: ["z", 1],
  late: ["z", 3],
  secondHalf: ["z", 6],
  on: ["i", 0],
  /** "in" a month, and "in" two weeks. */
  inOrOffset: ["j", 0],
  /** Only "in" two weeks. */
  offset: ["K", 0],
  /** Like `offset`; without a number it counts one. */
  offsetOrOne: ["J", 0],
  after: ["a", 0],
  /** "after" a day, and "in" two weeks. */
  afterOrOffset: ["q", 0],
  /** Like `afterOrOffset`, behind its word. */
  afterBehind: ["l", 0],
  /** Like `offset`, behind its word. */
  offsetBehind: ["n", 0],
  before: ["b", 0],
  beforeBehind: ["p", 0],
  until: ["U", 0],
  untilBehind: ["v", 0],
  /** Means "until" only between two days. */
  to: ["u", 0],
  from: ["F", 0],
  fromBehind: ["r", 0],
  /** Leads to something that began in the past. */
  since: ["S", 0],
  between: ["B", 0],
  and: ["&", 0],
  /** Leads to a length of stay. */
  lasting: ["f", 0],
  /** The day of an expiry or a birth, not of a journey. */
  expiry: ["V", 0],
  /** An event that an offset may be counted from, instead of from today. */
  event: ["P", 0],
  /** Makes the number before it a day of the month. */
  dayNumber: ["#", 0],
  /** What an ordinal may count instead of days. */
  counted: ["x", 0],
  /** "a" week; otherwise no number. */
  article: ["@", 1],
  filler: ["o", 0],
  nothing: ["_", 0],
} as const satisfies Record<string, readonly [letters: string, value: number]>;

export type WordKind = keyof typeof WORD_KINDS;

/** The tokens that a word of a kind stands for. */
export function tokensOf(kind: WordKind): Token[] {
  const [letters, value] = WORD_KINDS[kind];
  return Array.from(letters, (letter) => ({ kind: letter, value }));
}
