import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { postgresEngine } from "../../test/helpers/engines.ts";
import { startServiceProcess, type ServiceProcess } from "../../test/helpers/service-process.ts";
import { realQuestions } from "../real-questions.ts";
import { visit, type Visitor } from "./visitors.ts";

/**
 * The whole service as people meet it at the chat page, on SQLite, on PostgreSQL, and as two processes on one PostgreSQL where
 * everybody writes at one and reads at the other. Real questions, no model; clients and database are on the same machine.
 *
 *     node bench/processes/run.ts [--rate 60] [--seconds 20] [--threads 0]
 */
const { values: options } = parseArgs({
  options: {
    rate: { type: "string", default: "60" },
    seconds: { type: "string", default: "20" },
    threads: { type: "string", default: "0" },
  },
});
const PER_SECOND = Number(options.rate);
const SECONDS = Number(options.seconds);
/** Few enough that each stays within what one conversation may say, and all within the streams of a process. */
const VISITORS = 400;
const WARM_UP_SECONDS = 5;

interface Measured {
  readonly "ack p50": number;
  readonly "ack p95": number;
  readonly "ack p99": number;
  readonly "reply p50": number;
  readonly "reply p95": number;
  readonly "reply p99": number;
  readonly answered: number;
}

const question = realQuestions();
const engine = await postgresEngine();
try {
  console.log(`\nMilliseconds at ${String(PER_SECOND)} questions a second, at the chat page`);
  const rows: Record<string, Measured> = {};
  rows["SQLite"] = await measure([null]);
  rows["PostgreSQL, one process"] = await measure([await engine.fresh()]);
  const shared = await engine.fresh();
  rows["PostgreSQL, from one process to another"] = await measure([shared, shared]);
  console.table(rows);
} finally {
  await engine.end();
}
process.exit(0);

/** @param addresses the database of each process; `null` for a file of its own */
async function measure(addresses: readonly (string | null)[]): Promise<Measured> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-processes-"));
  const services: ServiceProcess[] = [];
  const visitors: Visitor[] = [];
  try {
    for (const address of addresses) {
      const database = address === null ? {} : { DATABASE_URL: address };
      services.push(
        await startServiceProcess({
          folder,
          port: 0,
          frameOrigins: [],
          environment: { ...database, TRUST_PROXY: "true", ANSWER_THREADS: options.threads },
        }),
      );
    }
    const [writing, listening = writing] = services.map(({ url }) => url);
    if (writing === undefined || listening === undefined) throw new Error("nothing was started");
    for (let place = 0; place < VISITORS; place += 1) {
      visitors.push(await visit(writing, listening, place));
    }
    await ask(visitors, WARM_UP_SECONDS);
    return percentiles(await ask(visitors, SECONDS));
  } finally {
    for (const visitor of visitors) visitor.leave();
    for (const service of services) await service.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

type Taken = Awaited<ReturnType<Visitor["ask"]>>;

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

function percentiles(taken: readonly Taken[]): Measured {
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
