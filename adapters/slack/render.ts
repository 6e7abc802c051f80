import type { Action, Reply } from "../../src/domain/answer.ts";
import type { Block } from "../../src/domain/block.ts";
import type { Direction } from "../../src/domain/locale.ts";
import type { Texts } from "../../src/ports/texts.ts";
import { inBytes, shortened } from "../shared/graphemes.ts";
import { messengerBlocks } from "../shared/reply-blocks.ts";
import { splitBlocks } from "../shared/split-blocks.ts";
import { withSlackCommands } from "./commands.ts";
import { LIMITS } from "./limits.ts";
import { richText } from "./render-rich.ts";
import { escapeText, mrkdwn, plainWithLinks, wordsAlone } from "./render-text.ts";

/** What is posted of one part of a reply, in one form. */
export interface SlackMessage {
  /** Escaped. Beside blocks it is for notifications and screen readers; alone it is the message. */
  readonly text: string;
  readonly blocks?: readonly object[];
}

/** One part of a reply in its forms, the richest first. */
export type SlackPart = readonly SlackMessage[];

/** How every message is posted: literally, and without previews of what it links to. */
export const AS_IT_IS = {
  mrkdwn: false,
  parse: "none",
  link_names: false,
  unfurl_links: false,
  unfurl_media: false,
} as const;

/** @param base where an article's page can be read, `null` when nowhere */
export function renderReply(
  reply: Reply,
  direction: Direction,
  texts: Texts,
  base: string | null,
): SlackPart[] {
  const blocks = withSlackCommands(messengerBlocks(reply, texts, base));
  const parts = splitBlocks(blocks, (some) => fits(some, direction));
  return parts.map((part, index) =>
    formsOf(part, direction, index === parts.length - 1 ? reply.actions : []),
  );
}

/** Whether blocks, drawn in every form, are within what one message holds. */
export function fits(blocks: readonly Block[], direction: Direction | null): boolean {
  return (
    inBytes(JSON.stringify(richText(blocks, direction))) <= LIMITS.blocksBytes &&
    inBytes(mrkdwn(blocks, direction)) <= LIMITS.blocksBytes &&
    plainWithLinks(blocks, direction).length <= LIMITS.plainCharacters
  );
}

/** One message, the richest form first; of blocks without a word only the plain one. */
export function formsOf(
  blocks: readonly Block[],
  direction: Direction | null,
  actions: readonly Action[],
): SlackPart {
  const words = wordsAlone(blocks, direction);
  const length = (text: string): number => escapeText(text).length;
  const summary = escapeText(shortened(words, LIMITS.summaryCharacters, length));
  const rich = richText(blocks, direction);
  const plain = { text: plainWithLinks(blocks, direction) };
  if (rich === null) return [plain];
  return [
    { text: summary, blocks: [rich, ...richButtons(actions)] },
    { text: summary, blocks: [...sections(blocks, direction), ...plainButtons(actions)] },
    plain,
  ];
}

function sections(blocks: readonly Block[], direction: Direction | null): object[] {
  const short = (some: readonly Block[]): boolean =>
    mrkdwn(some, direction).length <= LIMITS.sectionCharacters;
  return splitBlocks(blocks, short).map((some) => ({
    type: "section",
    // A section of more characters than it may have can only be one word without end.
    text: { type: "mrkdwn", text: mrkdwn(some, direction), verbatim: true },
  }));
}

const RATINGS = /^(?:un)?helpful:/;

/** Slack has thumbs of its own for ratings. */
function richButtons(actions: readonly Action[]): object[] {
  const helpful = actions.find(({ id }) => id.startsWith("helpful:"));
  const unhelpful = actions.find(({ id }) => id.startsWith("unhelpful:"));
  if (helpful === undefined || unhelpful === undefined) return plainButtons(actions);
  const thumb = ({ id, label }: Action): object => ({
    text: plainLabel(label),
    value: id,
    accessibility_label: shortened(label, LIMITS.buttonLabel),
  });
  return [
    ...plainButtons(actions.filter(({ id }) => !RATINGS.test(id))),
    {
      type: "context_actions",
      elements: [
        {
          type: "feedback_buttons",
          action_id: "rating",
          positive_button: thumb(helpful),
          negative_button: thumb(unhelpful),
        },
      ],
    },
  ];
}

/** As many as one block takes, best first; those that rate are kept. */
export function plainButtons(actions: readonly Action[]): object[] {
  const usable = actions.filter(
    ({ id, label }) => id !== "" && id.length <= LIMITS.buttonValue && label.trim() !== "",
  );
  const ratings = usable.filter(({ id }) => RATINGS.test(id)).slice(0, LIMITS.buttons);
  const others = usable.filter(({ id }) => !RATINGS.test(id));
  const shown = [...others.slice(0, LIMITS.buttons - ratings.length), ...ratings];
  if (shown.length === 0) return [];
  const elements = shown.map(({ id, label }, index) => ({
    type: "button",
    action_id: `action-${String(index)}`,
    text: plainLabel(label),
    value: id,
  }));
  return [{ type: "actions", elements }];
}

function plainLabel(label: string): object {
  return { type: "plain_text", text: shortened(label, LIMITS.buttonLabel), emoji: false };
}
