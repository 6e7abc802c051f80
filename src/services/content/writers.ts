import {
  articleOf,
  documentKind,
  readDocumentPath,
  type DocumentPath,
} from "../../domain/document.ts";
import type { Editor, Revision, Withdrawal } from "../../domain/editing.ts";
import type { FactName } from "../../domain/knowledge.ts";
import { parsePlainDate } from "../../domain/plain-date.ts";
import type { ReleaseChange } from "../../ports/content-store.ts";
import type { WrittenFact } from "../../ports/document-editing.ts";
import { createTurns } from "../turns.ts";
import type { ContentDeps } from "./deps.ts";

type WriterDeps = Pick<ContentDeps, "store" | "state" | "editing" | "clock">;
type FactReading = Pick<WriterDeps["editing"], "facts">;
type ReturningDeps = Pick<ContentDeps, "store" | "editing" | "clock">;

/** Of a document’s history, in one answer. */
const PAGE = 50;

/**
 * Who wrote what would be told again if a withdrawal were lifted, as it is in force and as it was when it was withdrawn: whoever
 * brought a line of the article’s documents, or of the table for which it speaks, or a value of a figure that the withdrawn
 * claims name. What was taken away since may be brought back, so that taking it away makes nobody another person.
 */
export async function writersOf(
  deps: WriterDeps,
  withdrawal: Pick<Withdrawal, "article" | "claim" | "at">,
): Promise<ReadonlySet<Editor>> {
  const { store, state, clock } = deps;
  const turn = createTurns(clock);
  const [{ documents }, superseded] = [await state(), await store.supersededSince(withdrawal.at)];
  const texts = new Map([...documents].map(([path, { text }]) => [path, [text]]));
  for (const { path, text } of superseded) {
    if (text !== null) texts.set(path, [...(texts.get(path) ?? []), text]);
  }
  const partsIn = await partsUnder(deps, withdrawal, texts, turn);
  const releases = new Set<number>();
  for (const [path, words] of texts) {
    const partsOf = partsIn(path);
    if (partsOf === null) continue;
    // They come again in the history, where they are not read once more.
    const known = new Map<string, readonly string[]>();
    for (const each of words) {
      await turn();
      known.set(each, partsOf(each));
    }
    const sought = new Set([...known.values()].flat());
    const knownOr: PartsOf = (text) => known.get(text) ?? partsOf(text);
    const history = { path, before: null, sought, partsOf: knownOr };
    for (const release of await releasesOf(store, history, turn)) releases.add(release);
  }
  return writersIn(store, releases);
}

/** Who wrote what comes into force again when a release is taken back: whoever brought a line or a value that it took away. */
export async function returningWriters(
  { store, editing, clock }: ReturningDeps,
  changes: readonly ReleaseChange[],
): Promise<ReadonlySet<Editor>> {
  const turn = createTurns(clock);
  const releases = new Set<number>();
  for (const { before, after } of changes) {
    if (before === null || before.text === null) continue;
    const partsOf = await partsLost(editing, before.text, after, turn);
    const kept = new Set(partsOf(after.text ?? ""));
    const sought = new Set(partsOf(before.text).filter((part) => !kept.has(part)));
    const history = { path: after.path, before: after.id, sought, partsOf };
    for (const release of await releasesOf(store, history, turn)) releases.add(release);
  }
  return writersIn(store, releases);
}

/**
 * Who wrote a line of the articles whose documents a release changed, as these are once it is taken back. A correction may have
 * ended what they say by adding to it alone, as a last day or an exception.
 */
export async function writersAround(
  { store, state, clock }: Pick<WriterDeps, "store" | "state" | "clock">,
  changes: readonly ReleaseChange[],
): Promise<ReadonlySet<Editor>> {
  const turn = createTurns(clock);
  const articles = new Set(changes.flatMap(({ after }) => articleOf(after.path) ?? []));
  const texts = new Map<DocumentPath, string>();
  for (const [path, { text }] of (await state()).documents) {
    const article = articleOf(path);
    if (article !== null && articles.has(article)) texts.set(path, text);
  }
  for (const { before, after } of changes) {
    if (before === null || before.text === null) texts.delete(after.path);
    else if (articleOf(after.path) !== null) texts.set(after.path, before.text);
  }
  const releases = new Set<number>();
  for (const [path, text] of texts) {
    const history = { path, before: null, sought: new Set(linesOf(text)), partsOf: linesOf };
    for (const release of await releasesOf(store, history, turn)) releases.add(release);
  }
  return writersIn(store, releases);
}

async function writersIn(
  store: Pick<WriterDeps["store"], "writersOf">,
  releases: ReadonlySet<number>,
): Promise<ReadonlySet<Editor>> {
  const writers = await store.writersOf([...releases]);
  return new Set([...writers.values()].flat());
}

/** Parts of a text that somebody wrote. */
type PartsOf = (text: string) => readonly string[];
type Turn = () => Promise<void>;

/** How documents fall into parts on which something withdrawn rests; `null` for a document on which it does not. */
async function partsUnder(
  { editing }: Pick<WriterDeps, "editing">,
  { article, claim }: Pick<Withdrawal, "article" | "claim">,
  texts: ReadonlyMap<DocumentPath, readonly string[]>,
  turn: Turn,
): Promise<(path: DocumentPath) => PartsOf | null> {
  const names = new Set<FactName>();
  const tables = new Set<DocumentPath>();
  for (const [path, words] of texts) {
    if (articleOf(path) !== article) continue;
    for (const each of words) {
      await turn();
      if (documentKind(path) === "text") {
        for (const name of editing.factsNamed(each, claim)) names.add(name);
      } else if (documentKind(path) === "article") {
        const table = readDocumentPath(`knowledge/tables/${editing.table(each) ?? ""}.yaml`);
        if (table !== null) tables.add(table);
      }
    }
  }
  for (const table of tables) {
    for (const each of texts.get(table) ?? []) {
      await turn();
      for (const name of endFactsIn(editing, each)) names.add(name);
    }
  }
  const values: PartsOf = (text) => valuesOf(editing, text, names);
  return (path) => {
    if (articleOf(path) === article || tables.has(path)) return linesOf;
    return documentKind(path) === "facts" && names.size > 0 ? values : null;
  };
}

/** The date facts by which rows of a table name their last day. */
function endFactsIn(
  editing: Pick<WriterDeps["editing"], "rows">,
  table: string,
): readonly FactName[] {
  const ends = editing.rows(table).flatMap(({ until }) => until ?? []);
  return [...new Set(ends)].filter((end) => parsePlainDate(end) === null);
}

/** How a document falls into parts of which some are gone: where values of facts are gone, these by their names as well. */
async function partsLost(
  editing: FactReading,
  before: string,
  { path, text: after }: ReleaseChange["after"],
  turn: Turn,
): Promise<PartsOf> {
  await turn();
  if (documentKind(path) !== "facts") return linesOf;
  // Both are read again for their parts.
  const known = new Map([[before, editing.facts(before)]]);
  await turn();
  if (after !== null) known.set(after, editing.facts(after));
  const reading: FactReading = { facts: (text) => known.get(text) ?? editing.facts(text) };
  const kept = new Set(reading.facts(after ?? "").flatMap(partsOfFact));
  const names = new Set(
    reading
      .facts(before)
      .filter((fact) => partsOfFact(fact).some((part) => !kept.has(part)))
      .map(({ name }) => name),
  );
  return (text) => [...linesOf(text), ...valuesOf(reading, text, names)];
}

/** Lines that say something; whoever writes one once more than it stands there brings that one. */
function linesOf(text: string): readonly string[] {
  const times = new Map<string, number>();
  return text
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => {
      const nth = (times.get(line) ?? 0) + 1;
      times.set(line, nth);
      return `${String(nth)} ${line}`;
    });
}

function valuesOf(
  editing: FactReading,
  text: string,
  names: ReadonlySet<FactName>,
): readonly string[] {
  // To read a document takes some milliseconds, and most name none of them.
  if (![...names].some((name) => text.includes(name))) return [];
  return editing
    .facts(text)
    .filter(({ name }) => names.has(name))
    .flatMap(partsOfFact);
}

function partsOfFact({ name, values }: WrittenFact): readonly string[] {
  return values.map(({ value, period }) => JSON.stringify([name, value, period]));
}

interface SoughtParts {
  readonly path: DocumentPath;
  /** The revision before which to look; `null` for all of them. */
  readonly before: number | null;
  readonly sought: ReadonlySet<string>;
  readonly partsOf: PartsOf;
}

/** The releases that brought a part that is sought: each time that it was not there before. */
async function releasesOf(
  store: Pick<WriterDeps["store"], "history">,
  { path, before, sought, partsOf }: SoughtParts,
  turn: Turn,
): Promise<readonly number[]> {
  if (sought.size === 0) return [];
  const releases: number[] = [];
  let later: { readonly release: number; readonly parts: readonly string[] } | null = null;
  const note = (known: ReadonlySet<string>): void => {
    if (later?.parts.some((part) => !known.has(part))) releases.push(later.release);
  };
  for (let next = before, isLast = false; !isLast;) {
    const page: readonly Revision[] = await store.history(path, next, PAGE);
    for (const { release, text } of page) {
      await turn();
      const parts = partsOf(text ?? "").filter((part) => sought.has(part));
      note(new Set(parts));
      later = { release, parts };
    }
    next = page.at(-1)?.id ?? null;
    isLast = page.length < PAGE;
  }
  note(new Set());
  return releases;
}
