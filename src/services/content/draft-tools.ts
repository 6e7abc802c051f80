import type { Banner } from "../../domain/banner.ts";
import { readDocumentPath } from "../../domain/document.ts";
import type { DraftId } from "../../domain/editing.ts";
import type { ArticleId, RowId } from "../../domain/ids.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import { addDays, type PlainDate } from "../../domain/plain-date.ts";
import { CALENDAR_DAYS } from "../../domain/review-calendar.ts";
import type { AuditAction } from "../../ports/audit.ts";
import type {
  Edited,
  EditedWays,
  SourceEdit,
  WaysDocuments,
  WrittenWay,
} from "../../ports/document-editing.ts";
import type { Actor } from "../staff/actor.ts";
import { refused, type ContentDeps, type ContentRefused } from "./deps.ts";
import { withFigure, type FigureEdit } from "./draft-figures.ts";
import { withEntryRow, type RowChange } from "./draft-rows.ts";
import {
  BANNER,
  ENTRY_TABLE,
  inDocument,
  inWays,
  SOURCES,
  viewOf,
  type NewText,
  type View,
} from "./draft-view.ts";
import { requireEditor, unlessUnderWay, type DraftResult, type Drafts } from "./drafts.ts";

/** Single things that are changed in the documents of a draft, all else of which stays as it is. */
export interface DraftTools {
  /**
   * A figure that is another one, or holds on other days, rests on those sources alone that were looked at for it: refused with
   * `source_unseen` where one was not, and with `source_left_out` where it rested on one of which nothing is said.
   */
  value(by: Actor, id: DraftId, version: number, edit: FigureEdit): Promise<DraftResult>;
  source(by: Actor, id: DraftId, version: number, source: SourceEdit): Promise<DraftResult>;
  variant(by: Actor, id: DraftId, version: number, variant: NewVariant): Promise<DraftResult>;
  /** Ways of asking that ask for something else than they were said to, or for nothing of the article. All of them or none. */
  ways(by: Actor, id: DraftId, version: number, ways: ChangedWays): Promise<DraftResult>;
  verified(by: Actor, id: DraftId, version: number, verified: Verified): Promise<DraftResult>;
  /** One row of the table of who may enter without a visa; its sources as those of a value. */
  row(by: Actor, id: DraftId, version: number, row: RowChange): Promise<DraftResult>;
  /** The line above the chat page, as a whole; without words there is none. */
  banner(by: Actor, id: DraftId, version: number, banner: Banner): Promise<DraftResult>;
  /** Of the table of who may enter without a visa; of these rows and no others. */
  rowsVerified(by: Actor, id: DraftId, version: number, rows: VerifiedRows): Promise<DraftResult>;
}

export interface NewVariant {
  readonly article: ArticleId;
  readonly language: LanguageTag;
  readonly question: string;
}

export interface ChangedWays {
  readonly article: ArticleId;
  readonly language: LanguageTag;
  readonly moved: readonly WrittenWay[];
  readonly removed: readonly string[];
}

export interface Verified {
  readonly article: ArticleId;
  readonly on: PlainDate;
  /** By when it is to be read the next time; not there, the day stays if it is far enough ahead, else half a year is given. */
  readonly reviewBy?: PlainDate | undefined;
}

export interface VerifiedRows {
  readonly rows: readonly RowId[];
  readonly on: PlainDate;
}

/** Usual days from one reading to the next. */
const REVIEW_DAYS = 180;

export function createDraftTools(
  deps: Pick<ContentDeps, "state" | "editing" | "today">,
  drafts: Drafts,
): DraftTools {
  const { state, editing, today } = deps;

  /** Changes documents of a draft as they stand there. */
  const change = async (
    by: Actor,
    { id, version, action }: Target,
    edit: (view: View) => readonly NewText[] | ContentRefused,
  ): Promise<DraftResult> => {
    requireEditor(by);
    const draft = await drafts.read(by, id);
    const refusal = unlessUnderWay(draft, version);
    if (refusal !== null) return refusal;
    const view = viewOf(await state(), draft);
    const texts = edit(view);
    if ("kind" in texts) return texts;
    const edits = texts.map((each) => ({ ...each, base: view.base(each.path) }));
    return drafts.save(by, id, version, { edits }, action);
  };

  return {
    value: (by, id, version, edit) =>
      change(by, { id, version }, (view) => withFigure(deps, view, edit)),
    source: (by, id, version, source) =>
      change(by, { id, version }, (view) =>
        inDocument(view, SOURCES, (text) => editing.withSource(text, source)),
      ),
    variant: (by, id, version, { article, language, question }) =>
      change(by, { id, version }, (view) =>
        inWays(view, { article, language }, (documents) =>
          editing.withWay(documents, { question, wanted: null }),
        ),
      ),
    ways: (by, id, version, { article, language, moved, removed }) =>
      change(by, { id, version }, (view) =>
        inWays(view, { article, language }, (documents) => {
          const edits = [
            ...moved.map((way) => (each: WaysDocuments) => editing.withWayMoved(each, way)),
            ...removed.map((way) => (each: WaysDocuments) => editing.withoutWay(each, way)),
          ];
          return edits.reduce<EditedWays>(
            (edited, edit) => (edited.kind === "refused" ? edited : edit(edited)),
            { kind: "edited", ...documents },
          );
        }),
      ),
    verified: (by, id, version, { article, ...days }) =>
      change(by, { id, version, action: "article.verified" }, (view) =>
        inDocument(view, readDocumentPath(`knowledge/${article}/article.yaml`), (text) =>
          verifiedText(deps, text, days),
        ),
      ),
    row: (by, id, version, row) =>
      change(by, { id, version }, (view) => withEntryRow(deps, view, row)),
    banner: (by, id, version, banner) =>
      change(by, { id, version }, () => {
        const edited = editing.bannerText(banner);
        if (edited.kind === "refused" || BANNER === null) return refused("value_invalid");
        return [{ path: BANNER, text: edited.text }];
      }),
    rowsVerified: (by, id, version, { rows, on }) =>
      change(by, { id, version, action: "rows.verified" }, (view) =>
        inDocument(view, ENTRY_TABLE, (text) =>
          on > today()
            ? { kind: "refused", why: "value_invalid" }
            : editing.withRowsVerified(text, rows, on),
        ),
      ),
  };
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

interface Target {
  readonly id: DraftId;
  readonly version: number;
  readonly action?: AuditAction;
}
