/**
 * Which script each UTF-16 unit belongs to, as a small number, so that one pass over a message needs no regular
 * expression. Ranges are those of the Unicode blocks without their digits and punctuation.
 */
export const NO_SCRIPT = 0;
/** Belongs to whatever word it stands in: combining accents. */
export const MARK = 1;
export const APOSTROPHE = 2;
export const DIGIT = 3;
/** Leaves no trace: vowel signs of Arabic and Hebrew, tatweel, soft hyphen, zero-width joiner. */
export const IGNORED = 4;
const FIRST_SCRIPT = 5;

const RANGES: readonly (readonly [script: string, ranges: string])[] = [
  ["Latn", "41-5a 61-7a aa ba c0-d6 d8-f6 f8-2af 1e00-1eff 2c60-2c7f a720-a7ff"],
  ["Cyrl", "400-481 48a-52f 1c80-1c8f a640-a69f"],
  ["Arab", "620-63f 641-64a 66e-66f 671-6d3 6d5 6ee-6ef 6fa-6ff 750-77f 8a0-8d2"],
  ["Hani", "3005-3007 3400-4dbf 4e00-9fff f900-faff"],
  ["Kana", "3041-3096 309d-309f 30a1-30fa 30fc-30ff 31f0-31ff"],
  ["Hang", "1100-11ff 3131-318e a960-a97f ac00-d7fb"],
  ["Deva", "900-963 970-97f a8e0-a8ff"],
  ["Beng", "980-9e5 9f0-9f1 9fc-9fe"],
  ["Thai", "e01-e3a e40-e4e"],
  ["Mymr", "1000-103f 1050-108f 109a-109f a9e0-a9ef aa60-aa7f"],
  ["Ethi", "1200-135f 1380-138f 2d80-2ddf ab01-ab2e"],
  ["Grek", "370-373 376-377 37b-37d 37f 386 388-3ff 1f00-1fff"],
  ["Hebr", "5d0-5f2"],
  ["Armn", "531-556 561-587"],
  ["Geor", "10a0-10ff 1c90-1cbf 2d00-2d2d"],
  ["Guru", "a01-a65 a70-a75"],
  ["Gujr", "a81-ae3 af9-aff"],
  ["Orya", "b01-b63 b71"],
  ["Taml", "b82-be3"],
  ["Telu", "c00-c63"],
  ["Knda", "c80-ce3"],
  ["Mlym", "d00-d63 d7a-d7f"],
  ["Sinh", "d81-de5"],
  ["Laoo", "e81-ecd edc-edf"],
  ["Tibt", "f00 f40-fbc"],
  ["Khmr", "1780-17d3 17d7-17dd"],
  ["Mong", "1820-18aa"],
  ["Thaa", "780-7b1"],
];

/** ISO 15924 names by the numbers that {@link unitClass} returns for letters. */
const NAMES: readonly string[] = RANGES.map(([name]) => name);
const CLASSES = classTable();

/** A script number or one of the constants above. */
export function unitClass(unit: number): number {
  return CLASSES[unit] ?? NO_SCRIPT;
}

/** `null` for what is no letter. */
export function scriptName(unitKind: number): string | null {
  return NAMES[unitKind - FIRST_SCRIPT] ?? null;
}

function classTable(): Uint8Array {
  const table = new Uint8Array(0x10000);
  RANGES.forEach(([, ranges], index) => {
    fill(table, ranges, FIRST_SCRIPT + index);
  });
  fill(table, "300-36f 1ab0-1aff 1dc0-1dff", MARK);
  fill(table, "27 60 b4 2018-2019 2bb-2bc 2bf 2032 5f3", APOSTROPHE);
  fill(table, "30-39 660-669 6f0-6f9", DIGIT);
  fill(table, "ad 591-5c7 610-61a 640 64b-65f 670 6d6-6dc 6df-6e8 6ea-6ed 200d 2060 feff", IGNORED);
  return table;
}

function fill(table: Uint8Array, ranges: string, value: number): void {
  for (const range of ranges.split(" ")) {
    const [first = "", last = first] = range.split("-");
    table.fill(value, Number.parseInt(first, 16), Number.parseInt(last, 16) + 1);
  }
}
