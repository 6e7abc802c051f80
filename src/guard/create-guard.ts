import type { LanguageTag } from "../domain/locale.ts";
import type { Composed, Guard, GuardFault, Translated } from "../ports/guard.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import { isInLanguage } from "./language.ts";
import { gatherRuns, hasPromptMarks, type Runs } from "./leak.ts";
import { leadFaults } from "./lead.ts";
import { lexiconOf, type Lexicon } from "./lexicon.ts";
import { draftedFaults } from "./drafted.ts";
import { lockedFaults } from "./locked.ts";
import { gatherThings } from "./locked/things.ts";
import { meaningFaults } from "./meaning.ts";
import { countriesIn, gatherNames, namesIn, standsIn, stemsOf, type KnownNames } from "./names.ts";
import { readText, type Reading } from "./read/reading.ts";
import { lengthFaults, markupFaults } from "./shape.ts";
import { dateFaults, exactFaults, figureFaults } from "./support.ts";
import { tellingOf } from "./telling/telling.ts";
import { plainText, tokensOf, type Token } from "./text.ts";

export interface GuardOptions {
  readonly identifier: LanguageIdentifier;
  /** What the knowledge base knows by name, in any language: programmes, forms, authorities, places. */
  readonly names: readonly string[];
  /** The same by what they name: each by all of its names, in whatever language. Without it a translation may rename them. */
  readonly things?: readonly (readonly string[])[];
  /** The texts of all prompts. */
  readonly instructions: readonly string[];
}

/** Judges by words and figures alone; without time, files or network. */
export function createGuard(options: GuardOptions): Guard {
  const { identifier, instructions } = options;
  const known = gatherNames(options.names);
  const things = gatherThings(options.things ?? []);
  const runs = gatherRuns(instructions);
  return {
    lead: (sentence, language, titles) => {
      const topic = cutShort(titles);
      return safely(sentence, () => [
        ...markupFaults(sentence, ""),
        ...leakFaults(sentence, topic, language, runs),
        ...(isInLanguage(sentence, language, identifier, topic) ? [] : ["language" as const]),
        ...leadFaults(sentence, language, topic, known),
      ]);
    },
    composed: (composed) =>
      safely(composed.sentence, () =>
        composedFaults({ ...composed, cited: cutShort(composed.cited) }, known, runs, identifier),
      ),
    translated: (translated) =>
      safely(
        translated.text,
        () => [
          ...lockedFaults(translated, { identifier, things }),
          ...translatedLeakFaults(translated, runs),
        ],
        MOST_TRANSLATED,
      ),
    drafted: (translated) =>
      safely(
        translated.text,
        () => [
          ...draftedFaults(translated, { identifier, things }),
          ...translatedLeakFaults(translated, runs),
        ],
        MOST_TRANSLATED,
      ),
  };
}

/** A longer one has its fault already, whatever else it says. */
const MOST_READ = 2_000;
/** No more of a text is read. */
const MOST_TRANSLATED = 10_000;

/** A text that cannot be judged is not to be shown. */
function safely(
  sentence: string,
  judge: () => GuardFault[],
  most = MOST_READ,
): readonly GuardFault[] {
  if (sentence.length > most) return ["length"];
  try {
    return [...new Set(judge())];
  } catch {
    return ["markup"];
  }
}

/** So much of what is cited is read; reviewed sentences are far shorter. */
const MOST_CITED = 10_000;

function cutShort(texts: readonly string[]): string[] {
  const cut: string[] = [];
  let left = MOST_CITED;
  for (const text of texts) {
    if (left <= 0) break;
    cut.push(text.slice(0, left));
    left -= text.length + 1;
  }
  return cut;
}

function composedFaults(
  { sentence, language, cited }: Composed,
  known: KnownNames,
  runs: Runs,
  identifier: LanguageIdentifier,
): GuardFault[] {
  const whole = cited.join("\n");
  const faults = [
    ...lengthFaults(sentence, cited),
    ...markupFaults(sentence, whole),
    ...leakFaults(sentence, cited, language, runs),
  ];
  const lexicon = lexiconOf(language);
  if (lexicon === null) {
    return isVerbatim(sentence, cited) ? faults : [...faults, "language"];
  }
  if (!isInLanguage(sentence, language, identifier, cited)) faults.push("language");
  const said = readText(sentence, lexicon);
  const readings = cited.map((text) => readText(text, lexicon));
  const { faults: told, units } = tellingOf(said, readings, lexicon, known);
  return [
    ...faults,
    ...figureFaults(said, readings, lexicon),
    ...dateFaults(said, readings),
    ...exactFaults(said, readings),
    ...nameFaults(said, readings, lexicon, known),
    ...told,
    // Of a sentence that tells its units again, it is known what it has to be compared with.
    ...meaningFaults(said, readings, told.length === 0 ? units : null),
  ];
}

function nameFaults(
  said: Reading,
  cited: readonly Reading[],
  lexicon: Lexicon,
  known: KnownNames,
): GuardFault[] {
  const texts = cited.map(({ plain }) => stemsOf(tokensOf(plain)));
  const text = { plain: said.plain, tokens: said.tokens };
  const isBorne = namesIn(text, lexicon, known).every((name) => standsIn(name, texts));
  const countries = cited.map(({ plain }) => countriesIn(plain, lexicon));
  const isKnown = [...countriesIn(said.plain, lexicon)].every((code) =>
    countries.some((codes) => codes.has(code)),
  );
  return isBorne && isKnown ? [] : ["name"];
}

function leakFaults(
  sentence: string,
  open: readonly string[],
  language: LanguageTag,
  runs: Runs,
): GuardFault[] {
  const tokens = tokensOf(plainText(sentence));
  const openTokens = open.map((text) => tokensOf(plainText(text)));
  const isLeak = tellsPrompts(sentence, open, runs) || saysOrders(tokens, openTokens, language);
  return isLeak ? ["leak"] : [];
}

function tellsPrompts(sentence: string, open: readonly string[], runs: Runs): boolean {
  const openTokens = open.map((text) => tokensOf(plainText(text)));
  return (
    hasPromptMarks(plainText(sentence), plainText(open.join("\n"))) ||
    runs.standIn(tokensOf(plainText(sentence)), openTokens)
  );
}

/** Orders to a model that somebody wrote may be translated like all else; the prompts are in nobody’s words. */
function translatedLeakFaults(
  { text, language, original, from }: Translated,
  runs: Runs,
): GuardFault[] {
  const [tokens, open] = [text, original].map((one) => tokensOf(plainText(one)));
  const written = lexiconOf(from)?.leaks.all(open ?? []) ?? [];
  const isOrder = written.length === 0 && saysOrders(tokens ?? [], [open ?? []], language);
  return isOrder || tellsPrompts(text, [original], runs) ? ["leak"] : [];
}

/** Orders to a model, in the language asked for and in English. */
function saysOrders(
  tokens: readonly Token[],
  open: readonly (readonly Token[])[],
  language: LanguageTag,
): boolean {
  return [language, "en"].some((tag) => {
    const orders = lexiconOf(tag)?.leaks;
    if (orders === undefined || orders.all(tokens).length === 0) return false;
    return open.every((text) => orders.all(text).length === 0);
  });
}

/** Word for word a part of one cited text. */
function isVerbatim(sentence: string, cited: readonly string[]): boolean {
  const words = wordsOf(sentence);
  return words.trim() !== "" && cited.some((text) => wordsOf(text).includes(words));
}

function wordsOf(text: string): string {
  const words = tokensOf(plainText(text)).map(({ text: word }) => word);
  return ` ${words.join(" ")} `.replace(/ [.。।] $/u, " ");
}
