import { AppError } from "../../domain/errors.ts";
import {
  permits,
  permitsSomewhere,
  type CentreId,
  type CentreScope,
  type Staff,
  type StaffAction,
} from "../../domain/staff.ts";
import type { AuditActor } from "../../ports/audit.ts";
import type { StaffLook } from "../../ports/staff-store.ts";

/** Who asks for a change: somebody signed in, or whoever holds the machine and may do everything. */
export type Actor = Staff | "command line";

export function auditActor(by: Actor): Exclude<AuditActor, "service"> {
  return by === "command line" ? by : by.id;
}

export function may(by: Actor, action: StaffAction, centre: CentreId | null): boolean {
  return by === "command line" || permits(by, action, centre);
}

/** Whether it is allowed in all of a scope. */
export function mayInAll(by: Actor, action: StaffAction, scope: CentreScope): boolean {
  if (by === "command line") return true;
  if (scope === "all") return permits(by, action, null);
  return permitsSomewhere(by, action) && scope.every((centre) => permits(by, action, centre));
}

/** @throws AppError `forbidden` it is allowed nowhere */
export function requireSomewhere(by: Actor, action: StaffAction): void {
  if (by === "command line" || permitsSomewhere(by, action)) return;
  throw forbidden();
}

export function forbidden(): AppError {
  return new AppError("forbidden", "Your role does not allow this.");
}

/** Says the same of what is not there and of what is in another centre. */
export function notThere(): AppError {
  return new AppError("not_found", "There is no such thing in your centres.");
}

/**
 * Whoever asks as they stand now: what they were when they signed in may be over.
 *
 * @throws AppError `forbidden` the account is no more
 */
export async function asOfNow(look: Pick<StaffLook, "find">, by: Actor): Promise<Actor> {
  if (by === "command line") return by;
  const now = await look.find(by.id);
  if (now === null) throw forbidden();
  return now;
}
