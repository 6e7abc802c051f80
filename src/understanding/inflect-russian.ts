/** All forms of a Russian name of a country, of one or several words, as people write it after "из", "в", "через". */
export function formsOfName(name: string): string[] {
  const words = name.split(/[\s-]+/u).filter((word) => /\p{L}/u.test(word));
  let forms = [""];
  for (const word of words) {
    const own = formsOfNameWord(word, words.length > 1);
    forms = forms.flatMap((form) => own.map((next) => `${form} ${next}`.trim()));
    // The forms of long names are matched word by word elsewhere: a few hundred are plenty.
    if (forms.length > 400) forms = forms.slice(0, 400);
  }
  return forms;
}

/** All forms of a noun for a person: "узбек", "немец", "россиянин", "казашка". */
export function formsOfPerson(noun: string): string[] {
  const endings = (stem: string, list: readonly string[]): string[] =>
    list.map((ending) => stem + ending);
  if (/[ая]нин$/u.test(noun)) {
    const stem = noun.slice(0, -2);
    return [...endings(noun, MASCULINE), ...endings(stem, ["е", "", "ам", "ами", "ах"])];
  }
  if (noun.endsWith("ец")) {
    const before = noun.slice(0, -2);
    const stem = /[аеиоуыэюя]$/u.test(before) ? `${before}йц` : `${before}ц`;
    const softened = before.endsWith("л") ? [`${before}ьц`] : [];
    return [stem, ...softened].flatMap((form) => [noun, ...endings(form, AFTER_TS)]);
  }
  if (noun === "турок")
    return [noun, ...endings("турк", ["а", "у", "ом", "е", "и", "ам", "ами", "ах"])];
  if (/[ая]$/u.test(noun)) {
    const stem = noun.slice(0, -1);
    const genitive = stem.replace(/[ьй]?к$/u, "ек");
    return [...endings(stem, FEMININE), genitive, stem.replace(/к$/u, "ок")];
  }
  return [...endings(noun, MASCULINE), ...endings(noun, ["и", "ы", "ов", "ам", "ами", "ах"])];
}

/** All forms of an adjective given by its stem: "узбекск", "немецк". */
export function formsOfAdjective(stem: string): string[] {
  return ADJECTIVE.map((ending) => stem + ending);
}

const MASCULINE = ["", "а", "у", "ом", "ем", "е", "ы"];
const AFTER_TS = ["а", "у", "ем", "ом", "е", "ы", "ев", "ов", "ам", "ами", "ах"];
const FEMININE = ["а", "у", "и", "ы", "е", "ой", "ою", "ам", "ами", "ах"];
const ADJECTIVE = ["ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"];

/** Never declined, though they end like words that are. */
const UNDECLINED = new Set([
  "сша",
  "оаэ",
  "рф",
  "фрг",
  "юар",
  "цар",
  "кндр",
  "дрк",
  "мали",
  "того",
  "сан",
]);

function formsOfNameWord(word: string, inPhrase: boolean): string[] {
  const lower = word.toLowerCase();
  const stem = lower.slice(0, -1);
  const add = (base: string, endings: readonly string[]): string[] =>
    endings.map((ending) => base + ending);
  if (UNDECLINED.has(lower) || lower.length < 3) return [lower];
  if (inPhrase && /(?:ая|яя)$/u.test(lower)) return add(lower.slice(0, -2), ["ая", "ой", "ую"]);
  if (inPhrase && /(?:ый|ий|ой)$/u.test(lower)) {
    return add(lower.slice(0, -2), ["ый", "ий", "ого", "ому", "ом", "им"]);
  }
  if (inPhrase && /(?:ые|ие)$/u.test(lower)) {
    return add(lower.slice(0, -2), ["ые", "ие", "ых", "их", "ым", "им"]);
  }
  if (lower.endsWith("ия")) return add(stem, ["я", "и", "ю", "ей"]);
  if (lower.endsWith("я")) return add(stem, ["я", "и", "ю", "ей", "е"]);
  if (lower.endsWith("а")) return add(stem, ["а", "ы", "и", "у", "ой", "е"]);
  if (lower.endsWith("ы")) return add(stem, ["ы", "", "ов", "ам", "ами", "ах"]);
  if (/[ьй]$/u.test(lower)) return add(stem, [lower.slice(-1), "я", "ю", "ем", "е", "и"]);
  if (lower === "египет") return [lower, ...add("египт", ["а", "у", "ом", "е"])];
  if (/[бвгджзклмнпрстфхцчшщ]$/u.test(lower)) return add(lower, ["", "а", "у", "ом", "е"]);
  return [lower];
}

const LATIN: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  д: "d",
  е: "e",
  ж: "zh",
  з: "z",
  и: "i",
  й: "y",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "h",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "sh",
  ъ: "",
  ы: "y",
  ь: "",
  э: "e",
  ю: "yu",
  я: "ya",
};

/** Russian as people type it on a keyboard without Cyrillic, in the spelling of `foldRomanised`. */
export function romanise(word: string): string {
  return foldRomanised(Array.from(word, (letter) => LATIN[letter] ?? letter).join(""));
}

/** Brings the many spellings of romanised Russian together: Rossiya, Rossija and Rossia are one word. */
export function foldRomanised(word: string): string {
  return word
    .replace(/shch|sch/g, "sh")
    .replace(/kh/g, "h")
    .replace(/zh/g, "q")
    .replace(/[iyj]*[iyj](?=[iy])/g, "")
    .replace(/[iyj]*([aeu])/g, (_, vowel: string) => vowel)
    .replace(/y/g, "i")
    .replace(/ts|tz/g, "c")
    .replace(/w/g, "v")
    .replace(/(.)\1/g, "$1");
}
