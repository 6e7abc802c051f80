import type { Problem } from "../api/content-types.ts";

/** What the check says of the words in the field, and of no others. */
export interface Verdict {
  readonly kind: "checking" | "failed" | "checked";
  /** While it is looked at again, those of the words before. */
  readonly problems: readonly Problem[];
}

interface Look {
  readonly data: { readonly problems: readonly Problem[] } | undefined;
  readonly isError: boolean;
  /** What is shown is of words that were looked at before. */
  readonly isPlaceholderData: boolean;
}

/**
 * What was found in words before stays in sight while others are looked at, and is never called the result.
 *
 * @param isOfField whether the words that were sent are those in the field
 */
export function verdictOf(look: Look, path: string, isOfField: boolean): Verdict {
  const problems = (look.data?.problems ?? []).filter((each) => each.path === path);
  if (isOfField && look.isError) return { kind: "failed", problems: [] };
  const isChecked = isOfField && look.data !== undefined && !look.isPlaceholderData;
  return { kind: isChecked ? "checked" : "checking", problems };
}
