import { browserOf } from "../../domain/browser.ts";
import { normalisePassword } from "../../domain/password.ts";
import { needsSecondFactor } from "../../domain/second-factor.ts";
import type { DeskLanguage, Staff } from "../../domain/staff.ts";
import { networkOf } from "../../domain/visitor.ts";
import type { StaffChange, StaffSession, Welcome } from "../../ports/staff-store.ts";
import { refused, type Refused, type StaffDeps } from "./deps.ts";
import { createLimits } from "./limits.ts";
import { newPasswordProblem } from "./new-password.ts";
import { noteOwn } from "./note-own.ts";
import { createProviderChecks, PROVIDER_CHECK, type ProviderChecks } from "./provider-checks.ts";
import { tellOwner } from "./tell-owner.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long somebody stays signed in. */
export const SIGN_IN = {
  idleMs: 12 * HOUR_MS,
  longestMs: 7 * 24 * HOUR_MS,
  /** From the password to the second factor: time enough to set up an app. */
  secondStepMs: 30 * MINUTE_MS,
  /** What is noted less often need not be written at each request. */
  touchMs: MINUTE_MS,
} as const;

/** Somebody signed in, as they stand now. */
export interface SignedIn {
  readonly staff: Staff;
  readonly session: StaffSession;
}

/** @property token the only copy there is */
export type SignInDone = { readonly kind: "signed-in"; readonly token: string } & SignedIn;

/** The password was right, and is not enough. The token opens nothing but the second step. */
export interface SignInHalf {
  readonly kind: "half";
  /** A code of the second factor, or to set one up. */
  readonly next: "code" | "setup";
  readonly token: string;
}

export interface SignIn {
  /**
   * Opens a new session, or the second step to one.
   *
   * @param address of the visitor, for the limit
   * @param userAgent as the browser sends it; empty for none
   * @throws RateLimited too many tries from this address, of this account from it, or of this account from anywhere,
   *   whether or not the password is right
   */
  login(
    email: string,
    password: string,
    address: string,
    userAgent?: string,
  ): Promise<SignInDone | SignInHalf | Refused>;
  /** Ends a session, or a sign-in that waits for its second step. */
  logout(token: string): Promise<void>;
  /**
   * `null` when it is over, was never there, the account is no longer active, or the identity provider that opened it says that they
   * are no longer welcome.
   */
  sessionOf(token: string): Promise<SignedIn | null>;
  /** Whether a session goes on, looked at without counting as use of it. */
  isOpen(session: StaffSession): Promise<boolean>;
  /**
   * Ends all other sessions of the account.
   *
   * @throws RateLimited too many changes; tries to sign in do not count among them
   */
  changePassword(
    who: SignedIn,
    old: string,
    password: string,
  ): Promise<{ readonly kind: "changed" } | Refused>;
  /**
   * Whether who is signed in knows the password: a browser that was left open does not.
   *
   * @throws RateLimited as for a change of password, with whose tries these are counted: a session that somebody took uses up
   * none of its owner’s tries to sign in
   */
  confirmPassword(
    who: SignedIn,
    password: string,
  ): Promise<{ readonly kind: "confirmed" } | Refused>;
  setLanguage(who: SignedIn, language: DeskLanguage): Promise<Staff>;
}

export function createSignIn(deps: StaffDeps): SignIn {
  const limits = createLimits(deps);
  const checks = createProviderChecks(deps);
  return {
    login: async (email, password, address, userAgent = "") => {
      await limits.takeLogin(email, address);
      return login(deps, email, password, { address, userAgent });
    },
    logout: async (token) => {
      const hash = deps.secrets.hashOf(token);
      await deps.store.change(async (change) => {
        await change.endSignIn(hash);
        const staff = await change.endSession(hash);
        if (staff !== null) await noteOwn(deps, change, staff, "session.closed");
      });
    },
    sessionOf: (token) => sessionOf(deps, checks, token),
    isOpen: async ({ tokenHash }) => (await openSession(deps, checks, tokenHash)) !== null,
    changePassword: async (who, old, password) => {
      await limits.takePassword(who.staff.id);
      return changePassword(deps, who, old, password);
    },
    confirmPassword: async ({ staff }, password) => {
      await limits.takePassword(staff.id);
      return confirmPassword(deps, staff, password);
    },
    setLanguage: (who, language) =>
      deps.store.change(async (change) => {
        const staff = { ...((await change.find(who.staff.id)) ?? who.staff), language };
        await change.save(staff);
        await noteOwn(deps, change, staff.id, "staff.language", { language });
        return staff;
      }),
  };
}

async function login(
  deps: StaffDeps,
  email: string,
  password: string,
  visitor: Visitor,
): ReturnType<SignIn["login"]> {
  const { store, hasher } = deps;
  const known = await store.credentialsOf({ email });
  const matches = await hasher.verify(normalisePassword(password), known?.passwordHash ?? null);
  if (!matches || known === null) return refused("wrong_credentials");
  return store.change(async (change) => {
    // The account may have been disabled, or the password changed, while the hash was made.
    const now = await change.credentialsOf({ id: known.staff.id });
    if (now?.staff.state !== "active" || now.passwordHash !== known.passwordHash) {
      return refused("wrong_credentials");
    }
    return openedOrHalf(deps, change, now.staff, { owesFactor: true, visitor, welcome: null });
  });
}

/** What an identity provider said when they came; `null` for who came by a password. */
type Said = Omit<Welcome, "dueAt"> | null;

/** Who signs in, as far as a request tells. */
export interface Visitor {
  readonly address: string;
  /** As the browser sends it; empty for none. */
  readonly userAgent: string;
}

interface Arrival {
  readonly visitor: Visitor;
  readonly welcome: Said;
}

interface Shown extends Arrival {
  /** Nothing else counts as a second factor. */
  readonly owesFactor: boolean;
}

/** Opens a session of somebody who is known, or the second step to one where a second factor is owed. */
export async function openedOrHalf(
  deps: StaffDeps,
  change: StaffChange,
  staff: Staff,
  { owesFactor, visitor, welcome }: Shown,
): Promise<SignInDone | SignInHalf> {
  const { secrets, clock, secondFactor: policy } = deps;
  const factor = owesFactor ? await change.secondFactorOf(staff.id) : null;
  const isOn = (factor?.secret ?? null) !== null;
  if (!owesFactor || (!isOn && !needsSecondFactor(policy, staff.role))) {
    return opened(deps, change, staff, { visitor, welcome });
  }
  const token = secrets.newToken();
  const endsAt = new Date(clock.now().getTime() + SIGN_IN.secondStepMs);
  await change.openSignIn(secrets.hashOf(token), staff.id, endsAt, welcome);
  return { kind: "half", next: isOn ? "code" : "setup", token };
}

/** Opens a session of somebody who has shown all that is asked for. */
export async function opened(
  deps: StaffDeps,
  change: StaffChange,
  staff: Staff,
  { visitor, welcome }: Arrival,
): Promise<SignInDone> {
  const token = deps.secrets.newToken();
  const at = deps.clock.now();
  const session: StaffSession = {
    tokenHash: deps.secrets.hashOf(token),
    staff: staff.id,
    createdAt: at,
    usedAt: at,
    endsAt: new Date(at.getTime() + SIGN_IN.longestMs),
    welcome: welcome && {
      ...welcome,
      dueAt: new Date(welcome.checkedAt.getTime() + PROVIDER_CHECK.everyMs),
    },
    origin: { network: networkOf(visitor.address), ...browserOf(visitor.userAgent) },
  };
  await change.openSession(session);
  const details = welcome === null ? {} : { kind: "provider" };
  await noteOwn(deps, change, staff.id, "session.opened", details);
  return { kind: "signed-in", token, staff, session };
}

/** Whether it ended by itself. */
export function isOver({ usedAt, endsAt }: StaffSession, now: Date): boolean {
  return now >= endsAt || now.getTime() - usedAt.getTime() >= SIGN_IN.idleMs;
}

async function openSession({ store, clock }: StaffDeps, checks: ProviderChecks, tokenHash: string) {
  const found = await store.sessionOf(tokenHash);
  if (found?.staff.state !== "active" || isOver(found.session, clock.now())) return null;
  return (await checks(found.session)) ? found : null;
}

async function sessionOf(deps: StaffDeps, checks: ProviderChecks, token: string) {
  const { store, secrets, clock } = deps;
  const found = await openSession(deps, checks, secrets.hashOf(token));
  if (found === null) return null;
  const { session } = found;
  const now = clock.now();
  if (now.getTime() - session.usedAt.getTime() >= SIGN_IN.touchMs) {
    // Nobody waits for it, and the next request notes it as well.
    store.touchSession(session.tokenHash, now).catch(() => undefined);
  }
  return found;
}

async function confirmPassword(
  { store, hasher }: StaffDeps,
  { id }: Staff,
  password: string,
): ReturnType<SignIn["confirmPassword"]> {
  const before = (await store.credentialsOf({ id }))?.passwordHash ?? null;
  if (!(await hasher.verify(normalisePassword(password), before))) return refused("wrong_password");
  // The account may have been disabled, or the password changed, while the hash was made.
  const now = await store.credentialsOf({ id });
  const isSame = now?.staff.state === "active" && now.passwordHash === before;
  return isSame ? { kind: "confirmed" } : refused("wrong_password");
}

async function changePassword(
  deps: StaffDeps,
  { staff, session }: SignedIn,
  old: string,
  password: string,
): ReturnType<SignIn["changePassword"]> {
  const { store, hasher, clock } = deps;
  const before = (await store.credentialsOf({ id: staff.id }))?.passwordHash ?? null;
  if (!(await hasher.verify(normalisePassword(old), before))) return refused("wrong_password");
  const problem = await newPasswordProblem(deps, password, staff);
  if (problem !== null) return refused(problem);
  const hash = await hasher.hash(normalisePassword(password));
  return store.change(async (change) => {
    const now = await change.credentialsOf({ id: staff.id });
    if (now?.staff.state !== "active" || now.passwordHash !== before) {
      return refused("wrong_password");
    }
    await change.setPassword(staff.id, hash);
    await change.endSessions(staff.id, session.tokenHash);
    await change.useTickets(staff.id, clock.now());
    await noteOwn(deps, change, staff.id, "staff.password");
    await tellOwner(deps, change, now.staff, { kind: "password" });
    return { kind: "changed" };
  });
}
