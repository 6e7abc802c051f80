import type { ArticleId } from "../../../src/domain/knowledge.ts";
import type { SearchDocument } from "../../../src/ports/search.ts";

/** A document; what a test does not talk about is empty. */
export function aDocument(
  id: ArticleId,
  language: string,
  words: Partial<Omit<SearchDocument, "id" | "language">>,
): SearchDocument {
  const { questions = [] } = words;
  const wanted = questions.map(() => null);
  const empty = { title: "", summary: "", body: "", related: [], claims: [] };
  return { id, language, ...empty, questions, wanted, ...words };
}

/** Six neighbouring subjects in English, with variants. */
export const ENGLISH: readonly SearchDocument[] = [
  aDocument("work/permit", "en", {
    title: "Work permit for researchers",
    questions: [
      "how do i get a work permit",
      "which papers does my institute send for the permit",
      "can i work before the permit is issued",
      "what is the notification letter",
    ],
    summary: "Your employer applies for the permit before you travel.",
    body: "The institute files the application online. You receive a notification letter.\nTake it to the embassy.",
  }),
  aDocument("residence/register", "en", {
    title: "Register your address with the police",
    questions: [
      "do i have to go to the police after arrival",
      "i moved to another flat what now",
      "does the hotel register me",
      "how soon must i tell the police my address",
    ],
    summary: "Outside hotels you register with the local police.",
    body: "Bring your passport and the rental contract to the police station.",
    related: ["residence/permit"],
  }),
  aDocument("residence/permit", "en", {
    title: "Residence permit",
    questions: [
      "where do i get the residence permit",
      "how long is my residence permit good for",
      "i want to extend my residence permit",
      "do i hand in my passport at the exit and entry office",
    ],
    summary: "After arrival you apply at the exit and entry office.",
    body: "Bring photographs and the health record.",
    related: ["residence/register"],
  }),
  aDocument("life/bank", "en", {
    title: "Open a bank account",
    questions: [
      "which bank takes foreigners",
      "how do i open an account",
      "can i get a bank card with a tourist visa",
      "salary needs a chinese bank account",
    ],
    summary: "Go to a large branch with your passport.",
    body: "The bank asks for a phone number and proof of work.",
  }),
  aDocument("manners/gifts", "en", {
    title: "Gifts and what to avoid",
    questions: [
      "what present do i bring to my host",
      "is a clock a bad gift",
      "may i give money to my professor",
      "how do i wrap a gift",
    ],
    summary: "Small things from home are welcome; clocks are not.",
    body: "Give with both hands. Officials may not accept costly presents.",
  }),
  aDocument("manners/food", "en", {
    title: "Halal and vegetarian food",
    questions: [
      "where do i find halal food",
      "i eat no meat what do i order",
      "is there a muslim canteen on campus",
      "how do i say vegetarian",
    ],
    summary: "Many universities have a halal canteen.",
    body: "Look for the sign of a Muslim restaurant.",
  }),
];

/** The same two subjects, work permit and address, in languages of many scripts. */
export const OTHERS: readonly SearchDocument[] = [
  ...pair("zh", {
    permit: ["外国人工作许可", "工作许可证怎么申请", "单位要交哪些材料"],
    register: ["住宿登记", "住朋友家要去派出所登记吗", "搬家以后怎么办"],
  }),
  ...pair("th", {
    permit: ["ใบอนุญาตทำงาน", "ขอใบอนุญาตทำงานอย่างไร", "ต้องใช้เอกสารอะไรบ้าง"],
    register: ["การแจ้งที่พัก", "ต้องไปแจ้งตำรวจไหม", "ย้ายบ้านแล้วทำอย่างไร"],
  }),
  ...pair("ru", {
    permit: [
      "Разрешение на работу",
      "как получить разрешение на работу",
      "какие документы нужны институту",
    ],
    register: [
      "Регистрация по месту жительства",
      "надо ли идти в полицию",
      "я переехал в другую квартиру",
    ],
  }),
  ...pair("sr", {
    permit: ["Radna dozvola", "kako da dobijem radnu dozvolu", "koja dokumenta traži institut"],
    register: ["Prijava boravišta", "da li moram u policiju", "preselio sam se u drugi stan"],
  }),
  ...pair("uz", {
    permit: [
      "Ishlash uchun ruxsatnoma",
      "ishlashga ruxsatni qanday olaman",
      "institut qanday hujjat so‘raydi",
    ],
    register: [
      "Yashash joyini ro‘yxatdan o‘tkazish",
      "politsiyaga borishim kerakmi",
      "boshqa uyga ko‘chdim",
    ],
  }),
  ...pair("fa", {
    permit: ["اجازهٔ کار", "چگونه اجازه کار بگیرم", "مؤسسه چه مدارکی می‌خواهد"],
    register: ["ثبت محل اقامت", "آیا باید به پلیس بروم", "به خانهٔ دیگری رفته‌ام"],
  }),
  ...pair("ar", {
    permit: ["تصريح العمل", "كيف أحصل على تصريح عمل", "ما الوثائق المطلوبة من المعهد"],
    register: ["تسجيل عنوان السكن", "هل يجب أن أذهب إلى الشرطة", "انتقلت إلى شقة أخرى"],
  }),
  ...pair("tr", {
    permit: ["Çalışma izni", "çalışma izni nasıl alınır", "enstitü hangi belgeleri istiyor"],
    register: ["İkamet adresi kaydı", "polise gitmem gerekiyor mu", "başka eve taşındım"],
  }),
  ...pair("am", {
    permit: ["የሥራ ፈቃድ", "የሥራ ፈቃድ እንዴት አገኛለሁ", "ተቋሙ ምን ሰነድ ይጠይቃል"],
    register: ["የመኖሪያ አድራሻ ምዝገባ", "ወደ ፖሊስ መሄድ አለብኝ", "ወደ ሌላ ቤት ተዛወርኩ"],
  }),
  ...pair("my", {
    permit: ["အလုပ်လုပ်ခွင့်", "အလုပ်လုပ်ခွင့် ဘယ်လိုလျှောက်ရမလဲ", "ဘာစာရွက်တွေ လိုသလဲ"],
    register: ["နေရပ်လိပ်စာ မှတ်ပုံတင်ခြင်း", "ရဲစခန်း သွားရမလား", "အိမ်ပြောင်းပြီးပြီ"],
  }),
];

type Words = readonly [title: string, ...questions: string[]];

function pair(language: string, words: { permit: Words; register: Words }): SearchDocument[] {
  const [permit, ...permitQuestions] = words.permit;
  const [register, ...registerQuestions] = words.register;
  return [
    aDocument("work/permit", language, { title: permit, questions: permitQuestions }),
    aDocument("residence/register", language, { title: register, questions: registerQuestions }),
  ];
}
