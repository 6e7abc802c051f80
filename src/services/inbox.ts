import { AppError, Unavailable } from "../domain/errors.ts";
import { directionOf } from "../domain/locale.ts";
import type { Reply } from "../domain/answer.ts";
import type { Delivery, InboundMessage } from "../domain/message.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type { ClaimedMessage, MessageStore, Settlement } from "../ports/message-store.ts";
import type { PlatformHost } from "../ports/platform.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { ConversationService } from "./conversation.ts";
import { createLaneRunner, type LaneRunner } from "./lane-runner.ts";
import { persist } from "./persist.ts";
import type { PersonPace } from "./person-pace.ts";

export interface InboxDeps {
  readonly store: MessageStore;
  readonly conversation: ConversationService;
  readonly pace: PersonPace;
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** There may be something to send. */
  readonly onSettled: () => void;
  /** How a message ended and after how many milliseconds since it came. */
  readonly onTurn?: (outcome: Reply["outcome"] | "failed", platform: string, ms: number) => void;
}

export interface Inbox extends PlatformHost, LaneRunner {}

/** Lanes answered at the same time. */
const MOST_LANES = 16;
/** A message that failed so often, or ended the process so often, is set aside. */
const MOST_ATTEMPTS = 5;
const RETRY_MS = [500, 2_000, 5_000, 15_000];

/** Takes messages in, and answers those of each conversation one after another. */
export function createInbox(deps: InboxDeps): Inbox {
  const { store, clock, scheduler, log } = deps;
  const given = { up: false };

  const settle = async (claimed: ClaimedMessage, settlement: Settlement): Promise<void> => {
    const held = await persist(
      () => store.settle(claimed, settlement, clock.now()),
      scheduler,
      given,
    );
    if (held && settlement.deliveries.length > 0) deps.onSettled();
  };

  const run = async (claimed: ClaimedMessage): Promise<void> => {
    const { message, attempt } = claimed;
    const free = deps.pace.freeAt(message, clock.now());
    if (free !== null) {
      await store.handBackMessage(claimed, free);
      return;
    }
    if (attempt > MOST_ATTEMPTS) {
      await setAside(claimed, "ended_process");
      return;
    }
    let settlement: Settlement;
    try {
      settlement = await answer(claimed);
    } catch (error) {
      await failed(claimed, error);
      return;
    }
    await settle(claimed, settlement);
  };

  const answer = async ({ message }: ClaimedMessage): Promise<Settlement> => {
    const state = await store.memoryOf(message, clock.now());
    const { reply, ...effects } = await deps.conversation.handle(message, state);
    deps.onTurn?.(reply.outcome, message.thread.platform, sinceReceipt(message));
    return { ...effects, deliveries: [deliveryOf(message, reply)], setAside: null };
  };

  const failed = async (claimed: ClaimedMessage, error: unknown): Promise<void> => {
    const code = error instanceof AppError ? error.code : "internal";
    const { message, attempt } = claimed;
    if (error instanceof Unavailable) {
      // The database is at fault, not the message.
      await persist(() => store.handBackMessage(claimed, clock.now()), scheduler, given);
      return;
    }
    log.warn("message.failed", { platform: message.thread.platform, code, attempt });
    if (attempt >= MOST_ATTEMPTS) {
      await setAside(claimed, code);
      return;
    }
    const wait = RETRY_MS[attempt - 1] ?? RETRY_MS.at(-1) ?? 0;
    const at = new Date(clock.now().getTime() + wait);
    await persist(() => store.retryMessage(claimed, at, code), scheduler, given);
  };

  /** The person is told, and what they write next is answered. */
  const setAside = async (claimed: ClaimedMessage, code: string): Promise<void> => {
    const { message } = claimed;
    log.error("message.set_aside", { platform: message.thread.platform, code });
    deps.onTurn?.("failed", message.thread.platform, sinceReceipt(message));
    await settle(claimed, {
      deliveries: [deliveryOf(message, deps.conversation.apologize(message))],
      memory: null,
      turn: null,
      gap: null,
      erases: null,
      setAside: code,
    });
  };

  const sinceReceipt = (message: InboundMessage): number =>
    clock.now().getTime() - message.sentAt.getTime();

  const runner = createLaneRunner<ClaimedMessage>(
    {
      name: "inbox",
      most: MOST_LANES,
      claim: (claim) => store.claimMessages(claim),
      run,
      renew: (leases, until) => store.renew("in", leases, until),
      nextAt: () => store.nextAt("in"),
    },
    { clock, scheduler, log },
  );
  return {
    start: runner.start,
    wake: runner.wake,
    stop: () => {
      given.up = true;
      return runner.stop();
    },
    get healthy() {
      return runner.healthy;
    },
    accept: async (message) => {
      if (given.up) throw new Unavailable("The service is stopping.");
      await store.accept(message, clock.now());
      runner.wake();
    },
  };
}

/** The key follows from the message, so that an answer worked out twice is one answer. */
function deliveryOf(message: InboundMessage, reply: Reply): Delivery {
  const { platform, installation } = message.thread;
  return {
    key: ["reply", platform, installation, message.id].map(encodeURIComponent).join("/"),
    thread: message.thread,
    person: message.sender,
    inReplyTo: message.id,
    reply,
    direction: directionOf(reply.language),
  };
}
