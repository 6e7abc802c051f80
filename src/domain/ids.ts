/** `topic/slug`: the folder of an article below `knowledge/`. */
export type ArticleId = `${string}/${string}`;
export type SourceId = string;
export type ClaimId = string;
/** One row of a table, such as `row:visa-free:unilateral:DE/2026-12-31`; what is told of it is the claim before the stroke. */
export type RowId = `row:${string}`;
/** A camelCase name, unique over all of `knowledge/facts`; usable as an ICU placeholder. */
export type FactName = string;
export type ContactId = string;
/** A city or province of China in `tables/places.yaml`. */
export type PlaceId = string;

/**
 * How well a statement is backed.
 *
 * `high`: an official source was seen; `medium`: a reputable secondary source; `low-medium`: commonly advised, no
 * official source seen (the reader is told so). What is only `low` is not published as a claim; table rows may be
 * `low` because a conflict is told as a conflict.
 */
export type Confidence = "high" | "medium" | "low-medium" | "low";

export const BEST_FIRST: readonly Confidence[] = ["high", "medium", "low-medium", "low"];
