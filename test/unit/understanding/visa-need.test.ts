import { describe, expect, it } from "vitest";
import { readText } from "../../../src/understanding/text.ts";
import { readVisaNeed } from "../../../src/understanding/visa-need.ts";

function asksForNeed(text: string): boolean {
  return readVisaNeed(readText(text, false));
}

describe("whether a visa is needed", () => {
  it.each([
    "Do I need a visa for two weeks?",
    "do germans need chinese visa",
    "Is a visa required for Kazakhs?",
    "Can I come without a visa?",
    "visa free for omanis?",
    "我是德国人，去中国需要签证吗？",
    "哈萨克斯坦公民免签吗",
    "不用签证可以入境吗",
    "Нужна ли мне виза на конференцию?",
    "Казахам виза нужна?",
    "Можно ли приехать без визы?",
    "هل أحتاج إلى تأشيرة لحضور مؤتمر؟",
    "هل التأشيرة مطلوبة للسعوديين؟",
    "هل يمكنني الدخول بدون تأشيرة؟",
    "Ai-je besoin d’un visa pour un congrès ?",
    "Faut-il un visa pour les Kazakhs ?",
    "Peut-on venir sans visa ?",
    "¿Necesito visado para un congreso?",
    "¿Puedo entrar sin visa?",
  ])("is asked by: %s", (text) => {
    expect(asksForNeed(text)).toBe(true);
  });

  it.each([
    "Which visa do I need?",
    "What documents are needed for a work visa?",
    "How much is the visa fee?",
    "I am Egyptian and have a Chinese residence permit. Do I need a visa to come back?",
    "I'm German, I have no visa any more, I overstayed two days, what is the fine?",
    "Can Russians open a bank account without a visa?",
    "Is the R visa free for Germans?",
    "I am French, how long does it take to get a visa?",
    "Where can I get a visa?",
    "My parents are Kazakh, do they need a visa invitation?",
    "Do I need visa insurance?",
    "Я из Беларуси, остался без визы, какой штраф?",
    "Можно ли гражданину Казахстана получить без приглашения визу F?",
    "Я из Казахстана, где нужно получить визу?",
    "Россиянину нужна виза Z, сколько её делают?",
    "我是德国人，获得签证后多久必须入境？",
    "我是巴基斯坦人，怎样取得签证？",
    "我是俄罗斯人，需要签证邀请函吗？",
    "我是俄罗斯人，没有签证可以开户吗？",
    "I need a visa extension",
    "Do I need to register my address?",
    "办签证需要什么材料？",
    "需要什么签证？",
    "签证要多少钱",
    "Какая виза нужна для работы?",
    "Сколько стоит виза?",
    "ما الوثائق المطلوبة للتأشيرة؟",
    "كم رسوم التأشيرة؟",
    "Quels documents pour le visa ?",
    "Combien coûte le visa ?",
    "¿Qué documentos piden para el permiso?",
    "¿Cuánto cuesta el visado?",
  ])("is not asked by: %s", (text) => {
    expect(asksForNeed(text)).toBe(false);
  });
});
