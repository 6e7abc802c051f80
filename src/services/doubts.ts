import type { Reading } from "../domain/reading.ts";
import type { SearchResult } from "../ports/search.ts";
import { MIN_HELD_EXACTLY } from "./composed-replies.ts";
import type { Told } from "./message-kinds.ts";
import { isHint } from "./message-words.ts";

/**
 * From here on what seems to be about another country is answered all the same: money sent home, papers from there. Of the first
 * half of `bench/answers`, something of ours held what was asked in all 14 such questions, and in 6 of 21 below it.
 */
const MIN_HELD_ABROAD = 0.85;

export function seemsAbroad({ abroad }: Reading, { held }: SearchResult): boolean {
  return abroad && held < MIN_HELD_ABROAD;
}

/** A question about another country may look like one about China: it is asked back, not answered. */
export function doubted(result: SearchResult): SearchResult {
  const isAboutTheBot = result.hits[0]?.id.startsWith("conversation/") === true;
  return result.verdict === "sure" && !isAboutTheBot ? { ...result, verdict: "unsure" } : result;
}

/** What is more surely about one of our subjects than this is asked back where it is up to three words: “visa” asks for nothing yet. */
const NAMED_FROM = 0.5;

export function isNamed(text: string, { confidence }: SearchResult): boolean {
  return isHint(text) && confidence >= NAMED_FROM;
}

/** Below it a kind is believed less than a search that surely found an answer: “my landlord will not come” is a complaint and a question. */
const CERTAIN = 0.95;

export function isOverruled({ read }: Told, alone: SearchResult): boolean {
  const isFound = alone.verdict === "sure" || alone.held >= MIN_HELD_EXACTLY;
  return read.confidence < CERTAIN && isFound;
}
