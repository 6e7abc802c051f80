import type { Role } from "./staff.ts";

/** Who has to show a code beside the password: `leads` is whoever has the role lead or admin. */
export const SECOND_FACTOR_POLICIES = ["leads", "all", "off"] as const;
export type SecondFactorPolicy = (typeof SECOND_FACTOR_POLICIES)[number];

/** Whether somebody of this role may not sign in without; everybody else may have one. */
export function needsSecondFactor(policy: SecondFactorPolicy, role: Role): boolean {
  if (policy === "leads") return role === "lead" || role === "admin";
  return policy === "all";
}

/** How many are made at once. */
export const RECOVERY_CODES = 10;

/** The six digits of an app, however they were typed; `null` for what may be a recovery code. */
export function readOneTimeCode(text: string): string | null {
  const digits = text.normalize("NFKC").replaceAll(/\s/g, "");
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}
