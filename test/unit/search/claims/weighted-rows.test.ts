import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { activeOf, addRows } from "../../../../src/search/claims/weighted-rows.ts";

const value = fc.oneof(fc.constant(0), fc.integer({ min: -8, max: 8 }));

describe("rows of a matrix", () => {
  it("are added each times its value, be there four of them or any other number", () => {
    const matrix = fc.tuple(fc.array(value, { maxLength: 11 }), fc.integer({ min: 1, max: 5 }));
    fc.assert(
      fc.property(matrix, fc.infiniteStream(value), ([values, length], numbers) => {
        const next = (): number => Number(numbers.next().value);
        const start = Float32Array.from({ length }, next);
        const rows = Float32Array.from({ length: length * values.length }, next);
        const wanted = start.map((one, i) =>
          values.reduce((sum, by, row) => sum + by * (rows[row * length + i] ?? 0), one),
        );
        const sum = Float32Array.from(start);
        addRows(sum, rows, Float32Array.from(values));
        expect(sum).toEqual(wanted);
      }),
    );
  });

  it("are looked for by the places of the values that are not 0", () => {
    expect([...activeOf(Float32Array.of(0, 2, 0, -1))]).toEqual([1, 3]);
  });
});
