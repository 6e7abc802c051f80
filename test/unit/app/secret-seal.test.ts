import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createSecretSeal, unreadableNote } from "../../../src/app/secret-seal.ts";

const SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
const [ONE, TWO] = [randomBytes(32), randomBytes(32)];
const none = createSecretSeal({ present: null, before: null });
const one = createSecretSeal({ present: ONE, before: null });

describe("a secret", () => {
  it("is stored as it is without a key, and is to be sealed once there is one", () => {
    expect(none.seal(SECRET, "li")).toBe(SECRET);
    expect(none.open(SECRET, "li")).toEqual({ secret: SECRET, isCurrent: true });
    expect(one.open(SECRET, "li")).toEqual({ secret: SECRET, isCurrent: false });
  });

  it("is sealed otherwise each time, and opened with its key for its owner alone", () => {
    const sealed = one.seal(SECRET, "li");
    expect(sealed).not.toContain(SECRET);
    expect(one.seal(SECRET, "li")).not.toBe(sealed);
    expect(one.open(sealed, "li")).toEqual({ secret: SECRET, isCurrent: true });
    expect(one.open(sealed, "wang")).toBeNull();
    expect(none.open(sealed, "li")).toBeNull();
    expect(createSecretSeal({ present: TWO, before: null }).open(sealed, "li")).toBeNull();
  });

  it("is opened with the key before as well, and with that alone once there is no present one", () => {
    const sealed = one.seal(SECRET, "li");
    for (const present of [TWO, null]) {
      const opened = createSecretSeal({ present, before: ONE }).open(sealed, "li");
      expect(opened).toEqual({ secret: SECRET, isCurrent: false });
    }
  });

  it("is not opened when anything of it was changed or is missing", () => {
    const sealed = one.seal(SECRET, "li");
    const bytes = Buffer.from(sealed.slice("sealed:1:".length), "base64url");
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(one.open(`sealed:1:${changed.toString("base64url")}`, "li"), String(at)).toBeNull();
    }
    for (const text of ["sealed:1:", "sealed:1:AAAA", sealed.slice(0, -1), sealed.slice(0, 30)]) {
      expect(one.open(text, "li"), text).toBeNull();
    }
  });

  it("that no key opens is told of in a sentence with the remedy", () => {
    expect(unreadableNote(1)).toBe(
      "Second factors: no key opens that of one account, so that their codes are refused. Set SECOND_FACTOR_KEY to the key they were encrypted with, or reset them with yizhan user reset-second-factor.",
    );
    expect(unreadableNote(3)).toContain("those of 3 accounts");
  });
});
