import type { Words } from "../lexicon.ts";

const NAMES = "một=giêng hai ba tư=bốn năm sáu bảy tám chín mười".split(" ");

export const vi: Words = {
  months: Array.from({ length: 12 }, (_, index) => {
    const names = (NAMES[index] ?? "").split("=").filter((name) => name !== "");
    const written = ["mười một", "mười hai"][index - 10];
    const all = written === undefined ? names : [written, ...(index === 11 ? ["chạp"] : [])];
    return [`tháng${String(index + 1)}`, ...all.map((name) => `tháng ${name}`)].join(",");
  }),
  numbers: ["một", "hai", "ba", "bốn", "", "sáu", "bảy", "tám", "chín", "mười"],
  rewrite: [[/(?:tháng|thang) (1[0-2]|0?[1-9])(?!\d)/gu, "tháng$1"]],
  words: {
    today: "hôm nay",
    tomorrow: "ngày mai, mai",
    dayAfterTomorrow: "ngày kia, ngày mốt",
    yesterday: "hôm qua",
    now: "bây giờ",
    day: "ngày",
    week: "tuần",
    month: "tháng",
    year: "năm",
    hour: "giờ, phút, ngày làm việc",
    weekend: "cuối tuần",
    nextWeek: "tuần sau, tuần tới",
    nextMonth: "tháng sau, tháng tới",
    nextYear: "năm sau, năm tới, sang năm",
    this: "này, nay",
    last: "trước, ngoái, qua",
    newYear: "tết dương lịch, năm mới dương lịch, năm mới",
    start: "đầu",
    middle: "giữa",
    end: "cuối",
    on: "vào, trong",
    after: "sau",
    offsetBehind: "nữa",
    before: "trước",
    until: "đến hết, cho đến",
    to: "đến, tới",
    from: "từ",
    since: "kể từ",
    lasting: "trong vòng",
    expiry: "hết hạn, sinh ngày, sinh năm",
    counted: "lần, tầng",
    nothing: "năm mới âm lịch, năm mới trung quốc, năm học, tết nguyên đán",
  },
};
