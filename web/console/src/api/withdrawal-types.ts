import type { ClaimName, Editor } from "./content-types.ts";

/** What is withdrawn, and who is told. Instants are ISO 8601, UTC. */

export interface WithdrawalView {
  readonly id: string;
  readonly article: string;
  /** `null` for the whole article. */
  readonly claim: string | null;
  readonly title: string;
  readonly at: string;
  readonly by: Editor;
  readonly reason: string;
  readonly liftedAt: string | null;
  readonly liftedBy: Editor | null;
  readonly liftReason: string | null;
  /** Who would have withdrawn it as well. */
  readonly joined: readonly { readonly by: Editor; readonly at: string; readonly reason: string }[];
}

export interface ListedWithdrawal extends WithdrawalView {
  /** In how many places one of its figures is still told. */
  readonly elsewhere: number;
}

/** A figure of something that is, or is to be, withdrawn, which is told elsewhere too. */
export interface SharedFigure {
  readonly name: string;
  /** As a reader sees it. */
  readonly shown: string;
  readonly claims: readonly (ClaimName & { readonly title: string; readonly sentence: string })[];
  /** Articles whose tables show it. */
  readonly tables: readonly { readonly article: string; readonly title: string }[];
}

export type NoticeAbout = { readonly withdrawal: string } | { readonly release: number };

export interface NoticeView {
  readonly id: string;
  readonly about: NoticeAbout;
  readonly since: string;
  readonly state: string;
  readonly told: number;
  readonly failed: number;
  readonly optedOut: number;
  readonly at: string;
  readonly by: Editor;
}
