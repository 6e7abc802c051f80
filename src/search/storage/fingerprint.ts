import type { LanguageTag } from "../../domain/locale.ts";
import type { Negatives, SearchDocument } from "../../ports/search.ts";
import { CLAIM_WEIGHTS, CLASS_WEIGHTS } from "../claims/claim-weights.ts";
import { isKnownToNetwork } from "../claims/shipped-network.ts";
import { WITH_QUESTIONS, WITHOUT_QUESTIONS } from "../confidence/shipped-weights.ts";
import { SIGNAL_WEIGHTS } from "../model/signal-weights.ts";
import { hashText } from "../text/hash.ts";

/** To be raised with every change of terms, training or layout; fitted weights count by themselves. */
export const FORMAT_VERSION = 11;

const WEIGHTS = JSON.stringify([
  SIGNAL_WEIGHTS,
  CLAIM_WEIGHTS,
  CLASS_WEIGHTS,
  WITH_QUESTIONS,
  WITHOUT_QUESTIONS,
]);

/** Sixteen hexadecimal digits that change with the content of one language, the fitted weights and the format. */
export function fingerprintOf(
  language: LanguageTag,
  documents: readonly SearchDocument[],
  negatives: readonly Negatives[],
): string {
  let low = FORMAT_VERSION;
  let high = FORMAT_VERSION + 1;
  const add = (text: string): void => {
    low = hashText(text, low);
    high = hashText(text, high ^ text.length);
  };
  add(WEIGHTS);
  add(language);
  for (const { id, title, questions, wanted, claims, summary, body, related } of documents) {
    for (const text of [id, title, summary, body]) add(text);
    // An article learns more where the network does not know it.
    add(isKnownToNetwork({ id, claims }) ? "known" : "unknown");
    addList(questions, add);
    addList(
      wanted.map((own) => own?.join(" ") ?? "-"),
      add,
    );
    for (const claim of claims) add(JSON.stringify(claim));
    addList(related, add);
  }
  for (const { near, far } of negatives) {
    addList(near, add);
    addList(far, add);
  }
  return hexadecimal(low) + hexadecimal(high);
}

function addList(texts: readonly string[], add: (text: string) => void): void {
  add(String(texts.length));
  for (const text of texts) add(text);
}

function hexadecimal(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}

/** A checksum of bytes whose length is a multiple of four. */
export function checksumOf(words: Uint32Array): number {
  let sum = 0x811c9dc5;
  // An index holds millions of words: to count takes a tenth of the time that walking over them takes.
  for (let at = 0; at < words.length; at += 1) {
    sum = Math.imul(sum ^ (words[at] ?? 0), 0x01000193) + (sum >>> 15);
  }
  return sum >>> 0;
}
