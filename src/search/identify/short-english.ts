import { bareLanguage, type LanguageTag } from "../../domain/locale.ts";
import type { LanguagePrior } from "../../ports/language-identifier.ts";

/** Longer messages hold words enough to tell a language by. */
const MOST_WORDS = 3;

/**
 * Whether a few words are English ones, all of them, and so no proof of the language from which English took some: “restaurant
 * etiquette” is not French, nor is “hiya” Arabic. Words that English shares with others do not tell it alone.
 */
export function isShortEnglish(words: readonly string[]): boolean {
  return (
    words.length <= MOST_WORDS &&
    words.some((word) => ENGLISH.has(word)) &&
    words.every((word) => ENGLISH.has(word) || SHARED.has(word))
  );
}

/**
 * Whether a language is the one that is spoken, or stated where nothing was said yet, and may have such words: one that is not
 * written in Latin letters has none.
 */
export function isExpected(tag: LanguageTag, { conversation, localeHint }: LanguagePrior): boolean {
  const stated = conversation ?? localeHint;
  if (stated === null || bareLanguage(stated) !== tag) return false;
  return new Intl.Locale(tag).maximize().script === "Latn";
}

/** What people type who are quick, and the words of our subjects that resemble those of other languages. */
const ENGLISH: ReadonlySet<string> = new Set(
  `thx thnx thanx tnx tks ty tysm thanks thank hiya heya hey hi hello howdy sup wassup bye byebye goodbye cya cheers
  yep yup nope yeah nah pls plz please np nvm idk lol brb btw asap gotcha welcome sorry
  etiquette manners gift gifts toast toasting tea dinner lunch banquet food tipping tips table seating chopsticks
  business card cards meeting meetings greeting greetings handshake dress weather
  fee fees cost costs price prices pay payment salary wage pension tax taxes refund insurance deposit
  work working job jobs hire hiring employer student students study school schools spouse wife husband child children
  kids family parents friend host invite letter photos health check medical doctor nurse
  stay staying overstay entry exit border arrival customs flight train airport bank rent housing flat
  landlord renew renewal extend apply application status deadline help`
    .trim()
    .split(/\s+/u),
);

const SHARED: ReadonlySet<string> = new Set(
  `restaurant restaurants hotel hotels taxi passport permit permits residence registration invitation invitations
  extension transit address visa visas conference seminar university research science grant grants scholarship fund
  contract certificate document documents degree diploma translation notary hospital emergency police station metro bus
  culture social religion halal menu alcohol dialogue international foreign chinese china simple general public
  religious festival holiday holidays weekend calendar center centre office hours telephone phone number person`
    .trim()
    .split(/\s+/u),
);
