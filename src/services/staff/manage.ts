import {
  readEmail,
  type CentreScope,
  type Role,
  type Staff,
  type StaffId,
} from "../../domain/staff.ts";
import type { AuditAction, AuditDetails } from "../../ports/audit.ts";
import type { StaffChange } from "../../ports/staff-store.ts";
import { differences, isAdministrator } from "./account-changes.ts";
import {
  asOfNow,
  auditActor,
  forbidden,
  mayInAll,
  notThere,
  requireSomewhere,
  type Actor,
} from "./actor.ts";
import { refused, type Refused, type StaffDeps } from "./deps.ts";
import { tellOwner } from "./tell-owner.ts";
import { issue } from "./tickets.ts";

export interface Invitation {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly centres: CentreScope;
}

/** What is missing stays as it is. */
export interface StaffEdit {
  readonly name?: string | undefined;
  readonly role?: Role | undefined;
  readonly centres?: CentreScope | undefined;
  /** Enabled, somebody who never chose a password is invited again. */
  readonly state?: "active" | "disabled" | undefined;
}

/** A colleague as everybody who works on cases may know them. */
export type Colleague = Pick<Staff, "id" | "name" | "role" | "centres">;

/**
 * Looking after accounts. What is in another centre is not there.
 *
 * Every method throws `forbidden` when the role allows none of it, and `not_found` for an account that is not there.
 */
export interface StaffManagement {
  list(by: Actor): Promise<readonly Staff[]>;
  /** Active ones who share a centre. */
  colleagues(by: Staff): Promise<readonly Colleague[]>;
  /** @returns the token of a link with which a password is chosen */
  invite(
    by: Actor,
    invitation: Invitation,
  ): Promise<{ readonly kind: "invited"; readonly staff: Staff; readonly token: string } | Refused>;
  /** @returns the token of a link with which a new password is chosen; older links of the account are void */
  resetLink(
    by: Actor,
    id: StaffId,
  ): Promise<{ readonly kind: "link"; readonly token: string } | Refused>;
  /**
   * For who lost the phone and the recovery codes: takes the second factor away and ends all sessions. Who needs one sets another up with
   * the next sign-in.
   */
  resetSecondFactor(by: Actor, id: StaffId): Promise<{ readonly kind: "reset" } | Refused>;
  /**
   * For whom the identity provider knows under another id than before: ends all sessions, and the next sign-in from there goes by the
   * address again.
   */
  unbind(by: Actor, id: StaffId): Promise<{ readonly kind: "unbound" } | Refused>;
  /** For a browser that somebody lost or left open. @returns how many sessions there were */
  endSessions(by: Actor, id: StaffId): Promise<number>;
  /** Whose second factor counts, of all accounts. */
  withSecondFactor(): Promise<ReadonlySet<StaffId>>;
  /** All of it or nothing. An account that is disabled has its sessions and links ended. */
  edit(
    by: Actor,
    id: StaffId,
    edit: StaffEdit,
  ): Promise<{ readonly kind: "edited"; readonly staff: Staff } | Refused>;
}

export function createStaffManagement(deps: StaffDeps): StaffManagement {
  const { store } = deps;
  return {
    list: async (by) => {
      requireSomewhere(by, "staff.manage");
      const all = await store.list();
      return all.filter(({ centres }) => mayInAll(by, "staff.manage", centres));
    },
    colleagues: async (by) => {
      requireSomewhere(by, "case.read");
      const all = await store.list();
      return all
        .filter(({ state, centres }) => state === "active" && share(by.centres, centres))
        .map(({ id, name, role, centres }) => ({
          id,
          name,
          role,
          centres: shared(centres, by.centres),
        }));
    },
    invite: (by, invitation) =>
      store.change(async (change) => invite(deps, change, await asOfNow(change, by), invitation)),
    resetLink: (by, id) =>
      store.change(async (change) => resetLink(deps, change, await asOfNow(change, by), id)),
    resetSecondFactor: (by, id) =>
      store.change(async (change) =>
        resetSecondFactor(deps, change, await asOfNow(change, by), id),
      ),
    unbind: (by, id) =>
      store.change(async (change) => unbind(deps, change, await asOfNow(change, by), id)),
    endSessions: (by, id) =>
      store.change(async (change) => endSessions(deps, change, await asOfNow(change, by), id)),
    withSecondFactor: () => store.withSecondFactor(),
    edit: (by, id, edit) =>
      store.change(async (change) =>
        editStaff(deps, change, await asOfNow(change, by), { id, edit }),
      ),
  };
}

/** What whoever asks may know of where a colleague works. */
function shared(centres: CentreScope, own: CentreScope): CentreScope {
  if (centres === "all" || own === "all") return centres;
  return centres.filter((each) => own.includes(each));
}

function share(one: CentreScope, other: CentreScope): boolean {
  if (one === "all" || other === "all") return true;
  return one.some((centre) => other.includes(centre));
}

async function invite(
  deps: StaffDeps,
  change: StaffChange,
  by: Actor,
  { name, email: written, role, centres }: Invitation,
): ReturnType<StaffManagement["invite"]> {
  if (!mayInAll(by, "staff.manage", centres)) throw forbidden();
  const email = readEmail(written);
  if (email === null) return refused("email_invalid");
  if (!(await areCentres(change, centres))) return refused("unknown_centre");
  if ((await change.credentialsOf({ email })) !== null) return refused("email_taken");
  const staff: Staff = {
    id: deps.secrets.newId() as StaffId,
    name,
    email,
    role,
    centres,
    language: by === "command line" ? "en" : by.language,
    state: "invited",
    createdAt: deps.clock.now(),
  };
  await change.add(staff);
  const token = await issue(deps, change, "invitation", staff.id);
  await note(deps, change, by, staff.id, "staff.invited", { role, centres });
  return { kind: "invited", staff, token };
}

async function areCentres(change: StaffChange, scope: CentreScope): Promise<boolean> {
  return scope === "all" || change.haveCentres(scope);
}

async function resetLink(
  deps: StaffDeps,
  change: StaffChange,
  by: Actor,
  id: StaffId,
): ReturnType<StaffManagement["resetLink"]> {
  const staff = await within(change, by, id);
  if (staff.state === "disabled") return refused("disabled");
  const kind = staff.state === "invited" ? "invitation" : "reset";
  const token = await issue(deps, change, kind, id);
  await note(deps, change, by, id, "staff.link", { kind });
  return { kind: "link", token };
}

async function resetSecondFactor(
  deps: StaffDeps,
  change: StaffChange,
  by: Actor,
  id: StaffId,
): ReturnType<StaffManagement["resetSecondFactor"]> {
  const staff = await within(change, by, id);
  const wasOn = await change.removeSecondFactor(id);
  if (!wasOn) return refused("nothing_set_up");
  await change.endSessions(id, null);
  await note(deps, change, by, id, "staff.second_factor_reset", {});
  await tellOwner(deps, change, staff, { kind: "factorReset" });
  return { kind: "reset" };
}

async function unbind(
  deps: StaffDeps,
  change: StaffChange,
  by: Actor,
  id: StaffId,
): ReturnType<StaffManagement["unbind"]> {
  await within(change, by, id);
  if (!(await change.unbind(id))) return refused("not_bound");
  await change.endSessions(id, null);
  await note(deps, change, by, id, "staff.unbound", {});
  return { kind: "unbound" };
}

async function endSessions(
  deps: StaffDeps,
  change: StaffChange,
  by: Actor,
  id: StaffId,
): Promise<number> {
  await within(change, by, id);
  const count = await change.endSessions(id, null);
  if (count > 0) await note(deps, change, by, id, "session.ended", { count });
  return count;
}

async function editStaff(
  deps: StaffDeps,
  change: StaffChange,
  by: Actor,
  { id, edit }: { readonly id: StaffId; readonly edit: StaffEdit },
): ReturnType<StaffManagement["edit"]> {
  const before = await within(change, by, id);
  const after = await edited(change, before, edit);
  if (!mayInAll(by, "staff.manage", after.centres)) throw forbidden();
  if (edit.centres !== undefined && !(await areCentres(change, edit.centres))) {
    return refused("unknown_centre");
  }
  if (isAdministrator(before) && !isAdministrator(after)) {
    if (!(await change.hasAdministrator(id))) return refused("last_admin");
  }
  await change.save(after);
  if (after.state === "disabled") {
    await change.endSessions(id, null);
    await change.useTickets(id, deps.clock.now());
    await change.endLinks(id, auditActor(by), deps.clock.now());
  }
  for (const [action, details] of differences(before, after)) {
    await note(deps, change, by, id, action, details);
  }
  return { kind: "edited", staff: after };
}

async function edited(change: StaffChange, before: Staff, edit: StaffEdit): Promise<Staff> {
  const { name = before.name, role = before.role, centres = before.centres } = edit;
  const after = { ...before, name, role, centres };
  if (edit.state === undefined) return after;
  if (edit.state === "disabled") return { ...after, state: "disabled" };
  const known = await change.credentialsOf({ id: before.id });
  return { ...after, state: (known?.passwordHash ?? null) === null ? "invited" : "active" };
}

/** @throws AppError `forbidden`; `not_found` for an account that is not all within the centres of whoever asks */
async function within(change: StaffChange, by: Actor, id: StaffId): Promise<Staff> {
  requireSomewhere(by, "staff.manage");
  const staff = await change.find(id);
  if (staff === null || !mayInAll(by, "staff.manage", staff.centres)) throw notThere();
  return staff;
}

async function note(
  { clock }: StaffDeps,
  change: StaffChange,
  by: Actor,
  target: StaffId,
  action: AuditAction,
  details: AuditDetails,
): Promise<void> {
  await change.record({ at: clock.now(), actor: auditActor(by), action, target, details });
}
