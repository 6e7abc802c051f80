import { after, before, type RoleRule } from "./rule.ts";

const PASSPORT_WORDS =
  "(?:(?:обычн|заграничн|общегражданск|биометрическ|национальн)\\p{L}* )?" +
  "(?:паспорт|загранпаспорт|загран|гражданин|гражданк|граждан|гражданств|подданств|национальност)\\p{L}*";
const PEOPLE =
  "(?:\\p{L}+(?:ый|ий|ая|ые|ие|ых|их|ого|ему|ому) )?(?:студент|аспирант|учен|исследовател|профессор|преподавател|специалист|" +
  "докторант|постдок|врач|инженер|журналист|турист|путешественник|делегаци|сотрудник|коллег|жен|муж|семь|друг|друзь|" +
  "подруг|бизнесмен|гост|партнер|специалист|эксперт|команд)\\p{L}*";
const PASSPORT_BEFORE =
  "(?:паспорт\\p{L}*|загранпаспорт\\p{L}*|граждан\\p{L}*|подданн\\p{L}*|подданств\\p{L}*|национальност\\p{L}*|" +
  "урожен\\p{L}*|выходц\\p{L}*|выходец|жител\\p{L}*)" +
  "(?: (?:у (?:меня|него|нее|нас|них|мужа|жены|сына|дочери|мамы|папы|ребенка)|мой|тоже|же|только))*" +
  "(?: из)?(?: :)?(?: (?:республики|королевства))?";
const NOW = "(?: (?:сейчас|уже|временно|постоянно|давно|теперь|пока|здесь))*";
const LIVING =
  "(?:жив\\p{L}*|прожива\\p{L}*|нахо[дж]\\p{L}*|работа\\p{L}*|учусь|учимся|учится|обуча\\p{L}*|сейчас|теперь|резидент\\p{L}*|" +
  "внж|пмж|вид\\p{L}* на жительство|я|мы)";

/** From the surest to the loosest; the first that holds decides. */
export const RUSSIAN_CUES: readonly RoleRule[] = [
  {
    role: "denied",
    before: before(
      "не(?: (?:из|для|в|гражданин\\p{L}*|гражданка|паспорт\\p{L}*))*",
      "нет(?: (?:паспорт\\p{L}*|гражданств\\p{L}*))+",
    ),
  },
  { role: "nationality", after: after(PASSPORT_WORDS) },
  { role: "nationality", before: before(PASSPORT_BEFORE) },
  { role: "nationality", forms: ["adjective"], after: after(PEOPLE) },
  // "я русский", "мы немецкие" and the like, with no noun behind
  {
    role: "nationality",
    forms: ["adjective"],
    before: before("(?:|я|мы|он|она|они|,|для|этнический|этническая)"),
    after: /^(?:$|[.,?!;)]|(?:и|но|а|из|с|жив\p{L}*|нужн\p{L}*|хочу|мог\p{L}*|еду|в) ?)/u,
  },
  {
    role: "residence",
    before: before(`${LIVING}${NOW} (?:в|во|на)(?: (?:республике|городе))?`),
    forms: ["name"],
  },
  {
    role: "elsewhere",
    forms: ["name"],
    before: before(
      "(?:лечу|летим|лететь|вылет\\p{L}*|рейс\\p{L}*|прилет\\p{L}*|едем?|ехать|поед\\p{L}*|возвращ\\p{L}*|отправ\\p{L}*|письм\\p{L}*|" +
        "диплом\\p{L}*|справк\\p{L}*|виз[аыуе]|перевод\\p{L}*|выезжа\\p{L}*|выезд\\p{L}*|посылк\\p{L}*)(?: (?:домой|обратно|транзитом|в китай))? из",
      "(?:в|во|на|через|к|по|о|об|с|со|между|над|до|после|при|транзитом|около|кроме|посещ\\p{L}*)",
      "(?:посольств|консульств|правительств|университет|аэропорт)\\p{L}*",
    ),
  },
  { role: "origin", before: before("(?:из|родом из)(?: (?:республики|города))?") },
];

const ROMANISED_PASSPORT =
  "(?:pasport|passport|zagranpasport|zagran|gra[zj]h?dan|poddan|nacionaln|natsionaln)\\w*";

export const ROMANISED_RUSSIAN_CUES: readonly RoleRule[] = [
  { role: "nationality", after: after(ROMANISED_PASSPORT) },
  { role: "nationality", before: before(`${ROMANISED_PASSPORT}(?: respubliki)?`) },
  {
    role: "nationality",
    forms: ["adjective"],
    after: after(
      "(?:student|aspirant|uchen|issledovatel|professor|prepodavatel|specialist|spetsialist|turist)\\w*",
    ),
  },
  {
    role: "residence",
    forms: ["name"],
    before: before(
      "(?:(?:zh|j)iv\\w*|pro(?:zh|j)iva\\w*|nak?ho(?:zh|j)\\w*|rabota\\w*|uchus|uchimsya|seychas|seichas|sejchas|ya|ja|mi|my)" +
        "(?: (?:seychas|seichas|sejchas|uzhe|vremenno))* (?:v|vo|na)",
    ),
  },
  {
    role: "elsewhere",
    forms: ["name"],
    before: before(
      "(?:lechu|vylet\\w*|vilet\\w*|reys\\w*|reis\\w*) iz",
      "(?:v|vo|na|cherez|posle|k|do|s)",
    ),
  },
  { role: "origin", before: before("iz(?: respubliki)?") },
];
