import type { Editor } from "./content-types.ts";
import type { SourceView } from "./fact-types.ts";

export interface CalendarRow {
  readonly id: string;
  readonly claim: string;
  /** Whether it is still to be looked at. */
  readonly due: boolean;
  readonly verifiedOn: string | null;
  /** `null` where nobody verified it, or files brought the day. */
  readonly verifiedBy: Editor | null;
}

export interface CalendarItem {
  /** Names it for as long as it says the same. */
  readonly key: string;
  readonly on: string;
  readonly kind: "claim_ends" | "fact_ends" | "review" | "holidays_unknown";
  readonly article: string | null;
  readonly claim: string | null;
  readonly fact: string | null;
  readonly owner: string | null;
  readonly title: string;
  /** Whether the reader is to look at it. */
  readonly mine: boolean;
  /** On which all its rows rest; none where it is about no table. */
  readonly sources: readonly SourceView[];
  readonly rows: readonly CalendarRow[];
  /** Who does, where somebody took it or was given it. */
  readonly task: {
    readonly assignee: Editor;
    readonly by: Editor;
    readonly since: string;
  } | null;
}

export interface Calendar {
  readonly days: number;
  /** Of the service, whose day may be another than the reader’s. */
  readonly today: string;
  readonly items: readonly CalendarItem[];
  /** Owners that articles in the list name, with who looks after their articles. */
  readonly owners: readonly { readonly owner: string; readonly staff: readonly Editor[] }[];
  /** Who may be given something. */
  readonly colleagues: readonly Editor[];
}

/** How much of what is the reader’s is due; what presses is among what is due soon. */
export interface CalendarDue {
  readonly soon: number;
  readonly pressing: number;
}
