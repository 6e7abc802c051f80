import { once } from "node:events";
import { readFileSync } from "node:fs";
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import createWabt from "wabt";
import written from "../../../../src/search/claims/add-rows.json" with { type: "json" };
import {
  activeOf,
  addRows,
  addSomeRows,
  createByteRows,
  createRows,
  nameThread,
  sentRows,
} from "../../../../src/search/claims/weighted-rows.ts";

const value = fc.oneof(fc.constant(0), fc.integer({ min: -8, max: 8 }));

describe("rows of a matrix", () => {
  it("are added each times its value, be there eight of them or any other number", () => {
    const matrix = fc.tuple(fc.array(value, { maxLength: 19 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(matrix, fc.infiniteStream(value), ([values, length], numbers) => {
        const next = (): number => Number(numbers.next().value);
        const start = Float32Array.from({ length }, next);
        const rows = createRows(values.length, length).map(next);
        const wanted = start.map((one, i) =>
          values.reduce((sum, by, row) => sum + by * (rows[row * length + i] ?? 0), one),
        );
        const placed = createRows(values.length, length);
        placed.set(rows);
        const sum = Float32Array.from(start);
        addRows(sum, placed, Float32Array.from(values));
        expect(sum).toEqual(wanted);
        expect(placed).toEqual(rows);
      }),
    );
  });

  it("may be some of many", () => {
    const rows = createRows(4, 3);
    rows.set([1, 2, 3, 10, 20, 30, 100, 200, 300, 1000, 2000, 3000]);
    const sum = new Float32Array(3);
    addRows(sum, rows.subarray(3, 9), Float32Array.of(1, 2));
    expect([...sum]).toEqual([210, 420, 630]);
  });

  it("may be bytes, be there more of them than are handed over at a time", () => {
    const rows = createByteRows(3, 5);
    rows.set([1, -2, 3, -4, 5, 10, -20, 30, -40, 50, 127, -128, 0, 1, 2]);
    const sum = Float32Array.of(0, 0, 0, 0, 1000);
    addSomeRows(sum, rows, [0, 2], [2, 1]);
    expect([...sum]).toEqual([129, -132, 6, -7, 1012]);
    const places = Array.from({ length: 3000 }, () => 1);
    addSomeRows(sum, rows, places, new Float32Array(3000).fill(0.5));
    expect([...sum]).toEqual([15_129, -30_132, 45_006, -60_007, 76_012]);
  });

  it("are read by several threads at the same time, each with a sum of its own", async () => {
    const rows = createRows(500, 300).fill(1);
    const program = new URL("../../../helpers/adding-worker.ts", import.meta.url);
    const told = [1, 2].map(async (thread) => {
      const workerData = { rows: sentRows(rows), thread, by: thread, times: 200 };
      return (await once(new Worker(program, { workerData }), "message")) as unknown[];
    });
    expect(await Promise.all(told)).toEqual([
      [{ first: new Float32Array(300).fill(500), others: 0 }],
      [{ first: new Float32Array(300).fill(1000), others: 0 }],
    ]);
  });

  it("are added by no more threads than there is room for", () => {
    expect(() => {
      nameThread(32);
    }).toThrow(RangeError);
  });

  it("are added nowhere but where they were made", () => {
    expect(() => {
      addRows(new Float32Array(2), new Float32Array(2), Float32Array.of(1));
    }).toThrow(TypeError);
  });

  it("are looked for by the places of the values that are not 0", () => {
    expect([...activeOf(Float32Array.of(0, 2, 0, -1))]).toEqual([1, 3]);
  });

  it("are added by what the text beside it says", async () => {
    const text = new URL("../../../../src/search/claims/add-rows.wat", import.meta.url);
    const wabt = await createWabt();
    const { buffer } = wabt.parseWat("add-rows.wat", readFileSync(text, "utf8")).toBinary({});
    expect(Buffer.from(buffer).toString("base64")).toBe(written.bytes);
  });
});
