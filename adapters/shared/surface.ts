import type { CaseId } from "../../src/domain/case.ts";
import type { ThreadRef } from "../../src/domain/message.ts";
import {
  STAFF_ACTION,
  surfaceThread,
  type Destination,
  type LineVoice,
} from "../../src/domain/staff-surface.ts";

/** Stands before a line, the same on every messenger, so that nobody’s words are taken for another’s. */
export const VOICE_SIGNS: Readonly<Record<LineVoice, string>> = {
  person: "▸",
  bot: "◇",
  staff: "◂",
  note: "📝",
  service: "·",
};

/** What stands above a line; of the service itself only its sign. */
export function lineHead(voice: LineVoice, label: string | null): string {
  const sign = VOICE_SIGNS[voice];
  return label === null ? sign : `${sign} ${label}`;
}

/**
 * The thread of the case that an action of staff names, such as `desk:take:<case>`, pressed in some channel; `null` when it
 * names none.
 */
export function threadNamedBy(action: string, destination: Destination): ThreadRef | null {
  if (!action.startsWith(STAFF_ACTION)) return null;
  const [, , id = ""] = action.split(":");
  return id === "" ? null : surfaceThread(destination, id as CaseId);
}
