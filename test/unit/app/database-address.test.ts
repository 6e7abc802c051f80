import path from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { describe, expect, it, vi } from "vitest";
import { readSettings } from "../../../src/app/config.ts";
import { databaseAddress, wayToDatabase } from "../../../src/app/database-address.ts";
import { inProject } from "../../../src/app/paths.ts";

/** Any file that can be read: the driver looks for it as soon as it reads the address. */
const CERT = encodeURIComponent(fileURLToPath(import.meta.url));

const AT_HERE = [
  ["postgres://u:p@localhost/db"],
  ["postgres://u:p@LocalHost:5433/db"],
  ["postgres://u:p@127.0.0.1/db"],
  ["postgresql://u:p@127.8.9.10:5432/db"],
  ["postgres://u:p@[::1]:5432/db"],
  ["postgres://u:p@[0:0:0:0:0:0:0:1]/db"],
  ["postgres://u:p@[::ffff:127.0.0.1]/db"],
  ["postgres://u:p@%2Fvar%2Frun%2Fpostgresql/db"],
  ["postgres://u:p@/db?host=/var/run/postgresql"],
  ["postgres://elsewhere.example/db?host=/var/run/postgresql"],
  ["postgres://elsewhere.example/db?host=127.0.0.1"],
  ["postgres://u:p@/db"],
  ["postgres:///db"],
  ["postgres://localhost/db?sslmode=disable"],
] as const;

const ELSEWHERE = [
  ["plain", "postgres://u:p@db.example.org/db"],
  ["plain", "postgres://u:p@db/db"],
  ["plain", "postgres://u:p@10.0.0.5/db"],
  ["plain", "postgres://u:p@192.168.1.127/db"],
  ["plain", "postgres://u:p@128.0.0.1/db"],
  ["plain", "postgres://u:p@0.0.0.0/db"],
  ["plain", "postgres://u:p@[2001:db8::1]/db"],
  ["plain", "postgres://u:p@[::]/db"],
  ["plain", "postgres://u:p@localhost.example.org/db"],
  ["plain", "postgres://u:p@127.0.0.1.example.org/db"],
  ["plain", "postgres://127.0.0.1/db?host=db.example.org"],
  ["plain", "postgres://localhost:p@db.example.org/db"],
  ["plain", "postgres://db.example.org/db?sslmode=disable"],
  ["plain", "postgres://db.example.org/db?sslmode="],
  ["plain", "postgres://db.example.org/db?ssl=0"],
  ["plain", "postgres://db.example.org/db?ssl="],
  ["plain", "postgres://db.example.org/db?ssl=true&sslmode=disable"],
  ["plain", "postgres://db.example.org/db?sslmode=require&sslmode=disable"],
  ["plain", `postgres://db.example.org/db?sslrootcert=${CERT}&sslmode=disable`],
  ["plain", "postgres://db.example.org/db?uselibpqcompat=true&sslmode=disable"],
  ["plain", "postgres://u:a word@db.example.org/db"],
  ["verified", "postgres://u:a word@db.example.org/db?sslmode=verify-full"],
  ["verified", "postgres://db.example.org/db?sslmode=verify-full"],
  ["verified", "postgres://db.example.org/db?sslmode=verify-ca"],
  ["verified", "postgres://db.example.org/db?sslmode=require"],
  ["verified", "postgres://db.example.org/db?sslmode=prefer"],
  ["verified", "postgres://db.example.org/db?ssl=true"],
  ["verified", "postgres://db.example.org/db?ssl=1"],
  ["verified", "postgres://db.example.org/db?ssl=false"],
  ["verified", "postgres://db.example.org/db?sslnegotiation=direct"],
  ["verified", `postgres://db.example.org/db?sslrootcert=${CERT}`],
  ["verified", "postgres://[2001:db8::1]/db?sslmode=verify-full"],
  ["verified", "postgres://127.0.0.1/db?host=db.example.org&sslmode=verify-full"],
  [
    "verified",
    `postgres://db.example.org/db?uselibpqcompat=true&sslmode=require&sslrootcert=${CERT}`,
  ],
  ["unverified", "postgres://db.example.org/db?sslmode=no-verify"],
  ["unverified", "postgres://db.example.org/db?ssl=no-verify"],
  ["unverified", "postgres://db.example.org/db?uselibpqcompat=true&sslmode=require"],
  ["unverified", "postgres://db.example.org/db?uselibpqcompat=true&sslmode=prefer"],
] as const;

/** The driver itself, before it connects. */
function driver(url: string): { readonly host: string; readonly way: string } {
  const { host, ssl } = new pg.Client({ connectionString: url }) as {
    readonly host: string;
    readonly ssl: unknown;
  };
  if (!ssl) return { host, way: "plain" };
  const isLax = typeof ssl === "object" && "rejectUnauthorized" in ssl && !ssl.rejectUnauthorized;
  return { host, way: isLax ? "unverified" : "verified" };
}

describe("the way to a database", () => {
  it.each(AT_HERE)("%s stays on this machine", (url) => {
    expect(wayToDatabase(url, {})).toBe("here");
    expect(driver(url).host).toMatch(/^(?:\/.+|localhost|127\..*|::1|::ffff:7f00:1)$/i);
  });

  it.each(ELSEWHERE)("is %s, as the driver goes it, for %s", (way, url) => {
    // What it says of modes that will mean something else one day is no part of this.
    vi.spyOn(process, "emitWarning").mockReturnValue();
    expect(wayToDatabase(url, {})).toBe(way);
    expect(driver(url)).toMatchObject({ way });
    expect(driver(url).host).not.toMatch(/^(?:\/|localhost$|127\.[\d.]+$|::1$)/i);
  });

  it.each([
    ["plain", "postgres:///db", { PGHOST: "db.example.org" }],
    ["here", "postgres:///db", { PGHOST: "/var/run/postgresql" }],
    ["here", "postgres://localhost/db", { PGHOST: "db.example.org" }],
    ["verified", "postgres://db.example.org/db", { PGSSLMODE: "require" }],
    ["unverified", "postgres://db.example.org/db", { PGSSLMODE: "no-verify" }],
    ["plain", "postgres://db.example.org/db", { PGSSLMODE: "disable" }],
    ["plain", "postgres://db.example.org/db", { PGSSLMODE: "allow" }],
    ["plain", "postgres://db.example.org/db?sslmode=disable", { PGSSLMODE: "require" }],
    ["plain", "postgres://db.example.org/db?ssl=0", { PGSSLMODE: "require" }],
  ] as const)("is %s for %s with %o", (way, url, environment) => {
    for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
    expect(wayToDatabase(url, environment)).toBe(way);
    if (way !== "here") expect(driver(url).way).toBe(way);
    vi.unstubAllEnvs();
  });

  it("cannot be told of an address that the driver cannot read either", () => {
    for (const end of ["p#ss@db.example.org/db", "p%ff@db.example.org/db", "p@db:port/db"]) {
      const url = `postgres://u:${end}`;
      expect(wayToDatabase(url, {})).toBe("unreadable");
      expect(() => driver(url)).toThrow();
    }
  });
});

describe("a database elsewhere", () => {
  const url = "postgres://somebody:hunter2@db.example.org/yizhan";

  it("is refused in one sentence that says what to add, and never the password", () => {
    const read = (): unknown => readSettings({ DATABASE_URL: url });
    expect(read).toThrow(
      /^The setting DATABASE_URL cannot be used: its server is not on this machine .*; add \?sslmode=verify-full to it, or set DATABASE_ALLOW_PLAIN=true [^.]*\.$/,
    );
    expect(read).not.toThrow(/hunter2/);
    expect(() => readSettings({ DATABASE_URL: "postgres://u:hunter#2@db/yizhan" })).toThrow(
      /^The setting DATABASE_URL cannot be used: write signs such as # .*\.$/,
    );
  });

  it("is taken over TLS, or without where a setting allows it", () => {
    const safe = `${url}?sslmode=verify-full`;
    expect(readSettings({ DATABASE_URL: safe }).databaseUrl).toBe(safe);
    expect(readSettings({ DATABASE_URL: url, PGSSLMODE: "verify-full" }).databaseUrl).toBe(url);
    const plain = readSettings({ DATABASE_URL: url, DATABASE_ALLOW_PLAIN: "true" });
    expect(plain.databaseUrl).toBe(url);
  });
});

describe("the address of a file", () => {
  it("begins in the project’s folder unless it names a root", () => {
    expect(databaseAddress("sqlite:data/a.db")).toBe(`sqlite:${inProject("data/a.db")}`);
    const file = `sqlite:${path.resolve("/srv/a.db")}`;
    expect([databaseAddress(file), wayToDatabase(file, {})]).toEqual([file, "here"]);
    expect(databaseAddress("sqlite::memory:")).toBe("sqlite::memory:");
  });
});
