/** Instants are Unix milliseconds by the service's clock. */
type Instant = number;

/** Who looks at an item of the review calendar; there is none for what nobody took. */
export interface CalendarTaskTable {
  /** As `keyOfEntry` names it. */
  item: string;
  assignee: string;
  given_by: string;
  since: Instant;
}

/** Who looks after the articles of an owner, a role that articles name. */
export interface CalendarOwnerTable {
  owner: string;
  staff: string;
}

/** Who checked an article, or a row of a table, against its sources, by the draft with which that comes into force. */
export interface ContentVerificationTable {
  draft: string;
  /** `topic/slug`, or a row by its name, which begins with `row:`. */
  article: string;
  /** YYYY-MM-DD */
  verified_on: string;
  made_by: string;
  made_at: Instant;
}

export interface CalendarTables {
  calendar_task: CalendarTaskTable;
  calendar_owner: CalendarOwnerTable;
  content_verification: ContentVerificationTable;
}
