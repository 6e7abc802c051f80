import type { StaffId } from "../../domain/staff.ts";
import type { StaffChange, StaffLook } from "../../ports/staff-store.ts";
import { refused, type Refused, type StaffDeps } from "./deps.ts";
import { createLimits } from "./limits.ts";
import { beginSetup, confirmSetup, useCode, type FactorSetup } from "./second-factor.ts";
import { opened, type SignInDone, type Visitor } from "./sign-in.ts";

/**
 * From the right password, or the word of an identity provider, to a session. Everything here is refused with `sign_in_over` once the time for it is over, the account is
 * disabled, or its password or second factor was changed meanwhile.
 */
export interface SecondStep {
  /**
   * @param code of the app, or a recovery code
   * @param userAgent as for a sign-in
   * @throws RateLimited too many codes, right or wrong
   */
  enterCode(
    token: string,
    code: string,
    address: string,
    userAgent?: string,
  ): Promise<SignInDone | Refused>;
  /** For whose role asks for a second factor, and who has none. */
  beginOwed(token: string): Promise<({ readonly kind: "begun" } & FactorSetup) | Refused>;
  /**
   * Ends all other sessions of the account, which were opened without.
   *
   * @throws RateLimited too many codes, right or wrong
   */
  confirmOwed(
    token: string,
    code: string,
    address: string,
    userAgent?: string,
  ): Promise<(SignInDone & { readonly recoveryCodes: readonly string[] }) | Refused>;
}

export function createSecondStep(deps: StaffDeps): SecondStep {
  const { store, secrets, clock } = deps;
  const limits = createLimits(deps);
  const takeTry = async (hash: string, address: string): Promise<boolean> => {
    const staff = await store.signInOf(hash, clock.now());
    if (staff === null) return false;
    await limits.takeCode(staff, address);
    return true;
  };
  return {
    enterCode: async (token, code, address, userAgent = "") => {
      const hash = secrets.hashOf(token);
      if (!(await takeTry(hash, address))) return refused("sign_in_over");
      return store.change(async (change) => {
        const staff = await underWay(deps, change, hash, "code");
        if (staff === null) return refused("sign_in_over");
        const problem = await useCode(deps, change, staff.id, code);
        if (problem !== null) return problem;
        const welcome = await change.endSignIn(hash);
        return opened(deps, change, staff, { visitor: { address, userAgent }, welcome });
      });
    },
    beginOwed: (token) =>
      store.change(async (change) => {
        const staff = await underWay(deps, change, secrets.hashOf(token), "setup");
        if (staff === null) return refused("sign_in_over");
        return { kind: "begun", ...(await beginSetup(deps, change, staff)) };
      }),
    confirmOwed: async (token, code, address, userAgent = "") => {
      const hash = secrets.hashOf(token);
      if (!(await takeTry(hash, address))) return refused("sign_in_over");
      return store.change((change) =>
        confirmOwed(deps, change, { hash, code, address, userAgent }),
      );
    },
  };
}

async function confirmOwed(
  deps: StaffDeps,
  change: StaffChange,
  { hash, code, ...visitor }: Visitor & { readonly hash: string; readonly code: string },
): ReturnType<SecondStep["confirmOwed"]> {
  const staff = await underWay(deps, change, hash, "setup");
  if (staff === null) return refused("sign_in_over");
  const recoveryCodes = await confirmSetup(deps, change, staff, code);
  if ("kind" in recoveryCodes) return recoveryCodes;
  const welcome = await change.endSignIn(hash);
  await change.endSessions(staff.id, null);
  return { ...(await opened(deps, change, staff, { visitor, welcome })), recoveryCodes };
}

/** Whose second step it is; `null` when it is over, or another one is due. */
async function underWay(
  { clock }: StaffDeps,
  look: StaffLook,
  hash: string,
  step: "code" | "setup",
) {
  const id: StaffId | null = await look.signInOf(hash, clock.now());
  const staff = id === null ? null : await look.find(id);
  if (staff?.state !== "active") return null;
  const factor = await look.secondFactorOf(staff.id);
  const due = (factor?.secret ?? null) === null ? "setup" : "code";
  return due === step ? staff : null;
}
