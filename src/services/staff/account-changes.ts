import type { Staff } from "../../domain/staff.ts";
import type { AuditAction, AuditDetails } from "../../ports/audit.ts";

/** Those without whom nobody could look after everything. */
export function isAdministrator({ role, state, centres }: Staff): boolean {
  return role === "admin" && state === "active" && centres === "all";
}

/** What is to be told of a change, beside that there was one. */
export function differences(before: Staff, after: Staff): [AuditAction, AuditDetails][] {
  const made: [AuditAction, AuditDetails][] = [];
  const { role, centres, state, name } = after;
  if (name !== before.name) made.push(["staff.name", {}]);
  if (role !== before.role) made.push(["staff.role", { role, before: before.role }]);
  if (JSON.stringify(centres) !== JSON.stringify(before.centres)) {
    made.push(["staff.centres", { centres, before: before.centres }]);
  }
  if (state !== before.state) {
    made.push([state === "disabled" ? "staff.disabled" : "staff.enabled", {}]);
  }
  return made;
}
