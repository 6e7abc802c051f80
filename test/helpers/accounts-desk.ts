import { afterEach, beforeEach } from "vitest";
import type { Staff } from "../../src/domain/staff.ts";
import type { Database } from "../../src/store/database.ts";
import { openTestDesk, PASSWORD, type TestDesk } from "./desk.ts";
import { FakeTime } from "./fake-time.ts";
import { newDatabase } from "./new-database.ts";

export const NEW_PASSWORD = "another long password";
/** Who does what no account does. */
export const BY = "command line";
/** From where everybody signs in. */
export const ADDRESS = "203.0.113.7";

/** The desk with its accounts and centres, over a database that is made anew for each test. */
export function accountsDesk() {
  let time: FakeTime;
  let database: Database;
  let desk: TestDesk;
  beforeEach(async () => {
    time = new FakeTime();
    database = await newDatabase();
    desk = await openTestDesk(database, time);
  });
  afterEach(() => database.close());

  async function signIn(staff: Staff, password = PASSWORD): Promise<string> {
    const result = await desk.accounts.login(staff.email, password, ADDRESS);
    if (result.kind !== "signed-in") throw new Error(JSON.stringify(result));
    return result.token;
  }

  async function isOpen(token: string): Promise<boolean> {
    const open = await desk.accounts.sessionOf(token);
    // Nobody waits for the use of a session to be noted; a write that comes after it does.
    await database.write(() => Promise.resolve());
    return open !== null;
  }

  async function sessionIn(token: string) {
    const open = await desk.accounts.sessionOf(token);
    if (open === null) throw new Error("not signed in");
    return open;
  }

  /** What the audit trail tells, the oldest first. */
  async function actions(): Promise<string[]> {
    return (await desk.trail.page(null, 100)).map(({ action }) => action).reverse();
  }

  return { parts: () => ({ time, database, desk }), signIn, isOpen, sessionIn, actions };
}
