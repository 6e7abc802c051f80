import type { LanguageTag } from "../../domain/locale.ts";
import { createFinder, type Finder } from "../phrases.ts";
import { TELLING_WORDS } from "../words/telling/index.ts";
import type { TellingWords } from "../words/telling/types.ts";

/** What a run of words is to a sentence that is told again. */
export type WordSense =
  | { readonly kind: "filler" }
  | { readonly kind: "head" | "and" | "or" | "join" }
  | { readonly kind: "you" | "person"; readonly grammaticalCase: string }
  | { readonly kind: "same"; readonly group: number };

/** The words of one language for telling again, ready for looking up. */
export interface TellingLexicon {
  readonly words: TellingWords;
  readonly senses: Finder<WordSense>;
  readonly heads: Finder<true>;
  readonly openers: Finder<true>;
  readonly anaphors: Finder<boolean>;
  readonly pronouns: Finder<true>;
  readonly pointers: Finder<true>;
  readonly turns: Finder<true>;
  readonly apart: Finder<true>;
  readonly tails: Finder<true>;
}

const made = new Map<LanguageTag, TellingLexicon>();

/** `null` where there are no such words. */
export function tellingLexiconOf(language: LanguageTag): TellingLexicon | null {
  const known = made.get(language);
  if (known !== undefined) return known;
  const words = TELLING_WORDS[language];
  if (words === undefined) return null;
  const lexicon = gather(words);
  made.set(language, lexicon);
  return lexicon;
}

function gather(words: TellingWords): TellingLexicon {
  const simple = (list: string): Finder<true> => createFinder([[true, list]]);
  return {
    words,
    senses: createFinder<WordSense>([
      ...Object.entries(words.people).map(
        ([grammaticalCase, list]) => [{ kind: "person", grammaticalCase }, list] as const,
      ),
      ...Object.entries(words.you).map(
        ([grammaticalCase, list]) => [{ kind: "you", grammaticalCase }, list] as const,
      ),
      ...words.same.map((list, group) => [{ kind: "same", group }, list] as const),
      [{ kind: "and" }, words.and],
      [{ kind: "or" }, words.or],
      [{ kind: "join" }, words.joiners],
      [{ kind: "head" }, words.heads],
      [{ kind: "filler" }, words.fillers],
    ]),
    heads: simple(words.heads),
    openers: simple(words.openers),
    anaphors: createFinder<boolean>([
      [true, words.anaphors],
      [false, words.anaphorMasks],
    ]),
    pronouns: simple(words.pronouns),
    pointers: simple(words.pointers),
    turns: simple(words.turns),
    apart: simple(words.apart),
    tails: simple(words.tails),
  };
}
