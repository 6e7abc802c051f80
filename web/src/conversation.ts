import { createConversation, type Failure, type Result } from "./api.ts";
import { EventFollower } from "./events.ts";
import type { LogView } from "./log-view.ts";
import type { OnAction } from "./message-view.ts";
import { Outbox } from "./outbox.ts";
import { session } from "./session.ts";
import { loadTexts, type Texts } from "./texts.ts";
import type { Credentials, Outgoing, WebMessage } from "./types.ts";

export interface ConversationOptions {
  readonly log: LogView;
  texts(): Texts;
  readonly onAction: OnAction;
  /** Told what hinders the conversation; `null` when nothing does. */
  onTrouble(failure: Failure | null): void;
  /** Told after each change of what is shown. */
  onChange(): void;
  /** Told of each message of somebody else that was not shown before. */
  onNews(): void;
}

interface Trouble {
  readonly sending: Failure | null;
  readonly reading: Failure | null;
}

/** One conversation after another: opened with the first message, kept over a reload, followed until it ends. */
export class Conversation {
  readonly #options: ConversationOptions;
  readonly #outbox: Outbox;
  #follower: EventFollower | null = null;
  #trouble: Trouble = { sending: null, reading: null };
  /** Messages are drawn one after another, though some wait for the sentences of their language. */
  #drawing: Promise<void> = Promise.resolve();
  #round = 0;
  /** Whether anything of this conversation was told to this page yet. */
  #heard = false;
  /** Whether this page itself asked to be forgotten. */
  #erasing = false;

  constructor(options: ConversationOptions) {
    this.#options = options;
    this.#outbox = new Outbox({
      conversation: () => this.#open(),
      ended: () => {
        this.#end();
      },
      accepted: ({ id }) => {
        options.log.markAccepted(id);
        this.#follower?.retryNow();
      },
      refused: ({ id }) => {
        options.log.markUnsent(id, options.texts().say("page.refused"), "refused");
      },
      state: (failure) => {
        if (failure !== null) this.#markWaiting();
        this.#tell({ sending: failure });
      },
    });
  }

  /** Takes up what the tab remembers: the conversation, and what was not sent. */
  resume(): void {
    const credentials = session.credentials.get();
    if (credentials !== null) this.#follow(credentials);
    for (const message of this.#outbox.waiting) {
      this.#options.log.showUnsent(message, this.#options.texts());
    }
    this.#outbox.retryNow();
  }

  send(body: Outgoing["body"], words: string): void {
    const message: Outgoing = { id: newId(), body, words };
    if (asksToForget(message)) this.#erasing = true;
    this.#options.log.showUnsent(message, this.#options.texts());
    this.#options.onChange();
    this.#outbox.add(message);
  }

  /** Leaves the conversation for one that was opened elsewhere; nothing may wait to be sent. */
  comeTo(credentials: Credentials): void {
    this.startAnew();
    session.credentials.set(credentials);
    this.#follow(credentials);
  }

  /** Leaves the conversation; the next message opens another. */
  startAnew(): void {
    this.#outbox.clear();
    this.#forget();
    this.#options.log.clear();
    this.#tell({ sending: null, reading: null });
    this.#options.onChange();
  }

  /** Has everything erased that was said; what nobody has been told yet is just dropped. */
  erase(words: string): void {
    const nothingTold = session.credentials.get() === null && this.#outbox.waiting.length === 0;
    if (nothingTold) this.startAnew();
    else this.send({ action: FORGET }, words);
  }

  retryNow(): void {
    this.#outbox.retryNow();
    this.#follower?.retryNow();
  }

  async #open(): Promise<Result<Credentials>> {
    const known = session.credentials.get();
    if (known !== null) return { ok: true, value: known };
    const round = this.#round;
    const result = await createConversation(this.#options.texts().tag);
    if (result.ok && round === this.#round) {
      session.credentials.set(result.value);
      this.#follow(result.value);
    }
    return result;
  }

  #follow(credentials: Credentials): void {
    const round = this.#round;
    this.#heard = false;
    this.#follower = new EventFollower(credentials, {
      message: (message) => {
        this.#heard = true;
        this.#drawing = this.#drawing.then(() => this.#draw(message, round));
      },
      typing: () => {
        if (round !== this.#round) return;
        this.#options.log.showTyping(this.#options.texts().say("page.typing"));
      },
      forgotten: () => {
        this.#dropUnsent();
        this.#drawing = this.#drawing.then(() => {
          this.#clear(round);
        });
      },
      state: (failure) => {
        if (round !== this.#round) return;
        if (failure?.kind === "ended") this.#end();
        else this.#tell({ reading: failure });
      },
    });
    void this.#follower.follow();
  }

  async #draw(message: WebMessage, round: number): Promise<void> {
    const own = message.language === null ? null : await loadTexts(message.language);
    if (round !== this.#round) return;
    if (message.openedCase != null) session.openedCase.set(message.openedCase);
    const options = this.#options;
    const isNew = options.log.show(message, own ?? options.texts(), options.onAction);
    options.onChange();
    if (isNew && message.from !== "person") options.onNews();
  }

  /**
   * What waits belongs to what was erased, unless it was written after this page asked for that, or unless the erasure
   * is history that a newly loaded page is told.
   */
  #dropUnsent(): void {
    if (this.#heard && !this.#erasing) this.#outbox.clear();
    this.#erasing = false;
  }

  #clear(round: number): void {
    if (round !== this.#round) return;
    session.openedCase.set(null);
    const options = this.#options;
    options.log.clear();
    for (const message of this.#outbox.waiting) {
      if (!asksToForget(message)) options.log.showUnsent(message, options.texts());
    }
    options.onChange();
  }

  /** The service forgot the conversation: say so, and let what waits open another. */
  #end(): void {
    if (session.credentials.get() === null) return;
    this.#forget();
    const { log } = this.#options;
    log.hideTyping();
    if (!log.isEmpty) log.notice(this.#options.texts().say("page.ended"));
    this.#tell({ reading: null });
  }

  #forget(): void {
    this.#round += 1;
    this.#follower?.stop();
    this.#follower = null;
    session.credentials.set(null);
    session.openedCase.set(null);
  }

  #markWaiting(): void {
    const words = this.#options.texts().say("page.unsent");
    for (const { id } of this.#outbox.waiting) this.#options.log.markUnsent(id, words, "waiting");
  }

  #tell(change: Partial<Trouble>): void {
    this.#trouble = { ...this.#trouble, ...change };
    this.#options.onTrouble(this.#trouble.sending ?? this.#trouble.reading);
  }
}

const FORGET = "forget";

function asksToForget({ body }: Outgoing): boolean {
  return "action" in body && body.action === FORGET;
}

/** 128 random bits; works without https too, where `crypto.randomUUID` is missing. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
