import { describe, expect, it } from "vitest";
import { directionOf } from "../../../src/domain/locale.ts";
import type { ReplyPromise } from "../../../src/domain/reply-promise.ts";
import { promiseSentences, type PromiseZones } from "../../../src/services/promise-words.ts";
import { projectContent } from "../../helpers/content.ts";

const { texts } = projectContent();

const BY: ReplyPromise = {
  kind: "by",
  at: new Date("2026-12-03T07:00:00Z"),
  isOpenNow: true,
  opensAt: null,
};
const BY_LATER: ReplyPromise = {
  ...BY,
  isOpenNow: false,
  opensAt: new Date("2026-12-03T01:00:00Z"),
};
const inDays = (days: number): ReplyPromise => ({
  kind: "workingDays",
  days,
  isOpenNow: null,
  opensAt: null,
});
const HERE: PromiseZones = { person: null, centre: "Asia/Shanghai" };
const from = (person: string): PromiseZones => ({ ...HERE, person });
const said = (promise: ReplyPromise, language: string, zones = HERE): readonly string[] =>
  promiseSentences(texts, promise, language, zones);

describe("a promise in words", () => {
  it.each([
    [
      "en",
      [
        "The office is closed now; it opens on Thursday 3 December at 09:00 (Beijing time).",
        "A member of the centre’s staff will answer you by Thursday 3 December at 15:00 (Beijing time).",
      ],
    ],
    [
      "zh",
      [
        "现在不是中心的办公时间，中心将于北京时间12月3日星期四 09:00 开始办公。",
        "中心工作人员最迟将于北京时间12月3日星期四 15:00 回复您。",
      ],
    ],
    [
      "ru",
      [
        "Сейчас центр закрыт. Начало работы: четверг, 3 декабря в 09:00 (пекинское время).",
        "Сотрудник центра ответит вам. Крайний срок: четверг, 3 декабря в 15:00 (пекинское время).",
      ],
    ],
    [
      "fr",
      [
        "Le centre est fermé en ce moment ; il ouvrira le jeudi 3 décembre à 09:00 (heure de Pékin).",
        "Un membre de l’équipe du centre vous répondra au plus tard le jeudi 3 décembre à 15:00 (heure de Pékin).",
      ],
    ],
    [
      "ar",
      [
        "المركز مغلق الآن، ويفتح يوم الخميس، 3 ديسمبر، الساعة 09:00 (توقيت بكين).",
        "سيجيبك أحد موظفي المركز في موعد أقصاه الخميس، 3 ديسمبر، الساعة 15:00 (توقيت بكين).",
      ],
    ],
    [
      "es",
      [
        "El centro está cerrado en este momento; abrirá el jueves, 3 de diciembre, a las 09:00 (hora de Pekín).",
        "El personal del centro le responderá a más tardar el jueves, 3 de diciembre, a las 15:00 (hora de Pekín).",
      ],
    ],
  ])("says in “%s” that the office is closed, when it opens, and by when it answers", (...row) => {
    const [language, sentences] = row;
    expect(said(BY_LATER, language)).toEqual(sentences);
    expect(said(BY, language)).toEqual(sentences.slice(1));
  });

  it.each([
    ["en", "at 12:00 your time (Kazakhstan Time)."],
    ["zh", "您的当地时间（哈萨克斯坦时间）12月3日星期四 12:00 回复您。"],
    ["ru", "четверг, 3 декабря в 12:00 по вашему времени (Алматы)."],
    ["fr", "le jeudi 3 décembre à 12:00, votre heure locale (heure du Kazakhstan)."],
    ["ar", "الخميس، 3 ديسمبر، الساعة 12:00 بتوقيتك المحلي (توقيت كازاخستان)."],
    ["es", "el jueves, 3 de diciembre, a las 12:00 de su hora local (hora de Kazajistán)."],
  ])("says in “%s” the person’s own time where it is known", (language, ending) => {
    const [sentence = ""] = said(BY, language, from("Asia/Almaty"));
    expect(sentence.slice(-ending.length)).toBe(ending);
  });

  it.each([
    [
      "Europe/Paris",
      "2026-07-01T07:00:00Z",
      "Wednesday 1 July at 09:00 your time (Central European Time).",
    ],
    [
      "Europe/Paris",
      "2026-12-03T07:00:00Z",
      "Thursday 3 December at 08:00 your time (Central European Time).",
    ],
    [
      "America/New_York",
      "2026-10-30T07:00:00Z",
      "Friday 30 October at 03:00 your time (Eastern Time).",
    ],
    [
      "America/New_York",
      "2026-11-02T07:00:00Z",
      "Monday 2 November at 02:00 your time (Eastern Time).",
    ],
    [
      "Africa/Cairo",
      "2026-10-28T07:00:00Z",
      "Wednesday 28 October at 10:00 your time (Eastern European Time).",
    ],
    [
      "Africa/Cairo",
      "2026-10-30T07:00:00Z",
      "Friday 30 October at 09:00 your time (Eastern European Time).",
    ],
    [
      "Asia/Almaty",
      "2026-07-01T07:00:00Z",
      "Wednesday 1 July at 12:00 your time (Kazakhstan Time).",
    ],
    [
      "Europe/Moscow",
      "2026-07-01T07:00:00Z",
      "Wednesday 1 July at 10:00 your time (Moscow Standard Time).",
    ],
    [
      "Europe/Moscow",
      "2026-12-03T07:00:00Z",
      "Thursday 3 December at 10:00 your time (Moscow Standard Time).",
    ],
    // South of the equator clocks are put on in September and back in April.
    [
      "America/Santiago",
      "2026-09-05T07:00:00Z",
      "Saturday 5 September at 03:00 your time (Chile Time).",
    ],
    [
      "America/Santiago",
      "2026-09-07T07:00:00Z",
      "Monday 7 September at 04:00 your time (Chile Time).",
    ],
    ["America/Santiago", "2027-04-05T07:00:00Z", "Monday 5 April at 03:00 your time (Chile Time)."],
  ])("follows the summer time of %s (%s)", (zone, at, ending) => {
    const [sentence = ""] = said({ ...BY, at: new Date(at) }, "en", from(zone));
    expect(sentence).toBe(`A member of the centre’s staff will answer you by ${ending}`);
  });

  it("says the centre’s time where the person’s is the same, or a name that is not known here", () => {
    for (const zone of ["Asia/Shanghai", "PRC", "Mars/Olympus", "+05:00", ""]) {
      expect(said(BY, "en", from(zone)), zone).toEqual(said(BY, "en"));
    }
    expect(said(BY, "en", from("Asia/Hong_Kong"))).not.toEqual(said(BY, "en"));
  });

  it("names a centre’s zone that is not Beijing’s", () => {
    const hongKong = { person: null, centre: "Asia/Hong_Kong" };
    expect(said(BY, "en", hongKong)[0]).toContain("15:00 (Hong Kong Standard Time).");
    expect(said(BY, "ru", hongKong)[0]).toContain("15:00 (Гонконг).");
    expect(said(BY, "ru", from("Asia/Bishkek"))[0]).toContain("по вашему времени (Кыргызстан).");
  });

  it("names Beijing’s time to a person there who asks a centre elsewhere", () => {
    const zones = { person: "Asia/Shanghai", centre: "Asia/Urumqi" };
    expect(said(BY, "en", zones)[0]).toContain("at 15:00 your time (Beijing time).");
  });

  it("says the midnight hour as 00, the first of a month in French, and one o’clock in Spanish", () => {
    const midnight = { ...BY, at: new Date("2026-09-30T16:00:00Z") };
    expect(said(midnight, "fr")[0]).toContain("le jeudi 1er octobre à 00:00 (");
    const one = { ...BY, at: new Date("2026-10-10T17:00:00Z") };
    expect(said(one, "es")[0]).toContain("el domingo, 11 de octubre, a la 01:00 (");
    expect(said(one, "fr")[0]).toContain("le dimanche 11 octobre à 01:00 (");
  });

  it("says no more than that the office is closed where nobody knows when it opens", () => {
    const closed: ReplyPromise = { ...inDays(2), isOpenNow: false };
    expect(said(closed, "en")).toEqual([
      "The office is closed now.",
      "A member of the centre’s staff will answer you within 2 working days.",
    ]);
    expect(said(inDays(2), "en")).toHaveLength(1);
  });

  it.each([
    ["en", ["within 1 working day.", "within 2 working days.", "within 5 working days."]],
    ["zh", ["在 1 个工作日内回复您。", "在 2 个工作日内回复您。", "在 5 个工作日内回复您。"]],
    ["ru", ["в течение 1 рабочего дня.", "в течение 2 рабочих дней.", "в течение 5 рабочих дней."]],
    ["fr", ["sous 1 jour ouvré.", "sous 2 jours ouvrés.", "sous 5 jours ouvrés."]],
    ["ar", ["خلال يوم عمل واحد.", "خلال يومَي عمل.", "خلال 5 أيام عمل."]],
    ["es", ["de 1 día hábil.", "de 2 días hábiles.", "de 5 días hábiles."]],
  ])("counts working days as “%s” does", (language, endings) => {
    const sentences = [1, 2, 5].map((days) => said(inDays(days), language)[0] ?? "");
    expect(
      sentences.map((sentence, index) => sentence.slice(-(endings[index] ?? "").length)),
    ).toEqual(endings);
  });

  it("has Latin digits and no mark of direction in any language", () => {
    for (const language of texts.languages) {
      for (const zones of [HERE, from("America/Sao_Paulo"), from("UTC")]) {
        const sentences = said(BY_LATER, language, zones).join(" ");
        expect(sentences, language).toMatch(/\d\d:00/);
        expect(sentences, language).not.toMatch(/[٠-٩۰-۹\u200e\u200f]/);
      }
    }
    expect(texts.languages.map(directionOf)).toContain("rtl");
  });
});
