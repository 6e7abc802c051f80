import type { DocumentEditing } from "../ports/document-editing.ts";
import { claimSourcesIn, withClaimSources } from "./edit-claims.ts";
import { bannerText } from "./edit-banner.ts";
import { factsIn, withValue } from "./edit-facts.ts";
import { sourceDaysIn, withSeenOn, withSource } from "./edit-sources.ts";
import { rowDaysIn, rowsIn, withRow, withRowsVerified } from "./edit-tables.ts";
import { factsNamedIn, reviewDaysIn, tableIn, withVerified } from "./edit-texts.ts";
import { questionsIn, waysIn, withoutWay, withWay, withWayMoved } from "./edit-ways.ts";

/** Changes of single things in the text of documents. */
export const documentEditing: DocumentEditing = {
  facts: factsIn,
  sourceDays: sourceDaysIn,
  table: tableIn,
  claimSources: claimSourcesIn,
  factsNamed: factsNamedIn,
  questions: questionsIn,
  ways: waysIn,
  reviewDays: reviewDaysIn,
  withValue,
  withSource,
  withSeenOn,
  withClaimSources,
  withWay,
  withWayMoved,
  withoutWay,
  withVerified,
  rows: rowsIn,
  rowDays: rowDaysIn,
  withRow,
  bannerText,
  withRowsVerified,
};
