/** Sizes and rates of Teams, and our own where it states none. */
export const LIMITS = {
  /**
   * Bytes of an arriving activity; our own. A message has at most about 100 KB in UTF-16, which may stand in it twice, as
   * text and as HTML.
   */
  bodyBytes: 512 * 1024,
  /** Bytes of an activity as UTF-16, everything in it counted. "Format your bot messages": about 100 KB, best below 80. */
  messageBytes: 80 * 1024,
  /** Bytes of one card; "Rate and size limits": 28 KB for what is posted by webhook, older clients know no more. */
  cardBytes: 28 * 1024,
  /**
   * Sources that Teams is told of. "Bot messages with AI-generated content" says 20, Microsoft's own emulator refuses more
   * than 10: the smaller holds everywhere.
   */
  citations: 10,
  /** The same page: characters of what is told of one. */
  citationName: 80,
  citationAbstract: 160,
  /** Buttons of one reply; our own, so that they can be taken in. */
  actions: 20,
  /** Buttons beside each other below what staff are shown; our own, the documentation names 6 at most. */
  actionsInRow: 4,
  /** UTF-16 units on a button; our own: Teams cuts what does not fit its width. */
  actionLabel: 80,
  /** UTF-16 units of what a pressed button may say; our own, ours are shorter. */
  actionId: 256,
  /** UTF-16 units of an id of Teams; our own, theirs are shorter. */
  id: 512,
  /**
   * "Optimize your bot with rate limiting in Teams": one bot in one thread may send 7 a second and 60 in 30 seconds; this
   * keeps to both.
   */
  pacePerThread: { most: 7, perMs: 3_500 },
  /** The same page: one app in one tenant, 50 a second, and 30 in its older text. */
  pacePerTenant: { most: 30, perMs: 1_000 },
  /** Waits when Teams says too often without saying for how long; our own. */
  rateLimitedMs: 5_000,
  /** How long any call may take. */
  callMs: 15_000,
  /** A typing sign is shown for so long (seen), and no reply takes so long to make (our own). */
  typingEveryMs: 3_000,
  typingMostMs: 30_000,
  /** A sign that comes later than its answer would stay beside it; most answers take less. */
  typingAfterMs: 1_000,
  /** Channels of staff are remembered anew so often; our own, far below the shortest retention. */
  channelsEveryMs: 12 * 60 * 60 * 1_000,
  /** Keys are asked for again after a day, and for one unknown to us at most so often. Our own. */
  keysKeptMs: 24 * 60 * 60 * 1_000,
  keysAgainMs: 60_000,
  /** "Authenticate requests": clocks may differ by so much. */
  clockSkewMs: 5 * 60 * 1_000,
  /** A token is given back so long before its end. Our own. */
  tokenEarlyMs: 5 * 60 * 1_000,
} as const;
