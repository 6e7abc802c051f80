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
type Add = (sum: number, length: number, places: number, values: number, count: number) => void;

/** Rows in memory of their own, and room for what is added to. */
interface Memory {
  readonly add: Add;
  /** Where the sum is, in bytes. */
  readonly sumAt: number;
  readonly sum: Float32Array;
  readonly placesAt: number;
  /** In bytes. */
  readonly places: Uint32Array;
  readonly valuesAt: number;
  readonly values: Float32Array;
}

/** A matrix in memory of its own. */
type Rows = Float32Array | Int8Array;

const PAGE = 65_536;
const NUMBER = Float32Array.BYTES_PER_ELEMENT;
/** Numbers that are read at once. */
const LANES = 4;
/** Rows that are added at a time. */
const TOGETHER = 8;
/** Rows that are handed over at a time. */
const MOST_ROWS = 1024;

const memories = new WeakMap<ArrayBufferLike, Memory>();
let adding: object | null = null;

/**
 * A matrix of zeros, one row after the other, for `addRows`. It lies in memory that many of its numbers are read from at once, which takes a
 * seventh of the time.
 *
 * @param length of a row, in numbers
 */
export function createRows(count: number, length: number): Float32Array {
  const buffer = createMemory(NUMBER * count * length, length, "addRows");
  return new Float32Array(buffer, 0, count * length);
}

/** The same of numbers that are bytes. */
export function createByteRows(count: number, length: number): Int8Array {
  return new Int8Array(createMemory(count * length, length, "addByteRows"), 0, count * length);
}

/** @param size of the matrix, in bytes */
function createMemory(size: number, length: number, name: "addRows" | "addByteRows"): ArrayBuffer {
  adding ??= new WebAssembly.Module(Buffer.from(written.bytes, "base64"));
  const rounded = LANES * Math.ceil(length / LANES);
  // What is read behind the last row is read from here.
  const sumAt = NUMBER * (Math.ceil(size / NUMBER) + LANES);
  const placesAt = sumAt + NUMBER * rounded;
  const valuesAt = placesAt + NUMBER * MOST_ROWS;
  const memory = new WebAssembly.Memory({
    initial: Math.ceil((valuesAt + NUMBER * MOST_ROWS) / PAGE),
  });
  const { exports } = new WebAssembly.Instance(adding, { rows: { memory } });
  const { buffer } = memory;
  memories.set(buffer, {
    ...{ sumAt, placesAt, valuesAt, add: exports[name] as Add },
    sum: new Float32Array(buffer, sumAt, rounded),
    places: new Uint32Array(buffer, placesAt, MOST_ROWS),
    values: new Float32Array(buffer, valuesAt, MOST_ROWS),
  });
  return buffer;
}

/**
 * Adds the rows of a matrix to `sum`, which is as long as they are, each times its value; those with the value 0 cost nothing.
 *
 * @param rows that `createRows` or `createByteRows` made, or some of them that follow one another
 * @param values one a row
 * @throws {TypeError} for rows in other memory
 */
export function addRows(sum: Float32Array, rows: Rows, values: Float32Array): void {
  const active = activeOf(values);
  addSomeRows(
    sum,
    rows,
    active,
    Float32Array.from(active, (place) => values[place] ?? 0),
  );
}

/**
 * The same for some of the rows.
 *
 * @param places of the rows
 * @param values one a place
 */
export function addSomeRows(
  sum: Float32Array,
  rows: Rows,
  places: ArrayLike<number>,
  values: ArrayLike<number>,
): void {
  const memory = memories.get(rows.buffer);
  if (memory === undefined) throw new TypeError("rows are added where `createRows` put them");
  const bytes = rows.BYTES_PER_ELEMENT * sum.length;
  memory.sum.set(sum);
  for (let first = 0; first < places.length; first += MOST_ROWS) {
    const end = Math.min(MOST_ROWS, places.length - first);
    for (let at = 0; at < end; at += 1) {
      memory.places[at] = rows.byteOffset + bytes * (places[first + at] ?? 0);
      memory.values[at] = values[first + at] ?? 0;
    }
    const count = TOGETHER * Math.ceil(end / TOGETHER);
    // What fills up the last eight is added 0 times.
    memory.places.fill(rows.byteOffset, end, count);
    memory.values.fill(0, end, count);
    memory.add(memory.sumAt, NUMBER * sum.length, memory.placesAt, memory.valuesAt, count);
  }
  sum.set(memory.sum.subarray(0, sum.length));
}
