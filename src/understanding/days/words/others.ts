import type { Words } from "../lexicon.ts";
import { monthNames } from "../months.ts";

/** Languages of which little more than the months and the commonest words is read. */

export const am: Words = {
  months: monthNames("am", {
    more: ["ጃንዩወሪ, ጃንዋሪ", "ፌብሩወሪ", "", "", "", "", "", "", "", "", "", ""],
  }),
  bare: (word) => (/^[በከየለ](?=.{2})/u.test(word) ? [word, word.slice(1)] : [word]),
  words: {
    today: "ዛሬ",
    tomorrow: "ነገ",
    dayAfterTomorrow: "ከነገ ወዲያ",
    week: "ሳምንት",
    month: "ወር",
    year: "ዓመት",
    next: "በሚቀጥለው, የሚቀጥለው, ሚቀጥለው",
  },
};

export const bn: Words = {
  months: monthNames("bn", {
    takeEndings: true,
    more: ["", "", "", "", "মে মাস*", "", "", "", "", "", "", ""],
  }),
  words: {
    today: "আজ",
    tomorrow: "আগামীকাল",
    dayAfterTomorrow: "আগামী পরশু",
    week: "সপ্তাহ*",
    month: "মাস*",
    year: "বছর*",
    next: "আগামী, পরবর্তী",
  },
};

export const mn: Words = {
  months: monthNames("mn").map((names, index) => {
    const written = names.split(",")[0] ?? "";
    return `${written}*, сар${String(index + 1)}`;
  }),
  rewrite: [[/(?<!\d)(1[0-2]|[1-9])[-\s]?р\s?сар\p{L}*/gu, "сар$1"]],
  monthFirst: true,
  words: {
    today: "өнөөдөр",
    tomorrow: "маргааш",
    dayAfterTomorrow: "нөгөөдөр",
    week: "долоо хоног, долоо хоногт",
    month: "сар, сард",
    year: "жил, жилд, он, оны, онд",
    next: "дараа, дараагийн, ирэх",
  },
};

export const my: Words = {
  months: monthNames("my", { more: ["", "", "မတ်လ", "", "မေလ", "", "", "", "", "", "", ""] }),
  // Parts of commoner words, such as that for "ask".
  doubtful: "မေ, မတ်",
  unspaced: true,
  words: {
    tomorrow: "မနက်ဖြန်",
    nextWeek: "လာမည့်အပတ်, နောက်အပတ်",
    nextMonth: "လာမည့်လ, နောက်လ",
    nextYear: "လာမည့်နှစ်, နောက်နှစ်",
  },
};

export const ne: Words = {
  months: monthNames("ne", {
    takeEndings: true,
    more: ["", "", "", "", "मेमा", "जुनमा", "", "", "", "", "", ""],
  }),
  words: {
    today: "आज",
    tomorrow: "भोलि",
    dayAfterTomorrow: "पर्सि",
    week: "हप्ता*",
    month: "महिना*",
    year: "वर्ष*, साल*",
    next: "अर्को, आगामी",
  },
};

const SERBIAN_LATIN =
  "januar* februar* mart* april* maj jun* jul* avgust* septembar* oktobar* novembar* decembar*";

export const sr: Words = {
  months: monthNames("sr", {
    takeEndings: true,
    more: SERBIAN_LATIN.split(" ").map((stem, index) => {
      const more: Readonly<Record<number, string>> = {
        4: "maja, maju, мај, маја, мају",
        5: "јун, јуна, јуну",
        6: "јул, јула, јулу",
        8: "septembr*, септембр*",
        9: "oktobr*, октобр*",
        10: "novembr*, новембр*",
        11: "decembr*, децембр*",
      };
      return `${stem},${more[index] ?? ""}`;
    }),
  }),
  // The dot of an ordinal.
  rewrite: [[/(?<=\d)\.(?=\s*\p{L})/gu, " "]],
  numbers: ["", "dve, две, dva, два", "tri, три", "četiri, четири", "pet, пет"],
  words: {
    today: "danas, данас",
    tomorrow: "sutra, сутра",
    dayAfterTomorrow: "prekosutra, прекосутра",
    day: "dan, dana, дан, дана",
    week: "nedelja, nedelje, nedelju, недеља, недеље, недељу, недељи",
    month: "mesec, meseca, meseci, месец, месеца, месеци",
    year: "godina, godine, godinu, година, године, годину",
    next: "sledeće, sledećeg, sledeći, sledeća, iduće, idućeg, следеће, следећег, следећи, идуће, идућег",
    newYear: "nove godine, novu godinu, нове године, нову годину",
    end: "kraj, kraju, kraja, крај, крају, крајем, krajem",
    start: "početak, početkom, почетком",
    on: "u, у",
    offset: "za, за",
    after: "posle, после, nakon, након",
    before: "pre, пре",
    until: "do, до",
    from: "od, од",
    nothing: "kineske nove godine, кинеске нове године, školske godine, школске године",
  },
};

export const sw: Words = {
  months: monthNames("sw"),
  words: {
    today: "leo",
    tomorrow: "kesho",
    dayAfterTomorrow: "kesho kutwa",
    week: "wiki",
    month: "mwezi",
    year: "mwaka",
    next: "ijayo, ujao",
    newYear: "mwaka mpya",
    end: "mwisho wa",
    start: "mwanzoni mwa",
    after: "baada ya",
    before: "kabla ya",
    until: "hadi, mpaka",
    from: "kuanzia, kutoka, tangu",
    filler: "wa, tarehe",
    nothing: "mwaka mpya wa kichina, mwaka wa masomo",
  },
};

export const th: Words = {
  months: monthNames("th"),
  unspaced: true,
  buddhist: true,
  words: {
    today: "วันนี้",
    tomorrow: "พรุ่งนี้",
    dayAfterTomorrow: "มะรืนนี้",
    nextWeek: "สัปดาห์หน้า, อาทิตย์หน้า",
    nextMonth: "เดือนหน้า",
    nextYear: "ปีหน้า",
    newYear: "ปีใหม่",
    end: "สิ้น, ปลาย",
    start: "ต้น",
    month: "เดือน",
    year: "ปี",
    after: "หลัง",
    nothing: "ปีใหม่จีน",
  },
};

export const ur: Words = {
  months: monthNames("ur"),
  words: {
    today: "آج",
    dayAfterTomorrow: "پرسوں",
    week: "ہفتے, ہفتہ",
    month: "مہینے, مہینہ, ماہ",
    year: "سال",
    next: "اگلے, اگلا, آئندہ",
    newYear: "نئے سال, نیا سال",
    afterBehind: "کے بعد, بعد",
    untilBehind: "تک",
    nothing: "چینی نئے سال, تعلیمی سال",
  },
};
