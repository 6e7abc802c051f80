import type { CaseEntry } from "./case.ts";

/**
 * Whether the staff wrote to the person: after their last words, only before those, or never. A note is no answer, and
 * neither is what the bot says.
 */
export type Answered = "last" | "earlier" | "never";

/** @param entries all that was said in a case, oldest first */
export function answeredOf(entries: readonly Pick<CaseEntry, "kind">[]): Answered {
  const staff = entries.findLastIndex(({ kind }) => kind === "staff");
  if (staff === -1) return "never";
  return staff > entries.findLastIndex(({ kind }) => kind === "person") ? "last" : "earlier";
}
