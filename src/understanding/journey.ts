import type { QuestionText } from "./text.ts";

/** Hainan and its towns, but not the airline or a bank of that name. */
const HAINAN =
  / (?:hainan(?! (?:airlines?|air|bank))|sanya|haikou|boao|hai ?nan dao|hải nam|хайнан\p{L}*|санья|саньи|санью|хайкоу|(?:ال|لل)?هاينان|سانيا|হাইনান|हाइनान|ሃይናን) |海南(?!航空|银行)|三亚|三亞|海口|博鳌|ไห่หนาน|ไหหลำ|ဟိုင်နန်/u;

const TRANSIT =
  / (?:transits?|transiting|lay ?overs?|stop ?overs?|connecting flights?|connection|third country|onward (?:ticket|flight)|twov|транзит\p{L}*|пересадк\p{L}*|трет\p{L}+ стран\p{L}*|tranzit\p{L}*|transito|escalas?|conexao|correspondance|pays tiers|tercer pais|(?:ال|لل)?ترانزيت|(?:ال|لل)?عبور|ترانزيت|ٹرانزٹ|aktarma\p{L}*|quá cảnh|nối chuyến|дамжин|ট্রানজিট|ट्रान्जिट|ትራንዚት|transiti) |过境|過境|转机|轉機|中转|中轉|第三国|第三國|เปลี่ยนเครื่อง|ทรานซิต|แวะพัก/u;

export function readHainan(text: QuestionText): boolean {
  return HAINAN.test(text.spaced) || HAINAN.test(text.plain);
}

export function readTransit(text: QuestionText): boolean {
  return TRANSIT.test(text.spaced) || TRANSIT.test(text.plain);
}
