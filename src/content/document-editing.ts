import type { DocumentEditing } from "../ports/document-editing.ts";
import { factsIn, withValue } from "./edit-facts.ts";
import { sourceIdsIn, withSource } from "./edit-sources.ts";
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
  sourceIds: sourceIdsIn,
  table: tableIn,
  factsNamed: factsNamedIn,
  questions: questionsIn,
  reviewDays: reviewDaysIn,
  withValue,
  withSource,
  withQuestion,
  withVerified,
};
