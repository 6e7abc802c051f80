import type { Direction, LanguageTag } from "./locale.ts";
import type { Reply } from "./answer.ts";

declare const conversationId: unique symbol;
declare const messageId: unique symbol;
declare const personId: unique symbol;

/** One conversation on one platform, unguessable where the platform lets anybody name it. */
export type ConversationId = string & { readonly [conversationId]: true };
export type MessageId = string & { readonly [messageId]: true };

/** Who writes, as one installation of a platform knows them. */
export type PersonId = string & { readonly [personId]: true };

export const PLATFORM_NAMES = ["web", "telegram", "slack", "teams"] as const;
export type PlatformName = (typeof PLATFORM_NAMES)[number];

/** Who reads a conversation: its person alone, or others in the room as well. */
export type Visibility = "private" | "shared";

/** Where a reply goes. */
export interface ThreadRef {
  readonly platform: PlatformName;
  /** The workspace, tenant or bot account through which the platform reaches us; the page is one of its own. */
  readonly installation: string;
  readonly conversation: ConversationId;
}

/** One person on one installation of a platform. */
export interface PersonRef {
  readonly platform: PlatformName;
  readonly installation: string;
  readonly person: PersonId;
}

/** What somebody sent, in no platform's terms. */
export interface InboundMessage {
  /** The platform's id; the same id again is the same message. */
  readonly id: MessageId;
  readonly thread: ThreadRef;
  /** Where nobody is named, the conversation stands for the person. */
  readonly sender: PersonId;
  /** In a room each person has a conversation of their own, of which the others read what is said. */
  readonly visibility: Visibility;
  /** `attachment`: a picture, a voice, a file, without a word that could be read. */
  readonly content:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "action"; readonly action: string }
    | { readonly kind: "attachment" };
  /** BCP 47 tag that the platform or browser states; `null` when it states none. */
  readonly localeHint: string | null;
  readonly sentAt: Date;
}

/** A reply on its way to a thread. */
export interface Delivery {
  /** Stays the same when a delivery is tried again. */
  readonly key: string;
  readonly thread: ThreadRef;
  /** To whom it is said; what is known of them can be erased. */
  readonly person: PersonId;
  readonly inReplyTo: MessageId | null;
  readonly reply: Reply;
  readonly direction: Direction;
}

/** What is remembered of a conversation between messages. */
export interface ConversationState {
  /** The person's own earlier messages, oldest first, at most `EARLIER_MESSAGES_KEPT`. */
  readonly earlier: readonly string[];
  /** The language chosen by the person, else that of the last answer; `null` before any. */
  readonly language: LanguageTag | null;
  /** The person chose the language; it holds until they choose another. */
  readonly languageChosen: boolean;
}

/** How many of the person's own messages are remembered for follow-up questions. */
export const EARLIER_MESSAGES_KEPT = 6;

export const NEW_CONVERSATION: ConversationState = {
  earlier: [],
  language: null,
  languageChosen: false,
};
