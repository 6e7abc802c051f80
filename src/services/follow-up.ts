import type { Reading } from "../domain/reading.ts";

/**
 * What is known of the person and journey after some messages.
 *
 * Who somebody is (passports, documents, where they live) stays true for a new topic; what they plan (purpose, length,
 * day) belongs to the topic and is carried on only by a follow-up.
 *
 * @param earlier readings of the person's earlier messages, oldest first
 */
export function rememberedReading(
  own: Reading,
  earlier: readonly Reading[],
  kind: "topic" | "followUp",
): Reading {
  let known = own;
  for (const reading of earlier.toReversed()) {
    // A newly named passport replaces the old ones with all that was said about them.
    const samePerson =
      known.nationalities.length === 0 &&
      known.ambiguous.length === 0 &&
      known.otherDocument === null;
    if (samePerson) {
      known = {
        ...known,
        nationalities: reading.nationalities,
        ambiguous: reading.ambiguous,
        otherDocument: reading.otherDocument,
        residence: known.residence ?? reading.residence,
      };
    }
    if (kind === "followUp") {
      known = {
        ...known,
        purpose: known.purpose ?? reading.purpose,
        stayDays: known.stayDays ?? reading.stayDays,
        days: known.days ?? reading.days,
        hainan: known.hainan || reading.hainan,
        transit: known.transit || reading.transit,
      };
    }
  }
  return known;
}
