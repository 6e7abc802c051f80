import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startServiceProcess } from "../helpers/service-process.ts";
import { startAttackedService } from "./attacked-service.ts";
import { attackCases } from "./cases.ts";
import { attackLongTexts } from "./long-texts.ts";
import { attackStreams } from "./streams.ts";
import { attackEverything } from "./traces.ts";

/**
 * `npm run test:abuse [-- --rounds 5] [--only texts]`: each attack on the whole service on loopback, with its figures, so many times one
 * after the other and longer than in the tests. Long texts go to a service in a process of its own with all articles, which answers on its
 * main thread, and then on one of its own.
 */
const { values: options } = parseArgs({
  options: { rounds: { type: "string", default: "1" }, only: { type: "string" } },
});

for (let round = 1; round <= Number(options.rounds); round += 1) {
  for (const threads of ["0", "1"]) await longTexts(threads);
  if (options.only !== "texts") await others();
}
process.exit(0);

async function longTexts(threads: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-texts-"));
  const environment = { TRUST_PROXY: "true", ANSWER_THREADS: threads };
  const service = await startServiceProcess({ folder, port: 0, frameOrigins: [], environment });
  try {
    // What is made when it is first needed is made before.
    await attackLongTexts(service.url, { address: "192.0.2.1", seconds: 10, questions: 20 });
    const attack = { address: "192.0.2.77", seconds: 20, questions: 100 };
    const figures = await attackLongTexts(service.url, attack);
    console.log(`long texts, ${threads} threads ${JSON.stringify(figures)}`);
  } finally {
    await service.end("SIGTERM");
    rmSync(folder, { recursive: true, force: true });
  }
}

async function others(): Promise<void> {
  const attacked = await startAttackedService();
  try {
    const streams = await attackStreams(attacked.url, {
      addresses: 20,
      streamsOfEach: 200,
      visitors: 200,
      campus: 300,
    });
    console.log(`streams ${JSON.stringify(streams)}`);
    console.log(
      `cases ${JSON.stringify(await attackCases(attacked.url, { tries: 60, others: 10 }))}`,
    );
    const all = { passwords: 100, webhooks: 0, foreign: 1_000, pins: 1_000, visitors: 50 };
    const traces = await attackEverything(attacked.url, "li@centre.example", all);
    console.log(`traces ${JSON.stringify(traces)}`);
  } finally {
    await attacked.stop();
  }
}
