import type { GuardFault } from "../../ports/guard.ts";
import type { Lexicon } from "../lexicon.ts";
import { createFinder, type Finder, type Found } from "../phrases.ts";
import { readText, type Reading } from "../read/reading.ts";
import type { Token } from "../text.ts";
import { DENIALS } from "../words/denial.ts";
import type { Modality } from "../words/types.ts";

/** A text with the language that it is in. */
export interface InWords {
  readonly text: string;
  readonly lexicon: Lexicon;
}

/**
 * Whether both texts deny, allow and demand alike, sentence by sentence where they have as many of them.
 *
 * Languages deny in different ways ("refuse" for "not accept"), so a plain denial of one side has to have one of any kind on
 * the other, and what is allowed must not be demanded.
 */
export function senseFaults(one: InWords, other: InWords): GuardFault[] {
  const [ours, theirs] = [sentencesIn(one.text), sentencesIn(other.text)];
  const isAligned = ours.length === theirs.length;
  const pairs: readonly (readonly [string, string])[] = isAligned
    ? ours.map((text, index) => [text, theirs[index] ?? ""])
    : [[one.text, other.text]];
  return pairs.flatMap(([text, translated]) => {
    const [a, b] = [senseOf(text, one.lexicon), senseOf(translated, other.lexicon)];
    return [
      ...(deniesOtherwise(a, b) ? ["negation" as const] : []),
      ...(isMoved(a, b) || isMoved(b, a) ? ["modality" as const] : []),
    ];
  });
}

const SENTENCE_END = /(?<=[.!?؟])(?=\s|$)|(?<=[。！？])|\n+/u;

function sentencesIn(text: string): string[] {
  return text.split(SENTENCE_END).filter((part) => /\p{L}/u.test(part));
}

interface Sense {
  /** How often it denies in plain words. */
  readonly plain: number;
  /** How often it denies in any words. */
  readonly all: number;
  readonly modalities: readonly Modality[];
}

function senseOf(text: string, lexicon: Lexicon): Sense {
  const reading = readText(text, lexicon);
  const { tokens, negations, modalities } = reading;
  const found = denials(lexicon).all(tokens);
  const plain = found.filter((one) => one.sense !== null && isDenial(one, reading));
  const all = new Set([
    ...plain.map(({ at }) => at),
    ...negations.map(({ at }) => at).filter((at) => !isHalf(at, plain, tokens)),
    ...modalities.filter(({ sense }) => NEGATIVE.has(sense)).map(({ at }) => at),
  ]);
  return {
    plain: withoutRepeats(plain, tokens).length,
    all: all.size,
    modalities: modalities.map(({ sense }) => sense),
  };
}

/** French denies with "ne" and another word behind it. */
function isHalf(
  at: number,
  plain: readonly Found<true | null>[],
  tokens: readonly Token[],
): boolean {
  const isNe = /^ne?$/u.test(tokens[at]?.text ?? "");
  return isNe && plain.some((other) => other.at > at && other.at - at <= NEAR);
}

const NEGATIVE: ReadonlySet<Modality> = new Set(["mustNot", "needNot", "shouldNot"]);

const finders = new Map<string, Finder<true | null>>();

function denials({ language }: Lexicon): Finder<true | null> {
  const known = finders.get(language);
  if (known !== undefined) return known;
  const words = DENIALS[language] ?? { denies: "", masks: "" };
  const finder = createFinder<true | null>([
    [true, words.denies],
    [null, words.masks],
  ]);
  finders.set(language, finder);
  return finder;
}

/** "No. 814" is a number. */
function isDenial({ at }: Found<true | null>, { tokens }: Reading): boolean {
  const isNumber = tokens[at + 1]?.text === "." && tokens[at + 2]?.kind === "number";
  return !(tokens[at]?.text === "no" && isNumber);
}

/** Where a language denies twice to deny once: "ни … ни", "ничего не", "no … nada", "لا … ولا". */
const REPEATS = /^(?:ни|ник\p{L}+|нич\p{L}+|нигде|ni|nada|nadie|nunca|ningun\p{L}*|tampoco|ولا)$/u;
const NEAR = 6;

function withoutRepeats(
  found: readonly Found<true | null>[],
  tokens: readonly Token[],
): readonly Found<true | null>[] {
  const repeats = ({ at }: Found<true | null>): boolean => REPEATS.test(tokens[at]?.text ?? "");
  return found.filter((one, index) => {
    if (!repeats(one)) return true;
    const others = found.filter((other, place) => place < index || !repeats(other));
    return others.every(({ at }) => at === one.at || Math.abs(at - one.at) > NEAR);
  });
}

/** Other words may deny where one side says "not", but in all as much is denied. */
function deniesOtherwise(a: Sense, b: Sense): boolean {
  const isLost = a.plain > b.all || b.plain > a.all;
  return isLost || (a.plain !== b.plain && a.all !== b.all);
}

/** Something that one side demands and the other allows, or that one forbids and the other frees from. */
function isMoved({ modalities: a }: Sense, { modalities: b }: Sense): boolean {
  const [demands, grants] = [["must", "should"], ["may"]] as const;
  const isDemand = count(a, demands) > count(b, demands) && count(a, grants) < count(b, grants);
  const isBan =
    a.includes("mustNot") &&
    !a.includes("needNot") &&
    b.includes("needNot") &&
    !b.includes("mustNot");
  return isDemand || isBan;
}

function count(modalities: readonly Modality[], senses: readonly Modality[]): number {
  return modalities.filter((sense) => senses.includes(sense)).length;
}
