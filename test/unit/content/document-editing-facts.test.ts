import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inProject } from "../../../src/app/paths.ts";
import { readDocumentFiles } from "../../../src/content/document-files.ts";
import { documentEditing as editing } from "../../../src/content/document-editing.ts";
import { parsePlainDate, type Period, type PlainDate } from "../../../src/domain/plain-date.ts";
import type { ValueEdit } from "../../../src/ports/document-editing.ts";
import { changedLines, textOf } from "../../helpers/edited-text.ts";
import { runs } from "../../helpers/runs.ts";

const FACTS = `# Head of the file.
stay: { type: duration, value: 30 days, source: law } # why
nations:
  # Two lists.
  - { type: count, value: 55, until: 2026-08-19, source: law }   # the old one
  - { type: count, value: 57, from: 2026-08-20, sources: [law, blog] }

fee:
  type: money
  value: 400 CNY # for one entry
  # Cash only.
  source: law

page: {type: url, value: "https://law.example/form", source: law}
rates: [ { type: percent, value: 10, source: law } ]
`;

function value(edit: Partial<ValueEdit> & { readonly name: string }): ValueEdit {
  return { value: "1", period: { from: null, until: null }, sources: ["law"], entry: 0, ...edit };
}

function period(from: string | null, until: string | null): Period {
  return { from: from as PlainDate | null, until: until as PlainDate | null };
}

describe("facts of a document", () => {
  it("are read in its order, as they are written there", () => {
    const facts = editing.facts(FACTS);
    expect(facts.map(({ name }) => name)).toEqual(["stay", "nations", "fee", "page", "rates"]);
    expect(facts[1]?.values).toEqual([
      {
        value: { type: "count", value: 55 },
        written: "55",
        period: period(null, "2026-08-19"),
        sources: ["law"],
      },
      {
        value: { type: "count", value: 57 },
        written: "57",
        period: period("2026-08-20", null),
        sources: ["law", "blog"],
      },
    ]);
    expect(facts[2]?.values[0]?.written).toBe("400 CNY");
  });

  it("are left out where they cannot be read, whatever the words", () => {
    expect(editing.facts("a: { type: count, value: many, source: x }\nb: 3\n")).toEqual([]);
    expect(editing.facts("a: { type: count")).toEqual([]);
    expect(editing.facts("a: &x { type: count, value: 1, source: x }\nb: *x\n")).toEqual([]);
  });
});

describe("a value of a fact", () => {
  it("is changed where it stands, on one line, beside its comment", () => {
    const edit = value({ name: "stay", value: "15 days" });
    expect(changedLines(FACTS, textOf(editing.withValue(FACTS, edit)))).toEqual([
      ["stay: { type: duration, value: 30 days, source: law } # why"],
      ["stay: { type: duration, value: 15 days, source: law } # why"],
    ]);
  });

  it("rests on the sources that are given, each of them, and on no other", () => {
    const on = (name: string, written: string, sources: readonly string[], entry = 0): string[] => {
      const edit = { ...value({ name, value: written, sources, entry }) };
      const days = name === "nations" ? period("2026-08-20", null) : edit.period;
      return changedLines(FACTS, textOf(editing.withValue(FACTS, { ...edit, period: days })))[1];
    };
    expect(on("nations", "58", ["law", "blog"], 1)).toEqual([
      "  - { type: count, value: 58, from: 2026-08-20, sources: [law, blog] }",
    ]);
    expect(on("nations", "57", ["blog"], 1)).toEqual([
      "  - { type: count, value: 57, from: 2026-08-20, sources: [blog] }",
    ]);
    expect(on("stay", "30 days", ["law", "notice"])).toEqual([
      "stay: { type: duration, value: 30 days, sources: [law, notice] } # why",
    ]);
    expect(on("fee", "400 CNY", ["notice", "law"])).toEqual(["  sources: [notice, law]"]);
    expect(editing.withValue(FACTS, value({ name: "stay", value: "3 days", sources: [] }))).toEqual(
      { kind: "refused", why: "value_invalid" },
    );
  });

  it("that names one source and a list of others has one list afterwards", () => {
    const text = "a: { type: count, value: 1, source: law, sources: [blog] } # both\n";
    const edit = value({ name: "a", sources: ["law", "notice"] });
    expect(textOf(editing.withValue(text, edit))).toBe(
      "a: { type: count, value: 1, sources: [law, notice] } # both\n",
    );
    expect(textOf(editing.withValue(text, { ...edit, sources: ["law", "blog"] }))).toBe(text);
  });

  it("loses the days that it has no more", () => {
    const always = value({ name: "nations", value: "55", entry: 0 });
    expect(changedLines(FACTS, textOf(editing.withValue(FACTS, always)))[1]).toEqual([
      "  - { type: count, value: 55, source: law }   # the old one",
    ]);
  });

  it("is changed in lines of its own without touching the others", () => {
    const edit = value({
      name: "fee",
      value: "350 CNY",
      sources: ["blog"],
      period: period("2027-01-01", null),
    });
    expect(changedLines(FACTS, textOf(editing.withValue(FACTS, edit)))).toEqual([
      ["  value: 400 CNY # for one entry", "  # Cash only.", "  source: law"],
      [
        "  value: 350 CNY # for one entry",
        "  from: 2027-01-01",
        "  # Cash only.",
        "  source: blog",
      ],
    ]);
  });

  it("is added as the last, in whichever way the fact is written", () => {
    const added = (name: string, written: string): string[] => {
      const edit = value({ name, value: written, entry: null, period: period("2027-01-01", null) });
      return changedLines(FACTS, textOf(editing.withValue(FACTS, edit)))[1];
    };
    expect(added("nations", "60")).toEqual([
      "  - { type: count, value: 60, from: 2027-01-01, source: law }",
    ]);
    expect(added("stay", "15 days")).toEqual([
      "stay:",
      "  - { type: duration, value: 30 days, source: law } # why",
      "  - { type: duration, value: 15 days, from: 2027-01-01, source: law }",
    ]);
    expect(added("fee", "350 CNY")).toEqual([
      "  - type: money",
      "    value: 400 CNY # for one entry",
      "    # Cash only.",
      "    source: law",
      "  - { type: money, value: 350 CNY, from: 2027-01-01, source: law }",
    ]);
    expect(added("rates", "12.5")).toEqual([
      "rates: [ { type: percent, value: 10, source: law }, { type: percent, value: 12.5, from: 2027-01-01, source: law } ]",
    ]);
  });

  it.each([
    ["stay", "soon"],
    ["stay", "30 days\nx: 1"],
    ["nations", "-1"],
    ["nations", "1e3"],
    ["nations", ""],
    ["fee", "400"],
    ["page", "javascript:alert(1)"],
  ])("is none: %s %j", (name, written) => {
    expect(editing.withValue(FACTS, value({ name, value: written }))).toEqual({
      kind: "refused",
      why: "value_invalid",
    });
  });

  it("is one value, whatever signs are in it", () => {
    const address = 'https://a.example/", x: "';
    const after = textOf(editing.withValue(FACTS, value({ name: "page", value: address })));
    expect(editing.facts(after).at(3)?.values).toMatchObject([{ written: address }]);
  });

  it("is refused where there is none, or where its days run backwards", () => {
    const why = (edit: ValueEdit, text = FACTS): unknown => editing.withValue(text, edit);
    expect(why(value({ name: "none" }))).toMatchObject({ why: "not_there" });
    expect(why(value({ name: "__proto__" }))).toMatchObject({ why: "not_there" });
    expect(why(value({ name: "nations", entry: 2 }))).toMatchObject({ why: "not_there" });
    expect(why(value({ name: "stay" }), "stay: {")).toMatchObject({ why: "unreadable" });
    const backwards = period("2027-01-02", "2027-01-01");
    expect(why(value({ name: "stay", value: "3 days", period: backwards }))).toMatchObject({
      why: "value_invalid",
    });
  });
});

const documents = readDocumentFiles(inProject("."));
const factFiles = [...documents].filter(([path]) => path.startsWith("knowledge/facts/"));
const day = fc
  .record({ y: fc.integer({ min: 2020, max: 2030 }), d: fc.integer({ min: 1, max: 28 }) })
  .map(({ y, d }) => parsePlainDate(`${String(y)}-03-${String(d).padStart(2, "0")}`));

/** Comments, blank lines and all lines of other facts, in order. */
function restOf(text: string, name: string): string[] {
  let inside = false;
  return text.split("\n").filter((line) => {
    if (/^\S/.test(line) && !line.startsWith("#")) inside = line.startsWith(`${name}:`);
    return !inside || /^\s*(?:#|$)/.test(line);
  });
}

describe("every fact of the project", () => {
  it("can be changed and added to, and nothing else of its document with it", () => {
    const facts = factFiles.flatMap(([, text]) =>
      editing.facts(text).map((fact) => ({ text, fact })),
    );
    expect(facts.length).toBeGreaterThan(300);
    fc.assert(
      fc.property(
        fc.constantFrom(...facts),
        fc.constantFrom(...facts),
        fc.boolean(),
        fc.nat(3),
        fc.boolean(),
        fc.record({ from: fc.option(day), until: fc.option(day) }),
        ({ text, fact }, other, isNew, at, isTwice, given) => {
          const written =
            other.fact.values[0]?.value.type === fact.values[0]?.value.type
              ? (other.fact.values[0]?.written ?? "")
              : (fact.values[0]?.written ?? "");
          const entry = isNew ? null : at % fact.values.length;
          const edit = value({
            name: fact.name,
            value: written,
            entry,
            period: given,
            sources: isTwice ? ["s", "t"] : ["s"],
          });
          const edited = editing.withValue(text, edit);
          if (given.from !== null && given.until !== null && given.until < given.from) {
            expect(edited).toMatchObject({ why: "value_invalid" });
            return;
          }
          const after = textOf(edited);
          expect(restOf(after, fact.name)).toEqual(restOf(text, fact.name));
          const now = editing.facts(after).find(({ name }) => name === fact.name)?.values;
          expect(now).toHaveLength(fact.values.length + (isNew ? 1 : 0));
          const changed = now?.[entry ?? fact.values.length];
          expect(changed).toMatchObject({ written, period: given });
          expect(changed?.sources).toEqual(edit.sources);
          const kept = now?.filter((_, index) => index !== (entry ?? fact.values.length));
          expect(kept).toEqual(fact.values.filter((_, index) => index !== entry));
        },
      ),
      { numRuns: runs(150) },
    );
  });
});
