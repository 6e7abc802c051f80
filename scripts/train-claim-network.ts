/**
 * Trains the network of claims: `node scripts/train-claim-network.ts` writes `src/search/claims/network.json` in some forty minutes. Worth
 * doing when many ways of asking have changed: an article that it does not know, or that got a claim since, is ranked without it.
 *
 *     node scripts/train-claim-network.ts [--to FILE]
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { indexJobs } from "../src/app/search-index.ts";
import { loadContent } from "../src/app/service.ts";
import type { Example } from "./claim-network/conversations.ts";
import { examplesOf } from "./claim-network/examples.ts";
import { packed } from "./claim-network/pack.ts";
import { train } from "./claim-network/train.ts";

const { values: options } = parseArgs({
  options: {
    to: {
      type: "string",
      default: new URL("../src/search/claims/network.json", import.meta.url).pathname,
    },
  },
});

function examples(): Example[] {
  const jobs = indexJobs(loadContent(null).knowledge, { bare: false });
  return jobs.flatMap((job) => examplesOf(job));
}

const began = performance.now();
const network = train(examples(), (epoch, loss) => {
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stderr.write(`epoch ${epoch + 1}: off by ${loss.toFixed(3)} nats, after ${seconds} s\n`);
});
writeFileSync(options.to, `${JSON.stringify(packed(network), null, 2)}\n`);
