/** How much of a bucket of tokens is taken; none for one that is full. */
export interface BucketTable {
  /** A hash of what is counted and whose it is. */
  name: string;
  /** When it is full again, if nobody takes any more; Unix milliseconds. */
  full_at: number;
  /** Whether what was asked for last was there: 1 or 0. */
  taken: number;
}

/** What a model was asked for on the latest day that an account was charged. */
export interface ModelSpendingTable {
  budget: string;
  /** A hash of the person; empty for all together. */
  spender: string;
  /** `YYYY-MM-DD`. */
  day: string;
  calls: number;
  tokens: number;
}

/** From where somebody asked for a person last. */
export interface CaseOriginTable {
  platform: string;
  /** As the table of cases has it. */
  person: string;
  /** A hash of what counts as one visitor. */
  visitor: string;
  /** Unix milliseconds. */
  noted_at: number;
}

/** The tables of what may be done how often. */
export interface LimitTables {
  bucket: BucketTable;
  case_origin: CaseOriginTable;
  model_spending: ModelSpendingTable;
}
