/** The kinds of arrays that a stored index is made of, by the number that stands for each in the file. */
const KINDS = [
  Uint8Array,
  Int8Array,
  Uint16Array,
  Uint32Array,
  Float32Array,
  Float64Array,
] as const;
export type StoredArray =
  Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

const ALIGNMENT = 8;
const HEADER_BYTES = 8;

/** Room that an array takes in a file, its head included; a multiple of eight. */
export function storedSize(array: StoredArray): number {
  return HEADER_BYTES + aligned(array.byteLength);
}

/** Writes an array at an offset that is a multiple of eight and returns the offset behind it. */
export function writeArray(bytes: Uint8Array, offset: number, array: StoredArray): number {
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset + offset, 2);
  head[0] = KINDS.findIndex((kind) => array instanceof kind);
  head[1] = array.length;
  bytes.set(
    new Uint8Array(array.buffer, array.byteOffset, array.byteLength),
    offset + HEADER_BYTES,
  );
  return offset + storedSize(array);
}

export interface ArrayReader {
  /** The next array as a view of the same memory; `null` past the end or where there is none. */
  readonly read: () => StoredArray | null;
  /** Bytes between arrays; their number must be a multiple of eight. `null` past the end. */
  readonly skip: (count: number) => Uint8Array | null;
}

export function createArrayReader(bytes: Uint8Array, start: number): ArrayReader {
  let offset = start;
  return {
    read() {
      if (offset + HEADER_BYTES > bytes.byteLength) return null;
      const head = new Uint32Array(bytes.buffer, bytes.byteOffset + offset, 2);
      const kind = KINDS[head[0] ?? KINDS.length];
      const length = head[1] ?? 0;
      if (kind === undefined) return null;
      const body = offset + HEADER_BYTES;
      const size = length * kind.BYTES_PER_ELEMENT;
      if (body + size > bytes.byteLength) return null;
      offset = body + aligned(size);
      return new kind(bytes.buffer as ArrayBuffer, bytes.byteOffset + body, length);
    },
    skip(count) {
      if (offset + count > bytes.byteLength) return null;
      const skipped = bytes.subarray(offset, offset + count);
      offset += count;
      return skipped;
    },
  };
}

function aligned(size: number): number {
  return Math.ceil(size / ALIGNMENT) * ALIGNMENT;
}
