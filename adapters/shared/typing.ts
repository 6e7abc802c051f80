import type { Scheduler } from "../../src/ports/scheduler.ts";

export interface TypingOptions {
  readonly scheduler: Scheduler;
  /** How long the platform shows one sign, a little less than that. */
  readonly everyMs: number;
  /** For how long at most, so that a sign never outlives its reason. */
  readonly mostMs: number;
  /** How long an answer may take before there is any sign of it; at once when left out. */
  readonly afterMs?: number;
}

export interface Typing {
  /** Shows the sign, and again until the end; what `show` throws is nobody's concern. */
  begin(conversation: string, show: () => Promise<unknown>): void;
  end(conversation: string): void;
  endAll(): void;
}

/** Signs that an answer is on its way. */
export function createTyping({ scheduler, everyMs, mostMs, afterMs = 0 }: TypingOptions): Typing {
  const shown = new Map<string, () => void>();
  const end = (conversation: string): void => {
    shown.get(conversation)?.();
    shown.delete(conversation);
  };
  return {
    begin: (conversation, show) => {
      end(conversation);
      let left = Math.floor(mostMs / everyMs);
      const once = (): void => {
        left -= 1;
        if (left < 0) end(conversation);
        else show().catch(() => undefined);
      };
      const start = (): void => {
        shown.set(conversation, scheduler.every(everyMs, once));
        once();
      };
      if (afterMs === 0) start();
      else shown.set(conversation, scheduler.after(afterMs, start));
    },
    end,
    endAll: () => {
      for (const conversation of [...shown.keys()]) end(conversation);
    },
  };
}
