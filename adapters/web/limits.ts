/** Sizes and rates of the chat page's interface; all are our own choice, set where a person never meets them. */
export const LIMITS = {
  /** Bytes of a request's body: 4,000 characters, each escaped as two units of six bytes, and the JSON around them. */
  bodyBytes: 64 * 1024,
  /** Unicode characters of one message. */
  textCharacters: 4_000,
  /** UTF-16 units of an identifier or an action that a client names. */
  idLength: 128,
  actionLength: 256,
  /** A line of silence this often keeps proxies from closing a stream. */
  heartbeatMs: 15_000,
  /** How long an unanswered message counts as being worked on when a page opens the stream anew. */
  typingMs: 60_000,
  /** Open streams of one conversation (tabs), of one address, and of all together; one more ends the one that is idle for longest. */
  streamsPerConversation: 8,
  streamsPerAddress: 500,
  streams: 1_000,
  /** For so long after something happened in it a stream keeps its place before others of the same address. */
  streamKeptMs: 30_000,
  /** A conversation in use is noted as such once in so long. */
  touchMs: 60 * 60 * 1000,
  /** Allowances that fill up again over a minute. Whole institutes share one address. */
  messagesPerBrowserPerMinute: 30,
  messagesPerAddressPerMinute: 300,
  /** UTF-16 units of what is written: reading costs by length, and a question has about a hundred. */
  charactersPerAddressPerMinute: 60_000,
  conversationsPerAddressPerMinute: 60,
  /** A lecture hall that is told of the page opens it in the same minute. */
  conversationsPerAddressAtOnce: 300,
  /** Trying to come back to a conversation, right or wrong. */
  returnsPerAddressPerMinute: 30,
  /** Asking for the file of a case, good or bad token alike. */
  filesPerAddressPerMinute: 60,
  /** Opening a stream, good or bad token alike. */
  streamsPerAddressPerMinute: 300,
  /** Looking for what is new without a stream: a page looks every two seconds at most, good or bad token alike. */
  looksPerBrowserPerMinute: 60,
  looksPerAddressPerMinute: 6_000,
} as const;
