import type { Citation, Reply } from "../../src/domain/answer.ts";
import { plainText, type Block } from "../../src/domain/block.ts";
import { formatDate } from "../../src/domain/format.ts";
import type { Direction } from "../../src/domain/locale.ts";
import type { Delivery } from "../../src/domain/message.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { shortened } from "../shared/graphemes.ts";
import { splitBlocks } from "../shared/split-blocks.ts";
import { citationEntity, citedBlocks, numbersIn, showNumbers } from "./cite.ts";
import {
  drawBody,
  drawButtons,
  drawCard,
  isRating,
  shownActions,
  type ButtonKind,
} from "./draw-card.ts";
import { drawMarkdown, drawPlain, markedRightToLeft } from "./draw-text.ts";
import { LIMITS } from "./limits.ts";

/** An activity as it is sent, but for where it goes. */
export interface Message {
  readonly type: "message";
  readonly locale: string;
  readonly text?: string;
  readonly textFormat?: "markdown" | "plain";
  /** Told by notifications where there is no text. */
  readonly summary?: string;
  readonly attachments?: readonly object[];
  readonly entities?: readonly object[];
  readonly channelData?: object;
}

/** One message in its forms, the richest first; drawn when they are needed. */
export interface Part {
  readonly forms: readonly (() => Message)[];
  /** Teams draws its thumbs below it. */
  readonly isRated: boolean;
}

/** What a summary shows of a card, in UTF-16 units; our own. */
const SUMMARY = 160;

/**
 * A delivery as the messages that Teams shows, each within its limits; the buttons come last.
 *
 * Left-to-right replies are text, for only there Teams shows its numbers of sources, and their buttons a card of its own:
 * Teams makes two messages of a text with a card, and gives neither a name. Right-to-left ones are cards, the only thing
 * whose direction can be told.
 *
 * @param base see `articleLink`
 */
export function renderDelivery(
  { reply, direction }: Pick<Delivery, "reply" | "direction">,
  texts: Texts,
  base: string | null,
): Part[] {
  const draw = direction === "rtl" ? cardPart : textPart;
  const drawn = (blocks: readonly Block[], isLast: boolean): Part =>
    draw({ blocks, reply, texts, actions: isLast ? reply.actions : [] });
  const fits = (blocks: readonly Block[]): boolean => isWithinLimits(drawn(blocks, true));
  const blocks = citedBlocks(reply, texts, base);
  // Parting draws each part many times over, and most replies need none.
  const pieces =
    fits(blocks) && plainText(blocks).trim() !== "" ? [blocks] : splitBlocks(blocks, fits);
  const parts = pieces.map((piece, index) => drawn(piece, index === pieces.length - 1));
  const hasButtons = direction === "ltr" && reply.actions.length > 0;
  return hasButtons ? [...parts, buttonsPart(reply, direction)] : parts;
}

interface Piece {
  readonly blocks: readonly Block[];
  readonly reply: Reply;
  readonly texts: Texts;
  /** Of the last piece; none with the others. */
  readonly actions: Reply["actions"];
}

function textPart(piece: Piece): Part {
  const { blocks, reply, actions } = piece;
  const markdown = (): Message => ({
    type: "message",
    locale: reply.language,
    textFormat: "markdown",
    text: drawMarkdown(blocks),
  });
  return {
    isRated: actions.some(isRating),
    forms: [
      () => ({ ...markdown(), ...citationsOf(piece), ...feedbackFor(actions) }),
      markdown,
      () => plainMessage(reply, drawPlain(blocks)),
    ],
  };
}

function cardPart({ blocks, reply, actions }: Piece): Part {
  const marked = blocks.map(markedRightToLeft);
  const card = (kind: ButtonKind): Message => ({
    type: "message",
    locale: reply.language,
    summary: shortened(showNumbers(plainText(blocks)), SUMMARY),
    attachments: [drawCard([...drawBody(blocks), ...drawButtons(actions, kind)], "rtl")],
  });
  return {
    isRated: actions.some(isRating),
    forms: [
      () => ({ ...card("execute"), ...feedbackFor(actions) }),
      () => card("submit"),
      () => plainMessage(reply, drawPlain(marked)),
    ],
  };
}

/** Where no card is taken, the words on the buttons may still be written by hand. */
function buttonsPart(reply: Reply, direction: Direction): Part {
  const { actions, language } = reply;
  const labels = shownActions(actions).map(({ label }) => label);
  const card = (kind: ButtonKind): Message => ({
    type: "message",
    locale: language,
    summary: shortened(labels.join(" · "), SUMMARY),
    attachments: [drawCard(drawButtons(actions, kind), direction)],
  });
  return {
    isRated: false,
    forms: [
      () => card("execute"),
      () => card("submit"),
      () => plainMessage(reply, labels.map((label) => `• ${label}`).join("\n\n")),
    ],
  };
}

function plainMessage({ language }: Reply, text: string): Message {
  return { type: "message", locale: language, textFormat: "plain", text };
}

function citationsOf({ blocks, reply, texts }: Piece): Pick<Message, "entities"> {
  const { citations, language } = reply;
  const abstract = ({ publisher, seenOn }: Citation): string =>
    texts.say("page.sourceSeen", language, { publisher, date: formatDate(seenOn, language) });
  const entity = citationEntity(citations, numbersIn(plainText(blocks)), abstract);
  return entity === null ? {} : { entities: [entity] };
}

/** The thumbs that Teams draws itself, where there is an answer to rate. */
function feedbackFor(actions: Reply["actions"]): Pick<Message, "channelData"> {
  return actions.some(isRating) ? { channelData: { feedbackLoop: { type: "default" } } } : {};
}

/** By the richest form: the others hold less. */
function isWithinLimits({ forms }: Part): boolean {
  const message = forms[0]?.();
  return (
    message !== undefined &&
    sizeOf(message) <= LIMITS.messageBytes &&
    (message.attachments ?? []).every((card) => sizeOf(card) <= LIMITS.cardBytes)
  );
}

/** Bytes of the JSON in UTF-16, as Teams counts, or in UTF-8, as it is sent: whichever are more. */
export function sizeOf(value: object): number {
  const json = JSON.stringify(value);
  return Math.max(json.length * 2, Buffer.byteLength(json));
}
