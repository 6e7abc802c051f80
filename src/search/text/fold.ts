import type { LanguageTag } from "../../domain/locale.ts";
import { simplifyHan } from "./simplify.ts";

/**
 * Two spellings of one text: `accented` for a stemmer, which knows the letters of its language, and `folded` for
 * matching, where everything that people leave out, mix up or type differently is the same.
 */
export function accented(text: string, language: LanguageTag): string {
  const plain = text.normalize("NFKC");
  const lower = language === "tr" ? plain.toLocaleLowerCase("tr") : plain.toLowerCase();
  return unifyScript(lower.replace(IGNORED, "").replace(APOSTROPHE, ""), language);
}

/** See {@link accented}; takes what that returned. */
export function folded(text: string, language: LanguageTag): string {
  if (PLAIN_ASCII.test(text)) return text;
  let result = text;
  if (HAN.test(result)) result = simplifyHan(result);
  if (MARKED.test(result)) result = stripMarks(result);
  result = mapCharacters(result, COMMON);
  const own = BY_LANGUAGE[language];
  return own === undefined ? result : mapCharacters(result, own);
}

const PLAIN_ASCII = /^[\0-\x7f]*$/u;
const HAN = /\p{Script=Han}/u;
/** Latin, Greek and Cyrillic beyond ASCII: elsewhere marks are vowels, not accents. */
const MARKED = /[\u00c0-\u052f\u1e00-\u1fff]/u;
/** Soft hyphen, zero-width characters, direction marks, Arabic vowel signs, tatweel, and the Quranic small alef. */
const IGNORED =
  /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u064b-\u065f\u0670\u0640\ufe00-\ufe0f]/gu;
/** Between letters only; all the signs that stand for one on phones, the Uzbek turned comma among them. */
const APOSTROPHE = /(?<=\p{L})['\u2018\u2019\u02bb\u02bc`\u00b4\u2032](?=\p{L})/gu;

function stripMarks(text: string): string {
  return text
    .replaceAll("й", "\ue000")
    .normalize("NFD")
    .replace(/(?<=[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}])\p{M}+/gu, "")
    .replaceAll("\ue000", "й")
    .normalize("NFC");
}

type CharacterMap = ReadonlyMap<string, string>;

function mapCharacters(text: string, map: CharacterMap): string {
  let changed: string | null = null;
  for (let i = 0; i < text.length; i += 1) {
    const mapped = map.get(text.charAt(i));
    if (mapped !== undefined) changed = (changed ?? text.slice(0, i)) + mapped;
    else if (changed !== null) changed += text.charAt(i);
  }
  return changed ?? text;
}

/** `from` and `to` are written in pairs: "ı=i ß=ss". An empty right side drops the character. */
function pairs(text: string): CharacterMap {
  const entries = text
    .trim()
    .split(/\s+/u)
    .flatMap((pair): [string, string][] => {
      const [from = "", to = ""] = pair.split("=");
      return Array.from(from, (character) => [character, to]);
    });
  return new Map(entries);
}

/** The ten digits of other scripts, by the first of them. */
function digits(...zeros: readonly number[]): [string, string][] {
  return zeros.flatMap((zero) =>
    Array.from({ length: 10 }, (_, n): [string, string] => [
      String.fromCharCode(zero + n),
      String(n),
    ]),
  );
}

const DIGITS = digits(0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0xed0, 0x1040, 0x17e0);

/** Ethiopic syllables that sound alike are written for one another; each row has seven vowels. */
function ethiopicRows(): [string, string][] {
  const rows: readonly [number, number][] = [
    [0x1210, 0x1200],
    [0x1280, 0x1200],
    [0x12b8, 0x1200],
    [0x1220, 0x1230],
    [0x12d0, 0x12a0],
    [0x1340, 0x1338],
  ];
  const alike = rows.flatMap(([from, to]) =>
    Array.from({ length: 7 }, (_, vowel): [string, string] => [
      String.fromCharCode(from + vowel),
      // The first and fourth vowel of these rows sound alike too.
      String.fromCharCode(to + (vowel === 3 && to !== 0x1230 && to !== 0x1338 ? 0 : vowel)),
    ]),
  );
  return [...alike, ["ሃ", "ሀ"], ["ኣ", "አ"]];
}

const COMMON: CharacterMap = new Map([
  ...pairs(`
    ı=i ß=ss æ=ae œ=oe ø=o ł=l ð=d þ=th ŋ=n ə=a
    أإآٱ=ا ىيئ=ی ك=ک ة=ه ۀ=ه ہھە=ه ے=ی ؤ=و ں=ن ء=
    ँ=ं ऀ=ं ़= ়= ্‍=
  `),
  ...DIGITS,
  ...ethiopicRows(),
]);

const BY_LANGUAGE: Readonly<Record<string, CharacterMap>> = {
  vi: pairs("đ=d"),
  sr: pairs("đ=dj"),
  kk: pairs("ә=а ғ=г қ=к ң=н ө=о ұү=у һ=х і=и"),
  ky: pairs("ң=н ө=о ү=у"),
  mn: pairs("ө=о ү=у ё=е"),
  uz: pairs("x=h"),
  ne: pairs("ी=ि ू=ु श=स ष=स ण=न व=ब"),
  bn: pairs("ী=ি ূ=ু শ=স ষ=স ণ=ন য=জ"),
};

/** Languages written in two alphabets are searched in one: Latin. */
function unifyScript(text: string, language: LanguageTag): string {
  const map = LATIN_FORMS[language];
  if (map === undefined) return text;
  const spelt = language === "uz" ? text.replace(/(?<!\p{L})е/gu, "ye") : text;
  return mapCharacters(spelt, map);
}

const LATIN_FORMS: Readonly<Record<string, CharacterMap>> = {
  sr: pairs(`
    а=a б=b в=v г=g д=d ђ=đ е=e ж=ž з=z и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=ć у=u ф=f х=h
    ц=c ч=č џ=dž ш=š`),
  uz: pairs(`
    а=a б=b в=v г=g д=d е=e ё=yo ж=j з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=x ц=ts ч=ch ш=sh
    щ=sh ъ= ы=i ь= э=e ю=yu я=ya ў=o қ=q ғ=g ҳ=h`),
};
