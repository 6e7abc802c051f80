import { perLocale, type LanguageTag } from "../domain/locale.ts";
import type { Template } from "../domain/template.ts";

/**
 * Number words beside a unit, by language: what would be a figure if it were written in digits. A language without an
 * entry is held by the rule on digits alone.
 */
const NUMBER_WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|hundred|thousand)[\s-]+(?:calendar |working |business )?(?:minutes?|hours?|days?|weeks?|fortnights?|months?|years?|percent|yuan|euros?|dollars?|pages?|copies|photos?|times a)\b/iu,
  zh: /(?<![第同某每后前])(?:[一二两三四五六七八九十百千万半]+)(?:个)?(?:分钟|小时|工作日|天|日内|周内|星期|月内|个月|年内|年以|元|倍)/u,
  ru: /(?<!\p{L})(?:од(?:ин|ного|ну|ной|ном)|дв(?:а|е|ух|умя)|тр(?:и|ёх|ех|емя)|четыр(?:е|ёх|ех)|пят(?:ь|и)|шест(?:ь|и)|сем(?:ь|и)|вос(?:емь|ьми)|девят(?:ь|и)|десят(?:ь|и)|пятнадцат(?:ь|и)|двадцат(?:ь|и)|тридцат(?:ь|и)|шестьдесят|девяносто|ст[оа]|тысяч[аиу]?)\s+(?:календарн\p{L}+ |рабоч\p{L}+ )?(?:минут|час|д(?:ень|ня|ней)|недел|месяц|год|лет|процент|юан)/iu,
  fr: /(?<!\p{L})(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quinze|vingt|trente|soixante|quatre-vingt-dix|cent|mille)\s+(?:minutes?|heures?|jours?|semaines?|mois|ans?|années?|pour cent|yuans?)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:un|una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|treinta|sesenta|noventa|cien|ciento|mil)\s+(?:minutos?|horas?|días?|semanas?|mes(?:es)?|años?|por ciento|yuanes)(?!\p{L})/iu,
  ar: /(?<!\p{L})(?:يومين|ساعتين|أسبوعين|شهرين|سنتين|(?:ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة|ثلاث|أربع|خمس|ست|سبع|ثماني|تسع|عشر|خمسة عشر|عشرون|عشرين|ثلاثون|ثلاثين|ستون|ستين|تسعون|تسعين|مئة|ألف)\s+(?:دقيقة|دقائق|ساعة|ساعات|يوم|يومًا|يوما|أيام|أسبوع|أسابيع|شهر|شهرًا|أشهر|سنة|سنوات|يوان))(?!\p{L})/u,
};

const ADDRESS = /https?:|www\.|\p{L}@\p{L}|\b[a-z0-9-]+\.(?:com|cn|org|net|gov|edu|int)\b/iu;

/**
 * What a run of words says that only a placeholder may say; `null` when nothing.
 *
 * @param allowed names that may stand as they are in every language, such as "12367"
 */
export function forbiddenFigure(
  text: Template,
  language: LanguageTag,
  allowed: readonly string[],
): string | null {
  for (const literal of literalsOf(text)) {
    const rest = withoutNames(literal, allowed);
    const address = ADDRESS.exec(rest);
    if (address !== null) {
      return `“${address[0]}” is a web or mail address in words; make it a fact of type url`;
    }
    const digit = /\p{Nd}[\p{Nd}.,:/-]*/u.exec(rest);
    if (digit !== null) {
      return `“${digit[0]}” is a figure in words; make it a fact and write its {name}`;
    }
    const words = NUMBER_WORDS[language]?.exec(rest);
    if (words !== null && words !== undefined) {
      return `“${words[0]}” is a figure written out; make it a fact and write its {name}`;
    }
  }
  return null;
}

function withoutNames(text: string, allowed: readonly string[]): string {
  let rest = text;
  for (const name of longestFirst(allowed)) {
    if (rest.includes(name)) rest = rest.replaceAll(name, "\u{FFFC}");
  }
  return rest;
}

/** Put in order once for all the words that are held against them. */
const inOrder = new WeakMap<readonly string[], readonly string[]>();

function longestFirst(names: readonly string[]): readonly string[] {
  const known = inOrder.get(names);
  if (known !== undefined) return known;
  const sorted = names.toSorted((a, b) => b.length - a.length);
  inOrder.set(names, sorted);
  return sorted;
}

function literalsOf(template: Template): string[] {
  return template.flatMap((part) => {
    if (typeof part === "string") return [part];
    if (part.kind === "plural" || part.kind === "select") {
      return [...part.options.values()].flatMap((option) => literalsOf(option));
    }
    return [];
  });
}

const segmenters = perLocale((locale) => new Intl.Segmenter(locale, { granularity: "word" }));

/** Words of a text, counting each Han, kana, Thai, Lao, Khmer or Burmese word as segmented. */
export function countWords(text: string, language: LanguageTag): number {
  let count = 0;
  for (const segment of segmenters(language).segment(text))
    if (segment.isWordLike === true) count += 1;
  return count;
}
