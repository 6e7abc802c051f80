import type { DocumentPath } from "../../domain/document.ts";
import type { Draft, Editor } from "../../domain/editing.ts";
import type { AuditDetails } from "../../ports/audit.ts";

/** Documents that an entry of the audit trail names; of more of them it tells how many. */
export const MOST_NOTED = 50;

/** What a save did to words that the draft held already. */
interface Taken {
  /** Documents that are not among its edits any more. */
  readonly dropped: readonly DocumentPath[];
  /** Documents that have other words in it. */
  readonly replaced: readonly DocumentPath[];
}

export function takenFrom(before: Draft, after: Draft): Taken {
  const now = new Map(after.edits.map(({ path, text }) => [path, text]));
  const paths = (isTaken: (edit: Draft["edits"][number]) => boolean): readonly DocumentPath[] =>
    before.edits.filter(isTaken).map(({ path }) => path);
  return {
    dropped: paths(({ path }) => !now.has(path)),
    replaced: paths(({ path, text }) => now.has(path) && now.get(path) !== text),
  };
}

/** What the audit trail tells of it: which documents, and whose words they were. */
export function traceOf(
  { dropped, replaced }: Taken,
  rebased: readonly DocumentPath[],
  writers: ReadonlyMap<DocumentPath, Editor | null>,
): AuditDetails {
  const wrote = [...dropped, ...replaced].flatMap((path) => writers.get(path) ?? []);
  return {
    ...noted("dropped", dropped),
    ...noted("replaced", replaced),
    ...noted("rebased", rebased),
    ...noted("writers", [...new Set(wrote)].sort()),
  };
}

/** Nothing where there is none; of many the first, and how many there are. */
function noted(
  name: "dropped" | "replaced" | "rebased" | "writers",
  all: readonly string[],
): AuditDetails {
  if (all.length === 0) return {};
  const count = all.length > MOST_NOTED ? { [`${name}InAll`]: all.length } : {};
  return { [name]: all.slice(0, MOST_NOTED), ...count };
}
