import { statSync } from "node:fs";
import path from "node:path";
import type { Article, ArticleId, ArticleText, Knowledge } from "../domain/knowledge.ts";
import { NOTHING_HELD_BACK } from "../domain/held-back.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { plainDateAt } from "../domain/plain-date.ts";
import type { Purpose } from "../domain/reading.ts";
import { createFolder, type Folder } from "./folder.ts";
import { Problems, type Problem } from "./problem.ts";
import type { RawText } from "./raw-text.ts";
import { languageOfFile, readArticle, type ReadArticle, type Shelf } from "./read-article.ts";
import { readBanner } from "./read-banner.ts";
import { readForeignText } from "./read-article-text.ts";
import { readHolidays } from "./read-holidays.ts";
import { checkPlaceNames, readCentres, readPlaces } from "./read-places.ts";
import { checkPublisherNames, readPublishers } from "./read-publishers.ts";
import { readProgrammes } from "./read-programmes.ts";
import {
  ENTRY_TABLE_FILE,
  readAllowedNames,
  readContacts,
  readEntryTable,
  readFacts,
  readNegatives,
  readSources,
  type EntryTable,
} from "./read-tables.ts";
import { wordsAlone } from "./ways.ts";

/** What loading a folder gave: knowledge to serve, or the faults that forbid serving any of it. */
export type LoadResult =
  | {
      readonly ok: true;
      readonly knowledge: Knowledge;
      readonly articles: readonly ReadArticle[];
      /** What rules that came later say of it. */
      readonly warnings: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Folders that hold no articles. */
const NO_TOPICS: ReadonlySet<string> = new Set(["facts", "tables", "negatives"]);

/**
 * Loads `knowledge/` as a whole, or nothing of it.
 *
 * A folder without `sources.yaml` holds foreign articles: each needs only a title, and each cites itself.
 */
export function loadKnowledge(root: string): LoadResult {
  const folder = createFolder(root);
  const problems = new Problems();
  if (folder.folders("").length === 0) {
    problems.add(".", 1, `there is no folder with articles at ${root}`);
    return { ok: false, problems: problems.all() };
  }
  return folder.read("sources.yaml") === null
    ? loadForeign(root, folder, problems)
    : withoutUnread(readKnowledge(folder));
}

/** As the files of the project are looked at: they keep to all rules, those that came later too. */
export function keepingToAllRules(read: LoadResult): LoadResult {
  return read.ok && read.warnings.length > 0 ? { ok: false, problems: read.warnings } : read;
}

/** Files are answered from as they are: words of a model that nobody read have no place among them. */
function withoutUnread(read: LoadResult): LoadResult {
  if (!read.ok) return read;
  const problems = new Problems();
  for (const { unread, file, lineOf } of read.articles.flatMap(({ texts }) => texts)) {
    if (unread)
      problems.add(file, lineOf(["unread"]), "a model wrote this, and nobody has read it");
  }
  return problems.none ? read : { ok: false, problems: problems.all() };
}

/** Reads knowledge of our own, from wherever its documents are: all of it, or its faults. */
export function readKnowledge(folder: Folder): LoadResult {
  const problems = new Problems();
  const surroundings = readSurroundings(folder, problems);
  const articles: ReadArticle[] = [];
  for (const [topic, slug] of articleFolders(folder)) {
    const read = readArticle(folder, topic, slug, surroundings.shelf, problems);
    if (read !== null) articles.push(read);
  }
  checkAcross(articles, new Set(articles.map(({ article }) => article.id)), surroundings, problems);
  const found = articles.map(({ article }) => article);
  const knowledge = assemble(folder, surroundings, found, problems);
  return problems.none
    ? { ok: true, knowledge, articles, warnings: problems.warnings() }
    : { ok: false, problems: problems.all() };
}

/** All that is no article. */
export interface Surroundings {
  readonly shelf: Shelf;
  readonly table: EntryTable;
  readonly rest: Pick<
    Knowledge,
    "banner" | "publishers" | "negatives" | "holidays" | "places" | "centres"
  >;
}

export function readSurroundings(folder: Folder, problems: Problems): Surroundings {
  const sources = readSources(folder, problems);
  const facts = readFacts(folder, sources, problems);
  const places = readPlaces(folder, problems);
  const shelf: Shelf = {
    sources,
    facts,
    contacts: readContacts(folder, sources, facts, problems),
    places,
    allowedNames: readAllowedNames(folder, problems),
  };
  const table = readEntryTable(folder, sources, facts, problems);
  const banner = readBanner(folder, problems);
  const publishers = readPublishers(folder, problems);
  const negatives = readNegatives(folder, problems);
  const holidays = readHolidays(folder, sources, facts, problems);
  const centres = readCentres(folder, { sources, facts, places }, problems);
  return { shelf, table, rest: { banner, publishers, negatives, holidays, places, centres } };
}

/**
 * Puts articles and what surrounds them together, with the faults that show only then.
 *
 * @param leftOut those of the articles that say nothing: no language is offered for them, and no purpose is sent to them
 */
export function assemble(
  folder: Folder,
  { shelf, table, rest }: Surroundings,
  articles: readonly Article[],
  problems: Problems,
  leftOut: ReadonlySet<ArticleId> = new Set(),
): Knowledge {
  const languages = offeredLanguages(articles.filter(({ id }) => !leftOut.has(id)));
  const elsewhere = Object.entries(table.elsewhere) as [Purpose, ArticleId][];
  const ids = new Set(articles.map(({ id }) => id));
  const programmes = readProgrammes(folder, shelf.sources, ids, problems);
  checkContacts(shelf, languages, problems);
  checkPlaceNames(rest.places, rest.centres, languages, problems);
  checkPublisherNames(rest.publishers, languages, problems);
  return {
    ...rest,
    sources: shelf.sources,
    facts: shelf.facts,
    contacts: shelf.contacts,
    entryRules: table.rules,
    articleForPurpose: new Map(elsewhere.filter(([, id]) => !leftOut.has(id))),
    programmes,
    articles: new Map(articles.map((article) => [article.id, article])),
    languages,
    heldBack: NOTHING_HELD_BACK,
  };
}

export function* articleFolders(folder: Folder): Generator<[topic: string, slug: string]> {
  for (const topic of folder.folders("")) {
    if (NO_TOPICS.has(topic)) continue;
    for (const slug of folder.folders(topic)) yield [topic, slug];
  }
}

/**
 * Faults that show only when all articles are seen together.
 *
 * @param ids of all articles that may be named, whether or not they are among these
 */
export function checkAcross(
  articles: readonly ReadArticle[],
  ids: ReadonlySet<ArticleId>,
  { table }: Pick<Surroundings, "table">,
  problems: Problems,
): void {
  /** The text that is asked for by each question, by language and words. */
  const asked = new Map<LanguageTag, Map<string, RawText>>();
  for (const { article, file, lineOf, texts } of articles) {
    for (const [index, related] of article.related.entries()) {
      if (!ids.has(related) || related === article.id) {
        problems.add(file, lineOf(["related", index]), `there is no other article ${related}`);
      }
    }
    for (const text of texts) {
      for (const run of text.words) {
        const [literal] = run.text;
        if (run.use !== "url" || typeof literal !== "string") continue;
        const target = literal.replace("article:", "") as ArticleId;
        if (!ids.has(target)) problems.add(text.file, run.line, `there is no article ${target}`);
      }
      const known = asked.get(text.language) ?? new Map<string, RawText>();
      asked.set(text.language, known);
      for (const way of text.ways) {
        const words = wordsAlone(way.text);
        const elsewhere = known.get(words);
        if (elsewhere !== undefined) {
          const { file: other } = elsewhere.placeOfWay(way);
          const { file: own, line } = text.placeOfWay(way);
          problems.add(own, line, `the question “${way.text}” stands in ${other} already`);
        }
        known.set(words, text);
      }
    }
  }
  for (const [purpose, target] of Object.entries(table.elsewhere)) {
    if (!ids.has(target))
      problems.add(ENTRY_TABLE_FILE, table.lineOf(purpose), `there is no article ${target}`);
  }
}

function checkContacts(shelf: Shelf, languages: readonly LanguageTag[], problems: Problems): void {
  for (const contact of shelf.contacts.values()) {
    for (const language of languages) {
      if (!contact.names.has(language)) {
        problems.add(
          "tables/contacts.yaml",
          1,
          `the contact “${contact.id}” has no name in “${language}”`,
        );
      }
    }
  }
}

/**
 * The languages in which the service can speak for itself: every article of the topic `conversation` has a text. Where there
 * is none of those, every article has to have one. An article that was written today is not there in the others yet.
 */
function offeredLanguages(articles: readonly Article[]): LanguageTag[] {
  const own = articles.filter(({ topic }) => topic === "conversation");
  const [first, ...rest] = (own.length > 0 ? own : articles).map(({ texts }) => [...texts.keys()]);
  return (first ?? []).filter((tag) => rest.every((tags) => tags.includes(tag))).sort();
}

function loadForeign(root: string, folder: Folder, problems: Problems): LoadResult {
  const articles = new Map<ArticleId, Article>();
  const sources: Knowledge["sources"] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : never =
    new Map();
  const languages = new Set<LanguageTag>();
  for (const [topic, slug] of articleFolders(folder)) {
    const id: ArticleId = `${topic}/${slug}`;
    const texts = readForeignTexts(folder, id, problems);
    const [first] = texts.values();
    if (first === undefined) continue;
    for (const language of texts.keys()) languages.add(language);
    sources.set(id, {
      id,
      title: first.title,
      publisher: id,
      citing: null,
      url: null,
      seenOn: plainDateAt(statSync(path.join(root, id)).mtime, "UTC"),
      confidence: "medium",
    });
    articles.set(id, foreignArticle(id, topic, texts));
  }
  if (articles.size === 0) problems.add(".", 1, `there are no articles at ${root}`);
  if (!problems.none) return { ok: false, problems: problems.all() };
  const knowledge: Knowledge = {
    sources,
    publishers: new Map(),
    facts: new Map(),
    contacts: new Map(),
    entryRules: [],
    articleForPurpose: new Map(),
    holidays: [],
    places: new Map(),
    centres: [],
    programmes: [],
    negatives: [],
    articles,
    languages: [...languages].sort(),
    heldBack: NOTHING_HELD_BACK,
  };
  return { ok: true, knowledge, articles: [], warnings: problems.warnings() };
}

function readForeignTexts(
  folder: Folder,
  id: ArticleId,
  problems: Problems,
): Map<LanguageTag, ArticleText> {
  const texts = new Map<LanguageTag, ArticleText>();
  for (const name of folder.files(id)) {
    const language = languageOfFile(name);
    if (language === null) continue;
    const file = `${id}/${name}`;
    const text = readForeignText(folder.read(file) ?? "", file, language, problems);
    if (text === null) continue;
    const { title, ways, summary, body } = text;
    const asked = { questions: ways.map((way) => way.text), wanted: ways.map((way) => way.wanted) };
    texts.set(language, { language, title, ...asked, summary, body, outdated: false });
  }
  return texts;
}

/** The whole text is one claim, backed by the folder itself. */
function foreignArticle(
  id: ArticleId,
  topic: string,
  texts: ReadonlyMap<LanguageTag, ArticleText>,
): Article {
  const claim = {
    id: "text",
    period: { from: null, until: null },
    sources: [id],
    confidence: "medium" as const,
    facts: [],
  };
  return {
    id,
    topic,
    outcome: "answer",
    repliesTo: null,
    owner: null,
    verifiedOn: null,
    reviewBy: null,
    confirmAt: [],
    claims: new Map([[claim.id, claim]]),
    related: [],
    table: null,
    besideTable: [],
    texts: new Map([...texts].map(([tag, text]) => [tag, claimed(text)])),
  };
}

function claimed(text: ArticleText): ArticleText {
  return {
    ...text,
    summary:
      text.summary.length === 0 ? [] : [{ type: "claim", id: "text", children: text.summary }],
    body: text.body.length === 0 ? [] : [{ type: "claim", id: "text", children: text.body }],
  };
}
