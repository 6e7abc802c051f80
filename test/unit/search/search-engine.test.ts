import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SearchDocument } from "../../../src/ports/search.ts";
import { buildSearchEngine } from "../../../src/search/search-engine.ts";
import { aDocument, ENGLISH, OTHERS } from "./documents.ts";
import { runs } from "../../helpers/runs.ts";

const NEGATIVES = [
  {
    language: "en",
    near: ["how do i get a schengen visa", "open a company in dubai", "work permit for germany"],
    far: ["recipe for soup", "tell me a joke", "who won the match", "write a poem"],
  },
];
const engine = buildSearchEngine([...ENGLISH, ...OTHERS], NEGATIVES);

function firstHit(text: string, language: string): string | undefined {
  return engine.search(text, language, 3).hits[0]?.id;
}

describe("what was told of before", () => {
  const claim = (id: string, text: string): SearchDocument["claims"][number] => ({
    ...{ id: id, text },
    ...{ heading: "", isInSummary: false },
  });
  const withClaims = buildSearchEngine(
    ENGLISH.map((one) => ({ ...one, claims: [claim("main", one.summary)] })),
    NEGATIVES,
  );

  it("has its claims weighed however little a text fits it", () => {
    const told = (about: readonly SearchDocument["id"][]): string[] =>
      withClaims
        .search("vegetarians and meat", "en", 3, { about })
        .claims.map(({ article }) => article);
    const others = ENGLISH.map(({ id }) => id).filter((id) => !told([]).includes(id));
    expect(others.length).toBeGreaterThan(0);
    expect(told(others)).toEqual(expect.arrayContaining(others));
  });

  it("is passed over where there is no such article", () => {
    const none = withClaims.search("vegetarians and meat", "en", 3, {
      about: ["no/such"],
    });
    expect(none).toEqual(withClaims.search("vegetarians and meat", "en", 3));
  });
});

describe("finding", () => {
  it("finds every document by its own title and each of its variants", () => {
    for (const { id, language, title, questions } of [...ENGLISH, ...OTHERS]) {
      for (const text of [title, ...questions]) {
        expect([language, text, firstHit(text, language)]).toEqual([language, text, id]);
      }
    }
  });

  it("finds other words for the same thing by what the variants share", () => {
    expect(firstHit("must i visit the police when i arrive", "en")).toBe("residence/register");
    expect(firstHit("extending a residence permit", "en")).toBe("residence/permit");
    expect(firstHit("vegetarians and meat", "en")).toBe("manners/food");
  });

  it("finds by words that stand in the body alone", () => {
    expect(firstHit("rental contract", "en")).toBe("residence/register");
  });

  it.each([
    ["opne a bnak acount", "life/bank"],
    ["residense permitt extenshion", "residence/permit"],
    ["vegeterian fod", "manners/food"],
    ["notificaton leter", "work/permit"],
  ])("forgives the misspelt %j", (text, id) => {
    expect(firstHit(text, "en")).toBe(id);
  });

  it.each([
    ["我想申請工作許可證", "zh", "work/permit"],
    ["搬家后登记", "zh", "residence/register"],
    ["ใบอนุญาตทำงานขอที่ไหน", "th", "work/permit"],
    ["ผมย้ายบ้าน", "th", "residence/register"],
    ["အလုပ်လုပ်ခွင့်လိုချင်တယ်", "my", "work/permit"],
    ["разрешения на работу", "ru", "work/permit"],
    ["переехала в новую квартиру", "ru", "residence/register"],
    ["радна дозвола", "sr", "work/permit"],
    ["морам ли у полицију", "sr", "residence/register"],
    ["ишлашга рухсат олиш", "uz", "work/permit"],
    ["бошқа уйга кўчдим", "uz", "residence/register"],
    ["اجازه ي كار", "fa", "work/permit"],
    ["رفته ام خانه دیگر", "fa", "residence/register"],
    ["تَصْرِيح العَمَل", "ar", "work/permit"],
    ["الي الشرطه", "ar", "residence/register"],
    ["CALISMA IZNI", "tr", "work/permit"],
    ["ÇALIŞMA İZNİ", "tr", "work/permit"],
    ["የስራ ፍቃድ", "am", "work/permit"],
  ])("finds %j in %s however it is spelt", (text, language, id) => {
    expect(firstHit(text, language)).toBe(id);
  });

  it("gives at most as many hits as asked for, best first", () => {
    const { hits } = engine.search("permit for my residence and work", "en", 2);
    expect(hits).toHaveLength(2);
    expect(hits[0]?.score ?? 0).toBeGreaterThanOrEqual(hits[1]?.score ?? Infinity);
    expect(engine.search("permit", "en", 0).hits).toEqual([]);
  });

  it("finds nothing in an unknown language, an empty text or signs alone", () => {
    const nothing = { hits: [], claims: [], confidence: 0, held: 0, verdict: "far" };
    expect(engine.search("work permit", "xx", 3)).toEqual(nothing);
    expect(engine.search("", "en", 3)).toEqual(nothing);
    expect(engine.search("?! … 🎉", "en", 3)).toEqual(nothing);
  });

  it("lists the languages of its documents", () => {
    expect(engine.languages).toEqual([
      "am",
      "ar",
      "en",
      "fa",
      "my",
      "ru",
      "sr",
      "th",
      "tr",
      "uz",
      "zh",
    ]);
  });
});

describe("odd collections", () => {
  const only = aDocument("a/b", "en", { title: "Bank account" });

  it.each<[string, readonly SearchDocument[]]>([
    ["a single document with a title only", [only]],
    [
      "documents without questions",
      [only, aDocument("a/c", "en", { title: "Halal food", body: "Canteens." })],
    ],
    ["a document of empty strings", [only, aDocument("a/d", "en", { questions: ["", "…"] })]],
    ["two documents with the same words", [only, { ...only, id: "a/e" }]],
  ])("serves %s", (_, documents) => {
    const small = buildSearchEngine(documents, []);
    expect(small.search("open a bank account", "en", 3).hits[0]?.id).toBe("a/b");
    expect(small.search("zzz", "en", 3).hits).toEqual([]);
  });

  it("serves no documents at all", () => {
    const empty = buildSearchEngine([], NEGATIVES);
    expect(empty.languages).toEqual([]);
    expect(empty.search("bank", "en", 3).hits).toEqual([]);
  });
});

describe("any input", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
    fc.constantFrom(
      "\ud800",
      "\u0000\ufffe",
      "a\u0301".repeat(200),
      "مـــ\u200c\u200d",
      "ᄀ\u1160",
      "ﷺ".repeat(50),
    ),
  );

  it("never throws, and answers the same twice", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom(...engine.languages, "xx", ""), (text, language) => {
        const result = engine.search(text, language, 5);
        expect(result.confidence).toBeGreaterThanOrEqual(0);
        expect(result.confidence).toBeLessThanOrEqual(1);
        expect(result.hits.every(({ score }) => Number.isFinite(score))).toBe(true);
        expect(engine.search(text, language, 5)).toEqual(result);
      }),
      { numRuns: runs(400) },
    );
  });

  it.each([
    ["words", "how do i get a residence permit for my wife "],
    ["one endless word", "permit"],
    ["apostrophes", "a'"],
    ["marks", "e\u0301\u0302\u0303"],
    ["Chinese", "工作许可证怎么申请"],
    ["Thai", "ใบอนุญาตทำงาน"],
    ["signs", "?!.,;:"],
  ])("takes no longer than 100 ms for ten thousand characters of %s", (_, piece) => {
    const text = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
    for (const language of ["en", "zh", "th", "sr", "uz", "tr"]) {
      engine.search("warm", language, 3);
      const start = process.hrtime.bigint();
      engine.search(text, language, 3);
      expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(100);
    }
  });

  it("finds what is asked at the end of a long message", () => {
    const text = `${"lorem ipsum dolor sit amet ".repeat(300)} where do i find halal food`;
    expect(firstHit(text, "en")).toBe("manners/food");
  });
});

describe("engines side by side", () => {
  it("keep to their own content while a reference to one is swapped for another", () => {
    const old = buildSearchEngine([aDocument("old/bank", "en", { title: "Bank account" })], []);
    const fresh = buildSearchEngine([aDocument("new/bank", "en", { title: "Bank account" })], []);
    let current = old;
    const seen = Array.from({ length: 200 }, (_, turn) => {
      if (turn % 7 === 0) current = current === old ? fresh : old;
      const expected = current === old ? "old/bank" : "new/bank";
      return current.search("bank account", "en", 1).hits.map(({ id }) => id === expected);
    });
    expect(seen.flat()).toHaveLength(200);
    expect(seen.flat()).not.toContain(false);
  });

  it("give equal results when built twice from equal documents", () => {
    const again = buildSearchEngine(
      structuredClone([...ENGLISH, ...OTHERS]),
      structuredClone(NEGATIVES),
    );
    for (const text of ["police", "gift for my professor", "schengen visa", "soup"]) {
      expect(again.search(text, "en", 5)).toEqual(engine.search(text, "en", 5));
    }
  });
});
