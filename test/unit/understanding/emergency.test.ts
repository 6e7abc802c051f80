import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEmergencyDetector } from "../../../src/understanding/emergency.ts";

const detector = createEmergencyDetector();

const ORDINARY =
  "I would like to know which documents the university needs for my residence permit, and how long it takes. ";

describe("detecting emergencies in any text", () => {
  it("answers every string, in the same way each time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        expect(detector.detect(text)).toEqual(detector.detect(text));
      }),
    );
  });

  it("reads no more of signs that stand for many letters than of letters", () => {
    const after = (signs: number): string =>
      `${"ﷺ ".repeat(signs)}. Help, I was stabbed in the street!`;
    expect(detector.detect(after(20))).not.toBeNull();
    expect(detector.detect(after(600))).toBeNull();
  });

  it("names a kind and a confidence between 0 and 1 wherever alarming words stand", () => {
    const words = fc.constantFrom(
      "my",
      "passport",
      "stolen",
      "if",
      "wife",
      "bleeding",
      ",",
      ".",
      "护照",
      "丢了",
      "паспорт",
      "украли",
      "جواز",
      "سرق",
      "passeport",
      "volé",
      "robaron",
      "😀",
      "’",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        const found = detector.detect(list.join(" "));
        if (found === null) return;
        expect(["card", "line"]).toContain(found.numbers);
        expect(found.confidence).toBeGreaterThan(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    "I want to die, I can't go on",
    "no quiero vivir más",
    "je ne veux plus vivre",
    "я не хочу больше жить",
    "我不想活了",
    "لا أريد أن أعيش بعد الآن",
  ])("shows somebody who may want to die a card of its own: %s", (text) => {
    expect(detector.detect(text)).toMatchObject({ kind: "suicide", numbers: "card" });
  });

  it.each(["", " ", "!!!", "😀😀😀", "12345", "\u0000", "\ud800"])("finds none in %j", (text) => {
    expect(detector.detect(text)).toBeNull();
  });

  it.each([
    "my wife is not breathing",
    "我妻子没有呼吸了",
    "моя жена не дышит",
    "ma femme ne respire plus",
    "زوجتي لا تتنفس",
    "mi esposa no respira",
  ])("finds it wherever in a long message it stands: %s", (cry) => {
    for (const before of [0, 3, 20, 60]) {
      const message = `${ORDINARY.repeat(before)}${cry}. ${ORDINARY.repeat(5)}`;
      expect(detector.detect(message)?.kind).toBe("medical");
    }
  });

  it("reads ten thousand characters and no more", () => {
    const padding = "a ".repeat(4_950);
    expect(detector.detect(`${padding}. my wife is not breathing`)).not.toBeNull();
    expect(detector.detect(`${padding}${padding}. my wife is not breathing`)).toBeNull();
  });

  it("takes time in step with the length, also for text that nearly matches everywhere", () => {
    const timeMs = (text: string): number => {
      const started = performance.now();
      detector.detect(text);
      return performance.now() - started;
    };
    for (const piece of [
      "my passport was the police took my wife and ",
      "护照被",
      "у меня не ",
      "a,",
    ]) {
      const text = piece.repeat(Math.ceil(10_000 / piece.length));
      timeMs(text);
      expect(Math.min(timeMs(text), timeMs(text), timeMs(text))).toBeLessThan(500);
    }
  });

  it("names the need in which a life is at stake where several are told of", () => {
    expect(detector.detect("My passport was stolen. My friend is unconscious.")?.kind).toBe(
      "medical",
    );
  });

  it.each([
    ["I lost my pasport", "lostPassport"],
    ["he is unconcious on the floor", "medical"],
    ["j'ai été agréssé par deux hommes", "crime"],
    ["me robaron el passaporte", "lostPassport"],
    ["HEEEELP my wife is bleeeeding badly", "medical"],
    ["I can’t breathe", "medical"],
  ])("sees through misspelling: %s", (text, kind) => {
    expect(detector.detect(text)?.kind).toBe(kind);
  });

  it.each([
    ["there is so much blood coming out of her and she has gone white", "medical"],
    ["someone follows me home every night", "threat"],
    ["me tienen encerrado en la oficina y no me dejan salir", "detention"],
  ])("sees what is told without its name: %s", (text, kind) => {
    expect(detector.detect(text)?.kind).toBe(kind);
  });

  it.each([
    "What do I do if, God forbid, my passport is stolen?",
    "I lost my passport but I found it again.",
    "I am writing a novel. The police arrested my wife in it.",
  ])("shows no card for what is supposed, settled or invented: %s", (text) => {
    expect(detector.detect(text)?.numbers).not.toBe("card");
  });

  it.each(["救命", "SOS!", "Au secours !!!", "¡Auxilio!", "النجدة", "спасите"])(
    "takes a mere cry for an emergency: %s",
    (text) => {
      expect(detector.detect(text)).not.toBeNull();
    },
  );
});

describe.each(["ar", "en", "es", "fr", "ru", "zh"])("messages in %s", (language) => {
  const cases = new URL(`../../../languages/${language}/cases/emergencies.jsonl`, import.meta.url);
  const messages = readFileSync(cases, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { readonly text: string; readonly urgent: boolean });
  const taken = (urgent: boolean): number => {
    const own = messages.filter((message) => message.urgent === urgent);
    return own.filter(({ text }) => detector.detect(text) !== null).length / own.length;
  };

  it("that are emergencies are hardly ever missed", () => {
    expect(taken(true)).toBeGreaterThanOrEqual(0.98);
  });

  it("with the same words that are none hardly ever bring the numbers", () => {
    expect(taken(false)).toBeLessThanOrEqual(0.02);
  });
});
