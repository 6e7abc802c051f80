import { readOneTimeCode, RECOVERY_CODES } from "../../domain/second-factor.ts";
import type { Staff, StaffId } from "../../domain/staff.ts";
import type { SecondFactor, StaffChange } from "../../ports/staff-store.ts";
import { newTypedCode, plainCode } from "../typed-code.ts";
import { refused, type Refused, type StaffDeps } from "./deps.ts";
import { openFactor, sealFactor } from "./factor-keys.ts";
import { noteOwn } from "./note-own.ts";
import { tellOwner } from "./tell-owner.ts";

/** What an app is told so that it makes codes. */
export interface FactorSetup {
  /** In base32, to be typed. */
  readonly secret: string;
  /** The same as an `otpauth:` address, for a link or a picture. */
  readonly address: string;
}

const NONE: SecondFactor = { secret: null, pending: null, lastStep: 0, confirmedAt: null };

/** Begins to set one up; one that counts already goes on to count until the new one is confirmed. */
export async function beginSetup(
  { codes, seal }: Pick<StaffDeps, "codes" | "seal">,
  change: StaffChange,
  { id, email }: Staff,
): Promise<FactorSetup> {
  const secret = codes.newSecret();
  const before = (await change.secondFactorOf(id)) ?? NONE;
  const pending = sealFactor({ seal }, id, secret);
  await change.saveSecondFactor(id, { ...before, pending });
  return { secret, address: codes.addressOf(secret, email) };
}

/** Makes what is being set up count. @returns the recovery codes, of which there is no other copy */
export async function confirmSetup(
  deps: Pick<StaffDeps, "codes" | "clock" | "secrets" | "seal" | "posts">,
  change: StaffChange,
  member: Staff,
  code: string,
): Promise<readonly string[] | Refused> {
  const { codes, clock } = deps;
  const { id: staff } = member;
  const pending = (await change.secondFactorOf(staff))?.pending ?? null;
  if (pending === null) return refused("nothing_set_up");
  const opened = openFactor(deps, staff, pending);
  if (opened === null) return refused("second_factor_unreadable");
  const digits = readOneTimeCode(code);
  const now = clock.now();
  const step = digits === null ? null : codes.stepOf(opened.secret, digits, now);
  if (step === null) return refused("wrong_code");
  const secret = sealFactor(deps, staff, opened.secret);
  await change.saveSecondFactor(staff, { secret, pending: null, lastStep: step, confirmedAt: now });
  await noteOwn(deps, change, staff, "staff.second_factor_on");
  await tellOwner(deps, change, member, { kind: "factorOn" });
  return newRecoveryCodes(deps, change, staff);
}

export async function newRecoveryCodes(
  { secrets }: Pick<StaffDeps, "secrets">,
  change: StaffChange,
  staff: StaffId,
): Promise<readonly string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, () => newTypedCode(secrets));
  await change.replaceRecoveryCodes(
    staff,
    codes.map((code) => hashOf(secrets, staff, code)),
  );
  return codes;
}

/** Uses a code of the app or a recovery code, of which each counts once. @returns `null` where it is right */
export async function useCode(
  deps: Pick<StaffDeps, "codes" | "clock" | "secrets" | "seal">,
  change: StaffChange,
  staff: StaffId,
  code: string,
): Promise<Refused | null> {
  const factor = await change.secondFactorOf(staff);
  if (factor === null || factor.secret === null) return refused("wrong_code");
  const digits = readOneTimeCode(code);
  if (digits === null) {
    const isOne = await change.useRecoveryCode(staff, hashOf(deps.secrets, staff, code));
    if (!isOne) return refused("wrong_code");
    await noteOwn(deps, change, staff, "staff.recovery_code_used");
    return null;
  }
  const opened = openFactor(deps, staff, factor.secret);
  if (opened === null) return refused("second_factor_unreadable");
  const step = deps.codes.stepOf(opened.secret, digits, deps.clock.now());
  if (step === null || step <= factor.lastStep) return refused("wrong_code");
  const secret = opened.isCurrent ? factor.secret : sealFactor(deps, staff, opened.secret);
  await change.saveSecondFactor(staff, { ...factor, secret, lastStep: step });
  return null;
}

function hashOf(secrets: StaffDeps["secrets"], staff: StaffId, code: string): string {
  return secrets.hashOf(`${staff} ${plainCode(code)}`);
}
