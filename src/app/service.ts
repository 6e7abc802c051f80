import { isDeepStrictEqual } from "node:util";
import type { Knowledge } from "../domain/knowledge.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import type { KindReader } from "../ports/kind-reader.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import type { QuestionReader } from "../ports/question-reader.ts";
import type { SearchEngine } from "../ports/search.ts";
import { createLanguageIdentifier } from "../search/identify/language-identifier.ts";
import {
  createRomanisedReader,
  type PreparedRomanisedReader,
} from "../understanding/romanised/romanised-reader.ts";
import {
  answersHere,
  createAnswering,
  type Answering,
  type Answers,
} from "../services/answering.ts";
import { createEmergencyDetector } from "../understanding/emergency.ts";
import { createKindReader } from "../understanding/kind-reader.ts";
import { createQuestionReader } from "../understanding/question-reader.ts";
import type { Content } from "./loaded-content.ts";

export { loadContent, loadOwnTexts } from "./loaded-content.ts";

/** The parts that answer a question, wired without any platform. */
export interface Core extends Content {
  readonly identifier: LanguageIdentifier;
  readonly search: SearchEngine;
  readonly answering: Answering;
  /** The same answers, perhaps of another thread. */
  readonly answers: Answers;
  readonly emergencies: EmergencyDetector;
}

/** What takes long to make and does not depend on the content, or on little of it. */
export interface CoreTools {
  readonly identifier: LanguageIdentifier;
  readonly emergencies: EmergencyDetector;
  readonly kinds: KindReader;
  /** Knows the words of the first content that it was asked for: those of later ones are nearly the same. */
  readonly romanisedOf: (knowledge: Pick<Knowledge, "articles">) => PreparedRomanisedReader;
  readonly readerOf: (knowledge: Pick<Knowledge, "languages" | "places">) => QuestionReader;
}

/** @param ahead whether no question waits for the words of its language; otherwise the first in each gathers them */
export function createCoreTools({ ahead = true } = {}): CoreTools {
  let last: { readonly key: unknown; readonly reader: QuestionReader } | null = null;
  let romanised: PreparedRomanisedReader | null = null;
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
        last = {
          key,
          reader: createQuestionReader({
            languages: ahead ? languages : [],
            places: places.values(),
          }),
        };
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
  return {
    ...content,
    identifier,
    search,
    answering,
    answers: answersHere(answering),
    emergencies,
  };
}
