import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { sqliteEngine } from "../helpers/engines.ts";
import { startPostgres } from "../helpers/postgres.ts";
import { runChaos, type ChaosPlan, type ChaosResult } from "./driver.ts";
import { overdueOf, type Cause, type Waits } from "./waits.ts";

/**
 * `npm run test:chaos [-- --processes 2 --kills 100 --restarts 5 --cuts 50 --seed N]`: the long form, with a table.
 *
 * One process on a SQLite file, then several as one service on one PostgreSQL, which is restarted and whose listening
 * connections are cut, too; told how many processes, on PostgreSQL alone.
 *
 * How long a conversation waits after a kill: with one server until that is there again, since a start frees all lanes
 * of a file. With two, until the lease of the killed one ends, once for each holder that is killed. Servers are killed
 * here every few seconds, and leases last ten: so now and then the one that takes a lane up is killed while it holds it, too.
 */
const { values: options } = parseArgs({
  options: {
    processes: { type: "string" },
    kills: { type: "string", default: "100" },
    restarts: { type: "string", default: "5" },
    cuts: { type: "string", default: "50" },
    seed: { type: "string", default: String(Date.now() % 1_000_000_000) },
  },
});
const LOAD = {
  conversations: 150,
  messagesEach: 15,
  pauseMs: 4_000,
  calmMs: 4_000,
};

const GONE: Cause = "holder gone";

type Place = Pick<ChaosPlan, "database" | "postgres" | "servers" | "restarts" | "cuts">;

async function onSqlite(): Promise<ChaosResult> {
  const engine = await sqliteEngine();
  const alone = { postgres: null, servers: 1, restarts: 0, cuts: 0 };
  const result = await runIn({ ...alone, database: await engine.fresh() });
  await engine.end();
  return result;
}

async function onPostgres(servers: number): Promise<ChaosResult> {
  const postgres = await startPostgres();
  const [restarts, cuts] = [Number(options.restarts), Number(options.cuts)];
  const database = await postgres.newDatabase("chaos");
  const result = await runIn({ postgres, servers, restarts, cuts, database });
  await postgres.remove();
  return result;
}

async function runIn(place: Place): Promise<ChaosResult> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-chaos-"));
  const file = path.join(folder, "sent.jsonl");
  const { kills, seed } = options;
  const result = await runChaos({
    ...LOAD,
    ...place,
    file,
    kills: Number(kills),
    seed: Number(seed),
  });
  rmSync(folder, { recursive: true, force: true });
  return result;
}

/** What must be 0. */
function faultsOf({ verdict, pagesAmiss, waits }: ChaosResult): Readonly<Record<string, number>> {
  const { lost, outOfOrder, doubledChanges, unexcusedDoubles } = verdict;
  return {
    lost,
    "out of order": outOfOrder,
    "doubled changes": doubledChanges,
    "unexcused doubles": unexcusedDoubles,
    "pages amiss": pagesAmiss,
    overdue: overdueOf(waits),
  };
}

function figuresOf(result: ChaosResult): Readonly<Record<string, number>> {
  const { verdict, restarts, cuts, connectionsCut, waits } = result;
  return {
    kills: verdict.kills,
    "database restarts": restarts,
    cuts,
    "listening connections cut": connectionsCut,
    messages: verdict.messages,
    ...faultsOf(result),
    "doubles sent around a kill": verdict.visibleDoubles,
    ...waitsIn("reply", waits.replies),
    ...waitsIn("page", waits.pages),
  };
}

/** In milliseconds; `nothing` stands for waits of which nothing is known that would prolong them. */
function waitsIn(what: string, waits: Waits["replies"]): Record<string, number> {
  const named = Object.entries(waits).flatMap(([cause, figures]) => {
    const { count, medianMs, p99Ms, longestMs, longestForEachMs } = figures;
    if (count === 0) return [];
    const all = { count, "median ms": medianMs, "99% ms": p99Ms, "longest ms": longestMs };
    const shown = cause === GONE ? { ...all, "longest ms a holder": longestForEachMs } : all;
    return Object.entries(shown).map(([name, one]) => [`${what}, ${cause}: ${name}`, one] as const);
  });
  return Object.fromEntries(named);
}

console.log(`seed ${options.seed}`);
const results: Record<string, ChaosResult> = {};
if (options.processes === undefined) results["SQLite"] = await onSqlite();
results["PostgreSQL"] = await onPostgres(Number(options.processes ?? "2"));

const figures = Object.entries(results).map(([name, result]) => [name, figuresOf(result)] as const);
const names = new Set(figures.flatMap(([, each]) => Object.keys(each)));
const rows = [...names].map((figure) => [
  figure,
  Object.fromEntries(figures.map(([name, each]) => [name, each[figure] ?? ""])),
]);
console.table(Object.fromEntries(rows));
const faults = Object.values(results).flatMap((result) => Object.values(faultsOf(result)));
process.exitCode = faults.some((count) => count > 0) ? 1 : 0;
