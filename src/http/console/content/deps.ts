import type { ContentReading } from "../../../services/content/documents.ts";
import type { ContentRefused } from "../../../services/content/deps.ts";
import type { DraftTools } from "../../../services/content/draft-tools.ts";
import type { Drafts } from "../../../services/content/drafts.ts";
import type { NameEditor } from "../../../services/content/editors.ts";
import type { DrawReply, Previewing } from "../../../services/content/previewing.ts";
import type { Publishing } from "../../../services/content/publishing.ts";
import type { Restoring } from "../../../services/content/restore.ts";
import type { TranslationDrafts } from "../../../services/content/translation-drafts.ts";
import type { Withdrawals } from "../../../services/content/withdrawals.ts";
import { refuse, type Answer } from "../route.ts";

export interface ContentRoutesDeps {
  readonly reading: ContentReading;
  readonly drafts: Drafts;
  readonly tools: DraftTools;
  readonly publishing: Publishing;
  readonly restoring: Restoring;
  readonly withdrawals: Withdrawals;
  readonly previewing: Previewing;
  readonly translating: TranslationDrafts;
  readonly draw: DrawReply;
  /** Who edited, by name. */
  readonly names: () => Promise<NameEditor>;
  /** Whoever wrote a draft may publish it. */
  readonly onePerson: boolean;
  /** Whether a language model is configured. */
  readonly model: boolean;
}

/** Tells why nothing was changed, and of what. */
export function refusedContent({ reason, paths, problems, claims }: ContentRefused): Answer {
  const more = {
    ...(paths === undefined ? {} : { paths }),
    ...(problems === undefined ? {} : { problems }),
    ...(claims === undefined ? {} : { claims }),
  };
  return refuse(reason, reason === "changed" ? CHANGED : undefined, more);
}

const CHANGED = "Somebody else changed this meanwhile; look again.";
