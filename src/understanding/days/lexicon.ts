import type { LanguageTag } from "../../domain/locale.ts";
import { readNumeric } from "./numeric.ts";
import { unified } from "./spelling.ts";
import { KINDS, tokensOf, type Token, type WordKind } from "./token.ts";

/**
 * The words of one language. Alternatives are parted by commas; a word that ends in `*` stands for all that begin with
 * it; several words form a phrase, and the longest phrase wins.
 */
export interface Words {
  /** January to December. */
  readonly months: readonly string[];
  /** Monday to Sunday. */
  readonly weekdays?: readonly string[];
  /** From one on. */
  readonly numbers?: readonly string[];
  readonly words: Partial<Record<WordKind, string>>;
  /** Months and weekdays whose words often mean something else; they count only beside other words of time. */
  readonly doubtful?: string;
  /** The text of a word without what is written together with it, such as an article; several when unsure. */
  readonly bare?: (word: string) => readonly string[];
  /** "March 5" is usual, so that a number behind a month is a day. */
  readonly monthFirst?: boolean;
  /** Changes made to a text in the unified spelling before its words are looked up. */
  readonly rewrite?: readonly (readonly [RegExp, string])[];
  /** Words are not parted by spaces. */
  readonly unspaced?: boolean;
  /** Years may count from 543 BC. */
  readonly buddhist?: boolean;
  /** "next Friday" is the one to come, not that of next week. */
  readonly nextWeekdayIsUpcoming?: boolean;
}

interface Entry {
  readonly words: readonly string[];
  readonly tokens: readonly Token[];
  readonly isDoubtful: boolean;
}

/** Words made ready for reading. */
interface Lexicon {
  readonly language: LanguageTag;
  readonly words: Words;
  /** By the first two letters of the first word; longer phrases first. */
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  /** All words of a language that does not part them by spaces; `null` elsewhere. */
  readonly parting: RegExp | null;
}

export function createLexicon(language: LanguageTag, words: Words): Lexicon {
  const doubtful = new Set(listed(words.doubtful, language));
  const entries: Entry[] = [];
  const add = (list: string | undefined, tokens: readonly Token[]): void => {
    for (const phrase of listed(list, language)) {
      entries.push({ words: phrase.split(" "), tokens, isDoubtful: doubtful.has(phrase) });
    }
  };
  words.months.forEach((list, index) => {
    add(list, [{ kind: KINDS.month, value: index + 1 }]);
  });
  words.weekdays?.forEach((list, index) => {
    add(list, [{ kind: KINDS.weekday, value: index + 1 }]);
  });
  words.numbers?.forEach((list, index) => {
    add(list, [{ kind: KINDS.number, value: index + 1 }]);
  });
  for (const [kind, list] of Object.entries(words.words)) add(list, tokensOf(kind as WordKind));
  return { language, words, entries: indexed(entries), parting: partingOf(words, entries) };
}

/** Reads a text into tokens without fillers. */
export function lex(text: string, lexicon: Lexicon): Token[] {
  const pieces = piecesOf(spacedOut(text, lexicon), lexicon);
  const tokens: Token[] = [];
  let before: readonly Token[] = [];
  for (let at = 0; at < pieces.length;) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const found = piece.word === null ? undefined : entryAt(pieces, at, lexicon);
    const read = found?.tokens ?? [piece.token];
    let next = at + (found?.words.length ?? 1);
    if (found?.isDoubtful === true && isAbbreviated(found, pieces, next)) next += 1;
    const counts =
      found?.isDoubtful !== true || isBesideTime(found, { tokens, before, after: pieces[next] });
    before = read;
    for (const token of counts ? read : [OTHER]) append(tokens, token);
    at = next;
  }
  return tokens;
}

function append(tokens: Token[], token: Token): void {
  if (token.kind === "o") return;
  const last = tokens.at(-1);
  if (token.kind !== "#") tokens.push(token);
  else if (last?.kind === KINDS.number) tokens.splice(-1, 1, { ...last, kind: KINDS.ordinal });
}

const LONGEST_ABBREVIATION = 4;

/** The dot of "Jan. 3" does not end a sentence. */
function isAbbreviated(entry: Entry, pieces: readonly Piece[], at: number): boolean {
  return (
    (entry.words[0] ?? "").length <= LONGEST_ABBREVIATION &&
    pieces[at]?.token.kind === KINDS.comma &&
    /^[NOY]$/u.test(pieces[at + 1]?.token.kind ?? "")
  );
}

function spacedOut(text: string, { language, words, parting }: Lexicon): string {
  let result = unified(text, language);
  for (const [pattern, replacement] of words.rewrite ?? []) {
    result = result.replace(pattern, replacement);
  }
  return parting === null ? result : result.replace(parting, " $& ");
}

const OTHER: Token = { kind: KINDS.other, value: 0 };
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/uy;
const REST_OF_WORD = /[\p{L}\p{M}]+/uy;

interface Piece {
  /** `null` for figures and signs. */
  readonly word: string | null;
  /** What it counts as when no phrase holds it. */
  readonly token: Token;
}

function piecesOf(text: string, { words }: Lexicon): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    const word = stickyMatch(WORD, text, at);
    if (word !== null) {
      pieces.push({ word, token: OTHER });
      at += word.length;
    } else if (/\d/u.test(character)) {
      const figure = readNumeric(text, at, words.buddhist === true);
      pieces.push({ word: null, token: figure.token });
      at += figure.length;
      const rest = stickyMatch(REST_OF_WORD, text, at);
      // "10days" is two words; "10k" is an amount.
      if (rest !== null && /^[a-z]$/u.test(rest)) pieces.pop();
    } else {
      const kind = SIGNS.get(character) ?? (/\s/u.test(character) ? null : KINDS.stop);
      if (kind !== null) pieces.push({ word: null, token: { kind, value: 0 } });
      at += 1;
    }
  }
  return pieces;
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  [",", KINDS.comma],
  ["،", KINDS.comma],
  ["-", KINDS.dash],
  // "يناير/كانون الثاني" names one month twice.
  ["/", "o"],
  // A dot may belong to an abbreviation or an ordinal, so it parts words no more than a comma does.
  [".", KINDS.comma],
]);

function stickyMatch(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

function entryAt(pieces: readonly Piece[], at: number, lexicon: Lexicon): Entry | undefined {
  const bare = lexicon.words.bare ?? alone;
  for (const first of bare(pieces[at]?.word ?? "")) {
    const entry = lexicon.entries.get(first.slice(0, 2))?.find((candidate) =>
      candidate.words.every((word, index) => {
        const text = pieces[at + index]?.word ?? null;
        if (text === null) return false;
        return index === 0 ? fits(first, word) : bare(text).some((form) => fits(form, word));
      }),
    );
    if (entry !== undefined) return entry;
  }
  return undefined;
}

function alone(word: string): readonly string[] {
  return [word];
}

function fits(text: string, word: string): boolean {
  return word.endsWith("*") ? text.startsWith(word.slice(0, -1)) : text === word;
}

/** What may stand before a doubtful word that means a time: "in May", "the end of March", "next Sat". */
const BEFORE_TIME = /^[NOjFSaqbUBscz><]$/u;
const BEFORE_WEEKDAY = /^[><i]$/u;
const JOINING = /^[u&-]$/u;

interface Surroundings {
  /** All that was read so far, without fillers. */
  readonly tokens: readonly Token[];
  /** The word before, even when it is a filler. */
  readonly before: readonly Token[];
  readonly after: Piece | undefined;
}

function isBesideTime(entry: Entry, { tokens, before, after }: Surroundings): boolean {
  const touching = before.at(-1)?.kind ?? "";
  if (entry.tokens[0]?.kind === KINDS.weekday) return BEFORE_WEEKDAY.test(touching);
  if (BEFORE_TIME.test(touching) || /^[NOY]$/u.test(after?.token.kind ?? "")) return true;
  const last = tokens.at(-1)?.kind ?? "";
  if (last === "y" && tokens.at(-2)?.kind === KINDS.yearNumber) return true;
  if (touching === "o") return last === "m" || BEFORE_TIME.test(last);
  return JOINING.test(last) && /^[NOMY]$/u.test(tokens.at(-2)?.kind ?? "");
}

function listed(list: string | undefined, language: LanguageTag): string[] {
  return (list ?? "")
    .split(",")
    .map((phrase) => unified(phrase, language).replace(/\s+/gu, " ").trim())
    .filter((phrase) => phrase !== "");
}

function indexed(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const map = new Map<string, Entry[]>();
  // Longer phrases first; a whole word before one that only begins alike.
  const order = [...entries].sort(
    (a, b) => b.words.length - a.words.length || stars(a) - stars(b) || length(b) - length(a),
  );
  for (const entry of order) {
    const key = entry.words[0]?.slice(0, 2) ?? "";
    const group = map.get(key);
    if (group === undefined) map.set(key, [entry]);
    else group.push(entry);
  }
  return map;
}

function stars(entry: Entry): number {
  return entry.words.filter((word) => word.endsWith("*")).length;
}

function length(entry: Entry): number {
  return entry.words.join(" ").length;
}

function partingOf(words: Words, entries: readonly Entry[]): RegExp | null {
  if (words.unspaced !== true) return null;
  const certain = entries.filter((entry) => !entry.isDoubtful);
  const texts = certain.map((entry) => entry.words.join(" ")).sort((a, b) => b.length - a.length);
  return new RegExp(texts.join("|"), "gu");
}
