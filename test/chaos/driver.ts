import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { createMessageStore } from "../../src/store/message-store.ts";
import { openDatabase } from "../../src/store/open-database.ts";
import { aMessage } from "../helpers/builders.ts";
import { countOf } from "../helpers/counting-conversation.ts";
import {
  check,
  type Acknowledged,
  type Kill,
  type SentLine,
  type TryLine,
  type Verdict,
} from "./checker.ts";
import { startChild, type ServerChild } from "./child.ts";
import { installationOf, laneName, Senders } from "./senders.ts";
import { triesFile } from "./watched-store.ts";

export interface ChaosPlan {
  readonly database: string;
  /** For the deliveries; is made. */
  readonly file: string;
  /** Servers at the same time. */
  readonly servers: number;
  readonly kills: number;
  readonly conversations: number;
  /** Messages that each conversation sends at least; they go on as long as servers are killed. */
  readonly messagesEach: number;
  /** The mean pause of a sender between two messages. */
  readonly pauseMs: number;
  readonly seed: number;
}

const REDELIVERED_AFTER_START = 20;
/** Kills that fall while a server still starts. */
const EARLY_KILLS_SHARE = 0.15;
const KILL_AFTER_MS = { least: 30, most: 900 };
/** When not everything arrives within this time after the last kill, it never will. */
const LAST_ARRIVAL_MS = 60_000;

/** Sends messages to servers that are killed again and again, until all is answered; says what became of them. */
export async function runChaos(plan: ChaosPlan): Promise<Verdict> {
  const random = randomFrom(plan.seed);
  const servers = new Servers(plan, random);
  const senders = new Senders({
    ...plan,
    random,
    goOn: () => servers.kills.length < plan.kills,
    post: (message) => servers.one().post(message),
  });
  try {
    await servers.start();
    const sending = senders.run();
    while (servers.kills.length < plan.kills) {
      if (await servers.killNext()) await senders.redeliver(REDELIVERED_AFTER_START);
    }
    await sending;
    await arrived(plan.file, senders.acknowledged, LAST_ARRIVAL_MS);
  } finally {
    senders.abandon();
    await servers.stop();
  }
  const { acknowledged } = senders;
  const counts = await readCounts(plan.database, plan.conversations);
  return check({
    acknowledged,
    kills: servers.kills,
    databaseKills: [],
    sent: readSent(plan.file),
    tries: readLines<TryLine>(triesFile(plan.file)),
    counts,
  });
}

/** The servers of a run, each killed in its turn and started again. */
class Servers {
  readonly kills: Kill[] = [];
  readonly #plan: ChaosPlan;
  readonly #random: () => number;
  readonly #children: ServerChild[] = [];
  #lives = 0;

  constructor(plan: ChaosPlan, random: () => number) {
    this.#plan = plan;
    this.#random = random;
  }

  async start(): Promise<void> {
    for (let index = 0; index < this.#plan.servers; index += 1) {
      await this.#whenReady(this.#startOne(index));
    }
  }

  /** Any of them, running or not. */
  one(): ServerChild {
    const child = this.#children[Math.floor(this.#random() * this.#children.length)];
    if (child === undefined) throw new Error("no server was started");
    return child;
  }

  /** @returns whether the next server was waited for; some are killed while they start */
  async killNext(): Promise<boolean> {
    const { least, most } = KILL_AFTER_MS;
    await wait(least + this.#random() * (most - least));
    const index = this.kills.length % this.#plan.servers;
    const child = this.#children[index];
    if (child === undefined || child.ended) {
      throw new Error(`a server ended by itself: ${child?.said ?? ""}`);
    }
    this.kills.push({ life: child.life, at: Date.now() });
    await child.end("SIGKILL");
    const next = this.#startOne(index);
    const isLast = this.kills.length >= this.#plan.kills;
    if (!isLast && this.#random() < EARLY_KILLS_SHARE) return false;
    await this.#whenReady(next);
    return true;
  }

  #startOne(index: number): ServerChild {
    const { database, file } = this.#plan;
    this.#lives += 1;
    const child = startChild({ database, file, life: this.#lives, rough: true });
    this.#children[index] = child;
    return child;
  }

  async #whenReady(child: ServerChild): Promise<void> {
    if (!(await child.ready)) throw new Error(`a server did not start: ${child.said}`);
  }

  async stop(): Promise<void> {
    const running = this.#children.filter(({ ended }) => !ended);
    await Promise.all(running.map((child) => child.end("SIGTERM")));
  }
}

/** Waits until every acknowledged message has its reply on disk, or for as long as is said. */
export async function arrived(
  file: string,
  acknowledged: readonly Acknowledged[],
  withinMs: number,
): Promise<void> {
  const deadline = Date.now() + withinMs;
  while (Date.now() < deadline) {
    const ids = new Set(readSent(file).map(({ id }) => id));
    if (acknowledged.every(({ id }) => ids.has(id))) return;
    await wait(100);
  }
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

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
