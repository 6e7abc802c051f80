import type { KnownPerson } from "../domain/claim-audience.ts";
import type { PlainDate } from "../domain/plain-date.ts";
import type { Reading } from "../domain/reading.ts";
import type { PersonReading } from "../ports/question-reader.ts";

/** A plan (purpose, length, day) is carried on by follow-ups over this many messages, then it is forgotten. */
const PLAN_MESSAGES = 3;

/**
 * What is known of the person after some messages.
 *
 * Who somebody is (passports, documents, where they live) stays true for a new topic, unless the message asks for
 * somebody else; so does the city, for a while. What they plan belongs to the topic before.
 *
 * @param earlier readings of the person's earlier messages, oldest first
 */
export function rememberedPerson(own: Reading, earlier: readonly PersonReading[]): Reading {
  let known = own;
  // A new question after two passports may be of either: nobody knows whose it is now.
  const isKnown = !own.aboutSomebodyElse && (own.followUp !== null || passportsIn(earlier) < 2);
  const goesOnWithThem = own.followUp === "pointsBack" || (own.followUp !== null && tellsPlan(own));
  for (const [age, reading] of earlier.toReversed().entries()) {
    // "How much is that visa?" or "in July" after "and for my partner, who is Indian?" is the partner’s.
    const isTheirs = age < PLAN_MESSAGES && goesOnWithThem && namesPassport(reading);
    if (isKnown && (isTheirs || !reading.aboutSomebodyElse)) known = withPerson(known, reading);
    if (age < PLAN_MESSAGES) known = { ...known, place: known.place ?? reading.place };
  }
  return known;
}

/**
 * What is known of the person and the journey when a message carries on the topic before it.
 *
 * @param earlier readings of the person's earlier messages, oldest first
 * @param asked of those that asked for something, or added to that
 * @param isVisaAsked whether the question that is open asks if a visa is needed
 */
export function rememberedJourney(
  own: Reading,
  earlier: readonly Reading[],
  asked: readonly Reading[] = earlier,
  isVisaAsked = asked.at(-1)?.visaNeed === true,
): Reading {
  const recent = asked.slice(-PLAN_MESSAGES).reverse();
  const known = recent.reduce(withPlan, rememberedPerson(own, earlier));
  // "And for Kazakhs?" asks the same again, "Spanish, 12 days" says what was left open; "and which documents?" asks something else.
  const isFilledIn = tellsPlan(own) && !earlier.some(namesPassport);
  const asksAgain = own.followUp !== null || isFilledIn;
  // So does "and for three months?", as long as somebody’s passport is known.
  const isChanged = own.followUp === null ? namesCountry(own) : changesJourney(own);
  const isAsked = isChanged && asksAgain && isVisaAsked;
  return { ...known, visaNeed: own.visaNeed || isAsked };
}

/** Whether it says anything that may change how somebody enters. */
export function changesJourney(own: Reading): boolean {
  return namesCountry(own) || tellsPlan(own);
}

function namesCountry({ nationalities, ambiguous }: Reading): boolean {
  return nationalities.length > 0 || ambiguous.length > 0;
}

function tellsPlan({ purpose, stayDays, days }: Reading): boolean {
  return purpose !== null || stayDays !== null || days !== null;
}

/** How many different passports were named, each message counting as one. */
function passportsIn(earlier: readonly PersonReading[]): number {
  const named = earlier.filter((reading) => namesPassport(reading) && !reading.aboutSomebodyElse);
  return new Set(
    named.map(({ nationalities, ambiguous, otherDocument }) =>
      JSON.stringify([nationalities, ambiguous, otherDocument]),
    ),
  ).size;
}

/** A newly named passport replaces the old ones with all that was said about them. */
function withPerson(known: Reading, earlier: PersonReading): Reading {
  const named =
    known.nationalities.length > 0 || known.ambiguous.length > 0 || known.otherDocument !== null;
  if (named) return known;
  return {
    ...known,
    nationalities: earlier.nationalities,
    ambiguous: earlier.ambiguous,
    otherDocument: earlier.otherDocument,
    residence: known.residence ?? earlier.residence,
  };
}

function withPlan(known: Reading, earlier: Reading): Reading {
  return {
    ...known,
    // Family comes along: a wife does not come to work because her husband does.
    purpose: known.purpose ?? (known.aboutSomebodyElse ? null : earlier.purpose),
    stayDays: known.stayDays ?? earlier.stayDays,
    days: known.days ?? earlier.days,
    hainan: known.hainan || earlier.hainan,
    transit: known.transit || earlier.transit,
  };
}

/** Days that are over are a story, not a plan: the rules of today are asked for. */
export function withoutPast(reading: Reading, today: PlainDate): Reading {
  return reading.days !== null && reading.days.until < today ? { ...reading, days: null } : reading;
}

/** Whether a passport was named, surely or not, or another paper to travel with. */
export function namesPassport({
  nationalities,
  ambiguous,
  otherDocument,
}: Pick<Reading, "nationalities" | "ambiguous" | "otherDocument">): boolean {
  return nationalities.length > 0 || ambiguous.length > 0 || otherDocument !== null;
}

/** As claims that hold for some people alone look at them. */
export function personOf({
  nationalities,
  place,
}: Pick<Reading, "nationalities" | "place">): KnownPerson {
  return { nationalities, place: place?.id ?? null };
}
