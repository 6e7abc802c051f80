/** How large the database is, and how much room there is for it; all in bytes. */
export interface DatabaseSpace {
  /** With its log and its indices. */
  readonly databaseBytes: number;
  /** Of these, what is free for what is written next; `null` where the engine does not say. */
  readonly reusableBytes: number | null;
  /** Free on the disk of the database for this process; `null` where that is another machine’s, or not known. */
  readonly freeBytes: number | null;
}

/** Looks at how much room there is. */
export interface SpaceReader {
  /** @throws Unavailable the database or its disk cannot be looked at */
  read(): Promise<DatabaseSpace>;
}
