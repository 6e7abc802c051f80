import type { Scheduler } from "../../src/ports/scheduler.ts";

export interface TypingOptions {
  readonly scheduler: Scheduler;
  /** How long the platform shows one sign, a little less than that. */
  readonly everyMs: number;
  /** For how long at most, so that a sign never outlives its reason. */
  readonly mostMs: number;
}

export interface Typing {
  /** Shows the sign at once and again until the end; what `show` throws is nobody's concern. */
  begin(conversation: string, show: () => Promise<unknown>): void;
  end(conversation: string): void;
  endAll(): void;
}

/** Signs that an answer is on its way. */
export function createTyping({ scheduler, everyMs, mostMs }: TypingOptions): Typing {
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
      shown.set(conversation, scheduler.every(everyMs, once));
      once();
    },
    end,
    endAll: () => {
      for (const conversation of [...shown.keys()]) end(conversation);
    },
  };
}
