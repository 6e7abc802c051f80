/**
 * Trains the network of claims: `node scripts/train-claim-network.ts` writes `src/search/claims/network.json` in some fifty minutes. Worth
 * doing when many ways of asking have changed: an article that it does not know, or that got a claim since, is ranked without it.
 *
 *     node scripts/train-claim-network.ts [--to FILE] [--held-only]
 *
 * `--held-only` teaches the network of the file anew whether something of ours holds what is asked, and leaves the rest as it is: a minute.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { indexJobs } from "../src/app/search-index.ts";
import { loadContent } from "../src/app/service.ts";
import type { PackedNetwork } from "../src/search/claims/packed-network.ts";
import type { Example } from "./claim-network/conversations.ts";
import { examplesOf, heldExamplesOf } from "./claim-network/examples.ts";
import { withHeld } from "./claim-network/held.ts";
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

const jobs = indexJobs(loadContent(null).knowledge, { bare: false });

function examples(): Example[] {
  return jobs.flatMap((job) => examplesOf(job));
}

function trained(): PackedNetwork {
  const began = performance.now();
  const network = train(examples(), (epoch, loss) => {
    const seconds = Math.round((performance.now() - began) / 1000);
    process.stderr.write(
      `epoch ${epoch + 1}: off by ${loss.toFixed(3)} nats, after ${seconds} s\n`,
    );
  });
  return packed(network);
}

const network = options["held-only"]
  ? (JSON.parse(readFileSync(options.to, "utf8")) as PackedNetwork)
  : trained();
const held = jobs.flatMap((job) => heldExamplesOf(job));
writeFileSync(options.to, `${JSON.stringify(withHeld(network, held), null, 2)}\n`);
