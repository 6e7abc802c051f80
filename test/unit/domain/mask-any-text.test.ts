import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPersonalData, relabelled, unmask } from "../../../src/domain/mask.ts";
import { runs } from "../../helpers/runs.ts";

describe("labels", () => {
  it("count each kind in the order of the text, and the same words have the same one", () => {
    expect(maskPersonalData("E12345678, a@b.com, G87654321, E12345678")).toEqual({
      text: "[document 1], [email 1], [document 2], [document 1]",
      hidden: [
        { label: "[document 1]", words: "E12345678" },
        { label: "[email 1]", words: "a@b.com" },
        { label: "[document 2]", words: "G87654321" },
      ],
    });
  });

  it("are not those that somebody wrote", () => {
    const text = "what is [phone 1]? call +86 138 1234 5678";
    const result = maskPersonalData(text);
    expect(result.text).toBe("what is [phone 1]? call [phone 2]");
    expect(unmask(result.text, result)).toBe(text);
  });

  it("are named otherwise for a reader, each by its kind and number, and nothing else is", () => {
    const named = (text: string): string =>
      relabelled(text, (kind, number) => `<${kind} no. ${number}>`);
    expect(named("[email 1] has [document 12], not [phone one], [phone  1] or [name 1]")).toBe(
      "<email no. 1> has <document no. 12>, not [phone one], [phone  1] or [name 1]",
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        expect(relabelled(text, (kind, number) => `[${kind} ${number}]`)).toBe(text);
      }),
    );
  });

  it("go back to the words wherever they stand in another text", () => {
    const result = maskPersonalData("passport E12345678, a@b.com");
    expect(unmask("[email 1] has [document 1] and [document 1], not [phone 1]", result)).toBe(
      "a@b.com has E12345678 and E12345678, not [phone 1]",
    );
  });
});

const DIGITS = Array.from("0123456789");
const SIGNS: ReadonlyMap<string, readonly string[]> = new Map([
  ["#", DIGITS],
  ["%", DIGITS.slice(1)],
  // Three of these letters are no currency.
  ["L", Array.from("FGHJLWX")],
]);

/** # stands for any digit, % for one that is not zero, L for a letter and every other sign for itself. */
function shaped(shape: string): fc.Arbitrary<string> {
  const signs = Array.from(shape, (sign) => fc.constantFrom(...(SIGNS.get(sign) ?? [sign])));
  return fc.tuple(...signs).map((all) => all.join(""));
}

const ZEROS = ["0", "０", "٠", "۰", "०", "০", "๐", "၀", "០", "߀", "𞥐"];

function inScript(text: string, zero: string): string {
  const first = zero.codePointAt(0) ?? 0;
  return text.replace(/\d/g, (digit) => String.fromCodePoint(first + Number(digit)));
}

/** The identifier stands for {}; the rest of each sentence stays. */
const SENTENCES = {
  document: [
    "My passport is {}, may I stay 240 hours from 2026-12-01?",
    "我的护照号码是{}，需要填JW202吗？",
    "Мой паспорт {}, нужна ли виза с 01.12.2026?",
    "Mon passeport est le {}, ai-je besoin du DS-160 ?",
    "رقم جواز سفري {}، هل أتصل على 12367؟",
    "Mi pasaporte es {}, ¿puedo quedarme 30 días y gastar RMB 400,000?",
  ],
  phone: [
    "Call me on {}, I fly with CA1234 on 2026-12-01.",
    "我的电话{}，请问12367能办吗？",
    "Мой телефон {}, перезвоните до 01.12.2026.",
    "Mon téléphone est le {}, j’arrive dans 30 jours.",
    "هاتفي {}، والميزانية 1 000 000.",
    "Mi teléfono es {}, ¿cuánto son RMB 400,000?",
  ],
  account: [
    "Please pay RMB 400,000 to my account {} before 2026-12-01.",
    "我的账号是{}，要交1 000 000元吗？",
    "Мой счёт {}, как перевести 400 000 рублей?",
    "Mon compte est le {}, puis-je payer 240 euros ?",
    "حسابي {}، هل أتصل على 12345؟",
    "Mi cuenta es {}, ¿sirve para 55 países?",
  ],
} as const;

const SHAPES = {
  document: {
    China: ["E########", "EL#######", "G########", "###### 19900307 ###X", "LLL############"],
    Russia: ["%# #######", "%### ######", "%# ## № ######", "###-###-### ##"],
    Kazakhstan: ["N########"],
    Uzbekistan: ["LL#######", "%#############"],
    Belarus: ["LL #######"],
    "the United States": ["L########", "%##-##-####"],
    Britain: ["%########", "LL######L"],
    France: ["##LL#####", "%#########", "1 85 05 ## ### ### ##"],
    Germany: ["C##X##T##", "L%#X##T##"],
    Italy: ["YA#######"],
    Spain: ["LLL######", "########L", "X#######L", "X-#######-L"],
    "Portugal and Brazil": ["LL######", "LL ######", "###.###.###-##"],
    Mexico: ["G########", "LLLL######HLFLLL##"],
    India: ["L#######", "%### #### ####", "LLLLL####L"],
    Pakistan: ["LL#######", "#####-#######-#"],
    "Iran, Egypt and Nigeria": ["L########", "%#############"],
    Tunisia: ["L######"],
    Thailand: ["AA#######", "#-####-#####-##-#"],
    Korea: ["M###L####", "######-#######"],
    Malaysia: ["######-##-####"],
    "the Philippines": ["P#######L"],
    "Vietnam, in small letters": ["b#######"],
    "the Emirates": ["784-####-#######-#"],
  },
  phone: {
    China: ["+86 138 #### ####", "139########", "139-####-####", "027-%#######", "+86139########"],
    Russia: ["+7 (9##) ###-##-##", "8 9## ### ## ##", "89#########"],
    Uzbekistan: ["+998 9# ### ## ##", "9# ###-##-##"],
    France: ["+33 6 ## ## ## ##", "06 ## ## ## ##", "06.##.##.##.##"],
    Spain: ["+34 6## ### ###", "6## ### ###", "6## ## ## ##"],
    Mexico: ["+52 55 #### ####", "55 %### ####"],
    Egypt: ["+20 10 #### ####", "010# ### ####"],
    Iran: ["+98 9## ### ####", "09## ### ####"],
    India: ["+91 98### #####", "98### #####"],
    Pakistan: ["0300-#######"],
    Thailand: ["08#-###-####"],
    "the United States": ["(%##) ###-####", "%##-###-####", "+1 4## ### ####"],
  },
  account: {
    Europe: ["DE## #### #### #### #### ##", "FR#########################"],
    Russia: ["4###################"],
    China: ["6222 #### #### #### ###", "6222###############"],
    "anywhere else": ["4### #### #### ####", "4###-####-####-####", "%#######"],
  },
};

/** One that reads as a round number, which may be an amount, or as a day is left. */
function isPlainNumber(identifier: string): boolean {
  return (
    !/00\D*$/.test(identifier) && !/^\D*(?:(?:19|20)\d{6}|\d{4}(?:19|20)\d\d)$/.test(identifier)
  );
}

describe("a generated identifier leaves nothing of itself and all of the sentence", () => {
  for (const kind of ["document", "phone", "account"] as const) {
    it.each(Object.entries(SHAPES[kind]))(`as the ${kind} of %s`, (_, shapes) => {
      fc.assert(
        fc.property(
          fc.constantFrom(...shapes).chain((shape) => shaped(shape).filter(isPlainNumber)),
          fc.constantFrom(...SENTENCES[kind]),
          fc.constantFrom(...ZEROS),
          (identifier, sentence, zero) => {
            const text = sentence.replace("{}", inScript(identifier, zero));
            const { text: rest, hidden } = maskPersonalData(text);
            expect(rest.replace(/\[\w+ 1\]/, "{}")).toBe(sentence);
            expect(hidden).toHaveLength(1);
          },
        ),
      );
    });
  }
});

/** Any text, and texts of the signs that identifiers are made of. */
const ANY_TEXT = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 }).map((units) => {
    return String.fromCharCode(...units);
  }),
  fc.string({
    unit: fc.constantFrom(...DIGITS, ...DIGITS, ...Array.from(" -.,()+@/№[]<$EXaя的رم٣۳")),
    maxLength: 60,
  }),
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          "passport ",
          "号码",
          "тел ",
          "[phone 1]",
          "[document 1]",
          " RMB",
          "$&",
          "\u200e",
        ),
        fc.constantFrom("2026-10-07", "1 000 000", "a@b.com", "+", "-", " ", " ", "E", ", "),
        shaped("##"),
        shaped("####"),
        shaped("#######"),
        shaped("## ## ##"),
      ),
      { maxLength: 16 },
    )
    .map((parts) => parts.join("")),
);

describe("any text", () => {
  it("comes back whole", () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const result = maskPersonalData(text);
        expect(unmask(result.text, result)).toBe(text);
      }),
      { numRuns: runs(1000) },
    );
  });

  it("is masked once and for all", () => {
    fc.assert(
      fc.property(ANY_TEXT, (text) => {
        const { text: once } = maskPersonalData(text);
        expect(maskPersonalData(once)).toEqual({ text: once, hidden: [] });
      }),
      { numRuns: runs(1000) },
    );
  });
});

describe("a text of 8,000 signs", () => {
  it.each([
    "1 ",
    "E1 ",
    "passport E",
    "passport ",
    "护照号",
    "12 AB ",
    "a @ ",
    "a at b dot ",
    "a[at]b[dot]",
    "@a_",
    "微信是 ",
    "telegram is id ",
    "t.me/",
    "www.",
    "+49 / ",
    "tel 0 / 1 ",
    "a.b-",
    "_",
    "12-",
  ])("of %j is read in no time", { timeout: 4_000 }, (part) => {
    const text = part.repeat(Math.ceil(8_000 / part.length));
    const result = maskPersonalData(text);
    expect(unmask(result.text, result)).toBe(text);
  });
});
