import { parseArgs } from "node:util";
import { startAttackedService } from "./attacked-service.ts";
import { attackCases } from "./cases.ts";
import { attackStreams } from "./streams.ts";
import { attackEverything } from "./traces.ts";

/**
 * `npm run test:abuse [-- --rounds 5]`: each attack on the whole service on loopback, with its figures, so many times one after the other
 * and longer than in the tests.
 */
const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "1" } } });

for (let round = 1; round <= Number(options.rounds); round += 1) {
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
