import type { Case } from "../../domain/case.ts";
import { permits } from "../../domain/staff.ts";
import type { StaffStore } from "../../ports/staff-store.ts";

/** Whether somebody holds a case who may still work on it; who may not keeps nobody from it until the clock frees it. */
export async function isHeld(
  staff: Pick<StaffStore, "find">,
  { standing: { holder }, centre }: Case,
): Promise<boolean> {
  const member = holder === null ? null : await staff.find(holder);
  return member !== null && permits(member, "case.work", centre);
}
