import type { Words } from "../lexicon.ts";
import { monthNames } from "../months.ts";

const NUMBERS = [
  "satu",
  "dua",
  "tiga",
  "empat",
  "lima",
  "enam",
  "tujuh",
  "delapan, lapan",
  "sembilan",
  "sepuluh",
];

const WORDS: Words["words"] = {
  today: "hari ini",
  tomorrow: "besok, esok",
  dayAfterTomorrow: "lusa",
  yesterday: "kemarin, semalam",
  now: "sekarang",
  day: "hari",
  week: "minggu",
  month: "bulan",
  year: "tahun",
  hour: "jam, menit, minit, hari kerja",
  weekend: "akhir pekan, hujung minggu",
  next: "depan, hadapan",
  this: "ini",
  last: "lalu, kemarin, lepas",
  newYear: "tahun baru, tahun baharu",
  christmas: "natal, krismas",
  start: "awal",
  middle: "pertengahan",
  end: "akhir, hujung",
  on: "pada, di, sekitar",
  offset: "dalam",
  after: "setelah, sesudah, selepas",
  offsetBehind: "lagi",
  before: "sebelum",
  until: "sampai, hingga",
  from: "dari, mulai, mula",
  since: "sejak",
  between: "antara",
  and: "dan",
  lasting: "selama",
  expiry: "berlaku sampai, kedaluwarsa, tamat tempoh, lahir",
  event: "kedatangan, ketibaan",
  counted: "kali, lantai",
  filler: "tanggal",
  nothing:
    "tahun baru imlek, tahun baru cina, tahun baru tiongkok, tahun baharu cina, tahun ajaran, tahun akademik",
};

export const id: Words = { months: monthNames("id"), numbers: NUMBERS, words: WORDS };
export const ms: Words = { months: monthNames("ms"), numbers: NUMBERS, words: WORDS };
