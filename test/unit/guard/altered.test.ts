import { describe, expect, test } from "vitest";
import { GUARD_FAULTS, type GuardFault } from "../../../src/ports/guard.ts";
import altered from "../../fixtures/guard/altered.json" with { type: "json" };
import { projectContent } from "../../helpers/content.ts";
import { guardOf } from "../../helpers/guard.ts";

const guard = guardOf(projectContent().knowledge);

/** Real claims, what is changed in each, and the fault that has to be found. */
describe.each(Object.entries(altered))(
  "of claims in %s with one word altered",
  (language, rows) => {
    test("at least thirty claims and seven kinds of fault are tried", () => {
      expect(new Set(rows.map(([claim]) => claim)).size).toBeGreaterThanOrEqual(30);
      expect(new Set(rows.map(([, , , kind]) => kind)).size).toBeGreaterThanOrEqual(7);
    });

    test.each(rows)(
      "finds the fault: %s | %s → %s (%s)",
      (claim = "", from = "", to = "", kind = "") => {
        expect(GUARD_FAULTS).toContain(kind);
        const sentence = claim.replace(from, () => to);
        expect(sentence).not.toBe(claim);
        expect(guard.composed({ sentence: claim, language, cited: [claim] })).toEqual([]);
        expect(guard.composed({ sentence, language, cited: [claim] })).toContain(
          kind as GuardFault,
        );
      },
    );
  },
);
