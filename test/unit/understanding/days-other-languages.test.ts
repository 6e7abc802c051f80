import { describe, expect, it } from "vitest";
import { readAsText } from "./days-reading.ts";

const TURKISH_DAYS = [
  ["Ocak ayında", "2027-01-01 – 2027-01-31"],
  ["Şubat'ta", "2027-02-01 – 2027-02-28"],
  ["gelecek hafta", "2026-11-30 – 2026-12-06"],
  ["iki hafta sonra", "2026-12-09"],
  ["yılbaşından sonra", "2027-01-01 – 2027-01-31"],
  ["25 Aralık'tan 5 Ocak'a kadar", "2026-12-25 – 2027-01-05"],
  ["yıl sonunda", "2026-12-01 – 2026-12-31"],
  ["3 Ocak 2027", "2027-01-03"],
  ["2027 yılında", "2027-01-01 – 2027-12-31"],
] as const;

const TURKISH_TRAPS = ["iki hafta"];

const INDONESIAN_DAYS = [
  ["bulan Februari", "2027-02-01 – 2027-02-28"],
  ["minggu depan", "2026-11-30 – 2026-12-06"],
  ["dua minggu lagi", "2026-12-09"],
  ["setelah tahun baru", "2027-01-01 – 2027-01-31"],
  ["dari 25 Desember sampai 5 Januari", "2026-12-25 – 2027-01-05"],
  ["akhir tahun", "2026-12-01 – 2026-12-31"],
] as const;

const INDONESIAN_TRAPS = ["selama dua minggu"];

const MALAY_DAYS = [["pada bulan Mac", "2027-03-01 – 2027-03-31"]] as const;

const VIETNAMESE_DAYS = [
  ["tháng 2", "2027-02-01 – 2027-02-28"],
  ["tháng hai năm 2027", "2027-02-01 – 2027-02-28"],
  ["ngày 3 tháng 1 năm 2027", "2027-01-03"],
  ["tuần sau", "2026-11-30 – 2026-12-06"],
  ["hai tuần nữa", "2026-12-09"],
  ["từ 25 tháng 12 đến 5 tháng 1", "2026-12-25 – 2027-01-05"],
  ["cuối năm", "2026-12-01 – 2026-12-31"],
  ["tôi là người Việt Nam, tháng 5", "2027-05-01 – 2027-05-31"],
] as const;

const VIETNAMESE_TRAPS = ["2 tháng"];

const KAZAKH_DAYS = [
  ["ақпанда", "2027-02-01 – 2027-02-28"],
  ["келесі аптада", "2026-11-30 – 2026-12-06"],
  ["екі аптадан кейін", "2026-12-09"],
  ["жаңа жылдан кейін", "2027-01-01 – 2027-01-31"],
  ["25 желтоқсаннан 5 қаңтарға дейін", "2026-12-25 – 2027-01-05"],
  ["2027 жылғы 3 қаңтар", "2027-01-03"],
] as const;

const KAZAKH_TRAPS = ["Қазан қаласында", "екі апта"];

const KYRGYZ_DAYS = [
  ["февралда", "2027-02-01 – 2027-02-28"],
  ["кийинки аптада", "2026-11-30 – 2026-12-06"],
  ["жаңы жылдан кийин", "2027-01-01 – 2027-01-31"],
] as const;

const UZBEK_DAYS = [
  ["fevral oyida", "2027-02-01 – 2027-02-28"],
  ["kelasi hafta", "2026-11-30 – 2026-12-06"],
  ["ikki haftadan keyin", "2026-12-09"],
  ["yangi yildan keyin", "2027-01-01 – 2027-01-31"],
  ["25-dekabrdan 5-yanvargacha", "2026-12-25 – 2027-01-05"],
  ["yil oxirida", "2026-12-01 – 2026-12-31"],
] as const;

const UZBEK_TRAPS = ["to'rt hafta"];

const AMHARIC_DAYS = [
  ["በፌብሩዋሪ", "2027-02-01 – 2027-02-28"],
  ["ነገ", "2026-11-26"],
] as const;

const BENGALI_DAYS = [
  ["ফেব্রুয়ারিতে", "2027-02-01 – 2027-02-28"],
  ["৩ জানুয়ারি ২০২৭", "2027-01-03"],
  ["আগামী সপ্তাহে", "2026-11-30 – 2026-12-06"],
] as const;

const MONGOLIAN_DAYS = [
  ["2-р сард", "2027-02-01 – 2027-02-28"],
  ["хоёрдугаар сард", "2027-02-01 – 2027-02-28"],
  ["2027 оны 1-р сарын 3", "2027-01-03"],
] as const;

const MONGOLIAN_TRAPS = ["2 сар"];

const BURMESE_DAYS = [["ဖေဖော်ဝါရီလမှာ", "2027-02-01 – 2027-02-28"]] as const;

const BURMESE_TRAPS = ["မေးချင်ပါတယ်"];

const NEPALI_DAYS = [["फेब्रुअरीमा", "2027-02-01 – 2027-02-28"]] as const;

const SERBIAN_DAYS = [
  ["u februaru", "2027-02-01 – 2027-02-28"],
  ["у фебруару", "2027-02-01 – 2027-02-28"],
  ["sledeće nedelje", "2026-11-30 – 2026-12-06"],
] as const;

const SWAHILI_DAYS = [
  ["mwezi wa Februari", "2027-02-01 – 2027-02-28"],
  ["wiki ijayo", "2026-11-30 – 2026-12-06"],
] as const;

const THAI_DAYS = [
  ["เดือนกุมภาพันธ์", "2027-02-01 – 2027-02-28"],
  ["3 มกราคม 2570", "2027-01-03"],
  ["สัปดาห์หน้า", "2026-11-30 – 2026-12-06"],
] as const;

describe("days in other languages", () => {
  it.each(TURKISH_DAYS)("Turkish: reads %j as %s", (text, days) => {
    expect(readAsText(text, "tr")).toBe(days);
  });

  it.each(TURKISH_TRAPS)("Turkish: reads no day in %j", (text) => {
    expect(readAsText(text, "tr")).toBe("no day");
  });

  it.each(INDONESIAN_DAYS)("Indonesian: reads %j as %s", (text, days) => {
    expect(readAsText(text, "id")).toBe(days);
  });

  it.each(INDONESIAN_TRAPS)("Indonesian: reads no day in %j", (text) => {
    expect(readAsText(text, "id")).toBe("no day");
  });

  it.each(MALAY_DAYS)("Malay: reads %j as %s", (text, days) => {
    expect(readAsText(text, "ms")).toBe(days);
  });

  it.each(VIETNAMESE_DAYS)("Vietnamese: reads %j as %s", (text, days) => {
    expect(readAsText(text, "vi")).toBe(days);
  });

  it.each(VIETNAMESE_TRAPS)("Vietnamese: reads no day in %j", (text) => {
    expect(readAsText(text, "vi")).toBe("no day");
  });

  it.each(KAZAKH_DAYS)("Kazakh: reads %j as %s", (text, days) => {
    expect(readAsText(text, "kk")).toBe(days);
  });

  it.each(KAZAKH_TRAPS)("Kazakh: reads no day in %j", (text) => {
    expect(readAsText(text, "kk")).toBe("no day");
  });

  it.each(KYRGYZ_DAYS)("Kyrgyz: reads %j as %s", (text, days) => {
    expect(readAsText(text, "ky")).toBe(days);
  });

  it.each(UZBEK_DAYS)("Uzbek: reads %j as %s", (text, days) => {
    expect(readAsText(text, "uz")).toBe(days);
  });

  it.each(UZBEK_TRAPS)("Uzbek: reads no day in %j", (text) => {
    expect(readAsText(text, "uz")).toBe("no day");
  });

  it.each(AMHARIC_DAYS)("Amharic: reads %j as %s", (text, days) => {
    expect(readAsText(text, "am")).toBe(days);
  });

  it.each(BENGALI_DAYS)("Bengali: reads %j as %s", (text, days) => {
    expect(readAsText(text, "bn")).toBe(days);
  });

  it.each(MONGOLIAN_DAYS)("Mongolian: reads %j as %s", (text, days) => {
    expect(readAsText(text, "mn")).toBe(days);
  });

  it.each(MONGOLIAN_TRAPS)("Mongolian: reads no day in %j", (text) => {
    expect(readAsText(text, "mn")).toBe("no day");
  });

  it.each(BURMESE_DAYS)("Burmese: reads %j as %s", (text, days) => {
    expect(readAsText(text, "my")).toBe(days);
  });

  it.each(BURMESE_TRAPS)("Burmese: reads no day in %j", (text) => {
    expect(readAsText(text, "my")).toBe("no day");
  });

  it.each(NEPALI_DAYS)("Nepali: reads %j as %s", (text, days) => {
    expect(readAsText(text, "ne")).toBe(days);
  });

  it.each(SERBIAN_DAYS)("Serbian: reads %j as %s", (text, days) => {
    expect(readAsText(text, "sr")).toBe(days);
  });

  it.each(SWAHILI_DAYS)("Swahili: reads %j as %s", (text, days) => {
    expect(readAsText(text, "sw")).toBe(days);
  });

  it.each(THAI_DAYS)("Thai: reads %j as %s", (text, days) => {
    expect(readAsText(text, "th")).toBe(days);
  });
});
