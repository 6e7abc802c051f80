import type { Clock } from "../../src/ports/clock.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import { LIMITS } from "./limits.ts";
import { Recent } from "./recent.ts";

export interface LocalesDeps {
  /** Asks Slack; `null` when it does not tell. */
  readonly ask: (user: string) => Promise<string | null>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** In which language people use Slack, as far as it is known without making them wait. */
export interface Locales {
  /** Waits a moment at most for what is not known yet; never rejects. */
  hint(team: string, user: string): Promise<string | null>;
}

interface Known {
  readonly locale: Promise<string | null>;
  untilMs: number;
}

export function createLocales({ ask, clock, scheduler }: LocalesDeps): Locales {
  const known = new Recent<Known>(LIMITS.rememberedPeople);

  const askFor = (user: string, nowMs: number): Known => {
    const entry: Known = {
      locale: ask(user).catch(() => {
        entry.untilMs = nowMs + LIMITS.localeFailedMs;
        return null;
      }),
      untilMs: nowMs + LIMITS.localeKeptMs,
    };
    return entry;
  };

  return {
    hint: (team, user) => {
      const name = `${team} ${user}`;
      const nowMs = clock.now().getTime();
      const kept = known.get(name);
      const entry = kept !== null && kept.untilMs > nowMs ? kept : askFor(user, nowMs);
      known.set(name, entry);
      return within(LIMITS.localeMs, entry.locale, scheduler);
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
    void asked.then((locale) => {
      cancel();
      resolve(locale);
    });
  });
}
