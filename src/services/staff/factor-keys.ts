import type { StaffId } from "../../domain/staff.ts";
import type { OpenedSecret } from "../../ports/secret-seal.ts";
import type { SecondFactor } from "../../ports/staff-store.ts";
import type { StaffDeps } from "./deps.ts";

type Sealing = Pick<StaffDeps, "seal">;

/** How the secrets of second factors are stored. */
export interface FactorKeys {
  /**
   * Stores all secrets as they are stored now: what is in plain text, or under an earlier key, is encrypted with the present one.
   *
   * @returns how many second factors were stored anew, and how many none of the keys opens
   */
  sealAll(): Promise<{ readonly sealed: number; readonly unreadable: number }>;
  /** How many second factors none of the keys opens. */
  unreadable(): Promise<number>;
}

export function createFactorKeys({ store, seal }: StaffDeps): FactorKeys {
  return {
    sealAll: () =>
      store.change(async (change) => {
        const result = { sealed: 0, unreadable: 0 };
        for (const [staff, factor] of await change.secondFactors()) {
          if (isUnreadable({ seal }, staff, factor)) result.unreadable += 1;
          const anew = sealedAnew({ seal }, staff, factor);
          if (anew === null) continue;
          await change.saveSecondFactor(staff, anew);
          result.sealed += 1;
        }
        return result;
      }),
    unreadable: async () => {
      const all = [...(await store.secondFactors())];
      return all.filter(([staff, factor]) => isUnreadable({ seal }, staff, factor)).length;
    },
  };
}

export function sealFactor({ seal }: Sealing, staff: StaffId, secret: string): string {
  return seal.seal(secret, ownerOf(staff));
}

/** @returns `null` where none of the keys opens it */
export function openFactor({ seal }: Sealing, staff: StaffId, stored: string): OpenedSecret | null {
  return seal.open(stored, ownerOf(staff));
}

function ownerOf(staff: StaffId): string {
  return `second factor of ${staff}`;
}

function isUnreadable(sealing: Sealing, staff: StaffId, { secret }: SecondFactor): boolean {
  return secret !== null && openFactor(sealing, staff, secret) === null;
}

/** @returns `null` where nothing of it is to be stored otherwise */
function sealedAnew(sealing: Sealing, staff: StaffId, factor: SecondFactor): SecondFactor | null {
  const anew = (stored: string | null): string | null => {
    const opened = stored === null ? null : openFactor(sealing, staff, stored);
    if (opened === null || opened.isCurrent) return stored;
    return sealFactor(sealing, staff, opened.secret);
  };
  const after = { ...factor, secret: anew(factor.secret), pending: anew(factor.pending) };
  const isSame = after.secret === factor.secret && after.pending === factor.pending;
  return isSame ? null : after;
}
