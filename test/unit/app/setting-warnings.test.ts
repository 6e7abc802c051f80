import { describe, expect, it } from "vitest";
import { readSettings } from "../../../src/app/config.ts";
import { settingWarnings } from "../../../src/app/setting-warnings.ts";

type Environment = Readonly<Record<string, string>>;

const warned = (environment: Environment) =>
  settingWarnings(readSettings(environment)).map(({ what }) => what);

const HTTPS = { PUBLIC_URL: "https://help.example.org" };
const TRUSTED = { ...HTTPS, TRUST_PROXY: "true" };
/** An address that is nobody’s. */
const elsewhere = (end: string): Environment => ({
  DATABASE_URL: `postgres://u:p@192.0.2.1/yizhan${end}`,
  DATABASE_ALLOW_PLAIN: "true",
});

describe("the warnings about settings", () => {
  it.each<[string, Environment]>([
    ["the settings as they ship", {}],
    ["localhost", { HOST: "localhost" }],
    ["another loopback address", { HOST: "127.0.0.2" }],
    ["loopback in IPv6", { HOST: "::1" }],
    ["plain HTTP on this machine alone", { PUBLIC_URL: "http://127.0.0.1:3000" }],
    ["a trusted proxy on this machine", TRUSTED],
    ["a trusted proxy on another machine", { ...TRUSTED, HOST: "0.0.0.0" }],
    ["a database on this machine", { DATABASE_URL: "postgres://u:p@127.0.0.1/yizhan" }],
    ["a database behind a socket", { DATABASE_URL: "postgres:///yizhan?host=/run/postgresql" }],
    ["a database elsewhere that proves who it is", elsewhere("?sslmode=verify-full")],
    // Unlike psql, the driver goes on only with TLS, and looks who answers.
    ["a database elsewhere with sslmode=prefer", elsewhere("?sslmode=prefer")],
  ])("are none for %s", (_, environment) => {
    expect(warned(environment)).toEqual([]);
  });

  it.each<[string, Environment]>([
    ["every address", { HOST: "0.0.0.0" }],
    ["every address in IPv6", { HOST: "::" }],
    ["an address of a network", { HOST: "192.168.1.20" }],
    ["a name", { HOST: "help.example.org" }],
    ["an address of which PUBLIC_URL is plain", { HOST: "::", PUBLIC_URL: "http://localhost" }],
    ["a proxy without an https address", { HOST: "0.0.0.0", TRUST_PROXY: "true" }],
  ])("name an open address: %s", (_, environment) => {
    expect(warned(environment)).toEqual(["open address"]);
  });

  it.each<[string, Environment]>([
    ["on this machine", HTTPS],
    ["on another machine", { ...HTTPS, HOST: "0.0.0.0" }],
  ])("name a proxy that is not trusted: %s", (_, environment) => {
    expect(warned(environment)).toEqual(["proxy"]);
  });

  it.each<[string, Environment]>([
    ["no word of TLS", elsewhere("")],
    ["TLS that is off", elsewhere("?sslmode=disable")],
    ["TLS to whoever answers", elsewhere("?sslmode=no-verify")],
    ["prefer, read as psql does", elsewhere("?uselibpqcompat=true&sslmode=prefer")],
  ])("name the way to a database elsewhere: %s", (_, environment) => {
    expect(warned(environment)).toEqual(["database way"]);
  });

  it("come together, each with what to do, and without the password of the database", () => {
    const environment = { ...elsewhere(""), ...HTTPS, DATABASE_URL: "postgres://u:hunter2@db/y" };
    const notes = settingWarnings(readSettings(environment)).map(({ note }) => note);
    expect(notes).toEqual([
      expect.stringContaining("Set TRUST_PROXY=true"),
      expect.stringContaining("Write sslmode=verify-full"),
    ]);
    expect(notes.join()).not.toContain("hunter2");
  });
});
