import type { Article, ArticleId, Fact, Knowledge } from "../../domain/knowledge.ts";
import { changedRows } from "./row-effects.ts";

/**
 * Articles of which a model would be told something else, or that would be found otherwise: by their own words and claims, by
 * the figures that these use, or by the tables that they speak for. Articles that are new or gone are among them.
 */
export function affectedArticles(before: Knowledge, after: Knowledge): ReadonlySet<ArticleId> {
  const changedFacts = new Set(
    changedKeys(before.facts, after.facts, ({ values }: Fact) =>
      values.map(({ value, period }) => [value, period]),
    ),
  );
  const usesChanged = ({ claims }: Article): boolean =>
    [...claims.values()].some(({ facts }) => facts.some((name) => changedFacts.has(name)));
  return new Set([
    ...changedKeys(before.articles, after.articles, wordsOf),
    ...[...after.articles.values()].filter(usesChanged).map(({ id }) => id),
    ...changedRows(before, after).map(({ article }) => article),
  ]);
}

/** All of it but its owner, its days of review and its sources, which no model is told. */
function wordsOf({ outcome, claims, related, table, besideTable, texts }: Article): unknown {
  const periods = [...claims.values()].map(({ id, period, facts }) => [id, period, facts]);
  return [outcome, periods, related, table, besideTable, [...texts]];
}

function changedKeys<Key, Value>(
  before: ReadonlyMap<Key, Value>,
  after: ReadonlyMap<Key, Value>,
  saysOf: (value: Value) => unknown,
): readonly Key[] {
  const says = (value: Value | undefined): string | null =>
    value === undefined ? null : JSON.stringify(saysOf(value));
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (key) => says(before.get(key)) !== says(after.get(key)),
  );
}
