import type { ArticleId } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Negatives, SearchDocument } from "../../ports/search.ts";
import { GRAM, PAIR, STEM, termsOf } from "../text/terms.ts";
import { sentencesOf } from "../text/sentences.ts";

/** A text as distinct terms of the corpus, ascending, with their counts. */
export interface Bag {
  readonly terms: Int32Array;
  readonly counts: Uint8Array;
}

export interface CorpusDocument {
  readonly id: ArticleId;
  readonly related: readonly ArticleId[];
  readonly title: Bag;
  readonly questions: readonly Bag[];
  readonly summary: Bag;
  readonly body: Bag;
  readonly sentences: readonly Bag[];
}

/** Everything known in one language, read once; indexes of all or part of it are built from here. */
export interface Corpus {
  readonly language: LanguageTag;
  readonly vocabulary: Vocabulary;
  readonly documents: readonly CorpusDocument[];
  readonly near: readonly Bag[];
  readonly far: readonly Bag[];
}

/** Terms are numbered in the order of their hashes. */
export interface Vocabulary {
  readonly hashes: Uint32Array;
  /** `STEM`, `PAIR` or `GRAM` of each term. */
  readonly channels: Uint8Array;
}

/** Reads documents and negatives of one language; those of others must have been left out. */
export function readCorpus(
  language: LanguageTag,
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
): Corpus {
  const reader = createReader(language);
  const raw = documents.map((document) => ({
    id: document.id,
    related: document.related,
    title: reader.read(document.title),
    questions: document.questions.filter(hasLetters).map(reader.read),
    summary: reader.read(document.summary),
    body: reader.read(document.body),
    sentences: [...sentencesOf(document.summary), ...sentencesOf(document.body)].map(reader.read),
  }));
  const near = negatives.flatMap((set) => set.near.filter(hasLetters).map(reader.read));
  const far = negatives.flatMap((set) => set.far.filter(hasLetters).map(reader.read));
  const vocabulary = reader.vocabulary();
  const toBag = createBagger(vocabulary);
  return {
    language,
    vocabulary,
    documents: raw.map((document) => ({
      ...document,
      title: toBag(document.title),
      questions: document.questions.map(toBag),
      summary: toBag(document.summary),
      body: toBag(document.body),
      sentences: document.sentences.map(toBag),
    })),
    near: near.map(toBag),
    far: far.map(toBag),
  };
}

function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Distinct hashes, ascending, with their counts. */
interface RawText {
  readonly hashes: Uint32Array;
  readonly counts: Uint8Array;
}

/** Collects the hashes of all texts, so that terms can be numbered afterwards. */
function createReader(language: LanguageTag): {
  readonly read: (text: string) => RawText;
  readonly vocabulary: () => Vocabulary;
} {
  const channelOf = new Map<number, number>();
  const note = (hashes: readonly number[], channel: number): void => {
    for (const hash of hashes) channelOf.set(hash, channel);
  };
  return {
    read(text) {
      const { stems, pairs, grams } = termsOf(text, language);
      note(stems, STEM);
      note(pairs, PAIR);
      note(grams, GRAM);
      return counted(Uint32Array.from([...stems, ...pairs, ...grams]).sort());
    },
    vocabulary() {
      const hashes = Uint32Array.from(channelOf.keys()).sort();
      return { hashes, channels: Uint8Array.from(hashes, (hash) => channelOf.get(hash) ?? STEM) };
    },
  };
}

function counted(sorted: Uint32Array): RawText {
  const hashes = new Uint32Array(sorted.length);
  const counts = new Uint8Array(sorted.length);
  let size = 0;
  sorted.forEach((hash, i) => {
    if (i === 0 || hash !== sorted[i - 1]) {
      hashes[size] = hash;
      counts[size] = 1;
      size += 1;
    } else counts[size - 1] = Math.min(255, (counts[size - 1] ?? 0) + 1);
  });
  return { hashes: hashes.slice(0, size), counts: counts.slice(0, size) };
}

function createBagger(vocabulary: Vocabulary): (raw: RawText) => Bag {
  const numbers = new Map<number, number>();
  vocabulary.hashes.forEach((hash, term) => numbers.set(hash, term));
  return ({ hashes, counts }) => ({
    terms: Int32Array.from(hashes, (hash) => numbers.get(hash) ?? 0),
    counts,
  });
}
