import { randomUUID } from "node:crypto";
import { plainText } from "../../src/domain/block.ts";
import type { Reply } from "../../src/domain/answer.ts";
import type { Case } from "../../src/domain/case.ts";
import { Rejected } from "../../src/domain/errors.ts";
import { MAIN_CENTRE } from "../../src/domain/centre.ts";
import type {
  ConversationId,
  Delivery,
  InboundMessage,
  MessageId,
  PersonId,
  PersonRef,
  PlatformName,
  ThreadRef,
  WrittenWords,
} from "../../src/domain/message.ts";
import type { CentreId, Role, Staff, StaffId } from "../../src/domain/staff.ts";
import {
  readSurfaceThread,
  surfaceThread,
  type Destination,
  type SurfaceDelivery,
} from "../../src/domain/staff-surface.ts";
import type { ArticleId } from "../../src/domain/ids.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import type { PlatformAdapter } from "../../src/ports/platform.ts";
import { createCases, type Cases } from "../../src/app/cases.ts";
import { createDesk } from "../../src/app/console.ts";
import { todayOf } from "../../src/app/today.ts";
import { createCaseOrigins, eraseCaseOrigins } from "../../src/store/case-origins.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { eraseCases } from "../../src/store/cases-erase.ts";
import type { BucketStore } from "../../src/ports/bucket-store.ts";
import type { CaseOriginStore } from "../../src/ports/case-origins.ts";
import type { MessageStore } from "../../src/ports/message-store.ts";
import type { StaffLink } from "../../src/ports/staff-links.ts";
import type { Translator } from "../../src/ports/translator.ts";
import { createMessageStore } from "../../src/store/message-store.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import { createStaffLinks } from "../../src/store/staff-links.ts";
import { createConversationService } from "../../src/services/conversation.ts";
import { createInbox } from "../../src/services/inbox.ts";
import { createOutbox } from "../../src/services/outbox.ts";
import { createPersonPace } from "../../src/services/person-pace.ts";
import type { Database } from "../../src/store/database.ts";
import { aMessage } from "./builders.ts";
import { projectCore } from "./core.ts";
import { ownDeskTexts } from "./desk-texts.ts";
import { quickHasher } from "./desk.ts";
import { FakeTime } from "./fake-time.ts";
import { keptLog } from "./fakes.ts";
import { countedPins } from "./return-pins.ts";
import { waitFor } from "./wait-for.ts";

/** The channel of the main centre. */
export const CHANNEL: Destination = { platform: "slack", channel: "C-STAFF" };

/** The release of the content that answers. */
export const RELEASE = 1;

export interface CaseWorld {
  readonly time: FakeTime;
  readonly cases: Cases;
  readonly origins: CaseOriginStore;
  readonly store: ReturnType<typeof createCaseStore>;
  readonly messages: MessageStore;
  /** What reached people, in order. */
  readonly told: readonly Delivery[];
  /** What was posted to staff, in order. */
  readonly posted: readonly SurfaceDelivery[];
  /** Adds somebody who works, with an account in the messenger of that name. */
  staffMember(name: string, role?: Role, centres?: readonly CentreId[] | "all"): Promise<Staff>;
  linksOf(member: Staff): Promise<readonly StaffLink[]>;
  /** Takes an account from somebody of the staff. */
  unlink(member: Staff, account: PersonRef): Promise<boolean>;
  /** The person writes, and everything that follows from it is done. */
  says(text: string, from?: Who): Promise<readonly Reply[]>;
  presses(action: string, from?: Who): Promise<readonly Reply[]>;
  sendsFile(from?: Who): Promise<readonly Reply[]>;
  /** Somebody writes or presses in the thread of a case, by the account of that name; in the main channel unless told. */
  staffSays(account: string, record: Case, text: string, at?: At): Promise<void>;
  staffPresses(account: string, record: Case, action: string, at?: At): Promise<void>;
  /** Has a platform refuse the next of what is sent to people, or posted to staff. */
  refuseNext(what: "delivery" | "post"): void;
  /** Has the channels, or one of them, refuse whatever is posted to staff until it is told otherwise. */
  refusePosts(areRefused: boolean, only?: Destination): void;
  /** How many posts were refused. */
  refusedPosts(): number;
  /** An article is withdrawn, as far as earlier answers rest on it. */
  withdraw(article: ArticleId): void;
  /** Keeps back what is sent to people, as a platform does that is off for a while; nobody waits for it then. */
  hold(isHeld: boolean): void;
  /** Waits until nothing is left to do. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Where and under which id of the platform staff write or press. */
export interface At {
  /** A new one when it is not there. */
  readonly id?: string;
  readonly destination?: Destination;
  /** A file comes with the words. */
  readonly withFile?: true;
  /** The process dies after it was done and before it is settled, and another one takes it up again. */
  readonly dies?: boolean;
}

export interface Who {
  /** The platform's id of the message; a new one when it is not there. */
  readonly id?: string;
  /** The chat page when it is not there. */
  readonly platform?: PlatformName;
  readonly conversation?: string;
  /** Who writes; the conversation stands for them when it is not there. */
  readonly person?: string;
  readonly localeHint?: string;
  readonly visibility?: "private" | "shared";
  readonly timeZone?: string;
  /** A file comes with the words. */
  readonly withFile?: true;
  /** As the platform names whoever links an account. */
  readonly senderName?: string;
}

/** Never used up. */
const PLENTY: BucketStore = {
  take: () => Promise.resolve(0),
  knownWait: () => 0,
  expire: () => Promise.resolve(0),
};

/** The real services over a real database; platforms only write down what they are given. */
export function caseWorld(
  database: Database,
  start?: string,
  newReturnPin = countedPins(),
  translator: Translator | null = null,
  buckets: BucketStore = PLENTY,
): CaseWorld {
  const time = new FakeTime(start);
  const store = createMessageStore(database, { erasers: [eraseCaseOrigins, eraseCases] });
  const origins = createCaseOrigins(database);
  const log = keptLog();
  const told: Delivery[] = [];
  const posted: SurfaceDelivery[] = [];
  const refused = new Refusals();
  const withdrawn = new Set<string>();
  let isHeld = false;
  const outbox = createOutbox({
    store,
    clock: time,
    scheduler: time,
    log,
    random: () => 1,
    platformOf: (name) =>
      isHeld && name === "web" ? null : platformOf(name, told, posted, refused),
    onGivenUp: (delivery, code) => cases.undelivered(delivery, code),
  });
  const { languages } = projectCore().texts;
  const desk = createDesk(database, time, { hasher: quickHasher, languages: () => languages });
  const cases = createCases({
    database,
    core: projectCore,
    release: () => RELEASE,
    desk,
    deskTexts: ownDeskTexts(),
    clock: time,
    log,
    retentionDays: 30,
    publicUrl: "https://help.example.org",
    newReturnPin,
    buckets,
    origins,
    isPast: ({ asserted }) =>
      Promise.resolve(asserted.some(({ article }) => withdrawn.has(article))),
    translator,
    onChanged: outbox.wake,
  });
  const inbox = createInbox({
    store,
    clock: time,
    scheduler: time,
    log,
    pace: createPersonPace(),
    staff: cases.staff,
    outbox,
    conversation: createConversationService({
      ...projectCore(),
      assisted: null,
      release: RELEASE,
      cases: cases.conversation,
      linking: cases.linking,
      store,
      notices: createNoticeStore(database),
      clock: time,
      today: () => todayOf(time),
      newAnswerId: () => randomUUID() as AnswerId,
      retentionDays: 30,
    }),
  });
  inbox.start();
  outbox.start();
  const links = createStaffLinks(database);
  const settled = async (): Promise<void> => {
    await waitFor(async () => {
      const { waitingMessages, waitingDeliveries } = await store.status();
      const waiting = waitingMessages + (isHeld ? 0 : waitingDeliveries);
      if (waiting > 0) time.advance(1_100);
      return waiting === 0;
    });
  };
  const heard = async (message: InboundMessage, dies = false): Promise<readonly Reply[]> => {
    const before = told.length;
    if (dies) await cases.staff.threads.handle(message);
    await inbox.accept(message);
    await settled();
    return told.slice(before).map(({ reply }) => reply);
  };
  const fromPerson = (
    what: { text: string } | { action: string } | { attachment: true },
    from: Who,
  ): InboundMessage => ({
    ...aMessage({ ...what, ...from, id: from.id ?? randomUUID() }),
    ...("text" in what ? { content: wordsFrom(what.text, from) } : {}),
    ...(from.timeZone === undefined ? {} : { timeZone: from.timeZone }),
    ...(from.senderName === undefined ? {} : { senderName: from.senderName }),
    ...(from.person === undefined ? {} : { sender: from.person as PersonId }),
    ...(from.platform === undefined ? {} : { thread: threadOn(from.platform, from) }),
    sentAt: time.now(),
  });
  const fromStaff = (
    account: string,
    record: Case,
    content: InboundMessage["content"],
    { id = randomUUID(), destination = CHANNEL }: At = {},
  ): InboundMessage => ({
    id: id as MessageId,
    thread: surfaceThread(destination, record.id),
    sender: account as PersonId,
    visibility: "shared",
    content,
    localeHint: null,
    staff: { account: accountOf(account), name: account },
    sentAt: time.now(),
  });
  return {
    time,
    cases,
    origins,
    store: createCaseStore(database),
    messages: store,
    told,
    posted,
    settled,
    refuseNext: (what) => {
      refused.next.add(what);
    },
    refusePosts: (areRefused, only) => {
      refused.channels = areRefused ? (only ?? "all") : null;
    },
    refusedPosts: () => refused.posts,
    withdraw: (article) => {
      withdrawn.add(article);
    },
    hold: (held) => {
      isHeld = held;
    },
    staffMember: async (name, role = "staff", centres = "all") => {
      const id = randomUUID() as StaffId;
      const member: Staff = {
        id,
        name,
        email: `${name.toLowerCase().replaceAll(" ", ".")}@example.org`,
        role,
        centres,
        language: "en",
        state: "active",
        createdAt: time.now(),
      };
      await desk.staffStore.change((change) => change.add(member));
      const until = new Date(time.now().getTime() + 60_000);
      await links.offer(id, `code of ${id}`, until);
      const link = { account: accountOf(name), name, linkedAt: time.now() };
      await links.claim(`code of ${id}`, link, () => []);
      return member;
    },
    linksOf: ({ id }) => links.linksOf(id),
    unlink: ({ id }, account) => links.remove(id, account, time.now()),
    says: (text, from = {}) => heard(fromPerson({ text }, from)),
    presses: (action, from = {}) => heard(fromPerson({ action }, from)),
    sendsFile: (from = {}) => heard(fromPerson({ attachment: true }, from)),
    staffSays: async (account, record, text, at) => {
      await heard(fromStaff(account, record, wordsFrom(text, at), at), at?.dies);
    },
    staffPresses: async (account, record, action, at) => {
      await heard(fromStaff(account, record, { kind: "action", action }, at), at?.dies);
    },
    stop: async () => {
      await inbox.stop();
      await outbox.stop();
    },
  };
}

function wordsFrom(text: string, { withFile }: Who | At = {}): WrittenWords {
  return withFile === undefined ? { kind: "text", text } : { kind: "text", text, withFile };
}

function threadOn(platform: PlatformName, { conversation = "conversation-1" }: Who): ThreadRef {
  return { platform, installation: platform, conversation: conversation as ConversationId };
}

/** Gives the main centre its channel. */
export async function withChannel(world: CaseWorld): Promise<void> {
  const { centres } = world.cases.accounts;
  await centres.edit("command line", MAIN_CENTRE, null, {
    destinations: [CHANNEL],
    deskLanguage: "en",
  });
}

export function accountOf(name: string): PersonRef {
  return { platform: "slack", installation: "T1", person: name as PersonId };
}

/** The words of replies, one a line. */
export function wordsOf(replies: readonly Reply[]): string {
  return replies.map(({ blocks }) => plainText(blocks)).join("\n");
}

/** The button whose id begins so. */
export function buttonOf(replies: readonly Reply[], start: string): string {
  const found = replies.flatMap(({ actions }) => actions).find(({ id }) => id.startsWith(start));
  if (found === undefined) throw new Error(`There is no button ${start}.`);
  return found.id;
}

/** Asks for a person and agrees; returns the case. */
export async function handedOver(
  world: CaseWorld,
  from: Who = {},
  question = "How do I renew my residence permit?",
): Promise<Case> {
  await world.says(question, from);
  const consent = await world.says("/human", from);
  await world.presses(buttonOf(consent, "handover:agree"), from);
  const conversation = (from.conversation ?? "conversation-1") as ConversationId;
  const record = await world.store.activeOf({ platform: "web", installation: "web", conversation });
  if (record === null) throw new Error("No case was opened.");
  return record;
}

/** What platforms are to refuse. */
class Refusals {
  readonly next = new Set<"delivery" | "post">();
  channels: Destination | "all" | null = null;
  posts = 0;

  takesNot({ thread }: SurfaceDelivery): boolean {
    const { channels } = this;
    const isOf =
      channels === "all" ||
      (channels?.platform === thread.platform &&
        channels.channel === readSurfaceThread(thread)?.channel);
    const isRefused = this.next.delete("post") || isOf;
    if (isRefused) this.posts += 1;
    return isRefused;
  }
}

function platformOf(
  name: PlatformAdapter["name"],
  told: Delivery[],
  posted: SurfaceDelivery[],
  refused: Refusals,
): PlatformAdapter {
  const refusal = (): Promise<never> => Promise.reject(new Rejected("The platform refuses."));
  return {
    name,
    routes: null,
    pace: { installation: null, conversation: null },
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    health: () => ({ state: "on", reason: null }),
    examine: () => Promise.resolve([]),
    deliver: (delivery) => {
      if (refused.next.delete("delivery")) return refusal();
      told.push(delivery);
      return Promise.resolve(delivery.key as MessageId);
    },
    surface: {
      post: (delivery) => {
        if (refused.takesNot(delivery)) return refusal();
        posted.push(delivery);
        return Promise.resolve(delivery.key as MessageId);
      },
      examine: () => Promise.resolve([]),
    },
  };
}
