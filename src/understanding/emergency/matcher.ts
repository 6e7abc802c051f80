import type { EmergencyKind } from "../../ports/emergency-detector.ts";
import type { CueBook } from "./cue-book.ts";
import { readPattern, type Pattern, type PatternWord } from "./pattern.ts";
import { createSpelling } from "./spelling.ts";

/** How much a cue says; two hints near each other say as much as one likely cue. */
export type Strength = "sure" | "likely" | "hint";

/** A cue that counts. */
export interface Sighting {
  readonly kind: EmergencyKind;
  readonly strength: Strength;
  /** "right now", "yesterday" or the like stands in the same sentence. */
  readonly now: boolean;
  readonly start: number;
  readonly end: number;
}

/** One cue book, ready to read sentences in the form that `wordsOf` gives them. */
export interface CueMatcher {
  /** How many of the common words of the language a sentence has; `null` where its script alone tells. */
  readonly countCommon: (words: string) => number | null;
  /** The sentence with the slips of the pen in it put right. */
  readonly corrected: (words: string) => string;
  readonly sightings: (words: string) => Sighting[];
  /** The words of a cue that says more than a hint stand there, whatever else speaks against it. */
  readonly mentions: (words: string) => boolean;
  /** The sentence is a mere cry for help. */
  readonly isCry: (words: string) => boolean;
  /** The sentence says that what the message tells is invented. */
  readonly tellsItIsInvented: (words: string) => boolean;
  /** The sentence says that the matter is settled. */
  readonly tellsItIsOver: (words: string) => boolean;
}

interface Cue extends Pattern {
  readonly kind: EmergencyKind;
  readonly strength: Strength;
  readonly regardless: boolean;
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Clauses of fewer words do not end what "if" or "when" began: "if, God forbid, ...". */
const SHORTEST_CLAUSE = { words: 3, characters: 5 };

/** @throws Error a pattern of the book is malformed */
export function createCueMatcher(book: CueBook): CueMatcher {
  const read = (source: string): Pattern => readPattern(source, book);
  const cues = cuesOf(book);
  const harmless = createFinder(book.harmless.map(read), book.unit);
  const cries = createFinder(book.cries.map(read), book.unit);
  const unreal = createFinder(book.context.unreal.map(read), book.unit);
  const unrealAfter = createFinder(book.context.unrealAfter.map(read), book.unit);
  const longAgo = createFinder(book.context.longAgo.map(read), book.unit);
  const elsewhere = createFinder(book.context.elsewhere.map(read), book.unit);
  const now = createFinder(book.context.now.map(read), book.unit);
  const invented = createFinder(book.context.invented.map(read), book.unit);
  const over = createFinder(book.context.over.map(read), book.unit);
  const finder = createFinder(cues, book.unit);
  const spelling = createSpelling(
    cues.flatMap((cue) => cue.words),
    cues.filter(({ strength }) => strength !== "hint").flatMap((cue) => cue.words),
    book,
  );

  const isReal = (words: string, span: Span): boolean => {
    const clause = clauseAround(words, span, book.unit);
    return (
      !unreal.spans(words).some(({ start }) => start >= clause.start && start <= span.start) &&
      !unrealAfter.spans(words).some(({ start }) => start >= span.start && start < clause.end)
    );
  };
  const isMeant = (words: string, span: Span): boolean =>
    !harmless.spans(words).some((other) => other.start < span.end && span.start < other.end);
  const isNow = (words: string, sure: boolean): boolean =>
    now.occurs(words) || !(longAgo.occurs(words) || (!sure && elsewhere.occurs(words)));

  const common = new Set((book.common ?? "").split(/\s+/u));

  return {
    countCommon: (words) =>
      book.common === undefined ? null : words.split(" ").filter((word) => common.has(word)).length,
    corrected: (words) =>
      book.unit === "characters"
        ? words
        : words.replace(/[^ ,]+/gu, (word) => spelling.corrected(word)),
    sightings: (words) =>
      finder.candidates(words).flatMap((cue) => {
        const span = spansOf(cue, words).find(
          (found) => (cue.regardless || isReal(words, found)) && isMeant(words, found),
        );
        if (span === undefined || !isNow(words, cue.strength === "sure")) return [];
        const { kind, strength } = cue;
        return [{ kind, strength, now: now.occurs(words), ...span }];
      }),
    mentions: (words) =>
      finder.candidates(words).some((cue) => cue.strength !== "hint" && occurs(cue, words)),
    isCry: cries.occurs,
    tellsItIsInvented: invented.occurs,
    tellsItIsOver: over.occurs,
  };
}

const STRENGTHS = { sure: "sure", likely: "likely", hints: "hint", regardless: "sure" } as const;

function cuesOf(book: CueBook): Cue[] {
  const kinds = Object.keys(book.cues) as EmergencyKind[];
  return kinds.flatMap((kind) =>
    (["sure", "likely", "hints", "regardless"] as const).flatMap((list) =>
      (book.cues[kind][list] ?? []).map((source) => ({
        ...readPattern(source, book),
        kind,
        strength: STRENGTHS[list],
        regardless: list === "regardless",
      })),
    ),
  );
}

interface Finder<P extends Pattern> {
  /** The patterns that one of the words may begin. */
  readonly candidates: (words: string) => P[];
  readonly spans: (words: string) => Span[];
  readonly occurs: (words: string) => boolean;
}

/** How many letters of an anchor find it. */
const KEY_LENGTH = { words: 2, characters: 1 };

function createFinder<P extends Pattern>(patterns: readonly P[], unit: CueBook["unit"]): Finder<P> {
  const keyLength = KEY_LENGTH[unit];
  const byKey = new Map<string, { anchor: PatternWord; pattern: number }[]>();
  const always: number[] = [];
  for (const [pattern, { anchors }] of patterns.entries()) {
    if (anchors.length === 0) always.push(pattern);
    for (const anchor of anchors) {
      const key = `${anchor.text} `.slice(0, keyLength);
      const list = byKey.get(key) ?? [];
      list.push({ anchor, pattern });
      byKey.set(key, list);
    }
  }
  const candidates = (words: string): P[] => {
    const found = new Set(always);
    for (
      let start = nextStart(words, -1, unit);
      start >= 0;
      start = nextStart(words, start, unit)
    ) {
      const listed = byKey.get(words.slice(start, start + keyLength));
      if (listed === undefined) continue;
      for (const { anchor, pattern } of listed) {
        if (!found.has(pattern) && standsAt(anchor, words, start, unit)) found.add(pattern);
      }
    }
    if (found.size === 0) return [];
    return [...found].sort((a, b) => a - b).flatMap((index) => patterns[index] ?? []);
  };
  return {
    candidates,
    spans: (words) => candidates(words).flatMap((pattern) => spansOf(pattern, words)),
    occurs: (words) => candidates(words).some((pattern) => occurs(pattern, words)),
  };
}

function standsAt(
  { text, prefix }: PatternWord,
  words: string,
  start: number,
  unit: CueBook["unit"],
): boolean {
  if (!words.startsWith(text, start)) return false;
  return prefix || unit === "characters" || words.charAt(start + text.length) === " ";
}

/** The next place after one where an anchor may begin, which is behind a space or anywhere; -1 when there is none. */
function nextStart(words: string, after: number, unit: CueBook["unit"]): number {
  const space = unit === "words" ? words.indexOf(" ", after) : after;
  const start = space + 1;
  return (unit === "words" && space < 0) || start >= words.length ? -1 : start;
}

/** Where a pattern stands. `matchAll` would copy the expression for every sentence. */
function spansOf({ regex }: Pattern, words: string): Span[] {
  const spans: Span[] = [];
  regex.lastIndex = 0;
  for (let match = regex.exec(words); match !== null; match = regex.exec(words)) {
    const { index } = match;
    spans.push({ start: index, end: index + match[0].length });
    if (match[0] === "") regex.lastIndex += characterLength(words, index);
  }
  return spans;
}

function occurs({ regex }: Pattern, words: string): boolean {
  regex.lastIndex = 0;
  return regex.test(words);
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

/** From the mark before a place to the mark after it, past clauses that are too short to be any. */
function clauseAround(words: string, { start, end }: Span, unit: CueBook["unit"]): Span {
  let from = words.lastIndexOf(",", start - 1);
  while (from > 0) {
    const before = words.lastIndexOf(",", from - 1);
    const piece = words.slice(before + 1, from).trim();
    if (sizeOf(piece, unit) >= SHORTEST_CLAUSE[unit]) break;
    from = before;
  }
  if (from > 0 && from < words.lastIndexOf(",", start - 1))
    from = lastWordBefore(words, from, unit);
  const mark = words.indexOf(",", end);
  return { start: Math.max(0, from), end: mark < 0 ? words.length : mark };
}

/** The "if" itself, at the end of the clause before: "what if, God forbid, ...". */
function lastWordBefore(words: string, mark: number, unit: CueBook["unit"]): number {
  return unit === "words" ? words.lastIndexOf(" ", mark - 2) : mark - SHORTEST_CLAUSE[unit];
}

function sizeOf(piece: string, unit: CueBook["unit"]): number {
  return unit === "words" ? piece.split(" ").length : piece.length;
}
