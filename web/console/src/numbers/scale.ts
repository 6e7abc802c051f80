/** A scale that begins at nothing and ends at a round figure. */
export interface Scale {
  readonly top: number;
  /** From 0 to the top, both included. */
  readonly ticks: readonly number[];
}

const ROUND = [1, 2, 5, 10] as const;

/**
 * @param most the greatest figure to be shown
 * @param steps about how many stretches there are to be
 */
export function scaleFor(most: number, steps = 4): Scale {
  if (!(most > 0)) return { top: 1, ticks: [0, 1] };
  const rough = most / steps;
  const power = 10 ** Math.floor(Math.log10(rough));
  // What is counted comes in whole numbers.
  const step = Math.max(1, power * (ROUND.find((each) => each * power >= rough) ?? 10));
  const count = Math.ceil(most / step);
  return { top: step * count, ticks: Array.from({ length: count + 1 }, (_, tick) => tick * step) };
}

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where figures stand in an area, from its left edge to its right; a single one in the middle. */
export function pointsOf(
  figures: readonly number[],
  top: number,
  area: Area,
): readonly (readonly [x: number, y: number])[] {
  const gap = figures.length > 1 ? area.width / (figures.length - 1) : 0;
  const first = figures.length > 1 ? area.left : area.left + area.width / 2;
  return figures.map((figure, index) => [
    rounded(first + gap * index),
    rounded(area.top + area.height * (1 - figure / top)),
  ]);
}

/** Which labels are shown so that they do not touch: the first, and every so-and-so-manieth. */
export function labelStep(count: number, most: number): number {
  return Math.max(1, Math.ceil(count / most));
}

function rounded(length: number): number {
  return Math.round(length * 10) / 10;
}
