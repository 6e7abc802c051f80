import type { Lexicon } from "../lexicon.ts";
import { countriesIn } from "../countries.ts";
import { formsOf } from "../phrases.ts";
import { plainText, tokensOf, type Token } from "../text.ts";

/** What has names in several languages, by the beginning of the first word of each. */
export interface KnownThings {
  /** Numbers of the things that a text names, each as often as it does, the longest name at each place. */
  in(plain: string): number[];
}

interface Name {
  readonly words: readonly string[];
  /** The number of the thing. */
  readonly thing: number;
}

/** Names of services that some languages have a word of their own for. */
const EVERYDAY: readonly (readonly string[])[] = [
  ["WeChat", "Weixin", "微信", "Вичат", "ويتشات", "وي تشات"],
  ["Alipay", "支付宝"],
  ["DiDi", "滴滴"],
  ["Taobao", "淘宝"],
  ["UnionPay", "银联"],
];

const SHORTEST = 2;

/** @param things each by all of its names, in whatever language */
export function gatherThings(things: readonly (readonly string[])[]): KnownThings {
  const known = new Map<string, Name[]>();
  [...EVERYDAY, ...things].forEach((names, thing) => {
    for (const name of names) {
      const words = wordsIn(plainText(name)).map(({ text }) => base(text));
      const [first] = words;
      if (first === undefined || words.join("").length < SHORTEST) continue;
      const group = known.get(first.slice(0, BEGINNING)) ?? [];
      known.set(first.slice(0, BEGINNING), [...group, { words, thing }]);
    }
  });
  for (const group of known.values()) group.sort((a, b) => weight(b) - weight(a));
  return { in: (plain) => namedIn(wordsIn(plain), known) };
}

const BEGINNING = 3;
const CYRILLIC = /^\p{Script=Cyrillic}/u;

function wordsIn(plain: string): Token[] {
  return tokensOf(plain).filter(({ kind }) => kind !== "mark");
}

function weight({ words }: Name): number {
  return words.length * 100 + words.join("").length;
}

function namedIn(words: readonly Token[], known: ReadonlyMap<string, readonly Name[]>): number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length;) {
    const name = formsOf(words[at])
      .flatMap((form) => known.get(base(form).slice(0, BEGINNING)) ?? [])
      .find((one) => stands(one, words, at));
    if (name !== undefined) found.push(name.thing);
    at += name?.words.length ?? 1;
  }
  return found;
}

function stands(name: Name, words: readonly Token[], at: number): boolean {
  const raw = words[at]?.raw ?? "";
  // A name of one word has a capital where its script knows any; Russian makes adjectives of cities.
  const isSmall =
    name.words.length === 1 &&
    /^\p{Ll}/u.test(raw) &&
    !(CYRILLIC.test(raw) && /ск\p{L}{2,3}$/u.test(raw));
  return (
    !isSmall &&
    name.words.every((word, index) =>
      formsOf(words[at + index]).some((form) => isFormOf(form, word)),
    )
  );
}

/** Russian declines its names; what is cut off here comes back as another ending. */
function base(text: string): string {
  return CYRILLIC.test(text) ? text.replace(/(?<=.{3})[аяоеуюыиьй]$/u, "") : text;
}

const LONGEST_ENDING = 6;

function isFormOf(form: string, word: string): boolean {
  if (!CYRILLIC.test(word)) return form === word;
  return form.startsWith(word) && form.length - word.length <= LONGEST_ENDING;
}

/** Currencies of Chinese that begin with the name of a country. */
const CURRENCIES = /[美日韩加澳]元|美金|英镑/gu;
/** Languages of Chinese that are not called by the word for their people, as they are elsewhere. */
const LANGUAGES: Readonly<Record<string, string>> = {
  英: "英国",
  法: "法国",
  德: "德国",
  俄: "俄罗斯",
  日: "日本",
  韩: "韩国",
};
const LANGUAGE = /([英法德俄日韩])(?:语|文)/gu;
/** "And" is written together with the word behind it, of which its first letter may be taken for a preposition. */
const ARABIC_AND = /(?<![\p{L}\p{M}])و(?=\p{L}{3})/gu;

/** Its forms look like those of Samoa. */
const VERY = /(?<!\p{L})сам(?:ый|ая|ое|ые|ого|ой|ую|ым|ых|ыми|ому|ом|о|а)(?!\p{L})/giu;

/** Codes of the countries that a text names or whose people or language it names; China is everywhere. */
export function namedCountries(plain: string, lexicon: Lexicon): ReadonlySet<string> {
  switch (lexicon.language) {
    case "zh": {
      const named = plain.replace(LANGUAGE, (_, sign: string) => LANGUAGES[sign] ?? "");
      return countriesIn(named.replace(CURRENCIES, "〇"), lexicon);
    }
    case "ar":
      return new Set([
        ...countriesIn(plain, lexicon),
        ...countriesIn(plain.replace(ARABIC_AND, "و "), lexicon),
      ]);
    case "ru":
      return countriesIn(plain.replace(VERY, " "), lexicon);
    default:
      return countriesIn(plain, lexicon);
  }
}
