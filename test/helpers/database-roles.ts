import { readFileSync } from "node:fs";
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
  const [once, inDatabase] = documented();
  const statements = once.split(";\n").filter((statement) => statement !== "");
  await tell(
    server,
    statements.map((statement) => statement.replace("database yizhan ", `database "${name}" `)),
  );
  await tell(addressOf(server, { name }), [inDatabase]);
  return rolesOn(addressOf(server, { name }));
}

/** The addresses of both users for a database that they have, or a copy of it. */
export function rolesOn(database: string): DatabaseRoles {
  return {
    owner: addressOf(database, { user: OWNER }),
    service: addressOf(database, { user: SERVICE }),
  };
}

function addressOf(
  address: string,
  { name, user }: { readonly name?: string; readonly user?: string },
): string {
  const url = new URL(address);
  if (name !== undefined) url.pathname = `/${name}`;
  if (user !== undefined) url.username = user;
  return url.toString();
}
