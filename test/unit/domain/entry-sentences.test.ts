import { describe, expect, it } from "vitest";
import ar from "../../../locales/ar.json" with { type: "json" };
import en from "../../../locales/en.json" with { type: "json" };
import es from "../../../locales/es.json" with { type: "json" };
import fr from "../../../locales/fr.json" with { type: "json" };
import ru from "../../../locales/ru.json" with { type: "json" };
import zh from "../../../locales/zh.json" with { type: "json" };
import type { EntryRuling } from "../../../src/domain/entry-ruling.ts";
import { ENTRY_SENTENCES, entrySentences } from "../../../src/domain/entry-sentences.ts";
import { plainDateOf, type PlainDate } from "../../../src/domain/plain-date.ts";

const LANGUAGES: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
  ["ar", ar],
  ["en", en],
  ["es", es],
  ["fr", fr],
  ["ru", ru],
  ["zh", zh],
];

function lastDayOf2026(): PlainDate {
  const day = plainDateOf(2026, 12, 31);
  if (day === null) throw new Error("2026-12-31 exists");
  return day;
}

const FRAME = { country: "RU", otherWays: [], closedWays: [], rows: [] };
const EXEMPTION = {
  scheme: "unilateral",
  days: 30,
  window: null,
  until: lastDayOf2026(),
  doubt: null,
} as const;

function keysOf(ruling: EntryRuling): string[] {
  return entrySentences(ruling).map(({ key }) => key);
}

describe.each(LANGUAGES)("the sentences in %s", (_, sentences) => {
  it.each(Object.entries(ENTRY_SENTENCES))("hold exactly the places of %s", (key, places) => {
    const words = sentences[key] ?? "";
    const found = [...words.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name);
    expect([...new Set(found)].sort()).toEqual([...places].sort());
    expect(words).not.toBe("");
  });

  it("hold no figures of their own", () => {
    const figures = Object.keys(ENTRY_SENTENCES).filter((key) =>
      /\p{Nd}/u.test(sentences[key] ?? ""),
    );
    expect(figures).toEqual([]);
  });
});

describe("entrySentences", () => {
  it("gives every place of a sentence its value", () => {
    const rulings: EntryRuling[] = [
      { ...FRAME, kind: "exempt", ...EXEMPTION, window: { days: 90, per: "rolling180" } },
      { ...FRAME, kind: "exempt", ...EXEMPTION, scheme: "mutual", until: null },
      { ...FRAME, kind: "exempt", ...EXEMPTION, doubt: { kind: "stay", plannedDays: 15 } },
      { ...FRAME, kind: "exempt", ...EXEMPTION, window: { days: 90, per: "calendarYear" } },
      { ...FRAME, kind: "stayTooLong", ...EXEMPTION, stayDays: 60 },
      { ...FRAME, kind: "endsDuringStay", ...EXEMPTION },
      {
        ...FRAME,
        kind: "ended",
        on: lastDayOf2026(),
        doubt: { kind: "endDate", plannedDays: null },
      },
      { ...FRAME, kind: "notBegun", from: lastDayOf2026(), ...EXEMPTION },
      { ...FRAME, kind: "conflict", about: "exists" },
      { ...FRAME, kind: "conflict", about: "inForce", days: 30 },
      { ...FRAME, kind: "conflict", about: "stay", days: 90, plannedDays: 30 },
      { ...FRAME, kind: "purposeNotCovered", purpose: "work" },
      { ...FRAME, kind: "unknown", closedWays: ["transit-240h", "hainan"] },
      {
        ...FRAME,
        kind: "visaNeeded",
        otherWays: [
          {
            scheme: "transit-240h",
            days: 10,
            asked: false,
            doubt: { kind: "recent", plannedDays: null },
          },
          {
            scheme: "hainan",
            days: 30,
            asked: false,
            doubt: { kind: "recent", plannedDays: null },
          },
        ],
      },
    ];
    for (const { key, values } of rulings.flatMap(entrySentences)) {
      expect(Object.keys(values).sort(), key).toEqual([...ENTRY_SENTENCES[key]].sort());
    }
  });

  it("warns of an end date that rests on secondary sources", () => {
    const doubt = { kind: "endDate", plannedDays: null } as const;
    expect(keysOf({ ...FRAME, kind: "exempt", ...EXEMPTION, doubt })).toEqual([
      "entry.exempt.unilateralUntil",
      "entry.doubt.endDate",
    ]);
  });

  it("tells transit in hours and warns of a recent addition", () => {
    const sentences = entrySentences({
      ...FRAME,
      kind: "visaNeeded",
      otherWays: [
        {
          scheme: "transit-240h",
          days: 10,
          asked: true,
          doubt: { kind: "recent", plannedDays: null },
        },
      ],
    });
    expect(sentences.map(({ key }) => key)).toEqual([
      "entry.visaNeeded",
      "entry.other.transit",
      "entry.doubt.recentTransit",
    ]);
    expect(sentences[1]?.values["stay"]).toEqual({
      kind: "fact",
      value: { type: "duration", value: 240, unit: "hour" },
    });
  });

  it("plans with the shorter stay where sources disagree on it", () => {
    const [sentence] = entrySentences({
      ...FRAME,
      kind: "endsDuringStay",
      ...EXEMPTION,
      days: 90,
      doubt: { kind: "stay", plannedDays: 30 },
    });
    expect(sentence?.values["stay"]).toMatchObject({ value: { value: 30 } });
  });

  it("names no country where the purpose alone decides", () => {
    expect(keysOf({ ...FRAME, kind: "purposeNotCovered", purpose: "study" })).toEqual([
      "entry.purpose.study",
    ]);
  });
});
