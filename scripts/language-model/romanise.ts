/**
 * Writes a language's own script in Latin letters the way people type it on phones. Each language has several
 * schemes, since nobody follows one; `variant` picks among them.
 */
export type Romaniser = (text: string, variant: number) => string;

export const ROMANISERS = {
  ru: byLetter([
    "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya",
    "а=a б=b в=v г=g д=d е=e ё=e ж=j з=z и=i й=i к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=c ч=ch ш=sh щ=sh ъ= ы=i ь= э=e ю=u я=ya",
    "а=a б=b в=v г=g д=d е=e ё=io ж=zh з=z и=i й=j к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь=' э=e ю=ju я=ja",
    "а=a б=b в=v г=g д=d е=ye ё=yo ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f х=h ц=ts ч=ch ш=sh щ=sch ъ= ы=y ь= э=e ю=yu я=ia",
  ]),
  mn: byLetter([
    "а=a б=b в=v г=g д=d е=ye ё=yo ж=j з=z и=i й=i к=k л=l м=m н=n о=o ө=u п=p р=r с=s т=t у=u ү=u ф=f х=h ц=ts ч=ch ш=sh ъ= ы=ii ь=i э=e ю=yu я=ya",
    "а=a б=b в=v г=g д=d е=e ё=yo ж=j з=z и=i й=i к=k л=l м=m н=n о=o ө=o п=p р=r с=s т=t у=u ү=u ф=f х=kh ц=c ч=ch ш=sh ъ= ы=y ь= э=e ю=yu я=ya",
  ]),
  kk: byLetter([
    "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=yo ж=j з=z и=i й=i к=k қ=q л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ұ=u ү=u ф=f х=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=yu я=ya",
    "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=yo ж=zh з=z и=i й=y к=k қ=k л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ұ=u ү=u ф=f х=kh һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=i і=i ь= э=e ю=yu я=ya",
    "а=a ә=ä б=b в=v г=g ғ=ğ д=d е=e ё=io ж=j з=z и=i й=i к=k қ=q л=l м=m н=n ң=ñ о=o ө=ö п=p р=r с=s т=t у=u ұ=ū ү=ü ф=f х=h һ=h ц=ts ч=ch ш=ş щ=ş ъ= ы=y і=ı ь= э=e ю=iu я=ia",
    "а=a ә=á б=b в=v г=g ғ=ǵ д=d е=e ё=yo ж=j з=z и=ı й=ı к=k қ=q л=l м=m н=n ң=ń о=o ө=ó п=p р=r с=s т=t у=ý ұ=u ү=ú ф=f х=h һ=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y і=i ь= э=e ю=ıý я=ıa",
  ]),
  ky: byLetter([
    "а=a б=b в=v г=g д=d е=e ё=yo ж=j з=z и=i й=y к=k л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ү=u ф=f х=h ц=ts ч=ch ш=sh щ=sh ъ= ы=y ь= э=e ю=yu я=ya",
    "а=a б=b в=v г=g д=d е=e ё=yo ж=zh з=z и=i й=i к=k л=l м=m н=n ң=ng о=o ө=ö п=p р=r с=s т=t у=u ү=ü ф=f х=kh ц=ts ч=ch ш=sh щ=sh ъ= ы=i ь= э=e ю=yu я=ya",
  ]),
  sr: byLetter([
    "а=a б=b в=v г=g д=d ђ=đ е=e ж=ž з=z и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=ć у=u ф=f х=h ц=c ч=č џ=dž ш=š",
    "а=a б=b в=v г=g д=d ђ=dj е=e ж=z з=z и=i ј=j к=k л=l љ=lj м=m н=n њ=nj о=o п=p р=r с=s т=t ћ=c у=u ф=f х=h ц=c ч=c џ=dz ш=s",
  ]),
  ar: abjad(
    [
      "ا=a أ=a إ=e آ=a ب=b ت=t ث=th ج=j ح=7 خ=5 د=d ذ=z ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=3 غ=gh ف=f ق=2 ك=k ل=l م=m ن=n ه=h و=o ي=i ى=a ة=a ء=2 ئ=2 ؤ=2",
      "ا=a أ=a إ=i آ=a ب=b ت=t ث=th ج=j ح=h خ=kh د=d ذ=th ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=a غ=gh ف=f ق=q ك=k ل=l م=m ن=n ه=h و=u ي=y ى=a ة=ah ء= ئ=e ؤ=o",
      "ا=a أ=2a إ=e آ=a ب=b ت=t ث=s ج=g ح=7 خ=kh د=d ذ=z ر=r ز=z س=s ش=sh ص=9 ض=d ط=6 ظ=z ع=3 غ=8 ف=f ق=q ك=k ل=l م=m ن=n ه=h و=w ي=y ى=a ة=e ء=2 ئ=2 ؤ=2",
      "ا=a أ=a إ=e آ=a ب=b ت=t ث=th ج=j ح=7 خ=7' د=d ذ=d ر=r ز=z س=s ش=sh ص=s ض=d ط=t ظ=z ع=3 غ=3' ف=f ق=8 ك=k ل=l م=m ن=n ه=h و=ou ي=ee ى=a ة=a ء=2 ئ=2 ؤ=2",
    ],
    ["a", "e", "a", "i"],
    [
      [/(^| )ال/gu, "$1el "],
      [/(^| )ال/gu, "$1al"],
    ],
  ),
  fa: abjad(
    [
      "ا=a آ=a ب=b پ=p ت=t ث=s ج=j چ=ch ح=h خ=kh د=d ذ=z ر=r ز=z ژ=zh س=s ش=sh ص=s ض=z ط=t ظ=z ع=a غ=gh ف=f ق=gh ک=k گ=g ل=l م=m ن=n و=o ه=h ی=i ئ=y ء=",
      "ا=a آ=aa ب=b پ=p ت=t ث=s ج=j چ=ch ح=h خ=kh د=d ذ=z ر=r ز=z ژ=j س=s ش=sh ص=s ض=z ط=t ظ=z ع=e غ=q ف=f ق=q ک=k گ=g ل=l م=m ن=n و=u ه=e ی=y ئ=y ء=",
    ],
    ["a", "e", "e", "o"],
    [],
  ),
  ur: abjad(
    [
      "ا=a آ=aa ب=b پ=p ت=t ٹ=t ث=s ج=j چ=ch ح=h خ=kh د=d ڈ=d ذ=z ر=r ڑ=r ز=z ژ=zh س=s ش=sh ص=s ض=z ط=t ظ=z ع=a غ=gh ف=f ق=q ک=k گ=g ل=l م=m ن=n ں=n و=o ہ=h ھ=h ء= ی=i ے=e ئ=",
      "ا=a آ=a ب=b پ=p ت=t ٹ=t ث=s ج=j چ=ch ح=h خ=kh د=d ڈ=d ذ=z ر=r ڑ=r ز=z ژ=j س=s ش=sh ص=s ض=z ط=t ظ=z ع=a غ=gh ف=f ق=k ک=k گ=g ل=l م=m ن=n ں=n و=u ہ=a ھ=h ء= ی=ee ے=ay ئ=",
    ],
    ["a", "a", "i", "u"],
    [],
  ),
  hi: abugida(DEVANAGARI(), "a", true),
  ne: abugida(DEVANAGARI(), "a", false),
  bn: abugida(BENGALI(), "o", true),
  am: ethiopic,
  /** The other way round: Uzbek in Latin letters into Cyrillic ones. */
  uz: uzbekCyrillic,
} as const satisfies Record<string, Romaniser>;

const UZBEK_CYRILLIC =
  "o'=ў g'=ғ sh=ш ch=ч yo=ё yu=ю ya=я ye=е a=а b=б d=д e=е f=ф g=г h=ҳ i=и j=ж k=к l=л m=м n=н o=о p=п q=қ r=р s=с t=т u=у v=в x=х y=й z=з '=ъ";

function uzbekCyrillic(text: string): string {
  let result = text.toLowerCase().replace(/\be/gu, "э");
  for (const pair of UZBEK_CYRILLIC.split(" ")) {
    const [from = "", to = ""] = pair.split("=");
    result = result.replaceAll(from, to);
  }
  return result;
}

function letters(table: string): ReadonlyMap<string, string> {
  return new Map(
    table.split(" ").map((pair): [string, string] => {
      const [from = "", to = ""] = pair.split("=");
      return [from, to];
    }),
  );
}

function byLetter(schemes: readonly string[]): Romaniser {
  const tables = schemes.map(letters);
  return (text, variant) => {
    const table = tables[variant % tables.length] ?? new Map<string, string>();
    return Array.from(text.toLowerCase(), (letter) => table.get(letter) ?? letter).join("");
  };
}

/** Scripts that leave short vowels out: one is put between two consonants, as a reader would. */
function abjad(
  schemes: readonly string[],
  vowels: readonly string[],
  articles: readonly (readonly [RegExp, string])[],
): Romaniser {
  const tables = schemes.map(letters);
  return (text, variant) => {
    const table = tables[variant % tables.length] ?? new Map<string, string>();
    const article = articles[variant % Math.max(1, articles.length)];
    const plain = article === undefined ? text : text.replace(article[0], article[1]);
    return plain
      .split(" ")
      .map((word) =>
        vocalise(
          Array.from(word, (letter) => table.get(letter) ?? letter),
          vowels,
          variant,
        ),
      )
      .join(" ");
  };
}

function vocalise(parts: readonly string[], vowels: readonly string[], variant: number): string {
  let word = "";
  parts.forEach((part, index) => {
    const previous = parts[index - 1] ?? "";
    const closed = isConsonant(previous) && isConsonant(part);
    // The last two consonants of a longer word often stand together.
    const cluster = index > 1 && (index + variant) % 3 === 0;
    if (closed && !cluster) word += vowels[(index + variant) % vowels.length] ?? "";
    word += part;
  });
  return word;
}

function isConsonant(part: string): boolean {
  return /^(?:[bcdfghjklmnpqrstvxz]|[2356789]|[a-z]h|w$|y$)/u.test(part) && !/^[aeiou]/u.test(part);
}

interface Abugida {
  readonly consonants: ReadonlyMap<string, string>;
  readonly vowels: ReadonlyMap<string, string>;
  readonly signs: ReadonlyMap<string, string>;
  readonly virama: string;
}

function DEVANAGARI(): Abugida {
  return {
    consonants: letters(
      "क=k ख=kh ग=g घ=gh ङ=ng च=ch छ=chh ज=j झ=jh ञ=ny ट=t ठ=th ड=d ढ=dh ण=n त=t थ=th द=d ध=dh न=n प=p फ=ph ब=b भ=bh म=m य=y र=r ल=l व=v श=sh ष=sh स=s ह=h",
    ),
    vowels: letters("अ=a आ=aa इ=i ई=ee उ=u ऊ=oo ऋ=ri ए=e ऐ=ai ओ=o औ=au"),
    signs: letters("ा=a ि=i ी=i ु=u ू=u ृ=ri े=e ै=ai ो=o ौ=au"),
    virama: "्",
  };
}

function BENGALI(): Abugida {
  return {
    consonants: letters(
      "ক=k খ=kh গ=g ঘ=gh ঙ=ng চ=ch ছ=ch জ=j ঝ=jh ঞ=n ট=t ঠ=th ড=d ঢ=dh ণ=n ত=t থ=th দ=d ধ=dh ন=n প=p ফ=f ব=b ভ=v ম=m য=j র=r ল=l শ=sh ষ=sh স=s হ=h ৎ=t",
    ),
    vowels: letters("অ=o আ=a ই=i ঈ=i উ=u ঊ=u ঋ=ri এ=e ঐ=oi ও=o ঔ=ou"),
    signs: letters("া=a ি=i ী=i ু=u ূ=u ৃ=ri ে=e ৈ=oi ো=o ৌ=ou"),
    virama: "্",
  };
}

/** Consonants carry a vowel unless a sign says otherwise; `silentEnd` drops it at the end of a word. */
function abugida(script: Abugida, inherent: string, silentEnd: boolean): Romaniser {
  return (text, variant) =>
    text
      .normalize("NFD")
      .replace(/[\u093c\u09bc\u0901\u0981ॉ]/gu, "")
      .normalize("NFC")
      .split(" ")
      .map((word) => spell(Array.from(word), script, inherent, silentEnd, variant))
      .join(" ");
}

function spell(
  marks: readonly string[],
  script: Abugida,
  inherent: string,
  silentEnd: boolean,
  variant: number,
): string {
  let word = "";
  marks.forEach((mark, index) => {
    const next = marks[index + 1];
    const consonant = script.consonants.get(mark);
    if (consonant !== undefined) {
      const bare = next === script.virama || (next !== undefined && script.signs.has(next));
      const last = next === undefined;
      word += consonant + (bare || (last && silentEnd) ? "" : inherent);
    } else if (mark === "ं" || mark === "ং") word += mark === "ং" ? "ng" : "n";
    else if (mark !== script.virama)
      word += script.vowels.get(mark) ?? script.signs.get(mark) ?? mark;
  });
  if (variant % 2 === 1)
    word = word.replaceAll("v", "w").replaceAll("ph", "f").replaceAll("oo", "u");
  if (variant % 3 === 2)
    word = word.replaceAll("aa", "a").replaceAll("chh", "ch").replaceAll("ee", "i");
  return word;
}

const ETHIOPIC_ROWS =
  "h l h m s r s sh k k k k b v t ch h h n ny - k k h h w - z zh y d d j g g g t ch p ts ts f p r".split(
    " ",
  );
const ETHIOPIC_VOWELS = [
  ["e", "u", "i", "a", "e", "i", "o", "wa"],
  ["e", "u", "i", "a", "e", "", "o", "wa"],
];

/** Each Ethiopic sign is a consonant and a vowel: eight signs a row, in the order of the block. */
function ethiopic(text: string, variant: number): string {
  const vowels = ETHIOPIC_VOWELS[variant % ETHIOPIC_VOWELS.length] ?? [];
  return Array.from(text, (sign) => {
    const offset = sign.charCodeAt(0) - 0x1200;
    if (offset < 0 || offset > 0x15f) return sign;
    const consonant = ETHIOPIC_ROWS[offset >> 3] ?? "";
    const vowel =
      (offset & 7) === 0 && (consonant === "-" || consonant === "h") ? "a" : vowels[offset & 7];
    return (consonant === "-" ? "" : consonant) + (vowel ?? "");
  }).join("");
}
