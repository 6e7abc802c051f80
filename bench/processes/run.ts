import { mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { postgresEngine } from "../../test/helpers/engines.ts";
import { startServiceProcess, type ServiceProcess } from "../../test/helpers/service-process.ts";
import { realQuestions } from "../real-questions.ts";
import { PROBE, type Used } from "./probe.ts";
import { visit, type Visitor } from "./visitors.ts";

/**
 * The whole service as people meet it at the chat page, on SQLite, on PostgreSQL, and as two processes on one PostgreSQL where
 * everybody writes at one and reads at the other. Questions of people at an even rate, then as many as are answered, trivial and of
 * people. No model; clients and database are on the same machine.
 *
 *     node bench/processes/run.ts [--rate 60] [--seconds 20] [--threads 0] [--only processes]
 *
 * `--only` is `sqlite`, `one` or `two`.
 */
const { values: options } = parseArgs({
  options: {
    rate: { type: "string", default: "60" },
    seconds: { type: "string", default: "20" },
    threads: { type: "string", default: "0" },
    only: { type: "string" },
  },
});
const PER_SECOND = Number(options.rate);
const SECONDS = Number(options.seconds);
/** Few enough that each stays within what one conversation may say, and all within the streams of a process. */
const VISITORS = 400;
const WARM_UP_SECONDS = 5;
/** Visitors who each ask again as soon as they are answered. */
const AT_ONCE = 48;
const SATURATED_SECONDS = 8;

/** Milliseconds at the even rate. */
interface Waits {
  readonly "ack p50": number;
  readonly "ack p95": number;
  readonly "ack p99": number;
  readonly "reply p50": number;
  readonly "reply p95": number;
  readonly "reply p99": number;
  readonly answered: number;
}

/** Of all processes of the service together; none of the database or the clients. A message is a question at the even rate. */
interface Costs {
  readonly "CPU ms/message": number;
  readonly "round trips/message": number;
  readonly "statements/message": number;
  readonly "commits/message": number;
  readonly "KB/message": number;
  readonly "RSS MB": string;
  readonly "trivial/s": number;
  readonly "questions/s": number;
}

type Taken = Awaited<ReturnType<Visitor["ask"]>>;
interface Measured {
  readonly waits: Waits;
  readonly costs: Costs;
}

const question = realQuestions();
const engine = await postgresEngine();
try {
  const shared = async (): Promise<string[]> => {
    const address = await engine.fresh();
    return [address, address];
  };
  const variants = {
    sqlite: { name: "SQLite", addresses: () => Promise.resolve([null]) },
    one: { name: "PostgreSQL, one process", addresses: async () => [await engine.fresh()] },
    two: { name: "PostgreSQL, from one process to another", addresses: shared },
  };
  const rows: Record<string, Measured> = {};
  for (const [short, { name, addresses }] of Object.entries(variants)) {
    if ((options.only ?? short) === short) rows[name] = await measure(await addresses());
  }
  console.log(`\nMilliseconds at ${String(PER_SECOND)} questions a second, at the chat page`);
  console.table(columnsOf(rows, ({ waits }) => waits));
  console.log("What a message costs at that rate, and how many are answered in a second at most");
  console.table(columnsOf(rows, ({ costs }) => costs));
} finally {
  await engine.end();
}
process.exit(0);

function columnsOf<Of>(
  rows: Readonly<Record<string, Measured>>,
  of: (measured: Measured) => Of,
): Record<string, Of> {
  return Object.fromEntries(Object.entries(rows).map(([name, measured]) => [name, of(measured)]));
}

/** @param addresses the database of each process; `null` for a file of its own */
async function measure(addresses: readonly (string | null)[]): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-processes-"));
  const services: ServiceProcess[] = [];
  const visitors: Visitor[] = [];
  const probes = addresses.map((_, index) => path.join(folder, `probe-${String(index)}`));
  try {
    for (const [index, address] of addresses.entries()) {
      services.push(await start(folder, address, probes[index] ?? ""));
    }
    const [writing, listening = writing] = services.map(({ url }) => url);
    if (writing === undefined || listening === undefined) throw new Error("nothing was started");
    for (let place = 0; place < VISITORS; place += 1) {
      visitors.push(await visit(writing, listening, place));
    }
    await ask(visitors, WARM_UP_SECONDS);
    const before = await usedAt(probes);
    const taken = await ask(visitors, SECONDS);
    const after = await usedAt(probes);
    const trivial = await saturate(visitors, () => "hello");
    const real = await saturate(visitors, question);
    const costs = { ...costsOf(before, after, taken.length), "trivial/s": trivial };
    return { waits: waitsOf(taken), costs: { ...costs, "questions/s": real } };
  } finally {
    for (const visitor of visitors) visitor.leave();
    for (const service of services) await service.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(folder: string, address: string | null, probe: string): Promise<ServiceProcess> {
  return startServiceProcess({
    folder,
    port: 0,
    frameOrigins: [],
    environment: {
      ...(address === null ? {} : { DATABASE_URL: address }),
      TRUST_PROXY: "true",
      ANSWER_THREADS: options.threads,
      NODE_OPTIONS: `--import=${new URL("probe.ts", import.meta.url).href}`,
      [PROBE]: probe,
    },
  });
}

/** Evenly, whether or not what was asked before is answered. */
async function ask(visitors: readonly Visitor[], seconds: number): Promise<readonly Taken[]> {
  const began = performance.now();
  const asked: Promise<Taken>[] = [];
  for (let index = 0; index < PER_SECOND * seconds; index += 1) {
    const early = began + (index * 1_000) / PER_SECOND - performance.now();
    if (early > 1) await wait(early);
    const visitor = visitors[index % visitors.length];
    if (visitor !== undefined) asked.push(visitor.ask(question(index)));
  }
  return Promise.all(asked);
}

/** @returns how many are answered in a second when everybody asks again at once, each visitor in turn */
async function saturate(
  visitors: readonly Visitor[],
  asked: (index: number) => string,
): Promise<number> {
  const began = performance.now();
  const until = began + SATURATED_SECONDS * 1_000;
  const free = [...visitors];
  let answered = 0;
  const askOn = async (): Promise<void> => {
    while (performance.now() < until) {
      const visitor = free.shift();
      if (visitor === undefined) return;
      await visitor.ask(asked(answered));
      answered += 1;
      free.push(visitor);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  return Math.round(answered / ((performance.now() - began) / 1_000));
}

async function usedAt(probes: readonly string[]): Promise<readonly Used[]> {
  return Promise.all(probes.map(async (probe) => JSON.parse(await text(connect(probe))) as Used));
}

function costsOf(
  before: readonly Used[],
  after: readonly Used[],
  messages: number,
): Omit<Costs, "trivial/s" | "questions/s"> {
  const each = (what: keyof Used, unit = 1): number => {
    const sum = (all: readonly Used[]): number => all.reduce((total, one) => total + one[what], 0);
    return Math.round(((sum(after) - sum(before)) / messages / unit) * 10) / 10;
  };
  return {
    "CPU ms/message": each("cpuMs"),
    "round trips/message": each("roundTrips"),
    "statements/message": each("statements"),
    "commits/message": each("commits"),
    "KB/message": each("bytes", 1_024),
    "RSS MB": after.map(({ rssMb }) => String(Math.round(rssMb))).join(" + "),
  };
}

function waitsOf(taken: readonly Taken[]): Waits {
  const at = (what: keyof Taken, share: number): number => {
    const sorted = taken.map((one) => one[what]).sort((a, b) => a - b);
    return Math.round((sorted[Math.floor(share * (sorted.length - 1))] ?? 0) * 10) / 10;
  };
  return {
    "ack p50": at("acknowledged", 0.5),
    "ack p95": at("acknowledged", 0.95),
    "ack p99": at("acknowledged", 0.99),
    "reply p50": at("replied", 0.5),
    "reply p95": at("replied", 0.95),
    "reply p99": at("replied", 0.99),
    answered: taken.length,
  };
}
