import type { Selectable } from "kysely";
import type { GapGroupId, GapState, GapVariant } from "../domain/gap.ts";
import type { ArticleId } from "../domain/ids.ts";
import type { GapGroup } from "../ports/gap-store.ts";
import type { GapGroupTable } from "./tables-insight.ts";

export function readGroup(row: Selectable<GapGroupTable>): GapGroup {
  return {
    id: row.id as GapGroupId,
    nearest: articleOrNull(row.nearest),
    state: row.state as GapState,
    article: row.article as ArticleId | null,
    variants: row.variants === null ? [] : (JSON.parse(row.variants) as GapVariant[]),
    settledAt: instantOrNull(row.settled_at),
    answeredAt: instantOrNull(row.answered_at),
  };
}

function instantOrNull(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}

/** An article’s id as it stands in a row. */
export function articleOrNull(text: string): ArticleId | null {
  return text === "" ? null : (text as ArticleId);
}
