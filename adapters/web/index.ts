import { AppError, Rejected, Unavailable } from "../../src/domain/errors.ts";
import type { ArticleId } from "../../src/domain/knowledge.ts";
import type { LanguageTag } from "../../src/domain/locale.ts";
import type { InboundMessage, MessageId, PersonId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { PlatformAdapter, PlatformHealth, PlatformHost } from "../../src/ports/platform.ts";
import type { Scheduler } from "../../src/ports/scheduler.ts";
import type { Texts } from "../../src/ports/texts.ts";
import type { ArticlePage } from "./article-html.ts";
import { loadAssets, type Assets } from "./assets.ts";
import { Conversations, type Conversation } from "./conversations.ts";
import { botMessage, personMessage } from "./events.ts";
import { LIMITS } from "./limits.ts";
import { languageName } from "./page-texts.ts";
import { createWebRoutes } from "./routes.ts";
import type { MessageBody } from "./schemas.ts";
import { createEventStreams } from "./streams.ts";

export type { ArticlePage } from "./article-html.ts";

export interface WebAdapterOptions {
  readonly clock: Clock;
  readonly scheduler: Scheduler;
  readonly texts: Texts;
  /** The folder that the build of the page made. */
  readonly pageDir: string;
  /** An article as it may be said today; `null` when there is none of that name in that language. */
  articlePage(
    id: ArticleId,
    language: LanguageTag,
  ): ArticlePage | null | Promise<ArticlePage | null>;
}

/** The page is one installation of its own. */
const INSTALLATION = "web";

/**
 * The chat page and the interface it talks to.
 *
 * Conversations live in this process's memory: a restart ends them, and a second process knows nothing of them.
 */
export function createWebAdapter(options: WebAdapterOptions): PlatformAdapter {
  return new WebAdapter(options);
}

class WebAdapter implements PlatformAdapter {
  readonly name = "web";
  readonly pace = { installation: null, conversation: null };
  readonly routes: PlatformAdapter["routes"];
  readonly #options: WebAdapterOptions;
  readonly #conversations: Conversations;
  readonly #streams: ReturnType<typeof createEventStreams>;
  readonly #underWay = new Set<Promise<void>>();
  #running: { readonly host: PlatformHost; readonly stopSweeping: () => void } | null = null;
  #assets: Assets | null = null;

  constructor(options: WebAdapterOptions) {
    this.#options = options;
    this.#conversations = new Conversations(options.clock);
    this.#streams = createEventStreams(options);
    this.routes = createWebRoutes({
      ...options,
      conversations: this.#conversations,
      streams: this.#streams,
      articlePage: (id, language) => options.articlePage(id, language),
      assets: () => this.#requireAssets(),
      receive: (conversation, body) => this.#receive(conversation, body),
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
    this.#running?.stopSweeping();
    this.#running = null;
    await Promise.allSettled(this.#underWay);
    this.#streams.endAll();
  }

  health(): PlatformHealth {
    return this.#running === null
      ? { state: "off", reason: "It is not started." }
      : { state: "on", reason: null };
  }

  deliver(delivery: Parameters<PlatformAdapter["deliver"]>[0]): Promise<MessageId> {
    const { conversation: id } = delivery.thread;
    const conversation = this.#conversations.find(id);
    if (conversation === null) {
      return Promise.reject(new Rejected("The conversation is not kept any more."));
    }
    const inReplyTo = delivery.inReplyTo === null ? null : clientId(id, delivery.inReplyTo);
    const message = botMessage(delivery, inReplyTo, this.#options.clock.now());
    conversation.transcript.show(message);
    this.#conversations.touch(id);
    return Promise.resolve(message.id as MessageId);
  }

  #begin(host: PlatformHost): void {
    if (this.#running !== null) return;
    this.#assets = loadAssets(this.#options.pageDir);
    const stopSweeping = this.#options.scheduler.every(LIMITS.sweepMs, () => {
      this.#conversations.expire();
    });
    this.#running = { host, stopSweeping };
  }

  #requireAssets(): Assets {
    if (this.#running === null || this.#assets === null) throw notRunning();
    return this.#assets;
  }

  async #receive(conversation: Conversation, body: MessageBody): Promise<void> {
    const host = this.#running?.host;
    if (host === undefined) throw notRunning();
    const { id, ...content } = body;
    const sentAt = this.#options.clock.now();
    const inbound: InboundMessage = {
      id: serviceId(conversation, id),
      thread: { platform: "web", installation: INSTALLATION, conversation: conversation.id },
      sender: conversation.id as string as PersonId,
      content,
      localeHint: conversation.localeHint,
      sentAt,
    };
    const words =
      content.kind === "text" ? content.text : this.#wordsOf(conversation, content.action);
    const accepted = conversation.transcript.submit(
      { message: personMessage(id, words, sentAt), fingerprint: JSON.stringify(content) },
      () => host.accept(inbound),
    );
    this.#underWay.add(accepted);
    try {
      await accepted;
    } catch (error) {
      throw error instanceof AppError
        ? error
        : new AppError("internal", "The host failed.", { cause: error });
    } finally {
      this.#underWay.delete(accepted);
    }
    this.#conversations.touch(conversation.id);
  }

  /** What a pressed button said; a language from the menu is called by its own name. */
  #wordsOf(conversation: Conversation, action: string): string {
    const label = conversation.transcript.labelOf(action);
    if (label !== null) return label;
    const [kind, tag = ""] = action.split(":");
    return kind === "language" && this.#options.texts.languages.includes(tag)
      ? languageName(tag)
      : action;
  }
}

/** A client names its messages in its own conversation only; the service knows them among all. */
function serviceId(conversation: Conversation, id: string): MessageId {
  return `${conversation.id}:${id}` as MessageId;
}

function clientId(conversation: string, id: MessageId): string {
  return id.slice(conversation.length + 1);
}

function notRunning(): Unavailable {
  return new Unavailable("The chat is starting or stopping; please try again.");
}
