import { documentKind, readDocumentPath, type DocumentPath } from "../../domain/document.ts";
import type { Draft, DraftId } from "../../domain/editing.ts";
import type { ArticleId } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import { addDays, type PlainDate } from "../../domain/plain-date.ts";
import { CALENDAR_DAYS } from "../../domain/review-calendar.ts";
import type { AuditAction } from "../../ports/audit.ts";
import type { ContentState } from "../../ports/content-store.ts";
import type { Edited, SourceEdit, ValueEdit } from "../../ports/document-editing.ts";
import type { Actor } from "../staff/actor.ts";
import { refused, type ContentDeps } from "./deps.ts";
import { requireEditor, unlessUnderWay, type DraftResult, type Drafts } from "./drafts.ts";
import { currentText } from "./state.ts";

/** Single things that are changed in the documents of a draft, all else of which stays as it is. */
export interface DraftTools {
  value(by: Actor, id: DraftId, version: number, edit: ValueEdit): Promise<DraftResult>;
  source(by: Actor, id: DraftId, version: number, source: SourceEdit): Promise<DraftResult>;
  variant(by: Actor, id: DraftId, version: number, variant: NewVariant): Promise<DraftResult>;
  verified(by: Actor, id: DraftId, version: number, verified: Verified): Promise<DraftResult>;
}

export interface NewVariant {
  readonly article: ArticleId;
  readonly language: LanguageTag;
  readonly question: string;
}

export interface Verified {
  readonly article: ArticleId;
  readonly on: PlainDate;
  /** By when it is to be read the next time; not there, the day stays if it is far enough ahead, else half a year is given. */
  readonly reviewBy?: PlainDate | undefined;
}

/** Usual days from one reading to the next. */
const REVIEW_DAYS = 180;

const SOURCES = readDocumentPath("knowledge/sources.yaml");

export function createDraftTools(
  deps: Pick<ContentDeps, "state" | "editing" | "today">,
  drafts: Drafts,
): DraftTools {
  const { state, editing } = deps;

  /** Changes one document of a draft as it stands there. */
  const change = async (
    by: Actor,
    { id, version, action }: Target,
    pathOf: (view: View) => DocumentPath | null,
    edit: (text: string, view: View) => Edited | SourceMissing,
  ): Promise<DraftResult> => {
    requireEditor(by);
    const draft = await drafts.read(by, id);
    const refusal = unlessUnderWay(draft, version);
    if (refusal !== null) return refusal;
    const view = viewOf(await state(), draft);
    const path = pathOf(view);
    const text = path === null ? null : view.text(path);
    if (path === null || text === null) return refused("not_there");
    const edited = edit(text, view);
    if (edited.kind === "refused") return refused(edited.why);
    const edits = [{ path, text: edited.text, base: view.base(path) }];
    return drafts.save(by, id, version, { edits }, action);
  };

  return {
    value: (by, id, version, edit) =>
      change(
        by,
        { id, version },
        (view) => homeOfFact(view, edit.name),
        (text, view) =>
          sourceIds(view).has(edit.source)
            ? editing.withValue(text, edit)
            : { kind: "refused", why: "source_missing" },
      ),
    source: (by, id, version, source) =>
      change(
        by,
        { id, version },
        () => SOURCES,
        (text) => editing.withSource(text, source),
      ),
    variant: (by, id, version, { article, language, question }) =>
      change(
        by,
        { id, version },
        () => readDocumentPath(`knowledge/${article}/${language}.md`),
        (text) => editing.withQuestion(text, question),
      ),
    verified: (by, id, version, { article, ...days }) =>
      change(
        by,
        { id, version, action: "article.verified" },
        () => readDocumentPath(`knowledge/${article}/article.yaml`),
        (text) => verifiedText(deps, text, days),
      ),
  };

  function sourceIds(view: View): ReadonlySet<string> {
    return editing.sourceIds((SOURCES === null ? null : view.text(SOURCES)) ?? "");
  }

  /** The document in which a fact stands; `null` when there is none of that name. */
  function homeOfFact(view: View, name: string): DocumentPath | null {
    const home = view.paths.find(
      (path) =>
        documentKind(path) === "facts" &&
        editing.facts(view.text(path) ?? "").some((fact) => fact.name === name),
    );
    return home ?? null;
  }
}

/** Nobody has checked anything on a day to come, and what is read again today is not due tomorrow. */
function verifiedText(
  { editing, today }: Pick<ContentDeps, "editing" | "today">,
  text: string,
  { on, reviewBy }: Omit<Verified, "article">,
): Edited {
  if (on > today() || (reviewBy !== undefined && reviewBy <= on)) {
    return { kind: "refused", why: "value_invalid" };
  }
  const next = editing.reviewDays(text).reviewBy;
  const isFar = next !== null && next > addDays(on, CALENDAR_DAYS);
  return editing.withVerified(text, on, reviewBy ?? (isFar ? next : addDays(on, REVIEW_DAYS)));
}

interface SourceMissing {
  readonly kind: "refused";
  readonly why: "source_missing";
}

interface Target {
  readonly id: DraftId;
  readonly version: number;
  readonly action?: AuditAction;
}

/** The documents as a draft has them, over those in force. */
interface View {
  readonly paths: readonly DocumentPath[];
  readonly text: (path: DocumentPath) => string | null;
  /** What an edit of it rests on: what that of the draft did, else what is in force. */
  readonly base: (path: DocumentPath) => number | null;
}

function viewOf(state: ContentState, { edits }: Draft): View {
  const paths = new Set([...state.documents.keys(), ...edits.map(({ path }) => path)]);
  return {
    paths: [...paths].sort(),
    text: (path) => currentText(state, edits, path),
    base: (path) => {
      const edit = edits.find((each) => each.path === path);
      return edit === undefined ? (state.documents.get(path)?.id ?? null) : edit.base;
    },
  };
}
