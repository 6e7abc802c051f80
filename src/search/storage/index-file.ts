import type { LanguageTag } from "../../domain/locale.ts";
import type { Negatives, SearchDocument } from "../../ports/search.ts";
import type { LanguageModel } from "../language-model.ts";
import { buildSearchEngine, type LazySearchEngine } from "../search-engine.ts";
import { createArrayReader, storedSize, writeArray } from "./arrays.ts";
import { checksumOf, fingerprintOf, FORMAT_VERSION } from "./fingerprint.ts";
import { arraysOf, modelFrom } from "./model-arrays.ts";

/**
 * Why a stored index was refused.
 *
 * `foreign`: not an index of this program; `format`: made by another version; `damaged`: cut short or altered;
 * `content`: sound, but of other content in every language.
 */
export type RefusedIndex = "foreign" | "format" | "damaged" | "content";

export type LoadedIndex =
  | {
      readonly ok: true;
      readonly engine: LazySearchEngine;
      /** Languages whose content has changed or was not stored; they are learned when first asked for. */
      readonly stale: readonly LanguageTag[];
    }
  | { readonly ok: false; readonly reason: RefusedIndex };

/** "YZIX" in the byte order of this machine: a file from one of the other order is foreign. */
const MAGIC = 0x58495a59;
/** Magic number, format version, checksum of all that follows, number of sections. */
const HEAD_WORDS = 4;
const HEAD_BYTES = HEAD_WORDS * 4;
const CHECKED_FROM_BYTES = 12;
const TAG_BYTES = 24;
const FINGERPRINT_BYTES = 16;
const SECTION_HEAD_BYTES = TAG_BYTES + FINGERPRINT_BYTES;

/** Everything that was learned, as one file; languages not learned yet are learned first. */
export function serializeIndex(engine: LazySearchEngine): Uint8Array<ArrayBuffer> {
  const sections = engine.languages.flatMap((language) => {
    const model = engine.modelOf(language);
    return model === null ? [] : [{ language, arrays: arraysOf(model) }];
  });
  const size = sections.reduce(
    (sum, { arrays }) =>
      sum + SECTION_HEAD_BYTES + arrays.reduce((part, array) => part + storedSize(array), 0),
    HEAD_BYTES,
  );
  const bytes = new Uint8Array(size);
  let offset = HEAD_BYTES;
  for (const { language, arrays } of sections) {
    writeText(bytes, offset, language, TAG_BYTES);
    writeText(bytes, offset + TAG_BYTES, languageFingerprint(engine, language), FINGERPRINT_BYTES);
    offset += SECTION_HEAD_BYTES;
    for (const array of arrays) offset = writeArray(bytes, offset, array);
  }
  const head = new Uint32Array(bytes.buffer, 0, HEAD_WORDS);
  head.set([MAGIC, FORMAT_VERSION, 0, sections.length]);
  head[2] = checksumOf(new Uint32Array(bytes.buffer, CHECKED_FROM_BYTES));
  return bytes;
}

/** Takes up a stored index for these documents; never throws, whatever the bytes. */
export function loadIndex(
  stored: Uint8Array,
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
): LoadedIndex {
  const bytes = atWordBoundary(stored);
  if (bytes.byteLength < HEAD_BYTES) return { ok: false, reason: "foreign" };
  const [magic, version, checksum, sectionCount = 0] = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset,
    HEAD_WORDS,
  );
  if (magic !== MAGIC) return { ok: false, reason: "foreign" };
  if (version !== FORMAT_VERSION) return { ok: false, reason: "format" };
  if (bytes.byteLength % 8 !== 0) return { ok: false, reason: "damaged" };
  const checked = new Uint32Array(
    bytes.buffer,
    bytes.byteOffset + CHECKED_FROM_BYTES,
    (bytes.byteLength - CHECKED_FROM_BYTES) / 4,
  );
  if (checksumOf(checked) !== checksum) return { ok: false, reason: "damaged" };
  const fresh = buildSearchEngine(documents, negatives);
  const models = readModels(bytes, sectionCount, fresh);
  if (models === null) return { ok: false, reason: "damaged" };
  if (models.size === 0 && fresh.languages.length > 0) return { ok: false, reason: "content" };
  return {
    ok: true,
    engine: buildSearchEngine(documents, negatives, models),
    stale: fresh.languages.filter((language) => !models.has(language)),
  };
}

/** The sections whose content is still the same; `null` when they do not have the form of any. */
function readModels(
  bytes: Uint8Array,
  sectionCount: number,
  engine: LazySearchEngine,
): ReadonlyMap<LanguageTag, LanguageModel> | null {
  const models = new Map<LanguageTag, LanguageModel>();
  const reader = createArrayReader(bytes, HEAD_BYTES);
  for (let section = 0; section < sectionCount; section += 1) {
    const head = reader.skip(SECTION_HEAD_BYTES);
    const model = head === null ? null : modelFrom(reader.read);
    if (head === null || model === null) return null;
    const language = readText(head.subarray(0, TAG_BYTES));
    if (readText(head.subarray(TAG_BYTES)) === languageFingerprint(engine, language)) {
      models.set(language, model);
    }
  }
  return models;
}

function languageFingerprint(
  { documents, negatives }: LazySearchEngine,
  language: LanguageTag,
): string {
  return fingerprintOf(
    language,
    documents.filter((document) => document.language === language),
    negatives.filter((set) => set.language === language),
  );
}

/** Typed arrays need their own boundaries; a buffer that comes from a pool may start anywhere. */
function atWordBoundary(bytes: Uint8Array): Uint8Array {
  return bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
}

function writeText(bytes: Uint8Array, offset: number, text: string, room: number): void {
  for (let i = 0; i < Math.min(room, text.length); i += 1) bytes[offset + i] = text.charCodeAt(i);
}

function readText(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes.filter((byte) => byte !== 0));
}
