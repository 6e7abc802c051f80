import type { EntryId, Urgency } from "../../domain/case.ts";
import type { ArticleId } from "../../domain/ids.ts";
import type { CentreId, StaffId } from "../../domain/staff.ts";

/** What somebody of the staff does with a case. */
export type DeskAct =
  /** Also from another holder, for those who may assign. */
  | { readonly type: "take" }
  | { readonly type: "release" }
  | { readonly type: "assign"; readonly to: StaffId }
  | { readonly type: "move"; readonly centre: CentreId }
  | { readonly type: "raise"; readonly urgency: Urgency }
  | { readonly type: "resolve" }
  | { readonly type: "reopen" }
  | { readonly type: "note"; readonly entry: EntryId; readonly text: string }
  /** To the person, by the holder alone. */
  | ({ readonly type: "reply"; readonly entry: EntryId; readonly text: string } & WithTranslation)
  | { readonly type: "article"; readonly entry: EntryId; readonly article: ArticleId }
  /** Makes a note of the holder’s, of that text, words to the person. */
  | ({ readonly type: "send"; readonly entry: EntryId; readonly text: string } & WithTranslation);

interface WithTranslation {
  /** The translation that was shown of just these words goes with them; not there, they go as they are written. */
  readonly translated?: boolean;
}

/**
 * Why nothing was done. `not_found` also for a case of another centre; `not_holder`: somebody else has the word, or nobody;
 * `not_possible`: the case stands otherwise; `changed`: it was changed since it was seen; `untranslated`: the translation
 * that was to go with the words is not there, or is one of other words.
 */
export type DeskRefusal =
  "not_found" | "forbidden" | "not_holder" | "not_possible" | "changed" | "untranslated";
