import { createHash, randomBytes } from "node:crypto";
import type { Action, Citation, Outcome, Validity } from "../../src/domain/answer.ts";
import { paragraph, type Block, type Inline } from "../../src/domain/block.ts";
import { directionOf, type Direction, type LanguageTag } from "../../src/domain/locale.ts";
import type { ConversationId, Delivery, InboundMessage } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { Texts } from "../../src/ports/texts.ts";
import type { WebEventDraft } from "../../src/ports/web-conversations.ts";
import type { Returnable } from "../../src/ports/web-returns.ts";
import { toMarkdown } from "../shared/markdown.ts";
import { articleLink, articlePath } from "../shared/article-links.ts";

/** One message as the stream tells it; a public face, so fields are only ever added. */
export interface WebMessage {
  readonly id: string;
  /** The id of the person's message that this answers; `null` when it answers none, or one that is erased. */
  readonly inReplyTo: string | null;
  readonly from: "person" | "bot" | "staff" | "system";
  /** The next four are `null` for what a person wrote. */
  readonly outcome: Outcome | null;
  readonly validity: Validity | null;
  readonly language: LanguageTag | null;
  /** The day the answer speaks for. */
  readonly asOf: PlainDate | null;
  readonly dir: Direction;
  /** Markdown in which all words are literal. */
  readonly text: string;
  /** Authorities first, three at most. */
  readonly sources: readonly Citation[];
  /** The address below this service of the page on which all sources stand; `null` where all are here. */
  readonly allSources: string | null;
  /** It has to say that nobody has verified its article yet. */
  readonly unverified: boolean;
  readonly actions: readonly Action[];
  /** The reference of the case of which this is the receipt; `null` for any other message. */
  readonly openedCase: string | null;
  /** When it was said, of an update when it was changed: an instant in UTC, ISO 8601. */
  readonly at: string;
}

/** Ids of our own begin so; a client's may not. */
export const OWN_ID_PREFIX = "y.";

const NAME_LENGTH = 22;

/**
 * How a person's message is called outside of its conversation. It follows from the client's own id, which may be any
 * words, and tells nothing of it.
 */
export function nameOf(conversation: ConversationId, clientId: string): string {
  return hashOf(`${conversation} ${clientId}`).slice(0, NAME_LENGTH);
}

/** Equal for equal content of a message, whenever it is said. */
export function fingerprintOf(content: WebMessage | InboundMessage["content"]): string {
  const timeless = "at" in content ? { ...content, at: "" } : content;
  return hashOf(JSON.stringify(timeless));
}

/** The bot's message for a delivery. Its id follows from the key, so that the same delivery is the same message. */
export function botMessage(delivery: Delivery, inReplyTo: string | null, at: Date): WebMessage {
  const { reply } = delivery;
  return {
    id: OWN_ID_PREFIX + hashOf(delivery.key).slice(0, NAME_LENGTH),
    inReplyTo,
    from: reply.from ?? "bot",
    outcome: reply.outcome,
    validity: reply.validity,
    language: reply.language,
    asOf: reply.asOf,
    dir: delivery.direction,
    text: toMarkdown(reply.blocks, { linkUrl: (url) => articleLink(url, reply.language, "") }),
    sources: reply.citations,
    allSources:
      reply.allSources === undefined ? null : articlePath(reply.allSources, reply.language),
    unverified: reply.unverified === true,
    actions: reply.actions,
    openedCase: reply.openedCase ?? null,
    at: at.toISOString(),
  };
}

/** Says in a conversation that another browser came back to it, so that nobody does so unseen. */
export function returnNotice(
  { reference, language }: Pick<Returnable, "reference" | "language">,
  texts: Texts,
  at: Date,
): WebEventDraft {
  const words = texts.say("return.opened", language, { reference });
  const message: WebMessage = {
    id: OWN_ID_PREFIX + randomBytes(16).toString("base64url"),
    inReplyTo: null,
    from: "system",
    outcome: "human",
    validity: null,
    language,
    asOf: null,
    dir: directionOf(language),
    text: toMarkdown([paragraph(words)]),
    sources: [],
    allSources: null,
    unverified: false,
    actions: [],
    openedCase: null,
    at: at.toISOString(),
  };
  return {
    messageId: message.id,
    at,
    fingerprint: fingerprintOf(message),
    data: JSON.stringify(message),
    offers: [],
  };
}

/** What a person wrote or pressed, as it is shown to all their tabs. */
export function personMessage(id: string, words: string, at: Date): WebMessage {
  return {
    id,
    inReplyTo: null,
    from: "person",
    outcome: null,
    validity: null,
    language: null,
    asOf: null,
    dir: directionOfWords(words),
    text: toMarkdown(paragraphs(words)),
    sources: [],
    allSources: null,
    unverified: false,
    actions: [],
    openedCase: null,
    at: at.toISOString(),
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** Empty lines part paragraphs, other line ends are kept. */
function paragraphs(words: string): Block[] {
  return words.split(/(?:\r\n?|\n)[^\S\r\n]*(?:\r\n?|\n)\s*/).map((text): Block => {
    const children: Inline[] = [{ type: "text", text }];
    return { type: "paragraph", children };
  });
}

const FIRST_LETTER = /\p{L}/u;
const RIGHT_TO_LEFT_LETTER =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** The first letter decides, as it does in a browser. */
function directionOfWords(words: string): Direction {
  const letter = FIRST_LETTER.exec(words)?.[0] ?? "";
  return RIGHT_TO_LEFT_LETTER.test(letter) ? "rtl" : "ltr";
}
