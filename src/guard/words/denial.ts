import type { LanguageTag } from "../../domain/locale.ts";

/** Words that deny, for comparing a sentence with its translation; the lists are as in `GuardWords`. */
export interface Denial {
  /** What has to have a denial of some kind on the other side. */
  readonly denies: string;
  /** Longer words in which those deny nothing: limits, questions, courtesies. */
  readonly masks: string;
}

export const DENIALS: Readonly<Record<LanguageTag, Denial>> = {
  en: {
    denies:
      "not, no, never, neither, none, nothing, nobody, nowhere, no one, cannot, without, can t, cant, don t, dont, doesn t, doesnt, didn t, didnt, " +
      "won t, wont, isn t, isnt, aren t, arent, wasn t, wasnt, weren t, hasn t, haven t, hadn t, mustn t, needn t, shouldn t, couldn t, wouldn t",
    masks:
      "not only, no problem, no matter, no doubt, no worries, or not, no later than, not later than, no longer than, not longer than, no more than, " +
      "not more than, no less than, not less than, no fewer than, not fewer than, not older than, no older than, not earlier than, no earlier than, " +
      "don t hesitate, do not hesitate, don t worry, do not worry, why not, can t you, couldn t you, won t you, isn t it, aren t they, don t you",
  },
  zh: {
    denies: "不, 没, 未, 无, 勿, 莫, 毋, 别再, 请别, 并非, 切勿, 免签, 免于",
    masks:
      "不同, 不一, 不少, 不仅, 不但, 不过, 不久, 不断, 不管, 不论, 无论, 未来, 未婚, 对不起, 不好意思, 不得不, 没关系, 不客气, 差不多, 要不, 好不好, " +
      "对不对, 行不行, 能不能, 会不会, 要不要, 是不是, 可不可以, 可不可, 有没有, 需不需要, 用不用, 知不知道, 不快, 不常, 未满, 不满, 不超过, 不足, " +
      "不少于, 不多于, 不低于, 不高于, 不晚于, 不早于, 不迟于, 不长于, 不短于, 不大于, 不小于, 不到, 不止, 不限于, 无犯罪, 没问题, 不妨, 不客氣, 不用谢, 不用担心, 无线, 无人机",
  },
  ru: {
    denies:
      "не, нет, ни, без, нельзя, никогда, никто, никого, никому, никак, никакой, никакая, никакие, никаких, никакого, никакое, ничего, ничто, ничем, нигде, никуда, некому, незачем",
    masks:
      "не только, несмотря, не менее, не более, не больше, не меньше, не позже, не позднее, не раньше, не ранее, не ниже, не старше, не младше, не выше, не дольше, " +
      "не могли бы, не мог бы, не могла бы, не можете ли, не подскажете, не знаете ли, нет ли, ни в коем случае, не стесняйтесь, не беспокойтесь, не волнуйтесь, не так ли, или нет, тем не менее",
  },
  ar: {
    denies:
      "لا, لم, لن, ليس, ليست, ليسوا, لست, لستم, لسنا, غير, بدون, بلا, ولا, عدم, بعدم, ألا, دون",
    masks:
      "لا بد, لا سيما, ولا سيما, لا يقل, لا تقل, ألا يقل, ألا تقل, لا يزيد, لا تزيد, ألا يزيد, ألا تزيد, لا يتجاوز, لا تتجاوز, ألا يتجاوز, ألا تتجاوز, " +
      "دون سن, لا يتعدى, لا تتردد, لا بأس, لا تقلق, أم لا, أو لا, إلى غير ذلك, لا يزال, لا تزال, لا يتأخر, ما لا يقل",
  },
  fr: {
    // "Ne" stands before "que" as well, which denies nothing.
    denies: "pas, jamais, aucun, aucune, sans, rien, ni, nul, nulle, non",
    masks:
      "non seulement, sans doute, n hésitez pas, pas de problème, pas seulement, ne t inquiète pas, ne vous inquiétez pas, pas plus de, pas moins de, pourquoi pas, n est ce pas, ou non, ou pas, pas à pas",
  },
  es: {
    denies:
      "no, nunca, jamás, sin, ni, ningún, ninguno, ninguna, ningunos, ningunas, nada, nadie, tampoco",
    masks:
      "sin embargo, no obstante, no solo, no sólo, no dude, no duden, no te preocupes, no se preocupe, no más de, no menos de, o no, si no, por qué no, de nada, nada más, sin duda, no hay problema",
  },
};
