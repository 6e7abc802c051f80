import { documentKind, type DocumentPath } from "../../domain/document.ts";
import type { FactName, SourceId } from "../../domain/ids.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Edited, ValueEdit, WrittenValue } from "../../ports/document-editing.ts";
import { refused, type ContentDeps, type ContentRefused } from "./deps.ts";
import { withoutLeftSources } from "./draft-claim-sources.ts";
import { inDocument, SOURCES, type NewText, type View } from "./draft-view.ts";

/** A value of a fact as it should be, and who says so. */
export interface FigureEdit extends Omit<ValueEdit, "sources"> {
  /** All that it rests on then. */
  readonly sources: readonly Backing[];
  /** On what it rested, and does no more. */
  readonly without: readonly SourceId[];
}

export interface Backing {
  readonly id: SourceId;
  /** When somebody looked whether it says so; `null` for one that backs the very same value already, and was not looked at again. */
  readonly seenOn: PlainDate | null;
}

type FigureDeps = Pick<ContentDeps, "editing" | "today">;

/** Changes or adds a value, and moves the days on which its sources were seen; sentences follow those that it leaves. */
export function withFigure(
  { editing, today }: FigureDeps,
  view: View,
  edit: FigureEdit,
): readonly NewText[] | ContentRefused {
  const { name, entry, without } = edit;
  const listed = editing.sourceDays((SOURCES === null ? null : view.text(SOURCES)) ?? "");
  if (edit.sources.some(({ id }) => !listed.has(id))) return refused("source_missing");
  const path = homeOfFact(editing, view, name);
  if (path === null) return refused("not_there");
  const valuesIn = (text: string | null): readonly WrittenValue[] =>
    editing.facts(text ?? "").find((fact) => fact.name === name)?.values ?? [];

  const sources = [...new Set(edit.sources.map(({ id }) => id))];
  const figure = inDocument(view, path, (text) => editing.withValue(text, { ...edit, sources }));
  if ("kind" in figure) return figure;
  const known = valuesIn(view.text(path));
  const before = entry === null ? undefined : known[entry];
  const named = new Set([...sources, ...without]);
  if (before?.sources.some((id) => !named.has(id)) === true) return refused("source_left_out");

  const after = valuesIn(figure[0]?.text ?? null).at(entry ?? -1);
  const said = [...known, ...valuesIn(view.inForce(path))].filter((value) => isSame(value, after));
  const isBacked = ({ id, seenOn }: Backing): boolean =>
    seenOn === null
      ? said.some((value) => value.sources.includes(id))
      : seenOn <= today() && (listed.get(id) ?? seenOn) <= seenOn;
  if (!edit.sources.every(isBacked)) return refused("source_unseen");
  const days = withDays(editing, view, edit.sources);
  if ("kind" in days) return days;
  const factsOf = (each: DocumentPath): string | null =>
    figure.find((changed) => changed.path === each)?.text ?? view.text(each);
  const claims = withoutLeftSources(editing, view, { name, sources, without }, factsOf);
  return "kind" in claims ? claims : [...figure, ...days, ...claims];
}

/** A figure is what it says and when. */
function isSame(a: WrittenValue, b: WrittenValue | undefined): boolean {
  const said = ({ value, period }: WrittenValue): string => JSON.stringify([value, period]);
  return b !== undefined && said(a) === said(b);
}

/** The list of sources with the days on which somebody looked; nothing where it has them already. */
export function withDays(
  editing: FigureDeps["editing"],
  view: View,
  sources: readonly Backing[],
): readonly NewText[] | ContentRefused {
  const before = (SOURCES === null ? null : view.text(SOURCES)) ?? "";
  const seen = sources.flatMap(({ id, seenOn }) =>
    seenOn === null || editing.sourceDays(before).get(id) === seenOn ? [] : [{ id, seenOn }],
  );
  if (seen.length === 0) return [];
  return inDocument(view, SOURCES, (text) =>
    seen.reduce<Edited>(
      (edited, { id, seenOn }) =>
        edited.kind === "refused" ? edited : editing.withSeenOn(edited.text, id, seenOn),
      { kind: "edited", text },
    ),
  );
}

/** The document in which a fact stands; `null` when there is none of that name. */
function homeOfFact(
  editing: FigureDeps["editing"],
  view: View,
  name: FactName,
): DocumentPath | null {
  const home = view.paths.find(
    (path) =>
      documentKind(path) === "facts" &&
      editing.facts(view.text(path) ?? "").some((fact) => fact.name === name),
  );
  return home ?? null;
}
