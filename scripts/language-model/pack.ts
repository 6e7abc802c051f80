import type { PackedScript } from "../../src/search/identify/model.ts";
import type { Table } from "./train.ts";

/** Weights are written in four bits. */
const LEVELS = 16;
/** Smaller weights tell too little for their byte and a half. */
const SMALLEST_WEIGHT = 1;

/** Writes a table in the form that `unpackScript` reads. */
export function packScript(
  script: string,
  languages: readonly string[],
  table: Table,
): PackedScript {
  const kept = Array.from(table.weights, (weight) => Math.abs(weight) >= SMALLEST_WEIGHT);
  const range = rangeOf(table.weights.filter((_, at) => kept[at]));
  const step = (range.highest - range.lowest) / (LEVELS - 1);
  const bytes: number[] = [];
  let features = 0;
  let postings = 0;
  let previous = 0;
  for (const [hash, row] of [...table.rows].sort(([a], [b]) => a - b)) {
    const places = placesOf(table, row).filter((at) => kept[at] === true);
    if (places.length === 0) continue;
    writeNumber(bytes, hash - previous);
    bytes.push(places.length, ...places.map((at) => table.classes[at] ?? 0));
    const levels = places.map((at) => Math.round(((table.weights[at] ?? 0) - range.lowest) / step));
    for (let i = 0; i < levels.length; i += 2) {
      bytes.push(clamp(levels[i] ?? 0) | (clamp(levels[i + 1] ?? 0) << 4));
    }
    previous = hash;
    features += 1;
    postings += places.length;
  }
  const data = Buffer.from(bytes).toString("base64");
  return {
    script,
    languages: languages.join(" "),
    features,
    postings,
    lowest: range.lowest,
    step,
    data,
  };
}

/** All but the rarest extremes, which would make every step coarse. */
function rangeOf(weights: Float64Array): { lowest: number; highest: number } {
  const sorted = weights.toSorted();
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  const round = (value: number): number => Math.round(value * 1000) / 1000;
  return { lowest: round(at(0.002)), highest: round(at(0.998)) };
}

function clamp(level: number): number {
  return Math.max(0, Math.min(LEVELS - 1, level));
}

function placesOf(table: Table, row: number): number[] {
  const start = table.start[row] ?? 0;
  return Array.from({ length: (table.start[row + 1] ?? start) - start }, (_, i) => start + i);
}

function writeNumber(bytes: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest & 0x7f) | 0x80);
    rest >>>= 7;
  }
  bytes.push(rest);
}
