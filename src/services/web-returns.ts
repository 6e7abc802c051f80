import { RateLimited } from "../domain/errors.ts";
import { tryOnce, withoutTry, type TryLimit } from "../domain/tries.ts";
import { readReturnPin, readTypedReference, RETURN_TRIES } from "../domain/web-return.ts";
import type { Clock } from "../ports/clock.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import type { Secrets } from "../ports/secrets.ts";
import type {
  Returnable,
  Returned,
  ReturnAttempt,
  WebReturns,
  WebReturnStore,
} from "../ports/web-returns.ts";
import type { WebEventDraft } from "../ports/web-conversations.ts";

export interface WebReturnsDeps {
  readonly store: Pick<WebReturnStore, "countTry" | "find" | "enter">;
  readonly hasher: Pick<PasswordHasher, "verify">;
  readonly secrets: Pick<Secrets, "newToken" | "hashOf">;
  readonly clock: Clock;
}

/** Visitors whose tries are counted. */
const REMEMBERED = 20_000;

type NoticeOf = (to: Returnable) => WebEventDraft;

/**
 * Tries with one reference are counted in the database, since they are what protects a PIN. Those of a visitor and of
 * everybody only slow down who goes through many references; each process counts them for itself, as it does all that
 * visitors do.
 */
export function createWebReturns(deps: WebReturnsDeps): WebReturns {
  const visitors = new TryBook(RETURN_TRIES.visitor, REMEMBERED);
  const everybody = new TryBook(RETURN_TRIES.everybody, 1);
  return {
    enter: async (attempt, noticeOf) => {
      const now = deps.clock.now();
      // Who has no try left must not use up those of the others.
      const own = visitors.take(attempt.visitor, now);
      let isWrong = false;
      let all: Taken | null = null;
      try {
        all = everybody.take("", now);
        const returned = await enter(deps, attempt, noticeOf, now);
        isWrong = returned === null;
        return returned;
      } finally {
        if (!isWrong) {
          own.giveBack();
          all?.giveBack();
        }
      }
    },
  };
}

async function enter(
  { store, hasher, secrets, clock }: WebReturnsDeps,
  { reference, pin }: ReturnAttempt,
  noticeOf: NoticeOf,
  triedAt: Date,
): Promise<Returned | null> {
  const named = readTypedReference(reference);
  if (named !== null) requireTry(await store.countTry(named, triedAt));
  const known = named === null ? null : await store.find(named);
  const matches = await hasher.verify(readReturnPin(pin) ?? "", known?.pinHash ?? null);
  if (known === null || !matches) return null;
  const token = secrets.newToken();
  const tokenHash = secrets.hashOf(token);
  const entry = { ...known, tokenHash, notice: noticeOf(known), triedAt };
  const isIn = await store.enter(entry, clock.now());
  return isIn ? { conversation: known.conversation, token, language: known.language } : null;
}

/** @throws RateLimited */
function requireTry(waitMs: number): void {
  if (waitMs > 0) throw new RateLimited("Too many tries; please wait a while.", waitMs);
}

interface Taken {
  giveBack(): void;
}

/** The tries of each of some names; the one not heard of for longest is forgotten first. */
class TryBook {
  readonly #limit: TryLimit;
  readonly #remembered: number;
  readonly #tries = new Map<string, readonly number[]>();

  constructor(limit: TryLimit, remembered: number) {
    this.#limit = limit;
    this.#remembered = remembered;
  }

  /** @throws RateLimited the name has no try left */
  take(name: string, now: Date): Taken {
    const at = now.getTime();
    const { tries, waitMs } = tryOnce(this.#tries.get(name) ?? [], this.#limit, at);
    this.#keep(name, tries);
    requireTry(waitMs);
    return {
      giveBack: () => {
        this.#keep(name, withoutTry(this.#tries.get(name) ?? [], at));
      },
    };
  }

  #keep(name: string, tries: readonly number[]): void {
    this.#tries.delete(name);
    if (tries.length > 0) this.#tries.set(name, tries);
    for (const oldest of this.#tries.keys()) {
      if (this.#tries.size <= this.#remembered) break;
      this.#tries.delete(oldest);
    }
  }
}
