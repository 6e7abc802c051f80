import { describe, expect, it } from "vitest";
import { pointsBack } from "../../../src/services/pointing-back.ts";

const BACK: Readonly<Record<string, readonly string[]>> = {
  en: [
    "It cannot be extended.",
    "The same guide says that a refusal is final.",
    "These rules are about employees.",
    "None of this covers work.",
    "In that year, fifty people got it.",
    "Besides, you must be healthy.",
    "Another guide names other figures.",
  ],
  zh: [
    "这项义务来自法律。",
    "同一份指南写明。",
    "该校要求推荐信。",
    "上述任何事项。",
    "此外，申请人需要：",
    "也可以在网上登记。",
  ],
  ru: [
    "Он нужен, если так указано в визе.",
    "Те же меры разрешали это.",
    "Её подавала другая сторона.",
    "При этом нужна виза.",
    "Кроме того, нужен паспорт.",
  ],
  fr: [
    "Elle demande le formulaire.",
    "Il a été prolongé d’année en année.",
    "Ce travail ne peut être prolongé.",
    "Le même guide indique un refus.",
    "D’autres exemples.",
  ],
  es: [
    "Estas normas se aplican.",
    "La misma guía dice otra cosa.",
    "Otra guía da otras cifras.",
    "También existe el registro.",
    "Ese año hubo más.",
  ],
  ar: [
    "هذه القواعد عن الموظفين.",
    "وهي مخصصة للخريجين.",
    "لكن العمل التقني مدرج.",
    "في ذلك العام كان يمكن التقديم.",
    "كما تحظر القواعد ذلك.",
  ],
};
const NOT_BACK: Readonly<Record<string, readonly string[]>> = {
  en: [
    "Italy is on the list.",
    "There are many kinds.",
    "It is advised to carry your tickets.",
    "Thesis work is study.",
    "Register again when you move.",
  ],
  zh: ["其实不难。", "北京的费用不同。", "签证不能延期。"],
  ru: ["Онлайн можно подать заявление.", "Этаж указан в письме.", "Виза не продлевается."],
  fr: [
    "Il faut un passeport.",
    "Ce que vous faites compte.",
    "Certaines villes ont un guichet.",
    "Illimitée est la durée.",
    "Le guide indique un refus.",
  ],
  es: ["Esteban es un nombre.", "Estadías de hasta 90 días.", "El registro es gratuito."],
  ar: ["هيئة الهجرة تصدر التصريح.", "التأشيرة لا تمدد.", "كمال اسم."],
};

describe.each(Object.keys(BACK))("in %s", (language) => {
  it.each(BACK[language] ?? [])("points back: %s", (text) => {
    expect(pointsBack(text, language)).toBe(true);
  });

  it.each(NOT_BACK[language] ?? [])("means nothing said before: %s", (text) => {
    expect(pointsBack(text, language)).toBe(false);
  });
});

it("knows nothing of other languages", () => {
  expect(pointsBack("Es kann nicht verlängert werden.", "de")).toBe(false);
});
