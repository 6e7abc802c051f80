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
  readonly Memory: new (pages: {
    readonly initial: number;
    readonly maximum: number;
    readonly shared: true;
  }) => WasmMemory;
  readonly Instance: new (
    module: object,
    imports: Readonly<Record<string, Readonly<Record<string, object>>>>,
  ) => { readonly exports: Readonly<Record<string, unknown>> };
};

interface WasmMemory {
  readonly buffer: SharedArrayBuffer;
}

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

/** A matrix as another thread can be sent it: it reads the same memory. */
export interface SentRows {
  readonly memory: WasmMemory;
  readonly kind: "numbers" | "bytes";
  readonly count: number;
  /** Of a row, in numbers. */
  readonly length: number;
}

const PAGE = 65_536;
const NUMBER = Float32Array.BYTES_PER_ELEMENT;
/** Numbers that are read at once. */
const LANES = 4;
/** Rows that are added at a time. */
const TOGETHER = 8;
/** Rows that are handed over at a time. */
const MOST_ROWS = 1024;
/** That may add rows of one matrix at the same time, each with room of its own: some twenty kilobytes. */
const MOST_THREADS = 32;

const memories = new WeakMap<ArrayBufferLike, Memory & { readonly sent: SentRows }>();
let adding: object | null = null;
let thread = 0;

/**
 * Says which of the threads this one is, before it takes up any rows; without a word, it is the first, 0.
 *
 * @throws {RangeError} beyond `MOST_THREADS`
 */
export function nameThread(number: number): void {
  if (number < 0 || number >= MOST_THREADS) throw new RangeError(`no thread ${String(number)}`);
  thread = number;
}

/**
 * A matrix of zeros, one row after the other, for `addRows`. It lies in memory that many of its numbers are read from at once, which takes a
 * seventh of the time, and that other threads may read too.
 *
 * @param length of a row, in numbers
 */
export function createRows(count: number, length: number): Float32Array<SharedArrayBuffer> {
  const memory = newMemory(NUMBER * count * length, length);
  return takeUpNumbers({ memory, kind: "numbers", count, length });
}

/** The same of numbers that are bytes. */
export function createByteRows(count: number, length: number): Int8Array<SharedArrayBuffer> {
  const memory = newMemory(count * length, length);
  return takeUpBytes({ memory, kind: "bytes", count, length });
}

/**
 * What another thread takes up with `takeUpNumbers` or `takeUpBytes`, to read what is in it.
 *
 * @throws {TypeError} for rows in other memory
 */
export function sentRows({ buffer }: Float32Array | Int8Array): SentRows {
  return memoryOf(buffer).sent;
}

/** @returns rows that were made with `createRows`, here or by another thread */
export function takeUpNumbers(sent: SentRows): Float32Array<SharedArrayBuffer> {
  takeUp(sent);
  return new Float32Array(sent.memory.buffer, 0, sent.count * sent.length);
}

/** @returns rows that were made with `createByteRows`, here or by another thread */
export function takeUpBytes(sent: SentRows): Int8Array<SharedArrayBuffer> {
  takeUp(sent);
  return new Int8Array(sent.memory.buffer, 0, sent.count * sent.length);
}

/** Where the rooms of the threads begin, and how large one is; in bytes. */
function roomsOf(size: number, length: number): { readonly at: number; readonly each: number } {
  const rounded = LANES * Math.ceil(length / LANES);
  // What is read behind the last row is read from before the first room.
  const at = NUMBER * LANES * (Math.ceil(size / (NUMBER * LANES)) + 1);
  return { at, each: NUMBER * (rounded + 2 * MOST_ROWS) };
}

function newMemory(size: number, length: number): WasmMemory {
  const { at, each } = roomsOf(size, length);
  const pages = Math.ceil((at + MOST_THREADS * each) / PAGE);
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
}

function takeUp(sent: SentRows): void {
  const { memory, kind, count, length } = sent;
  adding ??= new WebAssembly.Module(Buffer.from(written.bytes, "base64"));
  const { exports } = new WebAssembly.Instance(adding, { rows: { memory } });
  const { buffer } = memory;
  const { at, each } = roomsOf((kind === "bytes" ? 1 : NUMBER) * count * length, length);
  const sumAt = at + thread * each;
  const valuesAt = sumAt + each - NUMBER * MOST_ROWS;
  const placesAt = valuesAt - NUMBER * MOST_ROWS;
  memories.set(buffer, {
    ...{ sent, sumAt, placesAt, valuesAt },
    add: exports[kind === "bytes" ? "addByteRows" : "addRows"] as Add,
    sum: new Float32Array(buffer, sumAt, (placesAt - sumAt) / NUMBER),
    places: new Uint32Array(buffer, placesAt, MOST_ROWS),
    values: new Float32Array(buffer, valuesAt, MOST_ROWS),
  });
}

function memoryOf(buffer: ArrayBufferLike): Memory & { readonly sent: SentRows } {
  const memory = memories.get(buffer);
  if (memory === undefined) throw new TypeError("rows are added where `createRows` put them");
  return memory;
}

/**
 * Adds the rows of a matrix to `sum`, which is as long as they are, each times its value; those with the value 0 cost nothing.
 *
 * @param rows that `createRows` or `createByteRows` made, or some of them that follow one another
 * @param values one a row
 * @throws {TypeError} for rows in other memory
 */
export function addRows(
  sum: Float32Array,
  rows: Float32Array | Int8Array,
  values: Float32Array,
): void {
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
  rows: Float32Array | Int8Array,
  places: ArrayLike<number>,
  values: ArrayLike<number>,
): void {
  const memory = memoryOf(rows.buffer);
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
