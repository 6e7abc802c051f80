import { readFileSync } from "node:fs";
import { causeCodeOf } from "../../src/domain/errors.ts";
import { tell } from "./postgres.ts";

const OWNER = "yizhan_owner";
const SERVICE = "yizhan_service";

/** The statements that `docs/operate.md` shows: those for the server, and those for one database. */
function documented(): readonly [string, string] {
  const text = readFileSync(new URL("../../docs/operate.md", import.meta.url), "utf8");
  const [server, database, more] = [...text.matchAll(/^```sql\n(.*?)^```$/gms)].map(
    ([, sql = ""]) => sql,
  );
  if (server === undefined || database === undefined || more !== undefined) {
    throw new Error("docs/operate.md shows the roles in two blocks of SQL");
  }
  return [server, database];
}

/** Two users of one database: who may change its tables, and who may only read and write rows. */
export interface DatabaseRoles {
  readonly owner: string;
  readonly service: string;
}

/**
 * Makes an empty database and its roles as the documentation tells an administrator to.
 *
 * @param server the address of an administrator, on a server that has no such roles yet
 */
export async function makeWithRoles(server: string, name: string): Promise<DatabaseRoles> {
  const [once] = documented();
  await tell(server, statementsOf(once.replace("database yizhan ", `database "${name}" `)));
  const url = new URL(server);
  url.pathname = `/${name}`;
  return giveRoles(url.toString());
}

/** Gives a database that is there its two users, and makes them where the server does not know them yet. */
export async function giveRoles(database: string): Promise<DatabaseRoles> {
  const [once, inDatabase] = documented();
  for (const statement of statementsOf(once).filter((each) => each.startsWith("create role"))) {
    await tell(database, [statement]).catch((error: unknown) => {
      if (causeCodeOf(error) !== ROLE_IS_THERE) throw error;
    });
  }
  await tell(database, statementsOf(inDatabase));
  return rolesOn(database);
}

/** An SQLSTATE. */
const ROLE_IS_THERE = "42710";

function statementsOf(sql: string): readonly string[] {
  return sql.split(";\n").filter((statement) => statement !== "");
}

/** The addresses of both users for a database that they have, or a copy of it. */
export function rolesOn(database: string): DatabaseRoles {
  const as = (user: string): string => {
    const url = new URL(database);
    url.username = user;
    return url.toString();
  };
  return { owner: as(OWNER), service: as(SERVICE) };
}
