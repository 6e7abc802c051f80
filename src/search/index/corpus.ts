import type { ArticleId, ClaimId } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { Negatives, SearchDocument } from "../../ports/search.ts";
import { sentencesOf } from "../text/sentences.ts";
import { channelOf, countTerms, termsOf, type CountedTerms } from "../text/terms.ts";
import { createNumbering } from "./numbering.ts";

/** A text as distinct terms of the corpus, ascending, with their counts. */
export interface Bag {
  readonly terms: Int32Array;
  readonly counts: Uint8Array;
}

/** A claim as its words. */
export interface CorpusClaim {
  readonly id: ClaimId;
  readonly text: Bag;
  readonly heading: Bag;
  readonly isInSummary: boolean;
}

export interface CorpusDocument {
  readonly id: ArticleId;
  readonly related: readonly ArticleId[];
  readonly title: Bag;
  readonly questions: readonly Bag[];
  /** By question: the places of the claims that it asks for; `null` where nobody has said. */
  readonly wanted: readonly (readonly number[] | null)[];
  readonly claims: readonly CorpusClaim[];
  /** One a sentence. */
  readonly summary: readonly Bag[];
  /** One a sentence. */
  readonly body: readonly Bag[];
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
  const numbering = createNumbering();
  const read = (text: string): CountedTerms => {
    const counted = countTerms(termsOf(text, language));
    for (const term of counted.terms) numbering.add(term);
    return counted;
  };
  const raw = documents.map((document) => {
    const { id, related, title, claims, summary, body } = document;
    const { questions, wanted } = askedOf(document);
    return {
      id,
      related,
      title: read(title),
      questions: questions.map(read),
      wanted,
      claims: claims.map((claim) => ({
        ...claim,
        text: read(claim.text),
        heading: read(claim.heading),
      })),
      summary: sentencesOf(summary).map(read),
      body: sentencesOf(body).map(read),
    };
  });
  const near = negatives.flatMap((set) => set.near.filter(hasLetters).map(read));
  const far = negatives.flatMap((set) => set.far.filter(hasLetters).map(read));
  const hashes = numbering.close();
  const toBag = ({ terms, counts }: CountedTerms): Bag => {
    const numbers = new Int32Array(terms.length);
    // `Int32Array.from` would take most of the time of an index here.
    for (let i = 0; i < terms.length; i += 1) numbers[i] = numbering.numberOf(terms[i] ?? 0);
    return { terms: numbers, counts };
  };
  return {
    language,
    vocabulary: { hashes, channels: Uint8Array.from(hashes, channelOf) },
    documents: raw.map(({ id, related, title, questions, wanted, claims, summary, body }) => ({
      id,
      related,
      title: toBag(title),
      questions: questions.map(toBag),
      wanted,
      claims: claims.map((claim) => ({
        ...claim,
        text: toBag(claim.text),
        heading: toBag(claim.heading),
      })),
      summary: summary.map(toBag),
      body: body.map(toBag),
    })),
    near: near.map(toBag),
    far: far.map(toBag),
  };
}

/** The questions that hold letters, and the places of the claims that they ask for. */
function askedOf({
  questions,
  wanted,
  claims,
}: SearchDocument): Pick<CorpusDocument, "wanted"> & { readonly questions: readonly string[] } {
  const places = new Map(claims.map(({ id }, place) => [id, place]));
  const asked = questions.flatMap((text, question) => {
    const own = wanted[question] ?? null;
    const known = own?.flatMap((id) => places.get(id) ?? []) ?? null;
    // What asks for claims that are gone asks for nothing that is known.
    const isGone = own !== null && own.length > 0 && known?.length === 0;
    return hasLetters(text) ? [{ text, places: isGone ? null : known }] : [];
  });
  return {
    questions: asked.map(({ text }) => text),
    wanted: asked.map(({ places: own }) => own),
  };
}

function hasLetters(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
