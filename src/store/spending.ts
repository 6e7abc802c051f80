import { createHash } from "node:crypto";
import { sql, type RawBuilder } from "kysely";
import { addDays, type PlainDate } from "../domain/plain-date.ts";
import type { Charged, Spending, SpendingAccount, SpendingStore } from "../ports/spending-store.ts";
import type { Database, Db, Tx } from "./database.ts";
import { reading } from "./reading.ts";
import { run } from "./statements.ts";

/** What models were asked for, over one open database. */
export function createSpendingStore(database: Database): SpendingStore {
  const { engine, db, write } = database;
  return {
    charge: async (accounts, needed, today) =>
      accounts.every(({ most }) => fits(NOTHING, needed, most))
        ? write((tx) => charge(tx, accounts, needed, today), "light")
        : null,
    giveBack: (charged, unused) => write((tx) => giveBack(tx, charged, unused), "light"),
    hasRoom: (accounts, needed, today) =>
      reading(engine, async () => {
        const spent = await spentBy(db, accounts, today);
        return accounts.every(({ most }, place) => fits(spent[place] ?? NOTHING, needed, most));
      }),
    spent: (accounts, today) => reading(engine, () => spentBy(db, accounts, today)),
    expire: (today) =>
      write(async (tx) => {
        const { numDeletedRows } = await tx
          .deleteFrom("model_spending")
          .where("day", "<", today)
          .executeTakeFirst();
        return Number(numDeletedRows);
      }),
  };
}

const NOTHING: Spending = { calls: 0, tokens: 0 };

function fits(spent: Spending, needed: Spending, most: Spending): boolean {
  return spent.calls + needed.calls <= most.calls && spent.tokens + needed.tokens <= most.tokens;
}

async function charge(
  tx: Tx,
  accounts: readonly SpendingAccount[],
  needed: Spending,
  today: PlainDate,
): Promise<readonly Charged[] | null> {
  const charged: Charged[] = [];
  for (const account of accounts) {
    const day = await chargeOne(tx, account, needed, today);
    if (day === null) {
      await giveBack(tx, charged, needed);
      return null;
    }
    charged.push({ account, day });
  }
  return charged;
}

/** The day that it is charged to; `null` when not so much is left of it. */
async function chargeOne(
  tx: Tx,
  account: SpendingAccount,
  needed: Spending,
  today: PlainDate,
): Promise<PlainDate | null> {
  const lasts = goesOn(today);
  const spent = (column: "calls" | "tokens"): RawBuilder<number> => {
    const before = sql`case when ${lasts} then model_spending.${sql.ref(column)} else 0 end`;
    return sql<number>`${before} + cast(${needed[column]} as bigint)`;
  };
  const row = await tx
    .insertInto("model_spending")
    .values({ ...keyOf(account), day: today, ...needed })
    .onConflict((conflict) =>
      conflict
        .columns(["budget", "spender"])
        .doUpdateSet({
          day: sql`case when ${lasts} then model_spending.day else ${today} end`,
          calls: spent("calls"),
          tokens: spent("tokens"),
        })
        .where(spent("calls"), "<=", account.most.calls)
        .where(spent("tokens"), "<=", account.most.tokens),
    )
    .returning("day")
    .executeTakeFirst();
  return row === undefined ? null : (row.day as PlainDate);
}

/** Whether the day of a row is not over. One further ahead was written by a clock that was wrong, and would hold for as long. */
function goesOn(today: PlainDate): RawBuilder<boolean> {
  return sql`(model_spending.day >= ${today} and model_spending.day <= ${addDays(today, 1)})`;
}

async function giveBack(tx: Tx, charged: readonly Charged[], unused: Spending): Promise<void> {
  for (const { account, day } of charged) {
    const { budget, spender } = keyOf(account);
    const update = tx
      .updateTable("model_spending")
      .set((row) => ({
        calls: row("calls", "-", unused.calls),
        tokens: row("tokens", "-", unused.tokens),
      }))
      .where("budget", "=", budget)
      .where("spender", "=", spender)
      .where("day", "=", day);
    await run(tx, update);
  }
}

/** What each account has spent on a day that is not over. */
async function spentBy(
  db: Db,
  accounts: readonly SpendingAccount[],
  today: PlainDate,
): Promise<readonly Spending[]> {
  const keys = accounts.map(keyOf);
  const rows = await db
    .selectFrom("model_spending")
    .select(["budget", "spender", "calls", "tokens"])
    .where((row) =>
      row.or(
        keys.map((key) =>
          row.and([row("budget", "=", key.budget), row("spender", "=", key.spender)]),
        ),
      ),
    )
    .where(goesOn(today))
    .execute();
  return keys.map(
    ({ budget, spender }) =>
      rows.find((row) => row.budget === budget && row.spender === spender) ?? NOTHING,
  );
}

function keyOf({ budget, person }: SpendingAccount) {
  if (person === null) return { budget, spender: "" };
  const name = JSON.stringify([person.platform, person.installation, person.person]);
  return { budget, spender: createHash("sha256").update(name).digest("base64url") };
}
