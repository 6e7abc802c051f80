import { beforeAll, describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { Answered } from "../../../src/services/answering.ts";
import { projectContent } from "../../helpers/content.ts";
import { projectCore } from "../../helpers/core.ts";

const TODAY = "2026-11-30" as PlainDate;

/** How people of a language tell of a journey, a part at a time. */
interface Telling {
  readonly asks: string;
  readonly passport: (country: string) => string;
  /** What they come for, and whether they are paid. */
  readonly purposes: readonly string[];
  readonly stay: (days: number) => string;
}

const TELLINGS: Readonly<Record<string, Telling>> = {
  en: {
    asks: "Do I need a visa for China?",
    passport: (country) => `I have a passport of ${country}.`,
    purposes: [
      "I come as a tourist.",
      "I come for business meetings, unpaid.",
      "I will be paid for lectures there.",
      "I come to study.",
      "I come as a journalist.",
      "I come to work there.",
    ],
    stay: (days) => `I stay ${String(days)} days.`,
  },
  fr: {
    asks: "Est-ce qu’il me faut un visa pour la Chine ?",
    passport: (country) => `Mon passeport : ${country}.`,
    purposes: [
      "C’est pour du tourisme.",
      "Je serai payé pour des conférences.",
      "C’est pour travailler là-bas.",
    ],
    stay: (days) => `Je reste ${String(days)} jours.`,
  },
  es: {
    asks: "¿Necesito visa para China?",
    passport: (country) => `Mi pasaporte es de ${country}.`,
    purposes: ["Voy de turismo.", "Me van a pagar por unas charlas.", "Voy a trabajar allí."],
    stay: (days) => `Me quedo ${String(days)} días.`,
  },
  ru: {
    asks: "Нужна ли мне виза в Китай?",
    passport: (country) => `Паспорт: ${country}.`,
    purposes: ["Еду туристом.", "Мне заплатят за лекции.", "Еду работать."],
    stay: (days) => `Останусь на ${String(days)} дней.`,
  },
  ar: {
    asks: "هل أحتاج إلى تأشيرة لدخول الصين؟",
    passport: (country) => `جواز سفري من ${country}.`,
    purposes: ["أسافر للسياحة.", "سيدفعون لي مقابل المحاضرات.", "أسافر للعمل هناك."],
    stay: (days) => `سأبقى ${String(days)} يومًا.`,
  },
  zh: {
    asks: "我去中国需要签证吗？",
    passport: (country) => `我持${country}护照。`,
    purposes: ["我去旅游。", "我去讲课，有报酬。", "我去那里工作。"],
    stay: (days) => `停留${String(days)}天。`,
  },
};
/** Within what visa-free entry allows, and beyond it. */
const STAYS = [12, 45];
const ORDERS = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
] as const;

let core: ReturnType<typeof projectCore>;
beforeAll(() => {
  core = projectCore();
});
const { knowledge, texts } = projectContent();
const countries = [...new Set(knowledge.entryRules.map(({ country }) => country))].sort();

/** The reply to the last of some messages. */
function told(messages: readonly string[], language: string): Answered {
  return core.answering.answer({
    ...{ text: messages.at(-1) ?? "", earlier: messages.slice(0, -1) },
    ...{ localeHint: language, conversationLanguage: language, languageChosen: false },
    ...{ today: TODAY, now: TODAY },
  });
}

/** What the table says of the journey: of its country, or of a purpose that no passport frees of a visa. */
function verdictOf({ reply }: Answered, country: string, language: string): string {
  const ofPurpose = (["work", "study", "journalism"] as const).map((purpose) =>
    texts.say(`entry.purpose.${purpose}`, language),
  );
  const blocks = reply.blocks.map((block) => plainText([block]));
  const named = [`(${country})`, `（${country}）`];
  return (
    blocks.find(
      (block) => ofPurpose.includes(block) || named.some((name) => block.includes(name)),
    ) ?? `no verdict: ${blocks.join(" / ")}`
  );
}

/** One may add what another article of the table says besides. */
function isSame(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

describe("a journey told with the question whether a visa is needed", () => {
  it.each(Object.entries(TELLINGS))(
    "gets the same verdict in one message and a part at a time, in whatever order (%s)",
    (language, { asks, passport, purposes, stay }) => {
      const names = new Intl.DisplayNames([language], { type: "region" });
      const journeys = purposes.flatMap((purpose) => STAYS.map((days) => ({ purpose, days })));
      const different = journeys.flatMap(({ purpose, days }, number) => {
        // Each journey with another passport, far apart in the table.
        const country = countries[(number * 37) % countries.length] ?? "";
        const name = names.of(country) ?? country;
        const parts = [passport(name), purpose, stay(days)];
        const whole = verdictOf(told([[asks, ...parts].join(" ")], language), name, language);
        if (whole.startsWith("no verdict")) return [`${parts.join(" ")}: ${whole}`];
        return ORDERS.flatMap((order) => {
          const [first = "", ...others] = order.map((part) => parts[part] ?? "");
          const messages = [`${asks} ${first}`, ...others];
          const verdict = verdictOf(told(messages, language), name, language);
          return isSame(whole, verdict) ? [] : [`${messages.join(" | ")}: ${verdict} (${whole})`];
        });
      });
      expect(different).toEqual([]);
    },
  );
});
