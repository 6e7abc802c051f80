import { readEmail, type CentreId, type CentreScope, type Role } from "./staff.ts";

/** What an identity provider states of somebody, by the names of its claims. */
export type ProviderClaims = Readonly<Record<string, unknown>>;

/** Who gets what by the claims. It decides anew at each sign-in. */
export interface ClaimMapping {
  /** The claim whose values give a role: its name, or a path with dots such as `realm_access.roles`. */
  readonly roleClaim: string;
  /** Of several values that somebody has, the one that comes first here counts. */
  readonly roles: readonly RoleRule[];
  /** As `roleClaim`; `null` where every rule of the centres holds for all people. */
  readonly centresClaim: string | null;
  /** All that hold for somebody count together. */
  readonly centres: readonly CentreRule[];
}

export interface RoleRule {
  readonly value: string;
  readonly role: Role;
}

export interface CentreRule {
  /** `null` holds for everybody. */
  readonly value: string | null;
  readonly centre: CentreId | "all";
}

/** What the claims give somebody. */
export interface Granted {
  readonly role: Role;
  readonly centres: CentreScope;
}

/** @returns null where the claims give no role, or no centre */
export function grantedBy(mapping: ClaimMapping, claims: ProviderClaims): Granted | null {
  const held = valuesOf(claims, mapping.roleClaim);
  const role = mapping.roles.find(({ value }) => held.includes(value))?.role;
  const places = mapping.centresClaim === null ? [] : valuesOf(claims, mapping.centresClaim);
  const found = mapping.centres
    .filter(({ value }) => value === null || places.includes(value))
    .map(({ centre }) => centre);
  if (role === undefined || found.length === 0) return null;
  const ids = found.filter((centre): centre is CentreId => centre !== "all");
  return { role, centres: ids.length < found.length ? "all" : [...new Set(ids)].sort() };
}

/** The texts that a claim holds, be it one or a list; empty where it is not there. */
export function valuesOf(claims: ProviderClaims, name: string): readonly string[] {
  const value = Object.hasOwn(claims, name) ? claims[name] : valueAt(claims, name.split("."));
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((each) => typeof each === "string");
}

function valueAt(claims: ProviderClaims, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, part)
        ? (value as Readonly<Record<string, unknown>>)[part]
        : undefined,
    claims,
  );
}

/** The address of somebody, where the provider says that it is verified; else `null`. */
export function verifiedEmail(claims: ProviderClaims): string | null {
  const { email, email_verified: isVerified } = claims;
  return isVerified === true && typeof email === "string" ? readEmail(email) : null;
}

const LONGEST_NAME = 100;

/** How a new account is called: as the provider names the person, else by the address. */
export function nameIn(claims: ProviderClaims, email: string): string {
  const names = [claims["name"], claims["preferred_username"]]
    .filter((each) => typeof each === "string")
    .map((each) => each.replaceAll(/[\p{Cc}\p{Cf}]/gu, "").trim());
  const name = names.find((each) => each !== "") ?? email;
  return Array.from(name).slice(0, LONGEST_NAME).join("");
}

/** Whose word counts for the second factor of somebody who comes from the provider. */
export type FactorTrust =
  /** The provider’s; with values, only where one of them is among `amr` or is `acr`. */
  | { readonly by: "provider"; readonly values: readonly string[] }
  /** The desk asks for its own, as after a password. */
  | { readonly by: "desk" };

/** Whether the provider’s word for a second factor counts. */
export function provesSecondFactor(trust: FactorTrust, claims: ProviderClaims): boolean {
  if (trust.by === "desk") return false;
  const said = [...valuesOf(claims, "amr"), ...valuesOf(claims, "acr")];
  return trust.values.length === 0 || trust.values.some((value) => said.includes(value));
}
