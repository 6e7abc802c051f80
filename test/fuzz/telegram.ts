import { readdirSync, readFileSync } from "node:fs";
import { decodePlace } from "../../adapters/telegram/threads.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import type { InboundMessage } from "../../src/domain/message.ts";
import { postUpdate, telegramService, WEBHOOK } from "../helpers/platforms/telegram-service.ts";
import { mutated, oneOf, seeded, spoiled, type Random } from "./mutate.ts";

export interface FuzzOptions {
  readonly seed: number;
  /** How many requests. */
  readonly count: number;
}

export interface FuzzResult {
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What should never be, each with the number of the request. */
  readonly failures: readonly string[];
}

const FOLDER = new URL("../fixtures/telegram/", import.meta.url);
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing(): void {
  // Nobody reads the log of a hundred thousand odd requests.
}

/** Sends the adapter updates that are nearly right, and watches what it answers and hands on. */
export async function fuzzTelegram({ seed, count }: FuzzOptions): Promise<FuzzResult> {
  const random = seeded(seed);
  const updates = readdirSync(FOLDER).map(
    (file) => JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as unknown,
  );
  const failures: string[] = [];
  const statuses = new Map<number, number>();
  const service = await telegramService({
    log: SILENT,
    change: (settings) => ({ ...settings, webhook: WEBHOOK }),
  });
  let isDown = false;
  let wasRefused = false;
  const accept = (message: InboundMessage): Promise<"new"> => {
    const fault = faultOf(message);
    if (fault !== null) failures.push(`${fault}: ${JSON.stringify(message).slice(0, 200)}`);
    if (isDown) wasRefused = true;
    return isDown ? Promise.reject(new Unavailable("On purpose.")) : Promise.resolve("new");
  };
  const unhandled = (error: unknown): void => {
    failures.push(`an unhandled rejection: ${String(error)}`);
  };
  process.on("unhandledRejection", unhandled);
  try {
    await service.adapter.start({ accept, isWaiting: () => Promise.resolve(false) });
    const address = await service.listen();
    for (let number = 0; number < count; number += 1) {
      isDown = random() < 0.05;
      wasRefused = false;
      const { body, headers } = nextRequest(random, updates);
      const status = await statusOf(postUpdate(address, body, headers));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const isRight = status < 500 ? status !== 0 && !wasRefused : status === 503 && wasRefused;
      if (!isRight) failures.push(`request ${number} was answered ${status}`);
      // Signs of typing that nobody ends go by, and what the server of the tests remembers is let go.
      if (number % 500 === 0) {
        service.time.advance(60_000);
        service.api.calls.length = 0;
      }
    }
    if (service.adapter.health().state !== "on") failures.push("the adapter is not on any more");
  } finally {
    await service.stop();
    process.off("unhandledRejection", unhandled);
  }
  return { statuses, failures };
}

interface Request {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

function nextRequest(random: Random, updates: readonly unknown[]): Request {
  const body = JSON.stringify(mutated(random, oneOf(random, updates), updates));
  const forged = random() < 0.02 ? { "X-Telegram-Bot-Api-Secret-Token": "another" } : {};
  if (random() > 0.2) return { body, headers: forged };
  const types = ["application/json", "application/x-www-form-urlencoded", "text/plain", "a/b"];
  return {
    body: spoiled(random, body),
    headers: { ...forged, "Content-Type": oneOf(random, types) },
  };
}

/** 0 when there was no answer. */
async function statusOf(answer: Promise<Response>): Promise<number> {
  try {
    const response = await answer;
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** What is wrong with a message that was handed on; `null` when nothing is. */
function faultOf({
  id,
  thread,
  sender,
  content,
  sentAt,
  visibility,
}: InboundMessage): string | null {
  const place = decodePlace(thread.conversation);
  if (id === "" || id.length > 200) return "an id that is none";
  if (place === null) return "a conversation that leads nowhere";
  if (place.room !== null && String(place.room.person) !== sender) return "another's conversation";
  if ((place.room === null) !== (visibility === "private")) return "a wrong visibility";
  if (!/^-?\d+$/.test(sender)) return "nobody";
  if (Number.isNaN(sentAt.getTime())) return "an instant that is none";
  if (content.kind === "text" && (content.text === "" || content.text.includes("\0"))) {
    return "a text that is none";
  }
  if (content.kind === "action" && content.action === "") return "an action without a name";
  return null;
}
