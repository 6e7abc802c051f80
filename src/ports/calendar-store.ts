import type { StaffId } from "../domain/staff.ts";
import type { AuditEntry } from "./audit.ts";

/** That somebody looks at one item of the review calendar. */
export interface CalendarTask {
  /** As `keyOfEntry` names it. */
  readonly item: string;
  readonly assignee: StaffId;
  /** Who gave it; the assignee where they took it. */
  readonly by: StaffId;
  readonly since: Date;
}

/** That somebody looks after the articles of an owner. */
export interface Looker {
  /** As articles name it. */
  readonly owner: string;
  readonly staff: StaffId;
}

/**
 * Who looks at what of the review calendar. What a method changes is one transaction with its entry in the audit trail.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface CalendarStore {
  tasks(): Promise<readonly CalendarTask[]>;
  /**
   * Gives an item to somebody.
   *
   * @param seen who had it when whoever gives it looked; `null` for nobody
   * @returns false when somebody else has it meanwhile: nothing was changed
   */
  give(task: CalendarTask, seen: StaffId | null, entry: AuditEntry): Promise<boolean>;
  /** Leaves an item to nobody. @returns false when it is not theirs: nothing was changed */
  leave(item: string, seen: StaffId, entry: AuditEntry): Promise<boolean>;
  lookers(): Promise<readonly Looker[]>;
  /** @returns false when it was so already: nothing was changed */
  lookAfter(looker: Looker, does: boolean, entry: AuditEntry): Promise<boolean>;
  /** Removes the tasks of some items, as they were given; one given anew meanwhile stays. */
  remove(tasks: readonly CalendarTask[]): Promise<void>;
}
