import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { csvOf, type CsvCell } from "../../../src/domain/csv.ts";

/** Reads a table as RFC 4180 describes it, letter by letter; throws where it is none. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error("a quotation does not end");
        if (text[at] !== '"') cell += text.charAt(at);
        else if (text[at + 1] === '"') cell += text.charAt((at += 1));
        else break;
      }
      at += 1;
    } else {
      while (at < text.length && !/[,\r\n]/.test(text.charAt(at))) {
        if (text[at] === '"') throw new Error("a quotation mark within a cell");
        cell += text.charAt(at);
        at += 1;
      }
    }
    row.push(cell);
    if (text[at] === ",") at += 1;
    else if (text.startsWith("\r\n", at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error("something follows a cell");
  }
  return rows;
}

const cell = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "\n", '"', ",", "'", " ", "a", "1", ";"),
  }),
  fc.integer(),
  fc.constant(null),
);

describe("a table as CSV", () => {
  it("is read back as it was, but for the apostrophe before what looks like a formula", () => {
    const asRead = (each: CsvCell): string => {
      if (typeof each !== "string") return each === null ? "" : String(each);
      return /^[=+\-@\t\r]/.test(each) ? `'${each}` : each;
    };
    const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    fc.assert(
      fc.property(table, (rows) => {
        const text = csvOf(rows);
        expect(text.charCodeAt(0)).toBe(0xfeff);
        expect(read(text.slice(1))).toEqual(rows.map((row) => row.map(asRead)));
      }),
    );
  });

  it("lets no program take a text for a formula", () => {
    fc.assert(
      fc.property(fc.constantFrom("=", "+", "-", "@", "\t", "\r"), fc.string(), (sign, rest) => {
        const [[first = ""] = []] = read(csvOf([[sign + rest]]).slice(1));
        expect(first).toBe(`'${sign}${rest}`);
      }),
    );
    expect(csvOf([["=1+1", -5, "a,b", ' "', null]])).toBe('\ufeff\'=1+1,-5,"a,b"," """,\r\n');
  });
});
