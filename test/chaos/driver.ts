import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { createMessageStore } from "../../src/store/message-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aMessage } from "../helpers/builders.ts";
import { countOf } from "../helpers/counting-conversation.ts";
import type { PostgresServer } from "../helpers/postgres.ts";
import { check, type Acknowledged, type SentLine, type TryLine, type Verdict } from "./checker.ts";
import { DatabaseTroubles, type DatabaseTrouble } from "./database-troubles.ts";
import { makePages } from "./page-streams.ts";
import { Pages } from "./pages.ts";
import { installationOf, laneName, lanesOf, Senders } from "./senders.ts";
import { randomFrom } from "./seeded.ts";
import { Servers } from "./servers.ts";
import { waitsOf, type Waits } from "./waits.ts";
import { triesFile } from "./watched-store.ts";

export interface ChaosPlan {
  readonly database: string;
  /** The server of this database, to be troubled as well; `null` leaves it alone. */
  readonly postgres: PostgresServer | null;
  /** For the deliveries; is made. */
  readonly file: string;
  /** Servers at the same time. */
  readonly servers: number;
  readonly kills: number;
  /** How often the database is stopped and started. */
  readonly restarts: number;
  /** How often the connections are cut on which the servers listen for what others did. */
  readonly cuts: number;
  /** The longest pause before the next trouble. */
  readonly calmMs: number;
  readonly conversations: number;
  /** Messages that each conversation sends at least; they go on as long as there is trouble. */
  readonly messagesEach: number;
  /** The mean pause of a sender between two messages. */
  readonly pauseMs: number;
  readonly seed: number;
}

export interface ChaosResult {
  readonly verdict: Verdict;
  readonly restarts: number;
  readonly cuts: number;
  /** Listening connections that the cuts ended. */
  readonly connectionsCut: number;
  /** Pages that do not show exactly what was acknowledged, once and in order. */
  readonly pagesAmiss: number;
  readonly waits: Waits;
}

const REDELIVERED_AFTER_START = 20;
/** When not everything arrives within this time after the last trouble, it never will. */
const LAST_ARRIVAL_MS = 60_000;
const LAST_SIGHT_MS = 20_000;
const SHORTEST_CALM_MS = 30;

type Trouble = "kill" | DatabaseTrouble;

/** Sends messages to servers that are troubled again and again, until all is answered; says what became of them. */
export async function runChaos(plan: ChaosPlan): Promise<ChaosResult> {
  const random = randomFrom(plan.seed);
  const order = troublesOf(plan, random);
  const servers = new Servers(plan, random);
  const troubles =
    plan.postgres === null ? null : new DatabaseTroubles(plan.postgres, plan.database, random);
  let isTroubled = true;
  const senders = new Senders({
    ...plan,
    random,
    goOn: () => isTroubled,
    post: (message) => servers.one().post(message),
  });
  const pages = new Pages(() => servers.one().address);
  try {
    const lanes = lanesOf(plan.conversations);
    await preparePages(plan.database, lanes);
    await servers.start();
    pages.open(lanes);
    const sending = senders.run();
    for (const trouble of order) {
      await wait(SHORTEST_CALM_MS + random() * (plan.calmMs - SHORTEST_CALM_MS));
      if (trouble !== "kill") await troubles?.make(trouble, () => servers.allReady());
      else if (await servers.killOne()) await senders.redeliver(REDELIVERED_AFTER_START);
    }
    await servers.allReady();
    isTroubled = false;
    await sending;
    await arrived(plan.file, senders.acknowledged, LAST_ARRIVAL_MS);
    await until(() => pages.amiss(senders.acknowledged) === 0, LAST_SIGHT_MS);
  } finally {
    senders.abandon();
    pages.close();
    await servers.stop();
  }
  const log = {
    acknowledged: senders.acknowledged,
    kills: servers.kills,
    databaseKills: troubles?.kills ?? [],
    sent: readSent(plan.file),
    tries: readLines<TryLine>(triesFile(plan.file)),
    counts: await readCounts(plan.database, plan.conversations),
    seen: pages.seen,
    aways: pages.aways,
    outages: [...servers.absences, ...(troubles?.downs ?? [])],
    cuts: troubles?.cuts ?? [],
  };
  return {
    verdict: check(log),
    restarts: troubles?.downs.length ?? 0,
    cuts: log.cuts.length,
    connectionsCut: troubles?.ended ?? 0,
    pagesAmiss: pages.amiss(log.acknowledged),
    waits: waitsOf(log),
  };
}

/**
 * All that is to happen, in an order that follows from the seed. The last is a cut where there is any: whoever is not told
 * after it is told by nothing else either, and waits.
 */
function troublesOf({ kills, restarts, cuts }: ChaosPlan, random: () => number): Trouble[] {
  const all = [
    ...Array.from({ length: kills }, () => "kill" as const),
    ...Array.from({ length: restarts }, () => "restart" as const),
    ...Array.from({ length: cuts }, () => "cut" as const),
  ];
  const shuffled = all
    .slice(0, -1)
    .map((trouble) => ({ trouble, place: random() }))
    .toSorted((a, b) => a.place - b.place);
  return [...shuffled.map(({ trouble }) => trouble), ...all.slice(-1)];
}

async function preparePages(url: string, lanes: readonly string[]): Promise<void> {
  const database = await openDatabase(url, "server");
  await makePages(database, lanes);
  await database.close();
}

/** Waits until every acknowledged message has its reply on disk, or for as long as is said. */
export async function arrived(
  file: string,
  acknowledged: readonly Acknowledged[],
  withinMs: number,
): Promise<void> {
  await until(() => {
    const ids = new Set(readSent(file).map(({ id }) => id));
    return acknowledged.every(({ id }) => ids.has(id));
  }, withinMs);
}

async function until(holds: () => boolean, withinMs: number): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (!holds() && Date.now() < deadline) await wait(100);
}

export function readSent(file: string): SentLine[] {
  return readLines<SentLine>(file);
}

function readLines<Line>(file: string): Line[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);
}

/** What is remembered of each conversation, by its lane. */
export async function readCounts(
  url: string,
  conversations: number,
): Promise<ReadonlyMap<string, number>> {
  const database = await openDatabase(url, "command");
  const store = createMessageStore(database, { erasers: [] });
  const counts = new Map<string, number>();
  for (let index = 0; index < conversations; index += 1) {
    const lane = laneName(index);
    const message = aMessage({ conversation: lane });
    const thread = { ...message.thread, installation: installationOf(lane) };
    counts.set(lane, countOf(await store.memoryOf({ ...message, thread }, new Date())));
  }
  await database.close();
  return counts;
}
