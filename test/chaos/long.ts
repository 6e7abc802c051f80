import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ENGINES } from "../helpers/engines.ts";
import type { Verdict } from "./checker.ts";
import { runChaos } from "./driver.ts";

/**
 * `npm run test:chaos [-- KILLS [SEED [ENGINE]]]`: the long form, with a table for both engines.
 *
 * How long a conversation waits after a kill: with one server until that is there again, since a start frees all lanes
 * of a file. With two, until the lease of the killed one ends, once for each holder that is killed. Servers are killed
 * here every second or so, and leases last ten: so now and then the one that takes a lane up is killed while it holds
 * it, too.
 */
const kills = Number(process.argv[2] ?? "100");
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000_000);
console.log(`seed ${String(seed)}`);

const rows: Record<string, Verdict> = {};
const engines = Object.entries(ENGINES).filter(([name]) =>
  [name, undefined].includes(process.argv[4]),
);
for (const [name, openEngine] of engines) {
  const engine = await openEngine();
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-chaos-"));
  rows[name] = await runChaos({
    database: await engine.fresh(),
    file: path.join(folder, "sent.jsonl"),
    servers: engine.name === "postgres" ? 2 : 1,
    kills,
    conversations: 400,
    messagesEach: 15,
    pauseMs: 3_000,
    seed,
  });
  rmSync(folder, { recursive: true, force: true });
  await engine.end();
}
console.table(rows);
const faulty = Object.values(rows).some(
  ({ lost, outOfOrder, doubledChanges, unexcusedDoubles }) =>
    lost + outOfOrder + doubledChanges + unexcusedDoubles > 0,
);
process.exitCode = faulty ? 1 : 0;
