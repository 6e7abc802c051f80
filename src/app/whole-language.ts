import type { Knowledge } from "../domain/knowledge.ts";
import { languageName, SOURCE_LANGUAGE, type LanguageTag } from "../domain/locale.ts";
import { hasPrivateWords } from "../domain/private-words.ts";
import { locksFactsIn } from "../guard/words/index.ts";
import type { Texts } from "../ports/texts.ts";
import { HUMAN_ARTICLE } from "../services/reply-builder.ts";
import { readsDaysIn } from "../understanding/days/lexers.ts";
import { noticesEmergenciesIn } from "../understanding/emergency.ts";
import { tellsKindsIn } from "../understanding/kind-reader.ts";
import { hasKinWords } from "../understanding/kin.ts";
import { readsNationalities } from "../understanding/nationality.ts";
import { readsStaysIn } from "../understanding/stay-length.ts";
import { hasUrgencyWords } from "../understanding/urgency-words.ts";

/** What is written in the languages, before any of them is held back. */
export interface Written {
  readonly knowledge: Pick<Knowledge, "articles" | "languages">;
  /** Languages with every sentence around the articles. */
  readonly locales: readonly LanguageTag[];
}

interface Part<Given extends readonly unknown[]> {
  readonly name: string;
  readonly isThere: (tag: LanguageTag, ...given: Given) => boolean;
  /** What becomes of people where it is missing, and where it is written. */
  readonly without: string;
}

/** How much of what English tells a whole language tells too. */
const LEAST_SHARE = 0.8;

/**
 * Protects people, and comes with the program: a language without one of these is never offered. Each asks the words that the
 * program reads by, so that what is listed here and what is read cannot differ.
 */
const PROTECTING: readonly Part<[]>[] = [
  {
    name: "emergencies",
    isThere: noticesEmergenciesIn,
    without:
      "somebody in need is not noticed (scripts/emergency-training, then npm run train:emergencies)",
  },
  {
    name: "kinds",
    isThere: tellsKindsIn,
    without:
      "who asks for a person is not understood (languages/<tag>/training, then npm run train:kinds)",
  },
  {
    name: "urgency",
    isThere: hasUrgencyWords,
    without: "staff do not see that days count (src/understanding/urgency)",
  },
  {
    name: "countries",
    isThere: readsNationalities,
    without:
      "passports are not read, or taken for a place (languages/<tag>/countries.json, src/understanding/cues)",
  },
  {
    name: "dates",
    isThere: (tag) => readsDaysIn(tag) && readsStaysIn(tag),
    without:
      "a rule is told for the wrong day or length (src/understanding/days, src/understanding/data/time-words.ts)",
  },
  {
    name: "kin",
    isThere: hasKinWords,
    without: "another person’s passport is taken for the asker’s (src/understanding/kin.ts)",
  },
  {
    name: "privacy",
    isThere: hasPrivateWords,
    without: "numbers that tell who somebody is are kept (src/domain/private-words.ts)",
  },
  {
    name: "guard",
    isThere: locksFactsIn,
    without: "a translation may change a fact unseen (src/guard/words)",
  },
];

/** Written by editors, and edited later: asked of by `content check`, and silences no language that is offered already. */
const WRITTEN: readonly Part<[Written]>[] = [
  {
    name: "person",
    isThere: asksForPerson,
    without: `who asks for a person is not understood (knowledge/${HUMAN_ARTICLE})`,
  },
  {
    name: "locale",
    isThere: (tag, { locales }) => locales.includes(tag),
    without: "the service has no sentences around the articles (locales)",
  },
  {
    name: "articles",
    isThere: (tag, written) => isSpokenFor(tag, written) && shareOf(tag, written) >= LEAST_SHARE,
    without:
      "most questions find nothing; all of knowledge/conversation and 80 % of the articles of English are needed",
  },
];

/** The names of all parts, in the order of the tables that show them. */
export const PART_NAMES: readonly string[] = [...PROTECTING, ...WRITTEN].map(({ name }) => name);

/** The parts without which a language is never offered, that it lacks. */
export function unprotectedIn(tag: LanguageTag): readonly string[] {
  return PROTECTING.filter(({ isThere }) => !isThere(tag)).map(({ name }) => name);
}

/** Articles without sentences of the service around them cannot be served, nor the other way round, nor either without protection. */
export function servedLanguages(
  { languages }: Pick<Knowledge, "languages">,
  texts: Pick<Texts, "languages">,
): readonly LanguageTag[] {
  return languages.filter(
    (tag) => texts.languages.includes(tag) && unprotectedIn(tag).length === 0,
  );
}

/** The sentences with those languages alone in which people are protected: pages, menus and commands offer no other. */
export function protectedTexts<T extends Pick<Texts, "languages">>(texts: T): T {
  const languages = texts.languages.filter((tag) => unprotectedIn(tag).length === 0);
  return { ...texts, languages };
}

/** A language and what of it is there. */
export interface LanguageStatus {
  readonly tag: LanguageTag;
  /** `refused`: its texts and sentences would be offered, and a part is missing. */
  readonly state: "offered" | "refused" | "in the making";
  readonly parts: Readonly<Record<string, boolean>>;
  /** Of the articles that English has, 0 to 1. */
  readonly share: number;
}

/** Every language of which something is written, English first and the others by their tags. */
export function languageStatuses(written: Written): readonly LanguageStatus[] {
  const { knowledge, locales } = written;
  const texts = [...knowledge.articles.values()].flatMap((article) => [...article.texts.keys()]);
  const tags = new Set([...texts, ...locales]);
  const order = [...tags].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return order.map((tag) => {
    const parts = partsOf(tag, written);
    const isMeant = knowledge.languages.includes(tag) && locales.includes(tag);
    const isWhole = Object.values(parts).every(Boolean);
    const state = !isMeant ? "in the making" : isWhole ? "offered" : "refused";
    return { tag, state, parts, share: shareOf(tag, written) };
  });
}

/** What to tell of each language that is offered and is not whole: its name, the parts that it lacks, and what to do. */
export function unsafeLanguages(written: Written): readonly string[] {
  return languageStatuses(written)
    .filter(({ state }) => state === "refused")
    .map(({ tag, parts }) => {
      const missing = [...PROTECTING, ...WRITTEN].filter(({ name }) => parts[name] === false);
      const names = missing.map(({ name }) => name).join(", ");
      return [
        `${languageName(tag, SOURCE_LANGUAGE)} (${tag}) is offered without: ${names}; ` +
          `add what is missing (docs/adding-a-language.md), or take locales/${tag}.json away until it is there`,
        ...missing.map(({ name, without }) => `  ${name}: ${without}`),
      ].join("\n");
    });
}

function partsOf(tag: LanguageTag, written: Written): Readonly<Record<string, boolean>> {
  return Object.fromEntries([
    ...PROTECTING.map(({ name, isThere }) => [name, isThere(tag)] as const),
    ...WRITTEN.map(({ name, isThere }) => [name, isThere(tag, written)] as const),
  ]);
}

function rank(tag: LanguageTag): number {
  return tag === SOURCE_LANGUAGE ? 0 : 1;
}

/** Somebody is found by what the article knows of ways to ask; where nobody can be asked for in English, nobody can elsewhere. */
function asksForPerson(tag: LanguageTag, { knowledge }: Written): boolean {
  const texts = knowledge.articles.get(HUMAN_ARTICLE)?.texts;
  return texts === undefined || (texts.get(tag)?.questions.length ?? 0) > 0;
}

/** The topic `conversation` is whole, by the same rule as everywhere. */
function isSpokenFor(tag: LanguageTag, { knowledge }: Written): boolean {
  return knowledge.languages.includes(tag);
}

function shareOf(tag: LanguageTag, { knowledge }: Written): number {
  const source = [...knowledge.articles.values()].filter(({ texts }) => texts.has(SOURCE_LANGUAGE));
  const told = source.filter(({ texts }) => texts.has(tag));
  return source.length === 0 ? 1 : told.length / source.length;
}
