import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { realQuestions } from "../../bench/real-questions.ts";
import { lookAtTables } from "../../src/store/open-database.ts";
import { postgresEngine } from "../helpers/engines.ts";
import { startServiceProcess, type ServiceProcess } from "../helpers/service-process.ts";
import { TurnProxy } from "../helpers/turn-proxy.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { checkOut } from "./older-version.ts";
import { loadPage } from "./page.ts";
import { faultsOf, figuresOf } from "./verdict.ts";
import { Visitor } from "./visitors.ts";

/**
 * `npm run test:upgrade [-- COMMIT] [--rate N] [--seconds N]`: a rolling upgrade of two processes on one PostgreSQL behind a proxy, from
 * the program of a commit to this one, while visitors go on asking at the chat page.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rate: { type: "string", default: "5" },
    seconds: { type: "string", default: "10" },
  },
});
/** The last one whose tables were others and that works with today’s: the first of the new version migrates beside it. */
const BEFORE_THE_NEWEST_TABLES = "b23d7047";
const PER_SECOND = Number(options.rate);
const SECONDS = Number(options.seconds);
const VISITORS = 60;
/** What waits for a process that is gone is taken up within ten. */
const ALL_ANSWERED_MS = 60_000;

const question = realQuestions();
const folder = mkdtempSync(path.join(tmpdir(), "yizhan-upgrade-"));
const older = checkOut(positionals[0] ?? BEFORE_THE_NEWEST_TABLES);
const engine = await postgresEngine();
const running = new Set<ServiceProcess>();
try {
  process.exitCode = await upgrade();
} finally {
  await Promise.all([...running].map((service) => service.end("SIGTERM")));
  await engine.end();
  older.remove();
  rmSync(folder, { recursive: true, force: true });
}
process.exit();

/** @returns the exit code */
async function upgrade(): Promise<number> {
  const address = await engine.fresh();
  const start = async (version: "older" | "this", port: number): Promise<ServiceProcess> => {
    const began = performance.now();
    const service = await startServiceProcess({
      folder,
      port,
      frameOrigins: [],
      ...(version === "older" ? { root: older.folder } : {}),
      environment: {
        DATABASE_URL: address,
        TRUST_PROXY: "true",
        SEARCH_FOLDER: path.join(folder, `search-of-${version}`),
      },
    });
    running.add(service);
    say(`${version} version listens after ${seconds(performance.now() - began)} s`);
    return service;
  };
  const replace = async (service: ServiceProcess): Promise<ServiceProcess> => {
    const began = performance.now();
    await service.end("SIGTERM");
    running.delete(service);
    say(`a process of the older version is gone after ${seconds(performance.now() - began)} s`);
    return start("this", service.port);
  };

  say(`older version: ${older.name}`);
  await older.seed(address);
  const first = await start("older", 0);
  const second = await start("older", 0);
  const { missing } = await lookAtTables(address);
  say(`migrations that this version adds: ${missing.join(", ") || "none"}`);
  // Each process comes back at its own port.
  const proxy = await TurnProxy.start({ addressOf: oneForEachConversation() });
  proxy.leadTo([first.port, second.port]);
  const page = await loadPage(proxy.url);
  const visitors = Array.from({ length: VISITORS }, () => new Visitor(page));
  const asking = askEvenly(visitors);

  await phase(asking, "older, older", wait(SECONDS * 1_000));
  const upgraded = [await phase(asking, "stopped, older", replace(first))];
  await phase(asking, "this, older", wait(SECONDS * 1_000));
  upgraded.push(await phase(asking, "this, stopped", replace(second)));
  await phase(asking, "this, this", wait(SECONDS * 1_000));
  asking.stop();
  const all = visitors.flatMap(({ asked }) => asked);
  await waitFor(() => all.every(({ replied }) => replied !== null), ALL_ANSWERED_MS).catch(
    () => undefined,
  );
  for (const visitor of visitors) visitor.leave();

  console.log(`\n${String(PER_SECOND)} questions a second; milliseconds, as the pages saw them`);
  console.table(figuresOf(visitors));
  const faults = await faultsOf(visitors, proxy.url);
  console.table({ faults });
  console.table({
    "brought to the other process by the proxy": proxy.passedOn,
    "broken off by a process that stopped (502)": proxy.brokenOff,
    "pages that said they connect again": visitors.filter(
      ({ longestTroubleMs }) => longestTroubleMs > 0,
    ).length,
    "for so long at most, ms": Math.round(
      Math.max(...visitors.map(({ longestTroubleMs }) => longestTroubleMs)),
    ),
    ...countsOf(visitors.flatMap(({ troubles }) => troubles)),
  });
  for (const service of [first, second, ...upgraded]) {
    const said = service
      .said()
      .split("\n")
      .filter((line) => line.startsWith("{"));
    if (said.length > 0) console.log(`A process wrote in its log:\n${said.join("\n")}`);
  }
  await proxy.stop();
  return Object.values(faults).some((count) => count > 0) ? 1 : 0;
}

/** Limits are for each address, so each conversation seems to come from one of its own. */
function oneForEachConversation(): (path: string) => string {
  const places = new Map<string, number>();
  return (path) => {
    const [, conversation = `new ${String(places.size)}`] =
      /^\/web\/conversations\/([^/]+)/.exec(path) ?? [];
    const place = places.get(conversation) ?? places.size;
    places.set(conversation, place);
    return `10.0.${String(place >> 8)}.${String(place & 255)}`;
  };
}

interface Asking {
  phase: string;
  stop(): void;
}

/** Each visitor in turn, whether or not what was asked before is answered. */
function askEvenly(visitors: readonly Visitor[]): Asking {
  let asked = 0;
  const timer = setInterval(() => {
    visitors[asked % visitors.length]?.ask(question(asked), asking.phase);
    asked += 1;
  }, 1_000 / PER_SECOND);
  const asking: Asking = {
    phase: "",
    stop: () => {
      clearInterval(timer);
    },
  };
  return asking;
}

function phase<T>(asking: Asking, name: string, work: Promise<T>): Promise<T> {
  asking.phase = name;
  say(name);
  return work;
}

function countsOf(words: readonly string[]): Readonly<Record<string, number>> {
  const groups = Map.groupBy(words, (word) => word);
  return Object.fromEntries([...groups].map(([word, those]) => [word, those.length]));
}

function say(words: string): void {
  console.log(`${new Date().toISOString().slice(11, 19)} ${words}`);
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(1);
}
