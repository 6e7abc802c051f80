import type { Urgency } from "../domain/case.ts";
import { withoutLabels } from "../domain/mask.ts";
import { readableStart } from "../domain/readable-start.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import type { UrgencyReader } from "../ports/urgency-reader.ts";
import { readText } from "./text.ts";
import { URGENCY_WORDS } from "./urgency-words.ts";
import type { UrgencyWords } from "./urgency/words.ts";

/** Text beyond is not read. */
const MOST_READ = 10_000;
const SENTENCE_ENDS = /[.!?;。！？؟；…\n]+/u;
const CLAUSE_END = / [,:()](?= )/u;
const MARK_LENGTH = 2;

/** A part of a sentence: a question counts to its end, a condition to that of the sentence. */
interface Clause {
  readonly text: string;
  /** Where it begins in the sentence. */
  readonly start: number;
}

/** Emergencies as everywhere else, and what the six languages say of time running out. */
export function createUrgencyReader(emergencies: EmergencyDetector): UrgencyReader {
  const urgencyOf = (message: string): Urgency => {
    // What stands for something hidden says nothing of itself, in whichever language its word is one.
    const text = readableStart(withoutLabels(message), MOST_READ);
    if (emergencies.detect(text) !== null) return "urgent";
    const found = text
      .split(SENTENCE_ENDS)
      .filter((sentence) => sentence.trim() !== "")
      .flatMap((sentence) => {
        const { spaced } = readText(sentence, false);
        return URGENCY_WORDS.map((words) => ofSentence(spaced.replace(words.aside, " ,"), words));
      });
    return highest(found);
  };
  return { read: (messages) => highest(messages.map(urgencyOf)) };
}

function highest(all: readonly Urgency[]): Urgency {
  if (all.includes("urgent")) return "urgent";
  return all.includes("soon") ? "soon" : "normal";
}

function ofSentence(sentence: string, words: UrgencyWords): Urgency {
  const isOfPaper = has(sentence, words.paper);
  const condition = sentence.search(words.conditional);
  return highest(
    clausesOf(sentence).map(({ text, start }): Urgency => {
      const isTold = (pattern: RegExp): boolean => {
        const at = text.search(pattern);
        if (at < 0) return false;
        const isConditional = condition >= 0 && condition < start + at;
        return !isConditional && !has(`${text.slice(0, at)} `, words.general);
      };
      if (isTold(words.held) || (isOfPaper && isTold(words.over))) return "urgent";
      const doesEnd = isOfPaper && has(text, words.ends);
      if (doesEnd && has(text, words.byTomorrow)) return "urgent";
      if (doesEnd && (has(text, words.soon) || isTold(words.days))) return "soon";
      return isTold(words.running) ? "soon" : "normal";
    }),
  );
}

function clausesOf(sentence: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let start = 0;
  for (const text of sentence.split(CLAUSE_END)) {
    clauses.push({ text: `${text} `, start });
    start += text.length + MARK_LENGTH;
  }
  return clauses;
}

/** Not by `test`, which goes on from where it stopped. */
function has(text: string, pattern: RegExp): boolean {
  return text.search(pattern) >= 0;
}
