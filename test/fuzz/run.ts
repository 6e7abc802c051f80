/** Sends each platform many requests that are nearly right: `--count 100000`, and `--seed` to repeat an earlier run. */
import { parseArgs } from "node:util";
import { fuzzSlack } from "./slack.ts";
import { fuzzTeams } from "./teams.ts";
import { fuzzTelegram } from "./telegram.ts";

const PLATFORMS = { slack: fuzzSlack, teams: fuzzTeams, telegram: fuzzTelegram };

const { values } = parseArgs({
  options: { count: { type: "string" }, seed: { type: "string" }, platform: { type: "string" } },
});
const count = Number(values.count ?? 100_000);
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000));

for (const [name, fuzz] of Object.entries(PLATFORMS)) {
  if (values.platform !== undefined && values.platform !== name) continue;
  const beganMs = performance.now();
  const { statuses, failures } = await fuzz({ seed, count });
  const seconds = Math.round((performance.now() - beganMs) / 1_000);
  const answers = [...statuses].sort().map(([status, times]) => `${status}: ${times}`);
  console.log(`${name}, seed ${seed}, ${count} requests in ${seconds} s: ${answers.join(", ")}`);
  for (const failure of failures.slice(0, 20)) console.error(`  ${failure}`);
  if (failures.length > 0) process.exitCode = 1;
}
