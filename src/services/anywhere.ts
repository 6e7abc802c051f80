import { formatCountry } from "../domain/format.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { NamedPlace } from "../domain/reading.ts";
import type { FoundClaim, SearchHit, SearchResult } from "../ports/search.ts";

/**
 * What a claim of a place keeps of its likelihood beside those that hold everywhere: what one page says of a city for a few is
 * seldom all that is asked. Both numbers were chosen with questions on cities and change little in the first halves of
 * `bench/answers` and `bench/conversations`, where few questions are general and name a place.
 */
const SHARE_OF_PLACE = 0.7;
/** A claim that keeps less of its likelihood without the place was found for the place. */
const LEFT_WITHOUT_PLACE = 0.4;

/**
 * Looks for a question and, where it names a place that alone decides what comes first, for what it asks of the whole country as
 * well: “What do I need to work in Beijing?” asks for the way to a work permit, and not only for what pages say of Beijing.
 *
 * @param place the one that the question names; `null` when it names none
 */
export function lookInPlace(
  look: (question: string) => SearchResult,
  text: string,
  place: NamedPlace | null,
  language: LanguageTag,
): SearchResult {
  const there = look(text);
  if (place === null) return there;
  const country = formatCountry("CN", language);
  const anywhere = look(text.toLowerCase().replace(place.words, ` ${country} `));
  const isNear = anywhere.verdict === "sure" || anywhere.verdict === "unsure";
  return isNear && isOfPlace(there, anywhere) ? together(there, anywhere) : there;
}

/** Whether what is likeliest asked would hardly be found without the place. */
function isOfPlace({ claims: [first] }: SearchResult, anywhere: SearchResult): boolean {
  if (first === undefined) return false;
  const without = anywhere.claims.find(
    ({ article, claim }) => article === first.article && claim === first.claim,
  );
  return (without?.score ?? 0) < LEFT_WITHOUT_PLACE * first.score;
}

function together(there: SearchResult, anywhere: SearchResult): SearchResult {
  const claims = claimsOf(there, anywhere);
  const lead = claims[0]?.article;
  const [led, other] = there.hits[0]?.id === lead ? [there, anywhere] : [anywhere, there];
  const ofLead = led.hits.filter(({ id }) => id === lead);
  const hits = new Map<string, SearchHit>();
  for (const hit of [...ofLead, ...led.hits, ...other.hits]) {
    if (!hits.has(hit.id)) hits.set(hit.id, hit);
  }
  const most = Math.max(there.hits.length, anywhere.hits.length);
  return { ...led, hits: [...hits.values()].slice(0, most), claims };
}

/** The likeliest first, each as likely as it is either way. */
function claimsOf(there: SearchResult, anywhere: SearchResult): readonly FoundClaim[] {
  const ofPlace = there.claims.map((claim) => ({ ...claim, score: SHARE_OF_PLACE * claim.score }));
  const likeliest = new Map<string, FoundClaim>();
  for (const claim of [...ofPlace, ...anywhere.claims]) {
    const key = `${claim.article}#${claim.claim}`;
    if (claim.score > (likeliest.get(key)?.score ?? -1)) likeliest.set(key, claim);
  }
  return [...likeliest.values()].toSorted((a, b) => b.score - a.score);
}
