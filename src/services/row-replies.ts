import type { Reply } from "../domain/answer.ts";
import { isTableSilent } from "../domain/held-back.ts";
import type { Article, ClaimId, Knowledge, PlaceId } from "../domain/knowledge.ts";
import type { DaysAsked, Reading } from "../domain/reading.ts";
import { centreRowClaim, countryOfRow, holidayRowClaim } from "../domain/table-rows.ts";
import type { Texts } from "../ports/texts.ts";
import type { ArticleReplies, ReplyBase } from "./article-replies.ts";
import { calendarReply } from "./calendar-replies.ts";
import { centreReply } from "./centre-replies.ts";
import { createEntryReplies } from "./entry-replies.ts";

/** Passports, or places, of which something is said in one message. */
const MOST_ASKED = 10;

/**
 * What a table says now of the passports, days or places of some of its rows, as to somebody who asks for these; nothing where
 * the table is silent, or all is gone that would have to be asked for.
 *
 * @param rows by the claims that they are told as
 */
export function rowReplies(
  { knowledge, texts }: { readonly knowledge: Knowledge; readonly texts: Texts },
  articles: ArticleReplies,
  article: Article,
  rows: readonly ClaimId[],
  base: ReplyBase,
): readonly Reply[] {
  if (rows.length === 0 || isTableSilent(knowledge.heldBack, article)) return [];
  const asking = (reading: Partial<Reading>): ReplyBase => ({
    ...base,
    reading: { ...base.reading, ...reading },
  });
  switch (article.table?.name) {
    case "visa-free": {
      const nationalities = countriesOf(rows).slice(0, MOST_ASKED);
      if (nationalities.length === 0) return [];
      const entry = createEntryReplies(knowledge, texts, articles);
      return found([entry.reply(article, asking({ nationalities }), true)]);
    }
    case "holidays": {
      const days = daysOf(knowledge, article, rows);
      if (days === null) return [];
      return found([calendarReply(knowledge, texts, articles, article, asking({ days }))]);
    }
    case "centres":
      return found(
        placesOf(knowledge, article, rows)
          .slice(0, MOST_ASKED)
          .map((id) => asking({ place: { id, words: "" } }))
          .map((each) => centreReply(knowledge, texts, articles, article, each)),
      );
    case undefined:
      return [];
  }
}

function found(replies: readonly (Reply | null)[]): readonly Reply[] {
  return replies.filter((each) => each !== null);
}

/** Of a row that is gone as well: what holds without it is said of its passport. */
function countriesOf(rows: readonly ClaimId[]): readonly string[] {
  return [...new Set(rows.flatMap((row) => countryOfRow(row) ?? []))];
}

/** From the first day off of the holidays to the last one; `null` where none of them is there. */
function daysOf(
  { holidays }: Knowledge,
  { id }: Article,
  rows: readonly ClaimId[],
): DaysAsked | null {
  const own = holidays.filter((row) => rows.includes(holidayRowClaim(id, row).claim));
  const from = own.map((row) => row.from).sort()[0];
  const until = own
    .map((row) => row.until)
    .sort()
    .at(-1);
  return from === undefined || until === undefined ? null : { from, until };
}

function placesOf(
  { centres }: Knowledge,
  { id }: Article,
  rows: readonly ClaimId[],
): readonly PlaceId[] {
  const own = centres.filter((centre) => rows.includes(centreRowClaim(id, centre).claim));
  return [...new Set(own.map(({ place }) => place))];
}
