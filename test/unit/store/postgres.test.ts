import { describe, expect, it } from "vitest";
import { openPostgres } from "../../../src/store/postgres.ts";

const engine = openPostgres("postgres://nobody@127.0.0.1:1/none");
const isTransient = (error: unknown): boolean => engine.isTransient(error);

function withCode(code: string): Error {
  return Object.assign(new Error("It failed."), { code });
}

describe("PostgreSQL", () => {
  it.each(["08006", "53300", "55P03", "57014", "57P01", "58030", "40P01", "40001", "25006"])(
    "may take later what it refuses with %s",
    (code) => {
      expect(isTransient(withCode(code))).toBe(true);
    },
  );

  it.each(["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE", "EAI_AGAIN"])(
    "may be reached later when the system says %s",
    (code) => {
      expect(isTransient(withCode(code))).toBe(true);
    },
  );

  it.each([
    "Connection terminated unexpectedly",
    "Connection terminated due to connection timeout",
    "timeout exceeded when trying to connect",
    "Client has encountered a connection error and is not queryable",
  ])("may be reached later when its driver says: %s", (words) => {
    expect(isTransient(new Error(words))).toBe(true);
  });

  it.each(["22021", "23505", "42P01", "54000", "0A000", "XX000", "ERR_INVALID_ARG_TYPE"])(
    "never takes what is at fault by %s",
    (code) => {
      expect(isTransient(withCode(code))).toBe(false);
    },
  );

  it.each([
    new URIError("URI malformed"),
    new RangeError("Invalid time value"),
    new ReferenceError("x is not defined"),
    new TypeError("x is not a function"),
    new Error("kysely: something of ours"),
    "no error at all",
  ])("never takes what our own code cannot make: %s", (error) => {
    expect(isTransient(error)).toBe(false);
  });
});
