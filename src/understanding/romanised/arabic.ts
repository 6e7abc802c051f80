import type { Spelling } from "./spelling.ts";

/** Consonants as people hear and type them; vowels, and what stands for one, are left out. */
const SOUNDS: Readonly<Record<string, string>> = {
  ...{ ب: "b", پ: "b", ت: "t", ط: "t", ث: "t", ج: "j", ح: "h", خ: "x", د: "d", ض: "d", ذ: "d" },
  ...{ ر: "r", ز: "z", ظ: "d", س: "s", ص: "s", ش: "S", چ: "S", غ: "g", ف: "f", ڤ: "f", ق: "k" },
  ...{ ك: "k", ک: "k", گ: "g", ل: "l", م: "m", ن: "n", ه: "h", ع: "3" },
};
/** What a sign may stand for: "g" is jim in Cairo, qaf in the Gulf, ghayn where "gh" is meant. Those without a sound are vowels. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  ...{ sh: ["S"], ch: ["S"], kh: ["x"], gh: ["g"], th: ["t", "d"], dh: ["d"], ou: [""] },
  ...{ b: ["b"], p: ["b"], t: ["t"], j: ["j"], h: ["h", ""], x: ["x"], d: ["d"], r: ["r"] },
  ...{ z: ["z", "d"], s: ["s"], c: ["s", "k"], f: ["f"], v: ["f"], q: ["k"], k: ["k"], l: ["l"] },
  ...{ m: ["m"], n: ["n"], g: ["g", "j", "k"], 2: ["", "k"], 3: ["3"], 5: ["x"], 6: ["t"] },
  ...{ 7: ["h"], 8: ["g"], 9: ["k", "s"] },
};
const UNITS = /sh|ch|kh|gh|th|dh|ou|[\p{L}\p{N}]/gu;
/** A letter by itself is mostly a part of a word. */
const FEWEST_LETTERS = 2;
/** No word has so many forms that more would help. */
const MOST_FORMS = 12;
const VOWELS: Readonly<Record<string, string>> = {
  ...{ ا: "a", أ: "a", إ: "i", آ: "a", ى: "a", ة: "a", و: "u", ؤ: "u", ي: "i", ئ: "i", ء: "" },
  ...{ a: "a", e: "i", i: "i", y: "i", o: "u", u: "u", w: "u" },
};
/** The article is written with its noun, and typed apart from it. */
const ARTICLE = /(?<![\p{L}\p{N}])(?:[aei]l|l)[\s-]+(?=[\p{L}\p{N}])/giu;
/** A vowel that is written has to be heard; one that is heard is mostly short, and not written. */
const UNHEARD = 1.5;
const UNWRITTEN = 0.25;
const ANOTHER = 1;

/** Arabic: short vowels are not written, so that words are found by their consonants, and told apart by their long vowels. */
export const ARABIC: Spelling = {
  ownLetters: /\p{Script=Arabic}/u,
  joined: (text) => text.replace(ARTICLE, "al"),
  soundsOf: (word) => {
    const letters = Array.from(word.replace(/ه$/u, ""));
    const sounds = single(letters.map((letter) => SOUNDS[letter] ?? "").join(""));
    return word.length < FEWEST_LETTERS || sounds === "" ? [] : [sounds];
  },
  soundsTyped: (typed) => {
    let forms = [""];
    for (const [unit] of typed.matchAll(UNITS)) {
      const sounds = TYPED[unit] ?? [""];
      forms = forms.flatMap((form) => sounds.map((sound) => form + sound)).slice(0, MOST_FORMS);
    }
    return [...new Set(forms.map(single))].filter((form) => form !== "");
  },
  distance: (word, typed) => distanceOf(vowelsOf(word.replace(/ه$/u, "ة")), vowelsOf(typed)),
  spelled: () => null,
};

/** A doubled consonant is written once. */
function single(sounds: string): string {
  return sounds.replace(/(.)\1+/gu, "$1");
}

/** Vowels where they stand between consonants; these are all alike here. */
function vowelsOf(word: string): string {
  return Array.from(
    word.replace(/sh|ch|kh|gh|th|dh/gu, "b").replace(/(.)\1+/gu, "$1"),
    (letter) => VOWELS[letter] ?? "-",
  ).join("");
}

/** The cheapest way from what is written to what is typed. */
function distanceOf(written: string, typed: string): number {
  let row = Array.from({ length: typed.length + 1 }, (_, at) =>
    costOf(typed.slice(0, at), UNWRITTEN),
  );
  for (const one of written) {
    const next = [(row[0] ?? 0) + (one === "-" ? ANOTHER : UNHEARD)];
    for (let at = 1; at <= typed.length; at += 1) {
      const other = typed.charAt(at - 1);
      const changed = one === other ? 0 : one === "-" || other === "-" ? 2 * ANOTHER : ANOTHER;
      next.push(
        Math.min(
          (row[at - 1] ?? 0) + changed,
          (row[at] ?? 0) + (one === "-" ? ANOTHER : UNHEARD),
          (next[at - 1] ?? 0) + (other === "-" ? ANOTHER : UNWRITTEN),
        ),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function costOf(typed: string, vowel: number): number {
  return Array.from(typed).reduce((sum, one) => sum + (one === "-" ? ANOTHER : vowel), 0);
}
