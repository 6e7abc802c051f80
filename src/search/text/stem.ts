import snowball from "snowball-stemmers";
import type { LanguageTag } from "../../domain/locale.ts";

/** The stem of one lower-case word; never throws, and never returns an empty string for a word. */
export type Stemmer = (word: string) => string;

const ALGORITHMS: Readonly<Record<string, string>> = {
  ar: "arabic",
  en: "english",
  es: "spanish",
  fr: "french",
  pt: "portuguese",
  ru: "russian",
  tr: "turkish",
};
const LONGEST_WORD = 40;
/** Stemming costs far more than looking up; bounded, since questions bring new words for ever. */
const MOST_KNOWN = 20_000;
const stemmers = new Map<LanguageTag, Stemmer>();

/** The stemmer of a language; the word itself where there is none. */
export function stemmerFor(language: LanguageTag): Stemmer {
  const known = stemmers.get(language);
  if (known !== undefined) return known;
  const algorithm = ALGORITHMS[language];
  const made = algorithm === undefined ? (word: string): string => word : snowballStemmer(algorithm);
  stemmers.set(language, made);
  return made;
}

function snowballStemmer(algorithm: string): Stemmer {
  const stemmer = snowball.newStemmer(algorithm);
  const known = new Map<string, string>();
  return (word) => {
    if (word.length < 3 || word.length > LONGEST_WORD) return word;
    const before = known.get(word);
    if (before !== undefined) return before;
    const stem = stemmer.stem(word) || word;
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(word, stem);
    return stem;
  };
}
