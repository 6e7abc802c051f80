import type { ArticleId } from "../../domain/knowledge.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import type { PromptName, Prompts } from "../../domain/prompt.ts";
import type { LabelledQuestion } from "./gate-compare.ts";

/**
 * Questions that a model is asked about one draft, on both sides: ten in each of six languages. It takes five that are lost
 * to tell a loss from chance (a sign test at 5 %), so that far fewer would see nothing; sixty are some two hundred calls,
 * minutes of them, and less than a million tokens.
 */
export const MOST_ASKED = 60;
/** After so many questions that should be answered comes one that nothing should answer. */
const PER_OTHER = 4;

/** What a model is asked to do with a question. */
export type Way = "select" | "translate";

export interface ModelQuestion {
  readonly question: LabelledQuestion;
  readonly way: Way;
}

export interface SampleParts {
  readonly questions: readonly LabelledQuestion[];
  /** What changed prompts are for. */
  readonly ways: readonly Way[];
  /** Articles that say something else, or by other words. */
  readonly affected: ReadonlySet<ArticleId>;
  /** Whether a model would be asked at all; of some questions it never is. */
  readonly reaches: (question: LabelledQuestion) => boolean;
}

/**
 * Questions for changed prompts are spread over all languages and articles, those for changed articles are labelled with
 * them; the same for the same draft. What changed in several ways shares the questions that there are.
 */
export function modelSample(parts: SampleParts): readonly ModelQuestion[] {
  const { questions, ways, affected, reaches } = parts;
  const own = questions.filter(({ accept }) => accept.some((id) => affected.has(id)));
  const shares = ways.length + (own.length === 0 ? 0 : 1);
  const most = Math.floor(MOST_ASKED / Math.max(1, shares));
  const chosen = [
    ...dealt(own, most, reaches).map((question) => ({ question, way: "select" as const })),
    ...ways.flatMap((way) =>
      // Every question can be translated, whatever becomes of its answer.
      dealt(questions, most, way === "translate" ? () => true : reaches).map((question) => ({
        question,
        way,
      })),
    ),
  ];
  const distinct = new Map(chosen.map((each) => [`${each.way} ${each.question.text}`, each]));
  return [...distinct.values()];
}

/** What a changed prompt is for. What reads messages serves the choice of an answer. */
export function waysOf(before: Prompts, after: Prompts): readonly Way[] {
  const isChanged = (name: PromptName): boolean =>
    before[name].hash !== after[name].hash || before[name].deadlineMs !== after[name].deadlineMs;
  return [
    ...(isChanged("select") || isChanged("understand") ? (["select"] as const) : []),
    ...(isChanged("translate") ? (["translate"] as const) : []),
  ];
}

/** Into a language that staff read, as they get what people write. */
export function translatedInto(language: LanguageTag): LanguageTag {
  return language === SOURCE_LANGUAGE ? "zh" : SOURCE_LANGUAGE;
}

/** One language after the other, until there are enough. */
function dealt(
  questions: readonly LabelledQuestion[],
  most: number,
  reaches: SampleParts["reaches"],
): readonly LabelledQuestion[] {
  let hands = [...Map.groupBy(questions, ({ language }) => language)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own], index, all) => [...mixed(own, index / all.length)]);
  const chosen: LabelledQuestion[] = [];
  while (hands.length > 0) {
    for (const hand of hands) {
      if (chosen.length >= most) return chosen;
      let next = hand.shift();
      while (next !== undefined && !reaches(next)) next = hand.shift();
      if (next !== undefined) chosen.push(next);
    }
    hands = hands.filter(({ length }) => length > 0);
  }
  return chosen;
}

/** Those that should be answered, each of another article as long as there is one, with some that nothing should answer. */
function mixed(own: readonly LabelledQuestion[], start: number): readonly LabelledQuestion[] {
  const answerable = byTurns(
    own.filter(({ kind }) => kind === "answerable"),
    ({ accept: [article = ""] }) => article,
    start,
  );
  const others = byTurns(
    own.filter(({ kind }) => kind !== "answerable"),
    ({ kind }) => kind,
    start,
  );
  const blocks = Math.max(Math.ceil(answerable.length / PER_OTHER), others.length);
  return Array.from({ length: blocks }, (_, block) => [
    ...answerable.slice(block * PER_OTHER, (block + 1) * PER_OTHER),
    ...others.slice(block, block + 1),
  ]).flat();
}

/** One of each group, then the next of each; any beginning of that is spread evenly over the groups. */
function byTurns<Item>(
  items: readonly Item[],
  groupOf: (item: Item) => string,
  start: number,
): readonly Item[] {
  const groups = [...Map.groupBy(items, groupOf)].sort(([a], [b]) => (a < b ? -1 : 1));
  const spread = evenly(groups, start).map(([, group]) => group);
  const longest = Math.max(0, ...spread.map(({ length }) => length));
  return Array.from({ length: longest }, (_, turn) =>
    spread.flatMap((group) => group.slice(turn, turn + 1)),
  ).flat();
}

const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Placed by steps of the golden section around a circle and read along it: any stretch is spread evenly over all items. */
function evenly<Item>(items: readonly Item[], start: number): readonly Item[] {
  return items
    .map((item, index) => ({ item, at: (start + index * GOLDEN) % 1 }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}
