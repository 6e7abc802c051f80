import type { StaffId } from "../../domain/staff.ts";
import type { AuditAction, AuditDetails } from "../../ports/audit.ts";
import type { StaffChange } from "../../ports/staff-store.ts";
import type { StaffDeps } from "./deps.ts";

/** What people did to their own account. */
export async function noteOwn(
  { clock }: Pick<StaffDeps, "clock">,
  change: StaffChange,
  staff: StaffId,
  action: AuditAction & `${"session" | "staff"}.${string}`,
  details: AuditDetails = {},
): Promise<void> {
  await change.record({ at: clock.now(), actor: staff, action, target: staff, details });
}
