import { CONSENT_ACTION } from "../../src/domain/case.ts";
import { AppError, Rejected, Unavailable } from "../../src/domain/errors.ts";
import type { ArticleId } from "../../src/domain/knowledge.ts";
import type { LanguageTag } from "../../src/domain/locale.ts";
import type {
  ConversationId,
  Delivery,
  InboundMessage,
  MessageId,
  PersonId,
  PersonRef,
} from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { BucketStore } from "../../src/ports/bucket-store.ts";
import type { CaseOriginStore } from "../../src/ports/case-origins.ts";
import type { Acceptance } from "../../src/ports/message-store.ts";
import type { PagePacker } from "../../src/ports/page-files.ts";
import type {
  PlatformAdapter,
  PlatformFinding,
  PlatformHealth,
  PlatformHost,
} from "../../src/ports/platform.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { Texts } from "../../src/ports/texts.ts";
import {
  messageIdIn,
  serviceIdOf,
  type WebConversationStore,
} from "../../src/ports/web-conversations.ts";
import type { WebReturns } from "../../src/ports/web-returns.ts";
import { Allowances, type StorageQuota } from "./allowances.ts";
import type { ArticlePage } from "./article-html.ts";
import { loadAssets, type Assets } from "./assets.ts";
import type { CaseFile, WebRoom } from "./conversation-routes.ts";
import { Conversations, unknownConversation, type Entered } from "./conversations.ts";
import {
  botMessage,
  fingerprintOf,
  nameOf,
  OWN_ID_PREFIX,
  personMessage,
  type WebMessage,
} from "./events.ts";
import { menuWords } from "./page-texts.ts";
import { createWebRoutes } from "./routes.ts";
import type { MessageBody } from "./schemas.ts";
import { EventStreams } from "./streams.ts";

export type { StorageQuota } from "./allowances.ts";
export type { ArticlePage } from "./article-html.ts";

export interface WebAdapterOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly texts: Texts;
  readonly conversations: WebConversationStore;
  readonly returns: WebReturns;
  /** Counts what each visitor does. */
  readonly buckets: BucketStore;
  /** How much visitors may have written down within a day. */
  readonly quota: StorageQuota;
  /** Whether the disk of the database has room. */
  readonly room: WebRoom;
  /** Told from where somebody is about to open a case. */
  readonly origins: Pick<CaseOriginStore, "note">;
  /** The folder that the build of the page made. */
  readonly pageDir: string;
  readonly packer: PagePacker;
  /** For how many days messages and answers are kept. */
  readonly retentionDays: number;
  /** The line above the page today, in a language; `null` or not there for none. */
  readonly banner?: (language: LanguageTag) => string | null;
  /** Origins that may show the chat in a frame. */
  readonly frameOrigins: readonly string[];
  /**
   * What a person may keep of a case of theirs.
   *
   * @param name its id or reference; empty for the one that is open, else the latest one
   * @returns `null` when they have none of that name
   */
  caseFile(person: PersonRef, name: string): Promise<CaseFile | null>;
  /** An article as it may be said today; `null` when there is none of that name in that language. */
  articlePage(
    id: ArticleId,
    language: LanguageTag,
  ): ArticlePage | null | Promise<ArticlePage | null>;
}

/** What a person wrote or pressed, and when. */
interface Spoken {
  readonly content: InboundMessage["content"];
  /** As it is shown. */
  readonly message: WebMessage;
  readonly sentAt: Date;
}

/** The page is one installation of its own. */
const INSTALLATION = "web";

/** The chat page and the interface it talks to. */
export function createWebAdapter(options: WebAdapterOptions): PlatformAdapter {
  return new WebAdapter(options);
}

class WebAdapter implements PlatformAdapter {
  readonly name = "web";
  readonly surface = null;
  readonly pace = { installation: null, conversation: null };
  readonly routes: PlatformAdapter["routes"];
  readonly #options: WebAdapterOptions;
  readonly #streams: EventStreams;
  readonly #underWay = new Set<Promise<void>>();
  #host: PlatformHost | null = null;
  #assets: Assets | null = null;

  constructor(options: WebAdapterOptions) {
    this.#options = options;
    const { conversations: store, clock, scheduler } = options;
    const conversations = new Conversations(store, clock);
    this.#streams = new EventStreams({ store, conversations, clock, scheduler });
    this.routes = createWebRoutes({
      ...options,
      allowances: new Allowances(options.buckets, clock, options.quota),
      conversations,
      streams: this.#streams,
      articlePage: (id, language) => options.articlePage(id, language),
      caseFile: (id, name) => {
        return options.caseFile(personRefOf(id), name);
      },
      assets: () => this.#requireAssets(),
      receive: (conversation, body, visitor) => this.#receive(conversation, body, visitor),
    });
  }

  /** @throws Unavailable the page is not built */
  start(host: PlatformHost): Promise<void> {
    return new Promise((resolve) => {
      this.#begin(host);
      resolve();
    });
  }

  async stop(): Promise<void> {
    this.#host = null;
    await Promise.allSettled(this.#underWay);
    this.#streams.endAll();
  }

  health(): PlatformHealth {
    return this.#host === null
      ? { state: "off", reason: "It is not started." }
      : { state: "on", reason: null };
  }

  /** The chat page asks nothing of anybody else. */
  examine(): Promise<readonly PlatformFinding[]> {
    return Promise.resolve([]);
  }

  async deliver(delivery: Delivery, madeAt: Date): Promise<MessageId> {
    const { conversation } = delivery.thread;
    const inReplyTo =
      delivery.inReplyTo === null ? null : messageIdIn(conversation, delivery.inReplyTo);
    const asked = inReplyTo === null ? null : await this.#clientIdOf(conversation, inReplyTo);
    const message = botMessage(delivery, asked, this.#options.clock.now());
    const draft = {
      messageId: message.id,
      at: madeAt,
      fingerprint: fingerprintOf(message),
      data: JSON.stringify(message),
      offers: message.actions,
    };
    const became = await this.#options.conversations.append(conversation, draft, inReplyTo);
    if (became === "gone") throw new Rejected("The conversation is not kept any more.");
    this.#streams.wake(conversation);
    return message.id as MessageId;
  }

  #begin(host: PlatformHost): void {
    if (this.#host !== null) return;
    this.#assets = loadAssets(this.#options.pageDir, this.#options.packer);
    this.#host = host;
    this.#options.conversations.watch((conversation) => {
      this.#streams.wake(conversation);
    });
  }

  #requireAssets(): Assets {
    if (this.#host === null || this.#assets === null) throw notRunning();
    return this.#assets;
  }

  async #receive(conversation: Entered, body: MessageBody, visitor: string): Promise<void> {
    if (this.#host === null) throw notRunning();
    const taken = this.#takeWhole(this.#host, conversation, body, visitor);
    this.#underWay.add(taken);
    try {
      await taken;
    } finally {
      this.#underWay.delete(taken);
    }
  }

  async #takeWhole(
    host: PlatformHost,
    conversation: Entered,
    body: MessageBody,
    visitor: string,
  ): Promise<void> {
    // Before it is accepted: whichever process answers it has to know.
    if (body.kind === "action" && body.action.startsWith(`${CONSENT_ACTION}:`)) {
      const { origins, clock } = this.#options;
      await origins.note(personRefOf(conversation.id), visitor, clock.now());
    }
    while (!(await this.#take(host, conversation, body)));
  }

  /**
   * Written down, accepted, shown: each is on disk before the next begins. Whatever fails or ends between them, the
   * client sends again with the same id, and goes on where it stopped. What was erased since is not shown again.
   *
   * @returns false when an erasure came between the steps, and they are to be gone through once more
   */
  async #take(
    host: PlatformHost,
    { id: conversation, locale, timeZone, tokenHash, usedTokenHash }: Entered,
    { id, ...content }: MessageBody,
  ): Promise<boolean> {
    if (id.startsWith(OWN_ID_PREFIX)) {
      throw new AppError("conflict", `An id may not begin with ${OWN_ID_PREFIX}`);
    }
    const sentAt = this.#options.clock.now();
    const words =
      content.kind === "text"
        ? content.text
        : await this.#wordsOf(conversation, locale, content.action);
    const name = nameOf(conversation, id);
    await this.#hold(conversation, name, {
      content,
      message: personMessage(id, words, sentAt),
      sentAt,
    });
    const became = await accept(host, {
      id: serviceIdOf(conversation, name),
      thread: { platform: "web", installation: INSTALLATION, conversation },
      sender: personOf(conversation),
      visibility: "private",
      content,
      localeHint: locale,
      ...(timeZone === null ? {} : { timeZone }),
      ...(usedTokenHash === tokenHash ? {} : { returnedTokenHash: usedTokenHash }),
      sentAt,
    });
    const { conversations } = this.#options;
    if (became === "erased") await conversations.discard(conversation, name);
    // An erasure between the two took what was held. The inbox knows whether it took the message, too.
    else if (!(await conversations.show(conversation, name))) return false;
    this.#streams.wake(conversation);
    return true;
  }

  async #hold(
    conversation: ConversationId,
    name: string,
    { content, message, sentAt }: Spoken,
  ): Promise<void> {
    const became = await this.#options.conversations.hold(conversation, {
      messageId: name,
      at: sentAt,
      fingerprint: fingerprintOf(content),
      data: JSON.stringify(message),
      offers: [],
    });
    if (became === "gone") throw unknownConversation();
    if (became === "conflict") {
      throw new AppError("conflict", "This id stands for another message already.");
    }
  }

  /** What a client calls a message of its own; `null` when it is not kept any more. */
  async #clientIdOf(conversation: ConversationId, name: string): Promise<string | null> {
    const data = await this.#options.conversations.dataOf(conversation, name);
    return data === null ? null : (JSON.parse(data) as WebMessage).id;
  }

  /** What a pressed button said; what no message offered comes from the page's menu, and is called as it is there. */
  async #wordsOf(
    conversation: ConversationId,
    locale: string | null,
    action: string,
  ): Promise<string> {
    const label = await this.#options.conversations.labelOf(conversation, action);
    return label ?? menuWords(action, locale, this.#options.texts);
  }
}

function personRefOf(conversation: ConversationId): PersonRef {
  return { platform: "web", installation: INSTALLATION, person: personOf(conversation) };
}

/** Nobody is named on the page, so the conversation stands for its person. */
function personOf(conversation: ConversationId): PersonId {
  return conversation as string as PersonId;
}

async function accept(
  host: PlatformHost,
  message: InboundMessage,
): Promise<Acceptance | "refused"> {
  try {
    return await host.accept(message);
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("internal", "The host failed.", { cause: error });
  }
}

function notRunning(): Unavailable {
  return new Unavailable("The chat is starting or stopping; please try again.");
}
