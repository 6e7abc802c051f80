import type { LanguageTag } from "../../domain/locale.ts";
import { readableStart } from "../../domain/readable-start.ts";
import type { Emergency } from "../../ports/emergency-detector.ts";
import { ARABIC_CUES } from "./ar.ts";
import { ARABIZI_CUES, ARABIZI_SIGN, arabiziWords } from "./ar-latn.ts";
import type { CueBook } from "./cue-book.ts";
import { ENGLISH_CUES } from "./en.ts";
import { SPANISH_CUES } from "./es.ts";
import { FRENCH_CUES } from "./fr.ts";
import { createCueMatcher, type CueMatcher, type Sighting } from "./matcher.ts";
import { romanisedBook, romanisedWords } from "./ru-latn.ts";
import { RUSSIAN_CUES } from "./ru.ts";
import { createSentenceReader, sentencesOf } from "./sentences.ts";
import { PINYIN_CUES } from "./zh-latn.ts";
import { CHINESE_CUES } from "./zh.ts";

/** What comes later in a message says nothing that its first part would not have said. */
export const MAX_CHARACTERS = 10_000;

/** Languages of one script: a sentence with far fewer common words of one than of another is not in it. */
const LEAST_SHARE = 0.6;
/** Sentences of so few words may lack the common ones. */
const SHORT_SENTENCE_WORDS = 6;

const CONFIDENCE = { sure: 0.95, likely: 0.8, hint: 0.7, saidToBeNow: 0.04, misspelt: 0.1 };

/** One language in one writing. */
interface Writing {
  readonly book: CueBook;
  /** What a sentence has that may be in this language. */
  readonly sign: RegExp;
  readonly prepare: (words: string) => string;
}

interface Reader extends Writing {
  readonly matcher: CueMatcher;
}

interface Found extends Sighting {
  readonly reader: Reader;
  /** The sentence, as its reader spells it. */
  readonly words: string;
  readonly misspelt: boolean;
  /** Which sentence of its language. */
  readonly sentence: number;
  /** It is the whole message. */
  readonly isCry?: true;
}

/** What the cues say of a message. */
export interface CueReading {
  readonly emergency: Emergency | null;
  /** Words of cues stand there, but what is around them speaks against all of them: "if", "in my novel", "last year". */
  readonly dismissed: boolean;
  /** The message is nothing but a cry for help. */
  readonly isCry: boolean;
}

export interface CueDetector {
  read(text: string): CueReading;
}

const LATIN = /\p{Script=Latin}/u;

function asIs(words: string): string {
  return words;
}

const WRITINGS: readonly Writing[] = [
  { book: ENGLISH_CUES, sign: LATIN, prepare: asIs },
  { book: CHINESE_CUES, sign: /\p{Script=Han}/u, prepare: asIs },
  { book: RUSSIAN_CUES, sign: /\p{Script=Cyrillic}/u, prepare: asIs },
  { book: FRENCH_CUES, sign: LATIN, prepare: asIs },
  { book: ARABIC_CUES, sign: /\p{Script=Arabic}/u, prepare: asIs },
  { book: SPANISH_CUES, sign: LATIN, prepare: asIs },
  { book: romanisedBook(RUSSIAN_CUES), sign: LATIN, prepare: romanisedWords },
  { book: ARABIZI_CUES, sign: ARABIZI_SIGN, prepare: arabiziWords },
  { book: PINYIN_CUES, sign: LATIN, prepare: asIs },
];

/** Whether an emergency is noticed by words of a language. */
export function hasEmergencyCues(language: LanguageTag): boolean {
  return WRITINGS.some(({ book }) => book.language === language);
}

/** Reading the books takes a quarter of a second, and nobody changes them. */
let readBooks: readonly Reader[] | null = null;

/** Looks for the cues of the books alone. Reads the books once and keeps nothing between messages. */
export function createCueDetector(): CueDetector {
  const readers = (readBooks ??= createReaders());
  return {
    read(text) {
      const sentences = sentencesOf(readableStart(text, MAX_CHARACTERS));
      const shares = [...share(sentences, readers)];
      const found = shares.flatMap(([reader, own]) => readAll(own, reader));
      const [first] = found.sort(
        (a, b) =>
          rankOf(a) - rankOf(b) || confidenceOf(b) - confidenceOf(a) || commonOf(b) - commonOf(a),
      );
      if (first === undefined) {
        const dismissed = shares.some(([{ matcher }, own]) => own.some(matcher.mentions));
        return { emergency: null, dismissed, isCry: false };
      }
      const { kind, reader } = first;
      const confidence = confidenceOf(first);
      return {
        emergency: { kind, language: reader.book.language, confidence },
        dismissed: false,
        isCry: first.isCry === true,
      };
    },
  };
}

function createReaders(): Reader[] {
  return WRITINGS.map((writing) => ({ ...writing, matcher: createCueMatcher(writing.book) }));
}

/** The sentences that may be in the language of each reader, in its spelling. */
function share(sentences: readonly string[], readers: readonly Reader[]): Map<Reader, string[]> {
  const shares = new Map<Reader, string[]>(readers.map((reader) => [reader, []]));
  for (const sentence of sentences) {
    const read = createSentenceReader(sentence);
    const candidates = readers
      .filter((reader) => reader.sign.test(sentence))
      .map((reader) => {
        const words = reader.prepare(read(reader.book));
        return { reader, words, common: reader.matcher.countCommon(words) };
      });
    const most = Math.max(0, ...candidates.map(({ common }) => common ?? 0));
    for (const { reader, words, common } of candidates) {
      const isShort = words.split(" ").length - 2 <= SHORT_SENTENCE_WORDS;
      const isLikely = common === null || common >= most * LEAST_SHARE;
      if (isShort || isLikely) shares.get(reader)?.push(words);
    }
  }
  return shares;
}

function readAll(own: readonly string[], reader: Reader): Found[] {
  const { matcher } = reader;
  const all = own.flatMap((typed, sentence): Found[] => {
    const words = matcher.corrected(typed);
    return matcher
      .sightings(words)
      .map((sighting) => ({ ...sighting, reader, words, misspelt: words !== typed, sentence }));
  });
  if (own.length > 0 && own.every(matcher.isCry)) return [cryOf(reader)];
  const found = all.filter((one) => one.strength !== "hint" || hasCompany(one, all));
  if (found.length === 0 || own.some(matcher.tellsItIsInvented)) return [];
  const isSettled = own.some(matcher.tellsItIsOver);
  return isSettled ? found.filter(staysUnsettled) : found;
}

function cryOf(reader: Reader): Found {
  const place = { words: "", sentence: 0, start: 0, end: 0 };
  return {
    kind: "medical",
    strength: "likely",
    now: false,
    misspelt: false,
    reader,
    isCry: true,
    ...place,
  };
}

/** "It is fine now" may speak of another matter; but a passport that was found is no longer lost. */
function staysUnsettled({ strength, kind }: Found): boolean {
  return strength === "sure" && kind !== "lostPassport";
}

/** Another cue stands in other words of the same sentence or in a sentence beside it. */
function hasCompany(hint: Found, all: readonly Found[]): boolean {
  return all.some(({ sentence, start, end }) => {
    const distance = Math.abs(sentence - hint.sentence);
    return distance === 1 || (distance === 0 && (end <= hint.start || hint.end <= start));
  });
}

/** Where several kinds are told of, the one whose help cannot wait comes first. */
function rankOf({ kind, strength }: Sighting): number {
  if (strength === "hint") return 5;
  switch (kind) {
    case "medical":
      return 0;
    case "fire":
      return 1;
    case "threat":
    case "detention":
      return 2;
    case "crime":
      // A theft is often told beside the passport that went with it.
      return strength === "sure" ? 2 : 4;
    case "lostPassport":
      return 3;
  }
}

/** Tells languages apart that share the words of a cue. */
function commonOf({ reader, words }: Found): number {
  return reader.matcher.countCommon(words) ?? 0;
}

function confidenceOf({ strength, now, misspelt }: Found): number {
  return (
    CONFIDENCE[strength] + (now ? CONFIDENCE.saidToBeNow : 0) - (misspelt ? CONFIDENCE.misspelt : 0)
  );
}
