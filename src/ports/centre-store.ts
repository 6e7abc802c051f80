import type { ServiceCentre } from "../domain/centre.ts";
import type { CentreId } from "../domain/staff.ts";
import type { AuditEntry } from "./audit.ts";

/**
 * The service centres.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface CentreStore {
  find(id: CentreId): Promise<ServiceCentre | null>;
  /** By id. */
  list(): Promise<readonly ServiceCentre[]>;
  /** @returns false when there is one of that id: nothing was written */
  add(centre: ServiceCentre, entry: AuditEntry): Promise<boolean>;
  /**
   * @param centre its revision is one more than that which was seen
   * @returns false when it was changed since it was seen: nothing was written
   */
  save(centre: ServiceCentre, entry: AuditEntry): Promise<boolean>;
}
