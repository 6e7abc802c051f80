/** Fewer changed questions than these are never too many: one borderline question may fall to either side of any edit. */
const LEAST = 2;
/** Of all questions of a language. */
const MOST_LOST_SHARE = 0.01;
/** Below this probability a loss is no chance. */
const CHANCE = 0.05;

/** The same questions before and after: how many are answered rightly no more, and how many are now. */
export interface Fared {
  readonly of: number;
  readonly lost: number;
  readonly gained: number;
}

/**
 * Whether questions fare worse by more than the margin: by more than one in a hundred and by more than chance allows.
 *
 * The questions are the same before and after, so that only those that changed tell anything. An edit that makes nothing
 * better or worse moves the bounds of "sure" a little, and some questions beside them change to either side like tossed coins:
 * of 336 measured ones, taking one way of asking out of an article lost five and gained one, adding one lost two and gained
 * three. One in a hundred alone would refuse every other harmless edit of a language, and a refusal that is overridden by
 * habit guards nothing. So the loss has to be larger than coins would make it, too: the sign test.
 */
export function isWorse({ of, lost, gained }: Fared): boolean {
  const net = lost - gained;
  return net >= LEAST && net > of * MOST_LOST_SHARE && signTest(lost, lost + gained) < CHANCE;
}

/** The same of several languages together, where each alone could be chance. */
export function isWorseTogether(all: readonly Fared[]): boolean {
  const sum = (count: (fared: Fared) => number): number =>
    all.reduce((total, fared) => total + count(fared), 0);
  const lost = sum((fared) => fared.lost);
  const gained = sum((fared) => fared.gained);
  return lost - gained >= LEAST && signTest(lost, lost + gained) < CHANCE;
}

/** Whether more than one of what was taken out on purpose is missed. */
export function areMissed(lost: number): boolean {
  return lost >= LEAST;
}

/** Whether more than one question more is answered that nothing should answer. */
export function answersMore(before: number, after: number): boolean {
  return after - before >= LEAST;
}

/** The probability that of so many tossed coins at least `heads` show heads. */
export function signTest(heads: number, coins: number): number {
  // By logarithms, for the first of many terms is too small for a number.
  let logTerm = coins * Math.log(0.5);
  let sum = 0;
  for (let k = coins; k >= heads; k -= 1) {
    sum += Math.exp(logTerm);
    logTerm += Math.log(k) - Math.log(coins - k + 1);
  }
  return Math.min(1, sum);
}
