import type { IncomingMessage, ServerResponse } from "node:http";
import type { Acceptance } from "./message-store.ts";
import type {
  ConversationId,
  Delivery,
  InboundMessage,
  MessageId,
  PlatformName,
  ThreadRef,
} from "../domain/message.ts";
import type { StaffAction } from "../domain/staff.ts";
import type { SurfaceDelivery } from "../domain/staff-surface.ts";

/** What the service offers to an adapter. */
export interface PlatformHost {
  /**
   * Takes one message. Resolves once it is accepted, before it is answered; a message with an id seen before is
   * accepted again without effect, and so is an edit of no words. One that was `erased` may be acknowledged, but nothing of it
   * may be kept; of one that is `refused` nothing was written down, since its person wrote more than is kept of one within a
   * day and has been told so.
   *
   * @throws AppError `unavailable` when it cannot be accepted now; the adapter must not acknowledge it
   */
  accept(message: InboundMessage): Promise<Acceptance | "refused">;
  /**
   * Whether a message of this thread is still to be answered, or something is still to be sent to it; whichever process does so.
   *
   * @throws AppError `unavailable` when that is not known
   */
  isWaiting(thread: ThreadRef): Promise<boolean>;
}

export interface PlatformHealth {
  readonly state: "off" | "starting" | "on" | "failing";
  /** Why, in one sentence, when it is not `on`; never holds a secret. */
  readonly reason: string | null;
}

/** One route as the list of routes names it. */
export interface RouteInfo {
  readonly method: "GET" | "POST";
  /** With `:name` for a variable part, as in `/web/texts/:tag`. */
  readonly path: string;
  /**
   * `anyone`: no proof asked; `conversation`: only with the token of the conversation named in the path; `metrics`: only
   * with the token of the setting `METRICS_TOKEN`; `platform`: only with the platform's signature, token or secret;
   * `staff`: only somebody signed in at the web desk; `staff:…`: only who may do that there.
   */
  readonly access:
    "anyone" | "conversation" | "metrics" | "platform" | "staff" | `staff:${StaffAction}`;
}

/** The routes an adapter answers; mounted below the service's own server. */
export interface PlatformRoutes {
  /** Everything that `handle` answers. */
  readonly list: readonly RouteInfo[];
  /**
   * Handles the request, or calls `next` when the path is not the adapter's. The request and response are those of the
   * service's Express application, with an unread body and the address that `TRUST_PROXY` allows. A failure is handed
   * to `next`; the server puts an `AppError` into words for HTTP.
   */
  handle(request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void): void;
}

/** How fast a platform lets us send: so many in so long, and no faster. */
export interface Pace {
  readonly most: number;
  readonly perMs: number;
}

/** `null` where the platform states none. */
export interface DeliveryPace {
  readonly installation: Pace | null;
  readonly conversation: Pace | null;
  /**
   * The name under which the platform counts what is sent to a conversation, where several share one: those of the people
   * in a room. Each counts by itself without it.
   */
  readonly roomOf?: (conversation: ConversationId) => string;
}

/** What somebody who sets a platform up should know of it. */
export interface PlatformFinding {
  /** A word or two, such as `token` or `webhook`. */
  readonly what: string;
  readonly state: "fine" | "off" | "broken";
  /** One sentence without secrets; for what is broken it says what to do. */
  readonly note: string;
}

/**
 * Where staff of a centre work on cases in a messenger: a channel or group in which each case has a thread, headed by a card.
 *
 * What staff write in such a thread, and what they press there, is handed to `accept` as a message with `staff`, in the
 * thread of {@link surfaceThread}; which of the platform's threads is which case is remembered as thread notes, never read
 * from text. Actions that begin with `STAFF_ACTION` are handed on so, wherever they are pressed.
 */
export interface StaffSurface {
  /**
   * Sends or draws anew one post; returns the platform's id of it. May be called twice with the same key after a crash.
   *
   * @throws RateLimited, Unauthorized, Unavailable, Rejected as `deliver` does
   */
  post(delivery: SurfaceDelivery, madeAt: Date): Promise<MessageId>;
  /** Whether a channel can be used, and what is missing; never throws and changes nothing there. */
  examine(channel: string): Promise<readonly PlatformFinding[]>;
}

/** One messenger, each in its own folder below `adapters/`. */
export interface PlatformAdapter {
  readonly name: PlatformName;
  /** `null` for a platform that is not reached over HTTP. */
  readonly routes: PlatformRoutes | null;
  readonly pace: DeliveryPace;
  /**
   * Resolves once messages are taken or, where the platform cannot be reached, once that is tried again by itself:
   * `health` tells which. No other platform waits for this one.
   *
   * @throws AppError what no waiting mends, such as a page that is not built
   */
  start(host: PlatformHost): Promise<void>;
  /** Finishes what is under way; a second call does nothing. */
  stop(): Promise<void>;
  health(): PlatformHealth;
  /** Asks the platform whether its settings are good, without starting; never throws and changes nothing there. */
  examine(): Promise<readonly PlatformFinding[]>;
  /** `null` where staff cannot work. */
  readonly surface: StaffSurface | null;
  /** A message of this thread is done and gets no reply: a sign that one is on its way ends. */
  readonly endSign?: (thread: ThreadRef) => void;
  /**
   * Sends one reply and returns the platform's id for it. May be called twice with the same `delivery.key` after a
   * crash. What was made before an erasure is not shown after it where the platform lets us keep it back.
   *
   * @param madeAt when the reply was recorded, by the clock that also tells the instant of an erasure
   * @throws RateLimited  carries `retryAfterMs`
   * @throws Unauthorized the platform refuses our credentials
   * @throws Unavailable  network or platform down; worth trying again
   * @throws Rejected     the payload or the conversation is at fault; never retried
   */
  deliver(delivery: Delivery, madeAt: Date): Promise<MessageId>;
}
