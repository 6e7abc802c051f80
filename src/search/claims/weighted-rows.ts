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

/** Rows that are added at a time. */
const TOGETHER = 8;

/**
 * Adds the rows of a matrix to `sum`, which is as long as they are, each times its value. Eight are added at a time, so that `sum` is read
 * and written an eighth as often, and in pairs, which need not wait for one another; those with the value 0 cost nothing.
 *
 * @param rows one after the other
 * @param values one a row
 */
export function addRows(sum: Float32Array, rows: Float32Array, values: Float32Array): void {
  const active = activeOf(values);
  const whole = active.length - (active.length % TOGETHER);
  for (let at = 0; at < whole; at += TOGETHER) {
    addEight(sum, rows, values, active.subarray(at, at + TOGETHER));
  }
  const { length } = sum;
  for (const place of active.subarray(whole)) {
    const first = place * length;
    const value = values[place] ?? 0;
    for (let i = 0; i < length; i += 1) sum[i] = (sum[i] ?? 0) + value * (rows[first + i] ?? 0);
  }
}

/** @param places of eight rows */
function addEight(
  sum: Float32Array,
  rows: Float32Array,
  values: Float32Array,
  [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0]: Int32Array,
): void {
  const { length } = sum;
  const [va, vb, vc, vd] = [values[a] ?? 0, values[b] ?? 0, values[c] ?? 0, values[d] ?? 0];
  const [ve, vf, vg, vh] = [values[e] ?? 0, values[f] ?? 0, values[g] ?? 0, values[h] ?? 0];
  const [fa, fb, fc, fd] = [a * length, b * length, c * length, d * length];
  const [fe, ff, fg, fh] = [e * length, f * length, g * length, h * length];
  for (let i = 0; i < length; i += 1) {
    sum[i] =
      (sum[i] ?? 0) +
      (va * (rows[fa + i] ?? 0) +
        vb * (rows[fb + i] ?? 0) +
        (vc * (rows[fc + i] ?? 0) + vd * (rows[fd + i] ?? 0))) +
      (ve * (rows[fe + i] ?? 0) +
        vf * (rows[ff + i] ?? 0) +
        (vg * (rows[fg + i] ?? 0) + vh * (rows[fh + i] ?? 0)));
  }
}
