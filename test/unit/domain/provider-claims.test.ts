import { describe, expect, it } from "vitest";
import {
  grantedBy,
  nameIn,
  provesSecondFactor,
  verifiedEmail,
  type ClaimMapping,
} from "../../../src/domain/provider-claims.ts";
import type { CentreId } from "../../../src/domain/staff.ts";

const NORTH = "north" as CentreId;
const SOUTH = "south" as CentreId;

const mapping: ClaimMapping = {
  roleClaim: "realm_access.roles",
  roles: [
    { value: "chiefs", role: "admin" },
    { value: "editors", role: "editor" },
    { value: "staff", role: "staff" },
  ],
  centresClaim: "https://institute.example/offices",
  centres: [
    { value: "n", centre: NORTH },
    { value: "s", centre: SOUTH },
    { value: "head", centre: "all" },
  ],
};

function claims(roles: unknown, offices: unknown = "n") {
  return {
    realm_access: { roles },
    "https://institute.example/offices": offices,
  };
}

describe("what claims give", () => {
  it("is the first role of the mapping that is held, from a list or a single text", () => {
    expect(grantedBy(mapping, claims(["staff", "editors"]))?.role).toBe("editor");
    expect(grantedBy(mapping, claims("staff"))?.role).toBe("staff");
  });

  it("is every centre that is held, each once, or all of them", () => {
    expect(grantedBy(mapping, claims("staff", ["s", "n", "s"]))?.centres).toEqual([NORTH, SOUTH]);
    expect(grantedBy(mapping, claims("staff", ["s", "head"]))?.centres).toBe("all");
    const everybody = { ...mapping, centresClaim: null, centres: [{ value: null, centre: NORTH }] };
    expect(grantedBy(everybody, claims("staff", []))?.centres).toEqual([NORTH]);
  });

  it.each([
    ["a role of the desk that no rule names", "admin", "n"],
    ["another case of the letters", "Staff", "n"],
    ["no text", [7, null, { staff: true }], "n"],
    ["no role", undefined, "n"],
    ["no centre", "staff", "west"],
  ])("is nothing for %s", (_, roles, offices) => {
    expect(grantedBy(mapping, claims(roles, offices))).toBeNull();
  });

  it("is nothing by names that every object has", () => {
    for (const roleClaim of ["constructor", "constructor.name", "__proto__", "toString.name"]) {
      const names = ["Object", "toString"].map((value) => ({ value, role: "admin" as const }));
      expect(grantedBy({ ...mapping, roleClaim, roles: names }, claims("staff"))).toBeNull();
    }
  });

  it("prefers a claim of just that name to a path", () => {
    const both = { ...claims("staff"), "realm_access.roles": "chiefs" };
    expect(grantedBy(mapping, both)?.role).toBe("admin");
  });
});

describe("a person as the provider names them", () => {
  it("has an address only where it is verified, and could be written to", () => {
    const email = "li@centre.example";
    expect(verifiedEmail({ email, email_verified: true })).toBe(email);
    expect(verifiedEmail({ email, email_verified: "true" })).toBeNull();
    expect(verifiedEmail({ email })).toBeNull();
    expect(verifiedEmail({ email: "li", email_verified: true })).toBeNull();
  });

  it("is called by the name, else by the account, else by the address, without signs that nobody sees", () => {
    expect(nameIn({ name: " Li\u202e\u0007 Wei " }, "a@b.example")).toBe("Li Wei");
    expect(nameIn({ name: " ", preferred_username: "liwei" }, "a@b.example")).toBe("liwei");
    expect(nameIn({ name: 7 }, "a@b.example")).toBe("a@b.example");
    expect(nameIn({ name: "李".repeat(200) }, "a@b.example")).toBe("李".repeat(100));
  });

  it("needs no second factor at the desk where the provider is trusted, or says what the settings ask for", () => {
    const said = { amr: ["pwd", "otp"], acr: "gold" };
    expect(provesSecondFactor({ by: "provider", values: [] }, {})).toBe(true);
    expect(provesSecondFactor({ by: "provider", values: ["otp"] }, said)).toBe(true);
    expect(provesSecondFactor({ by: "provider", values: ["gold"] }, said)).toBe(true);
    expect(provesSecondFactor({ by: "provider", values: ["hwk"] }, said)).toBe(false);
    expect(provesSecondFactor({ by: "provider", values: ["otp"] }, {})).toBe(false);
    expect(provesSecondFactor({ by: "desk" }, said)).toBe(false);
  });
});
