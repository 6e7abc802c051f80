import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import { within } from "../domain/within.ts";
import type { Clock } from "../ports/clock.ts";
import type { DatabaseSpace } from "../ports/database-space.ts";
import type { QueueStatus } from "../ports/message-store.ts";
import type { ModelFault } from "../ports/language-model.ts";
import type { Metrics } from "../ports/metrics.ts";
import type { PlatformAdapter, PlatformHealth } from "../ports/platform.ts";
import type { RefusalKind } from "../ports/refused-requests.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { AssistedMetrics } from "../services/assisted/metrics.ts";

/** What was counted since the process began. */
export interface CountedMetrics {
  readonly metrics: Metrics;
  /** A request was refused. */
  readonly refused: (kind: RefusalKind, route: string) => void;
  /** Of a model's help. */
  readonly assisted: AssistedMetrics & { readonly called: (call: ModelFigures) => void };
  /** Everything counted, and how the process does, in the text format of Prometheus. */
  readonly text: () => Promise<string>;
}

/** One call of a model: words of a short list and figures; `null` for what is not known. */
export interface ModelFigures {
  readonly prompt: string;
  readonly ms: number;
  readonly fault: ModelFault | null;
  readonly tokensIn: number | null;
  readonly tokensOut: number | null;
}

/** What is looked at when somebody asks. */
export interface LookedAt {
  /** How much waits and what was given up. May fail. */
  readonly queue: () => Promise<QueueStatus>;
  /** May fail. */
  readonly space: () => Promise<DatabaseSpace>;
  readonly platforms: () => readonly PlatformAdapter[];
  /** How much of each share of the model’s day is spent, from 0 to 1; none without a model. May fail. */
  readonly budgets: () => Promise<ReadonlyMap<string, number>>;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
}

/** The media type of the text format. */
export const PROMETHEUS_TEXT = Registry.PROMETHEUS_CONTENT_TYPE;

/** From a tenth of a second to five minutes; an answer takes less than the first, one after a crash more. */
const SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
/** A database that does not answer must not hold up the rest of the figures. */
const LOOK_MS = 3_000;
const STATES: readonly PlatformHealth["state"][] = ["off", "starting", "on", "failing"];

/** Counts in a registry of its own, so that two services in one process do not count together. */
export function createCountedMetrics(): CountedMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counts = countersIn(registry);
  const seconds = secondsIn(registry);
  return {
    metrics: {
      accepted: (platform) => {
        counts.accepted.inc({ platform });
      },
      answered: (platform, outcome, ms) => {
        counts.answered.inc({ platform, outcome });
        seconds.answer.observe({ platform }, ms / 1_000);
      },
      setAside: (platform) => {
        counts.setAside.inc({ platform });
      },
      delivered: (platform, result, ms) => {
        counts.delivered.inc({ platform, result });
        if (result === "sent") seconds.delivery.observe({ platform }, ms / 1_000);
      },
    },
    refused: refusedIn(registry),
    assisted: assistedIn(registry),
    text: () => registry.metrics(),
  };
}

function refusedIn(registry: Registry): CountedMetrics["refused"] {
  const refused = new Counter({
    name: "yizhan_requests_refused_total",
    help: "Requests refused, by why and where.",
    labelNames: ["kind", "route"],
    registers: [registry],
  });
  return (kind, route) => {
    refused.inc({ kind, route });
  };
}

function assistedIn(registry: Registry): CountedMetrics["assisted"] {
  const registers = [registry];
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `yizhan_model_${name}_total`, help, labelNames, registers });
  const helped = counter("answers", "Answers put together with a model’s help.", []);
  const faults = counter("faults", "Times that a model did not help, by why.", ["fault"]);
  const refused = counter("words_refused", "Words of a model not fit to be shown, by why.", [
    "fault",
  ]);
  const tokens = counter("tokens", "Tokens as the endpoint counts them.", ["prompt", "direction"]);
  const seconds = new Histogram({
    name: "yizhan_model_seconds",
    help: "How long calls of a model take.",
    labelNames: ["prompt", "result"],
    buckets: SECONDS,
    registers,
  });
  return {
    helped: () => {
      helped.inc();
    },
    fault: (fault) => {
      faults.inc({ fault });
    },
    refused: (fault) => {
      refused.inc({ fault });
    },
    called: ({ prompt, ms, fault, tokensIn, tokensOut }) => {
      seconds.observe({ prompt, result: fault ?? "value" }, ms / 1_000);
      tokens.inc({ prompt, direction: "in" }, tokensIn ?? 0);
      tokens.inc({ prompt, direction: "out" }, tokensOut ?? 0);
    },
  };
}

function countersIn(registry: Registry) {
  const counter = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Counter({ name: `yizhan_${name}_total`, help, labelNames, registers: [registry] });
  return {
    accepted: counter("messages_accepted", "Messages accepted for the first time.", ["platform"]),
    answered: counter("messages_answered", "Messages answered, by what became of them.", [
      "platform",
      "outcome",
    ]),
    setAside: counter("messages_set_aside", "Messages that could not be answered.", ["platform"]),
    delivered: counter("deliveries", "Tries to send, by how they ended.", ["platform", "result"]),
  };
}

function secondsIn(registry: Registry) {
  const histogram = (name: string, help: string) =>
    new Histogram({
      name: `yizhan_${name}_seconds`,
      help,
      labelNames: ["platform"],
      buckets: SECONDS,
      registers: [registry],
    });
  return {
    answer: histogram("answer", "From the acknowledgement of a message to its answer on disk."),
    delivery: histogram("delivery", "From an answer on disk to its delivery."),
  };
}

/** What is so at this moment, in the text format. A database that cannot be had is told and makes nothing fail. */
export async function lookedAtText(lookedAt: LookedAt): Promise<string> {
  // Made anew each time: what could not be read is then absent, not what it was at the last look.
  const registry = new Registry();
  const gauge = (name: string, help: string, value: number): void => {
    new Gauge({ name, help, registers: [registry] }).set(value);
  };
  addPlatforms(registry, lookedAt.platforms());
  const [queue, space, budgets] = await Promise.all([
    soon(lookedAt, lookedAt.queue),
    soon(lookedAt, lookedAt.space),
    soon(lookedAt, lookedAt.budgets),
  ]);
  addBudgets(registry, budgets ?? new Map());
  if (space !== null) {
    for (const [name, help, bytes] of figuresOf(space))
      if (bytes !== null) gauge(name, help, bytes);
  }
  gauge("yizhan_database_up", "Whether the database could be read.", queue === null ? 0 : 1);
  if (queue === null) return registry.metrics();
  gauge("yizhan_messages_waiting", "Messages not answered yet.", queue.waitingMessages);
  gauge("yizhan_messages_dead", "Messages set aside and not dropped.", queue.deadMessages);
  gauge("yizhan_deliveries_waiting", "Deliveries not sent yet.", queue.waitingDeliveries);
  gauge("yizhan_deliveries_dead", "Deliveries given up and not dropped.", queue.deadDeliveries);
  const since = queue.oldestWaitingAt?.getTime();
  const waitedMs = since === undefined ? 0 : lookedAt.clock.now().getTime() - since;
  gauge(
    "yizhan_oldest_waiting_seconds",
    "How long the oldest message or delivery has waited; 0 when nothing waits.",
    Math.max(0, waitedMs) / 1_000,
  );
  return registry.metrics();
}

function addBudgets(registry: Registry, budgets: ReadonlyMap<string, number>): void {
  if (budgets.size === 0) return;
  const gauge = new Gauge({
    name: "yizhan_model_budget_spent",
    help: "Of a share of the model’s tokens for the day, how much is spent; 1 is all.",
    labelNames: ["budget"],
    registers: [registry],
  });
  for (const [budget, share] of budgets) gauge.set({ budget }, share);
}

function figuresOf(space: DatabaseSpace): readonly (readonly [string, string, number | null])[] {
  return [
    ["yizhan_database_bytes", "Size of the database with its log.", space.databaseBytes],
    [
      "yizhan_database_reusable_bytes",
      "Of these, free for what is written next.",
      space.reusableBytes,
    ],
    ["yizhan_disk_free_bytes", "Free on the disk of the database.", space.freeBytes],
  ];
}

/** `null` for what cannot be read, or not soon enough. */
async function soon<T>({ scheduler }: LookedAt, read: () => Promise<T>): Promise<T | null> {
  try {
    return await within(LOOK_MS, read(), scheduler, "The database did not answer.");
  } catch {
    return null;
  }
}

function addPlatforms(registry: Registry, platforms: readonly PlatformAdapter[]): void {
  const gauge = new Gauge({
    name: "yizhan_platform_state",
    help: "1 for the state that a platform is in.",
    labelNames: ["platform", "state"],
    registers: [registry],
  });
  for (const adapter of platforms) {
    const now = adapter.health().state;
    for (const state of STATES) {
      gauge.set({ platform: adapter.name, state }, state === now ? 1 : 0);
    }
  }
}
