import type { RowId } from "../domain/ids.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import { entryRowId } from "../domain/table-rows.ts";
import type { Edited } from "../ports/document-editing.ts";
import { entryRowSchema } from "./schemas.ts";
import { parseYaml, setKey, spliceYamlAtOnce, valueOf } from "./yaml-splice.ts";

/** When each row was verified; rows that cannot be read are left out. */
export function rowDaysIn(text: string): ReadonlyMap<RowId, PlainDate | null> {
  const rows = tableOf(text)?.rows ?? [];
  return new Map(rows.flatMap((raw) => rowOf(raw) ?? []).map(({ id, day }) => [id, day]));
}

/** The day on which somebody verified some rows. */
export function withRowsVerified(text: string, rows: readonly RowId[], on: PlainDate): Edited {
  const table = tableOf(text);
  if (table === null) return { kind: "refused", why: "unreadable" };
  const places = new Map(
    table.rows.flatMap((raw, place) => {
      const id = rowOf(raw)?.id;
      return id === undefined ? [] : [[id, place] as const];
    }),
  );
  const found = new Set(rows.map((id) => places.get(id) ?? null));
  if (found.has(null)) return { kind: "refused", why: "not_there" };
  const steps = [...found].flatMap((place) =>
    place === null ? [] : [setKey(["rows", place], "verifiedOn", on)],
  );
  const changed = spliceYamlAtOnce(text, steps, {
    ...table,
    rows: table.rows.map((raw, place) =>
      found.has(place) ? { ...(raw as object), verifiedOn: on } : raw,
    ),
  });
  return changed === null
    ? { kind: "refused", why: "unreadable" }
    : { kind: "edited", text: changed };
}

function rowOf(raw: unknown): { readonly id: RowId; readonly day: PlainDate | null } | null {
  const read = entryRowSchema.safeParse(raw);
  if (!read.success) return null;
  const { country, scheme, from = null, until = null, verifiedOn = null } = read.data;
  return { id: entryRowId({ country, scheme, period: { from, until } }), day: verifiedOn };
}

function tableOf(text: string): { readonly rows: readonly unknown[] } | null {
  const yaml = parseYaml(text);
  const value = yaml === null ? null : valueOf(yaml.document);
  const isTable =
    typeof value === "object" && value !== null && "rows" in value && Array.isArray(value.rows);
  return isTable ? (value as { readonly rows: readonly unknown[] }) : null;
}
