/** Texts that share more of their runs of three letters are taken for the same. */
const NEARLY_EQUAL = 0.85;

/** Pairs of measured and known texts that are nearly equal, written for a reader; none is what is wanted. */
export function nearlyEqual(measured: readonly string[], known: readonly string[]): string[] {
  const runsOfKnown = known.map(trigrams);
  const byRun = new Map<string, number[]>();
  runsOfKnown.forEach((runs, number) => {
    for (const run of runs) {
      const numbers = byRun.get(run);
      if (numbers === undefined) byRun.set(run, [number]);
      else numbers.push(number);
    }
  });
  return measured.flatMap((text) => {
    const runs = trigrams(text);
    const common = new Map<number, number>();
    for (const run of runs) {
      for (const number of byRun.get(run) ?? []) common.set(number, (common.get(number) ?? 0) + 1);
    }
    return [...common]
      .filter(([number, count]) => {
        const other = runsOfKnown[number]?.size ?? 0;
        return count / (runs.size + other - count) > NEARLY_EQUAL;
      })
      .map(([number]) => `${text} = ${known[number] ?? ""}`);
  });
}

function trigrams(text: string): Set<string> {
  const plain = ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, " ")
    .trim()} `;
  return new Set(Array.from({ length: plain.length - 2 }, (_, at) => plain.slice(at, at + 3)));
}
