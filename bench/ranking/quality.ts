import type { Negatives } from "../../src/ports/search.ts";
import type { MakeRanker } from "./engines.ts";
import { shareOf, written } from "./metrics.ts";
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

interface Counts {
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
}

/** What the bot says about itself: to land there with a question that nothing answers is right. */
const CONVERSATION = "conversation/";

/** Asks all questions of a set of one engine and gives the row of the table. */
export async function measure(
  set: QuestionSet,
  make: MakeRanker,
  negatives: readonly Negatives[],
): Promise<string[]> {
  const ranker = await make(set.language, set.documents, negatives);
  const counts: Counts = {
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
  };
  let judges = false;
  for (const { text, accept, kind } of set.questions) {
    const { ids, verdict } = await ranker.find(text);
    judges ||= verdict !== null;
    const [first = ""] = ids;
    const told = verdict === "sure" && (kind === "answerable" || !first.startsWith(CONVERSATION));
    if (kind === "answerable") countAnswerable(counts, ids, accept, told, verdict === "unsure");
    else countNegative(counts, kind, told);
  }
  const known = (hits: number, of: number): string => (judges ? written(shareOf(hits, of)) : "-");
  return [
    set.name,
    ranker.name,
    String(set.questions.length),
    written(shareOf(counts.first, counts.answerable)),
    written(shareOf(counts.three, counts.answerable)),
    known(counts.toldRight, counts.told + counts.nearTold + counts.farTold),
    known(counts.told, counts.answerable),
    known(counts.helped, counts.answerable),
    known(counts.nearTold, counts.near),
    known(counts.farTold, counts.far),
  ];
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
