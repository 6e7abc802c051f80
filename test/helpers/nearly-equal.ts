/** Two texts are taken for the same where more than this share of all their runs of three letters stands in both. */
const NEARLY_EQUAL = 0.85;

/** How many more runs of a text are looked for than may be missing from one that is alike: the more, the fewer are compared whole. */
const LOOKED_FOR = 2.5;

/**
 * Pairs of measured and known texts that are nearly equal, written for a reader; none is what is wanted.
 *
 * @param alike see `NEARLY_EQUAL`; above 0
 *
 * Measured texts are few, and most of their rarest runs must be met in what is alike: tens of thousands of known texts are read
 * once for these, and hardly any is compared whole.
 */
export function nearlyEqual(
  measured: readonly string[],
  known: readonly string[],
  alike = NEARLY_EQUAL,
): string[] {
  const runsOfMeasured = measured.map((text) => runsOf(text));
  const byRun = rarestRuns(runsOfMeasured, alike);
  const pairs: string[][] = measured.map(() => []);
  const lastCounted = new Int32Array(measured.length).fill(-1);
  const common = new Uint32Array(measured.length);
  known.forEach((text, at) => {
    const plain = plainOf(text);
    const met: number[] = [];
    for (let letter = 0; letter + 3 <= plain.length; letter += 1) {
      const those = byRun.get(plain.slice(letter, letter + 3));
      if (those === undefined || those.lastMet === at) continue;
      those.lastMet = at;
      for (const number of those.numbers) {
        if (lastCounted[number] === at) common[number] = (common[number] ?? 0) + 1;
        else {
          lastCounted[number] = at;
          common[number] = 1;
          met.push(number);
        }
      }
    }
    for (const number of met) {
      const own = runsOfMeasured[number] ?? new Set();
      if ((common[number] ?? 0) <= lookedFor(own.size, alike) - missing(own.size, alike)) continue;
      if (areAlike(own, runsOf(text), alike))
        pairs[number]?.push(`${measured[number] ?? ""} = ${text}`);
    }
  });
  return pairs.flat();
}

/** In which measured texts a run is looked for, and the last known text that it was met in. */
interface RareRun {
  readonly numbers: number[];
  lastMet: number;
}

function rarestRuns(
  all: readonly ReadonlySet<string>[],
  alike: number,
): ReadonlyMap<string, RareRun> {
  const frequency = new Map<string, number>();
  for (const runs of all) {
    for (const run of runs) frequency.set(run, (frequency.get(run) ?? 0) + 1);
  }
  const byRun = new Map<string, RareRun>();
  all.forEach((runs, number) => {
    const rarest = [...runs].sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0));
    for (const run of rarest.slice(0, lookedFor(runs.size, alike))) {
      const those = byRun.get(run);
      if (those === undefined) byRun.set(run, { numbers: [number], lastMet: -1 });
      else those.numbers.push(number);
    }
  });
  return byRun;
}

/** Fewer of so many runs than this may be missing from a text that is alike. */
function missing(runs: number, alike: number): number {
  return (1 - alike) * runs;
}

function lookedFor(runs: number, alike: number): number {
  return Math.min(runs, Math.ceil(LOOKED_FOR * missing(runs, alike)));
}

function areAlike(some: ReadonlySet<string>, others: ReadonlySet<string>, alike: number): boolean {
  const common = [...some].filter((run) => others.has(run)).length;
  return common / (some.size + others.size - common) > alike;
}

function runsOf(text: string): ReadonlySet<string> {
  const plain = plainOf(text);
  const runs = new Set<string>();
  for (let at = 0; at + 3 <= plain.length; at += 1) runs.add(plain.slice(at, at + 3));
  return runs;
}

function plainOf(text: string): string {
  const words = text.normalize("NFKC").toLowerCase();
  return ` ${words.replace(/[^\p{L}\p{M}\p{N}]+/gu, " ").trim()} `;
}
