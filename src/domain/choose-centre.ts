import { MAIN_CENTRE, type ServiceCentre } from "./centre.ts";
import type { PlaceId } from "./ids.ts";
import type { LanguageTag } from "./locale.ts";

/** What is known of somebody who asks for a person. */
export interface CentreWish {
  readonly language: LanguageTag;
  /** Of the nearest article; `null` when none is near. */
  readonly topic: string | null;
  /** Where they are or want to go; `null` when they did not say. */
  readonly place: PlaceId | null;
}

/**
 * The centre that fits best: the place counts most, then the topic, then the language. One that is elsewhere, or does not
 * deal with the topic, is not chosen.
 *
 * @returns `null` when there is no centre at all
 */
export function chooseCentre(
  centres: readonly ServiceCentre[],
  wish: CentreWish,
): ServiceCentre | null {
  const main = centres.find(({ id }) => id === MAIN_CENTRE) ?? centres[0] ?? null;
  let best: { readonly centre: ServiceCentre; readonly fit: number } | null = null;
  for (const centre of centres) {
    const fit = fitOf(centre, wish);
    if (fit !== null && (best === null || fit > best.fit)) best = { centre, fit };
  }
  return best?.centre ?? main;
}

const FIT = { place: 4, topic: 2, language: 1 } as const;

/** `null` for one that does not serve the wish; a centre that serves all is no better than one that was made for it. */
function fitOf({ place, topics, languages }: ServiceCentre, wish: CentreWish): number | null {
  if (place !== null && place !== wish.place) return null;
  if (topics !== "all" && (wish.topic === null || !topics.includes(wish.topic))) return null;
  const speaks = languages === "all" || languages.includes(wish.language);
  return (
    (place === null ? 0 : FIT.place) +
    (topics === "all" ? 0 : FIT.topic) +
    (speaks ? FIT.language : 0)
  );
}
