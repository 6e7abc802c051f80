import { z } from "zod";
import {
  isSafeAddress,
  readPlatform,
  type AroundSettings,
  type Given,
} from "../../adapters/shared/settings.ts";
import { AppError } from "../domain/errors.ts";
import type { CentreRule, ClaimMapping, FactorTrust, RoleRule } from "../domain/provider-claims.ts";
import { readCentreId, ROLES } from "../domain/staff.ts";

/** An identity provider with which staff may sign in, by OpenID Connect. */
export interface ProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As the sign-in page calls it. */
  readonly name: string;
  /** What is asked for, with spaces between. */
  readonly scope: string;
  /** What the provider is to show although it knows the person, such as `consent`; `null` leaves that to it. */
  readonly prompt: string | null;
  /** Where the provider sends people back to. */
  readonly redirectUri: string;
  /** `null` where roles and centres are given at the desk. */
  readonly mapping: ClaimMapping | null;
  readonly trust: FactorTrust;
}

/** Where the provider sends people back to, below the address of the service. */
export const PROVIDER_CALLBACK = "/console/login/oidc/callback";

/** A key is derived from it. */
const LEAST_SECRET = 16;

const claimName = z.string().max(200, "write the name of a claim").optional();

const shape = {
  OIDC_ISSUER: z
    .string()
    .refine(isSafeAddress, "write an https address, or plain http on this machine"),
  OIDC_CLIENT_ID: z.string(),
  OIDC_CLIENT_SECRET: z
    .string()
    .min(LEAST_SECRET, `write a secret of at least ${String(LEAST_SECRET)} characters`),
  OIDC_NAME: z.string().trim().max(60, "write at most 60 characters").optional(),
  OIDC_SCOPE: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((scope) => scope !== ""))
    .refine((scopes) => scopes.includes("openid"), "write scopes, openid among them")
    .transform((scopes) => scopes.join(" "))
    .default("openid email profile offline_access"),
  OIDC_PROMPT: z
    .enum(["login", "consent", "select_account"], {
      error: "write login, consent or select_account",
    })
    .optional(),
  OIDC_ROLE_CLAIM: claimName,
  OIDC_ROLES: z.string().transform(readRoles).optional(),
  OIDC_CENTRES_CLAIM: claimName,
  OIDC_CENTRES: z.string().transform(readCentres).optional(),
  OIDC_SECOND_FACTOR: z
    .enum(["provider", "desk"], { error: "write provider or desk" })
    .default("provider"),
  OIDC_SECOND_FACTOR_VALUES: z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter((value) => value !== ""))
    .default([]),
};

/**
 * @returns null when none of its settings is there: staff sign in with passwords alone
 * @throws AppError `settings_invalid`, naming the variable and the remedy, never its value
 */
export function readProviderSettings({
  given,
  publicUrl,
}: Pick<AroundSettings, "publicUrl"> & { readonly given: Given }): ProviderSettings | null {
  const data = readPlatform("Sign-in by OpenID Connect", shape, z.object(shape), given);
  if (data === null) return null;
  if (publicUrl === null) {
    throw invalid("PUBLIC_URL is missing, to which the provider sends people back");
  }
  if (data.OIDC_SECOND_FACTOR === "desk" && data.OIDC_SECOND_FACTOR_VALUES.length > 0) {
    throw invalid("OIDC_SECOND_FACTOR_VALUES counts only with OIDC_SECOND_FACTOR=provider");
  }
  return {
    issuer: data.OIDC_ISSUER,
    clientId: data.OIDC_CLIENT_ID,
    clientSecret: data.OIDC_CLIENT_SECRET,
    name: data.OIDC_NAME ?? new URL(data.OIDC_ISSUER).hostname,
    scope: data.OIDC_SCOPE,
    prompt: data.OIDC_PROMPT ?? null,
    redirectUri: publicUrl + PROVIDER_CALLBACK,
    mapping: mappingOf(data),
    trust:
      data.OIDC_SECOND_FACTOR === "desk"
        ? { by: "desk" }
        : { by: "provider", values: data.OIDC_SECOND_FACTOR_VALUES },
  };
}

type MappingData = Pick<
  z.output<z.ZodObject<typeof shape>>,
  "OIDC_ROLE_CLAIM" | "OIDC_ROLES" | "OIDC_CENTRES_CLAIM" | "OIDC_CENTRES"
>;

/** All of it or nothing: half a mapping would give roles, or centres, that were not meant. */
function mappingOf({
  OIDC_ROLE_CLAIM: roleClaim,
  OIDC_ROLES: roles,
  OIDC_CENTRES_CLAIM: centresClaim,
  OIDC_CENTRES: centres,
}: MappingData): ClaimMapping | null {
  if (roleClaim === undefined) {
    if (roles === undefined && centres === undefined && centresClaim === undefined) return null;
    throw invalid("OIDC_ROLE_CLAIM is missing, without which no claim gives a role or a centre");
  }
  if (roles === undefined) throw invalid("OIDC_ROLES is missing, which says what the claim gives");
  if (centres === undefined) {
    throw invalid("OIDC_CENTRES is missing; write all where everybody works for all centres");
  }
  const reads = centres.some(({ value }) => value !== null);
  if (reads && centresClaim === undefined) {
    throw invalid("OIDC_CENTRES_CLAIM is missing, whose values OIDC_CENTRES names");
  }
  if (!reads && centresClaim !== undefined) {
    throw invalid("OIDC_CENTRES names no value of OIDC_CENTRES_CLAIM");
  }
  return { roleClaim, roles, centresClaim: centresClaim ?? null, centres };
}

function invalid(problem: string): AppError {
  return new AppError(
    "settings_invalid",
    `Sign-in by OpenID Connect cannot be set up: ${problem}.`,
  );
}

/** `value=what` with semicolons between; the last sign of equality counts, as values may hold some. */
function rulesOf(
  text: string,
): readonly { readonly value: string | null; readonly what: string }[] {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => {
      const at = part.lastIndexOf("=");
      const value = at === -1 ? null : part.slice(0, at).trim();
      return { value: value === "" ? null : value, what: part.slice(at + 1).trim() };
    });
}

function readRoles(text: string, context: z.RefinementCtx): readonly RoleRule[] {
  const rules = rulesOf(text).map(({ value, what }) => {
    const role = ROLES.find((each) => each === what);
    return value === null || role === undefined ? null : { value, role };
  });
  if (rules.length > 0 && rules.every((rule) => rule !== null)) return rules;
  context.addIssue(`write value=role with semicolons between; roles are ${ROLES.join(", ")}`);
  return z.NEVER;
}

function readCentres(text: string, context: z.RefinementCtx): readonly CentreRule[] {
  const rules = rulesOf(text).map(({ value, what }): CentreRule | null => {
    const centre = what === "all" ? what : readCentreId(what);
    return centre === null ? null : { value, centre };
  });
  if (rules.length > 0 && rules.every((rule) => rule !== null)) return rules;
  context.addIssue("write all, ids of centres or value=centre, with semicolons between");
  return z.NEVER;
}
