import type { QuestionText } from "./text.ts";

/**
 * Whether one needs a visa, or may come without. What a visa costs, takes or asks for is another question, and so is which
 * of them is the right one: between "need" and "visa" stands nothing that would ask for that.
 */
const ASKS: readonly RegExp[] = [
  / (?:need|needs|needed|require|requires|must have|have to have) (?:(?:a|an|any|some|no|the|to get|to have|chinese|china|entry|tourist|business|conference|short|proper) ){0,3}visas? (?:[?.,!]|for|to|in|when|if|at|and|or|even|before|as|on|too|there|here|china|from|with|[?.,!]? *$)/u,
  /(?<! [b-z]\d?| work| study| student| family) visas? (?:(?:is|are|be|still|really|actually|at all|not) ){0,3}(?:needed|required|necessary|obligatory|compulsory|exempt\p{L}*|waiver) /u,
  / (?:enter\p{L}*|come|coming|go|going|travel\p{L}*|visit\p{L}*|fly\p{L}*|arriv\p{L}*|transit\p{L}*|stay\p{L}*|get in|let in|admitted) (?:\p{L}+ ){0,6}(?:without (?:(?:a|any|having a) )?|with no |visa ?)(?:visas?|free) /u,
  /(?<! [b-z]\d?) visa ?free (?!of charge)(?:[?.,!]|for|entry|to|list|in|\d|is|are|do|does|can|until|countr\p{L}*|\p{L}+s\b| *$)/u,
  /(?<! где| как| куда| когда| сколько) (?:нужн[аыо]|требуется|требуют|необходим[аы]|понадобится|надо|нужно) (?:(?:ли|мне|нам|нашим|моей|моему|еще|также|делать|оформлять|в китай|для \p{L}+|для въезда в китай|гражданам|гражданину|гражданке) ){0,5}виз[ауы]? (?![a-z]\d? )/u,
  /(?<!как\p{L}{2}|рабоч\p{L}{2}|учебн\p{L}{2}|студенческ\p{L}{2}) виз[аы] (?:(?:в китай|ли|мне|нам|для въезда|гражданам|тоже) ){0,3}(?:нужна|требуется|необходима|понадобится|обязательна) /u,
  / (?:въехать|въезд\p{L}*|приехать|поехать|ехать|еду|едем|прилететь|лететь|попасть|посетить|можно ли) (?:[\p{L}\p{N}]+ ){0,6}без виз\p{L}* | без виз\p{L}* (?:[\p{L}\p{N}]+ ){0,4}(?:въехать|приехать|поехать|прилететь|попасть|на \p{N}+) | безвиз\p{L}* /u,
  / (?:nuzhna|nujna|trebuetsya) (?:li )?(?:\p{L}+ ){0,3}viza /u,
  / (?:[اأينت]?حتاج|احتاج|يحتاج\p{L}*|تحتاج\p{L}*|نحتاج|يلزم\p{L}*|تلزم\p{L}*) (?:(?:\p{L}+) ){0,6}(?:ل|لل|ال|وال)?(?:تاشيره|تاشيرات|فيزا|الفيزا) (?!عمل|العمل|دراسه|الدراسه|طالب)/u,
  / (?:هل )?(?:ال|لل)?(?:تاشيره|فيزا) (?:(?:\p{L}+) ){0,3}(?:مطلوبه|ضروريه|الزاميه|لازمه) /u,
  / (?:بدون|دون|بلا|بغير) (?:\p{L}+ )?(?:تاشيره|فيزا) | معف\p{L}* من (?:ال)?(?:تاشيره|فيزا) /u,
  / (?:besoin (?:d un|de)|faut ?il (?:un|avoir un)|faut (?:un|un|avoir un)|dois ?je avoir un|doit avoir un|exigent? (?:un )?|me faut ?il un) visas? (?!de travail|d etudes|d attente)/u,
  / visas? (?:est ?il |sont ?ils |est |toujours ){0,2}(?:necessaires?|obligatoires?|requis|exiges?|indispensables?) /u,
  / sans (?:aucun )?visa | (?:exemptes?|dispenses?|exemption) de visa /u,
  / (?:necesit\p{L}+|precis\p{L}+|requier\p{L}+|piden|exigen|hace falta|hay que (?:tener|sacar)) (?:(?:los|las|un|una|algun|tener|sacar|de|ciudadanos|\p{L}+) ){0,3}(?:visa|visas|visado|visados) (?!de trabajo|de estudi|laboral)/u,
  / (?:visa|visado) (?:(?:es|para china|sigue siendo) ){0,2}(?:necesari[ao]|obligatori[ao]|requerid[ao]|imprescindible) /u,
  / sin (?:visa|visado) | exent\p{L}+ de (?:visa|visado) /u,
];

const ASKS_IN_CHARACTERS =
  /(?:需要|需|要不要|需不需要|用不用|要|必须|(?<![获取])得)(?:先|再|另外|提前)?(?:办理|申请|办|签)?(?:中国|入境|来华)?(?:的)?(?:签证|签注)(?!延期|费|材料|照片|表|中心|类型|种类|邀请|保险|面签|面试|翻译|状态|变更)|(?:不用|不需要|无需|不要|免)(?:办理?|申请)?签证?(?:入境|进入|去|来|可以|政策|待遇|吗|么)|免签|签证.{0,3}(?:需要|必须)(?:吗|么)/u;

/** What else is asked about in the same breath; the articles on it know better than a table of passports. */
const ASKS_ELSE: readonly RegExp[] = [
  / (?:residence permits?|permit|overst\p{L}+|fines?|fined|penalt\p{L}+|bank|account|invitation\p{L}*|insurance|interview|fees?|costs?|prices?|how (?:long|much|many times)|where|which office|extend\p{L}*|extension|renew\p{L}*|stamp|re ?enter\p{L}*|come back|return to china|return|documents?|papers|photos?|expir\p{L}+|rejected|refused) /u,
  / (?:вид\p{L}* на жительство|внж|разрешени\p{L}*|штраф\p{L}*|просроч\p{L}*|банк\p{L}*|счет\p{L}*|приглашени\p{L}*|страхов\p{L}*|сколько|где|куда|продл\p{L}*|документ\p{L}*|вернуться|возвра\p{L}*|отказ\p{L}*|виз\p{L}* [a-z]\d?) /u,
  / (?:ال|ل|لل|ب)?(?:اقامه|غرامه|بنك|حساب|دعوه|تامين|رسوم|كم|اين|تمديد|وثايق|مستندات|العوده|رفض) /u,
  / (?:titre de sejour|permis|amende|depass\p{L}*|banque|compte|invitation|assurance|frais|combien|prolong\p{L}*|documents?|papiers|revenir|retour\p{L}*|refus\p{L}*|expir\p{L}+) /u,
  / (?:permiso|residencia|multa|exced\p{L}*|banco|cuenta|invitacion|carta|seguro|tasas?|cuanto|cuanta|donde|prorrog\p{L}*|documentos?|papeles|volver|regresar|rechaz\p{L}*|caduc\p{L}*) /u,
];
const ASKS_ELSE_IN_CHARACTERS =
  /居留|许可|逾期|罚款|银行|开户|邀请|保险|费用|多少|多久|哪里|在哪|延期|续签|材料|文件|返回|再入境|拒签|过期/u;

/** Whether the message asks if a visa is needed, and nothing else; false for what it does not tell. */
export function readVisaNeed({ plain, spaced }: QuestionText): boolean {
  if (ASKS_ELSE.some((pattern) => pattern.test(spaced))) return false;
  if (ASKS_ELSE_IN_CHARACTERS.test(plain)) return false;
  return ASKS.some((pattern) => pattern.test(spaced)) || ASKS_IN_CHARACTERS.test(plain);
}
