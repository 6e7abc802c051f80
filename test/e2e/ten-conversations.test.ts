/**
 * Ten conversations as people have them, with the service and its articles as they are: four at the chat page on a phone, and two
 * each in emulators of Telegram, Slack and Teams that others made. What each turn has to tell is looked up in `knowledge/`; of a
 * reply a figure, a name or a distinctive phrase is looked for, and never the whole of its words.
 */
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { MessageKey } from "../../src/ports/texts.ts";
import { BrowserPages } from "../helpers/browser-pages.ts";
import { overflows } from "../helpers/chat-page.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import {
  pagePerson,
  startWorld,
  type Person,
  type Told,
  type World,
} from "./ten-conversations-world.ts";

const START_MS = 120_000;
const PHONE = { viewport: { width: 390, height: 780 } };
const texts = shippedTexts();

let world: World;
const browser = new BrowserPages();
beforeAll(async () => {
  world = await startWorld();
}, START_MS);
afterAll(async () => {
  await world.stop();
});

type Language = "ar" | "en" | "es" | "fr" | "ru" | "zh";

/** Something that stands in every reply of a language, and in none of another. */
const SPOKEN: Readonly<Record<Language, RegExp>> = {
  ar: /\p{Script=Arabic}{3}/u,
  en: /\b(?:the|you|your)\b/iu,
  es: /\b(?:usted|su|una)\b/iu,
  fr: /\b(?:vous|votre|des|du)\b/iu,
  ru: /\p{Script=Cyrillic}{3}/u,
  // The name of the service has two.
  zh: /\p{Script=Han}{4}/u,
};

/** What belongs to a reply of each kind, whatever it says. */
interface Kind {
  readonly outcome: string;
  readonly hasSources: boolean;
  /** Buttons that stand there, and others may; `null` where there are none at all. */
  readonly buttons: readonly MessageKey[] | null;
}
const ANSWER: Kind = {
  outcome: "answer",
  hasSources: true,
  buttons: ["action.more", "action.human"],
};
const NO_ANSWER: Kind = { outcome: "no_answer", hasSources: false, buttons: ["action.human"] };
const NUMBERS: Kind = { outcome: "urgent", hasSources: true, buttons: ["action.human"] };
const REFUSAL: Kind = { outcome: "refused", hasSources: true, buttons: ["action.human"] };
const TALK: Kind = { outcome: "smalltalk", hasSources: false, buttons: null };
const WAY_TO_A_PERSON: Kind = { outcome: "human", hasSources: true, buttons: null };

/** One conversation in one language. */
class Conversation {
  readonly kinds: Kind[] = [];
  readonly #person: Person;
  readonly #language: Language;

  constructor(person: Person, language: Language) {
    this.#person = person;
    this.#language = language;
  }

  /** What is said to the next turn; that it is of its kind and in the language, and says nothing twice, is seen here. */
  async turn(text: string, kind: Kind): Promise<string> {
    const { buttons } = kind;
    const told = await (buttons === null ? this.#person.says(text) : this.#person.asks(text));
    this.kinds.push(kind);
    this.#expectKind(told, kind);
    this.#expectLanguage(told.words);
    expect(saidTwice(told.words), text).toEqual([]);
    return told.words;
  }

  #expectKind({ words, sources, buttons }: Told, kind: Kind): void {
    expect(sources, words).toHaveLength(kind.hasSources ? 1 : 0);
    const wanted = (kind.buttons ?? []).map((key) => texts.say(key, this.#language));
    if (kind.buttons === null) expect(buttons, words).toEqual([]);
    else expect(buttons, words).toEqual(expect.arrayContaining(wanted));
    expect(new Set(buttons).size, words).toBe(buttons.length);
  }

  #expectLanguage(words: string): void {
    const spoken = Object.entries(SPOKEN).filter(([, pattern]) => pattern.test(words));
    expect(spoken.map(([language]) => language).join(" "), words).toBe(this.#language);
  }
}

/** Sentences that stand more than once in a reply. */
function saidTwice(words: string): string[] {
  const sentences = words.split(/\n+|(?<=[.!?؟])\s+|(?<=[。！？])/u).map((each) => each.trim());
  return sentences.filter((each, at) => each !== "" && sentences.indexOf(each) < at);
}

function expectAll(words: string, ...parts: readonly string[]): void {
  for (const part of parts) expect(words).toContain(part);
}

function expectNone(words: string, ...parts: readonly string[]): void {
  for (const part of parts) expect(words).not.toContain(part);
}

/** The numbers of police, ambulance and fire brigade. */
function expectNumbers(words: string): void {
  expectAll(words, "110", "120", "119");
}

describe("somebody with a phone, at the chat page", () => {
  async function open(options: BrowserContextOptions): Promise<Page> {
    return browser.openChat(world.url, { ...PHONE, ...options });
  }

  /** As the whole of it stands there in the end. */
  async function expectShown(
    page: Page,
    { kinds }: Conversation,
    language: Language,
  ): Promise<void> {
    const cards = await page.locator(".message.bot").all();
    const attributes = (name: string): Promise<(string | null)[]> =>
      Promise.all(cards.map((card) => card.getAttribute(name)));
    expect(await attributes("data-outcome")).toEqual(kinds.map(({ outcome }) => outcome));
    expect(new Set(await attributes("lang"))).toEqual(new Set([language]));
    const dir = language === "ar" ? "rtl" : "ltr";
    expect(new Set(await attributes("dir"))).toEqual(new Set([dir]));
    expect(await page.locator("html").getAttribute("dir")).toBe(dir);
    expect(await page.locator(".message.person").count()).toBe(kinds.length);
    expect(await page.locator(".unsent, .notice").count()).toBe(0);
    expect(await page.locator(".sources li").first().isVisible()).toBe(false);
    expect(await overflows(page)).toBe(false);
  }

  browser.story(
    "is told for the passport that they name next, then for another one, and for the one they meant",
    async () => {
      const page = await open({ locale: "en-US" });
      const talk = new Conversation(pagePerson(page), "en");
      const anybody = await talk.turn("do i need a visa for a conference for 10 days", ANSWER);
      expectAll(anybody, "own list", "Tell me which passport you hold");
      const visaFree = ["without a visa", "stay up to 30 days", "31 December 2026"];
      const french = await talk.turn("i have a french passport", ANSWER);
      expectAll(french, "(France)", ...visaFree);
      const indian = await talk.turn("and for india?", ANSWER);
      expectAll(indian, "(India)", "you need a visa to enter China");
      expectNone(indian, "France");
      const australian = await talk.turn("sorry I meant Australia", ANSWER);
      expectAll(australian, "(Australia)", ...visaFree);
      expectNone(australian, "France", "India");
      expectAll(await talk.turn("thanks!", TALK), "You are welcome");
      await expectShown(page, talk, "en");
    },
  );

  browser.story(
    "is answered in Arabic from right to left, for wife and children too, and at once when somebody stops breathing",
    async () => {
      const page = await open({ locale: "ar-EG" });
      const talk = new Conversation(pagePerson(page), "ar");
      expectAll(await talk.turn("السلام عليكم", TALK), "أهلًا بك");
      const registering = await talk.turn("كيف أسجل عنواني لدى الشرطة بعد الوصول؟", ANSWER);
      expectAll(registering, "24 ساعة", "جواز السفر");
      const family = await talk.turn("وهل يجب على زوجتي وأولادي التسجيل أيضا؟", ANSWER);
      expectAll(family, "24 ساعة", "الشرطة المحلية");
      expectNumbers(await talk.turn("النجدة!!! زميلي لا يتنفس", NUMBERS));
      const flag = page.locator('[data-outcome="urgent"] .flag');
      expect(await flag.innerText()).toBe(texts.say("page.urgent", "ar"));
      expectAll(await talk.turn("شكرا جزيلا", TALK), "على الرحب والسعة");
      await expectShown(page, talk, "ar");
    },
  );

  browser.story(
    "is told in Chinese what comes first and what the wife may do, and is not helped to a false diploma",
    async () => {
      const page = await open({ locale: "zh-CN" });
      const talk = new Conversation(pagePerson(page), "zh");
      expectAll(await talk.turn("你好", TALK), "我是驿站");
      const first = await talk.turn("我要给伊朗的博士后办签证,先办什么?", ANSWER);
      expectAll(first, "《外国人工作许可通知》", "Z字签证");
      const wife = await talk.turn("他太太能在中国工作吗?", ANSWER);
      expectAll(wife, "本身不允许工作", "工作许可");
      const forged = await talk.turn("哪里可以买假学历?", REFUSAL);
      expectAll(forged, "虚假材料", "非法就业");
      expectAll(await talk.turn("我想找人工客服", WAY_TO_A_PERSON), "12367", "外事部门");
      await expectShown(page, talk, "zh");
    },
  );

  browser.story(
    "comes back in French to what they asked before, and is told that pizza is nothing the service knows of",
    async () => {
      const page = await open({ locale: "fr-FR" });
      const talk = new Conversation(pagePerson(page), "fr");
      expectAll(await talk.turn("bonjour", TALK), "un service automatique");
      const permit = await talk.turn("comment obtenir un permis de travail en Chine ?", ANSWER);
      expectAll(permit, "notification de permis de travail", "visa Z");
      const wife = await talk.turn("mon épouse peut-elle travailler en Chine ?", ANSWER);
      expectAll(wife, "ne permet pas à lui seul de travailler");
      const back = "pour revenir au permis de travail : quels documents faut-il ?";
      const papers = await talk.turn(back, ANSWER);
      expectAll(papers, "casier judiciaire", "certificat médical");
      expectNone(papers, "visa familial");
      const pizza = await talk.turn("quelle est la recette de la pizza ?", NO_ANSWER);
      expectAll(pizza, "je ne veux pas deviner", "12367");
      await expectShown(page, talk, "fr");
    },
  );
});

describe("somebody on Telegram", () => {
  it("is answered in Russian when they write it in Latin letters, for the next country too", async () => {
    const talk = new Conversation(world.onTelegram(501, "en"), "ru");
    expectAll(await talk.turn("privet", TALK), "Здравствуйте");
    const kazakh = "nuzhna li viza dlya grazhdan kazakhstana na 20 dney?";
    expectAll(await talk.turn(kazakh, ANSWER), "(Казахстан)", "без визы", "до 30 дней", "90 дней");
    const indian = await talk.turn("a dlya indii?", ANSWER);
    expectAll(indian, "(Индия)", "для въезда в Китай нужна виза");
    expectNone(indian, "Казахстан");
    expectAll(await talk.turn("spasibo bolshoe", TALK), "Пожалуйста");
  });

  it("is told the same in Spanish when they ask the same again, and nothing of who won the match", async () => {
    const talk = new Conversation(world.onTelegram(502, "es"), "es");
    expectAll(await talk.turn("hola", TALK), "un servicio automático");
    const question = "¿cuál es la multa por quedarme más tiempo del permitido?";
    const fine = await talk.turn(question, ANSWER);
    expectAll(fine, "500 yuanes por día", "10.000 yuanes");
    const again = await talk.turn(question, ANSWER);
    expect(again.split("\n")[0]).toBe(fine.split("\n")[0]);
    const match = await talk.turn("¿quién ganó el partido de fútbol ayer?", NO_ANSWER);
    expectAll(match, "no voy a adivinar", "12367");
    expectAll(await talk.turn("muchas gracias", TALK), "No hay de qué");
  });
});

describe("somebody on Slack", () => {
  it("has both of their questions answered, and is told which languages there are when they write another", async () => {
    const person = world.inSlackDirectly();
    const talk = new Conversation(person, "en");
    const two = "do germans need a visa for two weeks? and how do i register with the police?";
    const both = await talk.turn(two, ANSWER);
    expectAll(both, "(Germany)", "stay up to 30 days", "within 24 hours", "local police");
    expectNumbers(await talk.turn("what is the number for an ambulance in china?", NUMBERS));
    const german = await person.asks("Brauche ich ein Visum für China?");
    expectAll(german.words, "I do not speak this language yet", "Français", "中文");
    expectAll(german.buttons.join("\n"), "Continue in English", "Продолжить по-русски");
    expect(german.sources).toEqual([]);
    const human = await talk.turn("can i talk to a human please", WAY_TO_A_PERSON);
    expectAll(human, "12367", "international office");
  });

  it("is told in a thread in Russian for each passport that they name, the one they meant at the end", async () => {
    const talk = new Conversation(world.inSlackThread(), "ru");
    const question = "нужна ли виза для поездки в китай на конференцию на 2 недели?";
    expectAll(await talk.turn(question, ANSWER), "какой у вас паспорт");
    const uzbek = await talk.turn("паспорт узбекистана", ANSWER);
    expectAll(uzbek, "(Узбекистан)", "без визы", "до 30 дней", "90 дней");
    const indian = await talk.turn("а для индии?", ANSWER);
    expectAll(indian, "(Индия)", "для въезда в Китай нужна виза");
    expectNone(indian, "Узбекистан");
    const kazakh = await talk.turn("ой, извините, я имел в виду Казахстан", ANSWER);
    expectAll(kazakh, "(Казахстан)", "без визы", "до 30 дней");
    expectNone(kazakh, "Индия");
  });
});

describe("somebody on Teams", () => {
  it("is told in Arabic what wife and son may do, and how to reach a person", async () => {
    const talk = new Conversation(world.inTeamsDirectly(), "ar");
    expectAll(await talk.turn("مرحبا", TALK), "أهلًا بك");
    const wife = await talk.turn("هل تستطيع زوجتي العمل في الصين؟", ANSWER);
    expectAll(wife, "لا يسمح بالعمل في حد ذاته", "تصريح عمل");
    const son = await talk.turn("وابني هل يمكنه الالتحاق بمدرسة حكومية؟", ANSWER);
    expectAll(son, "المدارس الحكومية", "مدارس خاصة");
    expectAll(await talk.turn("أريد التحدث إلى موظف", WAY_TO_A_PERSON), "12367");
  });

  it("is told in a group whom to register and within what time, and whom to call when somebody stops breathing", async () => {
    const talk = new Conversation(world.inTeamsGroup(), "en");
    expectAll(await talk.turn("good morning", TALK), "an automated service");
    const registering = await talk.turn("how do i register my address with the police?", ANSWER);
    expectAll(registering, "within 24 hours of your arrival", "Bring your passport");
    const family = await talk.turn("do my wife and my daughter have to register too?", ANSWER);
    expectAll(family, "within 24 hours of your arrival");
    expectNumbers(await talk.turn("HELP!!! my wife is not breathing", NUMBERS));
    expectAll(await talk.turn("thank you so much", TALK), "You are welcome");
  });
});
