import { createServer, type Server } from "node:net";
import { migrateDatabase } from "../../src/store/open-database.ts";
import { makeWithRoles } from "./database-roles.ts";
import { TEMPLATE, TEST_POSTGRES } from "./engines.ts";
import { startPostgres, type PostgresServer } from "./postgres.ts";

/**
 * Offers one PostgreSQL to the whole run, which every suite takes its databases from, unless `DATABASE_URL_TEST` names one.
 * It is started when the first suite asks: whoever connects is told its address, or why there is none.
 */
export default async function offerPostgres(): Promise<(() => Promise<void>) | undefined> {
  if ((process.env["DATABASE_URL_TEST"] ?? "") !== "") return undefined;
  let started: Promise<PostgresServer> | null = null;
  const desk = createServer((socket) => {
    started ??= startPrepared();
    started.then(
      ({ url }) => socket.end(url),
      (error: unknown) => socket.end(String(error)),
    );
  });
  process.env[TEST_POSTGRES] = String(await listening(desk));
  return async () => {
    desk.close();
    await started?.then(
      (server) => server.remove(),
      () => undefined,
    );
  };
}

async function startPrepared(): Promise<PostgresServer> {
  const server = await startPostgres({ isThrownAway: true });
  const { owner } = await makeWithRoles(server.url, TEMPLATE);
  await migrateDatabase(owner);
  return server;
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
}
