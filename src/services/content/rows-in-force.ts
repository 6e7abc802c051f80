import type { FactName, Source } from "../../domain/knowledge.ts";
import { parsePlainDate, type PlainDate } from "../../domain/plain-date.ts";
import type { ContentState } from "../../ports/content-store.ts";
import type { WrittenRow } from "../../ports/document-editing.ts";
import type { ContentDeps } from "./deps.ts";
import { ENTRY_TABLE } from "./draft-view.ts";

/** A row of the table of who may enter without a visa, as it stands in force. */
export interface RowInForce extends WrittenRow {
  /** The day that is written, or that the fact holds which is named; `null` for no end. */
  readonly lastDay: PlainDate | null;
}

export interface RowsInForce {
  /** In the order of the table. */
  readonly rows: readonly RowInForce[];
  /** The facts by which a row may name its last day, by name. */
  readonly dateFacts: readonly { readonly name: FactName; readonly day: PlainDate }[];
  readonly sources: readonly Source[];
  /** On which a source may be looked at, and on no later one. */
  readonly today: PlainDate;
}

export function rowsInForce(
  { editing, live, today }: Pick<ContentDeps, "editing" | "live" | "today">,
  { documents }: Pick<ContentState, "documents">,
): RowsInForce {
  const table = ENTRY_TABLE === null ? undefined : documents.get(ENTRY_TABLE);
  const { facts, sources } = live();
  const days = new Map(
    [...facts.values()].flatMap(({ name, values: [only, ...others] }) =>
      only?.value.type === "date" && others.length === 0 && isForAllTime(only.period)
        ? [[name, only.value.value] as const]
        : [],
    ),
  );
  const lastDay = (until: string | null): PlainDate | null =>
    until === null ? null : (parsePlainDate(until) ?? days.get(until) ?? null);
  return {
    rows: editing.rows(table?.text ?? "").map((row) => ({ ...row, lastDay: lastDay(row.until) })),
    dateFacts: [...days].map(([name, day]) => ({ name, day })),
    sources: [...sources.values()],
    today: today(),
  };
}

function isForAllTime({ from, until }: { from: PlainDate | null; until: PlainDate | null }) {
  return from === null && until === null;
}
