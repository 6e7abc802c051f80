/** How one language tells that time runs out; all read folded text with single spaces between and around its words. */
export interface UrgencyWords {
  /** What lets somebody stay or work, and what else ends on a day. */
  readonly paper: RegExp;
  /** Of a paper: it is over. */
  readonly over: RegExp;
  /** Of a paper: it will be over. */
  readonly ends: RegExp;
  /** Today and tomorrow. */
  readonly byTomorrow: RegExp;
  /** A day of this week or the next, named so that it can hardly be asked about in general. */
  readonly soon: RegExp;
  /** A number of days; rules name such as well. */
  readonly days: RegExp;
  /** Somebody stays beyond their time, is held, refused, or told to leave. */
  readonly held: RegExp;
  /** What tells by itself that days count. */
  readonly running: RegExp;
  /** Ahead of any of these in a clause: it is asked how things are in general. */
  readonly general: RegExp;
  /** Ahead of any of these in a sentence: it has not happened. */
  readonly conditional: RegExp;
  /** Says nothing of either, though its words do elsewhere. */
  readonly aside: RegExp;
}

/** One of some phrases, whole words of a language that parts them by spaces. */
export function phrase(...phrases: readonly string[]): RegExp {
  return new RegExp(` (?:${phrases.join("|")})(?= )`, "gu");
}

/** One of some phrases, wherever it stands in a text without spaces. */
export function part(...parts: readonly string[]): RegExp {
  return new RegExp(`(?:${parts.join("|")})`, "gu");
}
