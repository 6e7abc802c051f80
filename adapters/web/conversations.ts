import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { Unauthorized, Unavailable } from "../../src/domain/errors.ts";
import type { ConversationId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import { LIMITS } from "./limits.ts";
import { Transcript } from "./transcript.ts";

export interface Conversation {
  readonly id: ConversationId;
  /** What the browser said its language is; `null` when it said none. */
  readonly localeHint: string | null;
  readonly transcript: Transcript;
}

interface Kept extends Conversation {
  readonly tokenHash: Buffer;
  usedAt: number;
}

export interface ConversationLimits {
  readonly conversations: number;
  readonly bytes: number;
  readonly idleMs: number;
}

/**
 * All open conversations, in memory, at most so many and so large. Of a token only its hash is kept.
 *
 * When there is no room, the conversation unused for longest and without a listener makes way.
 */
export class Conversations {
  readonly #clock: Clock;
  readonly #limits: ConversationLimits;
  /** Least recently used first. */
  readonly #kept = new Map<ConversationId, Kept>();
  #bytes = 0;

  constructor(clock: Clock, limits: ConversationLimits = LIMITS) {
    this.#clock = clock;
    this.#limits = limits;
  }

  get size(): number {
    return this.#kept.size;
  }

  /**
   * Opens a conversation and returns the token that proves who may use it, 256 random bits.
   *
   * @throws Unavailable all places are taken by conversations that somebody is listening to
   */
  create(localeHint: string | null): { readonly id: ConversationId; readonly token: string } {
    this.expire();
    if (this.#kept.size >= this.#limits.conversations && !this.#forgetOne()) {
      throw new Unavailable("There are too many conversations at this time.");
    }
    const id = randomBytes(16).toString("base64url") as ConversationId;
    const token = randomBytes(32).toString("base64url");
    const transcript = new Transcript((change) => {
      // A message under way may still arrive in what was forgotten meanwhile.
      if (this.#kept.has(id)) this.#bytes += change;
    });
    const usedAt = this.#clock.now().getTime();
    this.#kept.set(id, { id, localeHint, transcript, tokenHash: hashOf(token), usedAt });
    return { id, token };
  }

  /**
   * The conversation, for who holds its token.
   *
   * @throws Unauthorized alike for a wrong token and for a conversation that does not exist
   */
  authenticate(id: string, token: string): Conversation {
    this.expire();
    const kept = this.#kept.get(id as ConversationId);
    const matches = timingSafeEqual(hashOf(token), kept?.tokenHash ?? NO_TOKEN_HASH);
    if (kept === undefined || !matches) {
      throw new Unauthorized("This conversation is not known, or its token is another.");
    }
    this.#touch(kept);
    return kept;
  }

  /** The conversation for a reply; `null` when it is not kept any more. */
  find(id: ConversationId): Conversation | null {
    return this.#kept.get(id) ?? null;
  }

  /** How many streams are open in all conversations together. */
  get listeners(): number {
    let sum = 0;
    for (const { transcript } of this.#kept.values()) sum += transcript.listeners;
    return sum;
  }

  /** Keeps a conversation from counting as idle, and makes room when all together have grown too large. */
  touch(id: ConversationId): void {
    const kept = this.#kept.get(id);
    if (kept !== undefined) this.#touch(kept);
    while (this.#bytes > this.#limits.bytes && this.#forgetOne(id));
  }

  /** Forgets what nobody has used for `idleMs`. */
  expire(): void {
    const before = this.#clock.now().getTime() - this.#limits.idleMs;
    for (const kept of this.#kept.values()) {
      if (kept.usedAt > before) return;
      if (kept.transcript.listeners > 0) this.#touch(kept);
      else this.#forget(kept);
    }
  }

  #touch(kept: Kept): void {
    kept.usedAt = this.#clock.now().getTime();
    this.#kept.delete(kept.id);
    this.#kept.set(kept.id, kept);
  }

  #forgetOne(except?: ConversationId): boolean {
    for (const kept of this.#kept.values()) {
      if (kept.id === except || kept.transcript.listeners > 0) continue;
      this.#forget(kept);
      return true;
    }
    return false;
  }

  #forget(kept: Kept): void {
    this.#kept.delete(kept.id);
    this.#bytes -= kept.transcript.bytes;
  }
}

/** Compared with when there is no conversation, so that the time taken tells nothing. */
const NO_TOKEN_HASH = hashOf(randomBytes(32).toString("base64url"));

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
