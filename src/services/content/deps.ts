import type { DocumentPath } from "../../domain/document.ts";
import type { ArticleId, Knowledge } from "../../domain/knowledge.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ContentExaminer, DocumentProblem } from "../../ports/content-examiner.ts";
import type { ContentStore } from "../../ports/content-store.ts";
import type { DocumentEditing } from "../../ports/document-editing.ts";
import type { GateStore } from "../../ports/gate-store.ts";
import type { Log } from "../../ports/log.ts";
import type { Scheduler } from "../../ports/scheduler.ts";
import type { Secrets } from "../../ports/secrets.ts";
import type { StaffStore } from "../../ports/staff-store.ts";
import type { Texts } from "../../ports/texts.ts";
import type { StateReader } from "./state.ts";

/** What editing the content needs. */
export interface ContentDeps {
  readonly store: ContentStore;
  readonly state: StateReader;
  readonly gates: GateStore;
  readonly examiner: ContentExaminer;
  readonly editing: DocumentEditing;
  readonly staff: Pick<StaffStore, "list">;
  readonly texts: Texts;
  /** The content that answers in this process, with what is held back of it. */
  readonly live: () => Knowledge;
  /** Something else came into force: to be shown before whoever changed it is answered. Never fails. */
  readonly onChanged: () => Promise<void>;
  readonly today: () => PlainDate;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly secrets: Secrets;
  readonly log: Log;
  /** Whoever wrote a draft may bring it into force. */
  readonly onePerson: boolean;
  /** A language model is set up, with which changed prompts have to be measured. */
  readonly hasModel: boolean;
}

/** Why something was not done that somebody may well ask for. */
export const CONTENT_REASONS = [
  /** The draft is not what was seen. */
  "changed",
  /** Documents were changed since their editor saw them. */
  "stale",
  /** The content would have faults. */
  "problems",
  /** It is said to be a wording, and changes what claims say in figures or dates. */
  "needs_correction",
  /** It takes the name away from what is withdrawn, so that the words could come back under another. */
  "under_withdrawal",
  /** Words of a model that nobody says that they read. */
  "unread_translation",
  "gate_missing",
  "gate_refused",
  "second_person",
  "not_submitted",
  /** It was published or discarded. */
  "draft_over",
  "draft_empty",
  "draft_too_large",
  "source_missing",
  /** It rested on a source of which nobody says whether it does still. */
  "source_left_out",
  /** Nobody looked at a source for this figure, or on a day that cannot be. */
  "source_unseen",
  "value_invalid",
  /** There is no such fact, entry, article or text to be changed. */
  "not_there",
  "there_already",
  /** The document has faults, so that nothing can be put into it. */
  "unreadable",
  "first_release",
  "withdrawn_already",
  "not_withdrawn",
  /** It is left out for faults, and what is named of it cannot be read. */
  "left_out",
] as const;
export type ContentReason = (typeof CONTENT_REASONS)[number];

/** Nothing was changed. */
export interface ContentRefused {
  readonly kind: "refused";
  readonly reason: ContentReason;
  /** Those that are stale. */
  readonly paths?: readonly DocumentPath[];
  readonly problems?: readonly DocumentProblem[];
  /** What would have to be a correction, or is withdrawn; `claim` is `null` for a whole article. */
  readonly claims?: readonly RefusedClaim[];
}

export interface RefusedClaim {
  readonly article: ArticleId;
  readonly claim: string | null;
}

export function refused(
  reason: ContentReason,
  more: Pick<ContentRefused, "paths" | "problems" | "claims"> = {},
): ContentRefused {
  return { kind: "refused", reason, ...more };
}
