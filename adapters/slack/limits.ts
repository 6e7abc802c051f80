import { placeOf } from "./threads.ts";
import type { DeliveryPace } from "../../src/ports/platform.ts";

/** Sizes and times that Slack sets, each with its source, and what we keep below them. */
export const LIMITS = {
  /**
   * Bytes of one message's blocks, as JSON. Undocumented: about 13,200 characters give `msg_blocks_too_long`
   * (github.com/slackapi/bolt-js/issues/2509), with rich text at times less (issues/2867).
   */
  blocksBytes: 9_000,
  /** Characters of a message's text after escaping; Slack cuts at 40,000 (docs.slack.dev/reference/methods/chat.postMessage). */
  plainCharacters: 20_000,
  /** Characters of the text that notifications and screen readers get beside the blocks; Slack advises at most 4,000. */
  summaryCharacters: 3_500,
  /** Characters of a section's text (docs.slack.dev/reference/block-kit/blocks/section-block). */
  sectionCharacters: 3_000,
  /** Levels of lists within lists (docs.slack.dev/reference/block-kit/blocks/rich-text-block). */
  listIndent: 8,
  /** Buttons of one block (docs.slack.dev/reference/block-kit/blocks/actions-block). */
  buttons: 25,
  /** Characters of a button's label; of its value (docs.slack.dev/reference/block-kit/block-elements/button-element). */
  buttonLabel: 75,
  buttonValue: 2_000,
  /** Characters of a header (docs.slack.dev/reference/block-kit/blocks/header-block). */
  headerCharacters: 150,
  /** Messages of a thread in one answer; Slack gives at most 1,000 (docs.slack.dev/reference/methods/conversations.replies). */
  repliesAtOnce: 200,
  /** Suggested prompts (docs.slack.dev/reference/methods/assistant.threads.setSuggestedPrompts). */
  prompts: 4,
  /**
   * Bytes of one request of Slack's. No figure is published; an edited message of 40,000 characters holds each of them
   * up to four times, as six bytes of JSON.
   */
  requestBytes: 2_000_000,
  /** Before a signature can be looked at its body must be read: so many at once, so much together, and each for so long. */
  unprovedBodies: 20,
  unprovedBytes: 16_000_000,
  bodyMs: 10_000,
  /** How far the instant of a signature may be from ours, either way (docs.slack.dev/authentication/verifying-requests-from-slack). */
  signatureAgeMs: 5 * 60_000,
  /** For how long one call of Slack's Web API may take. */
  callMs: 15_000,
  /** For how long a message waits for what language its person reads, or a name; the acknowledgement is due after 3 s. */
  lookUpMs: 250,
  /** People whose language, name or direct conversation is remembered at once. */
  rememberedPeople: 5_000,
  /** For how long a person's language or name is remembered. */
  lookUpKeptMs: 60 * 60_000,
  /** For how long nobody asks again where Slack did not tell. */
  lookUpFailedMs: 60_000,
  /** A clock that differs from Slack's by more makes signatures fail. */
  clockSkewMs: 60_000,
} as const;

/**
 * About one message a second in a channel with short bursts, and several hundred a minute in a workspace
 * (docs.slack.dev/apis/web-api/rate-limits).
 */
export const PACE: DeliveryPace = {
  installation: { most: 60, perMs: 15_000 },
  conversation: { most: 4, perMs: 4_000 },
  roomOf: (conversation) => placeOf(conversation)?.channel ?? conversation,
};
