import {
  articleOf,
  askedLanguageOf,
  askedPath,
  documentKind,
  readDocumentPath,
  type DocumentPath,
} from "../../domain/document.ts";
import type { DraftId, Edit } from "../../domain/editing.ts";
import { bareLanguage, SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import type { PersonId, PersonRef } from "../../domain/message.ts";
import type { AuditTrail } from "../../ports/audit.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ModelFault } from "../../ports/language-model.ts";
import type { CutText, TextPiece, TextPieces } from "../../ports/text-pieces.ts";
import type { ContentState } from "../../ports/content-store.ts";
import type { DocumentEditing, WaysDocuments } from "../../ports/document-editing.ts";
import { beginWait } from "../assisted/wait.ts";
import { auditActor, type Actor } from "../staff/actor.ts";
import { refused, type ContentRefused } from "./deps.ts";
import { isOver, requireEditor, type Drafts } from "./drafts.ts";
import type { PieceDraft, PieceTranslator } from "./piece-translator.ts";
import { modelOff } from "./prompt-trial.ts";
import { currentText, type StateReader } from "./state.ts";

export interface TranslationDraftsDeps {
  readonly drafts: Pick<Drafts, "read">;
  readonly state: StateReader;
  readonly texts: TextPieces;
  readonly editing: Pick<DocumentEditing, "questions" | "ways">;
  /** Of the content in force; `null` without a model. */
  readonly translator: () => PieceTranslator | null;
  readonly trail: Pick<AuditTrail, "record">;
  readonly clock: Clock;
}

/** A document that a model drafts, and the words that stand there now. */
export interface DraftRequest {
  /** Of a text in another language than English, or of the ways of asking in one. */
  readonly path: DocumentPath;
  /** Ways of asking stay. */
  readonly text: string;
}

/**
 * Why a model gave no more: it could not be had, may do no more now, did not answer in time, or nothing that it gave could be
 * used.
 */
export type DraftStop = "unavailable" | "limited" | "late" | "unusable";

/** A text as a model drafted it. Nothing of it is kept anywhere. */
export interface DraftedText {
  /** With the mark that nobody has read it. */
  readonly text: string;
  /** Pieces that have words, of all. */
  readonly drafted: number;
  readonly of: number;
  readonly missing: readonly { readonly line: number; readonly why: string }[];
  /** `null` when it was asked for everything. */
  readonly stopped: DraftStop | null;
}

export interface BegunDraft {
  readonly kind: "begun";
  readonly of: number;
  /**
   * Asks the model, part by part. Never throws.
   *
   * @param onProgress is told how many pieces are done
   * @param signal gives it up
   * @returns why there is nothing when there is nothing at all; `null` when it was given up
   */
  readonly run: (
    onProgress: (done: number) => void,
    signal: AbortSignal,
  ) => Promise<DraftedText | DraftStop | null>;
}

/** Drafts of translations by a model, for an editor who reads and saves them, or does not. */
export interface TranslationDrafts {
  /**
   * @throws AppError `forbidden`; `not_found` there is no such draft; `unavailable` there is no model
   */
  begin(by: Actor, id: DraftId, request: DraftRequest): Promise<BegunDraft | ContentRefused>;
}

/** All calls for one text together, and what goes into one of them. */
const MOST_MS = 5 * 60_000;
const TOGETHER = { pieces: 12, characters: 1_500 };
const NAMES = readDocumentPath("knowledge/allowed-names.yaml");
/** As many as an article needs. */
const ENOUGH_QUESTIONS = 8;

export function createTranslationDrafts(deps: TranslationDraftsDeps): TranslationDrafts {
  return {
    begin: async (by, id, { path, text }) => {
      requireEditor(by);
      const draft = await deps.drafts.read(by, id);
      const translator = deps.translator();
      if (translator === null) throw modelOff();
      if (isOver(draft.state)) return refused("draft_over");
      const to = bareLanguage(askedLanguageOf(path) ?? "");
      if (to === null || to === SOURCE_LANGUAGE) return refused("not_there");
      const state = await deps.state();
      const english = writtenIn(state, draft.edits, path, SOURCE_LANGUAGE);
      const own = writtenIn(state, draft.edits, path, to);
      const isWays = documentKind(path) === "asked";
      // Ways of asking are put beside the text that is asked for.
      if (english === null || (isWays && own === null)) return refused("not_there");
      const cut = isWays ? deps.texts.cutWays(english) : deps.texts.cut(english.text);
      if (cut === null) return refused("unreadable");
      const ways = isWays && own !== null ? { ...own, asked: text } : null;
      if (ways !== null && deps.editing.ways(ways).length >= ENOUGH_QUESTIONS) {
        return refused("there_already");
      }
      const names = NAMES === null ? null : currentText(state, draft.edits, NAMES);
      const { pieces } = cut;
      await deps.trail.record({
        at: deps.clock.now(),
        actor: auditActor(by),
        action: "content.translation_drafted",
        target: id,
        details: { paths: [path], pieces: pieces.length },
      });
      const task: Task = {
        cut,
        to,
        write: (words) =>
          ways === null
            ? deps.texts.write(english.text, words, deps.editing.questions(text))
            : deps.texts.writeWays(english, words, ways),
        allowedNames: deps.texts.allowedNames(names ?? ""),
        person: accountOf(by),
      };
      return {
        kind: "begun",
        of: pieces.length,
        run: (onProgress, signal) => run(deps, translator, task, { onProgress, signal }),
      };
    },
  };
}

/** What is written of the article of a document in a language; `null` where it has no text. */
function writtenIn(
  state: ContentState,
  edits: readonly Edit[],
  path: DocumentPath,
  language: LanguageTag,
): WaysDocuments | null {
  const article = articleOf(path) ?? "";
  const [source, apart] = [
    readDocumentPath(`knowledge/${article}/${language}.md`),
    askedPath(article, language),
  ];
  const text = source === null ? null : currentText(state, edits, source);
  if (text === null) return null;
  return { text, asked: apart === null ? null : currentText(state, edits, apart) };
}

interface Task {
  readonly cut: CutText;
  readonly to: LanguageTag;
  readonly write: (words: ReadonlyMap<string, PieceDraft>) => string;
  readonly allowedNames: readonly string[];
  readonly person: PersonRef | null;
}

interface Watching {
  readonly onProgress: (done: number) => void;
  readonly signal: AbortSignal;
}

/** One part after another: a draft must not take the place of people who wait for an answer. */
async function run(
  { texts, clock }: TranslationDraftsDeps,
  translator: PieceTranslator,
  task: Task,
  { onProgress, signal }: Watching,
): Promise<DraftedText | DraftStop | null> {
  const { cut, to, allowedNames, person } = task;
  const { pieces } = cut;
  const left = beginWait(clock, MOST_MS);
  const words = new Map<string, PieceDraft>();
  let stopped: DraftStop | null = null;
  for (const batch of batches(pieces)) {
    const given = { title: cut.title, to, pieces: batch, allowedNames };
    const result = await unlessAborted(
      translator.translate(given, { person, withinMs: left() }),
      signal,
    );
    if (result === null) return null;
    if (result.kind === "fault") {
      stopped = STOPS[result.fault] ?? "unavailable";
      break;
    }
    for (const [id, draft] of result.words) words.set(id, draft);
    onProgress(words.size);
  }
  const drafted = [...words.values()].filter(({ kind }) => kind === "made").length;
  if (drafted === 0) return stopped ?? "unusable";
  const text = task.write(words);
  return { text, drafted, of: pieces.length, missing: texts.missing(text), stopped };
}

const STOPS: Readonly<Partial<Record<ModelFault, DraftStop>>> = {
  limited: "limited",
  late: "late",
};

/** `null` when it was given up; what was asked for ends by itself at its deadline. */
async function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null;
  let give = (): void => undefined;
  const aborted = new Promise<null>((resolve) => {
    give = () => {
      resolve(null);
    };
    signal.addEventListener("abort", give, { once: true });
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", give);
  }
}

function* batches(pieces: readonly TextPiece[]): Generator<readonly TextPiece[]> {
  let batch: TextPiece[] = [];
  let characters = 0;
  for (const piece of pieces) {
    const isFull =
      batch.length === TOGETHER.pieces || characters + piece.text.length > TOGETHER.characters;
    if (batch.length > 0 && isFull) {
      yield batch;
      batch = [];
      characters = 0;
    }
    batch.push(piece);
    characters += piece.text.length;
  }
  if (batch.length > 0) yield batch;
}

/** Each of the staff has an allowance of their own. */
function accountOf(by: Actor): PersonRef | null {
  if (by === "command line") return null;
  return { platform: "web", installation: "desk", person: by.id as string as PersonId };
}
