import type { LanguageTag } from "./locale.ts";

/** What one language calls the numbers that tell who somebody is; each is a list of alternatives of a regular expression. */
interface PrivateWords {
  readonly account: string;
  readonly phone: string;
  /** Passports and identity cards. */
  readonly identity: string;
  /** Other papers, and the word for number. */
  readonly permit: string;
}

const BY_LANGUAGE: Readonly<Record<LanguageTag, PrivateWords>> = {
  en: {
    account: "account|acct|(?:bank|credit|debit) card|card number",
    phone: "phone|tele?ph|tel|mobile|cell|call|sms|fax|contact",
    identity: "passport|(?:e-)?id(?!\\p{L})|identity|ssn",
    permit: "permit|visa|licen[cs]e|certificate|number(?! of)|no\\.|nr\\.",
  },
  zh: {
    account: "银行卡|账号|账户|帳號|卡号|qq",
    phone: "电话|電話|手机|手機|座机|微信",
    identity: "护照|護照|身份证|身分證",
    permit: "许可证?|居留证?|签证|证件|证号|号码|编号",
  },
  ru: {
    account: "сч[её]т|карт",
    phone: "тел|моб|звон|позвон|ватсап|вотсап",
    identity: "паспорт|загранпаспорт|снилс|иин|инн|пинфл|удостоверени",
    permit: "разрешени|виз|номер",
  },
  fr: {
    account: "compte|carte bancaire",
    phone: "t[ée]l[ée]phone|tél|portable|appel",
    identity: "passeport|identit[éà]",
    permit: "titre de séjour|permis|carte de|num[ée]ro",
  },
  es: {
    account: "cuenta|tarjeta",
    phone: "tel[ée]fono|m[óo]vil|celular|ll[áa]m",
    identity: "pasaporte|identidad|curp|dni|nie|cédula|cedula",
    permit: "permiso|visado|número",
  },
  ar: {
    account: "حساب|بطاقة ائتمان",
    phone: "هاتف|جوال|موبايل|واتس|تلفون|اتصل",
    identity: "جواز|هوية|بطاقة|إقامة|اقامة",
    permit: "تصريح|رخصة|تأشيرة|رقم",
  },
};

/** Written alike everywhere, and some words of neighbours: no language has all it needs here. */
const ELSEWHERE: PrivateWords = {
  account: "iban",
  phone: "whatsapp|viber|تلفن|موبایل|همراه|फ़ोन|फोन|मोबाइल|ফোন|মোবাইল|โทร|เบอร์",
  identity:
    "reisepass|pasaport|pasport|cpf|aadhaar|cnic|iqama|nric|pinfl|گذرنامه|پاسپورت|کد ملی|पासपोर्ट|आधार|পাসপোর্ট|" +
    "หนังสือเดินทาง|พาสปอร์ต|บัตรประชาชน",
  permit: "شماره|روادید|वीज़ा|नंबर|ভিসা|নম্বর|วีซ่า|หมายเลข|№|n°",
};

/** Whether numbers that tell who somebody is are known by their names in a language. */
export function hasPrivateWords(language: LanguageTag): boolean {
  return Object.hasOwn(BY_LANGUAGE, language);
}

/** The names of one kind of number, in all languages, as alternatives of a regular expression. */
export function privateWords(kind: keyof PrivateWords): string {
  return [...Object.values(BY_LANGUAGE), ELSEWHERE].map((words) => words[kind]).join("|");
}
