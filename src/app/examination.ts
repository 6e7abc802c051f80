import { createHash } from "node:crypto";
import { documentFolder } from "../content/document-folder.ts";
import { readKnowledge } from "../content/load.ts";
import type { Problem } from "../content/problem.ts";
import { readPrompts } from "../content/prompts.ts";
import { loadTexts } from "../content/texts.ts";
import { articleOf, languageOf, type DocumentPath } from "../domain/document.ts";
import { AppError } from "../domain/errors.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type {
  DocumentProblem,
  Documents,
  Effects,
  GateResult,
  PreviewedText,
  PulledQuestion,
} from "../ports/content-examiner.ts";
import type { Texts } from "../ports/texts.ts";
import { effectsOf } from "../services/content/effects.ts";
import { measureGate, type GateSide, type LabelledQuestion } from "../services/content/gate.ts";
import { previewOf } from "../services/content/preview.ts";
import { pulledQuestions } from "../services/content/pulled.ts";
import { createLearnedSearch, type LearnedSearch } from "./learned-search.ts";
import { inProject } from "./paths.ts";
import { createCore, createCoreTools, unsaid, type CoreTools } from "./service.ts";

/** What a content examiner does, in the thread that calls it. Errors are those of the port. */
export interface Examination {
  check(documents: Documents): readonly DocumentProblem[];
  effects(before: Documents, after: Documents, today: PlainDate): Effects;
  pulled(
    documents: Documents,
    paths: readonly DocumentPath[],
    today: PlainDate,
  ): readonly PulledQuestion[];
  preview(documents: Documents, path: DocumentPath, today: PlainDate): PreviewedText;
  gate(
    before: Documents,
    after: Documents,
    today: PlainDate,
    onProgress: (share: number) => void,
  ): GateResult;
}

export interface ExaminationParts {
  /** Where what was learned of contents is kept. */
  readonly indexFolder: string;
  /** The measured questions, read when they are asked. */
  readonly questions: () => readonly LabelledQuestion[];
}

/** A content that can be served, or why it cannot. */
type ReadContent =
  | { readonly ok: true; readonly knowledge: Knowledge; readonly texts: Texts }
  | { readonly ok: false; readonly problems: readonly DocumentProblem[] };

/** What is in force, a draft and the draft before its last change. */
const MOST_KEPT = 3;

export function createExamination(parts: ExaminationParts): Examination {
  const kept = new Map<string, ReadContent>();
  const tools = createCoreTools();
  const learned = createLearnedSearch(parts.indexFolder);

  const read = (documents: Documents): ReadContent => {
    const key = keyOf(documents);
    const known = kept.get(key) ?? readContent(documents);
    kept.delete(key);
    kept.set(key, known);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return known;
  };
  const served = (documents: Documents): Extract<ReadContent, { readonly ok: true }> => {
    const content = read(documents);
    if (content.ok) return content;
    throw new AppError("content_invalid", "The content has faults and cannot be served.");
  };
  const sideOf = (documents: Documents, today: PlainDate): GateSide =>
    gateSide(served(documents), { tools, learned, today });

  return {
    check: (documents) => {
      const content = read(documents);
      return content.ok ? [] : content.problems;
    },
    effects: (before, after, today) => {
      const { knowledge, texts } = served(after);
      return effectsOf(served(before).knowledge, knowledge, texts, today);
    },
    pulled: (documents, paths, today) => {
      const side = sideOf(documents, today);
      return pulledQuestions(side, textsNamed(paths));
    },
    preview: (documents, path, today) => {
      const content = read(documents);
      const problems = content.ok ? [] : content.problems;
      return {
        reply: content.ok ? previewOf(content.knowledge, content.texts, path, today) : null,
        problems: problems.filter((problem) => problem.path === path),
      };
    },
    gate: (before, after, today, onProgress) => {
      const questions = parts.questions();
      const sides = { before: sideOf(before, today), after: sideOf(after, today) };
      const contents = [sides.before, sides.after].map(({ knowledge }) => knowledge);
      return measured({ ...sides, questions, learned, contents, onProgress });
    },
  };
}

/** The same for the same words at the same paths. */
function keyOf(documents: Documents): string {
  const hash = createHash("sha256");
  for (const [path, text] of [...documents].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(JSON.stringify([path, text]));
  }
  return hash.digest("base64");
}

/** How many questions can be asked of both contents while one language is learned. */
const LESSON_IN_QUESTIONS = 2_500;

interface MeasuredParts {
  readonly before: GateSide;
  readonly after: GateSide;
  readonly questions: readonly LabelledQuestion[];
  readonly learned: LearnedSearch;
  readonly contents: readonly Knowledge[];
  readonly onProgress: (share: number) => void;
}

/** Learns what has to be learned, then asks. */
function measured(parts: MeasuredParts): GateResult {
  const { before, after, questions, learned, contents, onProgress } = parts;
  const lessons = contents.flatMap((knowledge) => learned.lessons(knowledge));
  const asking = questions.length + LESSON_IN_QUESTIONS;
  const all = lessons.length * LESSON_IN_QUESTIONS + asking;
  for (const [index, lesson] of lessons.entries()) {
    lesson();
    onProgress(((index + 1) * LESSON_IN_QUESTIONS) / all);
  }
  const first = 1 - asking / all;
  return measureGate({
    before,
    after,
    questions,
    onProgress: (share) => {
      onProgress(first + (1 - first) * share);
    },
  });
}

function gateSide(
  content: { readonly knowledge: Knowledge; readonly texts: Texts },
  parts: {
    readonly tools: CoreTools;
    readonly learned: LearnedSearch;
    readonly today: PlainDate;
  },
): GateSide {
  const { tools, learned, today } = parts;
  const { answering } = createCore(content, learned.engine(content.knowledge), tools);
  return {
    knowledge: content.knowledge,
    ask: (text) => {
      const { reply } = answering.answer({
        text,
        earlier: [],
        localeHint: null,
        conversationLanguage: null,
        languageChosen: false,
        today,
        now: today,
      });
      return { article: reply.articles[0]?.id ?? null, outcome: reply.outcome };
    },
  };
}

/** Reads articles, prompts and the sentences around them: all of it, or all faults by the paths of documents. */
function readContent(documents: Documents): ReadContent {
  const loaded = readKnowledge(documentFolder(documents, "knowledge"));
  const prompts = readPrompts(documentFolder(documents, "prompts"));
  const said = loadTexts(inProject("locales"));
  const problems = [
    ...(loaded.ok ? [] : loaded.problems.map((each) => below("knowledge", each))),
    ...(prompts.ok ? [] : prompts.problems.map((each) => below("prompts", each))),
    ...(said.ok ? [] : said.problems.map((each) => below("locales", each))),
    ...unsaid(loaded, said, null).map((each) => below("locales", each)),
  ];
  if (!loaded.ok || !said.ok || problems.length > 0) return { ok: false, problems };
  const { texts } = said;
  const languages = loaded.knowledge.languages.filter((tag) => texts.languages.includes(tag));
  return { ok: true, knowledge: { ...loaded.knowledge, languages }, texts };
}

function below(folder: string, { file, line, message }: Problem): DocumentProblem {
  return { path: `${folder}/${file}`, line, message };
}

function textsNamed(paths: readonly DocumentPath[]) {
  return paths.flatMap((path) => {
    const article = articleOf(path);
    const language = languageOf(path);
    return article === null || language === null ? [] : [{ article, language }];
  });
}
