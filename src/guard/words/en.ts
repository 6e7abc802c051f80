import { en as days } from "../../understanding/days/words/en.ts";
import type { GuardWords } from "./types.ts";

export const ENGLISH: GuardWords = {
  script: "Latin",
  foreignLetters: null,
  months: days.months,
  weekdays: (days.weekdays ?? []).map((list) => `${list}, ${list.split(",")[0] ?? ""}s`),
  doubtfulDates:
    "march, may, jan, feb, mar, apr, jun, jul, aug, sep, sept, oct, nov, dec, mon, tue, wed, thu, fri, sat, sun",
  relative: {
    today: "today, tonight, this morning, this evening, this afternoon",
    tomorrow: "tomorrow",
    dayAfterTomorrow: "day after tomorrow",
    yesterday: "yesterday",
    thisWeek: "this week",
    nextWeek: "next week, coming week, following week, the week after",
    lastWeek: "last week, past week",
    thisMonth: "this month",
    nextMonth: "next month, coming month, following month",
    lastMonth: "last month, past month",
    thisYear: "this year, current year",
    nextYear: "next year, coming year, following year",
    lastYear: "last year, past year",
    weekend: "weekend, weekends",
    startOfYear: "start of the year, beginning of the year, early in the year",
    endOfYear: "end of the year, end of year, year end, late in the year, new year s eve",
    startOfMonth: "start of the month, beginning of the month",
    endOfMonth: "end of the month, end of month",
    midYear: "middle of the year, mid year",
    spring: "in spring, the spring, spring",
    summer: "summer",
    autumn: "autumn, in fall, the fall",
    winter: "winter",
    soon: "soon, shortly",
  },
  yearWords: "year, of, in, since, for, from, until, by, page, guide, call, notice",
  cardinals:
    "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 " +
    "sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 " +
    "hundred=100 hundreds=100 thousand=1000 thousands=1000 million=1000000 millions=1000000 billion=1000000000 dozen=12 dozens=12 " +
    "couple=2 pair=2 both=2 score=20 k=1000",
  ordinals:
    "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 thirteenth=13 fourteenth=14 " +
    "fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 thirtieth=30 fortieth=40 fiftieth=50 hundredth=100 " +
    "st=0 nd=0 rd=0 th=0",
  times:
    "once=1 twice=2 thrice=3 double=2 doubles=2 doubled=2 triple=3 tripled=3 half=0.5 halves=0.5 quarter=0.25 quarters=0.25 single=1 twofold=2 threefold=3",
  articles: "a, an",
  and: "and, a",
  rangeWords: "to, and, or, till, until, through",
  unitForms: "fortnight=2:week fortnights=2:week",
  units: {
    second: "seconds",
    minute: "minute, minutes, min, mins",
    hour: "hour, hours, hr, hrs, h",
    day: "day, days, night, nights, calendar day, calendar days, natural day, natural days, full day, full days, consecutive days",
    workday:
      "working day, working days, work day, work days, workday, workdays, business day, business days",
    week: "week, weeks",
    month: "month, months",
    year: "year, years, yr, yrs",
  },
  currencies: {
    CNY: "rmb, cny, yuan, renminbi, ¥, chinese yuan, kuai",
    USD: "usd, us dollar, us dollars, dollar, dollars, $, us$",
    EUR: "eur, euro, euros, €",
    GBP: "gbp, pound, pounds, £",
    RUB: "rub, rouble, roubles, ruble, rubles, ₽",
    JPY: "jpy, yen",
    HKD: "hkd, hong kong dollars, hk$",
    KZT: "kzt, tenge",
    INR: "inr, rupee, rupees, ₹",
    PKR: "pkr",
    CHF: "chf, francs",
  },
  percent: "%, percent, per cent, percentage points",
  negation:
    "not, no, never, without, cannot, neither, nor, none, nothing, nobody, nowhere, cant, can t, dont, don t, doesn t, doesnt, didn t, didnt, " +
    "won t, wont, isn t, isnt, aren t, arent, wasn t, weren t, hasn t, haven t, hadn t, mustn t, mustnt, needn t, neednt, shouldn t, shouldnt, " +
    "couldn t, wouldn t, mayn t, unless, except, lack, lacks, lacking, fail*, hardly, rarely, seldom, non, unable, instead of, rather than, illegal*, unlawful*, invalid*, impossible, forbidden, prohibit*, ban, bans, banned, insufficient, unpaid, refuse*, reject*, exempt*, exclud*",
  turning: "not, no, never, neither, nor, none, nobody, nothing",
  modality: {
    may: "may, can, could, might, allow*, permitted, permissible, possible, able to, entitled, eligible, eligibility, free to, let, lets, qualify, qualifies, entitles, right to, enough, suffices",
    must: "must, have to, has to, had to, need, needs, needed, require, requires, required, requirement, requirements, requiring, obligatory, compulsory, mandatory, obliged, obligation, necessary, shall, bound to, got to",
    should:
      "should, ought, advise*, recommend*, suggest*, advisable, better, best, had better, advice",
    mustNot:
      "may not, must not, mustn t, cannot, can not, can t, cant, forbid*, forbidden, prohibit*, ban, bans, banned, illegal, unlawful, not allowed, not permitted, not possible, no one may, not let, not entitled, not eligible, ineligible, unable, impossible, shall not, not enough, outlaw*, invalid",
    needNot:
      "need not, needn t, do not need, don t need, does not need, doesn t need, no need, not required, not necessary, unnecessary, do not have to, don t have to, does not have to, doesn t have to, exempt*, not need, not needed, no visa, visa free, without a visa, without visa, not obligatory, not compulsory, not mandatory, optional, waive*, free of charge",
    shouldNot:
      "should not, shouldn t, ought not, advise not, advise against, advised not, advises against, discourag*, warn*, avoid*, better not, do not, don t, never",
  },
  conditions: {
    if: "if, when, whenever, provided, providing, in case, in cases, as long as, so long as, on condition, condition, conditions, where, once, subject to",
    unless: "unless",
    only: "only, solely, exclusively, just, alone, merely, sole",
    except:
      "except, excepting, excluding, apart from, other than, with the exception, exception, exceptions, besides, but not, exclude*",
    atLeast:
      "at least, no less than, not less than, no fewer than, not fewer than, minimum, or more, or longer, or older, or above, or later",
    atMost:
      "at most, up to, no more than, not more than, maximum, no longer than, not longer than, or less, or fewer, or younger, not exceed*, not over, to the limit, limit, limited, limits, capped, as much as, as long as",
    moreThan:
      "more than, over, longer than, above, older than, beyond, greater than, exceed*, upwards of",
    lessThan: "less than, under, fewer than, shorter than, below, younger than",
    within: "within, no later than, not later than, in the first, inside of",
    before: "before, prior, ahead, in advance, earlier, by the time, beforehand",
    after: "after, afterwards, following, later, upon, on arrival",
    until: "until, till, deadline, expire*, ended, ends, end",
    since: "since, as of",
    about:
      "about, around, approximately, roughly, some, nearly, almost, circa, estimated, close to",
    usually:
      "usually, normally, generally, often, typically, commonly, mostly, mainly, in general, as a rule, in principle, tend, tends, sometimes, occasionally, common, usual, normal",
    some: "some, certain, several, a few, few, many, part of, set cases, various, selected",
    most: "most, majority",
    depends:
      "depend*, varies, vary, varied, differ*, case by case, discretion, may change, changes, uncertain, not sure, disagree*",
    all: "all, every, any, anyone, anybody, everyone, everybody, whoever, everything, anything, anywhere, everywhere, whole, entire, no matter, regardless",
    always:
      "always, at all times, permanently, forever, indefinitely, unlimited, unlimitedly, in all cases, in any case, without limit",
    assured:
      "guarantee*, automatic*, certainly, definitely, surely, assured, promise*, sure, no doubt, undoubtedly, of course, absolutely, inevitably, completely",
    atOnce:
      "at once, immediately, right away, instantly, straight away, without delay, directly, on the spot",
    free: "free, free of charge, no fee, no cost, gratis, no charge",
    also: "as well as, too, also",
  },
  masks:
    "may be found, need for, as soon as possible, must see, can of, free software, in order, before christ, since then, all right, over time, over the counter, some time, at all, first of all",
  visa: "visa, visas, type, types, category, categories, class, letter, letters",
  classes:
    "category, categories, class, classes, type, level, group, part, stage, grade, rank, tier",
  calls: "call, dial, phone, telephone, tel, hotline, number, line, fax, ring",
  leaks:
    "system prompt, system message, as an ai, language model, my instructions, ignore previous, ignore all, previous instructions, developer message, the prompt, json, cited sentences, claim id, claim ids",
};
