import { describe, expect, it } from "vitest";
import { createFolder } from "../../../src/content/folder.ts";
import { loadKnowledge, readKnowledge } from "../../../src/content/load.ts";
import { SMALL_KNOWLEDGE } from "../../helpers/small-knowledge.ts";
import { tempFolder } from "../../helpers/temp-folder.ts";

interface Fault {
  readonly name: string;
  readonly file: string;
  /** What of the file is replaced; everything, when left out. */
  readonly find?: string;
  readonly put: string | null;
  /** Where it is reported, when not in the file that was changed. */
  readonly reportedIn?: string;
  readonly line: number;
  readonly says: RegExp;
}

const EN = "visas/free/en.md";
const META = "visas/free/article.yaml";
const FACTS = "facts/visas.yaml";
const TABLE = "tables/visa-free.yaml";

const FAULTS: readonly Fault[] = [
  {
    name: "YAML that cannot be read",
    file: "sources.yaml",
    find: 'title: "The law"',
    put: 'title: "The law',
    line: 2,
    says: /YAML cannot be read/,
  },
  {
    name: "a key given twice",
    file: "sources.yaml",
    find: "  publisher: The state",
    put: "  publisher: The state\n  publisher: Twice",
    line: 4,
    says: /unique/,
  },
  {
    name: "an unknown key of a source",
    file: "sources.yaml",
    find: "seenOn: 2026-10-07",
    put: "seenOn: 2026-10-07\n  colour: red",
    line: 6,
    says: /colour/,
  },
  {
    name: "a source that nobody has seen",
    file: "sources.yaml",
    find: "  seenOn: 2026-10-07\n",
    put: "",
    line: 1,
    says: /law\.seenOn/,
  },
  {
    name: "a day that does not exist",
    file: "sources.yaml",
    find: "seenOn: 2026-10-07",
    put: "seenOn: 2026-02-30",
    line: 5,
    says: /not a day/,
  },
  {
    name: "a confidence that is not one",
    file: "sources.yaml",
    find: "confidence: high",
    put: "confidence: sure",
    line: 6,
    says: /high, medium/,
  },
  {
    name: "a web address without https",
    file: "sources.yaml",
    find: "url: https://law.example/",
    put: "url: http://law.example/",
    line: 4,
    says: /https/,
  },
  {
    name: "a type of fact that is not known",
    file: FACTS,
    find: "type: duration",
    put: "type: length",
    line: 1,
    says: /type of fact/,
  },
  {
    name: "a value that is not of its type",
    file: FACTS,
    find: "value: 30 days",
    put: "value: 30 dayz",
    line: 1,
    says: /30 days/,
  },
  {
    name: "a fact without a source",
    file: FACTS,
    find: "value: 400 CNY, source: law",
    put: "value: 400 CNY",
    line: 3,
    says: /names its source/,
  },
  {
    name: "a fact whose source is unknown",
    file: FACTS,
    find: "value: 400 CNY, source: law",
    put: "value: 400 CNY, source: lore",
    line: 3,
    says: /“lore” is not in sources/,
  },
  {
    name: "a fact whose name cannot be a placeholder",
    file: FACTS,
    find: "fee:",
    put: "visa-fee:",
    line: 3,
    says: /camelCase/,
  },
  {
    name: "values of one fact on the same day",
    file: FACTS,
    find: "from: 2026-08-20",
    put: "from: 2026-08-19",
    line: 8,
    says: /two values on the same day/,
  },
  {
    name: "a period that ends before it begins",
    file: FACTS,
    find: "value: 57, from: 2026-08-20",
    put: "value: 57, from: 2026-08-20, until: 2026-08-01",
    line: 8,
    says: /ends .* before it begins/,
  },
  {
    name: "a fact written in two areas",
    file: "facts/work.yaml",
    put: "fee: { type: money, value: 1 CNY, source: law }\n",
    line: 1,
    says: /stands in facts\/visas\.yaml already/,
  },
  {
    name: "a country that is none",
    file: TABLE,
    find: "country: DE",
    put: "country: QZ",
    line: 3,
    says: /QZ is not a country/,
  },
  {
    name: "a scheme that is not known",
    file: TABLE,
    find: "scheme: unilateral",
    put: "scheme: magic",
    line: 3,
    says: /scheme/,
  },
  {
    name: "an exemption without its days",
    file: TABLE,
    find: "days: 30, ",
    put: "",
    line: 3,
    says: /states its days/,
  },
  {
    name: "two rows for the same days",
    file: TABLE,
    find: "country: IR",
    put: "country: DE",
    line: 4,
    says: /two rows/,
  },
  {
    name: "an article for a purpose that is missing",
    file: TABLE,
    find: "work: visas/free",
    put: "work: visas/z",
    line: 1,
    says: /no article visas\/z/,
  },
  {
    name: "a contact whose phone is not a phone",
    file: "tables/contacts.yaml",
    find: "phone: hotline",
    put: "phone: fee",
    line: 5,
    says: /not a fact of type phone/,
  },
  {
    name: "a contact without a name in an offered language",
    file: "tables/contacts.yaml",
    find: "    en: the hotline\n",
    put: "",
    line: 1,
    says: /no name in “en”/,
  },
  {
    name: "a folder without article.yaml",
    file: META,
    put: null,
    line: 1,
    says: /no article\.yaml/,
  },
  { name: "an article without English", file: EN, put: null, line: 1, says: /no English text/ },
  {
    name: "an outcome that is not one",
    file: META,
    find: "owner: entry",
    put: "outcome: maybe",
    line: 1,
    says: /outcome is one of/,
  },
  {
    name: "a claim without a source",
    file: META,
    find: "noWork: { sources: [law] }",
    put: "noWork: { sources: [] }",
    line: 6,
    says: /names its sources/,
  },
  {
    name: "a claim whose source is unknown",
    file: META,
    find: "noWork: { sources: [law] }",
    put: "noWork: { sources: [lore] }",
    line: 6,
    says: /“lore” is not in sources/,
  },
  {
    name: "a claim that rests on a rumour",
    file: META,
    find: "noWork: { sources: [law] }",
    put: "noWork: { sources: [rumour] }",
    line: 6,
    says: /low confidence alone/,
  },
  {
    name: "a claim whose end is not a day",
    file: META,
    find: "until: end",
    put: "until: fee",
    line: 5,
    says: /neither a day nor/,
  },
  {
    name: "a claim that no words use",
    file: META,
    find: "  noWork: { sources: [law] }",
    put: "  noWork: { sources: [law] }\n  idle: { sources: [law] }",
    line: 7,
    says: /no words .* “idle”/,
  },
  {
    name: "a contact that is unknown",
    file: META,
    find: "confirmAt: [hotline]",
    put: "confirmAt: [pope]",
    line: 3,
    says: /“pope”/,
  },
  {
    name: "a neighbour that is missing",
    file: META,
    find: "related: [visas/fees]",
    put: "related: [visas/gone]",
    line: 7,
    says: /no other article visas\/gone/,
  },
  {
    name: "a claim beside the table that is missing",
    file: META,
    find: "besideTable: [noWork]",
    put: "besideTable: [nowork]",
    line: 9,
    says: /no claim “nowork”/,
  },
  {
    name: "words in a claim that is unknown",
    file: EN,
    find: ":::claim{id=exemption}",
    put: ":::claim{id=other}",
    line: 16,
    says: /no claim “other”/,
  },
  {
    name: "a placeholder without a fact",
    file: EN,
    find: "{stay}",
    put: "{days}",
    line: 12,
    says: /no fact is named \{days\}/,
  },
  {
    name: "a placeholder outside a claim",
    file: EN,
    find: "See also",
    put: "Pay {fee}. See also",
    line: 19,
    says: /outside a claim/,
  },
  {
    name: "placeholders that cannot be read",
    file: EN,
    find: "one {# nation} other {# nations}}",
    put: "one {# nation}}",
    line: 16,
    says: /cannot be read/,
  },
  {
    name: "a format chosen in the words",
    file: EN,
    find: "{stay}",
    put: "{stay, number}",
    line: 12,
    says: /names a format/,
  },
  {
    name: "an ASCII apostrophe",
    file: EN,
    find: "See also",
    put: "Don't forget. See also",
    line: 19,
    says: /apostrophe/,
  },
  {
    name: "a figure in words",
    file: EN,
    find: "You may not work.",
    put: "You may work 20 hours.",
    line: 12,
    says: /“20” is a figure/,
  },
  {
    name: "a figure written out",
    file: EN,
    find: "You may not work.",
    put: "You may work for thirty days.",
    line: 12,
    says: /“thirty days” is a figure/,
  },
  {
    name: "a web address in words",
    file: EN,
    find: "See also",
    put: "Look at www.example.com. See also",
    line: 19,
    says: /web or mail address/,
  },
  {
    name: "a figure in the title",
    file: EN,
    find: "Visa-free entry",
    put: "Entry for 30",
    line: 2,
    says: /“30” is a figure/,
  },
  {
    name: "a link into nowhere",
    file: EN,
    find: "article:visas/fees",
    put: "article:visas/gone",
    line: 19,
    says: /no article visas\/gone/,
  },
  {
    name: "a link to a bare address",
    file: EN,
    find: "article:visas/fees",
    put: "https://a.example",
    line: 19,
    says: /a link leads to/,
  },
  {
    name: "a link to a fact that is no address",
    file: "visas/fees/en.md",
    find: "({page})",
    put: "({fee})",
    line: 15,
    says: /not a fact of type url/,
  },
  {
    name: "a plural that is chosen by no number",
    file: "visas/free/en.md",
    find: "{nations, plural,",
    put: "{end, plural,",
    line: 16,
    says: /\{end\} is no number by which a plural is chosen/,
  },
  {
    name: "raw HTML",
    file: EN,
    find: "See also",
    put: "<b>Note</b> See also",
    line: 19,
    says: /cannot be drawn/,
  },
  {
    name: "an image",
    file: EN,
    find: "See also",
    put: "![map](article:visas/fees) See also",
    line: 19,
    says: /cannot be drawn/,
  },
  {
    name: "a claim within a claim",
    file: EN,
    find: "{nations, plural",
    put: ":claim[x]{id=noWork} {nations, plural",
    line: 16,
    says: /stands inside the claim/,
  },
  {
    name: "a directive that is not a claim",
    file: EN,
    find: ":::claim{id=exemption}",
    put: ":::note{id=exemption}",
    line: 15,
    says: /“:note” is not known/,
  },
  { name: "a text without front matter", file: EN, put: "Hello\n", line: 1, says: /front matter/ },
  {
    name: "a text without a title",
    file: EN,
    find: 'title: "Visa-free entry"\n',
    put: "",
    line: 2,
    says: /title/,
  },
  {
    name: "an unknown key in front matter",
    file: EN,
    find: "questions:",
    put: "colour: red\nquestions:",
    line: 3,
    says: /colour/,
  },
  {
    name: "a summary that is missing",
    file: EN,
    find: "summary: ",
    put: "# summary: ",
    line: 2,
    says: /no summary/,
  },
  {
    name: "a summary outside claims",
    file: "visas/fees/en.md",
    find: ":claim[The fee is {fee}.]{id=fee}",
    put: "There is a fee.",
    line: 12,
    says: /stands in claims/,
  },
  {
    name: "a summary that is too long",
    file: EN,
    find: "You may not work.",
    put: `You may not ${"really ".repeat(60)}work.`,
    line: 12,
    says: /at most 60/,
  },
  {
    name: "too few questions",
    file: EN,
    find: "  - question free number i\n",
    put: "",
    line: 3,
    says: /7 questions; at least 8/,
  },
  {
    name: "a question that two articles share",
    file: "visas/fees/en.md",
    find: "question fees number i\n",
    put: "Question free number i?\n",
    reportedIn: EN,
    line: 4,
    says: /stands in visas\/fees\/en\.md already/,
  },
  {
    name: "a file that is no text",
    file: "visas/free/notes.txt",
    put: "x",
    line: 1,
    says: /named by its language/,
  },
  {
    name: "negatives of no language",
    file: "negatives/all_.yaml",
    put: "near: []\nfar: []\n",
    line: 1,
    says: /named by its language/,
  },
  {
    name: "a translation that does not say what it was made from",
    file: "visas/free/ru.md",
    put: SMALL_KNOWLEDGE[EN]?.replaceAll("number", "nomer") ?? null,
    line: 1,
    says: /translatedFrom is missing/,
  },
  {
    name: "a holiday that is not known",
    file: "tables/holidays.yaml",
    find: "holiday: nationalDay",
    put: "holiday: birthday",
    line: 3,
    says: /holiday is one of/,
  },
  {
    name: "a day of a holiday that is neither a day nor a fact",
    file: "tables/holidays.yaml",
    find: "from: 2026-10-01",
    put: "from: someDay",
    line: 3,
    says: /“someDay” is neither a day/,
  },
  {
    name: "two holidays on one day",
    file: "tables/holidays.yaml",
    find: "until: 2026-01-03",
    put: "until: 2026-10-02",
    line: 3,
    says: /stands in another row/,
  },
  {
    name: "a day both off and worked",
    file: "tables/holidays.yaml",
    find: "worked: [2026-01-04]",
    put: "worked: [2026-10-03]",
    line: 3,
    says: /stands in another row/,
  },
  {
    name: "a provisional year that knows its worked days",
    file: "tables/holidays.yaml",
    find: "provisional: true",
    put: "provisional: true, worked: [2027-01-03]",
    line: 4,
    says: /no worked days/,
  },
  {
    name: "a name that two places share",
    file: "tables/places.yaml",
    find: "aliases: [Peking]",
    put: "aliases: [shanghai]",
    line: 3,
    says: /a name of shanghai already/,
  },
  {
    name: "a place without a name in an offered language",
    file: "tables/places.yaml",
    find: "names: { en: Beijing, zh: 北京 }",
    put: "names: { zh: 北京 }",
    line: 1,
    says: /the place “beijing” has no name in “en”/,
  },
  {
    name: "a centre in an unknown place",
    file: "tables/centres.yaml",
    find: "place: shanghai",
    put: "place: atlantis",
    line: 2,
    says: /“atlantis” is not in/,
  },
  {
    name: "a centre whose phone is no phone",
    file: "tables/centres.yaml",
    find: "phone: hotline",
    put: "phone: fee",
    line: 4,
    says: /fee is not a fact of type phone/,
  },
  {
    name: "a programme of an article that does not exist",
    file: "tables/programmes.yaml",
    find: "article: visas/fees",
    put: "article: visas/gone",
    line: 3,
    says: /no article visas\/gone/,
  },
  {
    name: "a programme name given twice",
    file: "tables/programmes.yaml",
    find: "names: [Another Fund]",
    put: "names: [the fund]",
    line: 5,
    says: /a name of fund already/,
  },
];

describe("content check", () => {
  it("finds nothing in knowledge without a fault", () => {
    const loaded = loadKnowledge(tempFolder(SMALL_KNOWLEDGE));
    expect(loaded.ok ? [] : loaded.problems).toEqual([]);
  });

  it.each(FAULTS)("names file and line of $name", ({ file, find, put, reportedIn, line, says }) => {
    const before = SMALL_KNOWLEDGE[file] ?? "";
    if (find !== undefined) expect(before).toContain(find);
    const after = find === undefined ? put : before.replace(find, () => put ?? "");
    const loaded = loadKnowledge(tempFolder({ ...SMALL_KNOWLEDGE, [file]: after }));

    const problems = loaded.ok ? [] : loaded.problems;
    const expected = reportedIn ?? (put === null && file === EN ? EN : file);
    expect(problems).toContainEqual({
      file: expected,
      line,
      message: expect.stringMatching(says) as string,
    });
  });

  it("holds a translation to the claims and placeholders of the English text it was made from", () => {
    const english = loadKnowledge(tempFolder(SMALL_KNOWLEDGE));
    const hash = english.ok
      ? english.articles.find(({ file }) => file === META)?.texts[0]?.hash
      : "";
    const translated = (SMALL_KNOWLEDGE[EN] ?? "")
      .replace("questions:", `translatedFrom: "${hash ?? ""}"\nquestions:`)
      .replace("{stay}", "{fee}")
      .replace(":claim[You may not work.]{id=noWork}", "");
    const loaded = loadKnowledge(
      tempFolder({ ...SMALL_KNOWLEDGE, "visas/free/zh.md": translated }),
    );

    const messages = loaded.ok ? [] : loaded.problems.map(({ message }) => message);
    expect(messages).toContain("the claim “noWork” of the English text has no words here");
    expect(messages).toContain("the claim “exemption” lacks {stay} of the English text");
    expect(messages).toContain("{fee} is not in the claim “exemption” of the English text");
  });

  it("lets no words of a model that nobody read stand among files, and reads them in a draft", () => {
    const unread = (SMALL_KNOWLEDGE[EN] ?? "").replace("questions:", "unread: model\nquestions:");
    const files = { ...SMALL_KNOWLEDGE, [EN]: unread };
    const loaded = loadKnowledge(tempFolder(files));
    expect(loaded.ok ? [] : loaded.problems).toEqual([
      { file: EN, line: 3, message: "a model wrote this, and nobody has read it" },
    ]);
    expect(readKnowledge(createFolder(tempFolder(files))).ok).toBe(true);
    const other = { ...files, [EN]: unread.replace("unread: model", "unread: false") };
    const refused = loadKnowledge(tempFolder(other));
    expect(refused.ok ? [] : refused.problems).toContainEqual({
      file: EN,
      line: 3,
      message: expect.stringContaining("unread") as string,
    });
  });

  it("says that a folder has no articles instead of serving none", () => {
    const loaded = loadKnowledge(tempFolder({ "notes.txt": "x" }));
    expect(loaded).toMatchObject({
      ok: false,
      problems: [{ message: expect.stringContaining("no folder with articles") as string }],
    });
  });
});

describe("a folder of foreign articles", () => {
  it("needs no more than a title", () => {
    const root = tempFolder({
      "any/thing/en.md":
        "---\ntitle: Opening hours\n---\nWe open at 9:30, say {nothing} & <b>more</b>.\n",
      "any/thing/readme.txt": "no article",
    });
    const loaded = loadKnowledge(root);
    expect(loaded.ok && loaded.knowledge.languages).toEqual(["en"]);
    const article = loaded.ok ? loaded.knowledge.articles.get("any/thing") : undefined;
    expect(article?.texts.get("en")?.title).toBe("Opening hours");
    expect(article?.claims.get("text")?.sources).toEqual(["any/thing"]);
  });
});
