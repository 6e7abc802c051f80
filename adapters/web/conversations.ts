import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { Unauthorized } from "../../src/domain/errors.ts";
import type { ConversationId } from "../../src/domain/message.ts";
import type { Clock } from "../../src/ports/clock.ts";
import type { WebConversation, WebConversationStore } from "../../src/ports/web-conversations.ts";
import { LIMITS } from "./limits.ts";

/** What the browser says of its reader; `null` where it says nothing that can be used. */
export type Origin = Pick<WebConversation, "locale" | "timeZone">;

/** A conversation, and which of its tokens somebody came with. */
export interface Entered extends WebConversation {
  readonly usedTokenHash: string;
}

/** Opens conversations, and lets in who holds their token. Of a token only its hash is kept. */
export class Conversations {
  readonly #store: WebConversationStore;
  readonly #clock: Clock;

  constructor(store: WebConversationStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * Opens a conversation and returns the token that proves who may use it, 256 random bits.
   *
   * @throws Unavailable it cannot be written down
   */
  async create(origin: Origin): Promise<{ readonly id: ConversationId; readonly token: string }> {
    const id = randomBytes(16).toString("base64url") as ConversationId;
    const token = randomBytes(32).toString("base64url");
    const tokenHash = hashOf(token).toString("base64url");
    await this.#store.create({ id, tokenHash, ...origin, usedAt: this.#clock.now() });
    return { id, token };
  }

  /**
   * The conversation, for who holds its token.
   *
   * @throws Unauthorized alike for a wrong token and for a conversation that does not exist
   * @throws Unavailable it cannot be looked up
   */
  async authenticate(id: string, token: string): Promise<Entered> {
    // What cannot be an id of ours is not handed to the database, which may choke on it.
    const kept = ID.test(id) ? await this.#store.find(id as ConversationId) : null;
    const hash = hashOf(token);
    const expected =
      kept === null ? [NO_TOKEN_HASH] : [kept.tokenHash, ...kept.returnedTokenHashes].map(bytesOf);
    // All are compared, so that the time taken does not tell which it is.
    const matches = expected.map((each) => timingSafeEqual(hash, each)).includes(true);
    if (kept === null || !matches) throw unknownConversation();
    this.touch(kept.id, kept.usedAt);
    return { ...kept, usedTokenHash: hash.toString("base64url") };
  }

  /**
   * Notes that a conversation is in use, if that was not noted for a while. Nobody waits for it, and it may fail: who
   * only reads can do so on a disk that is full, and the next time notes it as well.
   *
   * @returns when its use was noted last
   */
  touch(id: ConversationId, usedAt: Date): Date {
    const now = this.#clock.now();
    if (now.getTime() - usedAt.getTime() < LIMITS.touchMs) return usedAt;
    this.#store.touch(id, now).catch(() => undefined);
    return now;
  }
}

/** Says the same to a stranger and to who comes too late. */
export function unknownConversation(): Unauthorized {
  return new Unauthorized("This conversation is not known, or its token is another.");
}

const ID = /^[\w-]{22}$/;

/** Compared with when there is no conversation, so that the time taken tells nothing. */
const NO_TOKEN_HASH = hashOf(randomBytes(32).toString("base64url"));

function bytesOf(tokenHash: string): Buffer {
  return Buffer.from(tokenHash, "base64url");
}

function hashOf(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
