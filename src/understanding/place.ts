import type { Place, PlaceId } from "../domain/knowledge.ts";
import type { NamedPlace } from "../domain/reading.ts";
import { formsOfName, romanise } from "./inflect-russian.ts";
import { foldPhrase, plainPhrase, type QuestionText } from "./text.ts";

export interface PlaceReader {
  /** The place that is named first; `null` when none is. */
  read(text: QuestionText): NamedPlace | null;
}

/** Longer than any name in words. */
const MOST_WORDS = 4;
const HAN = /\p{Script=Han}/u;
/** Prepositions that Arabic writes on the name. */
const ARABIC_PREFIX = /^(?:[وف]?[بكل]|[وف])(?=\p{Script=Arabic}{3})/u;

/** Finds cities and provinces by their names in any language, whatever the language of the question. */
export function createPlaceReader(places: Iterable<Place>): PlaceReader {
  const byWords = new Map<string, PlaceId>();
  const byCharacters: (readonly [name: string, id: PlaceId])[] = [];
  for (const { id, names, aliases } of places) {
    for (const name of new Set([...names.values(), ...aliases])) {
      if (HAN.test(name)) byCharacters.push([plainPhrase(name), id]);
      else for (const form of formsOf(name)) byWords.set(form, id);
    }
  }
  const firstWords = new Set(Array.from(byWords.keys(), (form) => form.split(" ", 1)[0] ?? ""));
  return {
    read: (text) => {
      const found = [...inCharacters(text, byCharacters), ...inWords(text, byWords, firstWords)];
      const [first] = found.sort((a, b) => a.at - b.at);
      return first === undefined ? null : { id: first.id, words: first.words };
    },
  };
}

interface Found extends NamedPlace {
  readonly at: number;
}

function* inCharacters(
  { plain }: QuestionText,
  names: readonly (readonly [name: string, id: PlaceId])[],
): Generator<Found> {
  if (!HAN.test(plain)) return;
  for (const [name, id] of names) {
    const at = plain.indexOf(name);
    if (at >= 0) yield { id, at, words: name };
  }
}

function* inWords(
  { tokens, plain }: QuestionText,
  names: ReadonlyMap<string, PlaceId>,
  firstWords: ReadonlySet<string>,
): Generator<Found> {
  for (const [index, { text }] of tokens.entries()) {
    if (!firstWords.has(text) && !firstWords.has(text.replace(ARABIC_PREFIX, ""))) continue;
    for (let length = MOST_WORDS; length > 0; length -= 1) {
      const run = tokens.slice(index, index + length);
      const [first] = run;
      const last = run.at(-1);
      const phrase = run.map((token) => token.text).join(" ");
      const id = names.get(phrase) ?? names.get(phrase.replace(ARABIC_PREFIX, ""));
      if (id === undefined || first === undefined || last === undefined) continue;
      yield { id, at: first.start, words: plain.slice(first.start, last.end) };
      return;
    }
  }
}

function formsOf(name: string): string[] {
  const declined = /\p{Script=Cyrillic}/u.test(name) ? formsOfName(name) : [name];
  const folded = declined.map((form) => foldPhrase(form, false).join(" "));
  const romanised = /\p{Script=Cyrillic}/u.test(name)
    ? folded.map((form) => form.split(" ").map(romanise).join(" "))
    : [];
  return [...folded, ...romanised];
}
