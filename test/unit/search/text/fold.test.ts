import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { accented, folded } from "../../../../src/search/text/fold.ts";

function fold(text: string, language: string): string {
  return folded(accented(text, language), language);
}

describe("spellings that count as one", () => {
  it.each([
    ["en", "Café naïve", "cafe naive"],
    ["en", "don’t", "dont"],
    ["en", "ＶＩＳＡ １２", "visa 12"],
    ["fr", "œuvre Æ", "oeuvre ae"],
    ["ru", "Ещё ёлка", "еще елка"],
    ["ru", "мой", "мой"],
    ["tr", "IŞIK İstanbul", "isik istanbul"],
    ["vi", "Đường thị thực", "duong thi thuc"],
    ["zh", "簽證國際機場", "签证国际机场"],
    ["ar", "إقامَة الأُسْرَة", "اقامه الاسره"],
    ["ar", "٣٠ يوم", "30 یوم"],
    ["fa", "می‌خواهم كتاب ۳۰", "میخواهم کتاب 30"],
    ["ur", "ہے کے لئے", "هی کی لیی"],
    ["sr", "Љубазни ђак у џипу", "ljubazni djak u dzipu"],
    ["sr", "Ljubazni đak u džipu", "ljubazni djak u dzipu"],
    ["uz", "Ўзбекистон ер", "ozbekiston yer"],
    ["uz", "O‘zbekiston oʻzbek o'zbek", "ozbekiston ozbek ozbek"],
    ["kk", "қалай өтініш", "калай отиниш"],
    ["ky", "өлкөдө үй", "олкодо уй"],
    ["am", "ሥራ ፀሐይ ዓለም", "ስራ ጸሀይ አለም"],
    ["ne", "भीसा", "भिसा"],
    ["bn", "বিসা ১২", "বিসা 12"],
    ["th", "วันที่ ๓๐", "วันที่ 30"],
  ])("in %s, %j reads as %j", (language, text, expected) => {
    expect(fold(text, language)).toBe(expected);
  });

  it("stay apart where they are different words", () => {
    expect(fold("มา", "th")).not.toBe(fold("ม้า", "th"));
    expect(fold("की", "hi")).not.toBe(fold("का", "hi"));
  });

  it("are the same when folded twice", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.constantFrom("en", "tr", "sr", "uz", "kk", "zh", "fa", "am"),
        (text, language) => {
          const once = fold(text, language);
          expect(folded(once, language)).toBe(once);
        },
      ),
    );
  });
});
