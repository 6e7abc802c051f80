import path from "node:path";
import { describe, expect, it } from "vitest";
import { sqliteEngine } from "../helpers/engines.ts";
import { startPostgres } from "../helpers/postgres.ts";
import { tempFolder } from "../helpers/temp-folder.ts";
import { runChaos, type ChaosPlan, type ChaosResult } from "./driver.ts";
import { overdueOf } from "./waits.ts";

const SEED = Number(process.env["CHAOS_SEED"] ?? Date.now() % 1_000_000_000);

function planIn(folder: string) {
  const load = { conversations: 40, messagesEach: 6, pauseMs: 1_200, calmMs: 500 };
  return { ...load, file: path.join(folder, "sent.jsonl"), seed: SEED };
}

/** What must not be, and what was meant to happen. */
async function facts(plan: ChaosPlan) {
  const result: ChaosResult = await runChaos(plan);
  console.log(`chaos, seed ${String(SEED)}: ${JSON.stringify(result)}`);
  const { verdict, restarts, cuts, pagesAmiss, waits } = result;
  const { kills, lost, outOfOrder, doubledChanges, unexcusedDoubles } = verdict;
  const faults = { lost, outOfOrder, doubledChanges, unexcusedDoubles, pagesAmiss };
  return { kills, restarts, cuts, ...faults, overdue: overdueOf(waits) };
}

const NO_FAULT = {
  lost: 0,
  outOfOrder: 0,
  doubledChanges: 0,
  unexcusedDoubles: 0,
  pagesAmiss: 0,
  overdue: 0,
};

describe("servers that are killed again and again", { timeout: 120_000 }, () => {
  it.concurrent("lose nothing, keep the order and change nothing twice on SQLite", async () => {
    const engine = await sqliteEngine();
    const alone = { servers: 1, kills: 6, postgres: null, restarts: 0, cuts: 0 };
    const plan = { ...planIn(tempFolder({})), ...alone, database: await engine.fresh() };
    expect(await facts(plan)).toEqual({ ...NO_FAULT, kills: 6, restarts: 0, cuts: 0 });
    await engine.end();
  });

  it.concurrent(
    "are one service on one PostgreSQL that restarts and whose notices are cut, and nobody waits longer than has a reason",
    async () => {
      const postgres = await startPostgres();
      const troubles = { servers: 2, kills: 5, postgres, restarts: 1, cuts: 3 };
      const database = await postgres.newDatabase("chaos");
      const plan = { ...planIn(tempFolder({})), ...troubles, database };
      expect(await facts(plan)).toEqual({ ...NO_FAULT, kills: 5, restarts: 1, cuts: 3 });
      await postgres.remove();
    },
  );
});
