import type { ClaimId } from "../domain/knowledge.ts";

/** A way of asking, and what it asks for. */
export interface WayOfAsking {
  readonly text: string;
  /** Claims of its article; none where it asks about the subject as a whole, `null` where nobody has said. */
  readonly wanted: readonly ClaimId[] | null;
}

/** "how much is the fine {#fine}" asks for the claim `fine`, "what is this {#}" for the subject as a whole. */
const MARK = /\s*\{#([A-Za-z0-9 ]*)\}\s*$/;

/** Reads a way of asking as the head of a text has it. */
export function readWay(written: string): WayOfAsking {
  const mark = MARK.exec(written);
  if (mark === null) return { text: written, wanted: null };
  const ids = (mark[1] ?? "").split(" ").filter((id) => id !== "");
  return { text: written.slice(0, mark.index), wanted: ids };
}
