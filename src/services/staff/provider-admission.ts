import {
  grantedBy,
  nameIn,
  provesSecondFactor,
  valuesOf,
  verifiedEmail,
  type Granted,
  type ProviderClaims,
} from "../../domain/provider-claims.ts";
import { AppError } from "../../domain/errors.ts";
import type { Staff, StaffId } from "../../domain/staff.ts";
import type { AuditAction, AuditDetails } from "../../ports/audit.ts";
import type { Identity, StaffChange } from "../../ports/staff-store.ts";
import { differences, isAdministrator } from "./account-changes.ts";
import { refused, type ProviderPart, type Refused, type StaffDeps } from "./deps.ts";
import { welcomePurpose } from "./provider-checks.ts";
import { openedOrHalf, type SignInDone, type SignInHalf, type Visitor } from "./sign-in.ts";

/** Who came back from the provider, with what it is asked again. */
export interface Arrived {
  readonly subject: string;
  readonly claims: ProviderClaims;
  readonly refreshToken: string;
  readonly visitor: Visitor;
}

/** @property account whose it would have been; `null` for nobody’s */
export type ProviderRefused = Refused & { readonly account?: StaffId | null };

type Admitted = SignInDone | SignInHalf | ProviderRefused;

/** Whose account it is to be, and whether it is bound to the person already. */
interface Found {
  readonly kind: "found";
  /** `null` where one is to be made for the address. */
  readonly account: Staff | null;
  readonly email: string;
  readonly isBound: boolean;
}

/** Lets somebody in, or says why not; whoever is not let in leaves nothing changed. */
export async function admit(
  deps: StaffDeps,
  part: ProviderPart,
  change: StaffChange,
  person: Arrived,
): Promise<Admitted> {
  const { clock } = deps;
  const identity: Identity = { issuer: part.identity.issuer, subject: person.subject };
  const found = await whose(change, identity, person.claims);
  if (found.kind === "refused") return found;
  const { account } = found;
  if (account?.state === "disabled") return notAdmitted("provider_disabled", account.id);
  if (account === null && part.mapping === null) return notAdmitted("provider_stranger", null);
  const granted = part.mapping === null ? null : grantedBy(part.mapping, person.claims);
  if (part.mapping !== null && granted === null) {
    return notAdmitted("provider_role", account?.id ?? null);
  }
  const problem = granted === null ? null : await problemOf(change, account, granted);
  if (problem !== null) return notAdmitted(problem, account?.id ?? null);
  const staff = await written(deps, change, found, granted, person.claims);
  if (!found.isBound) {
    await change.bind(identity, staff.id, clock.now());
    await note(deps, change, staff.id, "staff.bound");
  }
  const sealed = part.sealer.seal(person.refreshToken, welcomePurpose({ staff: staff.id }));
  return openedOrHalf(deps, change, staff, {
    owesFactor: !provesSecondFactor(part.trust, person.claims),
    visitor: person.visitor,
    welcome: { refreshToken: sealed, checkedAt: clock.now() },
  });
}

function notAdmitted(reason: ProviderRefused["reason"], account: StaffId | null): ProviderRefused {
  return { ...refused(reason), account };
}

/** By issuer and subject alone once they are bound; an address counts the first time, and only a verified one. */
async function whose(
  change: StaffChange,
  identity: Identity,
  claims: ProviderClaims,
): Promise<Found | ProviderRefused> {
  const bound = await change.boundTo(identity);
  const known = bound === null ? null : await change.find(bound);
  if (known !== null) return { kind: "found", account: known, email: known.email, isBound: true };
  const email = verifiedEmail(claims);
  if (email === null) return notAdmitted("provider_email", null);
  const account = (await change.credentialsOf({ email }))?.staff ?? null;
  const other = account === null ? null : await change.identityOf(account.id, identity.issuer);
  if (account !== null && other !== null) return notAdmitted("provider_other", account.id);
  return { kind: "found", account, email, isBound: false };
}

async function problemOf(
  change: StaffChange,
  account: Staff | null,
  { role, centres }: Granted,
): Promise<"provider_centre" | "last_admin" | null> {
  if (centres !== "all" && !(await change.haveCentres(centres))) return "provider_centre";
  if (account === null || !isAdministrator(account)) return null;
  if (isAdministrator({ ...account, role, centres })) return null;
  return (await change.hasAdministrator(account.id)) ? null : "last_admin";
}

/** The account as it is from now on, written with what is to be told of it. */
async function written(
  deps: StaffDeps,
  change: StaffChange,
  { account, email }: Found,
  granted: Granted | null,
  claims: ProviderClaims,
): Promise<Staff> {
  const at = deps.clock.now();
  if (account === null) {
    if (granted === null)
      throw new AppError("internal", "An account is made only of what claims give.");
    const staff: Staff = {
      id: deps.secrets.newId() as StaffId,
      name: nameIn(claims, email),
      email,
      ...granted,
      language: valuesOf(claims, "locale")[0]?.startsWith("zh") === true ? "zh" : "en",
      state: "active",
      createdAt: at,
    };
    await change.add(staff);
    const { role, centres } = granted;
    await note(deps, change, staff.id, "staff.made", { role, centres });
    return staff;
  }
  const after: Staff = { ...account, ...granted, state: "active" };
  for (const [action, details] of differences({ ...account, state: "active" }, after)) {
    await note(deps, change, account.id, action, details);
  }
  if (account.state === "invited") {
    // Nobody else may choose a password with what was sent to them.
    await change.useTickets(account.id, at);
    const entry = { at, actor: account.id, target: account.id } as const;
    await change.record({ ...entry, action: "staff.joined", details: { kind: "provider" } });
  }
  await change.save(after);
  return after;
}

/** What is done at the word of the provider. */
async function note(
  { clock }: StaffDeps,
  change: StaffChange,
  target: StaffId,
  action: AuditAction,
  details: AuditDetails = {},
): Promise<void> {
  const at = clock.now();
  await change.record({
    at,
    actor: "service",
    action,
    target,
    details: { ...details, kind: "provider" },
  });
}
