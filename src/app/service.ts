import { isDeepStrictEqual } from "node:util";
import type { Knowledge } from "../domain/knowledge.ts";
import type { LanguageTag } from "../domain/locale.ts";
import { AppError } from "../domain/errors.ts";
import { loadKnowledge, type LoadResult } from "../content/load.ts";
import { formatProblem, type Problem } from "../content/problem.ts";
import { loadTexts, type TextsResult } from "../content/texts.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import type { KindReader } from "../ports/kind-reader.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import type { Log } from "../ports/log.ts";
import type { RomanisedReader } from "../ports/romanised-reader.ts";
import type { QuestionReader } from "../ports/question-reader.ts";
import type { SearchEngine } from "../ports/search.ts";
import type { DeskKey, DeskTexts, Texts } from "../ports/texts.ts";
import { createLanguageIdentifier } from "../search/identify/language-identifier.ts";
import { createRomanisedReader } from "../understanding/romanised/romanised-reader.ts";
import { createAnswering, type Answering } from "../services/answering.ts";
import { createEmergencyDetector } from "../understanding/emergency.ts";
import { createKindReader } from "../understanding/kind-reader.ts";
import { createQuestionReader } from "../understanding/question-reader.ts";
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

/** The parts that answer a question, wired without any platform. */
export interface Core extends Content {
  readonly identifier: LanguageIdentifier;
  readonly search: SearchEngine;
  readonly answering: Answering;
  readonly emergencies: EmergencyDetector;
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
  if (knowledgeDir === null) takeUpTexts();
  const loaded = loadKnowledge(knowledgeDir ?? inProject("knowledge"));
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

/** Of another folder, also those without sentences of the service; foreign articles are for measuring, in any language. */
function languagesOfFolder({
  knowledge,
  articles,
}: Extract<LoadResult, { ok: true }>): readonly LanguageTag[] {
  const isForeign = articles.length === 0;
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
  loaded: LoadResult,
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

/** What takes long to make and does not depend on the content, or on little of it. */
export interface CoreTools {
  readonly identifier: LanguageIdentifier;
  readonly emergencies: EmergencyDetector;
  readonly kinds: KindReader;
  /** Knows the words of the first content that it was asked for: those of later ones are nearly the same. */
  readonly romanisedOf: (knowledge: Pick<Knowledge, "articles">) => RomanisedReader;
  readonly readerOf: (knowledge: Pick<Knowledge, "languages" | "places">) => QuestionReader;
}

export function createCoreTools(): CoreTools {
  let last: { readonly key: unknown; readonly reader: QuestionReader } | null = null;
  let romanised: RomanisedReader | null = null;
  return {
    identifier: createLanguageIdentifier(),
    emergencies: createEmergencyDetector(),
    kinds: createKindReader(),
    romanisedOf: ({ articles }) =>
      (romanised ??= createRomanisedReader((language) =>
        [...articles.values()].flatMap(({ texts }) => texts.get(language)?.questions ?? []),
      )),
    readerOf: ({ languages, places }) => {
      const key = [languages, [...places.values()]];
      if (last === null || !isDeepStrictEqual(last.key, key)) {
        last = { key, reader: createQuestionReader({ languages, places: places.values() }) };
      }
      return last.reader;
    },
  };
}

/** Wires what answers a question over a search engine that is already built. */
export function createCore(
  content: Content,
  search: SearchEngine,
  tools: CoreTools = createCoreTools(),
): Core {
  const { identifier, emergencies, kinds } = tools;
  const reader = tools.readerOf(content.knowledge);
  const romanised = tools.romanisedOf(content.knowledge);
  const understanding = { identifier, emergencies, kinds, reader, romanised };
  const answering = createAnswering({ ...content, search, ...understanding });
  return { ...content, identifier, search, answering, emergencies };
}
