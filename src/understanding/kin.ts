import type { LanguageTag } from "../domain/locale.ts";
import type { QuestionText } from "./text.ts";

/**
 * People whose papers are not the asker’s own: kin, friends, colleagues. Lists are `a, b c`, folded as `readText` folds; what is
 * written without spaces is found anywhere.
 */
const KIN: Readonly<Record<LanguageTag, string | RegExp>> = {
  ar: "زوجتي, زوجي, لزوجتي, لزوجي, اولادي, ابنائي, اطفالي, عائلتي, لعائلتي, والدي, صديقي, زميلي, ابني, ابنتي",
  en: "my wife, my husband, my spouse, my partner, my kids, my children, my child, my son, my daughter, my family, my parents, my mother, my father, my friend, my colleague, my student, my boss, my brother, my sister",
  es: "mi esposa, mi mujer, mi marido, mi esposo, mi pareja, mis hijos, mi hijo, mi hija, mi familia, mis padres, mi amigo, mi colega, mi estudiante",
  fr: "ma femme, mon mari, mon epouse, mon conjoint, mes enfants, mon enfant, ma famille, mes parents, mon ami, mon collegue, mon etudiant, mon fils, ma fille",
  ru: "моей жены, моя жена, жены, жене, жена, мужа, мужу, муж, детей, ребенка, детям, семьи, семье, родителей, родителям, друга, подруги, коллеги, студента, сына, дочери",
  zh: /(?:我|他|她)?(?:太太|妻子|老婆|爱人|丈夫|老公|配偶|家属|家人|孩子|小孩|子女|儿子|女儿|父母|爸妈|朋友|同事|同学|导师|学生)/u,
};

const PHRASES: readonly string[] = Object.values(KIN).flatMap((words) =>
  typeof words === "string" ? words.split(", ").map((phrase) => ` ${phrase} `) : [],
);
const CHARACTERS: readonly RegExp[] = Object.values(KIN).filter((words) => words instanceof RegExp);

/** Whether somebody else than the asker is known by the words of a language. */
export function hasKinWords(language: LanguageTag): boolean {
  return Object.hasOwn(KIN, language);
}

/** Whether somebody else is named, in any language. */
export function namesKin({ spaced, plain }: QuestionText): boolean {
  return (
    PHRASES.some((phrase) => spaced.includes(phrase)) || CHARACTERS.some((one) => one.test(plain))
  );
}
