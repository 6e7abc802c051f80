import type { CountryCode } from "../../domain/fact.ts";
import type { LanguageTag } from "../../domain/locale.ts";

/** Countries whose passports are read from a question. China is not among them. */
export const COUNTRIES: readonly CountryCode[] = (
  "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CO " +
  "CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU " +
  "ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG " +
  "MH MK ML MM MN MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PS PT PW PY QA RO RS RU " +
  "RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US UY UZ VA " +
  "VC VE VN VU WS XK YE ZA ZM ZW"
).split(" ");

/** Places with a name of their own in CLDR that contains or equals the name of a country. */
export const OTHER_PLACES: readonly CountryCode[] = ["AS", "CN", "IO", "GF", "MP", "PF", "VG", "VI"];

/** Languages in which CLDR names all of them well enough to look for, in the spelling given to `Intl`. */
export const CLDR_LOCALES: ReadonlyMap<LanguageTag, readonly string[]> = new Map([
  ["am", ["am"]],
  ["ar", ["ar"]],
  ["bn", ["bn"]],
  ["en", ["en"]],
  ["es", ["es", "es-MX"]],
  ["fa", ["fa"]],
  ["fr", ["fr"]],
  ["id", ["id"]],
  ["kk", ["kk"]],
  ["ky", ["ky"]],
  ["mn", ["mn"]],
  ["ms", ["ms"]],
  ["my", ["my"]],
  ["ne", ["ne"]],
  ["pt", ["pt", "pt-PT"]],
  ["ru", ["ru"]],
  ["sr", ["sr", "sr-Latn"]],
  ["sw", ["sw", "sw-KE"]],
  ["th", ["th"]],
  ["tr", ["tr"]],
  ["ur", ["ur"]],
  ["uz", ["uz", "uz-Cyrl"]],
  ["vi", ["vi"]],
  ["zh", ["zh-Hans", "zh-Hant", "zh-Hant-HK"]],
]);
