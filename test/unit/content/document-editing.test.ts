import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { inProject } from "../../../src/app/paths.ts";
import { readDocumentFiles } from "../../../src/content/document-files.ts";
import { documentEditing as editing } from "../../../src/content/document-editing.ts";
import type { DocumentPath } from "../../../src/domain/document.ts";
import { parsePlainDate, type Period, type PlainDate } from "../../../src/domain/plain-date.ts";
import type { Edited, SourceEdit, ValueEdit } from "../../../src/ports/document-editing.ts";

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

function textOf(edited: Edited): string {
  if (edited.kind === "refused") throw new Error(edited.why);
  return edited.text;
}

/** The lines that are others, of both. */
function changedLines(before: string, after: string): [string[], string[]] {
  const [was, is] = [before.split("\n"), after.split("\n")];
  let head = 0;
  while (head < was.length && was[head] === is[head]) head += 1;
  let tail = 0;
  const most = Math.min(was.length, is.length) - head;
  while (tail < most && was.at(-1 - tail) === is.at(-1 - tail)) tail += 1;
  return [was.slice(head, was.length - tail), is.slice(head, is.length - tail)];
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
      { numRuns: 150 },
    );
  });
});

const SOURCES = `# Laws first.
law:
  title: "The law" # of the state
  publisher: The state
  url: https://law.example/
  seenOn: 2026-10-07
  confidence: high
blog: { title: "A blog", publisher: Somebody, seenOn: 2026-09-01, confidence: low-medium }
`;

describe("rows of the table of who may enter without a visa", () => {
  const TABLE = `elsewhere: { work: visas/free } # by another article
rows:
  # China’s own list.
  - { country: DE, scheme: unilateral, days: 30, until: 2026-12-31, sources: [law], confidence: high } # long
  - country: FR
    scheme: unilateral
    days: 30
    until: 2026-12-31
    sources: [law]
    confidence: high

  - { country: IR, scheme: none, sources: [law], confidence: medium, verifiedOn: 2026-10-01 }
  - { country: no row }
`;
  const [GERMAN, FRENCH, IRAN] = [
    "row:visa-free:unilateral:DE/2026-12-31",
    "row:visa-free:unilateral:FR/2026-12-31",
    "row:visa-free:none:IR/",
  ] as const;
  const on = "2026-11-26" as PlainDate;

  it("tell when each was verified", () => {
    expect([...editing.rowDays(TABLE)]).toEqual([
      [GERMAN, null],
      [FRENCH, null],
      [IRAN, "2026-10-01"],
    ]);
    expect([...editing.rowDays("rows: [")]).toEqual([]);
    expect([...editing.rowDays("elsewhere: {}\n")]).toEqual([]);
  });

  it("are verified one by one or many at once, and nothing else of the table changes", () => {
    const after = textOf(editing.withRowsVerified(TABLE, [IRAN, FRENCH, GERMAN, FRENCH], on));
    expect([...editing.rowDays(after).values()]).toEqual([on, on, on]);
    expect(after).toBe(
      TABLE.replace("high } # long", "high, verifiedOn: 2026-11-26 } # long")
        .replace("    confidence: high\n", "    confidence: high\n    verifiedOn: 2026-11-26\n")
        .replace("2026-10-01", "2026-11-26"),
    );
    const one = textOf(editing.withRowsVerified(TABLE, [GERMAN], on));
    expect([...editing.rowDays(one).values()]).toEqual([on, null, "2026-10-01"]);
  });

  it("are refused where there is none, or nothing can be read", () => {
    expect(editing.withRowsVerified(TABLE, [GERMAN, "row:visa-free:none:DE/"], on)).toMatchObject({
      why: "not_there",
    });
    expect(editing.withRowsVerified("rows: [", [GERMAN], on)).toMatchObject({ why: "unreadable" });
  });

  it("of the project can all be verified at once", () => {
    const text = documents.get("knowledge/tables/visa-free.yaml" as DocumentPath) ?? "";
    const rows = [...editing.rowDays(text).keys()];
    expect(rows.length).toBeGreaterThan(100);
    const after = textOf(editing.withRowsVerified(text, rows, on));
    expect(new Set(editing.rowDays(after).values())).toEqual(new Set([on]));
    expect(after.replaceAll(", verifiedOn: 2026-11-26", "")).toBe(text);
  });
});

function source(given: Partial<SourceEdit>): SourceEdit {
  return {
    id: "law",
    title: "The law",
    publisher: "The state",
    url: "https://law.example/",
    seenOn: "2026-10-07" as PlainDate,
    confidence: "high",
    ...given,
  };
}

describe("a source", () => {
  it("is changed where it stands", () => {
    const later = source({ seenOn: "2026-11-30" as PlainDate, publisher: "The state: its office" });
    expect(changedLines(SOURCES, textOf(editing.withSource(SOURCES, later)))).toEqual([
      ["  publisher: The state", "  url: https://law.example/", "  seenOn: 2026-10-07"],
      [
        '  publisher: "The state: its office"',
        "  url: https://law.example/",
        "  seenOn: 2026-11-30",
      ],
    ]);
    const without = textOf(editing.withSource(SOURCES, source({ url: null })));
    expect(changedLines(SOURCES, without)).toEqual([["  url: https://law.example/"], []]);
    const blog = { id: "blog", title: "A, b", url: "https://b.example/" };
    expect(changedLines(SOURCES, textOf(editing.withSource(SOURCES, source(blog))))[1]).toEqual([
      'blog: { title: "A, b", publisher: "The state", url: "https://b.example/", seenOn: "2026-10-07", confidence: "high" }',
    ]);
  });

  it("is added at the end", () => {
    const after = textOf(editing.withSource(SOURCES, source({ id: "notice", title: 'Say "no"' })));
    expect(after.startsWith(SOURCES)).toBe(true);
    expect(after.slice(SOURCES.length)).toBe(`notice:
  title: "Say \\"no\\""
  publisher: The state
  url: https://law.example/
  seenOn: 2026-10-07
  confidence: high
`);
    expect([...editing.sourceDays(after).keys()]).toEqual(["law", "blog", "notice"]);
  });

  it("has another day on which it was seen, and all else stays", () => {
    const on = "2026-11-26" as PlainDate;
    for (const id of ["law", "blog"]) {
      const after = textOf(editing.withSeenOn(SOURCES, id, on));
      expect(editing.sourceDays(after)).toEqual(
        new Map(
          [...editing.sourceDays(SOURCES)].map(([name, was]) => [name, name === id ? on : was]),
        ),
      );
      expect(changedLines(SOURCES, after)[0]).toHaveLength(1);
    }
    expect(editing.withSeenOn(SOURCES, "none", on)).toMatchObject({ why: "not_there" });
    expect(editing.withSeenOn("law: [", "law", on)).toMatchObject({ why: "unreadable" });
    expect(editing.sourceDays("law: { seenOn: soon }\n")).toEqual(new Map([["law", null]]));
  });

  it("is refused when it is none", () => {
    const refusal = (given: Partial<SourceEdit>, text = SOURCES): unknown =>
      editing.withSource(text, source(given));
    expect(refusal({ id: "Not An Id" })).toMatchObject({ why: "value_invalid" });
    expect(refusal({ url: "javascript:alert(1)" })).toMatchObject({ why: "value_invalid" });
    expect(refusal({ title: "" })).toMatchObject({ why: "value_invalid" });
    expect(refusal({}, "- a\n- b\n")).toMatchObject({ why: "unreadable" });
  });

  it("says whatever words it is given, and nothing else of the list changes", () => {
    const words = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
      .filter((text) => text.trim() !== "" && !/[\r\n\u0085\u2028\u2029]/.test(text));
    fc.assert(
      fc.property(fc.constantFrom("law", "blog", "new"), words, words, (id, title, publisher) => {
        const edited = editing.withSource(SOURCES, source({ id, title, publisher }));
        // What YAML cannot say on one line is refused, never said otherwise.
        if (edited.kind === "refused") {
          expect(edited.why).toBe("unreadable");
          return;
        }
        const after = parse(edited.text) as Record<string, object>;
        const { [id]: own, ...others } = after;
        expect(own).toMatchObject({ title, publisher });
        expect(others).toEqual(
          Object.fromEntries(
            Object.entries(parse(SOURCES) as object).filter(([name]) => name !== id),
          ),
        );
      }),
    );
  });
});

const TEXT = `---
title: "Fees"
translatedFrom: 3f9c1b2a4d5e
# As people ask.
questions:
  - how much
  - what does it cost   # short
summary: ":claim[The fee is {fee}.]{id=fee}"
---

Body with --- in it.
`;

describe("a way of asking", () => {
  it("is added as the last of its text", () => {
    const after = textOf(editing.withQuestion(TEXT, "Is it: 12 or 13? # really"));
    expect(changedLines(TEXT, after)).toEqual([[], ['  - "Is it: 12 or 13? # really"']]);
    expect(editing.questions(after)).toEqual([
      "how much",
      "what does it cost",
      "Is it: 12 or 13? # really",
    ]);
  });

  it("is added where there was none", () => {
    const bare = '---\ntitle: "Fees"\n---\nBody\n';
    expect(textOf(editing.withQuestion(bare, "12367"))).toContain('- "12367"\n---\nBody\n');
    const empty = '---\ntitle: "Fees"\nquestions: []\n---\nBody\n';
    expect(editing.questions(textOf(editing.withQuestion(empty, "how much")))).toEqual([
      "how much",
    ]);
  });

  it("is refused when it is there, or when the text has no head", () => {
    expect(editing.withQuestion(TEXT, " How  MUCH? ")).toMatchObject({ why: "there_already" });
    expect(editing.withQuestion("Fees", "how much")).toMatchObject({ why: "unreadable" });
    expect(editing.withQuestion("---\n[\n---\n", "how much")).toMatchObject({ why: "unreadable" });
  });

  it("is read back as it was asked, in every text of the project", () => {
    const texts = [...documents].filter(([path]) => path.endsWith(".md") && path.startsWith("kn"));
    const words = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
      .filter((text) => /\p{L}/u.test(text) && !/[\r\n\u0085\u2028\u2029]/.test(text));
    fc.assert(
      fc.property(fc.constantFrom(...texts), words, ([, text], question) => {
        const edited = editing.withQuestion(text, question);
        if (edited.kind === "refused") return;
        expect(editing.questions(edited.text)).toEqual([...editing.questions(text), question]);
        const [removed, added] = changedLines(text, edited.text);
        expect([removed, added.length]).toEqual([[], 1]);
      }),
      { numRuns: 60 },
    );
  });
});

describe("what an article rests on", () => {
  const text = `---
title: "Fees"
questions: [how much]
summary: ":claim[It is {fee}.]{id=fee}"
---

- :claim[Pay [here]({page}).]{id=fee}
- :claim[{nations, plural, one {# nation} other {# nations}}.]{id=who}
- :claim[Cash alone.]{id=cash}
`;
  it("is told by the claim and for all of them, from words and links", () => {
    expect(editing.factsNamed(text, "fee")).toEqual(new Set(["fee", "page"]));
    expect(editing.factsNamed(text, null)).toEqual(new Set(["fee", "page", "nations"]));
    for (const claim of ["cash", "none"]) {
      expect(editing.factsNamed(text, claim)).toEqual(new Set());
    }
  });

  it("is told by its table", () => {
    expect(editing.table("table: { name: visa-free, scheme: none }\n")).toBe("visa-free");
    expect(editing.table("claims: {}\n")).toBeNull();
  });

  it("is nothing where it cannot be read, whatever the words", () => {
    for (const words of ["", "---\ntitle: [\n---\n", "no head", "table: [", "table: 3", "- a"]) {
      expect(editing.factsNamed(words, null)).toEqual(new Set());
      expect(editing.table(words)).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), (words) => {
        editing.factsNamed(`${text}${words}`, null);
        editing.factsNamed(words, "fee");
        editing.table(words);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the day on which an article was verified", () => {
  it("is set where it stands, or beside its owner", () => {
    const on = "2026-11-30" as PlainDate;
    expect(
      textOf(editing.withVerified("owner: a # who\nverifiedOn: null\nrelated: []\n", on)),
    ).toBe("owner: a # who\nverifiedOn: 2026-11-30\nrelated: []\n");
    expect(textOf(editing.withVerified("owner: a # who\nrelated: []\n", on))).toBe(
      "owner: a # who\nverifiedOn: 2026-11-30\nrelated: []\n",
    );
    expect(editing.withVerified("- a\n", on)).toMatchObject({ why: "unreadable" });
  });
});
