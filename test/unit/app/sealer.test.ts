import { describe, expect, it } from "vitest";
import { createSealer } from "../../../src/app/sealer.ts";

describe("a sealed text", () => {
  const sealer = createSealer("a secret of the desk");
  const sealed = sealer.seal("词 and words", "letters");

  it("is opened with the same secret for the same purpose, and never looks the same twice", () => {
    expect(sealer.open(sealed, "letters")).toBe("词 and words");
    expect(createSealer("a secret of the desk").open(sealed, "letters")).toBe("词 and words");
    expect(sealer.seal("词 and words", "letters")).not.toBe(sealed);
    expect(sealed).toMatch(/^[\w-]+$/);
  });

  it("is not opened with another secret, for another purpose, or once a sign of it is another", () => {
    expect(createSealer("another secret").open(sealed, "letters")).toBeNull();
    expect(sealer.open(sealed, "words")).toBeNull();
    expect(sealer.open("", "letters")).toBeNull();
    for (let at = 0; at < sealed.length - 1; at += 1) {
      const other = sealed[at] === "A" ? "B" : "A";
      expect(sealer.open(sealed.slice(0, at) + other + sealed.slice(at + 1), "letters")).toBeNull();
    }
  });
});
