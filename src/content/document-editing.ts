import type { DocumentEditing } from "../ports/document-editing.ts";
import { factsIn, withValue } from "./edit-facts.ts";
import { sourceDaysIn, withSeenOn, withSource } from "./edit-sources.ts";
import { rowDaysIn, withRowsVerified } from "./edit-tables.ts";
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
  factsNamed: factsNamedIn,
  questions: questionsIn,
  reviewDays: reviewDaysIn,
  withValue,
  withSource,
  withSeenOn,
  withQuestion,
  withVerified,
  rowDays: rowDaysIn,
  withRowsVerified,
};
