import type { OtherDocument } from "../domain/reading.ts";
import type { QuestionText } from "./text.ts";

/** A place whose people travel on papers of their own kind, in the spellings of several languages. */
function place(latin: string, cyrillic: string, arabic: string, han: string): RegExp {
  const papers =
    "(?:passports?|residents?|citizens?|permanent|id|identity|travel document|people|travell?ers?|students?|researchers?|nationality)";
  return new RegExp(
    [
      ` (?:${latin})(?: (?:sar|permanent|special administrative region))* ${papers} `,
      ` (?:am|m|is|are|re|come|comes|people|citizens?|residents?|students?|researchers?|passports?|pasaporte|passeport)(?: (?:from|of|de|a))* (?:${latin}) `,
      ` (?:паспорт\\p{L}*|жител\\p{L}*|резидент\\p{L}*|я из|мы из|гражданин\\p{L}*|граждан\\p{L}*)(?: из)? (?:${cyrillic})\\p{L}* `,
      ` (?:${cyrillic})\\p{L}* (?:паспорт|резидент|удостоверени)\\p{L}* `,
      ` (?:جواز|جواز سفر|انا من|من سكان|مواطن من) (?:${arabic}) `,
      `(?:${han})(?:特区|特區|特别行政区|特別行政區|永久性?|地区)?的?(?:护照|護照|居民|人(?!民币|才)|身份证|身份證|同胞|学生|学者|籍)`,
    ].join("|"),
    "u",
  );
}

const DOCUMENTS: readonly (readonly [OtherDocument, RegExp])[] = [
  [
    "refugee",
    / (?:refugees?|asylum|convention travel document|беженец|беженц\p{L}*|убежищ\p{L}*|refugiee?s?|refugiad[oa]s?|refugees? travel document|(?:ال|لل)?لاجي\p{L}*|multeci\p{L}*|پناهنده|pengungsi|tị nạn) |难民|難民|庇护/u,
  ],
  [
    "stateless",
    / (?:stateless|aliens? (?:s )?passports?|non citizen passports?|без гражданства|негражданин\p{L}*|неграждан\p{L}*|apatrides?|apatridas?|عديم(?:ي)? الجنسيه|بدون جنسيه|vatansiz) |无国籍|無國籍/u,
  ],
  [
    "diplomatic",
    / (?:(?:diplomatic|service|official|consular|public affairs) (?:or (?:service|official) )?passports?|(?:дипломатическ|служебн|официальн)\p{L}* (?:и служебн\p{L}* )?паспорт\p{L}*|passeports? (?:diplomatiques?|de service|officiels?)|pasaportes? (?:diplomaticos?|oficial\p{L}*|de servicio)|(?:ال)?جواز(?: سفر| السفر)? (?:ال)?(?:دبلوماسي|خاص|خدمه|رسمي|لمهمه)|passaportes? (?:diplomaticos?|de servico|oficia\p{L}*)|paspor (?:diplomatik|dinas)|diplomatik pasaport\p{L}*|(?:hizmet|hususi|yesil) pasaport\p{L}*|hộ chiếu (?:ngoại giao|công vụ)) |外交护照|外交護照|公务护照|公務護照|公务普通护照|官员护照/u,
  ],
  ["hongkong", place("hong ?kong|hksar|hk|bno|bn o", "гонконг", "هونغ كونغ|هونج كونج", "香港|港")],
  ["hongkong", / hong ?kongers? |回乡证|回鄉證|港澳居民|港澳台?同胞|港澳台?居民/u],
  ["macau", place("macau|macao", "макао", "ماكاو", "澳门|澳門")],
  ["macau", / macanese /u],
  ["taiwan", place("taiwan", "тайван", "تايوان", "台湾|臺灣|台灣")],
  [
    "taiwan",
    / taiwanese(?! (?:food|company|restaurant)) | тайван(?:ец|ц\p{L}+|ьк\p{L}+) |台胞证|台胞證|臺胞證/u,
  ],
];

/** A travel document that is not an ordinary national passport, when one is named. */
export function readOtherDocument(text: QuestionText): OtherDocument | null {
  const found = DOCUMENTS.find(([, words]) => words.test(text.spaced) || words.test(text.plain));
  return found?.[0] ?? null;
}
