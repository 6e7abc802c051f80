import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

interface Lock {
  readonly packages: Readonly<Record<string, { readonly gypfile?: boolean }>>;
}

describe("package-lock.json", () => {
  it("lets npm take the SQLite that comes built, as few machines could compile it", () => {
    const text = readFileSync(new URL("../../../package-lock.json", import.meta.url), "utf8");
    const { packages } = JSON.parse(text) as Lock;
    // `npm install` leaves this out again, and `npm ci` then asks for Python and a compiler.
    expect(packages["node_modules/better-sqlite3"]?.gypfile).toBe(false);
  });
});
