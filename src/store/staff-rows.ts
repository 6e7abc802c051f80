import type { CentreScope, Staff, StaffId } from "../domain/staff.ts";
import type { StaffSession } from "../ports/staff-store.ts";
import { readWelcome } from "./staff-identities.ts";
import type { StaffSessionTable, StaffTable } from "./tables-staff.ts";

/** An account as it stands in its row. */
export function readStaff(row: StaffTable): Staff {
  const { id, name, email, role, language, state } = row;
  return {
    id: id as StaffId,
    name,
    email,
    role,
    centres: JSON.parse(row.centres) as CentreScope,
    language,
    state,
    createdAt: new Date(row.created_at),
  };
}

/** As a scope stands in its column. */
export function writeScope(scope: CentreScope): string {
  return JSON.stringify(scope);
}

/** A session as it stands in its row. */
export function readSession(row: StaffSessionTable): StaffSession {
  const { token_hash: tokenHash, staff, network, browser, system } = row;
  return {
    tokenHash,
    staff: staff as StaffId,
    createdAt: new Date(row.created_at),
    usedAt: new Date(row.used_at),
    endsAt: new Date(row.ends_at),
    origin: { network, browser, system },
    welcome: readWelcome(row),
  };
}
