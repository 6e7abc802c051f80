import { describe, expect, it } from "vitest";
import { createNationalityReader } from "../../../src/understanding/nationality.ts";
import { readText } from "../../../src/understanding/text.ts";

type Case = readonly [
  text: string,
  nationalities: readonly string[],
  residence: string | null,
  ambiguous: readonly string[],
];

const reader = createNationalityReader([]);

function check(language: string, cases: readonly Case[]): void {
  it.each(cases)("reads: %s", (text, nationalities, residence, ambiguous) => {
    const reading = reader.read(readText(text, language === "vi"), language);
    expect(reading).toMatchObject({ nationalities, residence, ambiguous });
  });
}

describe("in English", () => {
  check("en", [
    ["Uzbek living in Russia", ["UZ"], "RU", []],
    ["I'm in Germany but have a Pakistani passport", ["PK"], "DE", []],
    ["I am flying from Germany to China", [], null, []],
    ["I'm from Germany", ["DE"], null, []],
    ["I am from Moscow", [], null, []],
    ["Chinese embassy in Kazakhstan", [], null, []],
    ["German citizen via Thailand", ["DE"], null, []],
    ["I am Kenyan, going to Japan after", ["KE"], null, []],
    ["I am from Niger", ["NE"], null, []],
    ["Nigerian passport", ["NG"], null, []],
    ["I am Nigerien", ["NE"], null, []],
    ["citizen of the Republic of the Congo", ["CG"], null, []],
    ["I'm from DR Congo", ["CD"], null, []],
    ["from Congo", [], null, ["CD", "CG"]],
    ["Congolese student", [], null, ["CD", "CG"]],
    ["Congo-Kinshasa passport", ["CD"], null, []],
    ["I am from Guinea", ["GN"], null, []],
    ["Guinea-Bissau citizen", ["GW"], null, []],
    ["from Equatorial Guinea", ["GQ"], null, []],
    ["Papua New Guinea passport", ["PG"], null, []],
    ["Papua New Guinean", ["PG"], null, []],
    ["South Korea", ["KR"], null, []],
    ["I am Korean", [], null, ["KR", "KP"]],
    ["North Korean", ["KP"], null, []],
    ["I am from Georgia, do I need a visa", ["GE"], null, []],
    ["I study at the University of Georgia and hold a Kenyan passport", ["KE"], null, []],
    ["Georgian passport", ["GE"], null, []],
    ["professor at Georgia Tech", [], null, []],
    ["citizen of Dominica", ["DM"], null, []],
    ["Dominican Republic passport", ["DO"], null, []],
    ["Dominican", [], null, ["DM", "DO"]],
    ["Sudanese", ["SD"], null, []],
    ["South Sudanese passport", ["SS"], null, []],
    ["from South Sudan", ["SS"], null, []],
    ["Samoa citizen", ["WS"], null, []],
    ["American Samoa", [], null, []],
    ["I am from turkey", ["TR"], null, []],
    ["can i bring turkey meat to China", [], null, []],
    ["Turkey passport holders", ["TR"], null, []],
    ["where to eat turkey in Beijing", [], null, []],
    ["Jordan is my friend, he needs a visa", [], null, []],
    ["Jordan passport", ["JO"], null, []],
    ["I'm from Jordan", ["JO"], null, []],
    ["Chad asked me about visa", [], null, []],
    ["citizen of Chad", ["TD"], null, []],
    ["I am from Oman", ["OM"], null, []],
    ["the Roman empire", [], null, []],
    ["I live in Indiana", [], null, []],
    ["Indian passport", ["IN"], null, []],
    ["please polish my essay", [], null, []],
    ["Polish my essay", [], null, []],
    ["I am Polish", ["PL"], null, []],
    ["i am polish", ["PL"], null, []],
    ["Polish citizen", ["PL"], null, []],
    ["I hold German and Iranian passports", ["DE", "IR"], null, []],
    ["us passport", ["US"], null, []],
    ["Can you help us", [], null, []],
    ["from the US", ["US"], null, []],
    ["citizens of Kazakhstan and Uzbekistan", ["KZ", "UZ"], null, []],
    ["do Germans need a visa for two weeks?", ["DE"], null, []],
    ["visa for Japan", [], null, []],
    ["is China visa free for Germany", ["DE"], null, []],
    ["German university invited me, I am Iranian", ["IR"], null, []],
    ["can you answer in Russian", [], null, []],
    ["Do you speak French?", [], null, []],
    ["I am a Russian citizen living in Kazakhstan", ["RU"], "KZ", []],
    ["Pakistani researcher at Tsinghua", ["PK"], null, []],
    ["my wife is Uzbek", ["UZ"], null, []],
    ["do I need a visa? UK", ["GB"], null, []],
    ["i have a residence permit in Germany, Indian national", ["IN"], "DE", []],
    ["a group of Vietnamese students", ["VN"], null, []],
    ["from Côte d'Ivoire", ["CI"], null, []],
    ["Ivory Coast", ["CI"], null, []],
    ["Myanmar national", ["MM"], null, []],
    ["Bosnia passport", ["BA"], null, []],
    ["Trinidad and Tobago", ["TT"], null, []],
    ["british citizen", ["GB"], null, []],
    ["transit in Guangzhou to Australia, Kyrgyz citizen", ["KG"], null, []],
  ]);
});

describe("in Chinese", () => {
  check("zh", [
    ["几内亚护照", ["GN"], null, []],
    ["几内亚比绍公民", ["GW"], null, []],
    ["我来自赤道几内亚", ["GQ"], null, []],
    ["巴布亚新几内亚人", ["PG"], null, []],
    ["尼日尔人", ["NE"], null, []],
    ["尼日利亚学生", ["NG"], null, []],
    ["刚果（金）护照", ["CD"], null, []],
    ["刚果（布）护照", ["CG"], null, []],
    ["我是刚果人", [], null, ["CD", "CG"]],
    ["多米尼克护照", ["DM"], null, []],
    ["多米尼加护照", ["DO"], null, []],
    ["印度人", ["IN"], null, []],
    ["印度尼西亚人", ["ID"], null, []],
    ["韩国人", ["KR"], null, []],
    ["朝鲜人", ["KP"], null, []],
    ["马里人", ["ML"], null, []],
    ["索马里人", ["SO"], null, []],
    ["阿曼人", ["OM"], null, []],
    ["去罗马", [], null, []],
    ["罗马尼亚人", ["RO"], null, []],
    ["我在德国，但持巴基斯坦护照", ["PK"], "DE", []],
    ["住在俄罗斯的乌兹别克斯坦人", ["UZ"], "RU", []],
    ["中国驻哈萨克斯坦大使馆", [], null, []],
    ["经泰国转机", [], null, []],
    ["德国人去中国开会两周要签证吗", ["DE"], null, []],
    ["我从德国来", ["DE"], null, []],
    ["从莫斯科飞", [], null, []],
    ["德籍教授", ["DE"], null, []],
    ["会后去日本", [], null, []],
    ["哈萨克族", [], null, []],
    ["美國護照", ["US"], null, []],
    ["南苏丹护照", ["SS"], null, []],
    ["俄罗斯大学的老师，白俄罗斯护照", ["BY"], null, []],
    ["德国免签吗", ["DE"], null, []],
  ]);
});

describe("in Russian", () => {
  check("ru", [
    ["немец", ["DE"], null, []],
    ["немцам нужна виза в Китай?", ["DE"], null, []],
    ["гражданин Германии", ["DE"], null, []],
    ["я из Узбекистана, живу в России", ["UZ"], "RU", []],
    ["у меня казахстанский паспорт", ["KZ"], null, []],
    ["гражданка Киргизии", ["KG"], null, []],
    ["лечу из Германии", [], null, []],
    ["посольство Китая в Казахстане", [], null, []],
    ["через Таиланд", [], null, []],
    ["потом в Японию", [], null, []],
    ["я русский", ["RU"], null, []],
    ["ответьте на русском", [], null, []],
    ["Нигер", ["NE"], null, []],
    ["граждане Нигерии", ["NG"], null, []],
    ["из Нигера", ["NE"], null, []],
    ["Республика Конго", ["CG"], null, []],
    ["ДР Конго", ["CD"], null, []],
    ["из Конго", [], null, ["CD", "CG"]],
    ["Южная Корея", ["KR"], null, []],
    ["гражданам Северной Кореи", ["KP"], null, []],
    ["кроме того нужна виза", [], null, []],
    ["гражданин Того", ["TG"], null, []],
    ["Гвинея-Бисау", ["GW"], null, []],
    ["Папуа-Новая Гвинея", ["PG"], null, []],
    ["экваториальной Гвинеи", ["GQ"], null, []],
    ["россиянам нужна виза", ["RU"], null, []],
    ["белорусам", ["BY"], null, []],
    ["я гражданин РФ", ["RU"], null, []],
    ["таджики", ["TJ"], null, []],
    ["Доминиканской Республики", ["DO"], null, []],
    ["из Южного Судана", ["SS"], null, []],
    ["Грузия", ["GE"], null, []],
    ["моя жена узбечка", ["UZ"], null, []],
    ["два паспорта: германский и иранский", ["DE", "IR"], null, []],
    ["граждане Киргизии и Казахстана", ["KG", "KZ"], null, []],
    ["армян", ["AM"], null, []],
    ["из США", ["US"], null, []],
    ["украинцев", ["UA"], null, []],
    ["ya iz uzbekistana, zhivu v rossii", ["UZ"], "RU", []],
    ["grazhdanin kazahstana nuzhna viza", ["KZ"], null, []],
    ["rossiyanam nuzhna viza v kitay", ["RU"], null, []],
    ["u menya kirgizskiy pasport", ["KG"], null, []],
    ["krome togo", [], null, []],
  ]);
});

describe("in French", () => {
  check("fr", [
    ["je suis sénégalais, j'habite en France", ["SN"], "FR", []],
    ["je viens du Maroc", ["MA"], null, []],
    ["passeport malien", ["ML"], null, []],
    ["les Allemands ont-ils besoin d'un visa", ["DE"], null, []],
    ["ambassade de Chine au Kazakhstan", [], null, []],
    ["parlez-vous français", [], null, []],
    ["ressortissant de la République démocratique du Congo", ["CD"], null, []],
    ["je suis congolais", [], null, ["CD", "CG"]],
    ["nigérien", ["NE"], null, []],
    ["nigérian", ["NG"], null, []],
    ["université allemande", [], null, []],
  ]);
});

describe("in Spanish", () => {
  check("es", [
    ["soy alemán", ["DE"], null, []],
    ["vivo en España pero tengo pasaporte marroquí", ["MA"], "ES", []],
    ["soy de Perú", ["PE"], null, []],
    ["hablas español", [], null, []],
    ["embajada de China en Kazajistán", [], null, []],
    ["los alemanes necesitan visa", ["DE"], null, []],
    ["de Guinea Ecuatorial", ["GQ"], null, []],
  ]);
});

describe("in Arabic", () => {
  check("ar", [
    ["أنا من المغرب", ["MA"], null, []],
    ["أحمل جواز سفر مصري", ["EG"], null, []],
    ["أعيش في ألمانيا وجواز سفري سوري", ["SY"], "DE", []],
    ["السفارة الصينية في كازاخستان", [], null, []],
    ["هل يحتاج الألمان إلى تأشيرة", ["DE"], null, []],
    ["مواطن من السودان", ["SD"], null, []],
    ["جنوب السودان", ["SS"], null, []],
    ["أنا نيجيري", ["NG"], null, []],
    ["من النيجر", ["NE"], null, []],
    ["للسعوديين", ["SA"], null, []],
    ["أوزبكي مقيم في روسيا", ["UZ"], "RU", []],
    ["كوريا الجنوبية", ["KR"], null, []],
    ["عبر تايلاند", [], null, []],
  ]);
});

describe.each<readonly [string, readonly Case[]]>([
  [
    "tr",
    [
      ["Almanya vatandaşıyım", ["DE"], null, []],
      ["Özbekistan'danım, Rusya'da yaşıyorum", ["UZ"], "RU", []],
      ["Kazakistan pasaportu", ["KZ"], null, []],
    ],
  ],
  [
    "uz",
    [
      ["Men Oʻzbekistondanman", ["UZ"], null, []],
      ["O'zbekiston fuqarosiman", ["UZ"], null, []],
    ],
  ],
  [
    "kk",
    [
      ["Мен Қазақстаннанмын", ["KZ"], null, []],
      ["Қазақстан азаматы", ["KZ"], null, []],
    ],
  ],
  ["ky", [["Кыргызстандын жараны", ["KG"], null, []]]],
  ["id", [["saya warga negara Indonesia tinggal di Malaysia", ["ID"], "MY", []]]],
  [
    "vi",
    [
      ["tôi là người Việt Nam", ["VN"], null, []],
      ["hộ chiếu Đức", ["DE"], null, []],
    ],
  ],
  ["th", [["คนไทยต้องขอวีซ่าไหม", ["TH"], null, []]]],
  [
    "fa",
    [
      ["پاسپورت ایرانی دارم", ["IR"], null, []],
      ["من آلمانی هستم", ["DE"], null, []],
    ],
  ],
  [
    "ur",
    [
      ["میں پاکستانی ہوں", ["PK"], null, []],
      ["پاکستان سے", ["PK"], null, []],
    ],
  ],
  [
    "pt",
    [
      ["sou de Angola", ["AO"], null, []],
      ["passaporte brasileiro", ["BR"], null, []],
    ],
  ],
  ["sw", [["mimi ni raia wa Kenya", ["KE"], null, []]]],
  ["mn", [["Монгол улсын иргэн", ["MN"], null, []]]],
  ["am", [["የኢትዮጵያ ፓስፖርት", ["ET"], null, []]]],
  ["bn", [["বাংলাদেশি পাসপোর্ট", ["BD"], null, []]]],
  ["ne", [["नेपाली नागरिक", ["NP"], null, []]]],
  ["my", [["မြန်မာနိုင်ငံသား", ["MM"], null, []]]],
  ["sr", [["državljanin Srbije", ["RS"], null, []]]],
])("in %s", (language, cases) => {
  check(language, cases);
});

describe("any language", () => {
  it("never takes China for a nationality", () => {
    for (const [language, text] of [
      ["en", "Chinese passport, citizen of China"],
      ["zh", "中国人，中国护照"],
      ["ru", "гражданин Китая, китайский паспорт"],
    ] as const) {
      expect(reader.read(readText(text, false), language).nationalities).toEqual([]);
    }
  });

  it("reads an English name in a text of another script", () => {
    const reading = reader.read(readText("我的护照是 Uzbekistan passport", false), "zh");
    expect(reading.nationalities).toEqual(["UZ"]);
  });

  it("takes a long list of countries for nobody’s passports", () => {
    const text = "Germany, France, Italy, Spain and Portugal";
    expect(reader.read(readText(text, false), "en").nationalities).toEqual([]);
  });

  it("borrows English names for a language without a list", () => {
    expect(reader.read(readText("Kenya passport", false), "de").nationalities).toEqual(["KE"]);
  });
});

describe("a country that is denied", () => {
  describe.each([
    ["en", "not India, Australia"],
    ["en", "I meant Australia, not India"],
    ["fr", "pas l’Inde, l’Australie"],
    ["ru", "не Индия, а Австралия"],
    ["ar", "ليس الهند، أستراليا"],
    ["zh", "不是印度,是澳大利亚"],
    ["zh", "说错了,我是说澳大利亚"],
  ])("in %s", (language, text) => {
    check(language, [[text, ["AU"], null, []]]);
  });

  check("en", [
    ["I am not Indian", [], null, []],
    ["I'm not a citizen of India", [], null, []],
    ["I do not have an Indian passport", [], null, []],
    ["we aren't Indian, we're Nepali", ["NP"], null, []],
    ["I'm not from India or Pakistan, I'm from Nepal", ["NP"], null, []],
    ["tell me whether or not Indians need a visa", ["IN"], null, []],
  ]);
  check("es", [["no soy indio, soy australiano", ["AU"], null, []]]);
  check("fr", [["je ne suis pas citoyen de l’Inde", [], null, []]]);
  check("ru", [
    ["я не гражданин России, я гражданин Казахстана", ["KZ"], null, []],
    ["у меня нет паспорта России", [], null, []],
  ]);
  check("ar", [["لست هنديًا", [], null, []]]);
  check("zh", [
    ["是不是印度护照也可以", ["IN"], null, []],
    ["我说西班牙语，去中国旅游需要签证吗？", [], null, []],
    ["航班改成韩国转机，需要签证吗？", [], null, []],
  ]);
});

describe("a message that goes on", () => {
  it.each([
    ["en", "what about India?"],
    ["es", "¿y sobre la India?"],
    ["ru", "а насчёт Индии?"],
    ["ar", "ماذا عن الهند؟"],
  ])("asks for people of the country that it names (%s): %s", (language, text) => {
    expect(reader.readGoingOn(readText(text, false), language).nationalities).toEqual(["IN"]);
  });
});
