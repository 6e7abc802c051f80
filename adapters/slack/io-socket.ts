import { SocketModeReceiver, type App, type ReceiverEvent } from "@slack/bolt";
import { z } from "zod";
import { Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { Outbound } from "../shared/messenger.ts";
import type { SlackSettings } from "./config.ts";
import { clientOptions, SILENT } from "./io-api.ts";
import type { Take } from "./io-app.ts";
import { sortFailure } from "./io-errors.ts";
import { LIMITS } from "./limits.ts";

export interface SocketOptions {
  readonly settings: SlackSettings;
  readonly appToken: string;
  readonly outbound: Outbound;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  readonly take: Take;
}

/** A line that lasted so long was only renewed by Slack; a shorter one is not followed by the next at once. */
const LASTING_MS = 10_000;

const envelope = z.looseObject({ type: z.string(), reason: z.string().optional() });

/**
 * Holds one line to Slack open until the signal aborts.
 *
 * @returns when a line broke early, to be called again after a wait
 * @throws Unauthorized the app token is refused, or the app has no Socket Mode
 * @throws Unavailable  Slack cannot be reached
 */
export async function holdSocket(
  options: SocketOptions,
  signal: AbortSignal,
  up: () => void,
): Promise<void> {
  const { clock, log } = options;
  while (!signal.aborted) {
    const openedAt = clock.now().getTime();
    const line = createLine(options);
    const stopped = Promise.withResolvers<"stopped">();
    const stop = (): void => {
      stopped.resolve("stopped");
    };
    signal.addEventListener("abort", stop, { once: true });
    const held = line.open().then(async () => {
      if (!signal.aborted) up();
      await line.ended;
      return "ended" as const;
    });
    try {
      // Whoever stops us does not wait until Slack has closed its end too.
      if ((await Promise.race([stopped.promise, held])) === "stopped") return;
    } finally {
      signal.removeEventListener("abort", stop);
      line.close();
    }
    if (line.reason() === "link_disabled") {
      throw new Unauthorized("Socket Mode is turned off for this Slack app.");
    }
    log.debug("slack.line_ended", { reason: line.reason() });
    if (clock.now().getTime() - openedAt < LASTING_MS) return;
  }
}

interface Line {
  /** Resolves once Slack has greeted us. */
  open(): Promise<void>;
  /** Resolves when the line is closed; never rejects. */
  readonly ended: Promise<void>;
  /** Why Slack closed it, in its own code; `null` when it did not tell. */
  reason(): string | null;
  close(): void;
}

function createLine(options: SocketOptions): Line {
  const { settings, appToken, outbound, scheduler, take } = options;
  let reason: string | null = null;
  const proxy = settings.apiUrl.startsWith("https:") ? outbound.proxy : null;
  const receiver = new SocketModeReceiver({
    appToken,
    logger: SILENT,
    autoReconnectEnabled: false,
    installerOptions: { clientOptions: clientOptions(settings, outbound) },
    processEventErrorHandler: () => Promise.resolve(false),
    ...(proxy === null ? {} : { dispatcher: proxy }),
  });
  receiver.init({ processEvent: (event: ReceiverEvent) => hand(event, take) } as unknown as App);

  const { client } = receiver;
  // It promises its end, though its type does not say so.
  const [theirs] = client.listeners("ws_message") as ((...said: unknown[]) => unknown)[];
  client.removeAllListeners("ws_message");
  client.on("ws_message", (data: unknown, isBinary: unknown) => {
    const read = readEnvelope(data);
    if (read === null) return;
    if (read.type === "disconnect") reason = codeIn(read.reason);
    const isControl = read.type === "hello" || read.type === "disconnect";
    // The SDK looks into events before anybody else does, and falls over those that are not as it expects.
    const safe = isControl ? read : { ...read, type: "envelope" };
    Promise.resolve(theirs?.(JSON.stringify(safe), isBinary)).catch(() => undefined);
  });
  const ended = new Promise<void>((resolve) => {
    client.once("disconnected", () => {
      resolve();
    });
  });
  let isClosed = false;
  const close = (): void => {
    isClosed = true;
    client.disconnect().catch(() => undefined);
  };
  const start = async (): Promise<void> => {
    try {
      await client.start();
    } catch (error) {
      throw sortFailure("apps.connections.open", error);
    }
    // The SDK opens the line also when it was told to close in the meantime.
    if (isClosed) close();
  };
  return {
    open: () => openWithin(start(), ended, scheduler),
    ended,
    reason: () => reason,
    close: () => {
      if (!isClosed) close();
    },
  };
}

/** Bolt acknowledges events before it has handed them on; so it is told that they are acknowledged when they are taken. */
async function hand({ body, ack }: ReceiverEvent, take: Take): Promise<void> {
  const answer = await take(body);
  await ack(answer);
}

async function openWithin(
  started: Promise<void>,
  ended: Promise<void>,
  scheduler: Scheduler,
): Promise<void> {
  let cancel = (): void => undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    cancel = scheduler.after(LIMITS.callMs, () => {
      reject(new Unavailable("Slack opened no line in time."));
    });
  });
  const broken = ended.then(() => {
    throw new Unavailable("Slack closed the line before it was open.");
  });
  try {
    await Promise.race([started, broken, tooLate]);
  } finally {
    cancel();
    for (const left of [started, broken, tooLate]) left.catch(() => undefined);
  }
}

function readEnvelope(data: unknown): z.infer<typeof envelope> | null {
  if (typeof data !== "string") return null;
  try {
    const read = envelope.safeParse(JSON.parse(data));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function codeIn(reason: string | undefined): string | null {
  return reason !== undefined && /^[a-z_]{1,40}$/.test(reason) ? reason : null;
}
