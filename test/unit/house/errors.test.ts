import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ERROR_CODES } from "../../../src/domain/errors.ts";

describe("docs/errors.md", () => {
  it("lists exactly the codes that the code has", () => {
    const text = readFileSync(new URL("../../../docs/errors.md", import.meta.url), "utf8");
    const listed = [...text.matchAll(/^\| `([a-z_]+)` \|/gm)].map((match) => match[1]);
    expect(listed.sort()).toEqual([...ERROR_CODES].sort());
  });
});
