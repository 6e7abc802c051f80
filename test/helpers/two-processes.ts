import { runService, type RunningService } from "../../src/app/start.ts";
import { DataFolder } from "./data-folder.ts";
import { postgresEngine } from "./engines.ts";
import { keptLog } from "./fakes.ts";
import { clock } from "./hand-over/clock.ts";
import { seedContent } from "./seed-content.ts";
import { smallDocuments } from "./small-content.ts";
import { testSettings } from "./test-model.ts";
import { TurnProxy } from "./turn-proxy.ts";
import { waitFor } from "./wait-for.ts";

/** The whole service twice, on one PostgreSQL with the small content. */
export interface TwoProcesses {
  readonly services: readonly RunningService[];
  /** Of each of them. */
  readonly urls: readonly [string, string];
  /** What stands before both of them, at the address that everybody is told. */
  readonly proxy: TurnProxy;
  stop(): Promise<void>;
}

/**
 * @param environment the same settings for both, beside where they listen and what they keep
 * @param ofFirst what is otherwise at the first of them
 */
export async function startTwoProcesses(
  environment: Readonly<Record<string, string>> = {},
  ofFirst: Readonly<Record<string, string>> = {},
): Promise<TwoProcesses> {
  const data = new DataFolder();
  const engine = await postgresEngine();
  const address = await engine.migrated();
  await seedContent(address, smallDocuments(), clock.now());
  const proxy = await TurnProxy.start();
  const settings = {
    PORT: "0",
    PUBLIC_URL: proxy.url,
    LOG_LEVEL: "silent",
    DATABASE_URL: address,
    SEARCH_FOLDER: `${data.path}/search`,
    ...environment,
  };
  const log = keptLog();
  // At the same time, as after a failure of their machine.
  const services = await Promise.all([
    runService(testSettings({ ...settings, ...ofFirst }), clock, log),
    runService(testSettings(settings), clock),
  ]);
  if (ofFirst["ANSWER_THREADS"] !== undefined)
    await waitFor(() => log.lines.some(({ event }) => event === "answering.ready"), 30_000);
  const [first, second] = services;
  proxy.leadTo([first.port, second.port]);
  return {
    services,
    urls: [urlOf(first), urlOf(second)],
    proxy,
    stop: async () => {
      await Promise.all(services.map((service) => service.stop()));
      await proxy.stop();
      await engine.end();
      data.remove();
    },
  };
}

function urlOf({ port }: RunningService): string {
  return `http://127.0.0.1:${String(port)}`;
}
