import type { Clock } from "../../src/ports/clock.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { LIMITS } from "./limits.ts";
import { Recent } from "./recent.ts";

export interface LookUpsDeps<Told> {
  /** Asks Slack; `null` when it does not tell. */
  readonly ask: (user: string) => Promise<Told | null>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** Something that Slack tells of people, as far as it is known without making them wait. */
export interface LookUps<Told> {
  /** Waits a moment at most for what is not known yet; never rejects. */
  of(team: string, user: string): Promise<Told | null>;
}

interface Known<Told> {
  readonly told: Promise<Told | null>;
  untilMs: number;
}

export function createLookUps<Told>({ ask, clock, scheduler }: LookUpsDeps<Told>): LookUps<Told> {
  const known = new Recent<Known<Told>>(LIMITS.rememberedPeople);

  const askFor = (user: string, nowMs: number): Known<Told> => {
    const entry: Known<Told> = {
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

function within<Told>(
  ms: number,
  asked: Promise<Told | null>,
  scheduler: Scheduler,
): Promise<Told | null> {
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
