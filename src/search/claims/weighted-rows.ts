/** Places of the values that are not 0. */
export function activeOf(values: Float32Array): Int32Array {
  const active = new Int32Array(values.length);
  let count = 0;
  for (let place = 0; place < values.length; place += 1) {
    if (values[place] === 0) continue;
    active[count] = place;
    count += 1;
  }
  return active.subarray(0, count);
}

/**
 * Adds the rows of a matrix to `sum`, which is as long as they are, each times its value. Four are added at a time, so that `sum` is read
 * and written a quarter as often; those with the value 0 cost nothing.
 *
 * @param rows one after the other
 * @param values one a row
 */
export function addRows(sum: Float32Array, rows: Float32Array, values: Float32Array): void {
  const { length } = sum;
  const active = activeOf(values);
  const rowOf = (at: number): Float32Array => {
    const place = active[at] ?? 0;
    return rows.subarray(place * length, (place + 1) * length);
  };
  const valueOf = (at: number): number => values[active[at] ?? 0] ?? 0;
  let at = 0;
  for (; at + 4 <= active.length; at += 4) {
    const [one, two, three, four] = [rowOf(at), rowOf(at + 1), rowOf(at + 2), rowOf(at + 3)];
    const [a, b, c, d] = [valueOf(at), valueOf(at + 1), valueOf(at + 2), valueOf(at + 3)];
    for (let i = 0; i < length; i += 1) {
      sum[i] =
        (sum[i] ?? 0) +
        a * (one[i] ?? 0) +
        b * (two[i] ?? 0) +
        c * (three[i] ?? 0) +
        d * (four[i] ?? 0);
    }
  }
  for (; at < active.length; at += 1) {
    const row = rowOf(at);
    const value = valueOf(at);
    for (let i = 0; i < length; i += 1) sum[i] = (sum[i] ?? 0) + value * (row[i] ?? 0);
  }
}
