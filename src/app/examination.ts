import { createHash } from "node:crypto";
import { cutOut } from "../content/cut-out.ts";
import { documentFolder } from "../content/document-folder.ts";
import { readKnowledge } from "../content/load.ts";
import type { Problem } from "../content/problem.ts";
import { readPrompts } from "../content/prompts.ts";
import { loadTexts } from "../content/texts.ts";
import { articleOf, askedLanguageOf, documentKind, type DocumentPath } from "../domain/document.ts";
import type { Withdrawal } from "../domain/editing.ts";
import { AppError } from "../domain/errors.ts";
import { Latest } from "../domain/latest.ts";
import type { Knowledge } from "../domain/knowledge.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Prompts } from "../domain/prompt.ts";
import type {
  DocumentProblem,
  Documents,
  Effects,
  GateResult,
  ModelGate,
  PreviewedText,
  PulledQuestion,
} from "../ports/content-examiner.ts";
import type { LanguageModel } from "../ports/language-model.ts";
import type { Texts } from "../ports/texts.ts";
import { effectsOf } from "../services/content/effects.ts";
import {
  measureGate,
  type Asked,
  type GateSide,
  type LabelledQuestion,
} from "../services/content/gate.ts";
import { previewOf } from "../services/content/preview.ts";
import { pulledQuestions } from "../services/content/pulled.ts";
import { createLearnedSearch, type LearnedSearch } from "./learned-search.ts";
import { NEEDED_ARTICLES, toldArticles, withSilentWords } from "./left-out.ts";
import { askedOfModel, questionOf } from "./model-asking.ts";
import { inProject } from "./paths.ts";
import { withShippedPrompts } from "./served-prompts.ts";
import { unsaid } from "./loaded-content.ts";
import { createCore, createCoreTools, type Core } from "./service.ts";
import { createSwappedSearch } from "./swapped-search.ts";
import { servedLanguages } from "./whole-language.ts";

/** What a content examiner does, in the thread that calls it. Errors are those of the port. */
export interface Examination {
  check(documents: Documents, changed?: readonly DocumentPath[]): readonly DocumentProblem[];
  effects(
    before: Documents,
    after: Documents,
    today: PlainDate,
    withdrawals: readonly Withdrawal[],
  ): Effects;
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
  /** To be called after `gate`, which learns what has to be learned; `null` when nothing changed that a model is told. */
  askModel(
    before: Documents,
    after: Documents,
    today: PlainDate,
    model: LanguageModel,
    onProgress: (share: number) => void,
  ): Promise<ModelGate | null>;
}

export interface ExaminationParts {
  /** Where what was learned of contents is kept. */
  readonly indexFolder: string;
  /** The measured questions, read when they are asked. */
  readonly questions: () => readonly LabelledQuestion[];
}

/** A content as it answers. */
interface ServedContent {
  readonly knowledge: Knowledge;
  /** Of which search learns: articles that are left out have their ways of asking, and no words. */
  readonly learned: Knowledge;
  readonly texts: Texts;
  readonly prompts: Prompts;
}

interface ReadContent {
  readonly problems: readonly DocumentProblem[];
  /** By rules that came later than content that is in force. */
  readonly warnings: readonly DocumentProblem[];
  /** `null` where there are problems. */
  readonly whole: ServedContent | null;
  /** The same without what has faults, as the service answers from what is in force; `null` where that cannot be cut out. */
  readonly reduced: () => ServedContent | null;
}

/** What is in force, a draft and the draft before its last change. */
const MOST_KEPT = 3;

export function createExamination(parts: ExaminationParts): Examination {
  const kept = new Latest<string, ReadContent>(MOST_KEPT);
  const tools = createCoreTools();
  const learned = createLearnedSearch(parts.indexFolder);

  const read = (documents: Documents): ReadContent =>
    kept.of(keyOf(documents), () => readContent(documents));
  /** What a draft would make of the content has no faults. */
  const whole = (documents: Documents): ServedContent => faultless(read(documents).whole);
  /** What is in force may have some for this version of the program. */
  const inForce = (documents: Documents): ServedContent => faultless(read(documents).reduced());
  const coreOf = ({ knowledge, learned: known, texts }: ServedContent): Core => {
    const search = createSwappedSearch(learned.engine(known)).over(toldArticles(knowledge));
    return createCore({ knowledge, texts }, search, tools);
  };

  return {
    check: (documents, changed = []) => {
      const { problems, warnings } = read(documents);
      return [...problems, ...warnings.filter(({ path }) => changed.some((each) => each === path))];
    },
    effects: (before, after, today, withdrawals) => {
      const { knowledge, texts } = whole(after);
      return effectsOf(inForce(before).knowledge, knowledge, texts, { today, withdrawals });
    },
    pulled: (documents, paths, today) => {
      const content = whole(documents);
      const side = gateSide(content, coreOf(content), today);
      return pulledQuestions(side, textsNamed(paths));
    },
    preview: (documents, path, today) => {
      const { problems, warnings, reduced } = read(documents);
      const id = articleOf(path);
      // Most texts have a fault while they are being written, and those of others are no matter of this one.
      const isFaulty = problems.some((each) => each.path.startsWith(`knowledge/${String(id)}/`));
      const content = isFaulty ? null : reduced();
      return {
        reply: content === null ? null : previewOf(content.knowledge, content.texts, path, today),
        problems: [...problems, ...warnings].filter((problem) => problem.path === path),
      };
    },
    gate: (before, after, today, onProgress) => {
      const questions = parts.questions();
      const [was, is] = [inForce(before), whole(after)];
      // What only models are told changes nothing without one.
      const isSame = changedPaths(before, after).every((path) => documentKind(path) === "prompt");
      const side = gateSide(was, coreOf(was), today);
      const sides = { before: side, after: isSame ? side : gateSide(is, coreOf(is), today) };
      const contents = isSame ? [was.learned] : [was.learned, is.learned];
      return measured({ ...sides, questions, learned, contents, onProgress });
    },
    askModel: async (before, after, today, model, onProgress) => {
      const [was, is] = [inForce(before), whole(after)];
      const side = { today, model, forms: (await import("../llm/answers.ts")).answerForms };
      return askedOfModel({
        before: { ...side, core: coreOf(was), prompts: was.prompts },
        after: { ...side, core: coreOf(is), prompts: is.prompts },
        hasPrompts: changedPaths(before, after).some((path) => documentKind(path) === "prompt"),
        questions: parts.questions(),
        onProgress,
      });
    },
  };
}

/** @throws AppError `content_invalid` there is none */
function faultless(content: ServedContent | null): ServedContent {
  if (content !== null) return content;
  throw new AppError("content_invalid", "The content has faults and cannot be served.");
}

function changedPaths(before: Documents, after: Documents): readonly DocumentPath[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])];
  return paths.filter((path) => before.get(path) !== after.get(path));
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

/** What a content was asked, by day and words: what a draft is measured against was a draft itself a moment ago. */
const asked = new WeakMap<ServedContent, Map<string, Asked>>();

function gateSide(
  content: ServedContent,
  { knowledge, answering }: Core,
  today: PlainDate,
): GateSide {
  const known = asked.get(content) ?? new Map<string, Asked>();
  asked.set(content, known);
  return {
    knowledge,
    ask: (text) => {
      const key = `${today} ${text}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const { reply } = answering.answer(questionOf(text, today));
      const lead = { article: reply.articles[0]?.id ?? null, outcome: reply.outcome };
      known.set(key, lead);
      return lead;
    },
  };
}

/** Reads articles, prompts and the sentences around them: all of it, or all faults by the paths of documents. */
function readContent(documents: Documents): ReadContent {
  const loaded = readKnowledge(documentFolder(documents, "knowledge"));
  const prompts = readPrompts(documentFolder(withShippedPrompts(documents), "prompts"));
  const said = loadTexts(inProject("locales"));
  const problems = [
    ...(loaded.ok ? [] : loaded.problems.map((each) => below("knowledge", each))),
    ...(prompts.ok ? [] : prompts.problems.map((each) => below("prompts", each))),
    ...(said.ok ? [] : said.problems.map((each) => below("locales", each))),
    ...unsaid(loaded, said, null).map((each) => below("locales", each)),
  ];
  const isWhole = loaded.ok && prompts.ok && said.ok && problems.length === 0;
  const whole = isWhole ? servedContent(loaded.knowledge, prompts.prompts, said.texts) : null;
  let reduced = whole ?? undefined;
  const warnings = loaded.ok ? loaded.warnings.map((each) => below("knowledge", each)) : [];
  return {
    problems,
    warnings,
    whole,
    reduced: () => {
      if (reduced === undefined && said.ok) reduced = reducedContent(documents, said.texts);
      return reduced ?? null;
    },
  };
}

function reducedContent(documents: Documents, texts: Texts): ServedContent | undefined {
  const shippedPrompts = withShippedPrompts(new Map());
  const cut = cutOut({ documents, shippedPrompts, needed: NEEDED_ARTICLES });
  return cut.ok ? servedContent(cut.knowledge, cut.prompts, texts) : undefined;
}

function servedContent(knowledge: Knowledge, prompts: Prompts, texts: Texts): ServedContent {
  const learned = { ...knowledge, languages: servedLanguages(knowledge, texts) };
  return { knowledge: withSilentWords(learned, texts), learned, texts, prompts };
}

function below(folder: string, { file, line, message }: Problem): DocumentProblem {
  return { path: `${folder}/${file}`, line, message };
}

function textsNamed(paths: readonly DocumentPath[]) {
  return paths.flatMap((path) => {
    const article = articleOf(path);
    const language = askedLanguageOf(path);
    return article === null || language === null ? [] : [{ article, language }];
  });
}
