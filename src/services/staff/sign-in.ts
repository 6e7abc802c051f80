import { RateLimited } from "../../domain/errors.ts";
import { normalisePassword } from "../../domain/password.ts";
import { emailKey, type DeskLanguage, type Staff } from "../../domain/staff.ts";
import type { Draw } from "../../ports/bucket-store.ts";
import type { StaffChange, StaffSession } from "../../ports/staff-store.ts";
import { refused, type Refused, type StaffDeps } from "./deps.ts";
import { newPasswordProblem } from "./new-password.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long somebody stays signed in, and how often one may try to sign in. */
export const SIGN_IN = {
  idleMs: 12 * HOUR_MS,
  longestMs: 7 * 24 * HOUR_MS,
  windowMs: 15 * MINUTE_MS,
  /** Of one account from one address; else a stranger's wrong tries would keep its owner out. */
  triesPerAccountAndAddress: 10,
  triesPerAddress: 50,
  /** Of one account from all addresses: many together guess no faster. */
  triesPerAccount: 100,
  /** Of who is signed in, at the old password. */
  changesOfPassword: 10,
  /** What is noted less often need not be written at each request. */
  touchMs: MINUTE_MS,
} as const;

/** Somebody signed in, as they stand now. */
export interface SignedIn {
  readonly staff: Staff;
  readonly session: StaffSession;
}

export interface SignIn {
  /**
   * Opens a new session.
   *
   * @param address of the visitor, for the limit
   * @returns the only copy of the token there is
   * @throws RateLimited too many tries from this address, of this account from it, or of this account from anywhere,
   *   whether or not the password is right
   */
  login(
    email: string,
    password: string,
    address: string,
  ): Promise<({ readonly kind: "signed-in"; readonly token: string } & SignedIn) | Refused>;
  logout(token: string): Promise<void>;
  /** `null` when it is over, was never there, or the account is no longer active. */
  sessionOf(token: string): Promise<SignedIn | null>;
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
  setLanguage(who: SignedIn, language: DeskLanguage): Promise<Staff>;
}

export function createSignIn(deps: StaffDeps): SignIn {
  const limits = createLimits(deps);
  return {
    login: async (email, password, address) => {
      await limits.takeLogin(email, address);
      return login(deps, email, password);
    },
    logout: async (token) => {
      const hash = deps.secrets.hashOf(token);
      await deps.store.change(async (change) => {
        const staff = await change.endSession(hash);
        if (staff !== null) await note(deps, change, staff, "session.closed");
      });
    },
    sessionOf: (token) => sessionOf(deps, token),
    changePassword: async (who, old, password) => {
      await limits.takeChange(who.staff.id);
      return changePassword(deps, who, old, password);
    },
    setLanguage: (who, language) =>
      deps.store.change(async (change) => {
        const staff = { ...((await change.find(who.staff.id)) ?? who.staff), language };
        await change.save(staff);
        await note(deps, change, staff.id, "staff.language", { language });
        return staff;
      }),
  };
}

/** Counted before anything is looked at or hashed, for all processes together and over restarts. */
interface Limits {
  /** @throws RateLimited, Unavailable */
  takeLogin(email: string, address: string): Promise<void>;
  /** @throws RateLimited, Unavailable */
  takeChange(staff: Staff["id"]): Promise<void>;
}

function createLimits({ tries, clock }: StaffDeps): Limits {
  const take = async (...draws: readonly Draw[]): Promise<void> => {
    const waitMs = await tries.take(draws, clock.now());
    if (waitMs > 0) throw new RateLimited("Too many tries; please wait a while.", waitMs);
  };
  return {
    takeLogin: (email, address) => {
      const account = emailKey(email);
      // The stranger's own first: who has no try left must not use up those of the account.
      return take(
        draw("sign-in: address", address, SIGN_IN.triesPerAddress),
        draw(
          "sign-in: account and address",
          `${account} ${address}`,
          SIGN_IN.triesPerAccountAndAddress,
        ),
        draw("sign-in: account", account, SIGN_IN.triesPerAccount),
      );
    },
    takeChange: (staff) => take(draw("password", staff, SIGN_IN.changesOfPassword)),
  };
}

function draw(kind: string, name: string, most: number): Draw {
  return { kind, name, size: { most, perMs: SIGN_IN.windowMs / most } };
}

async function login(
  deps: StaffDeps,
  email: string,
  password: string,
): ReturnType<SignIn["login"]> {
  const { store, hasher, secrets, clock } = deps;
  const known = await store.credentialsOf({ email });
  const matches = await hasher.verify(normalisePassword(password), known?.passwordHash ?? null);
  if (!matches || known === null) return refused("wrong_credentials");
  const token = secrets.newToken();
  return store.change(async (change) => {
    // The account may have been disabled, or the password changed, while the hash was made.
    const now = await change.credentialsOf({ id: known.staff.id });
    if (now?.staff.state !== "active" || now.passwordHash !== known.passwordHash) {
      return refused("wrong_credentials");
    }
    const at = clock.now();
    const session: StaffSession = {
      tokenHash: secrets.hashOf(token),
      staff: now.staff.id,
      createdAt: at,
      usedAt: at,
      endsAt: new Date(at.getTime() + SIGN_IN.longestMs),
    };
    await change.openSession(session);
    await note(deps, change, now.staff.id, "session.opened");
    return { kind: "signed-in", token, staff: now.staff, session };
  });
}

async function sessionOf({ store, secrets, clock }: StaffDeps, token: string) {
  const found = await store.sessionOf(secrets.hashOf(token));
  if (found === null) return null;
  const { staff, session } = found;
  const now = clock.now();
  const idleMs = now.getTime() - session.usedAt.getTime();
  if (staff.state !== "active" || now >= session.endsAt || idleMs >= SIGN_IN.idleMs) return null;
  if (idleMs >= SIGN_IN.touchMs) {
    // Nobody waits for it, and the next request notes it as well.
    store.touchSession(session.tokenHash, now).catch(() => undefined);
  }
  return found;
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
    await note(deps, change, staff.id, "staff.password");
    return { kind: "changed" };
  });
}

/** What people did to their own account. */
async function note(
  { clock }: StaffDeps,
  change: StaffChange,
  staff: Staff["id"],
  action: "session.opened" | "session.closed" | "staff.language" | "staff.password",
  details: Readonly<Record<string, string>> = {},
): Promise<void> {
  await change.record({ at: clock.now(), actor: staff, action, target: staff, details });
}
