import { addDays, type PlainDate } from "../domain/plain-date.ts";
import type { Spending, SpendingAccount, SpendingStore } from "../ports/spending-store.ts";

interface Spent extends Spending {
  readonly day: PlainDate;
}

/** For a process that keeps nothing, such as a command that asks: what is spent counts until it ends. */
export function createSpendingInMemory(): SpendingStore {
  const accounts = new Map<string, Spent>();
  const spentBy = (account: SpendingAccount, today: PlainDate): Spent => {
    const known = accounts.get(keyOf(account));
    const goesOn = known !== undefined && known.day >= today && known.day <= addDays(today, 1);
    return goesOn ? known : { day: today, calls: 0, tokens: 0 };
  };
  const keep = (account: SpendingAccount, spent: Spent): void => {
    accounts.set(keyOf(account), spent);
  };
  const areWithin = (all: readonly SpendingAccount[], needed: Spending, today: PlainDate) =>
    all.every((account) => {
      const { calls, tokens } = sum(spentBy(account, today), needed);
      return calls <= account.most.calls && tokens <= account.most.tokens;
    });
  return {
    hasRoom: (all, needed, today) => Promise.resolve(areWithin(all, needed, today)),
    charge: (all, needed, today) => {
      if (!areWithin(all, needed, today)) return Promise.resolve(null);
      const charged = all.map((account) => {
        const spent = sum(spentBy(account, today), needed);
        keep(account, spent);
        return { account, day: spent.day };
      });
      return Promise.resolve(charged);
    },
    giveBack: (charged, { calls, tokens }) => {
      for (const { account, day } of charged) {
        const known = accounts.get(keyOf(account));
        if (known?.day !== day) continue;
        keep(account, sum(known, { calls: -calls, tokens: -tokens }));
      }
      return Promise.resolve();
    },
    spent: (all, today) => Promise.resolve(all.map((account) => spentBy(account, today))),
    expire: () => Promise.resolve(0),
  };
}

function sum(spent: Spent, { calls, tokens }: Spending): Spent {
  return { day: spent.day, calls: spent.calls + calls, tokens: spent.tokens + tokens };
}

function keyOf({ budget, person }: SpendingAccount): string {
  return JSON.stringify([budget, person?.platform, person?.installation, person?.person]);
}
