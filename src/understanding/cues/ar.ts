import { after, before, type RoleRule } from "./rule.ts";

const PASSPORT_WORDS =
  "(?:ال|لل?)?(?:جواز|جوازي|جوازات|باسبور|باسبورت|بسبور|جنسيه|جنسيتي|جنسيتنا|مواطن|مواطنه|مواطنو|مواطني|مواطنين|رعايا|حامل|حاملي)";
const INSTITUTIONS =
  "(?:ال)?(?:سفاره|قنصليه|جامعه|شركه|لغه|تاشيره|فيزا|حكومه|مدرسه|معهد|مطعم|رخصه|شهاده|وزاره|مطار|حدود|بنك)";
const AT = "(?:حاليا|الان|هنا)";

/** From the surest to the loosest; the first that holds decides. Letters as `readText` folds them. */
export const ARABIC_CUES: readonly RoleRule[] = [
  {
    role: "nationality",
    before: before(
      `${PASSPORT_WORDS}(?: (?:سفر|السفر|جواز|جنسيه|الجنسيه|من|هو|هي|:|عادي))*(?: \\+[بكل])?`,
    ),
  },
  { role: "nationality", after: after("(?:ال)?جنسيه", "(?:ال)?جواز(?: سفر)?") },
  {
    role: "elsewhere",
    forms: ["person"],
    before: before(
      `${INSTITUTIONS}(?: (?!صيني|الصيني)\\p{L}+)?`,
      "\\+ب",
      "(?:اتكلم|يتكلم|اتحدث|تعلم|ترجمه)(?: \\+?\\p{L}+)?",
    ),
  },
  {
    role: "residence",
    forms: ["name"],
    before: before(
      `(?:اعيش|يعيش|نعيش|تعيش|اقيم|يقيم|مقيم|مقيمه|مقيمون|مقيمين|اسكن|ساكن|ساكنه|اعمل|ادرس|موجود|موجوده|متواجد|انا|نحن|باحث|طالب|اقامه|اقامتي)(?: ${AT})* (?:في|\\+ب)`,
      `${AT} في`,
    ),
  },
  {
    role: "elsewhere",
    forms: ["name"],
    before: before(
      "(?:رحله|طيران|مسافر|مسافره|السفر|اسافر|سفر|اطير|المغادره|مغادر|اغادر|رساله|شهاده) من",
      `${INSTITUTIONS}(?: (?:الصينيه|الصين|صينيه))?(?: في)?`,
      "(?:الي|عبر|في|عن طريق|نحو|زياره|ازور|بعد|قبل|مع|بين|سوي|\\+ب|\\+ل)",
    ),
  },
  { role: "origin", before: before("من(?: (?:دوله|جمهوريه|بلد))?") },
];
