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
  ["claim", STAY, "Bananas grow well in warm and humid gardens near the sea."],
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

/** What is cited, a sentence that says something else, and one that says the same. */
type Row = readonly [language: string, cited: string, sentence: string, faithful: string];

const WRONG_WORDS: readonly Row[] = [
  ["en", "Register with the police.", "Register with the bank.", "You register with the police."],
  ["en", "The host pays the rent.", "The host receives the rent.", "The host pays rent."],
  ["zh", "旅馆为住客登记。", "银行为住客登记。", "旅馆为住客登记了。"],
  ["zh", "用人单位支付保险。", "用人单位领取保险。", "用人单位支付保险。"],
  ["ru", "Отель регистрирует гостей.", "Банк регистрирует гостей.", "Отель регистрирует гостей."],
  [
    "fr",
    "L’hôtel déclare ses clients.",
    "L’hôtel facture ses clients.",
    "L’hôtel déclare ses clients.",
  ],
  [
    "es",
    "El hotel registra los datos.",
    "El hotel vende los datos.",
    "El hotel registra los datos.",
  ],
  ["ar", "يسجل الفندق بيانات الضيف.", "يبيع الفندق بيانات الضيف.", "يسجل الفندق بيانات الضيف."],
];

const OTHER_SENTENCES: readonly Row[] = [
  [
    "en",
    "You may stay 30 days. This holds only for tourism.",
    "You may stay 30 days.",
    "You may stay 30 days; this holds only for tourism.",
  ],
  [
    "en",
    "Hotels in Beijing register guests. Other hosts do not.",
    "Hotels in Beijing register guests.",
    "Hotels in Beijing register guests. Other hosts do not.",
  ],
  ["zh", "可以停留30天。仅限旅游。", "可以停留30天。", "可以停留30天；仅限旅游。"],
  [
    "ru",
    "Можно находиться 30 дней. Это только для туризма.",
    "Можно находиться 30 дней.",
    "Можно находиться 30 дней; это только для туризма.",
  ],
  [
    "fr",
    "Vous pouvez rester 30 jours. C’est seulement pour le tourisme.",
    "Vous pouvez rester 30 jours.",
    "Vous pouvez rester 30 jours ; c’est seulement pour le tourisme.",
  ],
  [
    "es",
    "Puede quedarse 30 días. Es solo para turismo.",
    "Puede quedarse 30 días.",
    "Puede quedarse 30 días; es solo para turismo.",
  ],
  [
    "ar",
    "يجوز البقاء 30 يومًا. هذا للسياحة فقط.",
    "يجوز البقاء 30 يومًا.",
    "يجوز البقاء 30 يومًا؛ هذا للسياحة فقط.",
  ],
];

const CONDITIONS_OF_A_KIND: readonly Row[] = [
  [
    "en",
    "Ask for a letter if you change planes and if you stay in the port.",
    "Ask for a letter if you change planes.",
    "You ask for a letter if you change planes, and if you stay in the port.",
  ],
  [
    "zh",
    "如果有合同，并且如果有学位，可以申请。",
    "如果有合同，可以申请。",
    "如果有合同并且如果有学位，可以申请。",
  ],
  [
    "ru",
    "Можно подать заявку, если есть договор и если есть диплом.",
    "Можно подать заявку, если есть договор.",
    "Если есть договор и если есть диплом, можно подать заявку.",
  ],
  [
    "fr",
    "Vous pouvez venir si vous avez un contrat et si vous avez un diplôme.",
    "Vous pouvez venir si vous avez un contrat.",
    "Vous pouvez venir, si vous avez un contrat et si vous avez un diplôme.",
  ],
];

const LIMITS: readonly Row[] = [
  [
    "en",
    "In Shanghai, the permit takes 7 working days.",
    "The permit takes 7 working days.",
    "The permit takes 7 working days in Shanghai.",
  ],
  [
    "en",
    "According to a guide, the bank asks for a contract.",
    "The bank asks for a contract.",
    "The bank asks for a contract, according to a guide.",
  ],
  [
    "en",
    "Holders of R visas pay no fee.",
    "Holders of visas pay no fee.",
    "The holders of R visas pay no fee.",
  ],
  ["zh", "在上海，办理需要7个工作日。", "办理需要7个工作日。", "在上海办理需要7个工作日。"],
  [
    "ru",
    "В Шанхае оформление занимает 7 рабочих дней.",
    "Оформление занимает 7 рабочих дней.",
    "В Шанхае оформление занимает семь рабочих дней.",
  ],
  [
    "fr",
    "À Shanghai, le permis prend 7 jours ouvrables.",
    "Le permis prend 7 jours ouvrables.",
    "Le permis prend 7 jours ouvrables à Shanghai.",
  ],
  [
    "es",
    "En Shanghái, el permiso tarda 7 días hábiles.",
    "El permiso tarda 7 días hábiles.",
    "El permiso tarda 7 días hábiles en Shanghái.",
  ],
  [
    "ar",
    "في شانغهاي، يستغرق التصريح 7 أيام عمل.",
    "يستغرق التصريح 7 أيام عمل.",
    "يستغرق التصريح 7 أيام عمل في شانغهاي.",
  ],
];

const ROLES: readonly Row[] = [
  [
    "en",
    "The employer pays the person.",
    "The person pays the employer.",
    "An employer pays the person.",
  ],
  [
    "en",
    "Get the work permit before the residence permit.",
    "Get the residence permit before the work permit.",
    "Before the residence permit, get the work permit.",
  ],
  ["zh", "单位付给本人工资。", "本人付给单位工资。", "单位付给了本人工资。"],
  [
    "ru",
    "Работодатель платит сотруднику.",
    "Работодателю платит сотрудник.",
    "Работодатель платит сотруднику.",
  ],
  [
    "fr",
    "L’employeur paie la personne.",
    "La personne paie l’employeur.",
    "Un employeur paie la personne.",
  ],
  [
    "es",
    "El empleador paga a la persona.",
    "La persona paga al empleador.",
    "Un empleador paga a la persona.",
  ],
  [
    "ar",
    "يدفع صاحب العمل الأجر للموظف.",
    "يدفع الموظف الأجر لصاحب العمل.",
    "للموظف يدفع صاحب العمل الأجر.",
  ],
];

describe.each<[string, GuardFault, readonly Row[]]>([
  ["says something with words that nothing cited has", "claim", WRONG_WORDS],
  ["leaves out a sentence that limits the one it tells", "condition", OTHER_SENTENCES],
  ["leaves out one of two conditions", "condition", CONDITIONS_OF_A_KIND],
  ["leaves out a place, a source or whom it is for", "condition", LIMITS],
  ["exchanges who does what", "order", ROLES],
])("of a sentence that %s", (_what, kind, rows) => {
  test.each(rows)("in %s finds it: %s | %s", (language, cited, sentence, faithful) => {
    expect(guard.composed({ sentence: faithful, language, cited: [cited] })).toEqual([]);
    const faults = guard.composed({ sentence, language, cited: [cited] });
    // A dative for a nominative is another word as well.
    expect(faults.some((fault) => fault === kind || fault === "claim")).toBe(true);
  });
});

describe("of words that stand in a heading only", () => {
  const heading = "High-level talent.";
  const claim = "There is no limit of age.";
  const sentence = "High-level talent. There is no limit of age.";

  test("lets them pass where the heading is cited", () => {
    expect(guard.composed({ sentence, language: "en", cited: [heading, claim] })).toEqual([]);
  });

  test("finds them where it is not", () => {
    expect(guard.composed({ sentence, language: "en", cited: [claim] })).toContain("claim");
  });
});

describe("of what was joined", () => {
  test("finds a pronoun that would point at something else", () => {
    const cited = ["The card is valid for a year.", "It cannot be extended."];
    const [card = "", other = ""] = cited;
    expect(guard.composed({ sentence: other, language: "en", cited })).toEqual([]);
    const sentence = `${card} ${other}`;
    expect(guard.composed({ sentence, language: "en", cited })).toContain("order");
    expect(guard.composed({ sentence, language: "en", cited: [sentence] })).toEqual([]);
  });

  test("finds two sentences whose phrases were exchanged", () => {
    const cited = ["In Beijing you need a photo.", "In Shanghai you need a form."];
    expect(guard.composed({ sentence: cited.join(" "), language: "en", cited })).toEqual([]);
    const sentence = "In Shanghai you need a photo. In Beijing you need a form.";
    expect(guard.composed({ sentence, language: "en", cited })).not.toEqual([]);
  });

  test("lets a reference to another page be left out, and nothing else that limits", () => {
    const first = "Register the place within 24 hours.";
    const judge = (cited: string): readonly GuardFault[] =>
      guard.composed({ sentence: first, language: "en", cited: [cited] });
    expect(judge(`${first} See the page on registration.`)).toEqual([]);
    expect(judge(`${first} Holders of R visas need not.`)).toContain("condition");
    expect(judge(`${first} Children have until Friday.`)).toContain("condition");
  });

  test("lets “you” stand for foreigners, and not for anybody else", () => {
    const judge = (cited: string, sentence: string): readonly GuardFault[] =>
      guard.composed({ sentence, language: "en", cited: [cited] });
    expect(judge("Foreigners may stay 30 days.", "You may stay 30 days.")).toEqual([]);
    expect(judge("Spouses may stay 30 days.", "You may stay 30 days.")).not.toEqual([]);
  });

  test("finds that what was once is told as if it were still so", () => {
    const cited = "In that year foreigners could apply in China.";
    const judge = (sentence: string): readonly GuardFault[] =>
      guard.composed({ sentence, language: "en", cited: [cited] });
    expect(judge(cited.replace("foreigners", "you"))).toEqual([]);
    expect(judge(cited.replace("could", "can"))).not.toEqual([]);
  });

  test("finds a question, and a mark that turns “no” round", () => {
    const cited = "No visa is needed for 30 days.";
    const judge = (sentence: string): readonly GuardFault[] =>
      guard.composed({ sentence, language: "en", cited: [cited] });
    expect(judge("No visa is needed for thirty days.")).toEqual([]);
    expect(judge("No, visa is needed for 30 days.")).not.toEqual([]);
    expect(judge("No visa is needed for 30 days?")).toContain("order");
  });
});
