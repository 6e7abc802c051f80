import type { Clock } from "../../src/ports/clock.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { LIMITS } from "./limits.ts";
import { Recent } from "./recent.ts";

export interface LookUpsDeps {
  /** Asks Slack; `null` when it does not tell. */
  readonly ask: (user: string) => Promise<string | null>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** Something that Slack tells of people, as far as it is known without making them wait. */
export interface LookUps {
  /** Waits a moment at most for what is not known yet; never rejects. */
  of(team: string, user: string): Promise<string | null>;
}

interface Known {
  readonly told: Promise<string | null>;
  untilMs: number;
}

export function createLookUps({ ask, clock, scheduler }: LookUpsDeps): LookUps {
  const known = new Recent<Known>(LIMITS.rememberedPeople);

  const askFor = (user: string, nowMs: number): Known => {
    const entry: Known = {
      told: ask(user).catch(() => {
        entry.untilMs = nowMs + LIMITS.lookUpFailedMs;
        return null;
      }),
      untilMs: nowMs + LIMITS.lookUpKeptMs,
    };
    return entry;
  };

  return {
    of: (team, user) => {
      const name = `${team} ${user}`;
      const nowMs = clock.now().getTime();
      const kept = known.get(name);
      const entry = kept !== null && kept.untilMs > nowMs ? kept : askFor(user, nowMs);
      known.set(name, entry);
      return within(LIMITS.lookUpMs, entry.told, scheduler);
    },
  };
}

function within(
  ms: number,
  asked: Promise<string | null>,
  scheduler: Scheduler,
): Promise<string | null> {
  return new Promise((resolve) => {
    const cancel = scheduler.after(ms, () => {
      resolve(null);
    });
    void asked.then((told) => {
      cancel();
      resolve(told);
    });
  });
}
