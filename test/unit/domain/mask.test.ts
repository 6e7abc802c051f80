import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { maskPersonalData } from "../../../src/domain/mask.ts";
import type { MaskedKind } from "../../../src/domain/mask-rules.ts";
import { projectContent } from "../../helpers/content.ts";

const masked = (text: string): string => maskPersonalData(text).text;

/** What is hidden stands between « and ». */
const hiding = (marked: string, kind: MaskedKind): [text: string, expected: string] => [
  marked.replace(/[«»]/g, ""),
  marked.replace(/«[^»]*»/g, `[${kind} 1]`),
];

describe("e-mail addresses are hidden", () => {
  it.each([
    "write to «anna.lopez+china@uni-example.edu» please",
    "«IVAN_PETROV@MAIL.RU»",
    "Моя почта «иван@пример.рф», ответьте туда",
    "我的邮箱是«zhang.san@ustc.edu.cn»谢谢",
    "邮箱：«zhangsan＠163．com»。",
    "邮箱：«李雷@公司.中国»",
    "بريدي «ahmed.ali@cu.edu.eg» شكرا",
    "mon adresse : «j-p.dupont@univ-rennes.fr».",
    "<mailto:«a@b.co»>",
    "«12345678901@qq.com»",
    "write to «j.doe @ gmail.com», please",
    "«jdoe[at]gmail.com»",
    "«jdoe (at) gmail (dot) com» is mine",
    "mail me: «ivan at gmail dot com»",
    "моя почта «ivan собака mail точка ru»",
    "mon adresse : «jean.dupont arobase free point fr»",
    "mi correo: «ana arroba correo punto es»",
    "邮箱是«zhangsan @ 163.com»",
    "بريدي «ahmed @ cu.edu.eg»",
  ])("in %j", (marked) => {
    const [text, expected] = hiding(marked, "email");
    expect(masked(text)).toBe(expected);
  });
});

describe("telephone numbers are hidden", () => {
  it.each([
    ["China, mobile", "我的手机号«13812345678»，请回电"],
    ["China, mobile in groups", "call me: «138-1234-5678»"],
    ["China, mobile in groups", "电话«138 1234 5678»谢谢"],
    ["China, from abroad", "我的电话是«+8613812345678»谢谢"],
    ["China, from abroad", "my number «+86 138 1234 5678», thanks"],
    ["China, from abroad", "my number «0086 138 1234 5678»"],
    ["China, without the plus", "微信同号«8613812345678»"],
    ["China, full-width", "手机：«１３８１２３４５６７８»"],
    ["Wuhan", "办公室电话«027-87654321»"],
    ["Wuhan", "单位电话：«(027)87654321»"],
    ["Wuhan, from abroad", "«+86 27 8765 4321»"],
    ["Wuhan, without its code", "座机是«87654321»"],
    ["Russia", "мой номер «+7 (912) 345-67-89», звоните"],
    ["Russia", "тел. «8 912 345 67 89»"],
    ["Russia", "мой телефон «8(912)3456789»"],
    ["Kazakhstan", "«+7 701 123 45 67» Айгуль"],
    ["Uzbekistan", "мой номер «+998 90 123 45 67»"],
    ["Uzbekistan, without its code", "телефон «90 123-45-67»"],
    ["France", "appelez-moi au «06 12 34 56 78»"],
    ["France", "«06.12.34.56.78», merci"],
    ["France, from abroad", "mon portable est le «+33 6 12 34 56 78»"],
    ["Germany", "Tel. «+49 (0)170 1234567»"],
    ["Britain", "ring «+44 20 7946 0958»"],
    ["the United States", "call «(415) 555-2671» please"],
    ["the United States", "«415-555-2671»"],
    ["the United States, from abroad", "«+1 415.555.2671»"],
    ["Spain", "mi móvil es «612 345 678»"],
    ["Spain", "llámame al «612 34 56 78»"],
    ["Mexico", "mi celular: «55 1234 5678»"],
    ["Brazil", "whatsapp «(11) 91234-5678»"],
    ["Egypt", "رقم هاتفي «٠١٠١٢٣٤٥٦٧٨»"],
    ["Egypt, from abroad", "اتصلوا بي على «+20 10 2012 3456»"],
    ["Saudi Arabia", "جوالي «0501234567»"],
    ["Saudi Arabia, with marks of direction", "هاتفي \u202a«+966 50\u200e 123 4567»\u202c"],
    ["Iran", "شماره من «۰۹۱۲ ۱۲۳ ۴۵۶۷» است"],
    ["Iran, from abroad", "«+۹۸۹۱۲۱۲۳۴۵۶۷»"],
    ["India", "मेरा नंबर «९८७६५ ४३२१०» है"],
    ["Pakistan", "my number is «0300-1234567»"],
    ["Bangladesh", "আমার নম্বর «০১৭১২-৩৪৫৬৭৮»"],
    ["Thailand", "โทร «๐๘๑-๒๓๔-๕๖๗๘»"],
    ["Korea", "«010-1234-5678»"],
    ["Kenya", "reach me on «0712 345 678»"],
    ["Ethiopia", "«+251 91 123 4567»"],
    ["Norway", "tel. «22 12 34 56»"],
    ["Algeria", "mon numéro : «0551 23 45 67»"],
    ["Germany, with a stroke", "«+49 30 / 1234567» is my office"],
    ["Germany, with a stroke", "phone: «030 / 1234567»"],
    ["Germany, with a stroke", "мой тел. «030/1234567»"],
    ["China, digit by digit", "打给我：«1 3 8 1 2 3 4 5 6 7 8»"],
    ["China, digit by digit", "my number is «1-3-8-1-2-3-4-5-6-7-8», thanks"],
  ])("of %s, as in %j", (_, marked) => {
    const [text, expected] = hiding(marked, "phone");
    expect(masked(text)).toBe(expected);
  });
});

describe("numbers of passports are hidden", () => {
  it.each([
    ["China", "我的护照号码是«E12345678»，有效期到2030-01-01"],
    ["China", "护照«EA1234567»"],
    ["Hong Kong", "我的香港身份证«A123456(7)»"],
    ["Taiwan", "台胞证持有人，身份证«A123456789»"],
    ["Russia, abroad", "мой загранпаспорт «71 1234567»"],
    ["Russia, abroad", "загранпаспорт «71№1234567»"],
    ["Russia, within", "паспорт «4510 123456» выдан в 2012"],
    ["Russia, within", "паспорт серия «45 10 № 123456»"],
    ["Kazakhstan", "мой паспорт «N12345678»"],
    ["Uzbekistan", "pasportim «AA1234567»"],
    ["Kyrgyzstan, in Cyrillic", "паспорт «АС1234567»"],
    ["the United States", "my passport number is «123456789»"],
    ["the United States, new", "«A12345678» is my new passport"],
    ["Britain", "British passport no. «987654321»"],
    ["France", "mon passeport «12AB34567»"],
    ["France, in small letters", "passeport n° «12ab34567»"],
    ["Germany", "Reisepass «C01X00T47»"],
    ["the Netherlands", "my passport is «NP3G5B7K1»"],
    ["Italy", "passport «YA1234567» of my husband"],
    ["Spain", "mi pasaporte es «PAA123456»"],
    ["Mexico", "pasaporte «G12345678»"],
    ["Brazil", "meu passaporte é «FK123456»"],
    ["Argentina", "pasaporte argentino «AAC 123456»"],
    ["India", "पासपोर्ट «A1234567»"],
    ["India, with its digits", "पासपोर्ट «A१२३४५६७»"],
    ["Pakistan", "passport «AB1234567», I am from Lahore"],
    ["Bangladesh", "পাসপোর্ট «BX১২৩৪৫৬৭»"],
    ["Nepal", "my Nepali passport is «12345678»"],
    ["Iran", "گذرنامه من «A۱۲۳۴۵۶۷۸»"],
    ["Egypt", "جواز سفري رقم «A12345678» من القاهرة"],
    ["Saudi Arabia", "رقم الجواز«٢١٢٣٤٥٦٧»"],
    ["Tunisia", "passeport tunisien «X123456»"],
    ["Thailand", "หนังสือเดินทาง «AA๑๒๓๔๕๖๗»"],
    ["Vietnam", "hộ chiếu «b1234567»"],
    ["Korea", "여권 «M123A4567»"],
    ["Japan", "パスポート«TK1234567»です"],
    ["the Philippines", "passport «P1234567A»"],
    ["Kenya", "passport «AK 1234567»"],
    ["China, in groups", "passport «E1234 5678», issued in 2024"],
    ["China, in groups", "护照号码：«E1234-5678»，谢谢"],
    ["China, in groups", "My passport number is «E 12 34 56 78»"],
    ["China, in groups", "passport no «E12 345 678» 10 days"],
    ["China, digit by digit", "护照是 «E 1 2 3 4 5 6 7 8»"],
    ["Egypt, in groups", "جواز سفري رقم «A12 345 678»"],
    ["Spain, in groups", "mi pasaporte es «AAB 123 456»"],
    ["France, in groups", "passeport «12AB 34567»"],
    ["France, in groups", "mon passeport : «12 AB 34567»"],
    ["Russia, within, in groups", "паспорт «45 10 №123 456»"],
    ["Russia, within, in groups", "паспорт серия «45 10 номер 123 456»"],
    ["any country, its machine-readable line", "«E123456785CHN8001019M2501017<<<<<<<<<<<<<<02»"],
    ["any country, its line with the name", "«P<RUSIVANOV<<IVAN<<<<<<<<<<<<<<<<<<<<<<<<<<<»"],
  ])("of %s, as in %j", (_, marked) => {
    const [text, expected] = hiding(marked, "document");
    expect(masked(text)).toBe(expected);
  });
});

describe("numbers of identity cards and permits are hidden", () => {
  it.each([
    ["China", "身份证«42010619900307123X»"],
    ["China, in groups", "身份证号 «420106 19900307 1234»"],
    ["China, in fours", "身份证 «1101 0519 4912 3100 2X»"],
    ["China, in fours", "my ID: «1101-0519-4912-3100-21»."],
    ["China, born on a day that reads as one", "«420106199003071234»"],
    ["China, permanent residence", "永久居留身份证«CAN310000123456»"],
    ["China, residence permit", "居留许可编号«12345678»"],
    ["China, visa", "签证号«L1234567»要改"],
    ["Russia, СНИЛС", "СНИЛС «123-456-789 01»"],
    ["Russia, ИНН", "мой ИНН «500100732259»"],
    ["Kazakhstan", "ИИН «900101300123»"],
    ["Uzbekistan", "ПИНФЛ «31234567890123»"],
    ["France", "numéro de sécu «1 85 05 78 006 084 36»"],
    ["France, titre de séjour", "mon titre de séjour «7503123456»"],
    ["Spain", "DNI «12345678Z»"],
    ["Spain, for foreigners", "mi NIE es «X1234567L»"],
    ["Spain, for foreigners", "NIE: «X-1234567-L»"],
    ["Argentina", "mi DNI es «12.345.678»"],
    ["Colombia", "cédula «1.234.567.890»"],
    ["Chile", "RUT «12.345.678-K»"],
    ["Mexico", "CURP «GODE561231HDFABC09»"],
    ["Brazil", "CPF «123.456.789-09»"],
    ["Egypt", "بطاقة الهوية «٢٩٠٠١٠١١٢٣٤٥٦٧»"],
    ["Saudi Arabia", "رقم الإقامة «2123456789»"],
    ["the Emirates", "«784-1990-1234567-1»"],
    ["Iran", "کد ملی من «۰۰۱۲۳۴۵۶۷۸»"],
    ["Pakistan", "CNIC «35202-1234567-1»"],
    ["India", "आधार «१२३४ ५६७८ ९०१२»"],
    ["India, PAN", "PAN «ABCDE1234F»"],
    ["Thailand", "บัตรประชาชน «๑-๒๓๔๕-๖๗๘๙๐-๑๒-๓»"],
    ["Korea", "«900101-1234567»"],
    ["Malaysia", "NRIC «900101-14-1234»"],
    ["the United States", "SSN «123-45-6789»"],
    ["Britain", "my NI number is «AB 12 34 56 C»"],
    ["Italy", "codice fiscale «RSSMRA85T10A562S»"],
    ["Turkey", "kimlik no «12345678901»"],
    ["researchers", "my ORCID is «0000-0002-1694-233X»"],
  ])("of %s, as in %j", (_, marked) => {
    const [text, expected] = hiding(marked, "document");
    expect(masked(text)).toBe(expected);
  });
});

describe("numbers of accounts and cards are hidden", () => {
  it.each([
    "my IBAN is «DE89 3704 0044 0532 0130 00»",
    // Its digits look like an identity card of China with a birthday in 2000.
    "my IBAN is «DE00 0000 0020 0007 0800 01»",
    "mi IBAN es «ES91 2100 0418 4502 0005 1332» para el pago",
    "card «4111 1111 1111 1111» for 30 days",
    "iban «de89370400440532013000»",
    "счёт «40817810099910004312» в Сбербанке",
    "卡号«6222 0212 3456 7890 123»",
    "银行卡«6222021234567890123»丢了",
    "银行卡«622202 1234567890123»",
    "la tarjeta «4111 1111 1111 1111» no funciona",
    "card «4111-1111-1111-1111»",
    "American Express «3782 822463 10005»",
    "my account «12345678»",
    "حسابي «٦٢٢٢٠٢١٢٣٤٥٦٧٨٩٠»",
  ])("in %j", (marked) => {
    const [text, expected] = hiding(marked, "account");
    expect(masked(text)).toBe(expected);
  });
});

describe("names at messengers and own pages are hidden", () => {
  it.each([
    "my wechat is «ivan_petrov1990»",
    "my WeChat ID is «ivanpetrov», call me",
    "add me: WhatsApp «ivan_p»",
    "我的微信号 «zhangsan88»",
    "我的微信号是«zhangsan»，谢谢",
    "加我微信«zhangsan88»",
    "微信：«zhang-san_88»，谢谢",
    "«wxid_8sdf7as9df»",
    "мой телеграм «@ivan_petrov», пишите",
    "напишите в телеграм «ivan_petrov»",
    "ник в вотсапе: «ivan_1990»",
    "mon telegram : «jean_dupont»",
    "mon identifiant WhatsApp : «jean_92»",
    "mi usuario de telegram es «ana_lopez»",
    "تليجرام «ahmed_ali»",
    "حسابي في تيليجرام هو «ahmed_2020»",
    "«@ivan_petrov» wrote it",
    "see «https://t.me/ivanpetrov».",
    "«linkedin.com/in/john-doe-123»",
    "«https://www.linkedin.com/in/john-doe-123»/",
    "«https://wa.me/79123456789»",
  ])("in %j", (marked) => {
    const [text, expected] = hiding(marked, "handle");
    expect(masked(text)).toBe(expected);
  });
});

describe("what a question is about is left", () => {
  it.each([
    "JW201 or JW202, and DS-160?",
    "Is JW202 for me? My school sent a JW201/JW202 form",
    "call 12367, 12345, 110, 119 or 120",
    "电话12367、12345，急救120",
    "телефоны 110 119 120 12345 12367",
    "passport lost, hotlines: 110 12367",
    "call +86-10-12367 from abroad",
    "звоните +86 10 12345",
    "010-12345",
    "+861012308",
    "flight CA1234 and train G1234",
    "CA 1234, MU5101, D301, SU204",
    "240-hour transit for 55 countries",
    "72/144 hours, 15 30 60 90 180 days",
    "from 2026-10-07 to 2026-12-31",
    "2026-10-07T12:30:00Z",
    "20261007-20261231",
    "https://en.nia.gov.cn/n147418/t20261107_c183410.html",
    "01.09.2026-30.06.2027",
    "с 01.10.2026 по 05-11-2026",
    "entry on 05-11-2026 or 05 11 2026",
    "le 05/11/2026, visa jusqu’au 31.12.2026",
    "2026年10月7日",
    "passport valid until 2030-01-01",
    "my visa ends 20261231",
    "visa issued 26NOV2026",
    "گذرنامه تا ۱۴۰۵/۰۷/۱۵",
    "วีซ่าถึง 07/10/2569",
    "١٧-٠٤-١٤٤٨",
    "a passport of 2019, renewed in 2024-2025",
    "academic years 2025-2026 2026-2027",
    "appel 2026 2027 de l’échange postdoc introuvable",
    "passport 2016 2026, visa for 6 12 24 36 months",
    "a call for 2025 2026 2027 2028",
    "RMB 400,000 a year",
    "RMB400000 or 400000RMB or 400000 yuan",
    "CNY 1234567",
    "A grant of 1 000 000",
    "1 000 000 000 000",
    "1.000.000 de euros, 1.234.567 €",
    "¥12345678",
    "50万元，1500000元",
    "visa costs 1234567 rubles",
    "зарплата 612 345 678 сум",
    "300 000 рублей, 1 500 000 тенге",
    "٤٠٠٬٠٠٠ يوان",
    "a population of 1400000000",
    "between 60000-80000 a year",
    "stipends of 3000 4000 5000",
    "A 4000000 grant",
    "postcode 430074, Wuhan",
    "since 2024 430074 Wuhan",
    "PKU 100871, CN-430074",
    "邮编430074",
    "room 1203, building 12, floor 3",
    "ISO 9001, HSK 6, COVID-19, IELTS 6.5, QS 2026",
    "age 18-60, 8:30-17:30",
    "top 200, h-index 45, 3.14159265358979",
    "0.00012345678",
    "passport @ embassy",
    "R visa 5 years",
    "passport, R visa 5 years",
    "passport Z 30 90 180 days",
    "passport X1 2026 2027",
    "паспорт, виза M 30 90 180 дней",
    "护照 240 小时 55 国",
    "24-hour",
    "240 小时",
    "2026-11-27",
    "Z1/Z2",
    "Form 12-34",
    "@ the airport",
    "meet me @ Beijing, at 10.30",
    "visa @ 140 USD",
    "write @ www.gov.cn",
    "an e-mail of @gmail says so",
    "use its own portal first. At what point does it end?",
    "look at the dot plot",
    "call 12367 / 12345",
    "010 / 12367",
    "Tel 110 / 119 / 120",
    "72 / 144 hours, 30 / 60 / 90 days",
    "05 / 2026 2027",
    "1 2 3 4 5 6 7 8 9 10",
    "my wechat is blocked",
    "WeChat: cannot bind my card",
    "WeChat 8.0.50 or v8.0.50",
    "WeChat Pay, Alipay and WhatsApp in China",
    "微信支付可以用吗",
    "微信上传JW202表",
    "телеграм не работает, нужен VPN",
    "mi WhatsApp no funciona",
    "mon WeChat est bloqué",
    "واتساب لا يعمل",
    "ask @yizhan_bot",
    "https://t.me/",
    "https://www.linkedin.com/company/ustc",
    "",
  ])("in %j", (text) => {
    expect(maskPersonalData(text)).toEqual({ text, hidden: [] });
  });

  it("beside what is hidden", () => {
    expect(
      masked(
        "I am Anna, passport E12345678, +33 6 12 34 56 78, 01.10.2026: may I stay 240 hours after CA1234? 12367 said RMB 400,000.",
      ),
    ).toBe(
      "I am Anna, passport [document 1], [phone 1], 01.10.2026: may I stay 240 hours after CA1234? 12367 said RMB 400,000.",
    );
    expect(masked("+7 912 345 67 89 10 дней")).toBe("[phone 1] 10 дней");
    expect(masked("+33 6 12 34 56 78 01.10.2026")).toBe("[phone 1] 01.10.2026");
  });
});

/** The practice questions, and the ways in which the articles are asked for. */
function realQuestions(): readonly string[] {
  const folder = new URL("../../../bench/practice/", import.meta.url);
  const practised = readdirSync(folder)
    .filter((name) => name.endsWith(".jsonl"))
    .flatMap((name) => readFileSync(new URL(name, folder), "utf8").trim().split("\n"))
    .map((line) => (JSON.parse(line) as { readonly text: string }).text);
  const listed = [...projectContent().knowledge.articles.values()].flatMap(({ texts }) =>
    [...texts.values()].flatMap(({ questions }) => questions),
  );
  // Those of one article are alike, and looking at all of them takes ten seconds.
  return [...practised, ...listed.filter((_, place) => place % 8 === 0)];
}

describe("questions that people ask", () => {
  const questions = realQuestions();

  it("are hardly ever changed", () => {
    const changed = questions.filter((text) => masked(text) !== text);
    expect(questions.length).toBeGreaterThan(5000);
    expect(
      changed.length / questions.length,
      changed.map((text) => `${text}\n  ${masked(text)}`).join("\n"),
    ).toBeLessThanOrEqual(0.005);
  });
});
