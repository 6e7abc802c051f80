import type { ArticleId } from "./ids.ts";
import type { Direction, LanguageTag } from "./locale.ts";
import type { Outcome, Reply, Rests } from "./answer.ts";
import type { NoticeMatter } from "./notice.ts";
import type { AnswerId } from "./turn.ts";

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

/** Marks an inbound message as one of staff in the thread of a case; its `thread` is that surface. */
export interface StaffOrigin {
  /** The account that wrote it, as the platform tells it apart. */
  readonly account: PersonRef;
  /** As the platform names the account; shown, and never trusted. */
  readonly name: string;
}

/** Words that somebody wrote. */
export interface WrittenWords {
  readonly kind: "text";
  readonly text: string;
  /** A picture, a voice or a file came with them, which nobody can read here; not there where none did. */
  readonly withFile?: true;
}

/** Whether something came with the words of a message that nobody can read here. */
export function bringsFile({ content }: Pick<InboundMessage, "content">): boolean {
  return content.kind === "text" && content.withFile === true;
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
    | WrittenWords
    | { readonly kind: "action"; readonly action: string }
    | { readonly kind: "attachment" };
  /** BCP 47 tag that the platform or browser states; `null` when it states none. */
  readonly localeHint: string | null;
  /** IANA zone that the platform or browser states; not there where none is known. */
  readonly timeZone?: string;
  /** As the platform names who writes; there for a code that links an account alone. Shown, and never trusted. */
  readonly senderName?: string;
  /** Somebody of the staff, in the thread of a case; not there for the people who ask. */
  readonly staff?: StaffOrigin;
  /**
   * Of the token of the chat page with which a browser that came back wrote it, so that its own wish to be forgotten does
   * not shut it out with the others; not there for the browser that opened the conversation.
   */
  readonly returnedTokenHash?: string;
  /**
   * The id of the message whose words it takes the place of, where a platform tells of an edit that may have changed none; not
   * there for all others.
   */
  readonly editOf?: MessageId;
  /** Its person wrote more than is kept of one within a day: it came without its words, and is answered with that. */
  readonly overQuota?: true;
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
  /**
   * Under which name it is remembered what was told with it, and the number of the release of the content on which that
   * rests, `null` where it is not known. Not there for a reply of which nothing is remembered.
   */
  readonly told?: { readonly answer: AnswerId; readonly release: number | null };
  /** How often other words took the place of those it was made with; not there where none did. */
  readonly replaced?: number;
  /** The number of the release on which words rest that took the place of others; not there where none did. */
  readonly restsOn?: number;
  /** There for a correction notice alone, which other words take the place of as a notice. */
  readonly notice?: NoticeMatter;
  /** How many of the tries to send it certainly told nobody any of its words; not there for none. */
  readonly untold?: number;
  /** Whether a try that is counted no more may have told somebody its words; not there where there was none. */
  readonly mayBeRead?: boolean;
  /** It answers an erasure: once it was sent or given up, neither it nor where it went is kept. Not there for all others. */
  readonly afterErasure?: true;
}

/** What is remembered of a conversation between messages. */
export interface ConversationState {
  /** The person's own earlier messages, oldest first, at most `EARLIER_MESSAGES_KEPT`. */
  readonly earlier: readonly string[];
  /** The language chosen by the person, else that of the last answer; `null` before any. */
  readonly language: LanguageTag | null;
  /** The person chose the language; it holds until they choose another. */
  readonly languageChosen: boolean;
  /** What was said last, oldest first, at most `EARLIER_MESSAGES_KEPT`; with personal data masked. */
  readonly exchanges: readonly Exchange[];
  /** The articles that buttons showed last, oldest first, at most `SHOWN_KEPT`. */
  readonly shown: readonly ArticleId[];
  /** How many questions in a row found no answer, or one that did not help. */
  readonly failures: number;
  /** What the person was asked to agree to before a person is told; `null` when nothing is. */
  readonly offer: HandOverOffer | null;
  /** IANA; where the person said they are; `null` before they did. */
  readonly timeZone: string | null;
  /** Whether they were asked where they are: `open` until they say something else. It is asked once. */
  readonly zoneQuestion: ZoneQuestion;
}

export const ZONE_QUESTIONS = ["unasked", "open", "past"] as const;
export type ZoneQuestion = (typeof ZONE_QUESTIONS)[number];

/** One question and what became of it. */
export interface Exchange {
  /** With personal data masked. */
  readonly asked: string;
  /** In plain words, with personal data masked, and shortened where it is long; empty where nothing is to be shown. */
  readonly told: string;
  readonly outcome: Outcome;
  /** Not there where nothing was asserted. */
  readonly rests?: Rests;
  /** Of the article that came near; `null` when none did. */
  readonly topic: string | null;
  /** Articles to choose from, in the order in which they were shown; not there where it was not asked back. */
  readonly offered?: readonly ArticleId[];
  /** Unix milliseconds. */
  readonly atMs: number;
}

/** A request for a person that waits for the asker's consent. */
export interface HandOverOffer {
  /** Part of the buttons that answer it, so that those of an older one do nothing. */
  readonly id: string;
  /** The centre that the asker was told of: it opens there or nowhere. */
  readonly centre: string;
  readonly exchanges: readonly Exchange[];
}

/** How many of the person's own messages are remembered for follow-up questions. */
export const EARLIER_MESSAGES_KEPT = 6;

export const SHOWN_KEPT = 6;

export const NEW_CONVERSATION: ConversationState = {
  earlier: [],
  language: null,
  languageChosen: false,
  exchanges: [],
  shown: [],
  failures: 0,
  offer: null,
  timeZone: null,
  zoneQuestion: "unasked",
};
