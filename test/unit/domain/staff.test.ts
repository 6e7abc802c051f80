import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ACTIONS,
  covers,
  emailKey,
  PERMISSIONS,
  permits,
  permitsSomewhere,
  readCentreId,
  readEmail,
  ROLES,
  STAFF_STATES,
  type CentreId,
  type Permitted,
} from "../../../src/domain/staff.ts";

const MAIN = "main" as CentreId;
const SOUTH = "south" as CentreId;

function someone(given: Partial<Permitted>): Permitted {
  return { role: "admin", centres: "all", state: "active", ...given };
}

const anybody: fc.Arbitrary<Permitted> = fc.record({
  role: fc.constantFrom(...ROLES),
  state: fc.constantFrom(...STAFF_STATES),
  centres: fc.oneof(fc.constant("all" as const), fc.subarray([MAIN, SOUTH])),
});
const action = fc.constantFrom(...ACTIONS);
const centre = fc.constantFrom(MAIN, SOUTH, null);

describe("the table of permissions", () => {
  it("is the same in the documentation and in the code", () => {
    const text = readFileSync(new URL("../../../docs/staff.md", import.meta.url), "utf8");
    const [head = ""] = text.match(/^\| may .*\|$/m) ?? [];
    expect(cells(head).slice(1)).toEqual([...ROLES]);
    const rows = [...text.matchAll(/^\| `([a-z]+\.[a-z]+)` .*\|$/gm)].map(([row]) => cells(row));
    expect(rows).toEqual(
      ACTIONS.map((each) => [
        `\`${each}\``,
        ...ROLES.map((role) => (PERMISSIONS[each][role] === "no" ? "–" : PERMISSIONS[each][role])),
      ]),
    );
  });

  it("gives editors no case and readers nothing but reading", () => {
    const of = (role: Permitted["role"]) =>
      ACTIONS.filter((each) => permits(someone({ role }), each, MAIN));
    expect(of("editor")).toEqual([
      "content.read",
      "content.edit",
      "content.publish",
      "numbers.read",
    ]);
    expect(of("reader")).toEqual(["case.read", "content.read", "numbers.read"]);
    expect(of("staff")).toEqual(["case.read", "case.work", "content.read"]);
    expect(of("lead")).toEqual([
      "case.read",
      "case.work",
      "case.assign",
      "case.export",
      "centre.edit",
      "content.read",
      "content.edit",
      "content.publish",
      "content.override",
      "numbers.read",
    ]);
    expect(of("admin")).toEqual([...ACTIONS]);
  });

  it("lets a lead edit the own centre, and neither another nor what belongs to none", () => {
    const lead = someone({ role: "lead", centres: [MAIN] });
    expect(permits(lead, "centre.edit", MAIN)).toBe(true);
    expect(permits(lead, "centre.edit", SOUTH)).toBe(false);
    expect(permits(someone({ role: "lead" }), "centre.edit", SOUTH)).toBe(true);
    expect(permits(someone({ role: "lead" }), "centre.edit", null)).toBe(false);
  });

  it("lets an administrator of some centres touch what belongs to none as little as another’s", () => {
    const some = someone({ centres: [MAIN] });
    expect(permits(some, "staff.manage", MAIN)).toBe(true);
    expect(permits(some, "staff.manage", SOUTH)).toBe(false);
    expect(permits(some, "staff.manage", null)).toBe(false);
    expect(permits(someone({}), "staff.manage", null)).toBe(true);
  });

  it("allows nothing to who is not active", () => {
    fc.assert(
      fc.property(anybody, action, centre, (staff, what, where) => {
        const idle = { ...staff, state: "disabled" as const };
        expect(permits(idle, what, where)).toBe(false);
        expect(permits({ ...staff, state: "invited" }, what, where)).toBe(false);
        expect(permitsSomewhere(idle, what)).toBe(false);
      }),
    );
  });

  it("allows nothing outside of the own centres, and no less with more of them", () => {
    fc.assert(
      fc.property(anybody, action, centre, (staff, what, where) => {
        if (!permits(staff, what, where)) return;
        expect(where === null ? staff.centres === "all" : covers(staff.centres, [where])).toBe(
          true,
        );
        expect(permits({ ...staff, centres: "all" }, what, where)).toBe(true);
      }),
    );
  });

  it("tells that something is allowed somewhere just when there is such a centre", () => {
    fc.assert(
      fc.property(anybody, action, (staff, what) => {
        const anywhere = [MAIN, SOUTH].some((where) => permits(staff, what, where));
        expect(permitsSomewhere(staff, what)).toBe(anywhere);
      }),
    );
  });
});

describe("scopes", () => {
  it("hold what they name, and all of them hold everything", () => {
    expect(covers("all", "all")).toBe(true);
    expect(covers("all", [MAIN])).toBe(true);
    expect(covers([MAIN], [])).toBe(true);
    expect(covers([MAIN, SOUTH], [SOUTH])).toBe(true);
    expect(covers([MAIN], [MAIN, SOUTH])).toBe(false);
    expect(covers([MAIN, SOUTH], "all")).toBe(false);
  });
});

describe("names", () => {
  it("of centres are plain", () => {
    for (const id of ["main", "south-2"]) expect(readCentreId(id)).toBe(id);
    for (const id of ["", "Main", "2a", "a b", "a/b", "a".repeat(41), "all\n"]) {
      expect(readCentreId(id)).toBeNull();
    }
  });

  it("of e-mail are addresses, with their spaces cut off", () => {
    expect(readEmail(" Li.Wei@Centre.Example ")).toBe("Li.Wei@Centre.Example");
    const wrong = ["", "li", "li@", "@x.cn", "li@x", "a b@x.cn", "li@x.cn,b@x.cn", "<li@x.cn>"];
    for (const text of [...wrong, `${"a".repeat(65)}@x.cn`, `li@${"a".repeat(260)}.cn`]) {
      expect(readEmail(text)).toBeNull();
    }
  });

  it("of e-mail are one whatever the case of their letters", () => {
    expect(emailKey(" LI@Centre.example")).toBe(emailKey("li@centre.EXAMPLE "));
    expect(emailKey("li@centre.example")).not.toBe(emailKey("lu@centre.example"));
  });
});

function cells(row: string): string[] {
  return row
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}
