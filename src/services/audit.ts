import type { AuditTrail, RecordedEntry } from "../ports/audit.ts";
import { forbidden, may, type Actor } from "./staff/actor.ts";

/** Reading what was changed and by whom. */
export interface Audit {
  /** @throws AppError `forbidden` unless whoever asks looks after all accounts */
  page(by: Actor, before: number | null, most: number): Promise<readonly RecordedEntry[]>;
}

export function createAudit(trail: AuditTrail): Audit {
  return {
    page: async (by, before, most) => {
      if (!may(by, "staff.manage", null)) throw forbidden();
      return trail.page(before, most);
    },
  };
}
