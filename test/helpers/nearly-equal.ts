/** Two texts are taken for the same where more than this share of all their runs of three letters stands in both. */
const NEARLY_EQUAL = 0.85;

/** The different runs of three letters of a text, as numbers from the rarest of all texts to the most frequent. */
type Runs = Uint32Array;

/**
 * Pairs of measured and known texts that are nearly equal, written for a reader; none is what is wanted.
 *
 * @param alike see `NEARLY_EQUAL`; above 0
 *
 * Two sets that share more than the given part cannot differ in all of their rarest members ("prefix filtering" of joins
 * by similarity), so only texts that have one of these in common are compared whole: tens of thousands in seconds.
 */
export function nearlyEqual(
  measured: readonly string[],
  known: readonly string[],
  alike = NEARLY_EQUAL,
): string[] {
  const runs = runsOf([...known, ...measured]);
  const runsOfKnown = runs.slice(0, known.length);
  const byRun = new Map<number, number[]>();
  runsOfKnown.forEach((of, number) => {
    for (const run of rarest(of, alike)) {
      const numbers = byRun.get(run);
      if (numbers === undefined) byRun.set(run, [number]);
      else numbers.push(number);
    }
  });
  return measured.flatMap((text, at) => {
    const own = runs[known.length + at] ?? new Uint32Array();
    const candidates = new Set<number>();
    for (const run of rarest(own, alike)) {
      for (const number of byRun.get(run) ?? []) candidates.add(number);
    }
    return [...candidates]
      .filter((number) => areAlike(own, runsOfKnown[number] ?? new Uint32Array(), alike))
      .map((number) => `${text} = ${known[number] ?? ""}`);
  });
}

function rarest(runs: Runs, alike: number): Runs {
  return runs.subarray(0, runs.length - Math.ceil(alike * runs.length) + 1);
}

function runsOf(texts: readonly string[]): Runs[] {
  const numbers = new Map<string, number>();
  const frequency: number[] = [];
  const unranked = texts.map((text) => {
    const plain = ` ${text
      .normalize("NFKC")
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
      .trim()} `;
    const runs = new Set<number>();
    for (let at = 0; at + 3 <= plain.length; at += 1) {
      const run = plain.slice(at, at + 3);
      const number = numbers.get(run) ?? numbers.size;
      numbers.set(run, number);
      runs.add(number);
    }
    for (const number of runs) frequency[number] = (frequency[number] ?? 0) + 1;
    return runs;
  });
  const rank = new Uint32Array(numbers.size);
  [...numbers.values()]
    .sort((a, b) => (frequency[a] ?? 0) - (frequency[b] ?? 0))
    .forEach((number, at) => (rank[number] = at));
  return unranked.map((runs) => Uint32Array.from(runs, (number) => rank[number] ?? 0).sort());
}

/** The runs of both are in order. */
function areAlike(some: Runs, others: Runs, alike: number): boolean {
  const least = Math.min(some.length, others.length);
  // Not even if all of the shorter one were in the longer one.
  if (least <= alike * Math.max(some.length, others.length)) return false;
  let common = 0;
  for (let at = 0, other = 0; at < some.length && other < others.length;) {
    const difference = (some[at] ?? 0) - (others[other] ?? 0);
    if (difference === 0) common += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) other += 1;
  }
  return common / (some.length + others.length - common) > alike;
}
