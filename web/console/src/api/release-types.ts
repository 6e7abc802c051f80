import type { Verification } from "./article-types.ts";
import type { Editor, Nature } from "./content-types.ts";

/** What was published. Instants are ISO 8601, UTC; days are YYYY-MM-DD. */

export interface ReleaseRow {
  readonly number: number;
  readonly kind: "seed" | "publish" | "restore";
  readonly nature: Nature;
  readonly at: string;
  readonly by: Editor;
  readonly author: Editor | null;
  readonly title: string;
  readonly reason: string;
  readonly paths: readonly string[];
  readonly override: string | null;
  /** How many claims say something else since. */
  readonly corrected: number;
}

export interface ReleaseView extends ReleaseRow {
  /** Articles that were verified with it. */
  readonly verifications: readonly Verification[];
  /** Rows of tables that were verified with it. */
  readonly rowVerifications: readonly {
    readonly row: string;
    readonly on: string;
    readonly by: Editor;
  }[];
  readonly changes: readonly {
    readonly path: string;
    readonly change: "added" | "changed" | "removed";
  }[];
}

/** The words of one document before and after a release; `null` where there was none, or is none any more. */
export interface ReleaseChange {
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}
