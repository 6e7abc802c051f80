import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ALL, boxesOf, scopeOf } from "../../../web/console/src/staff/scope-choice.ts";

const KNOWN = ["main", "south"];

describe("the boxes of centres", () => {
  it("are all ticked for somebody who works for all centres", () => {
    expect(boxesOf("all", KNOWN)).toEqual([ALL, "main", "south"]);
    expect(boxesOf(["south"], KNOWN)).toEqual(["south"]);
  });

  it("narrow an account to those that are ticked after all centres was given up", () => {
    const none = scopeOf(["main", "south"], "all");
    expect(none).toEqual([]);
    expect(scopeOf(["south"], none)).toEqual(["south"]);
  });

  it("widen an account by the one box of all centres", () => {
    expect(scopeOf(["south", ALL], ["south"])).toBe("all");
  });

  it("name no centre that is none, whatever is clicked", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(ALL, ...KNOWN), { maxLength: 8 }), (clicks) => {
        let scope: "all" | readonly string[] = [];
        for (const click of clicks) {
          const boxes = boxesOf(scope, KNOWN);
          const next = boxes.includes(click)
            ? boxes.filter((each) => each !== click)
            : [...boxes, click];
          scope = scopeOf(next, scope);
          expect(scope).not.toContain(ALL);
        }
      }),
    );
  });
});
