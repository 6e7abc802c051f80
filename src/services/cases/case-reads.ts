import type { CaseId, CaseReference } from "../../domain/case.ts";
import type { StaffId } from "../../domain/staff.ts";
import type { AuditTrail } from "../../ports/audit.ts";
import type { Clock } from "../../ports/clock.ts";

const HOUR_MS = 60 * 60_000;
/** A page that is open asks again whenever something changes; who asked already need not be looked up. */
const MOST_REMEMBERED = 5_000;

/** Notes who has read which case: once an hour each. */
export interface CaseReads {
  /** @throws Unavailable it cannot be noted, and so is not to be shown */
  note(
    reader: StaffId,
    read: { readonly id: CaseId; readonly reference: CaseReference },
  ): Promise<void>;
}

export function createCaseReads(trail: Pick<AuditTrail, "recordOnce">, clock: Clock): CaseReads {
  const noted = new Map<string, number>();
  return {
    note: async (reader, { id, reference }) => {
      const at = clock.now();
      const hour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
      const key = `${reader} ${id}`;
      if (noted.get(key) === hour) return;
      const entry = { at, actor: reader, action: "case.read", target: id } as const;
      await trail.recordOnce({ ...entry, details: { reference } }, new Date(hour));
      noted.delete(key);
      noted.set(key, hour);
      for (const oldest of noted.keys()) {
        if (noted.size <= MOST_REMEMBERED) break;
        noted.delete(oldest);
      }
    },
  };
}
