import { eachGram, gramText } from "./grams.ts";

/** What training writes for one script; see docs/language-identification.md for the layout of `data`. */
export interface PackedScript {
  /** ISO 15924. */
  readonly script: string;
  /** Bare tags between spaces; postings name them by their place here. */
  readonly languages: string;
  readonly features: number;
  readonly postings: number;
  /** What the smallest weight and each step above it stand for. */
  readonly lowest: number;
  readonly step: number;
  /** Base64. */
  readonly data: string;
}

/** Weights of character runs for the languages of one script. */
export interface ScriptModel {
  readonly languages: readonly string[];
  /** The summed weights of the runs in these words, by place in `languages`, and how many runs there were. */
  score(words: readonly string[]): { readonly scores: Float64Array; readonly runs: number };
}

/** Unpacks a model into an open hash table over typed arrays. */
export function unpackScript(packed: PackedScript): ScriptModel {
  const table = unpackTable(packed);
  const languages = packed.languages.split(" ");
  return {
    languages,
    score(words) {
      const scores = new Float64Array(languages.length);
      let runs = 0;
      eachGram(gramText(words), (hash) => {
        addRow(table, hash, scores);
        runs += 1;
      });
      return { scores, runs };
    },
  };
}

interface HashTable {
  readonly mask: number;
  /**
   * Two numbers a slot, side by side since memory is what a look-up waits for: hash + 1, where 0 marks an empty slot, and
   * the place of its first posting times `COUNT_ROOM` plus how many there are.
   */
  readonly slots: Uint32Array;
  readonly classes: Uint8Array;
  readonly weights: Float32Array;
}

/** No run of characters has more postings than there are values of a byte. */
const COUNT_ROOM = 256;

function addRow(table: HashTable, hash: number, scores: Float64Array): void {
  let slot = slotOf(hash) & table.mask;
  for (let key = table.slots[2 * slot]; key !== 0; key = table.slots[2 * slot]) {
    if (key === hash + 1) {
      const row = table.slots[2 * slot + 1] ?? 0;
      const start = Math.floor(row / COUNT_ROOM);
      const end = start + (row % COUNT_ROOM);
      for (let at = start; at < end; at += 1) {
        const index = table.classes[at] ?? 0;
        scores[index] = (scores[index] ?? 0) + (table.weights[at] ?? 0);
      }
      return;
    }
    slot = (slot + 1) & table.mask;
  }
}

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}

function unpackTable(packed: PackedScript): HashTable {
  const reader = byteReader(packed.data);
  const size = 2 ** Math.ceil(Math.log2(packed.features * 2));
  const table: HashTable = {
    mask: size - 1,
    slots: new Uint32Array(2 * size),
    classes: new Uint8Array(packed.postings),
    weights: new Float32Array(packed.postings),
  };
  let hash = 0;
  let at = 0;
  for (let feature = 0; feature < packed.features; feature += 1) {
    hash += reader.number();
    const slot = freeSlot(table, hash);
    const count = reader.byte();
    table.slots[2 * slot] = hash + 1;
    table.slots[2 * slot + 1] = at * COUNT_ROOM + count;
    for (let i = 0; i < count; i += 1) table.classes[at + i] = reader.byte();
    for (let i = 0; i < count; i += 2) {
      const pair = reader.byte();
      table.weights[at + i] = packed.lowest + (pair & 15) * packed.step;
      if (i + 1 < count) table.weights[at + i + 1] = packed.lowest + (pair >> 4) * packed.step;
    }
    at += count;
  }
  return table;
}

function freeSlot(table: HashTable, hash: number): number {
  let slot = slotOf(hash) & table.mask;
  while (table.slots[2 * slot] !== 0) slot = (slot + 1) & table.mask;
  return slot;
}

function byteReader(base64: string) {
  const bytes = atob(base64);
  let at = 0;
  const byte = (): number => {
    at += 1;
    return bytes.charCodeAt(at - 1);
  };
  return {
    byte,
    /** Seven bits a byte, the low ones first; the high bit says that another follows. */
    number(): number {
      let value = 0;
      for (let shift = 0; ; shift += 7) {
        const next = byte();
        value |= (next & 0x7f) << shift;
        if (next < 0x80) return value;
      }
    },
  };
}
