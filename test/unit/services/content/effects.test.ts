import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { Documents, Effects } from "../../../../src/ports/content-examiner.ts";
import { correctedBy, effectsOf } from "../../../../src/services/content/effects.ts";
import {
  changedText,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  knowledgeOf,
  ownTexts,
  smallDocuments,
} from "../../../helpers/small-content.ts";
import { runs } from "../../../helpers/runs.ts";

const TODAY = "2026-11-25" as PlainDate;
const CONTEXT = { today: TODAY, withdrawals: [] };
const NOTHING: Effects = {
  sentences: [],
  rows: [],
  corrected: [],
  rewritten: [],
  figures: [],
  ended: [],
};

function withDocuments(change: Documents): Effects {
  const before = smallDocuments();
  const after = new Map([...before, ...change]);
  return effectsOf(knowledgeOf(before), knowledgeOf(after), ownTexts(), CONTEXT);
}

function with_(path: Parameters<typeof changedText>[0], from: string, to: string): Effects {
  return withDocuments(new Map([[path, changedText(path, from, to)]]));
}

const FEE = { article: "visas/fees", claim: "fee" } as const;

describe("what a change does to what is told", () => {
  it("is nothing where nothing is changed", () => {
    expect(withDocuments(new Map())).toEqual(NOTHING);
  });

  it("is each sentence with the figure, in each language, as a reader sees it", () => {
    const effects = with_(FACTS, "400 CNY", "350 CNY");
    expect(effects.sentences).toEqual([
      {
        ...FEE,
        language: "en",
        before: "The fee is RMB 400.\nPay at this page.",
        after: "The fee is RMB 350.\nPay at this page.",
      },
      {
        ...FEE,
        language: "ru",
        before: expect.stringContaining("400") as string,
        after: expect.stringContaining("350") as string,
      },
    ]);
    expect(effects.corrected).toEqual([FEE]);
    expect(effects.rewritten).toEqual([]);
  });

  it("is rewritten where the English words are others, and corrected in any language", () => {
    const english = with_(FEES_EN, "The fee is {fee}.", "It costs {fee}.");
    expect(english).toMatchObject({ corrected: [FEE], rewritten: [FEE] });
    const russian = with_(FEES_RU, "Сбор составляет", "Сбор не превышает");
    expect(russian).toMatchObject({ corrected: [{ ...FEE, languages: ["ru"] }], rewritten: [] });
    expect(english.corrected).toEqual([FEE]);
    expect(russian.sentences.map(({ language }) => language)).toEqual(["ru"]);
  });

  it("is nothing where only markup, a title or ways of asking are others", () => {
    expect(with_(FEES_EN, "The fee is {fee}.", "The **fee** is {fee}.")).toEqual(NOTHING);
    expect(with_(FEES_EN, 'title: "Fees"', 'title: "Costs"')).toEqual(NOTHING);
    expect(with_(FEES_EN, "number i\n", "number one\n")).toEqual(NOTHING);
  });

  it("is a correction without other words where an end moves, or a value of another day", () => {
    const exemption = { article: "visas/free", claim: "exemption" };
    expect(
      with_(FACTS, "value: 57, from: 2026-08-20", "value: 58, from: 2026-08-20"),
    ).toMatchObject({
      corrected: [exemption],
    });
    const past = with_(FACTS, "value: 55, until: 2026-08-19", "value: 54, until: 2026-08-19");
    expect(past).toMatchObject({ sentences: [], corrected: [exemption], rewritten: [] });
    const later = withDocuments(
      new Map([
        [
          FACTS,
          changedText(
            FACTS,
            "page:",
            "other: { type: date, value: 2027-01-31, source: law }\npage:",
          ),
        ],
      ]),
    );
    expect(later).toEqual(NOTHING);
    const source = with_(FACTS, "value: 400 CNY, source: law", "value: 400 CNY, source: blog");
    expect(source).toEqual(NOTHING);
  });

  it("is what stands in place of words whose day has come", () => {
    const ended = with_(FACTS, "2026-12-31", "2026-11-01");
    const [sentence] = ended.sentences;
    expect(sentence?.before).toContain("You may stay up to 30 days");
    expect(sentence?.after).not.toContain("You may stay");
    expect(ended.corrected).toEqual([{ article: "visas/free", claim: "exemption" }]);
  });

  it("knows what is new from what was said before", () => {
    const added = withDocuments(
      new Map([
        [
          FEES_EN,
          changedText(
            FEES_EN,
            "{fee}.]{id=fee}",
            "{fee}.]{id=fee} :claim[Cash is taken.]{id=cash}",
          ),
        ],
        [
          FEES_RU,
          changedText(FEES_RU, 'translatedFrom: "d75603262cbe"', 'translatedFrom: "000000000000"'),
        ],
        [
          "knowledge/visas/fees/article.yaml" as never,
          "confirmAt: [hotline]\nclaims:\n  fee: { sources: [law] }\n  cash: { sources: [law] }\n",
        ],
      ]),
    );
    expect(added.sentences).toMatchObject([
      { claim: "cash", language: "en", before: null, after: "Cash is taken." },
    ]);
    expect(added).toMatchObject({ corrected: [], rewritten: [] });
    const before = smallDocuments({
      "visas/free/article.yaml": null,
      "visas/free/en.md": null,
      "tables/visa-free.yaml": "rows: []\n",
    });
    const gone = effectsOf(knowledgeOf(smallDocuments()), knowledgeOf(before), ownTexts(), CONTEXT);
    expect(gone.corrected).toEqual([
      { article: "visas/free", claim: "exemption" },
      { article: "visas/free", claim: "noWork" },
    ]);
    expect(gone.sentences.every(({ after }) => after === null)).toBe(true);
  });

  it("is silence where words that lag behind name a figure that their claim has no more", () => {
    const effects = withDocuments(
      new Map([[FEES_EN, changedText(FEES_EN, "The fee is {fee}.", "There is a fee.")]]),
    );
    const russian = effects.sentences.find(({ language }) => language === "ru");
    expect(russian?.before).toContain("Сбор составляет");
    expect(russian?.after).toContain(ownTexts().say("validity.suspended", "ru"));
  });
});

describe("rows of tables", () => {
  const rows = (name: string, from: string, to: string): Effects["rows"] => {
    const path = `knowledge/tables/${name}.yaml` as typeof FACTS;
    return with_(path, from, to).rows;
  };

  it("are told with the article that speaks for them", () => {
    expect(rows("visa-free", "days: 30", "days: 15")).toEqual([
      { article: "visas/free", claim: "row:visa-free:unilateral:DE" },
    ]);
    expect(rows("visa-free", "country: IR, scheme: none", "country: SY, scheme: none")).toEqual([
      { article: "visas/free", claim: "row:visa-free:none:IR" },
      { article: "visas/free", claim: "row:visa-free:none:SY" },
    ]);
    expect(rows("holidays", "until: 2026-10-07", "until: 2026-10-08")).toEqual([
      { article: "culture/holidays", claim: "row:holidays:nationalDay:2026" },
    ]);
    expect(rows("centres", "en: The centre", "en: The old centre")).toEqual([
      { article: "culture/centres", claim: "row:centres:hongqiao" },
    ]);
    expect(rows("programmes", "基金", "新基金")).toEqual([
      { article: "visas/fees", claim: "row:programmes:fund" },
    ]);
    expect(rows("contacts", "en: the hotline", "en: the line")).toEqual([
      { article: "visas/fees", claim: "row:contacts:hotline" },
      { article: "visas/free", claim: "row:contacts:hotline" },
    ]);
    expect(rows("visa-free", "work: visas/free", "work: visas/fees")).toEqual([
      { article: "visas/fees", claim: "row:elsewhere:work" },
      { article: "visas/free", claim: "row:elsewhere:work" },
    ]);
  });

  it("do not change with their sources, or with how they are written", () => {
    expect(
      rows("visa-free", "sources: [law], confidence: high", "sources: [blog], confidence: high"),
    ).toEqual([]);
    expect(rows("centres", "{ en: The centre, zh: 中心 }", "{ zh: 中心, en: The centre }")).toEqual(
      [],
    );
  });

  it("are corrected where somebody was told them, and not where they only help to find", () => {
    const effects: Effects = {
      ...NOTHING,
      corrected: [FEE],
      rows: [
        { article: "visas/free", claim: "row:visa-free:unilateral:DE" },
        { article: "visas/fees", claim: "row:programmes:fund" },
        { article: "visas/fees", claim: "row:contacts:hotline" },
      ],
    };
    expect(correctedBy(effects)).toEqual([FEE, effects.rows[0]]);
  });
});

describe("any figure", () => {
  const days = fc.integer({ min: 1, max: 2_000 });
  const stay = (count: number): string =>
    smallDocuments()
      .get(FACTS)
      ?.replace("30 days", `${String(count)} days`) ?? "";

  it("changes exactly the claims that say it, and is in their words before and after", () => {
    fc.assert(
      fc.property(days, days, (was, is) => {
        const base = smallDocuments();
        const before = new Map([...base, [FACTS, stay(was)]]);
        const after = new Map([...base, [FACTS, stay(is)]]);
        const effects = effectsOf(knowledgeOf(before), knowledgeOf(after), ownTexts(), CONTEXT);
        if (was === is) {
          expect(effects).toEqual(NOTHING);
          return;
        }
        expect(effects.corrected).toEqual([{ article: "visas/free", claim: "exemption" }]);
        const written = (count: number): string => new Intl.NumberFormat("en").format(count);
        for (const sentence of effects.sentences) {
          expect(sentence.before).toContain(`${written(was)} day`);
          expect(sentence.after).toContain(`${written(is)} day`);
        }
        expect(effects.sentences).toHaveLength(1);
        expect(effects.rewritten).toEqual([]);
      }),
      { numRuns: runs(30) },
    );
  });

  it("is undone by its opposite", () => {
    fc.assert(
      fc.property(days, fc.constantFrom(FREE_EN, FEES_EN), (count, path) => {
        const one = smallDocuments();
        const text = `${one.get(path) ?? ""}\nSee the article on [fees](article:visas/fees).\n`;
        const other = new Map([...one, [FACTS, stay(count)], [path, text]]);
        const [a, b] = [knowledgeOf(one), knowledgeOf(other)];
        const there = effectsOf(a, b, ownTexts(), CONTEXT);
        const back = effectsOf(b, a, ownTexts(), CONTEXT);
        expect(back.corrected).toEqual(there.corrected);
        expect(back.sentences).toEqual(
          there.sentences.map((each) => ({ ...each, before: each.after, after: each.before })),
        );
      }),
      { numRuns: runs(15) },
    );
  });
});
