import type { CountryCode } from "../domain/fact.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { Reading } from "../domain/reading.ts";
import { speaksOfAbroad } from "./abroad.ts";
import {
  createRomanisedLexicon,
  hasOwnCountryWords,
  lexiconOf,
  type CountryLexicon,
  type WordForm,
} from "./country-words.ts";
import { ARABIC_CUES } from "./cues/ar.ts";
import { ENGLISH_CUES } from "./cues/en.ts";
import { SPANISH_CUES } from "./cues/es.ts";
import { FRENCH_CUES } from "./cues/fr.ts";
import { OTHER_CUES } from "./cues/other.ts";
import { ROMANISED_RUSSIAN_CUES, RUSSIAN_CUES } from "./cues/ru.ts";
import type { Role, RoleRule } from "./cues/rule.ts";
import { CHINESE_CUES } from "./cues/zh.ts";
import { findMentions, type Mention } from "./mentions.ts";
import type { QuestionText } from "./text.ts";

export type NationalityReading = Pick<
  Reading,
  "nationalities" | "residence" | "ambiguous" | "abroad"
>;

export interface NationalityReader {
  read(text: QuestionText, language: LanguageTag): NationalityReading;
  /**
   * The same of a few words that only go on with a question: “and for India?” asks of a passport what was asked before, and is no
   * question about India.
   */
  readGoingOn(text: QuestionText, language: LanguageTag): NationalityReading;
}

interface Vocabulary {
  readonly lexicon: CountryLexicon;
  readonly cues: readonly RoleRule[];
}

interface Judged {
  readonly mention: Mention;
  readonly role: Role;
  /** No rule held: the role is the usual one of the form. */
  readonly byDefault: boolean;
}

const CUES: Readonly<Record<LanguageTag, readonly RoleRule[]>> = {
  ...OTHER_CUES,
  ar: ARABIC_CUES,
  en: ENGLISH_CUES,
  es: SPANISH_CUES,
  fr: FRENCH_CUES,
  ru: RUSSIAN_CUES,
  zh: CHINESE_CUES,
};

/** Whether a passport is told from a residence and a way there in a language, and its countries by the names that people type. */
export function readsNationalities(language: LanguageTag): boolean {
  return hasOwnCountryWords(language) && Object.hasOwn(CUES, language);
}

const USUAL_ROLE: Readonly<Record<WordForm, Role>> = {
  name: "origin",
  person: "nationality",
  adjective: "elsewhere",
};

/** More countries than this in one question are a list of countries, not somebody's passports. */
const MOST_NATIONALITIES = 4;

/**
 * Words of a language are gathered when it is first asked in, and kept.
 *
 * @param languages those whose words are gathered at once, so that no question waits for them
 */
export function createNationalityReader(languages: readonly LanguageTag[]): NationalityReader {
  const kept = new Map<string, Vocabulary>();
  const vocabulary = (name: string): Vocabulary | null => {
    const known = kept.get(name);
    if (known !== undefined) return known;
    const made = makeVocabulary(name);
    if (made !== null) kept.set(name, made);
    return made;
  };
  for (const language of languages) vocabulary(language);
  if (languages.includes("ru")) vocabulary(ROMANISED_RUSSIAN);
  const judged = (text: QuestionText, language: LanguageTag): Judged[] => {
    const vocabularies = vocabulariesFor(text.plain, language)
      .map(vocabulary)
      .filter((found) => found !== null);
    return judgeAll(text, vocabularies);
  };
  const conclude = (text: QuestionText, all: readonly Judged[]): NationalityReading => {
    const others = all.filter(({ role }) => role !== "nationality" && role !== "denied");
    const abroad = speaksOfAbroad(
      text.plain,
      others.map(({ mention }) => mention),
    );
    return { ...concludeFrom(all), abroad };
  };
  return {
    read: (text, language) => conclude(text, judged(text, language)),
    readGoingOn: (text, language) => {
      const all = judged(text, language);
      const [only] = all;
      const isAsked = all.length === 1 && only !== undefined && asksOfPeople(only);
      return conclude(text, isAsked ? [{ ...only, role: "nationality" }] : all);
    },
  };
}

/** Words before a country that mean its people where nothing else is said. */
const FOR_THEM = /(?:^| )(?:for|about|pour|para|sobre|для|насчет|про|عن|ل|لل|\+ل)$/u;

function asksOfPeople({ mention: { word, before }, role }: Judged): boolean {
  return (
    role !== "residence" &&
    role !== "denied" &&
    (word.form === "adjective" || FOR_THEM.test(startOf(before)))
  );
}

/** What stands before the country’s own word. */
function startOf(before: string): string {
  return before.replace(/ ?(?:the|la|le|l|el)?$/u, "").trimEnd();
}

const ROMANISED_RUSSIAN = "ru-Latn";

function makeVocabulary(name: string): Vocabulary | null {
  if (name === ROMANISED_RUSSIAN) {
    const russian = lexiconOf("ru");
    return russian === null
      ? null
      : { lexicon: createRomanisedLexicon(russian), cues: ROMANISED_RUSSIAN_CUES };
  }
  const lexicon = lexiconOf(name);
  return lexicon === null ? null : { lexicon, cues: CUES[name] ?? [] };
}

/** The language itself first, then those whose names are borrowed in its script. */
function vocabulariesFor(plain: string, language: LanguageTag): string[] {
  const latin = /[a-z]/u.test(plain);
  const names = [language];
  if (language === "ru" && latin) names.push(ROMANISED_RUSSIAN);
  if (latin) names.push("en");
  if (/\p{Script=Cyrillic}/u.test(plain)) names.push("ru");
  if (/\p{Script=Han}/u.test(plain)) names.push("zh");
  if (/\p{Script=Arabic}/u.test(plain) && language !== "fa" && language !== "ur") names.push("ar");
  return [...new Set(names)];
}

function judgeAll(text: QuestionText, vocabularies: readonly Vocabulary[]): Judged[] {
  const all: Judged[] = [];
  const cues = vocabularies.flatMap((vocabulary) => vocabulary.cues);
  for (const vocabulary of vocabularies) {
    for (const mention of findMentions(text, vocabulary.lexicon)) {
      const taken = all.some(
        ({ mention: other }) => mention.start < other.end && other.start < mention.end,
      );
      if (!taken)
        all.push(judge(mention, vocabulary.lexicon.unit === "words" ? cues : vocabulary.cues));
    }
  }
  all.sort((a, b) => a.mention.start - b.mention.start);
  return shareRoles(all.filter(counts), text.plain);
}

/** The solemn part of a country’s name, as in "the Commonwealth of Dominica" and "哈萨克斯坦共和国". */
const TITLE_BEFORE =
  / (?:(?:the|la|le|l|el|islamic|federal|democratic|socialist|people s|hashemite|plurinational) )*(?:republic|kingdom|commonwealth|sultanate|state|principality|emirate|union|federation|grand duchy|republique|royaume|republica|reino|республик\p{L}*|королевств\p{L}*|جمهوريه|مملكه|دوله|سلطنه|republik)(?: (?:of|de|du|d|del))?(?: the)?$/u;
const TITLE_AFTER = /^(?:民主|伊斯兰|人民|社会主义|联邦)*(?:共和国|王国|联邦)/u;

function judge(mention: Mention, cues: readonly RoleRule[]): Judged {
  const start = mention.before.replace(TITLE_BEFORE, "");
  const rest = mention.after.replace(TITLE_AFTER, "");
  const rule = cues.find(
    ({ forms, before, after }) =>
      (forms === undefined || forms.includes(mention.word.form)) &&
      (before === undefined || before.test(start)) &&
      (after === undefined || after.test(rest)),
  );
  return {
    mention,
    role: rule?.role ?? USUAL_ROLE[mention.word.form],
    byDefault: rule === undefined,
  };
}

/** Words that are also ordinary words count only beside a cue; "us" is a pronoun unless "passport" or so follows. */
function counts({ mention, role, byDefault }: Judged): boolean {
  const { word, capital, found } = mention;
  if (word.codes.length === 0) return true;
  if (found === "us" && !capital) return role === "nationality";
  if (word.caution === "none" || !byDefault) return true;
  return word.caution === "unlessCapital" && capital;
}

const JOINT =
  /^[\s,/&、()·]*(?:and|or|und|и|или|и\/или|и из|et|ou|y|e|o|و|أو|او|和|与|與|及|或|dan|ve|va|және|жана|và|na)?[\s,/&、]*$/u;

/** What joins two countries that are both denied. */
const ALTERNATIVE = /^ ?(?:or|nor|или|ни|ou|ni|o|أو|او|或|或者)(?: |$)/u;

/** In "citizens of Kazakhstan and Uzbekistan" what is said of one is said of both. */
function shareRoles(all: readonly Judged[], plain: string): Judged[] {
  const shared = [...all];
  const share = (index: number, from: number): void => {
    const own = shared[index];
    const other = shared[from];
    if (own === undefined || other === undefined || other.byDefault) return;
    const [first, second] = index < from ? [own, other] : [other, own];
    const between = plain.slice(first.mention.end, second.mention.start);
    // "Not India, Australia" denies one; "not from India or Pakistan" both.
    if (other.role === "denied" && !ALTERNATIVE.test(between)) return;
    if (!own.byDefault || !JOINT.test(between)) return;
    shared[index] = { ...own, role: other.role, byDefault: false };
  };
  for (let index = 1; index < shared.length; index += 1) share(index, index - 1);
  for (let index = shared.length - 2; index >= 0; index -= 1) share(index, index + 1);
  return shared;
}

function concludeFrom(all: readonly Judged[]): Omit<NationalityReading, "abroad"> {
  const certain = all.filter(({ role }) => role === "nationality");
  const origins = all.filter(({ role }) => role === "origin");
  const chosen = certain.length > 0 ? certain : origins;
  const single = new Set<CountryCode>();
  const open = new Set<CountryCode>();
  for (const { mention } of chosen) {
    const [code, ...others] = mention.word.codes;
    if (code !== undefined && others.length === 0) single.add(code);
  }
  // "Congolese (DRC)" tells which.
  for (const { mention } of chosen) {
    const { codes } = mention.word;
    if (!codes.some((code) => single.has(code))) for (const code of codes) open.add(code);
  }
  const nationalities = single.size > MOST_NATIONALITIES ? [] : [...single];
  return {
    nationalities,
    residence: residenceOf(all, certain.length > 0 ? origins : []),
    ambiguous: [...open],
  };
}

/** "An Uzbek from Russia" lives there, as far as the words tell. */
function residenceOf(all: readonly Judged[], origins: readonly Judged[]): CountryCode | null {
  const named = [...all.filter(({ role }) => role === "residence"), ...origins.filter(saidFrom)];
  const code = named.find(({ mention }) => mention.word.codes.length === 1)?.mention.word.codes[0];
  return code ?? null;
}

function saidFrom({ byDefault }: Judged): boolean {
  return !byDefault;
}
