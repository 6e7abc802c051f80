import { openDatabase } from "../../src/store/open-database.ts";
import { TEMPLATE, TEST_POSTGRES } from "./engines.ts";
import { freePort, postgresUrl, startPostgres, type PostgresServer } from "./postgres.ts";

/**
 * Starts one PostgreSQL for the whole run, which every suite takes its databases from, unless `DATABASE_URL_TEST` names one.
 * Tests that need none do not wait for it.
 */
export default async function startPostgresForAll(): Promise<(() => Promise<void>) | undefined> {
  if ((process.env["DATABASE_URL_TEST"] ?? "") !== "") return undefined;
  const port = await freePort();
  process.env[TEST_POSTGRES] = postgresUrl(port, "postgres");
  const started = startPostgres({ port, isThrownAway: true });
  const prepared = started.then(prepareTemplate).catch((error: unknown) => {
    console.error("PostgreSQL for the tests does not start:", error);
  });
  return async () => {
    await prepared;
    await started.then(
      (server) => server.remove(),
      () => undefined,
    );
  };
}

/** It gets its name when it is whole, as suites wait for that. */
async function prepareTemplate(server: PostgresServer): Promise<void> {
  const making = `${TEMPLATE}_making`;
  const database = await openDatabase(await server.newDatabase(making), "server");
  await database.close();
  await server.rename(making, TEMPLATE);
}
