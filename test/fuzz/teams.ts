import { readdirSync } from "node:fs";
import { Unavailable } from "../../src/domain/errors.ts";
import type { InboundMessage } from "../../src/domain/message.ts";
import type { PlatformHost } from "../../src/ports/platform.ts";
import { teamsActivity } from "../helpers/platforms/teams-activities.ts";
import { startTeamsService } from "../helpers/platforms/teams.ts";
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

const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };
function nothing(): void {
  // Nobody reads the log of a hundred thousand odd requests.
}

/** 501 is the platform's own word for an invoke that nobody knows. */
const EXPECTED = new Set([200, 400, 401, 413, 415, 501]);
const FOLDER = new URL("../fixtures/teams/", import.meta.url);

/** Sends the adapter activities that are nearly right, and watches what it answers and hands on. */
export async function fuzzTeams({ seed, count }: FuzzOptions): Promise<FuzzResult> {
  const random = seeded(seed);
  const failures: string[] = [];
  const statuses = new Map<number, number>();
  const service = await startTeamsService(() => ({ log: SILENT }));
  const { teams, adapter, time } = service;
  const { serviceUrl } = teams;
  const activities = readdirSync(FOLDER).map((file) =>
    teamsActivity(file.replace(/\.json$/, ""), { serviceUrl }),
  );
  let isDown = false;
  const refused = new Set<number>();
  let number = 0;
  const host: PlatformHost = {
    isWaiting: () => Promise.resolve(false),
    accept: (message) => {
      const fault = faultOf(message);
      if (fault !== null) failures.push(`${fault}: ${JSON.stringify(message).slice(0, 200)}`);
      if (isDown) refused.add(number);
      return isDown ? Promise.reject(new Unavailable("On purpose.")) : Promise.resolve("new");
    },
  };
  const unhandled = (error: unknown): void => {
    failures.push(`an unhandled rejection: ${String(error)}`);
  };
  process.on("unhandledRejection", unhandled);
  try {
    await adapter.stop();
    await adapter.start(host);
    const good = teams.bearer();
    for (number = 0; number < count; number += 1) {
      isDown = random() < 0.05;
      const { body, authorization } = nextRequest(random, activities, good);
      const status = await statusOf(service.post(body, authorization));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      const isRight = refused.has(number) ? status === 503 : EXPECTED.has(status);
      if (!isRight) failures.push(`request ${number} was answered ${status}`);
      // Signs of typing that nobody ends go by, and what the server of the tests remembers is let go.
      if (number % 500 === 0) {
        time.advance(60_000);
        teams.signs.length = 0;
      }
    }
    if (adapter.health().state !== "on") failures.push("the adapter is not on any more");
  } finally {
    await service.stop();
    process.off("unhandledRejection", unhandled);
  }
  return { statuses, failures };
}

interface Request {
  readonly body: string;
  readonly authorization: string;
}

function nextRequest(random: Random, activities: readonly object[], good: string): Request {
  const body = JSON.stringify(mutated(random, oneOf(random, activities), activities));
  const isForged = random() < 0.05;
  return {
    body: random() < 0.2 ? spoiled(random, body) : body,
    authorization: isForged ? headerText(spoiled(random, good)) : good,
  };
}

/** A header holds no other characters; Node itself sends none. */
function headerText(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, "?").slice(0, 8_000);
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
  const isInRoom = thread.conversation.includes("/");
  if (id === "" || thread.installation === "" || sender === "") return "somebody without a name";
  if (isInRoom !== (visibility === "shared")) return "a wrong visibility";
  if (isInRoom && !thread.conversation.endsWith(`/${encodeURIComponent(sender)}`)) {
    return "another's conversation";
  }
  if (Number.isNaN(sentAt.getTime())) return "an instant that is none";
  const said = content.kind === "text" ? content.text : "";
  if (said.includes("\0") || !said.isWellFormed()) return "a text that no database takes";
  if (content.kind === "action" && content.action === "") return "an action without a name";
  return null;
}
