import type { Reply } from "../../domain/answer.ts";
import type { DocumentPath } from "../../domain/document.ts";
import type { DraftId, Edit } from "../../domain/editing.ts";
import type { PreviewedText } from "../../ports/content-examiner.ts";
import type { Actor } from "../staff/actor.ts";
import type { ContentDeps } from "./deps.ts";
import type { Drafts } from "./drafts.ts";
import { documentsWith } from "./state.ts";

/** A text as it would be said, before it is saved. */
export interface Previewing {
  /**
   * With all else of a draft around it; where that cannot be served, with what is in force.
   *
   * @param draft `null` for none
   * @throws AppError `not_found` there is no such draft
   */
  preview(
    by: Actor,
    path: DocumentPath,
    text: string,
    draft: DraftId | null,
  ): Promise<PreviewedText>;
}

/** How each platform shows a reply. */
export type DrawReply = (reply: Reply) => DrawnReply;

export interface DrawnReply {
  /** Markdown */
  readonly web: string;
  /** HTML as Telegram knows it. */
  readonly telegram: string;
  /** Slack’s mrkdwn. */
  readonly slack: string;
  /** Markdown as Teams knows it. */
  readonly teams: string;
}

export function createPreviewing(
  { state, examiner, today }: Pick<ContentDeps, "state" | "examiner" | "today">,
  drafts: Pick<Drafts, "read">,
): Previewing {
  return {
    preview: async (by, path, text, id) => {
      const around = id === null ? [] : (await drafts.read(by, id)).edits;
      const now = await state();
      const shown = (edits: readonly Edit[]): Promise<PreviewedText> => {
        const documents = documentsWith(now, [...edits, { path, text, base: null }]);
        return examiner.preview(documents, path, today());
      };
      const whole = await shown(around);
      if (whole.reply !== null || whole.problems.length > 0 || around.length === 0) return whole;
      return shown([]);
    },
  };
}
