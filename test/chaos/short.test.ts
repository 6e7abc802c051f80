import path from "node:path";
import { describe, expect, it } from "vitest";
import { ENGINES } from "../helpers/engines.ts";
import { tempFolder } from "../helpers/temp-folder.ts";
import { runChaos } from "./driver.ts";

const SEED = Number(process.env["CHAOS_SEED"] ?? Date.now() % 1_000_000_000);

describe("servers that are killed again and again", () => {
  it.concurrent.each(Object.entries(ENGINES))(
    "lose nothing, keep the order and change nothing twice on %s",
    async (name, openEngine) => {
      const folder = tempFolder({});
      const engine = await openEngine();
      const verdict = await runChaos({
        database: await engine.fresh(),
        file: path.join(folder, "sent.jsonl"),
        servers: name === "postgres" ? 2 : 1,
        kills: 6,
        conversations: 40,
        messagesEach: 6,
        pauseMs: 600,
        seed: SEED,
      });
      await engine.end();
      console.log(`chaos on ${name}, seed ${String(SEED)}: ${JSON.stringify(verdict)}`);
      const { kills, lost, outOfOrder, doubledChanges, unexcusedDoubles } = verdict;
      expect({ kills, lost, outOfOrder, doubledChanges, unexcusedDoubles }).toEqual({
        kills: 6,
        lost: 0,
        outOfOrder: 0,
        doubledChanges: 0,
        unexcusedDoubles: 0,
      });
    },
    120_000,
  );
});
