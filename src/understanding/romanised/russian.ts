import { foldRomanised, romanise } from "../inflect-russian.ts";
import type { Spelling } from "./spelling.ts";

const LETTERS: Readonly<Record<string, string>> = {
  ...{ shch: "щ", sch: "щ", sh: "ш", zh: "ж", kh: "х", ch: "ч", ts: "ц", tz: "ц" },
  ...{ ya: "я", yo: "ё", yu: "ю", ye: "е", yi: "ы", ja: "я", jo: "ё", ju: "ю" },
  ...{ ay: "ай", ey: "ей", iy: "ий", oy: "ой", uy: "уй" },
  ...{ a: "а", b: "б", c: "ц", d: "д", e: "е", f: "ф", g: "г", h: "х", i: "и", j: "ж", k: "к" },
  ...{ l: "л", m: "м", n: "н", o: "о", p: "п", q: "к", r: "р", s: "с", t: "т", u: "у", v: "в" },
  ...{ w: "в", x: "х", y: "ы", z: "з", "4": "ч", "6": "ш" },
};
const UNITS = /shch|sch|sh|zh|kh|ch|ts|tz|y[aouei]|j[aou]|[aeiou]y|[\p{L}46]/gu;

const ANOTHER_LETTER = 4;

/** Russian: nearly every letter has one sound, so that a word that is not known is spelled letter by letter. */
export const RUSSIAN: Spelling = {
  ownLetters: /\p{Script=Cyrillic}/u,
  joined: (text) => text,
  soundsOf: (word) => [romanise(word)],
  soundsTyped: (typed) => {
    const plain = typed.replaceAll("4", "ch").replaceAll("6", "sh").replaceAll("x", "h");
    // "mojno" is можно, "moj" is мой.
    return [...new Set([plain, plain.replaceAll("j", "zh")].map(foldRomanised))];
  },
  // "a" is а, though я sounds like it, too.
  distance: (word, typed) => (typed.length === 1 && word !== LETTERS[typed] ? ANOTHER_LETTER : 0),
  spelled: (typed) => typed.replace(UNITS, (letters) => LETTERS[letters] ?? letters),
};
