import { documentKind, readDocumentPath, type DocumentPath } from "../../domain/document.ts";
import type { FactName, SourceId } from "../../domain/ids.ts";
import { SOURCE_LANGUAGE } from "../../domain/locale.ts";
import type { WrittenFact } from "../../ports/document-editing.ts";
import type { ContentDeps, ContentRefused } from "./deps.ts";
import { inDocument, type NewText, type View } from "./draft-view.ts";

/** A figure that rests no more on some sources. */
export interface LeftSources {
  readonly name: FactName;
  /** All that it rests on now. */
  readonly sources: readonly SourceId[];
  readonly without: readonly SourceId[];
}

/**
 * The articles whose sentences tell a figure and name a source that backs it no more: whoever reads the answer would take that
 * source for one that says the figure. It stays where another figure of the sentence rests on it, and a sentence that would have
 * no source left rests on those of the figure.
 *
 * @param facts as they are with the change
 */
export function withoutLeftSources(
  editing: ContentDeps["editing"],
  view: View,
  figure: LeftSources,
  facts: (path: DocumentPath) => string | null,
): readonly NewText[] | ContentRefused {
  const written = factsIn(editing, view, facts);
  const texts: NewText[] = [];
  for (const path of figure.without.length === 0 ? [] : view.paths) {
    if (documentKind(path) !== "article") continue;
    const changes = changesIn(editing, view, path, figure, written);
    if (changes.size === 0) continue;
    const changed = inDocument(view, path, (text) => editing.withClaimSources(text, changes));
    if ("kind" in changed) return changed;
    texts.push(...changed);
  }
  return texts;
}

/** Of each claim that changes all its sources. */
function changesIn(
  editing: ContentDeps["editing"],
  view: View,
  path: DocumentPath,
  { name, sources, without }: LeftSources,
  written: ReadonlyMap<FactName, WrittenFact>,
): ReadonlyMap<string, readonly SourceId[]> {
  const english = readDocumentPath(path.replace(/article\.yaml$/, `${SOURCE_LANGUAGE}.md`));
  const words = (english === null ? null : view.text(english)) ?? "";
  const changes = new Map<string, readonly SourceId[]>();
  for (const [claim, own] of editing.claimSources(view.text(path) ?? "")) {
    if (!own.some((id) => without.includes(id))) continue;
    const named = editing.factsNamed(words, claim);
    if (!named.has(name)) continue;
    const backing = new Set([...named].flatMap((each) => backingOf(written.get(each))));
    const kept = own.filter((id) => backing.has(id) || !without.includes(id));
    if (kept.length < own.length) changes.set(claim, kept.length === 0 ? sources : kept);
  }
  return changes;
}

function backingOf(fact: WrittenFact | undefined): readonly SourceId[] {
  return fact?.values.flatMap(({ sources }) => sources) ?? [];
}

function factsIn(
  editing: ContentDeps["editing"],
  { paths }: View,
  textOf: (path: DocumentPath) => string | null,
): ReadonlyMap<FactName, WrittenFact> {
  const documents = paths.filter((path) => documentKind(path) === "facts");
  const all = documents.flatMap((path) => editing.facts(textOf(path) ?? ""));
  return new Map(all.map((fact) => [fact.name, fact]));
}
