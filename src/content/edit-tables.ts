import type { RowId } from "../domain/ids.ts";
import { parsePlainDate, type PlainDate } from "../domain/plain-date.ts";
import { entryRowId } from "../domain/table-rows.ts";
import type { Edited, EditRefusal, RowEdit, WrittenRow } from "../ports/document-editing.ts";
import { entryRowSchema } from "./schemas.ts";
import {
  parseYaml,
  removeKey,
  setKey,
  spliceYaml,
  spliceYamlAtOnce,
  valueOf,
  type YamlStep,
} from "./yaml-splice.ts";

/** The rows of the table, in its order; those that cannot be read are left out. */
export function rowsIn(text: string): readonly WrittenRow[] {
  return (tableOf(text)?.rows ?? []).flatMap((raw) => rowOf(raw) ?? []);
}

/** When each row was verified; rows that cannot be read are left out. */
export function rowDaysIn(text: string): ReadonlyMap<RowId, PlainDate | null> {
  return new Map(rowsIn(text).map(({ id, verifiedOn }) => [id, verifiedOn]));
}

/** The day on which somebody verified some rows. */
export function withRowsVerified(text: string, rows: readonly RowId[], on: PlainDate): Edited {
  const table = tableOf(text);
  if (table === null) return refused("unreadable");
  const places = new Map(
    table.rows.flatMap((raw, place) => {
      const id = rowOf(raw)?.id;
      return id === undefined ? [] : [[id, place] as const];
    }),
  );
  const found = new Set(rows.map((id) => places.get(id) ?? null));
  if (found.has(null)) return refused("not_there");
  const steps = [...found].flatMap((place) =>
    place === null ? [] : [setKey(["rows", place], "verifiedOn", on)],
  );
  const changed = spliceYamlAtOnce(text, steps, {
    ...table,
    rows: table.rows.map((raw, place) =>
      found.has(place) ? { ...(raw as object), verifiedOn: on } : raw,
    ),
  });
  return editedTo(changed);
}

/**
 * One row, with other days, another length of stay or other sources. Who verified it verified what it said: where it says
 * something else, that day goes.
 */
export function withRow(text: string, edit: RowEdit): Edited {
  const table = tableOf(text);
  if (table === null) return refused("unreadable");
  const place = table.rows.findIndex((raw) => rowOf(raw)?.id === edit.row);
  const before = table.rows[place];
  const known = rowOf(before);
  if (known === null) return refused("not_there");
  const { from, until, sources, confidence } = edit;
  const says = known.days !== edit.days || known.from !== from || known.until !== until;
  const wanted = {
    ...(before as object),
    days: edit.days ?? undefined,
    from: from ?? undefined,
    until: until ?? undefined,
    sources,
    confidence,
    ...(says ? { verifiedOn: undefined } : {}),
  };
  const lastDay = until === null ? null : parsePlainDate(until);
  const isBackwards = from !== null && lastDay !== null && lastDay < from;
  if (isBackwards || !entryRowSchema.safeParse(wanted).success) return refused("value_invalid");
  const steps = Object.entries(wanted).flatMap(([key, value]) =>
    stepOf(["rows", place], key, { before: (before as Record<string, unknown>)[key], value }),
  );
  const rows = table.rows.map((raw, index) => (index === place ? wanted : raw));
  return editedTo(spliceYaml(text, steps, { ...table, rows }));
}

function stepOf(
  path: readonly (string | number)[],
  key: string,
  { before, value }: { readonly before: unknown; readonly value: unknown },
): readonly YamlStep[] {
  if (JSON.stringify(before) === JSON.stringify(value)) return [];
  if (value === undefined) return [removeKey(path, key)];
  // Days, names and numbers of a row that was read stand without quotes.
  const written = Array.isArray(value) ? `[${value.join(", ")}]` : `${value as string | number}`;
  return [setKey(path, key, written, KEYS.slice(0, KEYS.indexOf(key)).toReversed())];
}

/** In the order in which a row is written. */
const KEYS = ["country", "scheme", "days", "window", "from", "until", "sources", "confidence"];

function rowOf(raw: unknown): WrittenRow | null {
  const read = entryRowSchema.safeParse(raw);
  if (!read.success) return null;
  const { country, scheme, days = null, window = null, from = null, until = null } = read.data;
  const { sources, confidence, verifiedOn = null } = read.data;
  const end = until === null ? null : parsePlainDate(until);
  const endFact = until === null || end !== null ? {} : { endFact: until };
  const id = entryRowId({ country, scheme, period: { from, until: end }, ...endFact });
  return { id, country, scheme, days, window, from, until, sources, confidence, verifiedOn };
}

function editedTo(text: string | null): Edited {
  return text === null ? refused("unreadable") : { kind: "edited", text };
}

function refused(why: EditRefusal): Edited {
  return { kind: "refused", why };
}

function tableOf(text: string): { readonly rows: readonly unknown[] } | null {
  const yaml = parseYaml(text);
  const value = yaml === null ? null : valueOf(yaml.document);
  const isTable =
    typeof value === "object" && value !== null && "rows" in value && Array.isArray(value.rows);
  return isTable ? (value as { readonly rows: readonly unknown[] }) : null;
}
