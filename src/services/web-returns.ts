import type { CaseReference } from "../domain/case.ts";
import { RateLimited } from "../domain/errors.ts";
import { tryOnce, withoutTry, type TryLimit } from "../domain/tries.ts";
import { readReturnPin, readTypedReference, RETURN_TRIES } from "../domain/web-return.ts";
import type { Clock } from "../ports/clock.ts";
import type { PasswordHasher } from "../ports/password-hasher.ts";
import type { Secrets } from "../ports/secrets.ts";
import type { Returnable, Returned, WebReturns, WebReturnStore } from "../ports/web-returns.ts";
import type { WebEventDraft } from "../ports/web-conversations.ts";

export interface WebReturnsDeps {
  readonly store: Pick<WebReturnStore, "countTry" | "find" | "enter">;
  readonly hasher: Pick<PasswordHasher, "verify">;
  readonly secrets: Pick<Secrets, "newToken" | "hashOf">;
  readonly clock: Clock;
}

/** Visitors whose tries are counted, and pairs of a visitor and a reference. */
const REMEMBERED = 20_000;

type NoticeOf = (to: Returnable) => WebEventDraft;

/**
 * Tries of all with one reference are counted in the database, since they are what protects a PIN. Those of a visitor keep a
 * stranger from using them up, and those of everybody slow down who goes through many references; each process counts them
 * for itself. All are counted before anything is hashed.
 */
export function createWebReturns(deps: WebReturnsDeps): WebReturns {
  const books = {
    visitor: new TryBook(RETURN_TRIES.visitor, REMEMBERED),
    own: new TryBook(RETURN_TRIES.own, REMEMBERED),
    everybody: new TryBook(RETURN_TRIES.everybody, 1),
  };
  return {
    enter: async (attempt, noticeOf) => {
      const now = deps.clock.now();
      const named = readTypedReference(attempt.reference);
      const taken: Taken[] = [];
      let isWrong = false;
      try {
        // Who has no try left must not use up those of the others.
        taken.push(books.visitor.take(attempt.visitor, now));
        if (named !== null) taken.push(books.own.take(`${named} ${attempt.visitor}`, now));
        taken.push(books.everybody.take("", now));
        const returned = await enter(deps, { named, pin: attempt.pin }, noticeOf, now);
        isWrong = returned === null;
        return returned;
      } finally {
        if (!isWrong) for (const each of taken) each.giveBack();
      }
    },
  };
}

async function enter(
  { store, hasher, secrets, clock }: WebReturnsDeps,
  { named, pin }: { readonly named: CaseReference | null; readonly pin: string },
  noticeOf: NoticeOf,
  triedAt: Date,
): Promise<Returned | null> {
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
