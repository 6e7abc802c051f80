/** Ways in which people type a language that differ from how it is printed. */
export type Variant = (text: string) => string;

/** Without accents, as on a phone set to English. */
export const bare: Variant = (text) =>
  replaceEach(text, "ı=i đ=d ł=l ø=o æ=ae œ=oe ß=ss ə=e ŋ=n")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/gu, "")
    .normalize("NFC");

export const withoutApostrophes: Variant = (text) => text.replace(/['’ʻʼ‘]/gu, "");

export const bareWithoutApostrophes: Variant = (text) => bare(withoutApostrophes(text));

/** French and the like: `j'ai` as `j ai`. */
export const spacedApostrophes: Variant = (text) => text.replace(/['’]/gu, " ");

/** Kazakh on a Russian keyboard. */
export const kazakhOnRussianKeys: Variant = (text) =>
  replaceEach(text, "ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=и");

export const kazakhOnRussianKeysWithY: Variant = (text) =>
  replaceEach(text, "ә=а ғ=г қ=к ң=н ө=о ұ=у ү=у һ=х і=ы");

/** Kyrgyz, Mongolian, Uzbek and Tajik on a Russian keyboard. */
export const onRussianKeys: Variant = (text) =>
  replaceEach(text, "ң=н ө=о ү=у ў=у қ=к ғ=г ҳ=х ӣ=и ӯ=у ҷ=ч і=и ї=и є=е ґ=г");

/** Mongolian on the keyboards that put other letters there. */
export const mongolianOnOtherKeys: Variant = (text) => replaceEach(text, "ө=є ү=ї");

/** Persian and Urdu on an Arabic keyboard. */
export const onArabicKeys: Variant = (text) => replaceEach(text, "ی=ي ک=ك ہ=ه ے=ي");

/** The zero-width space between parts of Persian words left out. */
export const joinedParts: Variant = (text) => text.replaceAll("\u200c", "");

/** Arabic without hamza and dots, as typed in haste. */
export const looseArabic: Variant = (text) => replaceEach(text, "أ=ا إ=ا آ=ا ة=ه ى=ي");

function replaceEach(text: string, table: string): string {
  let result = text;
  for (const pair of table.split(" ")) {
    const [from = "", to = ""] = pair.split("=");
    result = result.replaceAll(from, to).replaceAll(from.toUpperCase(), to);
  }
  return result;
}
