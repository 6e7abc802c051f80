import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { EmergencyDetector } from "../../../src/ports/emergency-detector.ts";
import { createEmergencyDetector } from "../../../src/understanding/emergency.ts";
import { createUrgencyReader } from "../../../src/understanding/urgency.ts";
import { projectContent } from "../../helpers/content.ts";

interface Messages {
  readonly urgent: readonly string[];
  readonly soon: readonly string[];
  /** Most name the same things, and ask how they are in general. */
  readonly normal: readonly string[];
}

const LANGUAGES = ["en", "zh", "ru", "fr", "es", "ar"] as const;
const NO_EMERGENCY: EmergencyDetector = { detect: () => null };
const reader = createUrgencyReader(createEmergencyDetector());
const words = createUrgencyReader(NO_EMERGENCY);

function messagesOf(language: string): Messages {
  const file = new URL(`../../fixtures/urgency/${language}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Messages;
}

/** The share of those for which something does not hold, which a failure shows. */
function expectFew(all: readonly string[], holds: (text: string) => boolean, most: number): void {
  const others = all.filter((text) => !holds(text));
  expect(others.length / all.length, others.join("\n")).toBeLessThanOrEqual(most);
}

describe.each(LANGUAGES)("what is said in %s", (language) => {
  const { urgent, soon, normal } = messagesOf(language);

  it("is urgent where a stay is over, or somebody is held, refused or sent away", () => {
    expect(urgent.length).toBeGreaterThanOrEqual(12);
    expectFew(urgent, (text) => reader.read([text]) === "urgent", 0.05);
  });

  it("is more than normal where it ends within days", () => {
    expect(soon.length).toBeGreaterThanOrEqual(8);
    expectFew(soon, (text) => reader.read([text]) !== "normal", 0.05);
  });

  it("is normal where somebody asks how things are in general", () => {
    expect(normal.length).toBeGreaterThanOrEqual(25);
    expectFew(normal, (text) => reader.read([text]) === "normal", 0.04);
  });

  it("needs no emergency for it", () => {
    expectFew(urgent, (text) => words.read([text]) === "urgent", 0.1);
    expectFew(normal, (text) => words.read([text]) === "normal", 0);
  });
});

describe("what is masked", () => {
  const heard: string[] = [];
  const listening = createUrgencyReader({
    detect: (text) => {
      heard.push(text);
      return text.includes("document") ? { kind: "medical", numbers: "card", confidence: 1 } : null;
    },
  });

  it.each(["document", "phone", "email", "account", "handle"])(
    "never makes a message urgent: [%s 1] says nothing of itself",
    (kind) => {
      const label = `[${kind} 1]`;
      expect(listening.read([`My number is ${label}. How do I register?`])).toBe("normal");
      expect(heard.at(-1)).not.toContain(kind);
      for (const text of [label, `${label} ${label}`, `How do I extend my visa? ${label}`]) {
        expect(reader.read([text])).toBe("normal");
      }
    },
  );

  it("hides nothing of what is said beside it", () => {
    expect(reader.read(["My visa [document 1] expired yesterday and I am still here."])).toBe(
      "urgent",
    );
  });
});

describe("how soon a person has to see it", () => {
  it("follows the most urgent of all messages, wherever it stands", () => {
    const overstay = "My visa expired yesterday and I am still here.";
    const soon = "My permit expires on Friday this week.";
    const normal = "How do I give a business card?";
    expect(words.read([])).toBe("normal");
    expect(words.read([normal, normal])).toBe("normal");
    expect(words.read([normal, soon])).toBe("soon");
    expect(words.read([soon, overstay, normal])).toBe("urgent");
    expect(words.read([`${normal}\n${overstay}`])).toBe("urgent");
  });

  it("is told the emergencies that are seen everywhere else", () => {
    const seen: string[] = [];
    const emergencies: EmergencyDetector = {
      detect: (text) => {
        seen.push(text);
        return { kind: "medical", numbers: "card", confidence: 1 };
      },
    };
    expect(createUrgencyReader(emergencies).read(["Good Morning"])).toBe("urgent");
    expect(seen).toEqual(["Good Morning"]);
    expect(words.read(["Good Morning"])).toBe("normal");
  });

  it("asks for a question before the words, in the same clause", () => {
    expect(words.read(["What happens when my visa has expired?"])).toBe("normal");
    expect(words.read(["What happens now, my visa has expired?"])).toBe("urgent");
    expect(words.read(["If I stay longer, am I deported?"])).toBe("normal");
    expect(words.read(["I am deported. If only I had known"])).toBe("urgent");
  });

  it("reads no more of signs that stand for many letters than of letters", () => {
    const after = (signs: number): string => `${"ﷺ ".repeat(signs)}. My visa expires tomorrow.`;
    expect(words.read([after(20)])).toBe("urgent");
    expect(words.read([after(600)])).toBe("normal");
  });

  it("takes any text for one, of any length, in little time", () => {
    const units = ["i ", "a, ", "我", "被", "visa expires ", "me ", "في ", "took a ", ". "];
    for (const unit of units) {
      const started = performance.now();
      words.read([unit.repeat(20_000)]);
      expect([unit, performance.now() - started < 2_000]).toEqual([unit, true]);
    }
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 4 }), (texts) => {
        expect(["normal", "soon", "urgent"]).toContain(words.read(texts));
      }),
    );
  });

  it("is seldom more than normal in the questions that the articles answer", () => {
    const { knowledge } = projectContent();
    const asked = [...knowledge.articles.values()]
      .filter(({ outcome }) => outcome === "answer")
      .flatMap(({ texts }) =>
        [...texts.values()].flatMap(({ title, questions }) => [title, ...questions]),
      )
      // Each thirtieth tells as much.
      .filter((_question, index) => index % 30 === 0);
    expect(asked.length).toBeGreaterThan(1_000);
    expectFew(asked, (text) => words.read([text]) !== "urgent", 0.01);
    expectFew(asked, (text) => words.read([text]) === "normal", 0.02);
  });
});
