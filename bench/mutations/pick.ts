import type { Mutation } from "./mutation.ts";
import type { MutableFile, MutableProgram } from "./program.ts";

/** The compiler is asked this often for one place before the next file is tried. */
const MOST_TRIES = 6;

/**
 * Chooses mutations evenly over the files by their size, each kind of a file being as likely as the others. The same seed
 * chooses the same ones from the same files.
 */
export function pickMutations(program: MutableProgram, count: number, seed: number): Mutation[] {
  const random = randomFrom(seed);
  const left = new Map(program.files.map((file) => [file.file, [...file.candidates]]));
  const total = program.files.reduce((sum, { size }) => sum + size, 0);
  const step = total / count;
  const offset = random() * step;
  const picked: Mutation[] = [];
  for (let number = 0; number < count; number += 1) {
    const from = fileAt(program.files, offset + number * step);
    const mutation = firstFrom(program, from, left, random);
    if (mutation !== null) picked.push(mutation);
  }
  return picked;
}

/** The index of the file in which a place lies when all stand one behind the other. */
function fileAt(files: readonly MutableFile[], place: number): number {
  let end = 0;
  const index = files.findIndex(({ size }) => (end += size) > place);
  return index === -1 ? files.length - 1 : index;
}

/** One of this file, else of the files behind it; `null` when none has any left. */
function firstFrom(
  program: MutableProgram,
  from: number,
  left: ReadonlyMap<string, Mutation[]>,
  random: () => number,
): Mutation | null {
  const { files } = program;
  for (let ahead = 0; ahead < files.length; ahead += 1) {
    const candidates = left.get(files[(from + ahead) % files.length]?.file ?? "") ?? [];
    for (let tried = 0; tried < MOST_TRIES && candidates.length > 0; tried += 1) {
      const mutation = take(candidates, random);
      if (mutation !== null && program.compiles(mutation)) return mutation;
    }
  }
  return null;
}

/** A kind first, so that what is written most often does not take all places. */
function take(candidates: Mutation[], random: () => number): Mutation | null {
  const drawn = <T>(of: readonly T[]): T | undefined => of[Math.floor(random() * of.length)];
  const kind = drawn([...new Set(candidates.map((one) => one.kind))]);
  const mutation = drawn(candidates.filter((one) => one.kind === kind));
  if (mutation === undefined) return null;
  candidates.splice(candidates.indexOf(mutation), 1);
  return mutation;
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
