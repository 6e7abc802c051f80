import written from "./add-rows.json" with { type: "json" };

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

/** The part of the standard that is used here: neither the language nor Node declares it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (pages: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, object>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

/** Adds rows in the memory it was made with; see `add-rows.wat`, which all of its numbers are for. */
type AddRows = (sum: number, length: number, places: number, values: number, count: number) => void;

/** Rows of numbers in memory of their own, and room for what is added to. */
interface Memory {
  readonly add: AddRows;
  /** Where the sum is, in bytes. */
  readonly sumAt: number;
  readonly sum: Float32Array;
  readonly placesAt: number;
  /** In bytes. */
  readonly places: Uint32Array;
  readonly valuesAt: number;
  readonly values: Float32Array;
}

const PAGE = 65_536;
const NUMBER = Float32Array.BYTES_PER_ELEMENT;
/** Numbers that are read at once. */
const LANES = 4;
/** Rows that are added at a time. */
const TOGETHER = 8;

const memories = new WeakMap<ArrayBufferLike, Memory>();
let adding: object | null = null;

/**
 * A matrix of zeros, one row after the other, for `addRows`. It lies in memory that many of its numbers are read from at once, which takes a
 * seventh of the time.
 *
 * @param length of a row, in numbers
 */
export function createRows(count: number, length: number): Float32Array {
  adding ??= new WebAssembly.Module(Buffer.from(written.bytes, "base64"));
  const rounded = LANES * Math.ceil(length / LANES);
  const most = TOGETHER * Math.ceil(count / TOGETHER);
  const sumAt = NUMBER * (count * length + LANES);
  const placesAt = sumAt + NUMBER * rounded;
  const valuesAt = placesAt + NUMBER * most;
  const memory = new WebAssembly.Memory({
    initial: Math.ceil((valuesAt + NUMBER * most) / PAGE),
  });
  const { exports } = new WebAssembly.Instance(adding, { rows: { memory } });
  const { buffer } = memory;
  memories.set(buffer, {
    ...{ sumAt, placesAt, valuesAt, add: exports["addRows"] as AddRows },
    sum: new Float32Array(buffer, sumAt, rounded),
    places: new Uint32Array(buffer, placesAt, most),
    values: new Float32Array(buffer, valuesAt, most),
  });
  return new Float32Array(buffer, 0, count * length);
}

/**
 * Adds the rows of a matrix to `sum`, which is as long as they are, each times its value; those with the value 0 cost nothing.
 *
 * @param rows that `createRows` made, or some of them that follow one another
 * @param values one a row
 * @throws {TypeError} for rows in other memory
 */
export function addRows(sum: Float32Array, rows: Float32Array, values: Float32Array): void {
  const memory = memories.get(rows.buffer);
  if (memory === undefined) throw new TypeError("rows are added where `createRows` put them");
  const bytes = NUMBER * sum.length;
  const active = activeOf(values);
  const count = TOGETHER * Math.ceil(active.length / TOGETHER);
  // What fills up the last eight is added 0 times.
  memory.places.fill(rows.byteOffset, active.length, count);
  memory.values.fill(0, active.length, count);
  for (let at = 0; at < active.length; at += 1) {
    const place = active[at] ?? 0;
    memory.places[at] = rows.byteOffset + bytes * place;
    memory.values[at] = values[place] ?? 0;
  }
  memory.sum.set(sum);
  memory.add(memory.sumAt, bytes, memory.placesAt, memory.valuesAt, count);
  sum.set(memory.sum.subarray(0, sum.length));
}
