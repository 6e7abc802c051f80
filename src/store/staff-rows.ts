import type { CentreScope, Staff, StaffId } from "../domain/staff.ts";
import type { StaffTable } from "./tables-staff.ts";

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
