import type { QuestionText } from "./text.ts";

/**
 * Whether one needs a visa, or may come without. What a visa costs, takes or asks for is another question, and so is which
 * of them is the right one: between "need" and "visa" stands nothing that would ask for that.
 */
const ASKS: readonly RegExp[] = [
  / (?:need|needs|needed|require|requires|get|must (?:have|get)|have to (?:have|get)) (?:(?:a|an|any|some|no|the|to get|to have|chinese|china|entry|tourist|business|conference|short|proper) ){0,3}visas? (?!extension|renewal|letter|photo|application|appointment|cent|office|fee|form|number|type|category|sticker|run|before (?:it|they) expire)/u,
  / visas? (?:(?:is|are|be|still|really|actually|at all|not) ){0,3}(?:needed|required|necessary|obligatory|compulsory|exempt\p{L}*|waiver|free) /u,
  / (?:without|no) (?:(?:a|any|having a) )?visas? /u,
  / visa ?free /u,
  / (?:нужн[аыо]|требуется|требуют|необходим[аы]|понадобится|надо|нужно) (?:(?:ли|мне|нам|нашим|моей|моему|еще|также|делать|оформлять|получать|получить|в китай|для \p{L}+|для въезда в китай|гражданам|гражданину|гражданке) ){0,5}виз[ауы]? /u,
  /(?<!как\p{L}{2}|рабоч\p{L}{2}|учебн\p{L}{2}|студенческ\p{L}{2}) виз[аы] (?:(?:в китай|ли|мне|нам|для въезда|гражданам|тоже) ){0,3}(?:нужна|требуется|необходима|понадобится|обязательна) /u,
  / без (?:\p{L}+ )?виз\p{L}* | безвиз\p{L}* /u,
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
  /(?:需要|需|要不要|需不需要|用不用|要|必须|得)(?:先|再|另外|提前)?(?:办理|申请|办|签)?(?:中国|入境|来华)?(?:的)?(?:签证|签注)(?!延期|费|材料|照片|表|中心|类型|种类)|(?:不用|不需要|无需|不要|免|没有?)(?:办理?|申请)?签证?(?:入境|进入|去|来|可以|政策|待遇|吗|么)|免签|签证.{0,3}(?:需要|必须)(?:吗|么)/u;

/** Whether the message asks if a visa is needed; false for what it does not tell. */
export function readVisaNeed({ plain, spaced }: QuestionText): boolean {
  return ASKS.some((pattern) => pattern.test(spaced)) || ASKS_IN_CHARACTERS.test(plain);
}
