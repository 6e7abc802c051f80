import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createEmergencyDetector } from "../../../src/understanding/emergency.ts";
import { createCueDetector } from "../../../src/understanding/emergency/cue-detector.ts";
import { readPattern } from "../../../src/understanding/emergency/pattern.ts";

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

  it("names a kind, a language or none, and a confidence between 0 and 1 wherever words of cue books stand", () => {
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
        expect(["en", "zh", "ru", "fr", "ar", "es", null]).toContain(found.language);
        expect(found.confidence).toBeGreaterThan(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
      }),
    );
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

  it("names the first need where several are told of", () => {
    expect(detector.detect("My passport was stolen. My friend is unconscious.")?.kind).toBe(
      "medical",
    );
  });

  it("hears a cue in two hints near each other, and none in one or in two far apart", () => {
    const cues = createCueDetector();
    const [one, other] = ["He holds his chest", "he can hardly talk"];
    expect(detector.detect(`${one} and ${other}.`)?.kind).toBe("medical");
    expect(cues.read(`${one} and ${other}.`).emergency?.kind).toBe("medical");
    expect(cues.read(`${one}.`).emergency).toBeNull();
    expect(cues.read(`${one}. ${ORDINARY.repeat(3)} Then ${other}.`).emergency).toBeNull();
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

  it("is surer of a cue in right spelling, and of one said to be now", () => {
    const cues = createCueDetector();
    const confidence = (text: string): number => cues.read(text).emergency?.confidence ?? 0;
    expect(confidence("my wallet was stolen")).toBeLessThan(
      confidence("my wallet was stolen today"),
    );
    expect(confidence("I was raped")).toBeGreaterThan(confidence("my wallet was stolen"));
  });

  it.each([
    ["there is so much blood coming out of her and she has gone white", "medical"],
    ["someone follows me home every night", "threat"],
    ["mi jefe me encerró en la oficina y no me deja ir a casa", "detention"],
  ])("sees what no cue was written for: %s", (text, kind) => {
    expect(detector.detect(text)?.kind).toBe(kind);
  });

  it.each([
    "What do I do if, God forbid, my passport is stolen?",
    "My passport was stolen three years ago in Spain.",
    "I lost my passport but I found it again.",
    "I am writing a novel. The police arrested my wife in it.",
  ])("leaves alone what is supposed, long over, settled or invented: %s", (text) => {
    expect(detector.detect(text)).toBeNull();
  });

  it.each(["救命", "SOS!", "Au secours !!!", "¡Auxilio!", "النجدة", "спасите"])(
    "takes a mere cry for an emergency: %s",
    (text) => {
      expect(detector.detect(text)).not.toBeNull();
    },
  );
});

describe("patterns of cue books", () => {
  const rules = { unit: "words", groups: { stop: "if|when", pet: "dog|cat" } } as const;
  const matches = (pattern: string, words: string): boolean =>
    readPattern(pattern, rules).regex.test(` ${words} `);

  it.each([
    ["bite*", "it bites me", true],
    ["bite", "it bites me", false],
    ["my <pet> (ran|went) away", "my cat went away", true],
    ["my? dog", "dog", true],
    ["lost _ passport", "lost my old red passport", true],
    ["lost _ passport", "lost one two three four passport", false],
    ["lost _ passport", "lost , passport", false],
    ["lost __ passport", "lost , my passport", true],
    ["lost _ passport", "lost if my passport", false],
    ["dog ~ bit", "bit by a dog", true],
    ["dog ~ bit", "dog that bit", true],
    ["fire (!drill|alarm)", "fire drill", false],
    ["fire (!drill|alarm)", "fire here", true],
    ["^ help $", "help", true],
    ["^ help $", "help with forms", false],
    ["in 20##", "in 2019", true],
    ["in 20##", "in 20 minutes", false],
  ] as const)("%j in %j: %s", (pattern, words, expected) => {
    expect(matches(pattern, words)).toBe(expected);
  });

  it.each(["(a|b", "a)", "?", "(a||b)", "<nobody>"])("refuses %j", (pattern) => {
    expect(() => readPattern(pattern, rules)).toThrow();
  });
});
