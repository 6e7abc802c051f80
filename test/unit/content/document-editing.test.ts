import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { inProject } from "../../../src/app/paths.ts";
import { readDocumentFiles } from "../../../src/content/document-files.ts";
import { documentEditing as editing } from "../../../src/content/document-editing.ts";
import type { DocumentPath } from "../../../src/domain/document.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { EditedWays, SourceEdit, WaysDocuments } from "../../../src/ports/document-editing.ts";
import { changedLines, textOf } from "../../helpers/edited-text.ts";
import { runs } from "../../helpers/runs.ts";

const files = readDocumentFiles(inProject("."));

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
    const text = files.get("knowledge/tables/visa-free.yaml" as DocumentPath) ?? "";
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
  const ASKED = `# As people ask.
general:
  - what is the fee
fee:
  - the fee in euro   # short
fee paid: [how and how much]
`;
  const documents = { text: TEXT, asked: ASKED };
  const edit = (edited: EditedWays): WaysDocuments => {
    if (edited.kind === "refused") throw new Error(edited.why);
    return { text: edited.text, asked: edited.asked };
  };

  it("is told with what it asks for, whether it stands in the head of the text or apart", () => {
    expect(editing.ways(documents)).toEqual([
      { question: "how much", wanted: null },
      { question: "what does it cost", wanted: null },
      { question: "what is the fee", wanted: [] },
      { question: "the fee in euro", wanted: ["fee"] },
      { question: "how and how much", wanted: ["fee", "paid"] },
    ]);
    expect(editing.questions(TEXT)).toEqual(["how much", "what does it cost"]);
    expect(editing.questions(ASKED)).toHaveLength(3);
    expect(editing.ways({ text: TEXT, asked: "- [" })).toHaveLength(2);
  });

  it("is added as the last of those that ask for the same, apart from the words", () => {
    const way = { question: "Is it: 12 or 13? # really", wanted: ["fee"] };
    const after = edit(editing.withWay(documents, way));
    expect(after.text).toBe(TEXT);
    expect(changedLines(ASKED, after.asked ?? "")).toEqual([
      [],
      ['  - "Is it: 12 or 13? # really"'],
    ]);
    expect(editing.ways(after)).toContainEqual(way);
  });

  it("begins a document where there is none, and a group where nobody asked for it", () => {
    const bare = { text: '---\ntitle: "Fees"\n---\nBody\n', asked: null };
    const begun = edit(editing.withWay(bare, { question: "12367", wanted: null }));
    expect(begun).toEqual({ ...bare, asked: 'unsorted:\n  - "12367"\n' });
    const grown = edit(editing.withWay(begun, { question: "how much", wanted: ["fee"] }));
    expect(grown.asked).toBe('unsorted:\n  - "12367"\nfee:\n  - how much\n');
    const empty = { ...bare, asked: "fee: []\n" };
    const first = edit(editing.withWay(empty, { question: "how much", wanted: ["fee"] }));
    expect(editing.ways(first)).toEqual([{ question: "how much", wanted: ["fee"] }]);
  });

  it("is moved with nothing else of either document, and stands apart then", () => {
    const moved = edit(editing.withWayMoved(documents, { question: "How much?", wanted: ["fee"] }));
    expect(changedLines(TEXT, moved.text)).toEqual([["  - how much"], []]);
    expect(changedLines(ASKED, moved.asked ?? "")).toEqual([[], ["  - how much"]]);
    const back = edit(editing.withWayMoved(moved, { question: "the fee in euro", wanted: null }));
    expect(editing.ways(back)).toContainEqual({ question: "the fee in euro", wanted: null });
    expect(editing.ways(back)).toHaveLength(5);
  });

  it("is taken out, the last of a group with the group and the last of all with the document", () => {
    const without = edit(editing.withoutWay(documents, "the fee in euro"));
    expect(without.asked).not.toContain("\nfee:");
    const alone = { text: TEXT, asked: "fee:\n  - the fee in euro\n" };
    expect(edit(editing.withoutWay(alone, "the fee in euro"))).toEqual({ text: TEXT, asked: null });
    const [one, two] = ["how much", "what does it cost"];
    const bare = edit(editing.withoutWay(edit(editing.withoutWay(documents, one)), two));
    expect(editing.questions(bare.text)).toEqual([]);
  });

  it("is refused when it is there, is not there to be moved, or the documents cannot be read", () => {
    const add = (question: string, over: WaysDocuments = documents) =>
      editing.withWay(over, { question, wanted: null });
    expect(add(" How  MUCH? ")).toMatchObject({ why: "there_already" });
    expect(add("What is the fee?")).toMatchObject({ why: "there_already" });
    expect(add("how", { text: "Fees", asked: null })).toMatchObject({ why: "unreadable" });
    expect(add("how", { text: TEXT, asked: "[" })).toMatchObject({ why: "unreadable" });
    const absent = { question: "who pays", wanted: [] };
    expect(editing.withWayMoved(documents, absent)).toMatchObject({ why: "not_there" });
    expect(editing.withoutWay(documents, "who pays")).toMatchObject({ why: "not_there" });
    const same = { question: "how much", wanted: null };
    expect(editing.withWayMoved(documents, same)).toMatchObject({ why: "there_already" });
  });

  it("is read back as it was asked, moved and taken out again, in every article of the project", () => {
    const articles = [...files].flatMap(([path, asked]) => {
      const text = files.get(path.replace(".asked.yaml", ".md") as typeof path);
      return path.endsWith(".asked.yaml") && text !== undefined ? [{ text, asked }] : [];
    });
    const words = fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
      .filter((text) => /\p{L}/u.test(text) && !/[\r\n\u0085\u2028\u2029]/.test(text));
    fc.assert(
      fc.property(fc.constantFrom(...articles), words, (before, question) => {
        const added = editing.withWay(before, { question, wanted: [] });
        if (added.kind === "refused") return;
        expect(editing.ways(added)).toContainEqual({ question, wanted: [] });
        const moved = edit(editing.withWayMoved(added, { question, wanted: null }));
        expect(editing.ways(moved)).toHaveLength(editing.ways(before).length + 1);
        expect(edit(editing.withoutWay(moved, question)).text).toBe(before.text);
        expect(editing.ways(edit(editing.withoutWay(added, question)))).toEqual(
          editing.ways(before),
        );
      }),
      { numRuns: runs(40) },
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
      { numRuns: runs(60) },
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
