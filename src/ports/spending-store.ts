import type { PersonRef } from "../domain/message.ts";
import type { PlainDate } from "../domain/plain-date.ts";

/** What a model is asked for, or may be. */
export interface Spending {
  readonly calls: number;
  /** Estimated, of what is asked and what is answered together. */
  readonly tokens: number;
}

/** What is spent within one day, by somebody or by all together. */
export interface SpendingAccount {
  /** Accounts of different budgets have nothing to do with each other. */
  readonly budget: string;
  /** `null` for all together. What is kept of a person is a hash. */
  readonly person: PersonRef | null;
  /** In one day. */
  readonly most: Spending;
}

/** What was charged to an account, to be settled on the day that it was charged to. */
export interface Charged {
  readonly account: SpendingAccount;
  readonly day: PlainDate;
}

/**
 * What models were asked for, a day at a time, counted for all processes together and over restarts.
 *
 * A day lasts until a later one is seen, by whichever process: a clock that is set back gives nothing back, unless it was ahead
 * by more than a day.
 *
 * Every method throws `Unavailable` when the database cannot be had.
 */
export interface SpendingStore {
  /**
   * Charges as much to each of the accounts, or nothing to any.
   *
   * @param accounts those of people before that of all, which everybody waits for
   * @returns what is to be settled; `null` when one of them has too little left. What is never settled stays charged until the day ends
   */
  charge(
    accounts: readonly SpendingAccount[],
    needed: Spending,
    today: PlainDate,
  ): Promise<readonly Charged[] | null>;
  /** Takes back what was charged and not used; nothing of a day that is over. */
  giveBack(charged: readonly Charged[], unused: Spending): Promise<void>;
  /** Whether so much could be charged to each of them. */
  hasRoom(
    accounts: readonly SpendingAccount[],
    needed: Spending,
    today: PlainDate,
  ): Promise<boolean>;
  /** What each of them has spent on a day that is not over. */
  spent(accounts: readonly SpendingAccount[], today: PlainDate): Promise<readonly Spending[]>;
  /** Removes what was spent on days before; returns how many accounts. */
  expire(today: PlainDate): Promise<number>;
}
