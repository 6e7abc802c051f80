import type { LanguageTag } from "../../domain/locale.ts";
import type {
  IdentifiedLanguage,
  LanguageIdentifier,
  LanguagePrior,
} from "../../ports/language-identifier.ts";
import { withArabizi } from "./arabizi.ts";
import { type Carrying, carryingScript } from "./carrying.ts";
import { hanVariant } from "./han.ts";
import model from "./model.json" with { type: "json" };
import { type ScriptModel, unpackScript } from "./model.ts";
import { biasOf, fromPriorAlone } from "./prior.ts";
import { looksLikeWords, vote } from "./vote.ts";
import { isExpected, isShortEnglish } from "./short-english.ts";
import { type Word, wordsOf } from "./words.ts";

/** Knows the languages listed in docs/language-identification.md. Unpacks its model: keep one for the whole service. */
export function createLanguageIdentifier(): LanguageIdentifier {
  const models = new Map(model.scripts.map((packed) => [packed.script, unpackScript(packed)]));
  return {
    identify(text: string, prior: LanguagePrior): IdentifiedLanguage {
      const carrying = carryingScript(wordsOf(text));
      if (carrying === null) return fromPriorAlone(prior, NO_LETTERS);
      const shared = models.get(carrying.script);
      return shared === undefined ? fromScript(carrying) : fromWords(shared, carrying, prior);
    },
  };
}

const UNKNOWN: LanguageTag = "und";
const NO_LETTERS = "Zyyy";

/** Scripts that one language owns, as far as our users go. */
const OWNERS: Readonly<Record<string, LanguageTag>> = {
  Thai: "th",
  Mymr: "my",
  Beng: "bn",
  Grek: "el",
  Hebr: "he",
  Armn: "hy",
  Geor: "ka",
  Guru: "pa",
  Gujr: "gu",
  Orya: "or",
  Taml: "ta",
  Telu: "te",
  Knda: "kn",
  Mlym: "ml",
  Sinh: "si",
  Laoo: "lo",
  Tibt: "bo",
  Khmr: "km",
  Mong: "mn",
  Thaa: "dv",
};

/** Even a script of its own is not quite proof: somebody may quote a word. */
const SCRIPT_CONFIDENCE = 0.99;
/** Less kana than this share of a text is a Chinese text with a Japanese name in it. */
const JAPANESE_KANA_SHARE = 0.15;

function fromScript({ script, words, share }: Carrying): IdentifiedLanguage {
  const confidence = SCRIPT_CONFIDENCE * share;
  if (script === "Hang") return { tag: "ko", script: "Kore", confidence };
  if (script !== "Hani") return { tag: OWNERS[script] ?? UNKNOWN, script, confidence };
  const text = words.map((word) => word.text).join("");
  const kana = words.reduce((n, word) => n + (word.script === "Kana" ? word.text.length : 0), 0);
  if (kana >= text.length * JAPANESE_KANA_SHARE && kana > 0) {
    return { tag: "ja", script: "Jpan", confidence };
  }
  return { tag: "zh", script: hanVariant(text), confidence };
}

/** Below this the words have said nothing that would be worth repeating. */
const LEAST_CONFIDENCE = 0.3;

function fromWords(
  shared: ScriptModel,
  { script, words, share }: Carrying,
  prior: LanguagePrior,
): IdentifiedLanguage {
  const telling = tellingWords(words);
  const inWords = byWords(shared, telling, { script, share }, prior);
  if (script !== "Latn" || !isShortEnglish(telling)) return inWords;
  return isExpected(inWords.tag, prior) || inWords.tag === ENGLISH
    ? inWords
    : { tag: ENGLISH, script, confidence: SHORT_CONFIDENCE * share };
}

const ENGLISH: LanguageTag = "en";
/** Enough to answer in, and too little to change the language of a conversation by. */
const SHORT_CONFIDENCE = 0.7;

function byWords(
  shared: ScriptModel,
  telling: readonly string[],
  { script, share }: Pick<Carrying, "script" | "share">,
  prior: LanguagePrior,
): IdentifiedLanguage {
  if (script === "Latn" && !isTold(shared, telling)) return fromPriorAlone(prior, script);
  const bias = withArabizi(biasOf(prior, script, telling.length), telling);
  const [best] = vote(shared, telling, bias);
  if (best === undefined || best.chance < LEAST_CONFIDENCE) return fromPriorAlone(prior, script);
  return { tag: best.tag, script, confidence: best.chance * share };
}

/** Longer messages are never keys struck at random. */
const DOUBTED_WORDS = 3;

function isTold(shared: ScriptModel, words: readonly string[]): boolean {
  return words.length > DOUBTED_WORDS || (words.length > 0 && looksLikeWords(shared, words));
}

/** Words that are the same in many languages, and abbreviations beside other words, tell nothing. */
function tellingWords(words: readonly Word[]): string[] {
  const own = words.filter(({ text }) => !INTERNATIONAL.has(text));
  const spelled = own.filter(({ capitals }) => !capitals);
  return (spelled.length > 0 ? spelled : own).map(({ text }) => text);
}

const INTERNATIONAL: ReadonlySet<string> = new Set(
  `visa viza ok okay email mail wifi online internet wechat weixin alipay whatsapp telegram facebook zoom google pdf app
  apps sms sim vpn qr hsk phd postdoc covid iphone android taobao didi nsfc beijing shanghai guangzhou shenzhen chengdu
  wuhan hangzhou nanjing tianjin chongqing harbin kunming urumqi china hotel taxi
  виза ок вичат`
    .trim()
    .split(/\s+/u),
);
