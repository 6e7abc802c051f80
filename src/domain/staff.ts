declare const staffId: unique symbol;
declare const centreId: unique symbol;

/** One account of the web desk. */
export type StaffId = string & { readonly [staffId]: true };
/** A service centre: lower-case letters, digits and hyphens, such as `main`. */
export type CentreId = string & { readonly [centreId]: true };

export const ROLES = ["reader", "staff", "editor", "lead", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** The languages of the web desk. */
export const DESK_LANGUAGES = ["en", "zh"] as const;
export type DeskLanguage = (typeof DESK_LANGUAGES)[number];

/** `invited`: without a password yet; `disabled`: may do nothing, and is kept because what they did names them. */
export const STAFF_STATES = ["invited", "active", "disabled"] as const;
export type StaffState = (typeof STAFF_STATES)[number];

/** The centres that somebody works for. */
export type CentreScope = readonly CentreId[] | "all";

/** Somebody who works at the web desk. */
export interface Staff {
  readonly id: StaffId;
  readonly name: string;
  /** As it was written; no two accounts have one that differs in the case of its letters only. */
  readonly email: string;
  readonly role: Role;
  readonly centres: CentreScope;
  readonly language: DeskLanguage;
  readonly state: StaffState;
  readonly createdAt: Date;
}

/** What somebody at the web desk may be allowed to do. */
export const ACTIONS = [
  "case.read",
  "case.work",
  "case.assign",
  "case.export",
  "centre.edit",
  "content.read",
  "content.edit",
  "content.publish",
  "content.override",
  "numbers.read",
  "staff.manage",
] as const;
export type StaffAction = (typeof ACTIONS)[number];

/** `everywhere`: in each centre of the scope, and in what belongs to no centre when the scope is all of them. */
export type Reach = "no" | "own centres" | "everywhere";

/** Who may do what; `docs/staff.md` holds the same table. */
export const PERMISSIONS: Readonly<Record<StaffAction, Readonly<Record<Role, Reach>>>> = {
  "case.read": {
    reader: "everywhere",
    staff: "everywhere",
    editor: "no",
    lead: "everywhere",
    admin: "everywhere",
  },
  "case.work": {
    reader: "no",
    staff: "everywhere",
    editor: "no",
    lead: "everywhere",
    admin: "everywhere",
  },
  "case.assign": {
    reader: "no",
    staff: "no",
    editor: "no",
    lead: "everywhere",
    admin: "everywhere",
  },
  "case.export": {
    reader: "no",
    staff: "no",
    editor: "no",
    lead: "everywhere",
    admin: "everywhere",
  },
  "centre.edit": {
    reader: "no",
    staff: "no",
    editor: "no",
    lead: "own centres",
    admin: "everywhere",
  },
  "content.read": {
    reader: "everywhere",
    staff: "everywhere",
    editor: "everywhere",
    lead: "everywhere",
    admin: "everywhere",
  },
  "content.edit": {
    reader: "no",
    staff: "no",
    editor: "everywhere",
    lead: "everywhere",
    admin: "everywhere",
  },
  "content.publish": {
    reader: "no",
    staff: "no",
    editor: "everywhere",
    lead: "everywhere",
    admin: "everywhere",
  },
  "content.override": {
    reader: "no",
    staff: "no",
    editor: "no",
    lead: "everywhere",
    admin: "everywhere",
  },
  "numbers.read": {
    reader: "everywhere",
    staff: "no",
    editor: "everywhere",
    lead: "everywhere",
    admin: "everywhere",
  },
  "staff.manage": {
    reader: "no",
    staff: "no",
    editor: "no",
    lead: "no",
    admin: "everywhere",
  },
};

/** As much of an account as decides what it may do. */
export type Permitted = Pick<Staff, "role" | "centres" | "state">;

/**
 * The one decision on who may do what.
 *
 * @param centre the centre that the thing belongs to; `null` when it belongs to none, such as the audit trail or a centre
 * that is yet to be made: only who works for all centres may touch that
 */
export function permits(staff: Permitted, action: StaffAction, centre: CentreId | null): boolean {
  if (staff.state !== "active") return false;
  const reach = PERMISSIONS[action][staff.role];
  if (reach === "no") return false;
  if (centre === null) return reach === "everywhere" && staff.centres === "all";
  return covers(staff.centres, [centre]);
}

/** Whether there may be anything at all that {@link permits} allows: what a menu shows, and whom a route lets ask. */
export function permitsSomewhere(staff: Permitted, action: StaffAction): boolean {
  if (staff.state !== "active" || PERMISSIONS[action][staff.role] === "no") return false;
  return staff.centres === "all" || staff.centres.length > 0;
}

/** Whether one scope holds all of another. */
export function covers(scope: CentreScope, other: CentreScope): boolean {
  if (scope === "all") return true;
  return other !== "all" && other.every((centre) => scope.includes(centre));
}

const CENTRE_ID = /^[a-z][a-z0-9-]{0,39}$/;

/** `null` for what cannot name a centre. */
export function readCentreId(text: string): CentreId | null {
  return CENTRE_ID.test(text) ? (text as CentreId) : null;
}

/** What nobody could write to is none: one `@`, no spaces, at most 254 characters. */
const EMAIL = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\]]+$/u;
const LONGEST_EMAIL = 254;

/** An e-mail address without the spaces around it; `null` when it is none. */
export function readEmail(text: string): string | null {
  const email = text.normalize("NFKC").trim();
  return email.length <= LONGEST_EMAIL && EMAIL.test(email) ? email : null;
}

/** Equal for addresses that count as one. */
export function emailKey(email: string): string {
  return email.normalize("NFKC").trim().toLowerCase();
}
