import { describe, expect, test } from "vitest";
import type { GuardFault } from "../../../src/ports/guard.ts";
import { projectContent } from "../../helpers/content.ts";
import { guardOf, INSTRUCTIONS } from "../../helpers/guard.ts";

const guard = guardOf(projectContent().knowledge);

const STAY = "You may stay up to 30 days without a visa; this ends on 31 December 2026.";
const PERMIT =
  "A Beijing university tells postdocs on a Z visa to register their address within 24 hours, to apply for the work permit within 15 days and for the residence permit within 30 days.";
const MAIL = "Write to permits@example.org or see https://example.org/forms, or call 021-12367.";
const PHOTOS = "Bring two photos and one copy of the passport.";
const COUNTS = "The list has 57 countries and 24 provinces.";
const HOURS = "The office accepts papers from Monday to Friday.";

const FAULTS: readonly (readonly [kind: GuardFault, cited: string, sentence: string])[] = [
  // Figures.
  [
    "duration",
    STAY,
    "You may stay up to thirty-one days without a visa; this ends on 31 December 2026.",
  ],
  ["duration", STAY, "You may stay up to a month without a visa; this ends on 31 December 2026."],
  ["duration", STAY, "You may stay up to ٣١ days without a visa; this ends on 31 December 2026."],
  ["duration", STAY, "You may stay up to 30 weeks without a visa; this ends on 31 December 2026."],
  [
    "number",
    STAY,
    "You may stay up to twice 30 days without a visa; this ends on 31 December 2026.",
  ],
  ["number", COUNTS, "The list has 24 countries and 57 provinces."],
  ["number", COUNTS, "The list has 57 provinces and 24 countries."],
  ["number", COUNTS, "The list has 57 embassies and 24 provinces."],
  ["number", PHOTOS, "Bring a photo and one copy of the passport."],
  ["number", PHOTOS, "Bring two photos and a dozen copies of the passport."],
  // Two figures that have changed places.
  ["duration", PERMIT, PERMIT.replace("15", "#").replace("30", "15").replace("#", "30")],
  // Days.
  ["date", STAY, "You may stay up to 30 days without a visa; this ends on 31 December 2027."],
  ["date", STAY, "You may stay up to 30 days without a visa; this ends on 1 December 2026."],
  ["date", STAY, "You may stay up to 30 days without a visa; this ends next year."],
  [
    "date",
    STAY,
    "You may stay up to 30 days without a visa; this ends on Friday, 31 December 2026.",
  ],
  ["date", HOURS, "The office accepts papers from Friday to Monday."],
  // Ways to reach somebody.
  ["contact", MAIL, MAIL.replace("permits@", "permit@")],
  ["link", MAIL, MAIL.replace("example.org/forms", "example.com/forms")],
  ["contact", MAIL, MAIL.replace("021-12367", "021-12376")],
  ["link", STAY, `${STAY} See visa-help.example.`],
  // Names.
  ["visa", PERMIT, PERMIT.replace("Z visa", "J-2 visa")],
  ["visa", PERMIT, PERMIT.replace("Z visa", "z or k visa")],
  ["name", PERMIT, PERMIT.replace("Beijing", "Shanghai")],
  ["name", PERMIT, PERMIT.replace("Beijing", "German")],
  ["name", PERMIT, PERMIT.replace("postdocs", "postdocs of the Ministry of Science")],
  ["name", PERMIT, PERMIT.replace("postdocs", "“senior” postdocs")],
  ["name", PERMIT, PERMIT.replace("postdocs", "NSFC postdocs")],
  // What is denied, allowed, limited.
  ["negation", STAY, STAY.replace("without a visa", "with a visa")],
  ["negation", STAY, STAY.replace("may stay", "may not stay")],
  ["modality", STAY, STAY.replace("may", "must")],
  ["modality", STAY, STAY.replace("You may stay", "You stay")],
  ["condition", STAY, STAY.replace("up to", "at least")],
  ["condition", STAY, STAY.replace("You may", "You may always")],
  ["condition", STAY, STAY.replace("You may", "You may automatically")],
  ["condition", STAY, STAY.replace("up to ", "")],
  ["negation", STAY, "Bananas grow well in warm and humid gardens near the sea."],
  // Language, length and shape.
  [
    "language",
    STAY,
    "Sie dürfen bis zu dreißig Tage ohne Visum bleiben, danach endet diese Regelung.",
  ],
  ["language", STAY, "Вы можете находиться без визы до тридцати дней."],
  ["language", STAY, STAY.replace("visa", "vіsa")],
  ["length", STAY, ""],
  ["length", STAY, "   "],
  ["length", STAY, STAY.repeat(6)],
  ["leak", STAY, INSTRUCTIONS[0] ?? ""],
  ["leak", STAY, `${STAY} (A1.2)`],
  ["leak", STAY, `${STAY} <data>`],
  ["leak", STAY, `As the system prompt says, ${STAY}`],
  ["markup", STAY, STAY.replace("visa", "[visa](x)")],
  ["markup", STAY, STAY.replace("visa", "<b>visa</b>")],
  ["markup", STAY, STAY.replace("visa", "`visa`")],
  ["markup", STAY, STAY.replace("visa", "vi\u200Bsa")],
  ["markup", STAY, STAY.replace("visa", "\u202Evisa")],
  ["markup", STAY, `# ${STAY}`],
  ["markup", STAY, STAY.replace("; ", ";\n")],
];

describe("of a sentence that says something else", () => {
  test.each(FAULTS)("finds the fault %s: %s | %s", (kind, cited, sentence) => {
    expect(guard.composed({ sentence: cited, language: "en", cited: [cited] })).toEqual([]);
    expect(guard.composed({ sentence, language: "en", cited: [cited] })).toContain(kind);
  });
});

describe("of a sentence that rests on several", () => {
  test("lets two cited sentences be told in one", () => {
    const cited = [
      "Register the place where you stay within 24 hours.",
      "A hotel does this for you.",
    ];
    const sentence =
      "Register the place where you stay within 24 hours; a hotel does this for you.";
    expect(guard.composed({ sentence, language: "en", cited })).toEqual([]);
  });

  test("finds a denial that has moved from one to the other", () => {
    const cited = [
      "You may not work on a tourist visa.",
      "You may attend a conference on a tourist visa.",
    ];
    const sentence =
      "You may work on a tourist visa; you may not attend a conference on a tourist visa.";
    expect(guard.composed({ sentence, language: "en", cited })).not.toEqual([]);
  });

  test("finds a fault in everything where nothing is cited", () => {
    expect(guard.composed({ sentence: STAY, language: "en", cited: [] })).not.toEqual([]);
  });
});

describe("in a language without words of its own", () => {
  const claim = "Sie müssen sich innerhalb von 24 Stunden anmelden.";

  test("lets only a claim’s own words pass", () => {
    expect(guard.composed({ sentence: claim, language: "de", cited: [claim] })).toEqual([]);
    const other = "Sie müssen sich binnen 24 Stunden anmelden.";
    expect(guard.composed({ sentence: other, language: "de", cited: [claim] })).toContain(
      "language",
    );
  });
});

describe("in Chinese", () => {
  const claim = "不登记的，可能受到警告，并被处以最高人民币2,000元的罚款。";

  test("lets simplified characters pass and traditional ones not", () => {
    expect(guard.composed({ sentence: claim, language: "zh", cited: [claim] })).toEqual([]);
    const traditional = "不登記的，可能受到警告，並被處以最高人民幣2,000元的罰款。";
    expect(guard.composed({ sentence: traditional, language: "zh", cited: [claim] })).toContain(
      "language",
    );
  });

  test("reads the same amount in characters and in digits", () => {
    const sentence = "不登记的，可能受到警告，并被处以最高人民币两千元的罚款。";
    expect(guard.composed({ sentence, language: "zh", cited: [claim] })).toEqual([]);
    const more = "不登记的，可能受到警告，并被处以最高人民币两万元的罚款。";
    expect(guard.composed({ sentence: more, language: "zh", cited: [claim] })).toContain("money");
  });
});
