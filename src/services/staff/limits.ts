import { RateLimited } from "../../domain/errors.ts";
import { emailKey, type StaffId } from "../../domain/staff.ts";
import { networksOf } from "../../domain/visitor.ts";
import type { Draw } from "../../ports/bucket-store.ts";
import type { StaffDeps } from "./deps.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How often one may try to sign in, and to prove who one is. */
export const TRIES = {
  windowMs: 15 * MINUTE_MS,
  /** Of one account from one address; else a stranger's wrong tries would keep its owner out. */
  perAccountAndAddress: 10,
  perAddress: 50,
  /** Of one account from all addresses: many together guess no faster. */
  perAccount: 100,
  /** Of who is signed in, at the old password. */
  passwords: 10,
  /** Of one account from all addresses, at the second factor: three of a million codes are right at any time. */
  codesPerDay: 100,
} as const;

/** Counted before anything is looked at or hashed, for all processes together and over restarts. */
export interface Limits {
  /** @throws RateLimited, Unavailable */
  takeLogin(email: string, address: string): Promise<void>;
  /** Of who is signed in: to show the password again. @throws RateLimited, Unavailable */
  takePassword(staff: StaffId): Promise<void>;
  /** To go to an identity provider. @throws RateLimited, Unavailable */
  takeProvider(address: string): Promise<void>;
  /** @throws RateLimited, Unavailable */
  takeCode(staff: StaffId, address: string): Promise<void>;
}

export function createLimits({ tries, clock }: Pick<StaffDeps, "tries" | "clock">): Limits {
  const take = async (...draws: readonly Draw[]): Promise<void> => {
    const waitMs = await tries.take(draws, clock.now());
    if (waitMs > 0) throw new RateLimited("Too many tries; please wait a while.", waitMs);
  };
  return {
    takeLogin: (email, address) => {
      const account = emailKey(email);
      // The stranger's own first: who has no try left must not use up those of the account.
      return take(
        ...signInsFrom(address),
        draw("sign-in: account and address", `${account} ${address}`, TRIES.perAccountAndAddress),
        draw("sign-in: account", account, TRIES.perAccount),
      );
    },
    takeProvider: (address) => take(...signInsFrom(address)),
    takePassword: (staff) => take(draw("password", staff, TRIES.passwords)),
    takeCode: (staff, address) =>
      take(
        draw("code: account and address", `${staff} ${address}`, TRIES.perAccountAndAddress),
        draw("code: account", staff, TRIES.codesPerDay, DAY_MS),
      ),
  };
}

/** Of an address, and of the wider networks of an IPv6 address. */
function signInsFrom(address: string): readonly Draw[] {
  return networksOf(address).map(({ name, suffix, times }) =>
    draw(`sign-in: address${suffix}`, name, TRIES.perAddress * times),
  );
}

function draw(kind: string, name: string, most: number, withinMs: number = TRIES.windowMs): Draw {
  return { kind, name, size: { most, perMs: withinMs / most } };
}
