import { createRequire } from "node:module";
import { classesIn, type Numbered } from "./asked-claims.ts";
import type { ClaimNetwork } from "./claim-network.ts";
import { unpacked, type PackedNetwork } from "./packed-network.ts";

let shipped: ClaimNetwork | null = null;
let classesOf: ReturnType<typeof classesIn> | null = null;

/** The network that `scripts/train-claim-network.ts` wrote, unpacked when it is first asked for. */
export function claimNetwork(): ClaimNetwork {
  shipped ??= unpackedOnce();
  return shipped;
}

/** Takes up the network that another thread has unpacked, before it is first asked for here. */
export function shareNetwork(network: ClaimNetwork): void {
  shipped = network;
}

/** Whether it tells which claims of an article are asked for. */
export function isKnownToNetwork(article: Numbered): boolean {
  classesOf ??= classesIn(claimNetwork().classes);
  return classesOf(article) !== null;
}

/** An import would keep its forty megabytes of base64 for as long as the process lives, in each thread. */
function unpackedOnce(): ClaimNetwork {
  const require = createRequire(import.meta.url);
  const network = require("./network.json") as PackedNetwork;
  Reflect.deleteProperty(require.cache, require.resolve("./network.json"));
  return unpacked(network);
}
