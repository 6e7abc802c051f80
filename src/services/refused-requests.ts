import type { AuditTrail } from "../ports/audit.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { NoteRefused, RefusalKind } from "../ports/refused-requests.ts";
import type { Scheduler } from "../ports/scheduler.ts";

export interface RefusedRequestsDeps {
  readonly log: Pick<Log, "warn">;
  /** Counts one; its labels are of short lists. */
  readonly counted: (kind: RefusalKind, route: string) => void;
  readonly trail: Pick<AuditTrail, "record">;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** What is left of requests that were refused: lines of the log, figures, and rows of the audit trail. */
export interface RefusedRequests {
  readonly note: NoteRefused;
  /**
   * Somebody tried to sign in and was refused.
   *
   * @param account whose address they named; `null` where it is nobody’s, and is not kept
   * @param network of whoever tried
   */
  readonly signInFailed: (account: string | null, network: string) => void;
  /** Writes what is left of this hour, and nothing from then on. */
  stop(): Promise<void>;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** Of one kind, route and network one line a minute: a flood must not fill the disk. */
const LINE_EVERY_MS = MINUTE_MS;
const MOST_LINES_KNOWN = 1_000;
/** Failed tries to sign in that have a row of their own in an hour; of more their number is told. */
export const MOST_SIGN_INS_AN_HOUR = 200;
/** Networks that are counted apart in an hour, and of these told. */
const MOST_NETWORKS = 1_000;
const NETWORKS_TOLD = 5;

interface Line {
  readonly at: number;
  more: number;
}

interface Sum {
  count: number;
  readonly networks: Map<string, number>;
}

export function createRefusedRequests(deps: RefusedRequestsDeps): RefusedRequests {
  const { log, counted, clock, scheduler } = deps;
  const lines = new Map<string, Line>();
  const hours = new HourlySums(deps);
  const cancel = scheduler.every(MINUTE_MS, () => {
    void hours.write(hourOf(clock.now().getTime()));
  });
  return {
    note: (refused) => {
      const { kind, route, network } = refused;
      const at = clock.now().getTime();
      counted(kind, route);
      hours.add(kind, network, at);
      const key = `${kind} ${route} ${network}`;
      const last = lines.get(key);
      if (last !== undefined && at - last.at < LINE_EVERY_MS && at >= last.at) {
        last.more += 1;
        return;
      }
      log.warn("http.refused", { ...refused, more: last?.more ?? 0 });
      lines.delete(key);
      lines.set(key, { at, more: 0 });
      for (const oldest of lines.keys()) {
        if (lines.size <= MOST_LINES_KNOWN) break;
        lines.delete(oldest);
      }
    },
    signInFailed: (account, network) => {
      void hours.signInFailed(account, network);
    },
    stop: async () => {
      cancel();
      await hours.write(Infinity);
    },
  };
}

/** What each hour had, until it is over and stands in the audit trail. */
class HourlySums {
  readonly #deps: RefusedRequestsDeps;
  readonly #sums = new Map<string, Sum>();
  #signIns = { hour: 0, rows: 0 };

  constructor(deps: RefusedRequestsDeps) {
    this.#deps = deps;
  }

  add(kind: RefusalKind, network: string, at: number): void {
    const key = JSON.stringify([hourOf(at), kind]);
    const sum = this.#sums.get(key) ?? { count: 0, networks: new Map<string, number>() };
    this.#sums.set(key, sum);
    sum.count += 1;
    const known = sum.networks.get(network);
    if (known !== undefined || sum.networks.size < MOST_NETWORKS) {
      sum.networks.set(network, (known ?? 0) + 1);
    }
  }

  /** Those of hours before one. What cannot be written is kept for the next time. */
  async write(before: number): Promise<void> {
    for (const [key, sum] of [...this.#sums]) {
      const [hour, kind] = JSON.parse(key) as [number, RefusalKind];
      if (hour >= before) continue;
      this.#sums.delete(key);
      const written = await this.#record({
        at: this.#deps.clock.now(),
        action: `requests.${kind}`,
        target: new Date(hour).toISOString(),
        details: { count: sum.count, networks: mostOf(sum.networks) },
      });
      if (!written) this.#sums.set(key, sum);
    }
  }

  async signInFailed(account: string | null, network: string): Promise<void> {
    const at = this.#deps.clock.now();
    const hour = hourOf(at.getTime());
    if (this.#signIns.hour !== hour) this.#signIns = { hour, rows: 0 };
    if (this.#signIns.rows >= MOST_SIGN_INS_AN_HOUR) return;
    this.#signIns.rows += 1;
    const target = account ?? "unknown";
    await this.#record({ at, action: "session.refused", target, details: { network } });
  }

  /** @returns whether it was written */
  async #record(entry: Omit<Parameters<AuditTrail["record"]>[0], "actor">): Promise<boolean> {
    try {
      await this.#deps.trail.record({ ...entry, actor: "service" });
      return true;
    } catch {
      return false;
    }
  }
}

function hourOf(at: number): number {
  return Math.floor(at / HOUR_MS) * HOUR_MS;
}

/** Those with the most, each with how many. */
function mostOf(networks: ReadonlyMap<string, number>): readonly string[] {
  return [...networks]
    .sort(([, one], [, other]) => other - one)
    .slice(0, NETWORKS_TOLD)
    .map(([network, count]) => `${network} (${String(count)})`);
}
