import type { LanguageTag } from "../../domain/locale.ts";
import { after, before, ending, type RoleRule } from "./rule.ts";

/** "From there", "there" and "to there" as endings of Turkic names; what follows the ending may tell more. */
function turkic(words: {
  readonly from: readonly string[];
  readonly at: readonly string[];
  readonly to: readonly string[];
  readonly people: readonly string[];
  readonly passport: string;
  readonly living: string;
  readonly via: string;
}): RoleRule[] {
  const own = "(?:\\+\\p{L}+ )?(?:\\p{L}{1,4} )?";
  const at = `(?:\\+?(?:${words.at.join("|")}) )`;
  return [
    { role: "nationality", after: after(`${own}(?:${words.passport})\\p{L}*`) },
    { role: "nationality", after: ending(...words.people) },
    { role: "residence", after: after(`${at}(?:\\p{L}+ )?(?:${words.living})\\p{L}*`) },
    { role: "origin", after: after(`\\+?(?:${words.from.join("|")})\\p{L}*`) },
    {
      role: "elsewhere",
      after: after(`\\+?(?:${[...words.at, ...words.to].join("|")})`, words.via),
    },
  ];
}

const INDONESIAN: readonly RoleRule[] = [
  { role: "nationality", after: after("(?:passport|paspor|pasport)") },
  {
    role: "nationality",
    before: before(
      "(?:warga|warga ?negara|paspor|pasport|orang|kewarganegaraan|rakyat|wn)(?: (?:dari|negara|adalah|:))*",
    ),
  },
  {
    role: "residence",
    before: before(
      "(?:tinggal|menetap|bekerja|kerja|kuliah|belajar|berada|sedang|domisili|berdomisili|saya|sekarang)(?: (?:sekarang|sedang))* (?:di|dekat)",
    ),
  },
  { role: "origin", before: before("(?:dari|asal)(?: negara)?") },
  {
    role: "elsewhere",
    before: before("(?:ke|di|via|melalui|lewat|untuk|setelah|kedutaan|universitas|bahasa|menuju)"),
  },
];

const PORTUGUESE: readonly RoleRule[] = [
  {
    role: "nationality",
    before: before(
      "(?:cidada\\p{L}*|passaportes?|nacional|nacionais|nacionalidade|cidadania)(?: (?:e|:|comum))*(?: (?:de|do|da|dos|das))?",
    ),
  },
  {
    role: "elsewhere",
    forms: ["person"],
    before: before(
      "(?:universidade|embaixada|empresa|lingua|visto|governo|idioma|em|falo|falar)(?: \\p{L}+)?",
    ),
  },
  {
    role: "residence",
    before: before(
      "(?:mor[oa]|moramos|morando|viv[oe]|vivemos|vivendo|resid\\p{L}*|estou|estamos|trabalh\\p{L}*|estud\\p{L}*|agora|atualmente)(?: (?:agora|atualmente|aqui))* (?:em|no|na|nos|nas)",
    ),
  },
  {
    role: "elsewhere",
    forms: ["name"],
    before: before(
      "(?:universidade|embaixada|consulado|visto|governo|voo|voos|partindo|saindo) (?:de|do|da|dos|das)",
      "(?:para|a|ao|via|por|em|no|na|nos|nas|pel[oa]|visitar|com|entre)(?: [oa]s?)?",
    ),
  },
  { role: "origin", before: before("(?:de|do|da|dos|das)") },
];

const PERSIAN: readonly RoleRule[] = [
  { role: "nationality", after: after("(?:\\+\\p{L}+ )?(?:پاسپورت|گذرنامه|شهروند)\\p{L}*") },
  { role: "elsewhere", after: after("(?:\\+\\p{L}+ )?(?:زبان|دانشگاه)") },
  { role: "elsewhere", before: before("(?:زبان|دانشگاه|سفارت|شركت|ويزا|ويزاي|سفارت چين در)") },
  {
    role: "nationality",
    before: before(
      "(?:شهروند|شهروندان|گذرنامه|پاسپورت|تبعه|اتباع|تابعيت|مليت|اهل|پاسپورتم|گذرنامهام)(?: كشور)?",
    ),
  },
  { role: "nationality", after: ending("ي", "ايي", "يي", "يم", "يها") },
  { role: "residence", before: before("(?:ساكن|مقيم|زندگي در|الان در|حالا در)") },
  {
    role: "residence",
    before: before("در"),
    after: after("(?:زندگي|ساكن|كار|درس|اقامت|هستم)\\p{L}*"),
  },
  { role: "origin", before: before("از") },
  { role: "elsewhere", before: before("(?:به|از طريق|در|براي|سوي|تا|بعد از|با)") },
];

const URDU: readonly RoleRule[] = [
  {
    role: "nationality",
    after: after("(?:\\+\\p{L}+ )?(?:(?:كا|كي|كے) )?(?:پاسپورٹ|شهري|شهريت|باشنده|باشندے)\\p{L}*"),
  },
  { role: "nationality", after: ending("ي") },
  { role: "residence", after: after("ميں (?:ره\\p{L}*|مقيم|كام|پڑه\\p{L}*|هوں)") },
  { role: "origin", after: after("(?:سے|كا|كي)") },
  { role: "elsewhere", after: after("(?:ميں|جانا|كو|كے|جا\\p{L}*)") },
];

const VIETNAMESE: readonly RoleRule[] = [
  {
    role: "nationality",
    before: before("(?:người|hộ chiếu|quốc tịch|công dân|passport|dân)(?: nước)?"),
  },
  { role: "residence", before: before("(?:sống|làm việc|cư trú|định cư|học|đang)(?: (?:ở|tại))+") },
  { role: "origin", before: before("(?:đến từ|từ|tôi là)") },
  {
    role: "elsewhere",
    before: before("(?:đi|đến|sang|tới|qua|ở|tại|về|tiếng|đại học|đại sứ quán)"),
  },
];

const SWAHILI: readonly RoleRule[] = [
  {
    role: "nationality",
    before: before("(?:m?raia|pasipoti|paspoti|uraia|mwananchi|wananchi)(?: (?:wa|ya|za|kutoka))*"),
  },
  {
    role: "residence",
    before: before(
      "(?:n?inaishi|naishi|anaishi|tunaishi|nipo|niko|nafanya kazi|nasoma)(?: (?:nchini|katika|huko))*",
    ),
  },
  { role: "origin", before: before("(?:kutoka|natoka|ninatoka|wa|toka)(?: nchini)?") },
  {
    role: "elsewhere",
    before: before(
      "(?:kwenda|kupitia|kwa|nchini|katika|hadi|mpaka|baada ya|ubalozi wa|chuo kikuu cha)",
    ),
  },
];

const SERBIAN: readonly RoleRule[] = [
  {
    role: "nationality",
    before: before(
      "(?:drzavljan\\p{L}*|pasos\\p{L}*|nacionalnost|држављан\\p{L}*|пасош\\p{L}*)(?: iz| из)?",
    ),
  },
  {
    role: "residence",
    before: before(
      "(?:zivi\\p{L}*|boravi\\p{L}*|radim|radi|studiram|nalazim se|sam|живи\\p{L}*|борави\\p{L}*|радим|студирам|сам)(?: sada| сада)? [uу]",
    ),
  },
  { role: "origin", before: before("(?:iz|из)") },
  { role: "elsewhere", before: before("(?:u|preko|za|kroz|na|posle|у|преко|за|кроз|на|после)") },
];

const BENGALI: readonly RoleRule[] = [
  {
    role: "nationality",
    after: after("(?:\\+[\\p{L}\\p{M}]+ )?(?:এর )?(?:পাসপোর্ট|নাগরিক|পাসপোর্টধারী)[\\p{L}\\p{M}]*"),
  },
  { role: "nationality", after: ending("ি", "ী") },
  {
    role: "residence",
    after: after("(?:\\+[\\p{L}\\p{M}]+|এ|তে) (?:থাক|বাস|কাজ|আছি|পড়)[\\p{L}\\p{M}]*"),
  },
  { role: "origin", after: after("থেকে") },
  { role: "elsewhere", after: after("(?:\\+(?:ে|তে|য়)|যেতে|যাব|হয়ে|এ|তে)") },
];

const NEPALI: readonly RoleRule[] = [
  {
    role: "nationality",
    after: after("(?:\\+[\\p{L}\\p{M}]+ )?(?:को )?(?:नागरिक|राहदानी|पासपोर्ट)[\\p{L}\\p{M}]*"),
  },
  { role: "nationality", after: ending("ी", "को नागरिक") },
  { role: "residence", after: after("(?:\\+मा|मा) (?:बस|काम|पढ|छु)[\\p{L}\\p{M}]*") },
  { role: "origin", after: after("\\+?(?:बाट|देखि|को)") },
  { role: "elsewhere", after: after("(?:\\+मा|मा|जान|हुँदै|हुदै)") },
];

const AMHARIC: readonly RoleRule[] = [
  {
    role: "nationality",
    before: before("\\+የ"),
    after: after("(?:\\+\\p{L}+ )?(?:ዜጋ|ፓስፖርት|ዜግነት|ዜጎች)\\p{L}*"),
  },
  { role: "nationality", after: after("(?:ዜጋ|ፓስፖርት|ዜግነት|ዜጎች)\\p{L}*") },
  { role: "nationality", after: ending("ዊ", "ዊት", "ውያን", "ያዊ", "ያዊት") },
  {
    role: "residence",
    before: before("\\+በ"),
    after: after("(?:\\p{L}+ )?(?:እኖራለሁ|የምኖር|እሰራለሁ|ነኝ)"),
  },
  { role: "origin", before: before("\\+ከ") },
  { role: "elsewhere", before: before("\\+[በለ]", "ወደ", "በ") },
];

const THAI: readonly RoleRule[] = [
  { role: "nationality", before: /(?:คน|ชาว|สัญชาติ|พลเมือง|หนังสือเดินทาง|พาสปอร์ต)(?:ประเทศ)?$/u },
  { role: "residence", before: /(?:อยู่ที่|อยู่ใน|อาศัยอยู่|ทำงานที่|ทำงานใน|เรียนที่|อยู่)(?:ประเทศ)?$/u },
  { role: "origin", before: /จาก(?:ประเทศ)?$/u },
  { role: "elsewhere", before: /(?:ไป|ผ่าน|ที่|ใน|ภาษา|มหาวิทยาลัย|สถานทูต)(?:ประเทศ)?$/u },
];

const BURMESE: readonly RoleRule[] = [
  {
    role: "nationality",
    after: /^(?:နိုင်ငံ)?\s?(?:သား|နိုင်ငံသား|ပတ်စပို့|လူမျိုး|နိုင်ငံကူးလက်မှတ်)/u,
  },
  { role: "residence", after: /^(?:နိုင်ငံ)?မှာ\s?(?:နေ|အလုပ်|ကျောင်း)/u },
  { role: "elsewhere", after: /^(?:နိုင်ငံ)?(?:ကို|သို့|မှာ|ကတစ်ဆင့်)/u },
  { role: "origin", after: /^(?:နိုင်ငံ)?(?:က|မှ)/u },
];

const MONGOLIAN: readonly RoleRule[] = [
  {
    role: "nationality",
    after: after("(?:\\+\\p{L}+ )?(?:улсын )?(?:иргэн|паспорт|харьяат)\\p{L}*"),
  },
  { role: "residence", after: after("\\+[дт] (?:\\p{L}+ )?(?:амьдар|ажилла|суралц|байна)\\p{L}*") },
  { role: "origin", after: ending("\\p{L}?(?:аас|ээс|оос|өөс)") },
  { role: "elsewhere", after: after("\\+[дт]", "\\+(?:аар|ээр|оор|өөр)", "[рл]уу|[рл]үү") },
];

export const OTHER_CUES: Readonly<Record<LanguageTag, readonly RoleRule[]>> = {
  am: AMHARIC,
  bn: BENGALI,
  fa: PERSIAN,
  id: INDONESIAN,
  kk: turkic({
    from: ["дан", "ден", "тан", "тен", "нан", "нен"],
    at: ["да", "де", "та", "те"],
    to: ["ға", "ге", "қа", "ке"],
    people: ["(?:лық|лік|дық|дік|тық|тік)\\p{L}*"],
    passport: "азамат|паспорт|төлқұжат",
    living: "тұр|жұмыс|оқи|өмір",
    via: "арқылы",
  }),
  ky: turkic({
    from: ["дан", "ден", "тан", "тен", "дон", "төн", "дөн", "тон"],
    at: ["да", "де", "та", "те", "до", "дө", "то", "тө"],
    to: ["га", "ге", "ка", "ке", "го", "гө", "ко", "кө"],
    people: ["(?:лык|лик|дык|дик|тык|тик|луу|лүү)\\p{L}*"],
    passport: "атуул|жаран|паспорт",
    living: "жаша|иште|оку",
    via: "аркылуу",
  }),
  mn: MONGOLIAN,
  ms: INDONESIAN,
  my: BURMESE,
  ne: NEPALI,
  pt: PORTUGUESE,
  sr: SERBIAN,
  sw: SWAHILI,
  th: THAI,
  tr: turkic({
    from: ["dan", "den", "tan", "ten", "ndan", "nden"],
    at: ["da", "de", "ta", "te", "nda", "nde"],
    to: ["a", "e", "ya", "ye", "na", "ne"],
    people: [
      "(?:li|lu)(?:yim|yum|yiz|ler|lar|lari|leri|larin|lerin)?",
      "(?:yim|im|um|iz|uz|lar|ler|larin|lerin)",
    ],
    passport: "vatandas|pasaport|uyruk|uyruklu",
    living: "yas|calis|otur|oku|ikamet|bulun",
    via: "uzerinden",
  }),
  ur: URDU,
  uz: turkic({
    from: ["dan", "дан"],
    at: ["da", "да"],
    to: ["ga", "qa", "ка", "га", "қа"],
    people: ["(?:lik|лик)\\p{L}*", "(?:man|ман|miz|lar|лар)"],
    passport: "fuqaro|pasport|фуқаро|паспорт",
    living: "yasha|ishla|oqi|яша|ишла|ўқи",
    via: "orqali|орқали",
  }),
  vi: VIETNAMESE,
};
