import type { ConcernedClaim } from "../api/api-error.ts";

/** Of what a refusal is about, before the rest is left out. */
const MOST_NAMED = 6;

/** Claims, rows of tables and whole articles as a sentence names them. */
export function claimNames(claims: readonly ConcernedClaim[]): readonly string[] {
  const names = claims.map(({ article, claim }) =>
    claim === null ? article : `${article} ${claim.replace(/^row:/, "")}`,
  );
  return names.length > MOST_NAMED ? [...names.slice(0, MOST_NAMED), "…"] : names;
}
