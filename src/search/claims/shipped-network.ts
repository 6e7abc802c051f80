import { classesIn, type Numbered } from "./asked-claims.ts";
import type { ClaimNetwork } from "./claim-network.ts";
import network from "./network.json" with { type: "json" };
import { unpacked } from "./packed-network.ts";

let shipped: ClaimNetwork | null = null;

/** The network that `scripts/train-claim-network.ts` wrote, unpacked when it is first asked for. */
export function claimNetwork(): ClaimNetwork {
  shipped ??= unpacked(network);
  return shipped;
}

const classesOf = classesIn(network.classes);

/** Whether it tells which claims of an article are asked for. */
export function isKnownToNetwork(article: Numbered): boolean {
  return classesOf(article) !== null;
}
