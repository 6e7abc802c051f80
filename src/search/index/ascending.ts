/** Where a number stands among ascending ones, of the places `from` up to `to`; `null` where it does not. */
export function placeAmong(
  ascending: Uint16Array | Uint32Array,
  wanted: number,
  from = 0,
  to: number = ascending.length,
): number | null {
  let low = from;
  let high = to - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ascending[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}
