import { causeCodeOf, codeOf, Conflict, Unavailable } from "../domain/errors.ts";
import { directionOf } from "../domain/locale.ts";
import type { Outcome, Reply } from "../domain/answer.ts";
import type { Delivery, InboundMessage } from "../domain/message.ts";
import type { Outgoing } from "../domain/staff-surface.ts";
import type { TurnRecord } from "../domain/turn.ts";
import type { CaseChange } from "../ports/case-store.ts";
import type { Clock } from "../ports/clock.ts";
import type { Log } from "../ports/log.ts";
import type {
  Acceptance,
  ClaimedMessage,
  MessageStore,
  Settlement,
} from "../ports/message-store.ts";
import type { Metrics } from "../ports/metrics.ts";
import type { PlatformHost } from "../ports/platform.ts";
import type { Scheduler } from "../ports/scheduler.ts";
import type { ConversationService } from "./conversation.ts";
import type { Overtaken } from "./overtaken.ts";
import { createLaneRunner, type LaneRunner } from "./lane-runner.ts";
import type { Outbox } from "./outbox.ts";
import { createWrites, persist } from "./persist.ts";
import type { StaffThreads } from "./cases/staff-threads.ts";
import type { SurfacePosts } from "./cases/surface-posts.ts";
import type { TranslationWork } from "./cases/translation-work.ts";
import type { PersonPace } from "./person-pace.ts";
import type { PersonQuota } from "./person-quota.ts";
import type { Room } from "./room.ts";
import { createTurns } from "./turns.ts";

export interface InboxDeps {
  readonly store: MessageStore;
  readonly conversation: ConversationService;
  /** What staff write and are shown in messengers; `null` where no staff work. */
  readonly staff: {
    readonly threads: StaffThreads;
    readonly posts: SurfacePosts;
    /** What of a change is to be translated for them. */
    readonly translations: Pick<TranslationWork, "marked">;
  } | null;
  readonly pace: PersonPace;
  /** How much of one person is written down; not there for all of it. */
  readonly quota?: PersonQuota;
  /** Whether the disk has room for what is written; not there where it is not known. */
  readonly room?: Pick<Room, "requireAny">;
  /** Whether what is to be said is not said any more; not there where no content changes meanwhile. */
  readonly isOvertaken?: Overtaken["isOvertaken"];
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly log: Log;
  /** Sends what is said. */
  readonly outbox: Pick<Outbox, "lend" | "wake">;
  /** A message is done, and nothing is said to it. */
  readonly onSilent?: (message: InboundMessage) => void;
  readonly metrics?: Metrics;
}

export interface Inbox extends LaneRunner, PlatformHost {}

/** Lanes answered at the same time. */
const MOST_LANES = 32;
/** Answers are what takes time: with so many under way another process may be quicker. */
const MOST_TAKEN = 8;
/** A message that failed so often, or ended the process so often, is set aside. */
const MOST_ATTEMPTS = 5;
const MOST_CONFLICTS = 5;
const RETRY_MS = [500, 2_000, 5_000, 15_000];
const LONGEST_RETRY_MS = 15_000;

/** Takes messages in, and answers those of each conversation one after another. */
export function createInbox(deps: InboxDeps): Inbox {
  const { store, clock, scheduler, log } = deps;
  const writes = createWrites();
  const turn = createTurns(clock);

  const settle = async (
    claimed: ClaimedMessage,
    settlement: Settlement,
    outcome: Outcome | "relayed" | "set_aside",
  ): Promise<void> => {
    const write = () =>
      deps.outbox.lend((hand) => store.settle(claimed, settlement, clock.now(), hand));
    const { written: held, isTaken } = await persist(write, scheduler, writes);
    tell(claimed, outcome, held);
    if (held && settlement.deliveries.length > (isTaken ? 1 : 0)) deps.outbox.wake();
  };

  const run = async (claimed: ClaimedMessage): Promise<void> => {
    const { message, attempt } = claimed;
    // Claimed in the moment of stopping: somebody else may take it up at once.
    const free = writes.stopping ? clock.now() : deps.pace.freeAt(message, clock.now());
    if (free !== null) {
      await handBack(claimed, free);
      return;
    }
    if (attempt > MOST_ATTEMPTS) {
      await setAside(claimed, "ended_process");
      return;
    }
    try {
      await answer(claimed);
    } catch (error) {
      await failed(claimed, error);
    }
  };

  const handBack = async (claimed: ClaimedMessage, at: Date): Promise<void> => {
    await persist(() => store.handBackMessage(claimed, at), scheduler, writes);
    runner.wake();
  };

  /**
   * While a message is thought about staff may change the case of its person, and what answers it may be withdrawn or
   * corrected: then it is thought about again. The outbox looks at the last answer, too.
   */
  const answer = async (claimed: ClaimedMessage): Promise<void> => {
    for (let tried = 1; ; tried += 1) {
      try {
        await answerOnce(claimed, tried < MOST_CONFLICTS);
        return;
      } catch (error) {
        if (!(error instanceof Conflict) || tried >= MOST_CONFLICTS) throw error;
      }
    }
  };

  /** @throws Conflict it is to be thought about again */
  const answerOnce = async (claimed: ClaimedMessage, mayRepeat: boolean): Promise<void> => {
    const { message } = claimed;
    if (message.staff !== undefined) {
      const deliveries = (await deps.staff?.threads.handle(message)) ?? [];
      await settle(claimed, { ...NOTHING, deliveries }, "relayed");
      return;
    }
    if (message.overQuota === true) {
      const reply = deps.conversation.apologize(message, "overQuota");
      const deliveries = [deliveryOf(message, reply, undefined)];
      await settle(claimed, { ...NOTHING, deliveries }, reply.outcome);
      return;
    }
    const state = await store.memoryOf(message, clock.now());
    await turn();
    const began = clock.now();
    const handled = await deps.conversation.handle(message, state);
    const { reply, caseChange, told = toldWith(handled.turn), ...others } = handled;
    const answered = reply === null ? [] : [deliveryOf(message, reply, told)];
    if (mayRepeat && (await isOvertaken(answered, began))) {
      throw new Conflict("Something that answers the message was withdrawn or corrected.");
    }
    const effects = { ...others, caseChange: await marked(caseChange) };
    const deliveries = [...answered, ...(await postsOf(effects))];
    await settle(claimed, { ...effects, deliveries, setAside: null }, reply?.outcome ?? "relayed");
    if (reply === null) deps.onSilent?.(message);
  };

  const isOvertaken = async (answered: readonly Delivery[], began: Date): Promise<boolean> => {
    for (const delivery of answered) {
      if (await deps.isOvertaken?.(delivery, began)) return true;
    }
    return false;
  };

  /** With what of it is translated once it is settled. */
  const marked = async (change: CaseChange | null): Promise<CaseChange | null> =>
    change === null || deps.staff === null ? change : deps.staff.translations.marked(change);

  /** What staff in messengers are shown of it. */
  const postsOf = async ({
    caseChange,
    erases,
  }: Pick<Settlement, "caseChange" | "erases">): Promise<readonly Outgoing[]> => {
    if (deps.staff === null) return [];
    const { posts } = deps.staff;
    return [
      ...(caseChange === null ? [] : await posts.of(caseChange)),
      ...(erases === null ? [] : await posts.forgetting(erases)),
    ];
  };

  /** What was lost to somebody else is theirs to count. */
  const tell = (
    { message, attempt, receivedAt }: ClaimedMessage,
    outcome: Outcome | "relayed" | "set_aside",
    held: boolean,
  ): void => {
    const { platform, conversation } = message.thread;
    const ms = clock.now().getTime() - receivedAt.getTime();
    const ids = { platform, conversation, message: message.id };
    log.debug("message.settled", { ...ids, outcome, attempt, ms, held });
    if (!held) return;
    if (outcome === "set_aside") deps.metrics?.setAside(platform);
    else deps.metrics?.answered(platform, outcome, ms);
  };

  const failed = async (claimed: ClaimedMessage, error: unknown): Promise<void> => {
    const code = codeOf(error);
    const { message, attempt } = claimed;
    if (error instanceof Unavailable) {
      // The database is at fault, not the message. What cannot be read may be written all the same: without a wait the
      // message would go round and round.
      await handBack(claimed, later(RETRY_MS[0]));
      return;
    }
    const { platform } = message.thread;
    log.warn("message.failed", { platform, code, cause: causeCodeOf(error), attempt });
    if (attempt >= MOST_ATTEMPTS) {
      await setAside(claimed, code);
      return;
    }
    const at = later(RETRY_MS[attempt - 1]);
    await persist(() => store.retryMessage(claimed, at, code), scheduler, writes);
    runner.wake();
  };

  const later = (waitMs = LONGEST_RETRY_MS): Date => new Date(clock.now().getTime() + waitMs);

  /** Whoever wrote it is told, and what they write next is answered. */
  const setAside = async (claimed: ClaimedMessage, code: string): Promise<void> => {
    const { message } = claimed;
    log.error("message.set_aside", { platform: message.thread.platform, code });
    const settlement: Settlement = {
      ...NOTHING,
      deliveries: await apologiesFor(message),
      setAside: code,
    };
    try {
      await settle(claimed, settlement, "set_aside");
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      // What the database refuses once it refuses every time; without its apology the message ends all the same.
      await settle(claimed, { ...settlement, deliveries: [] }, "set_aside");
    }
  };

  const apologiesFor = async (message: InboundMessage): Promise<readonly Outgoing[]> => {
    if (message.staff === undefined) {
      return [deliveryOf(message, deps.conversation.apologize(message), undefined, "sorry")];
    }
    try {
      return (await deps.staff?.threads.failed(message)) ?? [];
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      // What ended the message may end this as well; the message ends all the same.
      log.warn("message.failed_untold", { platform: message.thread.platform, code: codeOf(error) });
      return [];
    }
  };

  const runner = createLaneRunner<ClaimedMessage>(
    {
      name: "inbox",
      most: MOST_LANES,
      mostTaken: MOST_TAKEN,
      claim: (claim) => store.claimMessages(claim),
      run,
      renew: (leases, until) => store.renew("in", leases, until),
      nextAt: () => store.nextAt("in"),
    },
    { clock, scheduler, log },
  );
  const accept = async (message: InboundMessage): Promise<Acceptance | "refused"> => {
    if (writes.stopping) throw new Unavailable("The service is stopping.");
    await deps.room?.requireAny();
    const admitted = deps.quota === undefined ? message : await deps.quota.admit(message);
    if (admitted !== null) return write(admitted);
    log.debug("message.over_quota", { platform: message.thread.platform, message: message.id });
    return "refused";
  };

  const write = async (message: InboundMessage): Promise<Acceptance> => {
    const { platform, conversation } = message.thread;
    const began = clock.now();
    const { written: became, isTaken } = await runner.lend((hand) =>
      store.accept(message, began, hand),
    );
    const ms = clock.now().getTime() - began.getTime();
    const known = became !== "new";
    log.debug("message.accepted", { platform, conversation, message: message.id, known, ms });
    if (!known) deps.metrics?.accepted(platform);
    if (!isTaken) runner.wake();
    return became;
  };

  return {
    start: runner.start,
    wake: runner.wake,
    stop: () => {
      writes.stopping = true;
      return runner.stop();
    },
    get healthy() {
      return runner.healthy && !writes.failing;
    },
    accept,
    isWaiting: (thread) => store.isWaiting(thread),
  };
}

const NOTHING: Settlement = {
  deliveries: [],
  memory: null,
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};

/**
 * The key follows from the message, so that an answer worked out twice is one answer. An apology has a key of its own:
 * the message may be answered after all, when somebody retries it.
 */
function deliveryOf(
  message: InboundMessage,
  reply: Reply,
  told: Delivery["told"],
  kind: "reply" | "sorry" = "reply",
): Delivery {
  const { platform, installation } = message.thread;
  return {
    key: [kind, platform, installation, message.id].map(encodeURIComponent).join("/"),
    thread: message.thread,
    person: message.sender,
    inReplyTo: message.id,
    reply,
    direction: directionOf(reply.language),
    ...(told === undefined ? {} : { told }),
  };
}

function toldWith(turn: TurnRecord | null): Delivery["told"] {
  return turn === null ? undefined : { answer: turn.id, release: turn.release };
}
