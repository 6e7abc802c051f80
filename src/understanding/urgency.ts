import type { Urgency } from "../domain/case.ts";
import type { EmergencyDetector } from "../ports/emergency-detector.ts";
import type { UrgencyReader } from "../ports/urgency-reader.ts";
import { URGENT_WORDS, SOON_WORDS } from "./urgency-words.ts";

/** Text beyond is not read. */
const MOST_READ = 10_000;

/** Emergencies as everywhere else, and words of the six languages that tell of time running out. */
export function createUrgencyReader(emergencies: EmergencyDetector): UrgencyReader {
  const urgencyOf = (message: string): Urgency => {
    const text = message.slice(0, MOST_READ).normalize("NFKC").toLowerCase().replaceAll("’", "'");
    if (emergencies.detect(text) !== null || says(URGENT_WORDS, text)) return "urgent";
    return says(SOON_WORDS, text) ? "soon" : "normal";
  };
  return {
    read: (messages) => {
      const all = messages.map(urgencyOf);
      if (all.includes("urgent")) return "urgent";
      return all.includes("soon") ? "soon" : "normal";
    },
  };
}

function says(words: readonly RegExp[], text: string): boolean {
  return words.some((pattern) => pattern.test(text));
}
