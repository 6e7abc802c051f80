import type { Negatives } from "../../src/ports/search.ts";
import type { MakeRanker } from "./engines.ts";
import { shareOf, writtenShare } from "../../src/domain/share.ts";
import type { QuestionSet } from "./sets.ts";

export const QUALITY_HEAD = [
  "set",
  "engine",
  "n",
  "first hit",
  "in three",
  "precision of answers",
  "answered",
  "answered or in three",
  "near answered",
  "far answered",
] as const;

/** What became of the questions put to one engine. */
export interface Counts {
  readonly engine: string;
  questions: number;
  answerable: number;
  first: number;
  three: number;
  told: number;
  toldRight: number;
  helped: number;
  near: number;
  nearTold: number;
  far: number;
  farTold: number;
  /** Whether the engine says how sure it is. */
  judges: boolean;
}

/** What the bot says about itself: to land there with a question that nothing answers is right. */
const CONVERSATION = "conversation/";

/** Asks all questions of a set of one engine. */
export async function measure(
  set: QuestionSet,
  make: MakeRanker,
  negatives: readonly Negatives[],
): Promise<Counts> {
  const ranker = await make(set.language, set.documents, negatives);
  const counts = noCounts(ranker.name);
  for (const { text, accept, kind } of set.questions) {
    const { ids, verdict } = await ranker.find(text);
    counts.judges ||= verdict !== null;
    const [first = ""] = ids;
    const told = verdict === "sure" && (kind === "answerable" || !first.startsWith(CONVERSATION));
    counts.questions += 1;
    if (kind === "answerable") countAnswerable(counts, ids, accept, told, verdict === "unsure");
    else countNegative(counts, kind, told);
  }
  return counts;
}

/** The same engine's counts over several sets. */
export function pooled(engine: string, all: readonly Counts[]): Counts {
  const sum = noCounts(engine);
  for (const counts of all) {
    if (counts.engine !== engine) continue;
    for (const key of COUNTED) sum[key] += counts[key];
    sum.judges ||= counts.judges;
  }
  return sum;
}

/** One row of the table. */
export function rowOf(name: string, counts: Counts): string[] {
  const known = (hits: number, of: number): string =>
    counts.judges ? writtenShare(shareOf(hits, of)) : "-";
  return [
    name,
    counts.engine,
    String(counts.questions),
    writtenShare(shareOf(counts.first, counts.answerable)),
    writtenShare(shareOf(counts.three, counts.answerable)),
    known(counts.toldRight, counts.told + counts.nearTold + counts.farTold),
    known(counts.told, counts.answerable),
    known(counts.helped, counts.answerable),
    known(counts.nearTold, counts.near),
    known(counts.farTold, counts.far),
  ];
}

const COUNTED = [
  "questions",
  "answerable",
  "first",
  "three",
  "told",
  "toldRight",
  "helped",
  "near",
  "nearTold",
  "far",
  "farTold",
] as const;

function noCounts(engine: string): Counts {
  return {
    engine,
    questions: 0,
    answerable: 0,
    first: 0,
    three: 0,
    told: 0,
    toldRight: 0,
    helped: 0,
    near: 0,
    nearTold: 0,
    far: 0,
    farTold: 0,
    judges: false,
  };
}

function countAnswerable(
  counts: Counts,
  ids: readonly string[],
  accept: readonly string[],
  told: boolean,
  offered: boolean,
): void {
  const right = ids.findIndex((id) => accept.includes(id));
  const inThree = right >= 0 && right < 3;
  counts.answerable += 1;
  if (right === 0) counts.first += 1;
  if (inThree) counts.three += 1;
  if (told) counts.told += 1;
  if (told && right === 0) counts.toldRight += 1;
  if ((told && right === 0) || (offered && inThree)) counts.helped += 1;
}

function countNegative(counts: Counts, kind: "near" | "far", told: boolean): void {
  counts[kind] += 1;
  if (told) counts[kind === "near" ? "nearTold" : "farTold"] += 1;
}
