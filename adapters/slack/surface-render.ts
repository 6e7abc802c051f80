import type { Action } from "../../src/domain/answer.ts";
import { paragraph, type Block, type Inline } from "../../src/domain/block.ts";
import type { CaseCard, SurfacePost } from "../../src/domain/staff-surface.ts";
import { inBytes, shortened } from "../shared/graphemes.ts";
import { splitBlocks } from "../shared/split-blocks.ts";
import { lineHead } from "../shared/surface.ts";
import { LIMITS } from "./limits.ts";
import { richQuote, richText } from "./render-rich.ts";
import { fits, formsOf, plainButtons, type SlackMessage, type SlackPart } from "./render.ts";

type PostOf<Kind extends SurfacePost["kind"]> = Extract<SurfacePost, { readonly kind: Kind }>;

/** Stands where nothing could be seen, which Slack refuses. */
const NOTHING = "…";
/** To what a card's values are shortened so that it stays one message, from the mildest on. */
const VALUE_CHARACTERS = [8_000, 2_000, 1_000, 500, 250, 100, 40, 10] as const;
/** Longer words of the service would leave no room for what they speak of; the first that fits is taken. */
const NOTICE_CHARACTERS = [1_000, 250, 50] as const;

/** A card is one message, for it is drawn anew in place; values that are too long are shortened. */
export function drawCard({ title, fields, actions }: CaseCard): SlackPart {
  const heading: Block = { type: "heading", children: [text(onOneLine(title))] };
  const body = fieldsThatFit(heading, fields);
  const [first, ...simpler] = formsOf([heading, ...body], null, actions);
  const rich = richText(body, null);
  const blocks = [
    {
      type: "header",
      text: { type: "plain_text", text: onOneLine(title), emoji: false },
    },
    ...(rich === null ? [] : [rich]),
    ...plainButtons(actions),
  ];
  return [{ text: first?.text ?? NOTHING, blocks }, ...simpler];
}

/** Slack takes no longer header, and no empty one. */
function onOneLine(title: string): string {
  const line = title
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .trim();
  return shortened(seen(line), LIMITS.headerCharacters);
}

function fieldsThatFit(heading: Block, fields: CaseCard["fields"]): Block[] {
  for (const characters of VALUE_CHARACTERS) {
    const body = bodyOf(fields, characters);
    if (fits([heading, ...body], null)) return body;
  }
  for (let count = fields.length - 1; count > 0; count -= 1) {
    const body = bodyOf(fields.slice(0, count), Math.min(...VALUE_CHARACTERS));
    if (fits([heading, ...body], null)) return body;
  }
  return [];
}

function bodyOf(fields: CaseCard["fields"], characters: number): Block[] {
  const children = fields.flatMap(({ label, value }, index): Inline[] => [
    ...(index === 0 ? [] : [{ type: "break" } as const]),
    { type: "strong", children: [text(label)] },
    text(` ${shortened(value, characters)}`),
  ]);
  return children.length === 0 ? [] : [{ type: "paragraph", children }];
}

/** Every part bears the head, so that none is taken for the words of somebody else. */
export function drawLine({ voice, label, text: words }: Omit<PostOf<"line">, "kind">): SlackPart[] {
  const head: Block = { type: "heading", children: [text(lineHead(voice, label))] };
  const parts = splitBlocks([paragraph(words)], (some) => fits([head, ...some], null));
  return (parts.length === 0 ? [[]] : parts).map((part) => formsOf([head, ...part], null, []));
}

/** The words that would be sent stand apart from what is asked; the last part bears the buttons. */
export function drawPreview({
  text: asked,
  quote,
  actions,
}: Pick<PostOf<"preview">, "text" | "quote" | "actions">): SlackPart[] {
  const introduction = [noticeOf(asked)];
  const parts = splitBlocks([paragraph(quote)], (some) => fits([...introduction, ...some], null));
  const whole = parts.length === 0 ? [[]] : parts;
  return whole.map((part, index) => {
    const words = index === 0 ? introduction : [];
    return quotedForms(words, part, index === whole.length - 1 ? actions : []);
  });
}

function quotedForms(
  words: readonly Block[],
  quote: readonly Block[],
  actions: readonly Action[],
): SlackPart {
  const [first, ...simpler] = formsOf([...words, ...quote], null, actions);
  const rich = richQuote(words, quote, null);
  const summary = first?.text ?? NOTHING;
  const message: SlackMessage =
    rich === null ? { text: summary } : { text: summary, blocks: [rich, ...plainButtons(actions)] };
  return [message, ...simpler];
}

/** Words of the service to staff, in one message. */
export function drawNotice(words: string): SlackPart {
  return formsOf([noticeOf(words)], null, []);
}

function noticeOf(words: string): Block {
  const drawn = NOTICE_CHARACTERS.map((most) => paragraph(shortened(seen(words), most)));
  return drawn.find((block) => isSmall(block)) ?? paragraph(NOTHING);
}

/** At least half a message is left beside it. */
function isSmall(block: Block): boolean {
  return inBytes(JSON.stringify(richText([block], null))) <= LIMITS.blocksBytes / 2;
}

/** Heads a thread whose card is not known, until the next one is drawn in its place. */
export function drawPlaceholder(): SlackPart {
  return drawNotice(lineHead("service", null));
}

function text(words: string): Inline {
  return { type: "text", text: words };
}

/** Slack refuses a message in which nothing can be seen. */
function seen(words: string): string {
  return /[^\s\p{C}]/u.test(words) ? words : NOTHING;
}
