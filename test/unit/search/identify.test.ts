import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LanguagePrior } from "../../../src/ports/language-identifier.ts";
import { createLanguageIdentifier } from "../../../src/search/identify/language-identifier.ts";
import { wordsOf } from "../../../src/search/identify/words.ts";

const identifier = createLanguageIdentifier();

function prior(localeHint: string | null, conversation: string | null = null): LanguagePrior {
  return { localeHint, conversation };
}

const ALONE = prior(null);

function tagOf(text: string, known: LanguagePrior = ALONE): string {
  return identifier.identify(text, known).tag;
}

function tagAndScript(text: string): string {
  const { tag, script } = identifier.identify(text, ALONE);
  return `${tag} ${script}`;
}

describe("languages that Yizhan speaks", () => {
  it.each([
    ["ar", "أين يمكنني استلام بطاقة الإقامة الجديدة؟"],
    ["am", "የመኖሪያ ፈቃዴን የት ማደስ እችላለሁ?"],
    ["bn", "আমি কোথায় বসবাসের অনুমতি নবায়ন করব?"],
    ["en", "where can i pick up the new residence card"],
    ["es", "¿dónde puedo recoger la nueva tarjeta de residencia?"],
    ["fa", "کارت اقامت جدید را از کجا بگیرم؟"],
    ["fr", "où puis-je retirer la nouvelle carte de séjour ?"],
    ["id", "di mana saya bisa mengambil kartu izin tinggal yang baru"],
    ["kk", "жаңа тұру рұқсатын қай жерден аламын"],
    ["ky", "жаңы жашоо уруксатын каяктан алсам болот"],
    ["mn", "оршин суух шинэ үнэмлэхээ хаанаас авах вэ"],
    ["ms", "di manakah saya boleh mengambil kad kediaman yang baharu"],
    ["my", "နေထိုင်ခွင့်ကတ်အသစ်ကို ဘယ်မှာယူရမလဲ"],
    ["ne", "नयाँ बसोबास कार्ड कहाँबाट लिने"],
    ["pt", "onde posso buscar o novo cartão de residência?"],
    ["ru", "где забрать новую карту вида на жительство"],
    ["sr", "где могу да подигнем нову боравишну карту"],
    ["sw", "ninaweza kuchukua wapi kadi mpya ya ukaazi"],
    ["th", "รับบัตรอยู่อาศัยใหม่ได้ที่ไหน"],
    ["tr", "yeni oturma kartımı nereden alabilirim"],
    ["ur", "نیا رہائشی کارڈ کہاں سے ملے گا"],
    ["uz", "yangi yashash kartasini qayerdan olaman"],
    ["vi", "tôi nhận thẻ cư trú mới ở đâu"],
    ["zh", "新的居留证在哪里领"],
  ])("knows %s", (tag, text) => {
    const found = identifier.identify(text, ALONE);
    expect(found.tag).toBe(tag);
    expect(found.confidence).toBeGreaterThan(0.7);
  });

  it("keeps the tag of a language that it knows but does not speak", () => {
    expect(tagAndScript("wo kann ich die neue Karte abholen")).toBe("de Latn");
    expect(tagAndScript("新しいカードはどこで受け取れますか")).toBe("ja Jpan");
    expect(tagAndScript("새 카드는 어디에서 받나요")).toBe("ko Kore");
    expect(tagAndScript("नया कार्ड कहाँ से मिलेगा")).toBe("hi Deva");
    expect(tagAndScript("де можна отримати нову картку")).toBe("uk Cyrl");
  });
});

describe("scripts", () => {
  it("tells simplified from traditional characters by whichever are more", () => {
    expect(tagAndScript("请问签证延期要带什么材料")).toBe("zh Hans");
    expect(tagAndScript("請問簽證延期要帶什麼材料")).toBe("zh Hant");
    expect(tagAndScript("請問簽證延期要帶什么材料")).toBe("zh Hant");
    expect(tagAndScript("你好")).toBe("zh Hans");
  });

  it("knows Uzbek, Serbian and Mongolian in each of their scripts", () => {
    expect(tagAndScript("bu hujjatni qayerga topshirish kerak")).toBe("uz Latn");
    expect(tagAndScript("бу ҳужжатни қаерга топшириш керак")).toBe("uz Cyrl");
    expect(tagAndScript("gde treba da predam ovaj dokument")).toBe("sr Latn");
    expect(tagAndScript("где треба да предам овај документ")).toBe("sr Cyrl");
    expect(tagAndScript("энэ бичгийг хаана өгөх вэ")).toBe("mn Cyrl");
    expect(tagAndScript("ᠰᠠᠶᠢᠨ ᠪᠠᠶᠢᠨ᠎ᠠ ᠤᠤ")).toBe("mn Mong");
  });

  it("gives romanised text the tag of its language", () => {
    expect(tagAndScript("gde mozhno zabrat novuyu kartu")).toBe("ru Latn");
    expect(tagAndScript("ana 3ayez a3raf ezay agadded el eqama")).toBe("ar Latn");
    expect(tagAndScript("kart eghamate jadid ro az koja begiram")).toBe("fa Latn");
    expect(tagAndScript("naya card kahan se milega mujhe batao")).toBe("ur Latn");
    expect(tagAndScript("shine kartaa haanaas avah ve")).toBe("mn Latn");
  });

  it("knows Kazakh and Kyrgyz from a keyboard without their letters", () => {
    expect(tagOf("жана кужатты кай жерден аламын")).toBe("kk");
    expect(tagOf("жаны документти каяктан алсам болот")).toBe("ky");
  });

  it("knows languages from phones without accents", () => {
    expect(tagOf("je voudrais prolonger mon sejour apres la fin du contrat")).toBe("fr");
    expect(tagOf("manana tengo una reunion en la oficina")).toBe("es");
    expect(tagOf("toi muon gia han giay phep lao dong")).toBe("vi");
    expect(tagOf("ogrenci iznimi nasil yenileyebilirim")).toBe("tr");
  });

  it("forgives a letter of the other keyboard inside a word", () => {
    expect(tagOf("оʻzbek tilida gaplasha olasizmi")).toBe("uz");
  });
});

describe("a few English words", () => {
  it.each(["restaurant etiquette", "gift etiquette", "thx", "hiya", "visa fees", "ty", "Thx!"])(
    "are no other language: %s",
    (text) => {
      expect(tagOf(text)).toBe("en");
      expect(tagOf(text, prior("zh"))).toBe("en");
    },
  );

  it("stay in the language of a conversation that has them too", () => {
    expect(tagOf("restaurant etiquette", prior(null, "fr"))).toBe("fr");
    expect(tagOf("restaurant etiquette", prior("fr"))).toBe("fr");
  });

  it.each([
    ["fr", "merci"],
    ["fr", "étiquette au restaurant"],
    ["es", "gracias"],
    ["ru", "spasibo"],
    ["tr", "merhaba"],
  ])("are not those of other languages: %s, %s", (tag, text) => {
    expect(tagOf(text)).toBe(tag);
  });
});

describe("mixed messages", () => {
  it("goes by the language that holds the sentence together", () => {
    expect(tagOf("我的 work permit 什么时候能批下来")).toBe("zh");
    expect(tagOf("нужна ли Z visa для PhD студентов")).toBe("ru");
    expect(tagOf("هل أحتاج residence permit مع الـ PhD")).toBe("ar");
    expect(tagOf("what is the 居留许可 for")).toBe("en");
    expect(tagOf("do i need прописка in china")).toBe("en");
  });

  it("is less sure of a message in two languages", () => {
    const english = "my contract ends in june and i would like to stay until the autumn.";
    const mixed = `${english} mon contrat finit en juin et je voudrais rester ici.`;
    const found = identifier.identify(mixed, ALONE);
    expect(found.tag).toBe("en");
    expect(found.confidence).toBeLessThan(identifier.identify(english, ALONE).confidence - 0.2);
  });
});

describe("messages that tell nothing", () => {
  it.each(["visa", "OK", "12367", "", "😀👍", "?!", "PhD", "https://example.org/visa", "a@b.org"])(
    "takes what else is known for %j and says und when nothing is",
    (text) => {
      expect(tagOf(text)).toBe("und");
      expect(identifier.identify(text, ALONE).confidence).toBe(0);
      expect(tagOf(text, prior("ru-RU"))).toBe("ru");
      expect(tagOf(text, prior("en-US", "tr"))).toBe("tr");
    },
  );

  it("says und for letters that are no language", () => {
    expect(tagOf("xqzt wvkj")).toBe("und");
  });

  it("leaves links, mentions, files, commands and code out of account", () => {
    expect(tagOf("@helper https://www.example.org/how-to-get-a-visa спасибо")).toBe("ru");
    expect(tagOf("<@U024BE7LH> :wave: bonjour, je cherche un logement")).toBe("fr");
    expect(tagOf("`npm install this package` ne marche pas sur mon ordinateur")).toBe("fr");
    expect(tagOf("residence-permit-form.pdf не открывается")).toBe("ru");
    expect(tagOf("/start", prior(null, "vi"))).toBe("vi");
  });
});

describe("what is known beside the words", () => {
  it("decides between languages that share a short phrase", () => {
    expect(tagOf("terima kasih", prior("id"))).toBe("id");
    expect(tagOf("terima kasih", prior("ms"))).toBe("ms");
    expect(tagOf("سلام", prior(null, "ur"))).toBe("ur");
    expect(tagOf("سلام", prior(null, "fa"))).toBe("fa");
  });

  it("does not outweigh a clear sentence", () => {
    const sentence = "je cherche un appartement près de l'université";
    expect(tagOf(sentence, prior("en-US", "en"))).toBe("fr");
    expect(tagOf("спасибо большое", prior("en-US", "en"))).toBe("ru");
  });

  it("survives a hint that is no language tag", () => {
    expect(tagOf("visa", prior("not a tag!"))).toBe("und");
  });
});

describe("any string", () => {
  const anyText = fc.oneof(
    fc.string({ unit: "binary", maxLength: 3000 }),
    fc.string({ unit: "grapheme", maxLength: 300 }),
  );

  it("is identified without an error, alike each time", () => {
    fc.assert(
      fc.property(anyText, fc.option(fc.string()), (text, localeHint) => {
        const known = prior(localeHint);
        const found = identifier.identify(text, known);
        expect(found).toEqual(identifier.identify(text, known));
        expect(found.confidence).toBeGreaterThanOrEqual(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
        expect(found.script).toMatch(/^[A-Z][a-z]{3}$/u);
      }),
    );
  });

  it("is read no further for a sign that stands for many letters", () => {
    const read = wordsOf("ﷺ".repeat(4_000)).map(({ text }) => text);
    expect(read.join("").length).toBeLessThanOrEqual(2_000);
  });

  it("takes no longer the longer it is", () => {
    const hostile = [
      "`".repeat(20_000),
      "<a".repeat(10_000),
      "a@".repeat(10_000),
      "٣".repeat(20_000),
    ];
    for (const text of hostile) {
      const started = performance.now();
      identifier.identify(text, ALONE);
      expect(performance.now() - started).toBeLessThan(200);
    }
  });
});
