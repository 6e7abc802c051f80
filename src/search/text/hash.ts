/** A 32-bit FNV-1a hash of part of a string, by UTF-16 code units; unrelated under different seeds. */
export function hashText(text: string, seed: number, start = 0, end = text.length): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let i = start; i < end; i += 1) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return finish(hash);
}

/** Joins two hashes into one; the order matters. */
export function hashPair(first: number, second: number, seed: number): number {
  return finish(Math.imul(first ^ Math.imul(seed, 0x9e3779b1), 0x85ebca6b) ^ (second + 0x7f4a7c15));
}

function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x7feb352d);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x846ca68b);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
