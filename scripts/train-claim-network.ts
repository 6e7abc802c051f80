/**
 * Trains the network of claims: `node scripts/train-claim-network.ts` writes `src/search/claims/network.json` in some 25 minutes, with a core for
 * each member. Worth doing when many ways of asking have changed: an article that it does not know, or that got a claim since, is ranked
 * without it.
 *
 *     node scripts/train-claim-network.ts [--to FILE] [--held-only]
 *
 * `--held-only` teaches the network of the file anew whether something of ours holds what is asked, and leaves the rest as it is: a minute.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { isMainThread, parentPort, Worker, workerData } from "node:worker_threads";
import { indexJobs } from "../src/app/search-index.ts";
import { loadContent } from "../src/app/service.ts";
import type { PackedNetwork } from "../src/search/claims/packed-network.ts";
import type { Example } from "./claim-network/conversations.ts";
import { examplesOf, heldExamplesOf } from "./claim-network/examples.ts";
import { withHeld } from "./claim-network/held.ts";
import { joined } from "./claim-network/joined.ts";
import type { TrainedNetwork } from "./claim-network/learner.ts";
import { packed } from "./claim-network/pack.ts";
import { train } from "./claim-network/train.ts";

const { values: options } = parseArgs({
  options: {
    to: {
      type: "string",
      default: new URL("../src/search/claims/network.json", import.meta.url).pathname,
    },
    "held-only": { type: "boolean", default: false },
  },
});

/** Members of the network. Each one more takes as much room and time again, and mends less of what chance does than the one before. */
const MEMBERS = 2;

const jobs = indexJobs(loadContent(null).knowledge, { bare: false });

/** Trains one member; the same number gives the same weights. */
function member(number: number): TrainedNetwork {
  const examples = jobs.flatMap((job): Example[] => examplesOf(job));
  const began = performance.now();
  const progress = (epoch: number, loss: number): void => {
    const seconds = Math.round((performance.now() - began) / 1000);
    const line = `member ${number}, epoch ${epoch + 1}: off by ${loss.toFixed(3)} nats, after ${seconds} s`;
    // What a busy worker writes to its own output is seen when it ends.
    parentPort?.postMessage(line);
  };
  return train(examples, progress, { seed: number });
}

function memberInWorker(number: number): Promise<TrainedNetwork> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: number });
    worker.on("message", (told: TrainedNetwork | string) => {
      if (typeof told === "string") process.stderr.write(`${told}\n`);
      else resolve(told);
    });
    worker.once("error", reject);
  });
}

async function trained(): Promise<PackedNetwork> {
  const numbers = Array.from({ length: MEMBERS }, (_, at) => at + 1);
  return packed(joined(await Promise.all(numbers.map(memberInWorker))));
}

async function write(): Promise<void> {
  const network = options["held-only"]
    ? (JSON.parse(readFileSync(options.to, "utf8")) as PackedNetwork)
    : await trained();
  const held = jobs.flatMap((job) => heldExamplesOf(job));
  writeFileSync(options.to, `${JSON.stringify(withHeld(network, held), null, 2)}\n`);
}

if (isMainThread) await write();
else parentPort?.postMessage(member(workerData as number));
