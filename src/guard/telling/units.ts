import type { Lexicon } from "../lexicon.ts";
import { countriesIn, namesIn, type KnownNames } from "../names.ts";
import type { Reading } from "../read/reading.ts";
import { tellingLexiconOf } from "./lexicon.ts";
import type { Sign } from "./sign.ts";
import { signsOf } from "./signs.ts";

/** A sentence of a cited text, or a part of one that stands by itself: it is told again whole or not at all. */
export interface Unit {
  readonly text: number;
  /** Its place among the units of its text. */
  readonly index: number;
  /** Places of its first token and of the one behind its last. */
  readonly from: number;
  readonly to: number;
  readonly signs: readonly Sign[];
  /** Whether it points back at the unit before it. */
  readonly pointsBack: boolean;
  /** Whether it says anything that may limit another unit, so that it must not be left out. */
  readonly isLimit: () => boolean;
  /** Whether it belongs to the same sentence as the unit before it. */
  readonly isContinued: boolean;
}

/** The units of a reading; empty where its language has no words for that. */
export function unitsOf(
  reading: Reading,
  text: number,
  lexicon: Lexicon,
  known: KnownNames,
): Unit[] {
  const signs = signsOf(reading, lexicon) ?? [];
  return rangesOf(reading).flatMap(({ from, to, isContinued }, index) => {
    const own = signs.filter(({ at }) => at >= from && at < to);
    if (own.length === 0) return [];
    return [
      {
        text,
        index,
        from,
        to,
        signs: own,
        isContinued,
        pointsBack: pointsBack(reading, from, to, own, lexicon),
        isLimit: () => isLimit(reading, from, to, own, lexicon, known),
      },
    ];
  });
}

interface Range {
  readonly from: number;
  readonly to: number;
  readonly isContinued: boolean;
}

const SENTENCE_ENDS = /^[.!?。！？؟]$/u;
const SEMICOLON = /^[;；؛]$/u;
const COLON = /^[:：]$/u;

/** Sentences, and what semicolons part in them, unless they part the items of a list behind a colon. */
function rangesOf({ tokens }: Reading): Range[] {
  const ranges: Range[] = [];
  let from = 0;
  let isContinued = false;
  let isList = false;
  tokens.forEach(({ text }, at) => {
    const isEnd = SENTENCE_ENDS.test(text) && endsSentence(tokens[at + 1]?.raw);
    const isPart = SEMICOLON.test(text) && !isList;
    isList = !isEnd && (isList || COLON.test(text));
    if (!isEnd && !isPart) return;
    ranges.push({ from, to: at, isContinued });
    from = at + 1;
    isContinued = isPart;
  });
  if (from < tokens.length) ranges.push({ from, to: tokens.length, isContinued });
  return ranges;
}

/** After "г." and "e.g." the sentence goes on in small letters. */
function endsSentence(next: string | undefined): boolean {
  return next === undefined || !/^\p{Ll}/u.test(next);
}

function pointsBack(
  { tokens }: Reading,
  from: number,
  to: number,
  signs: readonly Sign[],
  lexicon: Lexicon,
): boolean {
  const telling = tellingLexiconOf(lexicon.language);
  const [first] = signs;
  if (telling === null || first === undefined) return false;
  const { anaphors, pronouns, words } = telling;
  if (words.dropsSubject && (first.kind === "modality" || first.kind === "negation")) return true;
  for (let at = from; at < to; at += 1) {
    const told = signs.filter(
      (one) => one.at < at && (one.kind === "word" || one.kind === "value"),
    ).length;
    if (told > 1) return false;
    const found = anaphors.startingAt(tokens, at);
    if (found?.sense === false) at = found.end - 1;
    else if (found !== null && told === 0) return true;
    else if (pronouns.startingAt(tokens, at) !== null) return true;
  }
  return false;
}

function isLimit(
  { tokens, plain }: Reading,
  from: number,
  to: number,
  signs: readonly Sign[],
  lexicon: Lexicon,
  known: KnownNames,
): boolean {
  const telling = tellingLexiconOf(lexicon.language);
  const [first] = signs;
  if (telling === null || first === undefined) return false;
  const isPointer = telling.pointers.startingAt(tokens, from) !== null;
  if (signs.some(({ kind }) => LIMITS.has(kind))) return true;
  if (isPointer) return false;
  if (first.isHead || signs.some(({ kind, key }) => kind === "value" && !key.startsWith("count")))
    return true;
  if (telling.turns.all(tokens.slice(from, to)).length > 0) return true;
  const text = plain.slice(tokens[from]?.start, tokens[to - 1]?.end);
  return (
    namesIn({ plain: text, tokens: tokens.slice(from, to) }, lexicon, known).length > 0 ||
    countriesIn(text, lexicon).size > 0
  );
}

const LIMITS: ReadonlySet<string> = new Set(["modality", "negation", "limit", "adverb", "or"]);
