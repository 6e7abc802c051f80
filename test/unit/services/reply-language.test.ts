import { describe, expect, it } from "vitest";
import { isCertain, isClear, replyLanguage } from "../../../src/services/reply-language.ts";
import { aQuestion } from "../../helpers/assisted-world.ts";

const OFFERED = ["ar", "en", "es", "ru", "zh"];
const found = (tag: string, script = "Latn", confidence = 0.99) => ({ tag, script, confidence });

describe("the language of a reply", () => {
  it("is the likelier one where a few words look like its neighbour", () => {
    const few = aQuestion("240 horas, aplica a colombianos?", { localeHint: null });
    expect(replyLanguage(few, found("pt"), OFFERED)).toBe("es");
    expect(isClear(few.text, found("pt"), few)).toBe(false);
    const cyrillic = aQuestion("за впн штрафуют?", { localeHint: "en" });
    expect(replyLanguage(cyrillic, found("sr", "Cyrl"), OFFERED)).toBe("ru");
    const inEnglish = aQuestion("за впн штрафуют?", { conversationLanguage: "en" });
    expect(replyLanguage(inEnglish, found("sr", "Cyrl"), OFFERED)).toBe("ru");
  });

  it("is not taken for its likelier neighbour against its own letters", () => {
    const kazakh = aQuestion("Маған Қытайға виза керек пе?", { localeHint: null });
    expect(isClear(kazakh.text, found("kk", "Cyrl"), kazakh)).toBe(true);
  });

  it("is told to be missing where enough words, or the app, say that it is the neighbour", () => {
    const many = aQuestion("preciso de visto para a China com passaporte brasileiro?", {
      localeHint: null,
    });
    expect(isClear(many.text, found("pt"), many)).toBe(true);
    const hinted = aQuestion("posso trabalhar lá?", { localeHint: "pt-BR" });
    expect(isClear(hinted.text, found("pt"), hinted)).toBe(true);
    const brief = aQuestion("posso trabalhar?", { localeHint: "pt-BR" });
    expect(replyLanguage(brief, found("pt"), OFFERED)).toBe("en");
  });

  it("stays that of the conversation for a few words in the same letters", () => {
    const few = aQuestion("y para Perú?", { conversationLanguage: "es" });
    expect(replyLanguage(few, found("pt"), OFFERED)).toBe("es");
    const russian = aQuestion("Нанкин, общежитие, кампус Сяньлинь", { conversationLanguage: "ru" });
    expect(isClear(russian.text, found("bg", "Cyrl"), russian)).toBe(false);
  });

  it("is not one with letters of its own for two words in Latin letters, before more is read", () => {
    const brief = aQuestion("i overstayed", { localeHint: null });
    expect(replyLanguage(brief, found("ru", "Latn", 0.5), OFFERED)).toBe("en");
    const romanised = aQuestion("skolko stoit viza v kitai", { localeHint: null });
    expect(replyLanguage(romanised, found("ru", "Latn", 0.9), OFFERED)).toBe("ru");
    const sure = aQuestion("privet", { localeHint: null });
    expect(replyLanguage(sure, found("ru", "Latn", 0.99), OFFERED)).toBe("ru");
    const going = aQuestion("a zhena", { conversationLanguage: "ru" });
    expect(replyLanguage(going, found("ru", "Latn", 0.5), OFFERED)).toBe("ru");
  });

  it("is one that nobody speaks only for certain, once the conversation is in another", () => {
    const going = (text: string, conversationLanguage: string | null) =>
      aQuestion(text, { conversationLanguage, localeHint: null });
    const names = going("from Sri Lanka. institute in Dalian, 28k/mnth", "en");
    expect(isCertain(names.text, found("sl"), names)).toBe(false);
    const few = going("tchadien a Shenyang, master 2e annee", "fr");
    expect(isCertain(few.text, found("tl", "Latn", 1), few)).toBe(false);
    const romanised = going("w HSK darori ila kant lformation b l'anglais?", "ar");
    expect(isCertain(romanised.text, found("tl", "Latn", 0.9987), romanised)).toBe(false);
    const dialect = going("معقول كل مره تعطوني رابط؟؟ ابي جواب", "ar");
    expect(isCertain(dialect.text, found("ur", "Arab", 0.76), dialect)).toBe(false);
    const german = going("und wie lange dauert das normalerweise bei euch", "en");
    expect(isCertain(german.text, found("de", "Latn", 1), german)).toBe(true);
    const alone = going("und wie lange dauert das", null);
    expect(isCertain(alone.text, found("de"), alone)).toBe(true);
    const hindi = going("मुझे वीज़ा चाहिए", "en");
    expect(isCertain(hindi.text, found("hi", "Deva"), hindi)).toBe(true);
  });

  it("is English where nothing is known of one that is not offered", () => {
    const german = aQuestion("Brauche ich ein Visum?", { localeHint: "de-DE" });
    expect(replyLanguage(german, found("de"), OFFERED)).toBe("en");
    expect(isClear(german.text, found("de"), german)).toBe(true);
  });
});
