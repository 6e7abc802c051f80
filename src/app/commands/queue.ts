import { InvalidArgumentError, type Command } from "commander";
import { AppError } from "../../domain/errors.ts";
import type { Clock } from "../../ports/clock.ts";
import type { DeadRow, MessageStore, QueueStatus } from "../../ports/message-store.ts";
import { createMessageStore } from "../../store/message-store.ts";
import { openDatabase } from "../../store/open-database.ts";
import { readSettings } from "../config.ts";
import { databaseAddress } from "../database-address.ts";
import { print, tell, type JsonOption } from "./terminal.ts";
import { textTable } from "./text-table.ts";

/** A dead row as people write it: `in:12` or `out:3`. */
interface DeadId {
  readonly direction: "in" | "out";
  readonly id: number;
}

/** How many dead rows are shown. */
const MOST_SHOWN = 1_000;

/** Adds the commands that look after what waits and what was given up. */
export function registerQueue(program: Command, clock: Clock): void {
  const queue = program
    .command("queue")
    .description("look after what waits to be answered or sent, and what was given up");
  queue
    .command("status")
    .description("tell how much waits, since when, and how much was given up")
    .option("--json", "print one JSON object")
    .action((options: JsonOption) =>
      withStore(async (store) => {
        const status = await store.status();
        tell(options, status, statusText(status, clock.now()));
      }),
    );
  const dead = queue.command("dead").description("look after what was given up");
  dead
    .command("list")
    .description("show what was given up, the newest first; never what anybody wrote")
    .option("--json", "print one JSON object")
    .action((options: JsonOption) =>
      withStore(async (store) => {
        const rows = await store.listDead(MOST_SHOWN);
        tell(options, { dead: rows.map(jsonOf) }, deadText(rows));
      }),
    );
  registerRetry(dead, clock);
  registerDrop(dead);
}

function registerRetry(dead: Command, clock: Clock): void {
  dead
    .command("retry")
    .description("answer or send it after all; a running server takes it up by itself")
    .argument("<id>", "as queue dead list shows it, such as in:12", readDeadId)
    .action((dead: DeadId) =>
      withStore(async (store) => {
        const found = await store.retryDead(dead.direction, dead.id, clock.now());
        if (!found) throw notFound(dead);
        print(`${nameOf(dead)} waits again.`);
      }),
    );
}

function registerDrop(dead: Command): void {
  dead
    .command("drop")
    .description("remove it for good")
    .argument("<id>", "as queue dead list shows it, such as in:12", readDeadId)
    .option("--yes", "really do it")
    .action((dead: DeadId, options: { readonly yes?: true }) =>
      withStore(async (store) => {
        if (!options.yes) throw await unconfirmed(store, dead);
        if (!(await store.dropDead(dead.direction, dead.id))) throw notFound(dead);
        print(`${nameOf(dead)} is dropped.`);
      }),
    );
}

/** Opens the database of the settings beside a server that may be running. */
async function withStore(work: (store: MessageStore) => Promise<void>): Promise<void> {
  const { databaseUrl } = readSettings(process.env);
  const database = await openDatabase(databaseAddress(databaseUrl), "command");
  try {
    await work(createMessageStore(database, { erasers: [] }));
  } finally {
    await database.close();
  }
}

function statusText(status: QueueStatus, now: Date): string {
  const { waitingMessages, waitingDeliveries, oldestWaitingAt } = status;
  const waiting =
    oldestWaitingAt === null
      ? "Nothing waits."
      : `Waiting: ${counted(waitingMessages, waitingDeliveries)}, the oldest since ` +
        `${instant(oldestWaitingAt)} (${age(now.getTime() - oldestWaitingAt.getTime())}).`;
  const { deadMessages, deadDeliveries } = status;
  const dead =
    deadMessages + deadDeliveries === 0
      ? "Nothing was given up."
      : `Given up: ${counted(deadMessages, deadDeliveries)}; queue dead list shows them.`;
  return `${waiting}\n${dead}`;
}

/** How many messages and deliveries, in words: "1 message and 2 deliveries". */
export function counted(messages: number, deliveries: number): string {
  return (
    `${String(messages)} ${messages === 1 ? "message" : "messages"} and ` +
    `${String(deliveries)} ${deliveries === 1 ? "delivery" : "deliveries"}`
  );
}

function deadText(rows: readonly DeadRow[]): string {
  if (rows.length === 0) return "Nothing was given up.";
  const table = textTable(
    ["id", "platform", "error", "attempts", "given up at"],
    rows.map((row) => [
      nameOf(row),
      row.platform,
      row.error,
      String(row.attempts),
      instant(row.at),
    ]),
  );
  return rows.length < MOST_SHOWN
    ? table
    : `${table}\nThere may be more: only the newest ${String(MOST_SHOWN)} are shown.`;
}

function jsonOf({ platform, error, attempts, at, ...dead }: DeadRow) {
  return { id: nameOf(dead), platform, error, attempts, at: at.toISOString() };
}

/** What would be lost is told before it is. */
async function unconfirmed(store: MessageStore, dead: DeadId): Promise<AppError> {
  const rows = await store.listDead(Number.MAX_SAFE_INTEGER);
  const row = rows.find(({ direction, id }) => direction === dead.direction && id === dead.id);
  if (row === undefined) return notFound(dead);
  const what = dead.direction === "in" ? "a message nobody answered" : "a delivery nobody got";
  return new AppError(
    "bad_request",
    `${nameOf(dead)} would be dropped for good: ${what} (${row.platform}, ${row.error}, ` +
      `given up at ${instant(row.at)}); add --yes to drop it.`,
  );
}

function notFound(dead: DeadId): AppError {
  return new AppError("not_found", `Nothing that was given up is called ${nameOf(dead)}.`);
}

function nameOf({ direction, id }: DeadId): string {
  return `${direction}:${String(id)}`;
}

function readDeadId(text: string): DeadId {
  const [, direction, id] = /^(in|out):([1-9]\d{0,14})$/.exec(text) ?? [];
  if ((direction !== "in" && direction !== "out") || id === undefined) {
    throw new InvalidArgumentError("write in: or out: and a number, such as in:12.");
  }
  return { direction, id: Number(id) };
}

/** To the second, in UTC. */
function instant(at: Date): string {
  return `${at.toISOString().slice(0, 19).replace("T", " ")} UTC`;
}

const AGES = [
  { unit: "d", ms: 86_400_000 },
  { unit: "h", ms: 3_600_000 },
  { unit: "min", ms: 60_000 },
] as const;

function age(ms: number): string {
  const larger = AGES.find((each) => ms >= 2 * each.ms);
  return larger === undefined
    ? `${String(Math.max(0, Math.round(ms / 1_000)))} s`
    : `${String(Math.floor(ms / larger.ms))} ${larger.unit}`;
}
