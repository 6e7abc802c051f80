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

export type PlatformName = "web";

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
  readonly content:
    | { readonly kind: "text"; readonly text: string }
    | { readonly kind: "action"; readonly action: string };
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
