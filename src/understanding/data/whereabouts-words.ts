import type { LanguageTag } from "../../domain/locale.ts";

/** Words around the name of a place where somebody says no more than that they are there; folded as questions are. */
export interface WhereaboutsWords {
  /** Before the name, saying that somebody is there, as "I am now in". */
  readonly stated: RegExp;
  /** Before the name, saying nothing of anybody, as "in the". */
  readonly bare: RegExp;
  readonly after: RegExp;
}

export const WHEREABOUTS_WORDS: Readonly<Record<LanguageTag, WhereaboutsWords>> = {
  ar: {
    stated:
      /^(?:(?:انا|نحن)(?: (?:الان|حاليا))?(?: (?:موجوده?|مقيمه?|ساكنه?))?|(?:اقيم|اسكن|اعيش|نقيم|نسكن|نعيش))(?: (?:الان|حاليا))? (?:في )?(?:مدينه )?/u,
    bare: /^(?:في )?(?:مدينه )?/u,
    after: / (?:الان|حاليا)$/u,
  },
  en: {
    stated:
      /^(?:i am|i m|im|we are|we re|i live|we live|i stay|we stay)(?: (?:now|currently|right now|at the moment|living|based|located|staying))*(?: in| at)(?: the)?(?: city of)? /u,
    bare: /^(?:in |at )?(?:the )?(?:city of )?/u,
    after: / (?:now|currently|right now|at the moment|time|city)$/u,
  },
  es: {
    stated:
      /^(?:yo )?(?:estoy|estamos|vivo|vivimos|resido|residimos|me encuentro)(?: (?:ahora|actualmente|viviendo))* en (?:(?:el|la|los|las) )?/u,
    bare: /^(?:en )?(?:(?:el|la|los|las) )?/u,
    after: / (?:ahora|actualmente)$/u,
  },
  fr: {
    stated:
      /^(?:je suis|nous sommes|j habite|nous habitons|je vis|nous vivons|je reside|je me trouve)(?: (?:actuellement|maintenant|en ce moment|bases?))*(?: (?:a|au|aux|en|dans))?(?: (?:le|la|l|les))? /u,
    bare: /^(?:(?:a|au|aux|en) )?(?:(?:le|la|l|les) )?/u,
    after: / (?:actuellement|maintenant|en ce moment)$/u,
  },
  ru: {
    stated:
      /^(?:(?:я|мы)(?: (?:сейчас|теперь|пока))?(?: (?:нахожусь|находимся|живу|живем))?|нахожусь|находимся|живу|живем|сейчас)(?: (?:сейчас|теперь|пока))? (?:в|во|на) (?:(?:г|городе) )?/u,
    bare: /^(?:(?:в|во|на) )?(?:(?:г|городе|город) )?/u,
    after: / (?:сейчас|теперь)$/u,
  },
  zh: {
    stated: /^(?:我们?|本人)人?(?:现在|目前)?(?:住在|身在|在)/u,
    bare: /^(?:现在|目前)?(?:住在|身在|人在|在)?/u,
    after: /(?:时间|市|这里|这边)$/u,
  },
};
