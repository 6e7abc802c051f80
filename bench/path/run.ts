import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Delivery, InboundMessage, MessageId } from "../../src/domain/message.ts";
import { aMessage } from "../../test/helpers/builders.ts";
import { countTraffic, type Traffic } from "./traffic.ts";
import { pathOf, VARIANTS, type Variant } from "./variants.ts";

/** Offered at once, to see how much is answered in a second. */
const FLOOD = { messages: 4_000, conversations: 400, atOnce: 128 };
/** Offered evenly, to see how long one message takes. */
const STEADY = { perSecond: 60, seconds: 10, conversations: 300 };
const WARM_UP = { messages: 400, conversations: 40, atOnce: 32 };

/** What one variant of the path did. */
interface Measured {
  readonly "acknowledged/s": number;
  readonly "answered/s": number;
  readonly "ack p50": number;
  readonly "ack p99": number;
  readonly "delivered p50": number;
  readonly "delivered p99": number;
  /** Of this process, the load included: what a busy machine does not change. */
  readonly "CPU ms/message": number;
  /** To the server of a database and back, at the steady rate; none where it lives in this process. */
  readonly "round trips/message": number;
  readonly "statements/message": number;
  readonly "commits/message": number;
  readonly "KB/message": number;
  readonly "RSS MB": number;
}

/** Takes the time of each message, from its offering to its acknowledgement and to its delivery. */
class Stopwatch {
  readonly acknowledged: number[] = [];
  readonly delivered: number[] = [];
  readonly #offered = new Map<string, number>();
  readonly #accept: (message: InboundMessage) => Promise<unknown>;

  constructor(accept: (message: InboundMessage) => Promise<unknown>) {
    this.#accept = accept;
  }

  async offer(message: InboundMessage): Promise<void> {
    const at = performance.now();
    this.#offered.set(message.id, at);
    await this.#accept(message);
    this.acknowledged.push(performance.now() - at);
  }

  readonly arrived = ({ inReplyTo }: Delivery): void => {
    this.delivered.push(performance.now() - (this.#offered.get(inReplyTo ?? "") ?? 0));
  };

  async allDelivered(count: number): Promise<void> {
    const deadline = Date.now() + 120_000;
    while (this.delivered.length < count) {
      if (Date.now() > deadline) throw new Error(`only ${String(this.delivered.length)} delivered`);
      await wait(2);
    }
  }
}

async function measure(variant: Variant): Promise<Measured> {
  const traffic = countTraffic();
  let watch: Stopwatch | null = null;
  const path = await pathOf(variant, (delivery) => watch?.arrived(delivery));
  const fresh = (): Stopwatch => (watch = new Stopwatch(path.accept));
  await flood(fresh(), "warm", WARM_UP, path.question);
  const before = process.cpuUsage();
  const flooded = await flood(fresh(), "flood", FLOOD, path.question);
  const { user, system } = process.cpuUsage(before);
  const steadily = fresh();
  const sent = traffic();
  await steady(steadily, path.question);
  const since = traffic();
  const each = (what: keyof Traffic): number =>
    Math.round(((since[what] - sent[what]) / (STEADY.perSecond * STEADY.seconds)) * 10) / 10;
  globalThis.gc?.();
  const rss = process.memoryUsage().rss / 1024 / 1024;
  await path.close();
  return {
    "acknowledged/s": Math.round(flooded.acknowledged),
    "answered/s": Math.round(flooded.answered),
    "ack p50": at(steadily.acknowledged, 0.5),
    "ack p99": at(steadily.acknowledged, 0.99),
    "delivered p50": at(steadily.delivered, 0.5),
    "delivered p99": at(steadily.delivered, 0.99),
    "CPU ms/message": Math.round((user + system) / FLOOD.messages / 10) / 100,
    "round trips/message": each("roundTrips"),
    "statements/message": each("statements"),
    "commits/message": each("commits"),
    "KB/message": Math.round(each("bytes") / 102.4) / 10,
    "RSS MB": Math.round(rss),
  };
}

async function flood(
  watch: Stopwatch,
  name: string,
  { messages, conversations, atOnce }: typeof FLOOD,
  question: (index: number) => string,
): Promise<{ readonly acknowledged: number; readonly answered: number }> {
  const started = performance.now();
  let next = 0;
  const sender = async (): Promise<void> => {
    while (next < messages) {
      const index = next;
      next += 1;
      await watch.offer(messageOf(name, index, conversations, question));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sender));
  const acknowledged = performance.now();
  await watch.allDelivered(messages);
  const ended = performance.now();
  return {
    acknowledged: messages / ((acknowledged - started) / 1_000),
    answered: messages / ((ended - started) / 1_000),
  };
}

async function steady(watch: Stopwatch, question: (index: number) => string): Promise<void> {
  const { perSecond, seconds, conversations } = STEADY;
  const total = perSecond * seconds;
  const started = performance.now();
  const offers: Promise<void>[] = [];
  for (let index = 0; index < total; index += 1) {
    const due = started + (index * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 1) await wait(early);
    offers.push(watch.offer(messageOf("steady", index, conversations, question)));
  }
  await Promise.all(offers);
  await watch.allDelivered(total);
}

function messageOf(
  name: string,
  index: number,
  conversations: number,
  question: (index: number) => string,
): InboundMessage {
  return {
    ...aMessage({
      conversation: `${name}-${String(index % conversations)}`,
      text: question(index),
    }),
    id: randomUUID() as MessageId,
    sentAt: new Date(),
  };
}

function at(values: readonly number[], quantile: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))] ?? 0;
  return Math.round(value * 10) / 10;
}

/** Each variant in a process of its own, so that none has the memory of another. */
function inOwnProcess(variant: Variant): Measured {
  const output = execFileSync(
    process.execPath,
    ["--expose-gc", fileURLToPath(import.meta.url), variant],
    { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
  );
  return JSON.parse(output.trim().split("\n").at(-1) ?? "") as Measured;
}

if (import.meta.main) {
  const variant = VARIANTS.find((name) => name === process.argv[2]);
  if (variant === undefined) {
    console.log(
      `\nFrom acceptance to delivery, milliseconds at ${String(STEADY.perSecond)} a second; rates when all comes at once`,
    );
    console.log("(targets with SQLite: 500 answered/s, ack p99 < 50 ms)");
    console.table(Object.fromEntries(VARIANTS.map((name) => [name, inOwnProcess(name)])));
  } else {
    console.log(JSON.stringify(await measure(variant)));
    process.exit(0);
  }
}
