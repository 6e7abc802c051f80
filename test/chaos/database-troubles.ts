import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import type { PostgresServer } from "../helpers/postgres.ts";
import type { Span } from "./waits.ts";

/** Beside the time that it takes. */
const DOWN_MS = 1_500;
const LISTENING_WITHIN_MS = 10_000;

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and query like 'LISTEN %'`;

export type DatabaseTrouble = "restart" | "cut";

/** What happens to a database that people write to, and when it did. */
export class DatabaseTroubles {
  readonly downs: Span[] = [];
  /** When it was killed, not stopped. */
  readonly kills: number[] = [];
  readonly cuts: number[] = [];
  /** Connections that listened and were ended. */
  ended = 0;
  readonly #server: PostgresServer;
  readonly #url: string;
  readonly #random: () => number;

  constructor(server: PostgresServer, url: string, random: () => number) {
    this.#server = server;
    this.#url = url;
    this.#random = random;
  }

  /** @param ready waits until all processes listen: one that starts while there is no database ends, as it is to */
  async make(trouble: DatabaseTrouble, ready: () => Promise<void>): Promise<void> {
    if (trouble === "cut") {
      await this.#cut();
      return;
    }
    await ready();
    await this.#restart();
  }

  /** Stops and starts it, by turns as an administrator does and as a power cut does. */
  async #restart(): Promise<void> {
    const how = this.downs.length % 2 === 0 ? "fast" : "kill";
    const from = Date.now();
    if (how === "kill") this.kills.push(from);
    await this.#server.stop(how);
    await wait(this.#random() * DOWN_MS);
    await startAgain(this.#server);
    this.downs.push({ from, to: Date.now() });
  }

  /** Ends all connections that processes listen on, of which there is at least one. */
  async #cut(): Promise<void> {
    const client = new pg.Client({ connectionString: this.#url });
    await client.connect();
    try {
      const deadline = Date.now() + LISTENING_WITHIN_MS;
      for (;;) {
        const at = Date.now();
        const { rowCount } = await client.query(CUT);
        if (rowCount !== null && rowCount > 0) {
          this.cuts.push(at);
          this.ended += rowCount;
          return;
        }
        if (at > deadline) throw new Error("no process listens");
        await wait(50);
      }
    } finally {
      await client.end();
    }
  }
}

/** The processes of a server that was killed take a moment to end, and keep a new one from starting. */
export async function startAgain(server: PostgresServer): Promise<void> {
  for (let tries = 0; tries < 40; tries += 1) {
    try {
      await server.start();
      return;
    } catch {
      await wait(250);
    }
  }
  throw new Error("PostgreSQL does not start again");
}
