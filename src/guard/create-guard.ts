import type { LanguageTag } from "../domain/locale.ts";
import type { Guard, GuardFault, Translated } from "../ports/guard.ts";
import type { LanguageIdentifier } from "../ports/language-identifier.ts";
import { draftedFaults } from "./drafted.ts";
import { gatherRuns, hasPromptMarks, type Runs } from "./leak.ts";
import { lexiconOf } from "./lexicon.ts";
import { lockedFaults } from "./locked.ts";
import { gatherThings } from "./locked/things.ts";
import { plainText, tokensOf, type Token } from "./text.ts";

export interface GuardOptions {
  readonly identifier: LanguageIdentifier;
  /** What the knowledge base knows by name, each thing by all of its names, in whatever language: a translation keeps them. */
  readonly things: readonly (readonly string[])[];
  /** The texts of all prompts. */
  readonly instructions: readonly string[];
}

/** Judges by words and figures alone; without time, files or network. */
export function createGuard({ identifier, things, instructions }: GuardOptions): Guard {
  const deps = { identifier, things: gatherThings(things) };
  const runs = gatherRuns(instructions);
  const judged =
    (faultsOf: typeof lockedFaults) =>
    (translated: Translated): readonly GuardFault[] =>
      safely(translated.text, () => [
        ...faultsOf(translated, deps),
        ...leakFaults(translated, runs),
      ]);
  return { translated: judged(lockedFaults), drafted: judged(draftedFaults) };
}

/** No more of a text is read. */
const MOST_READ = 10_000;

/** A text that cannot be judged is not to be shown. */
function safely(text: string, judge: () => GuardFault[]): readonly GuardFault[] {
  if (text.length > MOST_READ) return ["length"];
  try {
    return [...new Set(judge())];
  } catch {
    return ["markup"];
  }
}

/** Orders to a model that somebody wrote may be translated like all else; the prompts are in nobody’s words. */
function leakFaults({ text, language, original, from }: Translated, runs: Runs): GuardFault[] {
  const [said, open] = [plainText(text), plainText(original)];
  const [tokens, written] = [tokensOf(said), tokensOf(open)];
  const isPrompt = hasPromptMarks(said, open) || runs.standIn(tokens, written);
  const isOrder = ordersIn(written, from) === 0 && saysOrders(tokens, written, language);
  return isPrompt || isOrder ? ["leak"] : [];
}

/** Orders to a model that the original does not have, in the language asked for and in English. */
function saysOrders(
  tokens: readonly Token[],
  written: readonly Token[],
  language: LanguageTag,
): boolean {
  return [language, "en"].some((tag) => ordersIn(tokens, tag) > 0 && ordersIn(written, tag) === 0);
}

function ordersIn(tokens: readonly Token[], language: LanguageTag): number {
  return lexiconOf(language)?.leaks.all(tokens).length ?? 0;
}
