import type { DocumentEditing } from "../ports/document-editing.ts";
import { claimSourcesIn, withClaimSources } from "./edit-claims.ts";
import { bannerText } from "./edit-banner.ts";
import { factsIn, withValue } from "./edit-facts.ts";
import { sourceDaysIn, withSeenOn, withSource } from "./edit-sources.ts";
import { rowDaysIn, rowsIn, withRow, withRowsVerified } from "./edit-tables.ts";
import {
  factsNamedIn,
  questionsIn,
  reviewDaysIn,
  tableIn,
  withQuestion,
  withVerified,
} from "./edit-texts.ts";

/** Changes of single things in the text of documents. */
export const documentEditing: DocumentEditing = {
  facts: factsIn,
  sourceDays: sourceDaysIn,
  table: tableIn,
  claimSources: claimSourcesIn,
  factsNamed: factsNamedIn,
  questions: questionsIn,
  reviewDays: reviewDaysIn,
  withValue,
  withSource,
  withSeenOn,
  withClaimSources,
  withQuestion,
  withVerified,
  rows: rowsIn,
  rowDays: rowDaysIn,
  withRow,
  bannerText,
  withRowsVerified,
};
