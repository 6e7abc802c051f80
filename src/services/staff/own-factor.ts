import { normalisePassword } from "../../domain/password.ts";
import { needsSecondFactor } from "../../domain/second-factor.ts";
import type { StaffChange } from "../../ports/staff-store.ts";
import { refused, type Refused, type StaffDeps } from "./deps.ts";
import { createLimits, type Limits } from "./limits.ts";
import { noteOwn } from "./note-own.ts";
import {
  beginSetup,
  confirmSetup,
  newRecoveryCodes,
  useCode,
  type FactorSetup,
} from "./second-factor.ts";
import type { SignedIn } from "./sign-in.ts";
import { tellOwner } from "./tell-owner.ts";

/** What whoever is signed in shows again before they change how they sign in. */
export interface Proof {
  readonly password: string;
  /** Of the app or a recovery code; asked for where a second factor counts. */
  readonly code?: string | undefined;
  /** From where it comes, for the limit. */
  readonly address: string;
}

/** How one’s own second factor stands. */
export interface OwnFactor {
  /** Since when it counts; `null` while none does. */
  readonly since: Date | null;
  readonly recoveryCodesLeft: number;
  /** Whether the role asks for it, so that it cannot be turned off. */
  readonly isNeeded: boolean;
}

type WithCodes = { readonly kind: "codes"; readonly recoveryCodes: readonly string[] } | Refused;

/**
 * Looking after one’s own second factor. What takes a {@link Proof} is refused with `wrong_password` or `wrong_code` without it.
 *
 * Everything but `stateOf` throws `RateLimited` after too many tries.
 */
export interface OwnFactors {
  stateOf(who: SignedIn): Promise<OwnFactor>;
  begin(who: SignedIn, proof: Proof): Promise<({ readonly kind: "begun" } & FactorSetup) | Refused>;
  /** Makes what was begun count, and ends all other sessions of the account. */
  confirm(who: SignedIn, code: string, address: string): Promise<WithCodes>;
  /** Makes those before void. */
  newCodes(who: SignedIn, proof: Proof): Promise<WithCodes>;
  /** Refused with `second_factor_needed` where the role asks for it. */
  turnOff(who: SignedIn, proof: Proof): Promise<{ readonly kind: "off" } | Refused>;
}

export function createOwnFactors(deps: StaffDeps): OwnFactors {
  const { store, secondFactor: policy } = deps;
  const limits = createLimits(deps);
  return {
    stateOf: async ({ staff: { id, role } }) => ({
      since: (await store.secondFactorOf(id))?.confirmedAt ?? null,
      recoveryCodesLeft: await store.recoveryCodesLeft(id),
      isNeeded: needsSecondFactor(policy, role),
    }),
    begin: (who, proof) =>
      proved(deps, limits, who, proof, async (change) => ({
        kind: "begun",
        ...(await beginSetup(deps, change, who.staff)),
      })),
    confirm: async ({ staff, session }, code, address) => {
      const { id } = staff;
      await limits.takeCode(id, address);
      return store.change(async (change) => {
        const now = (await change.find(id)) ?? staff;
        const recoveryCodes = await confirmSetup(deps, change, now, code);
        if ("kind" in recoveryCodes) return recoveryCodes;
        await change.endSessions(id, session.tokenHash);
        return { kind: "codes", recoveryCodes };
      });
    },
    newCodes: (who, proof) =>
      proved(deps, limits, who, proof, async (change) => {
        const { id } = who.staff;
        const factor = await change.secondFactorOf(id);
        if ((factor?.secret ?? null) === null) return refused("nothing_set_up");
        await noteOwn(deps, change, id, "staff.recovery_codes");
        return { kind: "codes", recoveryCodes: await newRecoveryCodes(deps, change, id) };
      }),
    turnOff: (who, proof) =>
      proved(deps, limits, who, proof, async (change) => {
        const now = (await change.find(who.staff.id)) ?? who.staff;
        if (needsSecondFactor(policy, now.role)) return refused("second_factor_needed");
        const wasOn = await change.removeSecondFactor(now.id);
        if (wasOn) {
          await noteOwn(deps, change, now.id, "staff.second_factor_off");
          await tellOwner(deps, change, now, { kind: "factorOff" });
        }
        return { kind: "off" };
      }),
  };
}

/** Does what needs the password again, and a code where a second factor counts. */
async function proved<Result>(
  deps: StaffDeps,
  limits: Limits,
  { staff: { id } }: SignedIn,
  { password, code, address }: Proof,
  work: (change: StaffChange) => Promise<Result | Refused>,
): Promise<Result | Refused> {
  const { store, hasher } = deps;
  await limits.takePassword(id);
  if (code !== undefined) await limits.takeCode(id, address);
  const before = (await store.credentialsOf({ id }))?.passwordHash ?? null;
  if (!(await hasher.verify(normalisePassword(password), before))) return refused("wrong_password");
  return store.change(async (change) => {
    const now = await change.credentialsOf({ id });
    if (now?.staff.state !== "active" || now.passwordHash !== before) {
      return refused("wrong_password");
    }
    const factor = await change.secondFactorOf(id);
    const isOn = (factor?.secret ?? null) !== null;
    const problem = isOn ? await useCode(deps, change, id, code ?? "") : null;
    return problem ?? work(change);
  });
}
