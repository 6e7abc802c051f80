import { formatMoment, formatTimeZone } from "../domain/format.ts";
import type { LanguageTag } from "../domain/locale.ts";
import type { ReplyPromise } from "../domain/reply-promise.ts";
import { isSameTimeZone, isTimeZone } from "../domain/time-zone.ts";
import type { Texts } from "../ports/texts.ts";

/** In whose time moments are said: the person’s where it is known, else the centre’s. */
export interface PromiseZones {
  /** As a platform or browser tells it; `null` or a name that is not known here leaves the centre’s. */
  readonly person: string | null;
  readonly centre: string;
}

/**
 * A promise in whole sentences, each to stand by itself: that the office is closed now, if it is known to be, and then
 * by when the person is answered.
 */
export function promiseSentences(
  texts: Texts,
  promise: ReplyPromise,
  language: LanguageTag,
  zones: PromiseZones,
): readonly string[] {
  const said = (at: Date): string => timeWords(texts, at, language, zones);
  const answered =
    promise.kind === "by"
      ? texts.say("promise.by", language, { time: said(promise.at) })
      : texts.say("promise.workingDays", language, { days: promise.days });
  if (promise.isOpenNow !== false) return [answered];
  const closed =
    promise.opensAt === null
      ? texts.say("promise.closed", language)
      : texts.say("promise.closedUntil", language, { time: said(promise.opensAt) });
  return [closed, answered];
}

/** Whether a clock time is said in it, so that it matters in whose time. */
export function namesTime(promise: ReplyPromise): boolean {
  return promise.kind === "by" || (promise.isOpenNow === false && promise.opensAt !== null);
}

/** A moment in the person’s time where it is known, else in the centre’s; either is named. */
export function timeWords(
  texts: Texts,
  at: Date,
  language: LanguageTag,
  zones: PromiseZones,
): string {
  const { person, centre } = zones;
  const isElsewhere = person !== null && isTimeZone(person) && !isSameTimeZone(person, centre);
  const timeZone = isElsewhere ? person : centre;
  const moment = formatMoment(at, language, timeZone);
  const zone = zoneWords(texts, at, language, timeZone);
  return texts.say(isElsewhere ? "promise.yourTime" : "promise.centreTime", language, {
    moment,
    zone,
  });
}

/** The zone of mainland China, whose time CLDR calls “China Standard Time” and everybody else Beijing’s. */
const BEIJING = "Asia/Shanghai";

/** What the time of a zone is called. @throws RangeError the zone is not known */
export function zoneWords(texts: Texts, at: Date, language: LanguageTag, timeZone: string): string {
  return isSameTimeZone(timeZone, BEIJING)
    ? texts.say("promise.beijingTime", language)
    : formatTimeZone(timeZone, at, language);
}
