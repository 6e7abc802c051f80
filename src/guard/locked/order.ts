import type { Translated } from "../../ports/guard.ts";
import { lexiconOf } from "../lexicon.ts";
import type { FigureKind } from "../read/figures.ts";
import { isSameDay } from "./compare.ts";
import { partsOf, type Day, type Parts, type Place } from "./parts.ts";

/** What is told in several figures: "from 30 days to 15" and "from 15 to 30" hold the same ones. */
const KINDS: readonly FigureKind[] = ["duration", "money", "percent", "count"];
/** In words, small ones may be articles or duals of the other language. */
const LOOSE = 2;

/**
 * Figures, times and days of a translation that stand in another order than in the original, as they are written in it, kind by
 * kind; none where each kind keeps its order, or nobody has words for one of the languages. Languages order sentences each in
 * their own way, so that this is nothing to hold back for, but something to look at.
 */
export function reorderedFigures({ text, language, original, from }: Translated): string[] {
  const [to, of] = [lexiconOf(language), lexiconOf(from)];
  if (to === null || of === null) return [];
  const [told, said] = [partsOf(original, of), partsOf(text, to)];
  return [
    ...KINDS.flatMap((kind) =>
      outOfOrder(figuresOf(told, kind), figuresOf(said, kind), (a, b) => a.key === b.key).map(
        (figure) => wordsAt(said, figure),
      ),
    ),
    ...outOfOrder(told.clocks, said.clocks, (a, b) => a === b).map(clockWords),
    ...outOfOrder(inText(told.days), inText(said.days), isSameDay).map((day) =>
      dayWords(said, day),
    ),
  ].filter((words) => words !== "");
}

interface Said extends Place {
  readonly key: string;
}

function figuresOf({ amounts }: Parts, kind: FigureKind): Said[] {
  const figures = amounts.flatMap(({ place, measure, value, inDigits }): Said[] => {
    const isLoose = !inDigits && Number(value) <= LOOSE;
    if (place === null || place.kind !== kind || isLoose) return [];
    return [{ key: measure ?? value, at: place.at, end: place.end }];
  });
  return inText(figures);
}

/** Those that are written in digits are read before those in words. */
function inText<T extends Place>(some: readonly T[]): T[] {
  return some.toSorted((a, b) => a.at - b.at);
}

/** Those of the translation that the original has as well, where they follow one another otherwise than there. */
function outOfOrder<T>(
  told: readonly T[],
  said: readonly T[],
  isSame: (one: T, other: T) => boolean,
): readonly T[] {
  const places: number[] = [];
  for (const one of told) {
    const place = said.findIndex((other, at) => isSame(one, other) && !places.includes(at));
    if (place >= 0) places.push(place);
  }
  const keepsOrder = places.every((place, at) => at === 0 || place > (places[at - 1] ?? 0));
  return keepsOrder ? [] : said.filter((_, at) => places.includes(at));
}

function wordsAt({ reading }: Parts, { at, end }: Place): string {
  const [first, last] = [reading?.tokens[at], reading?.tokens[end - 1]];
  if (reading === null || first === undefined || last === undefined || end <= at) return "";
  return reading.plain.slice(first.start, last.end).trim();
}

/** What is written in figures and marks has no tokens of its own. */
function dayWords(said: Parts, day: Day): string {
  return wordsAt(said, day) || (day.keys[0] ?? "").replaceAll(/^-+|-+$/g, "");
}

function clockWords(minutes: number): string {
  const two = (part: number): string => String(part).padStart(2, "0");
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
