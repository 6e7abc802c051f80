import { existsSync } from "node:fs";
import path from "node:path";
import type { Confidence } from "../../domain/knowledge.ts";
import type { ArticleBlock, ArticleInline } from "../../domain/article-text.ts";
import { keepingToAllRules, loadKnowledge, type LoadResult } from "../../content/load.ts";
import { formatProblem, type Problem } from "../../content/problem.ts";
import { loadPrompts } from "../../content/prompts.ts";
import { loadTexts } from "../../content/texts.ts";
import { takeUpTexts } from "../kept-texts.ts";
import { inProject } from "../paths.ts";
import { unsaid } from "../loaded-content.ts";
import {
  languageStatuses,
  PART_NAMES,
  unsafeLanguages,
  type LanguageStatus,
  type Written,
} from "../whole-language.ts";
import { textTable } from "./text-table.ts";

/** What was looked at, and each fault in it as `file:line: message`. */
export interface ContentCheck {
  readonly problems: readonly string[];
  /** In another folder, what rules say of it that came later than content that may be in force; nothing in the project’s own. */
  readonly warnings: readonly string[];
  readonly articles: number;
  readonly languages: readonly string[];
}

/**
 * Looks for faults in articles, in sentences and prompts around them.
 *
 * @param dir a folder of articles, or one with `knowledge` in it as `content export` writes it; `null` for the project’s own
 */
export function checkContent(dir: string | null): ContentCheck {
  const folder = knowledgeFolder(dir);
  takeUpTexts();
  const read = loadKnowledge(folder);
  const loaded = dir === null ? keepingToAllRules(read) : read;
  const warnings = loaded.ok ? within(shownFolder(dir, folder), loaded.warnings) : [];
  const own = loaded.ok ? [] : within(shownFolder(dir, folder), loaded.problems);
  const around = dir === null ? faultsOfSentences(loaded) : faultsBeside(dir, folder);
  return {
    problems: [...own, ...around, ...unsafe(loaded, dir)],
    warnings,
    articles: loaded.ok ? loaded.knowledge.articles.size : 0,
    languages: loaded.ok ? loaded.knowledge.languages : [],
  };
}

/** Where the articles stand in a folder that somebody names. */
export function knowledgeFolder(dir: string | null): string {
  if (dir === null) return inProject("knowledge");
  const below = path.join(dir, "knowledge");
  return existsSync(below) ? below : dir;
}

/** Where the sentences stand beside the articles of a folder that somebody names; the project’s own where none do. */
function localesFolder(dir: string | null): string {
  const beside = dir === null ? null : path.join(dir, "locales");
  return beside !== null && existsSync(beside) ? beside : inProject("locales");
}

/** Languages that would be offered and are not whole. Foreign articles are never offered to anybody. */
function unsafe(loaded: LoadResult, dir: string | null): readonly string[] {
  const written = writtenIn(loaded, dir);
  return written === null ? [] : unsafeLanguages(written);
}

function writtenIn(loaded: LoadResult, dir: string | null): Written | null {
  const said = loadTexts(localesFolder(dir));
  if (!loaded.ok || !said.ok || loaded.articles.length === 0) return null;
  return { knowledge: loaded.knowledge, locales: said.texts.languages };
}

function shownFolder(dir: string | null, folder: string): string {
  return dir === null ? "knowledge" : folder;
}

function faultsOfSentences(loaded: LoadResult): string[] {
  const texts = loadTexts(inProject("locales"));
  return within("locales", texts.ok ? unsaid(loaded, texts, null) : texts.problems);
}

/** Of prompts and sentences, where some stand beside the articles. */
function faultsBeside(dir: string, folder: string): string[] {
  if (folder === dir) return [];
  const [prompts, locales] = [path.join(dir, "prompts"), path.join(dir, "locales")];
  const read = [
    { beside: prompts, result: existsSync(prompts) ? loadPrompts(prompts) : null },
    { beside: locales, result: existsSync(locales) ? loadTexts(locales) : null },
  ];
  return read.flatMap(({ beside, result }) =>
    result === null || result.ok ? [] : within(beside, result.problems),
  );
}

function within(folder: string, problems: readonly Problem[]): string[] {
  return problems.map((problem) =>
    formatProblem({ ...problem, file: path.join(folder, problem.file) }),
  );
}

/** Which article exists in which language, and what it is made of. */
export interface ContentStatus {
  readonly languages: readonly string[];
  readonly articles: readonly {
    readonly id: string;
    readonly claims: number;
    /** Sentences of the English text that stand in no claim. */
    readonly unclaimedSentences: number;
    readonly texts: Readonly<Record<string, "current" | "outdated" | "missing">>;
  }[];
  readonly claims: Readonly<Record<Confidence, number>>;
  readonly facts: number;
  readonly sources: Readonly<Record<Confidence, number>>;
  readonly entryRules: number;
  /** Languages that are offered or in the making, and which parts of each are there; empty for foreign articles. */
  readonly wholeness: readonly LanguageStatus[];
}

/** @param dir the folder that somebody named; `null` for the project’s own */
export function contentStatus(
  loaded: Extract<LoadResult, { ok: true }>,
  dir: string | null,
): ContentStatus {
  const { knowledge } = loaded;
  const articles = [...knowledge.articles.values()];
  const tags = [...new Set(articles.flatMap((article) => [...article.texts.keys()]))].sort();
  const claims = articles.flatMap((article) => [...article.claims.values()]);
  const written = writtenIn(loaded, dir);
  const wholeness = written === null ? [] : languageStatuses(written);
  const offered = wholeness.filter(({ state }) => state === "offered").map(({ tag }) => tag);
  return {
    languages: written === null ? knowledge.languages : offered.sort(),
    articles: articles.map((article) => ({
      id: article.id,
      claims: article.claims.size,
      unclaimedSentences: unclaimedSentences(article.texts.get("en")?.body ?? []),
      texts: Object.fromEntries(
        tags.map((tag) => {
          const text = article.texts.get(tag);
          return [tag, text === undefined ? "missing" : text.outdated ? "outdated" : "current"];
        }),
      ),
    })),
    claims: tally(claims.map((claim) => claim.confidence)),
    facts: knowledge.facts.size,
    sources: tally([...knowledge.sources.values()].map((source) => source.confidence)),
    entryRules: knowledge.entryRules.length,
    wholeness,
  };
}

const MARKS = { current: "✓", outdated: "~", missing: "·" } as const;

/** The status as a table for a terminal. */
export function statusText(status: ContentStatus): string {
  const tags = Object.keys(status.articles[0]?.texts ?? {});
  const width = Math.max(10, ...status.articles.map(({ id }) => id.length));
  const rows = status.articles.map(
    ({ id, claims, unclaimedSentences: loose, texts }) =>
      `${id.padEnd(width)} ${String(claims).padStart(6)} ${String(loose).padStart(7)}  ${tags
        .map((tag) => MARKS[texts[tag] ?? "missing"].padEnd(Math.max(3, tag.length + 1)))
        .join("")}`,
  );
  const counts = (tallied: Readonly<Record<Confidence, number>>): string =>
    Object.entries(tallied)
      .map(([level, count]) => `${level} ${String(count)}`)
      .join(", ");
  return [
    `${"article".padEnd(width)} ${"claims".padStart(6)} ${"outside".padStart(7)}  ${tags.map((tag) => tag.padEnd(Math.max(3, tag.length + 1))).join("")}`,
    ...rows,
    "",
    `✓ current · ~ made from an older English text · “·” missing; “outside” counts English sentences that stand in no claim`,
    `offered: ${status.languages.join(" ")}`,
    ...(status.wholeness.length === 0 ? [] : ["", wholenessText(status.wholeness), ""]),
    `claims: ${counts(status.claims)}`,
    `facts: ${String(status.facts)}; visa-free rows: ${String(status.entryRules)}`,
    `sources: ${counts(status.sources)}`,
    "",
  ].join("\n");
}

/** Language × part. */
function wholenessText(wholeness: readonly LanguageStatus[]): string {
  const head = ["language", "", ...PART_NAMES, "of the English articles"];
  const rows = wholeness.map(({ tag, state, parts, share }) => [
    tag,
    state,
    ...PART_NAMES.map((name) => (parts[name] === true ? "✓" : "·")),
    `${String(Math.floor(share * 100))} %`,
  ]);
  return textTable(head, rows);
}

function tally(levels: readonly Confidence[]): Record<Confidence, number> {
  const counts: Record<Confidence, number> = { high: 0, medium: 0, "low-medium": 0, low: 0 };
  for (const level of levels) counts[level] += 1;
  return counts;
}

function unclaimedSentences(blocks: readonly ArticleBlock[]): number {
  const words = blocks.flatMap(unclaimed).join("\n");
  const segments = new Intl.Segmenter("en", { granularity: "sentence" }).segment(words);
  return [...segments].filter(({ segment }) => /\p{L}/u.test(segment)).length;
}

function unclaimed(block: ArticleBlock): string[] {
  switch (block.type) {
    case "claim":
    case "heading":
      return [];
    case "paragraph":
      return [unclaimedWords(block.children)];
    case "list":
      return block.items.flatMap((item) => item.flatMap(unclaimed));
  }
}

function unclaimedWords(nodes: readonly ArticleInline[]): string {
  return nodes
    .map((node) => {
      if (node.type === "text" || node.type === "code") {
        return node.text.filter((part) => typeof part === "string").join("");
      }
      return node.type === "claim" || node.type === "break" ? " " : unclaimedWords(node.children);
    })
    .join("");
}
