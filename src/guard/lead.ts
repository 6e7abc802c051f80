import type { LanguageTag } from "../domain/locale.ts";
import type { GuardFault } from "../ports/guard.ts";
import { onlyLeads } from "./lead-words.ts";
import { lexiconOf, type Lexicon } from "./lexicon.ts";
import { countriesIn, namesIn, standsIn, stemsOf, type KnownNames } from "./names.ts";
import { createFinder, type Found } from "./phrases.ts";
import { readText, type Reading } from "./read/reading.ts";
import { blanked, plainText, tokensOf } from "./text.ts";
import { LEADING_WORDS } from "./words/lead/index.ts";

const MOST_CHARACTERS = 160;
/** A mark that ends a sentence, with more words behind it. */
const SECOND_SENTENCE = /[.!?;。！？；؟؛…]["'»”)\]]?\s*[\p{L}\p{N}]/u;
/** The dots of "e.g." and "12.5" end nothing. */
const INNER_DOT = /(?<=[\p{L}\p{N}])\.(?=[\p{L}\p{N}])/gu;

/** What is wrong with a sentence that only leads in to others. */
export function leadFaults(
  sentence: string,
  language: LanguageTag,
  topic: readonly string[],
  known: KnownNames,
): GuardFault[] {
  const lexicon = lexiconOf(language);
  if (lexicon === null) return ["language"];
  const plain = withoutTopic(plainText(sentence), topic);
  const said = readText(plain, lexicon);
  return [
    ...shapeFaults(sentence),
    ...sayingFaults(said),
    ...claimFaults(said, lexicon),
    ...nameFaults(said, topic, lexicon, known),
    ...wordFaults(sentence, language, topic),
  ];
}

/** A lead-in that is too long has its fault already. */
function wordFaults(
  sentence: string,
  language: LanguageTag,
  topic: readonly string[],
): GuardFault[] {
  if (Array.from(sentence).length > MOST_CHARACTERS) return [];
  const isLead = onlyLeads(tokensOf(plainText(sentence)), language, topic.map(plainText));
  return isLead ? [] : ["words"];
}

function shapeFaults(sentence: string): GuardFault[] {
  const text = sentence.trim();
  const length = Array.from(text).length;
  const isSecond = SECOND_SENTENCE.test(text.replace(INNER_DOT, ""));
  return length === 0 || length > MOST_CHARACTERS || isSecond ? ["length"] : [];
}

/** Figures, dates, addresses and visas. */
function sayingFaults(said: Reading): GuardFault[] {
  const faults: GuardFault[] = [];
  for (const { kind, isArticle } of said.figures) {
    if (!isArticle) faults.push(kind === "duration" || kind === "money" ? kind : "number");
  }
  if (said.dates.length > 0) faults.push("date");
  for (const { kind } of said.contacts) faults.push(kind === "link" ? "link" : "contact");
  for (const { kind } of said.letters) faults.push(kind === "visa" ? "visa" : "name");
  const hasDigit = said.tokens.some(({ raw }) => /\p{N}/u.test(raw));
  if (hasDigit && faults.length === 0) faults.push("number");
  return faults;
}

/** Anything about who may or must do what, a denial, a promise, a call to act, a yes. */
function claimFaults(said: Reading, lexicon: Lexicon): GuardFault[] {
  const faults: GuardFault[] = [];
  if (said.negations.length > 0) faults.push("negation");
  const masks = createFinder([[true, LEADING_WORDS[lexicon.language]?.masks ?? ""]]).all(
    said.tokens,
  );
  const isBare = (found: Found<unknown>): boolean =>
    !masks.some(({ at, end }) => at < found.end && found.at < end);
  const isClaim =
    lexicon.eligibility.all(said.tokens).some((one) => one.sense === true && isBare(one)) ||
    lexicon.advice.all(said.tokens).some((one) => isBare(one) && isCall(said, one.at, lexicon)) ||
    lexicon.confirmation.all(said.tokens).some(isBare);
  if (isClaim) faults.push("eligibility");
  return faults;
}

/** Words such as "check" call to do something where a part begins, or after "you", "and" or "please". */
function isCall({ tokens }: Reading, at: number, lexicon: Lexicon): boolean {
  const [token, before] = [tokens[at], tokens[at - 1]];
  if (lexicon.isHan || token?.isFirst === true || before === undefined) return true;
  return before.kind === "mark" || lexicon.callers.has(before.text);
}

function nameFaults(
  said: Reading,
  topic: readonly string[],
  lexicon: Lexicon,
  known: KnownNames,
): GuardFault[] {
  const texts = topic.map((text) => stemsOf(tokensOf(plainText(text))));
  const names = namesIn({ plain: said.plain, tokens: said.tokens }, lexicon, known);
  const countries = topic.map((text) => countriesIn(plainText(text), lexicon));
  const areKnown = [...countriesIn(said.plain, lexicon)].every((code) =>
    countries.some((codes) => codes.has(code)),
  );
  return areKnown && names.every((name) => standsIn(name, texts)) ? [] : ["name"];
}

/** Titles and their parts before and behind a colon, where they stand as a whole, say nothing of the model's. */
function withoutTopic(plain: string, topic: readonly string[]): string {
  const lower = plain.toLowerCase();
  const texts = topic.flatMap((text) => [text, ...text.split(/[:：]/u)]);
  const spans = texts.flatMap((text) => {
    const words = plainText(text).toLowerCase();
    if (words.length < SHORTEST_TOPIC || lower.length !== plain.length) return [];
    const start = lower.indexOf(words);
    if (start < 0 || isInsideWord(plain, start, start + words.length)) return [];
    return [{ start, end: start + words.length }];
  });
  return blanked(plain, spans);
}

/** Shorter ones could be any word. */
const SHORTEST_TOPIC = 4;

function isInsideWord(plain: string, start: number, end: number): boolean {
  const isPart = (a: string, b: string): boolean =>
    /^[\p{L}\p{N}]$/u.test(a) && /^[\p{L}\p{N}]$/u.test(b) && !/\p{Script=Han}/u.test(a + b);
  return (
    isPart(plain.charAt(start - 1), plain.charAt(start)) ||
    isPart(plain.charAt(end - 1), plain.charAt(end))
  );
}
