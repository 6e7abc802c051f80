import type { Reply } from "../domain/answer.ts";
import { paragraph, type Block } from "../domain/block.ts";
import { formatDate } from "../domain/format.ts";
import type { Article, Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { DaysAsked } from "../domain/reading.ts";
import { holidayRowClaim } from "../domain/table-rows.ts";
import {
  calendarDay,
  holidaysWithin,
  isArranged,
  type CalendarDay,
  type HolidayRow,
} from "../domain/work-calendar.ts";
import type { Texts } from "../ports/texts.ts";
import { withTable, type ArticleReplies, type ReplyBase } from "./article-replies.ts";

/**
 * Answers for the days that were named, from the table of public holidays.
 *
 * @returns `null` when no day was named, so that the article alone speaks
 */
export function calendarReply(
  knowledge: Knowledge,
  texts: Texts,
  articles: ArticleReplies,
  article: Article,
  base: ReplyBase,
): Reply | null {
  const { days } = base.reading;
  if (days === null) return null;
  const { holidays } = knowledge;
  const { language } = base;
  const rows = holidaysWithin(holidays, days);
  const judged = days.from === days.until ? calendarDay(holidays, days.from) : null;
  const blocks =
    judged === null
      ? spanBlocks(texts, holidays, rows, days, language)
      : [paragraph(sentenceOf(texts, judged, days.from, language))];
  const ofDay = judged !== null && "row" in judged ? judged.row.sources : [];
  const sources = [...ofDay, ...rows.flatMap((row) => row.sources)];
  const told = judged !== null && "row" in judged ? [judged.row, ...rows] : rows;
  const asserted = told.map((row) => holidayRowClaim(article.id, row));
  return withTable(knowledge, texts, articles, article, base, { blocks, sources, asserted });
}

function sentenceOf(
  texts: Texts,
  judged: CalendarDay,
  day: PlainDate,
  language: LanguageTag,
): string {
  const date = formatDate(day, language);
  switch (judged.kind) {
    case "holiday": {
      const holiday = texts.say(`holiday.${judged.row.holiday}`, language);
      if (judged.row.provisional) {
        return texts.say("calendar.provisional", language, { date, holiday });
      }
      const from = formatDate(judged.row.from, language);
      const until = formatDate(judged.row.until, language);
      return texts.say("calendar.holiday", language, { date, holiday, from, until });
    }
    case "workedWeekend": {
      const holiday = texts.say(`holiday.${judged.row.holiday}`, language);
      return texts.say("calendar.workedWeekend", language, { date, holiday });
    }
    case "weekend":
      return texts.say("calendar.weekend", language, { date });
    case "workday":
      return texts.say("calendar.workday", language, { date });
    case "notArranged":
      return texts.say("calendar.notArranged", language, { date });
  }
}

function spanBlocks(
  texts: Texts,
  all: readonly HolidayRow[],
  rows: readonly HolidayRow[],
  days: DaysAsked,
  language: LanguageTag,
): Block[] {
  const span = { from: formatDate(days.from, language), until: formatDate(days.until, language) };
  const known = isArranged(all, days.from) && isArranged(all, days.until);
  const items = rows.map((row): Block[] => {
    const values = {
      holiday: texts.say(`holiday.${row.holiday}`, language),
      from: formatDate(row.from, language),
      until: formatDate(row.until, language),
    };
    const key = row.from === row.until ? "calendar.oneDay" : "calendar.severalDays";
    return [paragraph(texts.say(key, language, values))];
  });
  if (items.length === 0) {
    const key = known ? "calendar.noneBetween" : "calendar.noneKnownBetween";
    return [paragraph(texts.say(key, language, span))];
  }
  const blocks: Block[] = [
    paragraph(texts.say("calendar.between", language, span)),
    { type: "list", ordered: false, items },
  ];
  if (!known) blocks.push(paragraph(texts.say("calendar.notAllKnown", language)));
  return blocks;
}
