/** What became of one piece of a text: a line or a word. */
export interface Step {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** One line of two texts that are compared. */
export interface DiffLine extends Step {
  /** Its number before and after, from 1; `null` where it is not. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Beyond so many changes nobody reads what stayed the same between them, and the search would take long. */
const MOST_CHANGES = 1_200;

/**
 * The shortest way from one text to another, line by line; of what was replaced, first what it was and then what it is.
 *
 * @param before `null` for a text that was not there
 */
export function diffLines(before: string | null, after: string | null): readonly DiffLine[] {
  let [old, own] = [0, 0];
  return diff(linesOf(before), linesOf(after)).map((step): DiffLine => {
    const isOld = step.kind !== "added";
    const isOwn = step.kind !== "removed";
    if (isOld) old += 1;
    if (isOwn) own += 1;
    return { ...step, before: isOld ? old : null, after: isOwn ? own : null };
  });
}

/** The same word by word, as the language divides them, with neighbours of a kind in one piece. */
export function diffWords(before: string, after: string, language: string): readonly Step[] {
  const merged: Step[] = [];
  for (const step of diff(wordsOf(before, language), wordsOf(after, language))) {
    const last = merged.at(-1);
    if (last?.kind === step.kind)
      merged[merged.length - 1] = { ...last, text: last.text + step.text };
    else merged.push(step);
  }
  return merged;
}

/** How much of two texts is the same, from 0 to 1. */
export function likeness(steps: readonly Step[]): number {
  const length = (kinds: readonly Step["kind"][]): number =>
    steps.reduce((sum, { kind, text }) => sum + (kinds.includes(kind) ? text.length : 0), 0);
  const longer = Math.max(length(["same", "removed"]), length(["same", "added"]));
  return longer === 0 ? 1 : length(["same"]) / longer;
}

/** Lines that are shown, or a stretch of the same that is left out. */
export type Stretch =
  | { readonly kind: "shown"; readonly lines: readonly DiffLine[] }
  | { readonly kind: "hidden"; readonly lines: readonly DiffLine[] };

/** @param around how many unchanged lines are shown beside a change */
export function stretchesOf(lines: readonly DiffLine[], around: number): readonly Stretch[] {
  const isNear = nearChange(lines, around);
  const stretches: { kind: Stretch["kind"]; lines: DiffLine[] }[] = [];
  for (const [index, line] of lines.entries()) {
    const kind = isNear[index] === true ? "shown" : "hidden";
    const last = stretches.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else stretches.push({ kind, lines: [line] });
  }
  // A single line takes no more room than the sentence that would stand for it.
  return stretches.map((each) => (each.lines.length === 1 ? { ...each, kind: "shown" } : each));
}

function nearChange(lines: readonly DiffLine[], around: number): readonly boolean[] {
  const isNear = lines.map(() => false);
  for (const [index, { kind }] of lines.entries()) {
    if (kind === "same") continue;
    const last = Math.min(lines.length - 1, index + around);
    for (let at = Math.max(0, index - around); at <= last; at += 1) isNear[at] = true;
  }
  return isNear;
}

function linesOf(text: string | null): readonly string[] {
  if (text === null || text === "") return [];
  return (text.endsWith("\n") ? text.slice(0, -1) : text).split("\n");
}

function wordsOf(text: string, language: string): readonly string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: "word" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

function diff(before: readonly string[], after: readonly string[]): readonly Step[] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < most - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  const same = (text: string): Step => ({ kind: "same", text });
  const middle = shortestWay(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
  );
  return [
    ...before.slice(0, start).map(same),
    ...removedFirst(middle),
    ...before.slice(before.length - end).map(same),
  ];
}

/** How far each diagonal was followed, by its number. */
type Reach = (diagonal: number) => number;

/** Myers, “An O(ND) Difference Algorithm and Its Variations”, 1986. */
function shortestWay(before: readonly string[], after: readonly string[]): readonly Step[] {
  const most = Math.min(before.length + after.length, MOST_CHANGES);
  const furthest = new Int32Array(2 * most + 3);
  const reach: Reach = (diagonal) => furthest[diagonal + most + 1] ?? 0;
  const past: Reach[] = [];
  for (let changes = 0; changes <= most; changes += 1) {
    past.push(kept(furthest, most, changes));
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let old = entryOf(reach, diagonal, changes);
      while (old < before.length && old - diagonal < after.length) {
        if (before[old] !== after[old - diagonal]) break;
        old += 1;
      }
      furthest[diagonal + most + 1] = old;
      if (old >= before.length && old - diagonal >= after.length) {
        return wayBack(past, before, after);
      }
    }
  }
  return [...asKind("removed", before), ...asKind("added", after)];
}

/** As much of the present state as the way back will ask for. */
function kept(furthest: Int32Array, most: number, changes: number): Reach {
  const part = furthest.slice(most - changes, most + changes + 3);
  return (diagonal) => part[diagonal + changes + 1] ?? 0;
}

/** Whether a diagonal is entered from the one above it, by something added. */
function isAdded(reach: Reach, diagonal: number, changes: number): boolean {
  if (diagonal === -changes) return true;
  return diagonal !== changes && reach(diagonal - 1) < reach(diagonal + 1);
}

function entryOf(reach: Reach, diagonal: number, changes: number): number {
  return isAdded(reach, diagonal, changes) ? reach(diagonal + 1) : reach(diagonal - 1) + 1;
}

function wayBack(
  past: readonly Reach[],
  before: readonly string[],
  after: readonly string[],
): readonly Step[] {
  const steps: Step[] = [];
  let [old, own] = [before.length, after.length];
  for (const [changes, reach] of [...past.entries()].reverse()) {
    const diagonal = old - own;
    const entry = entryOf(reach, diagonal, changes);
    for (; old > entry; old -= 1, own -= 1) {
      steps.push({ kind: "same", text: before[old - 1] ?? "" });
    }
    if (changes === 0) break;
    if (isAdded(reach, diagonal, changes)) {
      own -= 1;
      steps.push({ kind: "added", text: after[own] ?? "" });
    } else {
      old -= 1;
      steps.push({ kind: "removed", text: before[old] ?? "" });
    }
  }
  return steps.reverse();
}

/** Within each change, what was stands before what is. */
function removedFirst(steps: readonly Step[]): readonly Step[] {
  const sorted: Step[] = [];
  let added: Step[] = [];
  for (const step of steps) {
    if (step.kind === "added") {
      added.push(step);
      continue;
    }
    if (step.kind === "same") {
      sorted.push(...added);
      added = [];
    }
    sorted.push(step);
  }
  return [...sorted, ...added];
}

function asKind(kind: Step["kind"], texts: readonly string[]): readonly Step[] {
  return texts.map((text) => ({ kind, text }));
}
