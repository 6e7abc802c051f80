import type { LanguageTag } from "../domain/locale.ts";
import { readTitles, stepsOf, type Step, type Titles, type TitleWord } from "./lead-titles.ts";
import { lexiconOf, type Lexicon } from "./lexicon.ts";
import { phrasesIn } from "./phrases.ts";
import type { Token } from "./text.ts";
import { LEADING_WORDS } from "./words/lead/index.ts";
import type { LeadingWords } from "./words/lead/types.ts";

/**
 * Where a lead-in stands with its words: `about` takes any stretch of a title, `object` one that begins as a part of the
 * title does, `head` the same without a gap and up to a mark, `shut` none.
 */
type Slot = "about" | "object" | "head" | "shut";

/** How far a lead-in was understood. */
interface State {
  readonly slot: Slot;
  /** The place of the last word of the subject that is being named, in `Titles.words`; `null` outside one. */
  readonly at: number | null;
  /** One of the words that point stood already. */
  readonly isPointed: boolean;
  /** A word of a title has to come next. */
  readonly isDue: boolean;
  /** A Chinese subject may be followed by more than a mark. */
  readonly isLinked: boolean;
}

interface Phrase {
  readonly words: readonly string[];
  readonly kind: keyof LeadingWords;
  readonly isPointing: boolean;
}

/**
 * Whether a sentence is made of nothing but words that lead in and stretches of its titles, one word behind the other as
 * they stand there, where a subject may be named.
 */
export function onlyLeads(
  tokens: readonly Token[],
  language: LanguageTag,
  titles: readonly string[],
): boolean {
  const lexicon = lexiconOf(language);
  const phrases = phrasesOf(language);
  if (lexicon === null || phrases === null) return false;
  const steps = stepsOf(tokens, lexicon);
  const topic = readTitles(titles, lexicon);
  const first: State = { slot: "head", at: null, isPointed: false, isDue: false, isLinked: false };
  const open: [place: number, state: State][] = [[0, first]];
  const seen = new Set<string>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [place, state] = next;
    if (place === tokens.length && state.isPointed && !state.isDue) return true;
    const key = `${String(place)} ${Object.values(state).join(" ")}`;
    if (seen.has(key)) continue;
    seen.add(key);
    for (const step of steps[place] ?? []) {
      for (const after of afterTopic(state, step, topic)) open.push([step.to, after]);
      for (const after of afterMark(state, step, topic)) open.push([step.to, after]);
    }
    for (const { phrase, to } of phrasesAt(steps, place, phrases)) {
      for (const after of afterPhrase(state, phrase, place === 0, lexicon)) open.push([to, after]);
    }
  }
  return false;
}

/* What may follow. */

function afterTopic(state: State, { keys, kind }: Step, { words, byKey }: Titles): State[] {
  if (kind === "mark" || state.slot === "shut") return [];
  return [...new Set(keys.flatMap((key) => byKey.get(key) ?? []))]
    .filter((place) => isNext(state, place, words))
    .map((place) => ({
      ...state,
      at: place,
      // One character of Han says too little; a letter goes with its word.
      isDue: words[place]?.isLetter === true || (kind === "han" && !isJoined(state, place, words)),
      isLinked: false,
    }));
}

function isNext(state: State, place: number, words: readonly TitleWord[]): boolean {
  const { at, slot, isDue } = state;
  const word = words[place];
  if (word === undefined) return false;
  if (at === null) return slot === "about" || word.isPart;
  if (place <= at || word.title !== words[at]?.title) return false;
  if (isJoined(state, place, words)) return true;
  const between = words.slice(at + 1, place);
  return slot !== "head" && !isDue && between.every(({ isFixed }) => !isFixed);
}

/** Right behind the word before, but for a letter that may be left out. */
function isJoined({ at, isDue }: State, place: number, words: readonly TitleWord[]): boolean {
  if (at === null) return false;
  if (place === at + 1) return true;
  return place === at + 2 && !isDue && words[at + 1]?.isLetter === true;
}

/** Quotation marks and brackets part nothing. */
const AROUND = /^["'“”«»„‟‹›()（）[\]《》「」]$/u;

function afterMark(state: State, { text, kind }: Step, { words }: Titles): State[] {
  if (kind !== "mark") return [];
  if (AROUND.test(text)) return [state];
  if (state.isDue) return [];
  const fresh: State = { ...state, slot: "head", at: null, isLinked: false };
  const next = state.at === null ? undefined : words[state.at + 1];
  return next?.isPart === true ? [fresh, state] : [fresh];
}

function afterPhrase(
  state: State,
  { kind, isPointing }: Phrase,
  isFirst: boolean,
  { isHan }: Lexicon,
): State[] {
  const { at, slot, isDue } = state;
  const isPointed = state.isPointed || isPointing;
  const isNamed = at !== null;
  if (kind === "links" || kind === "joins") {
    if (isDue && isNamed) return [];
    const on = { ...state, isLinked: isHan && isNamed };
    if (kind === "links" || !isNamed) return [on];
    return [on, { ...state, slot: slot === "head" ? "head" : "object", at: null, isDue: true }];
  }
  if (isDue || (kind === "aboutFirst" && !isFirst)) return [];
  const next: State = { slot: "shut", at: null, isPointed, isDue: false, isLinked: false };
  if (kind === "points" || kind === "plain") {
    return isNamed && slot === "head" && !state.isLinked ? [] : [next];
  }
  // "Relates to the police" behind a comma would go on from there.
  if (kind === "shows" && !isPointed) return [];
  if (!isNamed) return [{ ...next, slot: kind === "shows" ? "object" : "about" }];
  // "Our article on the passport explains this", but not "the passport concerns the police".
  return kind === "shows" && slot !== "head" ? [next] : [];
}

/* Words of the list. */

const gathered = new Map<LanguageTag, readonly Phrase[] | null>();

function phrasesOf(language: LanguageTag): readonly Phrase[] | null {
  const known = gathered.get(language);
  if (known !== undefined) return known;
  const list = LEADING_WORDS[language];
  if (list === undefined) return null;
  const pointing = phrasesIn(list.points).map((words) => ` ${words.join(" ")} `);
  const phrases = KINDS.flatMap((kind) =>
    phrasesIn(list[kind]).map((words) => ({
      words,
      kind,
      isPointing: pointing.some((pointer) => ` ${words.join(" ")} `.includes(pointer)),
    })),
  );
  gathered.set(language, phrases);
  return phrases;
}

const KINDS = ["points", "plain", "about", "aboutFirst", "shows", "links", "joins"] as const;

function phrasesAt(
  steps: readonly (readonly Step[])[],
  place: number,
  phrases: readonly Phrase[],
): { readonly phrase: Phrase; readonly to: number }[] {
  const here = steps[place] ?? [];
  return phrases
    .filter(({ words }) => here.some(({ text }) => text === words[0]))
    .flatMap((phrase) => endsOf(steps, place, phrase.words).map((to) => ({ phrase, to })));
}

function endsOf(
  steps: readonly (readonly Step[])[],
  place: number,
  [word, ...rest]: readonly string[],
): number[] {
  if (word === undefined) return [place];
  return (steps[place] ?? [])
    .filter(({ text }) => text === word)
    .flatMap(({ to }) => endsOf(steps, to, rest));
}
