import type { Ending } from "../domain/endings.ts";

/** The page of the web desk where what ends together is extended or ended by one edit. */
export function endingPage({ fact }: Pick<Ending, "fact">, base: string): string {
  return `${base}/console/content/facts?text=${encodeURIComponent(fact)}`;
}

/** What ends together soon, or did, as whoever watches a terminal reads it: one line each, with the page to open. */
export function endingLines(endings: readonly Ending[], base: string): readonly string[] {
  return endings.map((ending) => `Content: ${endingSentence(ending, base)}`);
}

export function endingSentence(ending: Ending, base: string): string {
  const { fact, on, inDays, rows, claims } = ending;
  const what = [
    ...(rows > 0 ? [counted(rows, "visa-free row")] : []),
    ...(claims > 0 ? [counted(claims, "statement")] : []),
  ].join(" and ");
  const tense = inDays < 0 ? "ended" : "end";
  const when = inDays < 0 ? "" : inDays === 0 ? " (today)" : ` (in ${counted(inDays, "day")})`;
  return `${what} ${tense} together on ${on}${when}. When a source says what holds then, one edit of ${fact} moves them all: ${endingPage(ending, base)}`;
}

function counted(count: number, what: string): string {
  return `${String(count)} ${what}${count === 1 ? "" : "s"}`;
}
