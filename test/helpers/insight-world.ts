import { randomUUID } from "node:crypto";
import type { Outcome } from "../../src/domain/answer.ts";
import type { ArticleId } from "../../src/domain/ids.ts";
import type {
  ConversationId,
  InboundMessage,
  MessageId,
  PersonId,
  PlatformName,
} from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { AnswerId, TurnRecord } from "../../src/domain/turn.ts";
import type { ClaimedMessage, MessageStore, Settlement } from "../../src/ports/message-store.ts";

/** What somebody asked, and what became of it. */
export interface Asked {
  readonly text?: string;
  readonly language?: string;
  readonly outcome?: Outcome;
  readonly nearest?: ArticleId | null;
  readonly conversation?: string;
  /** Somebody of another conversation; who writes in this one where it is not there. */
  readonly sender?: PersonId;
  readonly platform?: PlatformName;
  /** Pressed a button instead. */
  readonly pressed?: true;
  readonly at?: Date;
}

export const NO_CHANGE: Settlement = {
  deliveries: [],
  memory: null,
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};

export const ASKED_AT = new Date("2026-11-26T08:00:00Z");

export function messageOf(asked: Asked): InboundMessage {
  const { platform = "web", conversation = "one", text = "?", pressed, at = ASKED_AT } = asked;
  return {
    id: randomUUID() as MessageId,
    thread: { platform, installation: "here", conversation: conversation as ConversationId },
    sender: asked.sender ?? (`person of ${conversation}` as PersonId),
    visibility: "private",
    content: pressed === true ? { kind: "action", action: "article:a/b" } : { kind: "text", text },
    localeHint: null,
    sentAt: at,
  };
}

export function turnOf({
  language = "en",
  outcome = "no_answer",
  nearest = null,
}: Asked): TurnRecord {
  return {
    id: randomUUID() as AnswerId,
    language,
    outcome,
    asOf: "2026-11-26" as PlainDate,
    articles: nearest === null ? [] : [{ id: nearest, score: 1 }],
    asserted: [],
    release: null,
  };
}

/** Records a question as the service would; returns the message and the name of its answer. */
export async function asks(
  store: MessageStore,
  asked: Asked,
): Promise<{ readonly message: InboundMessage; readonly answer: AnswerId }> {
  const { text = "?", language = "en", outcome = "no_answer", nearest = null } = asked;
  const message = messageOf(asked);
  const turn = turnOf(asked);
  const isGap = outcome === "no_answer" || outcome === "clarify";
  const gap = isGap ? { language, outcome, question: text, nearest } : null;
  await settles(store, message, { ...NO_CHANGE, turn, gap }, asked.at ?? ASKED_AT);
  return { message, answer: turn.id };
}

/** Takes a message in and ends the work on it. */
export async function settles(
  store: MessageStore,
  message: InboundMessage,
  settlement: Settlement,
  at: Date = ASKED_AT,
): Promise<boolean> {
  return store.settle(await claimed(store, message, at), settlement, at);
}

async function claimed(
  store: MessageStore,
  message: InboundMessage,
  at: Date,
): Promise<ClaimedMessage> {
  await store.accept(message, at);
  const claims = await store.claimMessages({ now: at, leaseMs: 60_000, most: 100 });
  const own = claims.find((each) => each.message.id === message.id);
  if (own === undefined) throw new Error("the message could not be claimed");
  return own;
}

/**
 * Somebody asks that all that is kept of them is erased.
 *
 * @param taking the store that takes the message in, where another one ends the work on it
 */
export async function forgets(
  store: MessageStore,
  asked: Asked,
  at: Date,
  taking: MessageStore = store,
): Promise<boolean> {
  const message = messageOf(asked);
  const { platform, installation } = message.thread;
  const erases = { platform, installation, person: message.sender };
  const own = await claimed(taking, message, at);
  return store.settle(own, { ...NO_CHANGE, erases }, at);
}
