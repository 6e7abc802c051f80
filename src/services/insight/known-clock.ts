import type { Knowledge } from "../../domain/knowledge.ts";
import type { DueWork } from "../../ports/due-work.ts";
import type { Log } from "../../ports/log.ts";
import type { DueWorkHandler } from "../due-work.ts";
import { tellWhatIsKnown, type KnownNoticesDeps } from "./known-notices.ts";

export interface KnownClockDeps extends KnownNoticesDeps {
  readonly log: Log;
  /** There may be something to send. */
  readonly onTold: () => void;
}

/** The kind of due work that tells people what was not known when they asked. */
export const KNOWN_CLOCK = "known";

const EVERY_MS = 60_000;
/** However little changes: who was held by staff, or wished after others were told, is not forgotten. */
const ANEW_AFTER_MS = 60 * 60 * 1_000;

/** To be scheduled at a start; it comes again by itself. */
export function knownClockWork(now: Date): DueWork {
  return { key: KNOWN_CLOCK, kind: KNOWN_CLOCK, dueAt: now, payload: "" };
}

/** What was asked becomes known by another content or by another day; without either nobody is looked for each minute. */
export function createKnownClock(deps: KnownClockDeps): DueWorkHandler {
  const { clock, log, today, knowledge, onTold } = deps;
  let last: { knowledge: Knowledge; day: string; at: number } | null = null;
  return async () => {
    const began = clock.now();
    const now = { knowledge: knowledge(), day: today(), at: began.getTime() };
    const isSame =
      last?.knowledge === now.knowledge && last.day === now.day && now.at - last.at < ANEW_AFTER_MS;
    if (!isSame) {
      const told = await tellWhatIsKnown(deps);
      last = now;
      if (told > 0) {
        log.info("known.told", { told });
        onTold();
      }
    }
    return { again: new Date(began.getTime() + EVERY_MS) };
  };
}
