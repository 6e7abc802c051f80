import { placeOf } from "../../adapters/slack/threads.ts";
import { Unavailable } from "../../src/domain/errors.ts";
import type { InboundMessage } from "../../src/domain/message.ts";
import { startSlackOverHttp } from "../helpers/platforms/slack.ts";
import {
  signedPayload,
  signedRequest,
  slackFixture,
  type Payload,
  type SlackRequest,
} from "../helpers/platforms/slack-events.ts";
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

const FIXTURES = [
  "app-home-opened",
  "app-mention",
  "app-rate-limited",
  "block-actions",
  "feedback-buttons",
  "message-bot",
  "message-changed",
  "message-channel",
  "message-deleted",
  "message-file-share",
  "message-im",
  "message-unfurled",
  "reaction-added",
  "slash-command",
  "url-verification",
] as const;

const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing(): void {
  // Nobody reads the log of a hundred thousand odd requests.
}

/** Sends the adapter signed requests that are nearly right, and watches what it answers and hands on. */
export async function fuzzSlack({ seed, count }: FuzzOptions): Promise<FuzzResult> {
  const random = seeded(seed);
  const payloads = FIXTURES.map(slackFixture);
  const failures: string[] = [];
  const statuses = new Map<number, number>();
  const service = await startSlackOverHttp({ log: SILENT });
  service.slack.addPerson("U0ADA00001", "en-US");
  let isDown = false;
  let wasRefused = false;
  service.host.accept = (message) => {
    const fault = faultOf(message);
    if (fault !== null) failures.push(fault);
    if (isDown) wasRefused = true;
    return isDown ? Promise.reject(new Unavailable("On purpose.")) : Promise.resolve("new");
  };
  const unhandled = (error: unknown): void => {
    failures.push(`an unhandled rejection: ${String(error)}`);
  };
  process.on("unhandledRejection", unhandled);
  try {
    for (let number = 0; number < count; number += 1) {
      isDown = random() < 0.05;
      wasRefused = false;
      const request = nextRequest(random, payloads, service.time.now().getTime());
      const status = await statusOf(service.request(request));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const isRight = status < 500 ? status !== 0 && !wasRefused : status === 503 && wasRefused;
      if (!isRight) failures.push(`request ${number} was answered ${status}`);
      // Nothing that was held may keep a later one waiting.
      if (number % 1_000 === 0) service.time.advance(1_000);
    }
    if (service.adapter.health().state !== "on") failures.push("the adapter is not on any more");
  } finally {
    await service.stop();
    process.off("unhandledRejection", unhandled);
  }
  return { statuses, failures };
}

function nextRequest(random: Random, payloads: readonly Payload[], nowMs: number): SlackRequest {
  const payload = mutated(random, oneOf(random, payloads), payloads) as Payload;
  const atMs = random() < 0.02 ? nowMs + oneOf(random, [-1, 1]) * 3_600_000 : nowMs;
  const secret = random() < 0.02 ? "another secret" : undefined;
  const isObject = typeof payload === "object" && (payload as unknown) !== null;
  const whole = isObject
    ? signedPayload(payload, atMs, secret)
    : signedRequest(JSON.stringify(payload), "application/json", atMs, secret);
  if (random() > 0.2) return whole;
  const types = ["application/json", "application/x-www-form-urlencoded", "text/plain", ""];
  return signedRequest(spoiled(random, whole.body), oneOf(random, types), atMs, secret);
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
  const place = placeOf(thread.conversation);
  if (typeof id !== "string" || id === "" || id.length > 600) return "an id that is none";
  if (place === null) return "a conversation that leads nowhere";
  if (place.user !== sender) return "another's conversation";
  if ((place.channel === null) !== (visibility === "private")) return "a wrong visibility";
  if (Number.isNaN(sentAt.getTime())) return "an instant that is none";
  if (content.kind === "text" && typeof content.text !== "string") return "a text that is none";
  if (content.kind === "action" && content.action === "") return "an action without a name";
  return null;
}
