import type { Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { AppError } from "../domain/errors.ts";
import { createFolder } from "../content/folder.ts";
import { loadKnowledge, type LoadResult } from "../content/load.ts";
import { formatProblem, type Problem } from "../content/problem.ts";
import { loadTexts, type TextsResult } from "../content/texts.ts";
import type { Log } from "../ports/log.ts";
import type { DeskKey, DeskTexts, Texts } from "../ports/texts.ts";
import { recallKnowledge } from "./kept-knowledge.ts";
import { takeUpTexts } from "./kept-texts.ts";
import { inProject } from "./paths.ts";
import { protectedTexts, servedLanguages, unprotectedIn } from "./whole-language.ts";

/** How many faults are shown before the rest is only counted. */
const MOST_SHOWN = 20;

/** What is loaded from files before anything can be answered. */
export interface Content {
  readonly knowledge: Knowledge;
  readonly texts: Texts;
}

/**
 * Loads articles and sentences; all of it or nothing. A language in which people are not protected is not offered.
 *
 * @param knowledgeDir a folder of articles other than the project's own; `null` for its own
 * @param localesDir a folder of sentences other than the project's own
 * @throws AppError `content_invalid` with file and line of every fault
 */
export function loadContent(
  knowledgeDir: string | null,
  localesDir: string = inProject("locales"),
): Content {
  const loaded = knowledgeDir === null ? loadOwnKnowledge() : loadFolder(knowledgeDir);
  const said = loadTexts(localesDir);
  const problems = [
    ...(loaded.ok ? [] : loaded.problems.map((problem) => inFolder("knowledge", problem))),
    ...(said.ok ? [] : said.problems.map((problem) => inFolder("locales", problem))),
    ...unsaid(loaded, said, knowledgeDir).map((problem) => inFolder("locales", problem)),
  ];
  if (!loaded.ok || !said.ok) {
    const shown = problems.slice(0, MOST_SHOWN).map((line) => `  ${line}`);
    const rest = problems.length - shown.length;
    const more = rest > 0 ? [`  … and ${String(rest)} more`] : [];
    throw new AppError(
      "content_invalid",
      [
        `The content has ${String(problems.length)} faults, so nothing of it is served:`,
        ...shown,
        ...more,
      ].join("\n"),
    );
  }
  const texts = protectedTexts(said.texts);
  const languages =
    knowledgeDir === null ? servedLanguages(loaded.knowledge, texts) : languagesOfFolder(loaded);
  return { knowledge: { ...loaded.knowledge, languages }, texts };
}

/** Knowledge without a fault, or its faults. */
type LoadedKnowledge =
  | { readonly ok: true; readonly knowledge: Knowledge; readonly isForeign: boolean }
  | Extract<LoadResult, { ok: false }>;

/** The articles in the project’s own files, as an earlier start read them where they are the same. */
export function loadOwnKnowledge(): LoadedKnowledge {
  const folder = inProject("knowledge");
  const knowledge = recallKnowledge(createFolder(folder));
  if (knowledge !== null) return { ok: true, knowledge, isForeign: false };
  takeUpTexts();
  return loadFolder(folder);
}

function loadFolder(folder: string): LoadedKnowledge {
  const loaded = loadKnowledge(folder);
  return loaded.ok ? { ...loaded, isForeign: loaded.articles.length === 0 } : loaded;
}

/** Of another folder, also those without sentences of the service; foreign articles are for measuring, in any language. */
function languagesOfFolder({
  knowledge,
  isForeign,
}: Extract<LoadedKnowledge, { ok: true }>): readonly LanguageTag[] {
  return isForeign
    ? knowledge.languages
    : knowledge.languages.filter((tag) => unprotectedIn(tag).length === 0);
}

/**
 * The sentences of the service, in the languages in which people are protected.
 *
 * @param log is told of languages that are held back
 * @throws AppError `content_invalid` with file and line of every fault
 */
export function loadOwnTexts(log: Pick<Log, "warn"> | null = null): Texts {
  const said = loadTexts(inProject("locales"));
  if (said.ok) {
    for (const tag of said.texts.languages) {
      const without = unprotectedIn(tag);
      if (without.length > 0)
        log?.warn("language.not_offered", { language: tag, without: without.join(" ") });
    }
    return protectedTexts(said.texts);
  }
  const lines = said.problems.map((problem) => `  ${inFolder("locales", problem)}`);
  throw new AppError("content_invalid", ["The sentences have faults:", ...lines].join("\n"));
}

/**
 * The sentences for staff, in their two languages.
 *
 * @throws AppError `content_invalid` with file and line of every fault
 */
export function loadDeskTexts(): DeskTexts {
  const said = loadTexts<DeskKey>(inProject("locales/desk"));
  const problems = said.ok ? [...said.incomplete.values()].flat() : said.problems;
  if (said.ok && problems.length === 0) return said.texts;
  const lines = problems.map((problem) => `  ${inFolder("locales/desk", problem)}`);
  throw new AppError(
    "content_invalid",
    ["The sentences for staff have faults:", ...lines].join("\n"),
  );
}

/** Sentences missing in a language that has every article: it is meant to be offered and cannot be. */
export function unsaid(
  loaded: LoadedKnowledge | LoadResult,
  said: TextsResult,
  knowledgeDir: string | null,
): readonly Problem[] {
  if (!loaded.ok || !said.ok || knowledgeDir !== null) return [];
  return loaded.knowledge.languages.flatMap((tag) => said.incomplete.get(tag) ?? []);
}

function inFolder(
  folder: string,
  problem: { file: string; line: number; message: string },
): string {
  return formatProblem({ ...problem, file: `${folder}/${problem.file}` });
}
