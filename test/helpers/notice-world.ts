import { randomUUID } from "node:crypto";
import { beforeEach } from "vitest";
import type { AssertedClaim } from "../../src/domain/answer.ts";
import type { WithdrawalId } from "../../src/domain/editing.ts";
import type {
  ConversationId,
  Delivery,
  InboundMessage,
  MessageId,
  PersonId,
  PersonRef,
} from "../../src/domain/message.ts";
import type { Notice, NoticeId } from "../../src/domain/notice.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { AnswerId, TurnRecord } from "../../src/domain/turn.ts";
import type { ClaimedMessage, MessageStore, Settlement } from "../../src/ports/message-store.ts";
import type { NoticeMessage, NoticeStore, Told } from "../../src/ports/notice-store.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import { aMessage, EMPTY_REPLY } from "./builders.ts";
import { ANNA, anEntry, FEE, later, RULE, START } from "./content-store-world.ts";
import type { OnEngine } from "./each-engine.ts";

export const NOTHING: Settlement = {
  deliveries: [],
  memory: null,
  turn: null,
  gap: null,
  caseChange: null,
  erases: null,
  setAside: null,
};

/** Who is told something, in which conversation, and what. */
export interface Telling {
  readonly person: string;
  /** That of the person where it is not there. */
  readonly room?: string;
  readonly claims?: readonly AssertedClaim[];
  readonly at?: number;
  readonly release?: number | null;
  readonly language?: string;
}

export function personRef(person: string): PersonRef {
  return { platform: "slack", installation: "T/1", person: person as PersonId };
}

/** A notice that begins a second after the start. */
export function aNotice(number = 1, change: Partial<Notice> = {}): Notice {
  return {
    id: `notice-${String(number)}` as NoticeId,
    about: { kind: "withdrawal", id: "withdrawal-1" as WithdrawalId },
    claims: [RULE, FEE],
    since: START,
    state: "running",
    by: ANNA,
    at: later(1_000),
    ...change,
  };
}

/** What is said because of what was told. */
export function correctionOf({ id }: Notice, told: Told): NoticeMessage {
  const { thread, person } = told;
  const key = ["notice", id, thread.conversation].map(encodeURIComponent).join("/");
  const delivery: Delivery = {
    key,
    thread,
    person,
    inReplyTo: null,
    reply: EMPTY_REPLY,
    direction: "ltr",
  };
  return { told, delivery };
}

function inRoom({ person, room = person }: Telling, text: string): InboundMessage {
  return {
    ...aMessage({ id: randomUUID(), text }),
    thread: {
      platform: "slack",
      installation: "T/1",
      conversation: room as ConversationId,
    },
    sender: person as PersonId,
  };
}

/** The store of notices over the engine of a suite, with people who are told something. */
export function noticeStoreOn(on: OnEngine) {
  let store: NoticeStore;
  let messages: MessageStore;
  beforeEach(() => {
    store = createNoticeStore(on.database);
    messages = createMessageStore(on.database, { erasers: [] });
  });
  const accepted = async (message: InboundMessage, at: Date): Promise<ClaimedMessage> => {
    await messages.accept(message, at);
    const claimed = await messages.claimMessages({ now: at, leaseMs: 1_000, most: 50 });
    const own = claimed.find((each) => each.message.id === message.id);
    if (own === undefined) throw new Error("It could not be claimed.");
    return own;
  };
  const tell = async (telling: Telling): Promise<AnswerId> => {
    const at = later(telling.at ?? 0);
    const turn: TurnRecord = {
      id: randomUUID() as AnswerId,
      language: telling.language ?? "en",
      outcome: "answer",
      asOf: "2026-11-26" as PlainDate,
      articles: [],
      asserted: telling.claims ?? [RULE],
      release: telling.release ?? null,
    };
    const claimed = await accepted(inRoom(telling, "How?"), at);
    await messages.settle(claimed, { ...NOTHING, turn }, at);
    return turn.id;
  };
  /** Somebody asks to be forgotten, in the conversation named like them; what is returned does it. */
  const wishOf = async (person: string, at = later(5_000)): Promise<() => Promise<boolean>> => {
    const wish = await accepted(inRoom({ person }, "/forget"), at);
    return () => messages.settle(wish, { ...NOTHING, erases: personRef(person) }, at);
  };
  const forget = async (person: string): Promise<boolean> => (await wishOf(person))();
  const begun = async (notice = aNotice()): Promise<Notice> => {
    await store.begin(notice, anEntry("notice.begun", notice.id));
    return notice;
  };
  const pageOf = async ({ id }: Notice): Promise<readonly Told[]> =>
    (await store.nextTold(id, null, 100)).told;
  /** Tells everybody, page by page, and says in which conversations. */
  const tellAll = async (notice: Notice, most = 2): Promise<readonly string[]> => {
    const rooms: string[] = [];
    let after: string | null = null;
    do {
      const page = await store.nextTold(notice.id, after, most);
      const said = page.told.map((told) => correctionOf(notice, told));
      await store.recordTold(notice.id, said, later(2_000));
      rooms.push(...page.told.map(({ thread }) => thread.conversation));
      after = page.next;
    } while (after !== null);
    return rooms;
  };
  /** The keys of what waits or was sent. */
  const outgoing = async (): Promise<string[]> => {
    const rows = await on.database.db.selectFrom("outbox").select("key").execute();
    return rows.map(({ key }) => key).toSorted();
  };
  /** Ends the sending of all that waits. */
  const send = async (end: "sent" | "dead"): Promise<void> => {
    const claims = { now: later(3_000), leaseMs: 1_000, most: 50 };
    for (const claim of await messages.claimDeliveries(claims)) {
      const result =
        end === "sent"
          ? ({ kind: "sent", platformId: "1" as MessageId } as const)
          : ({ kind: "dead", error: "rejected" } as const);
      await messages.settleDelivery(claim, result, later(3_000));
    }
  };
  return {
    /** Made anew for each test. */
    store: (): NoticeStore => store,
    messages: (): MessageStore => messages,
    tell,
    forget,
    wishOf,
    begun,
    pageOf,
    tellAll,
    outgoing,
    send,
  };
}
