import type { SourceId } from "../../domain/ids.ts";
import type { RowEdit, WrittenRow } from "../../ports/document-editing.ts";
import { refused, type ContentDeps, type ContentRefused } from "./deps.ts";
import { withDays, type Backing } from "./draft-figures.ts";
import { ENTRY_TABLE, inDocument, SOURCES, type NewText, type View } from "./draft-view.ts";

/** A row of the table of who may enter without a visa as it should be, and who says so. */
export interface RowChange extends Omit<RowEdit, "sources"> {
  /** All that it rests on then. */
  readonly sources: readonly Backing[];
  /** On what it rested, and does no more. */
  readonly without: readonly SourceId[];
}

/**
 * Changes a row, and moves the days on which its sources were seen. What holds for the sources of a figure holds for those of a
 * row: for other days or another stay each of them was looked at anew.
 */
export function withEntryRow(
  { editing, today }: Pick<ContentDeps, "editing" | "today">,
  view: View,
  edit: RowChange,
): readonly NewText[] | ContentRefused {
  const listed = editing.sourceDays((SOURCES === null ? null : view.text(SOURCES)) ?? "");
  if (edit.sources.some(({ id }) => !listed.has(id))) return refused("source_missing");
  const rowIn = (text: string | null): WrittenRow | undefined =>
    editing.rows(text ?? "").find(({ id }) => id === edit.row);
  const before = ENTRY_TABLE === null ? undefined : rowIn(view.text(ENTRY_TABLE));
  if (ENTRY_TABLE === null || before === undefined) return refused("not_there");
  const sources = [...new Set(edit.sources.map(({ id }) => id))];
  const named = new Set([...sources, ...edit.without]);
  if (before.sources.some((id) => !named.has(id))) return refused("source_left_out");

  const said = [before, rowIn(view.inForce(ENTRY_TABLE))].filter((row) => saysSame(row, edit));
  const isBacked = ({ id, seenOn }: Backing): boolean =>
    seenOn === null
      ? said.some((row) => row?.sources.includes(id) === true)
      : seenOn <= today() && (listed.get(id) ?? seenOn) <= seenOn;
  if (!edit.sources.every(isBacked)) return refused("source_unseen");
  const table = inDocument(view, ENTRY_TABLE, (text) =>
    editing.withRow(text, { ...edit, sources }),
  );
  const days = withDays(editing, view, edit.sources);
  if ("kind" in table) return table;
  return "kind" in days ? days : [...table, ...days];
}

function saysSame(row: WrittenRow | undefined, { days, from, until }: RowChange): boolean {
  return row !== undefined && row.days === days && row.from === from && row.until === until;
}
