import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { createReturnPinLanes, createReturnPins } from "../../../src/app/return-pins.ts";
import { secrets } from "../../../src/app/secrets.ts";
import { referenceOf, type Case } from "../../../src/domain/case.ts";
import { RateLimited, Unavailable } from "../../../src/domain/errors.ts";
import type { PersonId } from "../../../src/domain/message.ts";
import { RETURN_TRIES, shownPin } from "../../../src/domain/web-return.ts";
import type { Returned, WebReturns, WebReturnStore } from "../../../src/ports/web-returns.ts";
import { createWebReturns } from "../../../src/services/web-returns.ts";
import { createCaseStore } from "../../../src/store/cases.ts";
import type { Database } from "../../../src/store/database.ts";
import { createWebConversations } from "../../../src/store/web-conversations.ts";
import { createWebReturnStore } from "../../../src/store/web-returns.ts";
import { aCase, opening, step } from "../../helpers/case-steps.ts";
import { FakeTime } from "../../helpers/fake-time.ts";
import { testDatabase } from "../../helpers/path-world.ts";
import { PlainHasher } from "../../helpers/return-pins.ts";
import { aConversation, aDraft } from "../../helpers/web-events.ts";
import { runs } from "../../helpers/runs.ts";

const { id } = aConversation();
const PIN = "01234567";
const REFERENCE = "YZ-2026-0001";
const HOUR_MS = 60 * 60_000;
const TWENTY_MINUTES_MS = 20 * 60_000;

let database: Database;
let time: FakeTime;
let store: WebReturnStore;
let hasher: PlainHasher;
let returns: WebReturns;
let record: Case;
let notices: number;

beforeEach(async () => {
  database = await testDatabase();
  time = new FakeTime();
  hasher = new PlainHasher();
  store = createWebReturnStore(database);
  returns = createWebReturns({ store, hasher, secrets, clock: time });
  notices = 0;
  await createWebConversations(database).create(aConversation());
  record = aCase(1, {
    thread: { platform: "web", installation: "web", conversation: id },
    person: id as string as PersonId,
  });
  const returnPinHash = await hasher.hash(PIN);
  await createCaseStore(database).change({ ...opening(record), returnPinHash }, [], time.now());
});

function comes(
  pin: string,
  { reference = REFERENCE, visitor = "192.0.2.1", to = returns } = {},
): Promise<Returned | null> {
  return to.enter({ reference, pin, visitor }, () => {
    notices += 1;
    return aDraft(`y.${String(notices)}`);
  });
}

/** `in`, `miss`, or how long the visitor is told to wait. */
async function became(coming: Promise<Returned | null>): Promise<"in" | "miss" | number> {
  try {
    return (await coming) === null ? "miss" : "in";
  } catch (error) {
    if (error instanceof RateLimited) return error.retryAfterMs;
    throw error;
  }
}

async function misses(count: number, options: Parameters<typeof comes>[1] = {}): Promise<void> {
  for (let n = 0; n < count; n += 1) expect(await became(comes("99999999", options))).toBe("miss");
}

/** All wrong tries that there may be with the reference, from as few addresses as they take. */
async function missesOfAll(): Promise<void> {
  const { own, reference } = RETURN_TRIES;
  for (let n = 0; n < reference.most / own.most; n += 1) {
    await misses(own.most, { visitor: `203.0.113.${String(n)}` });
  }
}

describe("who comes back with reference and PIN", () => {
  it("is let in with a token of their own, of which only the hash is kept", async () => {
    const first = await comes(PIN);
    const second = await comes(PIN);
    expect(first).toEqual({
      conversation: id,
      token: expect.any(String) as string,
      language: "ru",
    });
    expect(second?.token).not.toBe(first?.token);
    const kept = await createWebConversations(database).find(id);
    expect(kept?.returnedTokenHashes).toEqual(
      [first, second].map((each) => secrets.hashOf(each?.token ?? "")),
    );
    expect(notices).toBe(2);
  });

  it.each([
    ["yz 2026 1", "0123 4567"],
    [" YZ20260001 ", shownPin(PIN)],
    ["yz-2026-0001", "٠١٢٣ ٤٥٦٧"],
    ["YZ-۲۰۲۶-۰۰۰۱", "۰۱۲۳-۴۵۶۷"],
    ["ｙｚ-2026-0001", "\u2066０１２３\u00a0４５６７\u2069"],
  ])("may type %j and %j", async (reference, pin) => {
    expect(await became(comes(pin, { reference }))).toBe("in");
  });

  it("is told the same of every miss, after the same work", async () => {
    const ended = createCaseStore(database);
    const compared = async (...typed: Parameters<typeof comes>): Promise<number> => {
      const before = hasher.comparedWith.length;
      expect(await comes(...typed)).toBeNull();
      return hasher.comparedWith.length - before;
    };
    expect(await compared("12345678")).toBe(1);
    expect(await compared(PIN, { reference: "YZ-2026-0002" })).toBe(1);
    expect(await compared(PIN, { reference: "my case" })).toBe(1);
    expect(await compared("1234")).toBe(1);
    await ended.change(step(record, { type: "withdrawn" }), [], time.now());
    expect(await compared(PIN)).toBe(1);
    expect(notices).toBe(0);
  });

  it("is not let in when the case is closed while the PIN is looked at", async () => {
    const slow = createWebReturns({
      store,
      secrets,
      clock: time,
      hasher: {
        verify: async (pin, hash) => {
          const matches = await hasher.verify(pin, hash);
          const closed = step(record, { type: "withdrawn" });
          await createCaseStore(database).change(closed, [], time.now());
          return matches;
        },
      },
    });
    expect(await became(comes(PIN, { to: slow }))).toBe("miss");
    const kept = await createWebConversations(database).find(id);
    expect(kept?.returnedTokenHashes).toEqual([]);
  });
});

describe("who guesses", () => {
  it("has five tries an hour with one reference, and then the right PIN is refused to them as well", async () => {
    await misses(RETURN_TRIES.own.most);
    time.advance(60_000);
    expect(await became(comes(PIN))).toBe(HOUR_MS - 60_000);
    time.advance(HOUR_MS - 60_000);
    expect(await became(comes(PIN))).toBe("in");
  });

  it("does not keep the person from coming back from elsewhere", async () => {
    await misses(RETURN_TRIES.own.most, { visitor: "203.0.113.9" });
    for (let n = 0; n < 50; n += 1) {
      expect(await became(comes("99999999", { visitor: "203.0.113.9" }))).toBe(HOUR_MS);
    }
    expect(await became(comes(PIN))).toBe("in");
    expect(await became(comes("99999999"))).toBe("miss");
    expect(await became(comes(PIN))).toBe("in");
  });

  it("has twenty tries within twenty minutes from however many addresses, and holds the person up no longer", async () => {
    await missesOfAll();
    expect(await became(comes(PIN))).toBe(TWENTY_MINUTES_MS);
    time.advance(TWENTY_MINUTES_MS - 1);
    expect(await became(comes(PIN))).toBe(1);
    time.advance(1);
    expect(await became(comes(PIN))).toBe("in");
  });

  it("tries no more than sixty PINs an hour of one reference, from a thousand addresses", async () => {
    let tried = 0;
    for (let minute = 0; minute < 120; minute += 1) {
      for (let n = 0; n < 8; n += 1) {
        const visitor = `10.0.${String(minute)}.${String(n)}`;
        if ((await became(comes("99999999", { visitor }))) === "miss") tried += 1;
      }
      time.advance(60_000);
    }
    expect(tried).toBe(120);
  });

  it("has no more with a reference that there is not, and so learns nothing of it", async () => {
    await misses(RETURN_TRIES.own.most, { reference: "YZ-2026-0777" });
    expect(await became(comes(PIN, { reference: "yz 2026 777" }))).toBe(HOUR_MS);
    expect(await became(comes(PIN))).toBe("in");
  });

  it("has no more of all together after a restart, or by asking another process", async () => {
    await missesOfAll();
    const another = createWebReturns({ store, hasher, secrets, clock: time });
    expect(await became(comes(PIN, { to: another }))).toBe(TWENTY_MINUTES_MS);
  });

  it("has no more by asking everything at once", async () => {
    const all = await Promise.all(Array.from({ length: 18 }, () => became(comes("99999999"))));
    expect(all.filter((each) => each === "miss")).toHaveLength(RETURN_TRIES.own.most);
  });

  it("is refused before anything is hashed", async () => {
    await misses(RETURN_TRIES.own.most);
    const before = hasher.comparedWith.length;
    for (let n = 0; n < 100; n += 1) expect(await became(comes("99999999"))).toBe(HOUR_MS);
    expect(hasher.comparedWith).toHaveLength(before);
  });

  it("has ten tries an hour as one visitor, whichever references they name", async () => {
    for (let n = 0; n < RETURN_TRIES.visitor.most; n += 1) {
      expect(
        await became(comes(PIN, { reference: `YZ-2026-1${String(n).padStart(3, "0")}` })),
      ).toBe("miss");
    }
    expect(await became(comes(PIN))).toBe(HOUR_MS);
    expect(await became(comes(PIN, { visitor: "198.51.100.7" }))).toBe("in");
  });

  it("has ten with words that are no reference at all, too", async () => {
    await misses(RETURN_TRIES.visitor.most, { reference: "'; drop table web_return; --\u0000" });
    expect(await became(comes(PIN))).toBe(HOUR_MS);
  });

  it("is held up with all the others after a hundred wrong tries in twenty minutes", async () => {
    for (let n = 0; n < RETURN_TRIES.everybody.most; n += 1) {
      const reference = referenceOf(2026, 1_000 + n);
      const visitor = `198.51.100.${String(n)}`;
      expect(await became(comes(PIN, { reference, visitor }))).toBe("miss");
    }
    expect(await became(comes(PIN))).toBe(TWENTY_MINUTES_MS);
    time.advance(TWENTY_MINUTES_MS);
    expect(await became(comes(PIN))).toBe("in");
  });

  it("uses up nobody else's tries once they have none left", async () => {
    for (let n = 0; n < RETURN_TRIES.visitor.most; n += 1) {
      await comes(PIN, { reference: referenceOf(2026, 500 + n) });
    }
    const rest = RETURN_TRIES.everybody.most;
    for (let n = 0; n < rest; n += 1) expect(await became(comes("99999999"))).toBe(HOUR_MS);
    expect(await became(comes(PIN, { visitor: "198.51.100.7" }))).toBe("in");
  });

  it("never gets in with anything but the PIN", async () => {
    const typed = fc.oneof(
      fc.string({ unit: "binary", maxLength: 40 }),
      fc.string({ unit: fc.constantFrom(...Array.from("0123456789 -٠١")), maxLength: 12 }),
      fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, "0")),
      fc.nat({ max: 7 }).map((index) => PIN.slice(0, index) + PIN.slice(index + 1)),
      fc.tuple(fc.nat({ max: 8 }), fc.nat({ max: 9 })).map(([at, digit]) => {
        return `${PIN.slice(0, at)}${digit}${PIN.slice(at)}`;
      }),
    );
    await fc.assert(
      fc.asyncProperty(typed, async (pin) => {
        fc.pre(!isThePin(pin));
        time.advance(HOUR_MS);
        expect(await became(comes(pin))).toBe("miss");
      }),
      { numRuns: runs(200) },
    );
    time.advance(HOUR_MS);
    expect(await became(comes(PIN))).toBe("in");
  });
});

describe("who makes no mistake", () => {
  it("is not counted, however often they come", async () => {
    for (let n = 0; n < 3 * RETURN_TRIES.visitor.most; n += 1) {
      expect(await became(comes(PIN))).toBe("in");
    }
  });

  it("is not counted while nothing can be looked at, and is told so", async () => {
    const gone = (): Promise<never> => Promise.reject(new Unavailable("The database is gone."));
    let isGone = true;
    const away = createWebReturns({
      store: { ...store, countTry: (...args) => (isGone ? gone() : store.countTry(...args)) },
      hasher,
      secrets,
      clock: time,
    });
    for (let n = 0; n < 2 * RETURN_TRIES.everybody.most; n += 1) {
      await expect(comes(PIN, { to: away })).rejects.toThrow(Unavailable);
    }
    isGone = false;
    expect(await became(comes(PIN, { to: away }))).toBe("in");
  });
});

describe("a new PIN", () => {
  it("has eight digits, is another each time, and is kept as a hash alone", async () => {
    const newPin = createReturnPins(hasher);
    const made = await Promise.all(Array.from({ length: 50 }, newPin));
    for (const { pin, hash } of made) {
      expect(pin).toMatch(/^\d{8}$/);
      expect(hash).toBe(await hasher.hash(pin));
    }
    expect(new Set(made.map(({ pin }) => pin)).size).toBeGreaterThan(45);
  });
});

describe("strangers who try PINs all at once", () => {
  it("keep nobody from getting a new one", async () => {
    const { newPin, checker } = createReturnPinLanes();
    let ended = 0;
    const flood = Promise.allSettled(
      Array.from({ length: 60 }, () =>
        checker.verify("99999999", null).finally(() => (ended += 1)),
      ),
    );
    const made = await newPin();
    expect(made.pin).toMatch(/^\d{8}$/);
    // Others than those that are refused at once are still waiting for their turn.
    expect(ended).toBeLessThan(60);
    const results = await flood;
    expect(results.filter(({ status }) => status === "rejected")).toHaveLength(18);
    expect(await checker.verify(made.pin, made.hash)).toBe(true);
  });
});

/** Read by other means than the service's own. */
function isThePin(typed: string): boolean {
  const digits = typed
    .normalize("NFKC")
    .replaceAll(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\s\p{Cf}\p{Pd}]/gu, "");
  return digits === PIN;
}
