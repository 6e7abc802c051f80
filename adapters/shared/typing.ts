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

/** A sign in one conversation. */
export interface TypingSign {
  /**
   * Whether an answer is still on its way, asked before each time that the sign is shown: another process may have sent it. If
   * this throws, the sign is left out this time.
   */
  readonly isDue: () => Promise<boolean>;
  /** What it throws is ignored. */
  readonly show: () => Promise<unknown>;
}

export interface Typing {
  /** Shows the sign, and again until the end. */
  begin(conversation: string, sign: TypingSign): void;
  end(conversation: string): void;
  endAll(): void;
}

/** Signs that an answer is on its way. */
export function createTyping({ scheduler, everyMs, mostMs, afterMs = 0 }: TypingOptions): Typing {
  /** What cancels the next time of each. */
  const shown = new Map<string, () => void>();
  const end = (conversation: string): void => {
    shown.get(conversation)?.();
    shown.delete(conversation);
  };
  return {
    begin: (conversation, { isDue, show }) => {
      end(conversation);
      let left = Math.floor(mostMs / everyMs);
      let cancel = (): void => undefined;
      const stop = (): void => {
        cancel();
      };
      // Another sign may have begun in the conversation while this one asked.
      const isOver = (): boolean => shown.get(conversation) !== stop;
      const once = async (): Promise<void> => {
        left -= 1;
        const goesOn = left >= 0 && (await isDue());
        if (isOver()) return;
        if (goesOn) await show();
        else end(conversation);
      };
      const tryOnce = (): void => {
        once().catch(() => undefined);
      };
      const start = (): void => {
        cancel = scheduler.every(everyMs, tryOnce);
        tryOnce();
      };
      shown.set(conversation, stop);
      if (afterMs === 0) start();
      else cancel = scheduler.after(afterMs, start);
    },
    end,
    endAll: () => {
      for (const conversation of [...shown.keys()]) end(conversation);
    },
  };
}
