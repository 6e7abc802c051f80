import type { Action } from "../../src/domain/answer.ts";
import { paragraph, type Block, type Inline } from "../../src/domain/block.ts";
import type { CaseCard, SurfacePost } from "../../src/domain/staff-surface.ts";
import { shortened } from "../shared/graphemes.ts";
import { splitBlocks } from "../shared/split-blocks.ts";
import { lineHead } from "../shared/surface.ts";
import { drawHtml, type Drawn } from "./html.ts";
import { LIMITS } from "./limits.ts";
import { buttonRows, formsOf, hasWords, isWithinLimits, type Forms } from "./render.ts";

type PostOf<Kind extends SurfacePost["kind"]> = Extract<SurfacePost, { readonly kind: Kind }>;

/** Stands where nothing can be seen, which Telegram refuses. */
const NOTHING = "…";
/** What of a card may be shortened so that it stays one message, from the mildest on. */
const VALUE_UNITS = [2_000, 1_000, 500, 250, 100, 40, 10] as const;
/** Longer words before a quote would leave it no room. */
const INTRODUCTION_UNITS = 1_000;

/** A name of a topic; Telegram takes one line of at most 128 characters. */
export function topicName(title: string): string {
  const line = title
    .toWellFormed()
    .replaceAll(/[\s\p{Cc}]+/gu, " ")
    .trim();
  return shortened(seen(line), LIMITS.topicUnits);
}

/** A card is one message, for it is drawn anew in place; values that are too long are shortened. */
export function drawCard({ title, fields, actions }: CaseCard): Forms {
  const rows = buttonRows(actions);
  for (const units of [Infinity, ...VALUE_UNITS]) {
    const drawn = drawFields(title, fields, units);
    if (isWithinLimits(drawn)) return formsOf(drawn, rows);
  }
  for (let count = fields.length - 1; count > 0; count -= 1) {
    const drawn = drawFields(title, fields.slice(0, count), Math.min(...VALUE_UNITS));
    if (isWithinLimits(drawn)) return formsOf(drawn, rows);
  }
  return formsOf(drawFields(shortened(title, LIMITS.topicUnits), [], 0), rows);
}

function drawFields(title: string, fields: CaseCard["fields"], units: number): Drawn {
  const lines = fields.map(({ label, value }): Inline[] => [
    strong(label),
    { type: "text", text: ` ${shortened(value, units)}` },
  ]);
  const children = lines.flatMap((line, index): Inline[] =>
    index === 0 ? line : [{ type: "break" }, ...line],
  );
  const heading: Block = { type: "heading", children: [{ type: "text", text: seen(title) }] };
  const body: Block = { type: "paragraph", children };
  return drawHtml(lines.length === 0 ? [heading] : [heading, body], null);
}

/** Every part bears the head, so that none is taken for the words of somebody else. */
export function drawLine({ voice, label, text }: Omit<PostOf<"line">, "kind">): Forms[] {
  const head = strong(lineHead(voice, label));
  const withHead = (blocks: readonly Block[]): Drawn =>
    drawHtml([{ type: "heading", children: [head] }, ...blocks], null);
  const parts = splitBlocks([paragraph(text)], (some) => isWithinLimits(withHead(some)));
  return (parts.length === 0 ? [[]] : parts).map((part) => formsOf(withHead(part), []));
}

/** The words that would be sent stand apart from what is asked; the last part bears the buttons. */
export function drawPreview({
  text,
  quote,
  actions,
}: Pick<PostOf<"preview">, "text" | "quote"> & { readonly actions: readonly Action[] }): Forms[] {
  const introduction = drawHtml([paragraph(shortened(seen(text), INTRODUCTION_UNITS))], null);
  const whole = (some: readonly Block[]): Drawn => quoted(introduction, drawHtml(some, null));
  const parts = splitBlocks([paragraph(quote)], (some) => isWithinLimits(whole(some))).filter(
    (part) => hasWords(drawHtml(part, null)),
  );
  const drawn = parts.map((part, index) =>
    index === 0 ? whole(part) : quoted(null, drawHtml(part, null)),
  );
  const rows = buttonRows(actions);
  return (drawn.length === 0 ? [introduction] : drawn).map((each, index, all) =>
    formsOf(each, index === all.length - 1 ? rows : []),
  );
}

function quoted(before: Drawn | null, quote: Drawn): Drawn {
  const html = `<blockquote>${quote.html}</blockquote>`;
  if (before === null) return { ...quote, html, entities: quote.entities + 1 };
  return {
    html: `${before.html}\n${html}`,
    text: `${before.text}\n${quote.text}`,
    plain: `${before.plain}\n\n${quote.plain}`,
    entities: before.entities + quote.entities + 1,
  };
}

/** Words of the service to staff. */
export function drawNotice(text: string): Forms[] {
  return splitBlocks([paragraph(seen(text))], (some) => isWithinLimits(drawHtml(some, null)))
    .map((part) => drawHtml(part, null))
    .filter(hasWords)
    .map((drawn) => formsOf(drawn, []));
}

/** What takes the place of a message that cannot be deleted. */
export function drawOverwrite(text: string): Forms {
  return formsOf(drawHtml([paragraph(shortened(seen(text), INTRODUCTION_UNITS))], null), []);
}

function strong(text: string): Inline {
  return { type: "strong", children: [{ type: "text", text }] };
}

function seen(text: string): string {
  return hasWords({ text }) ? text : NOTHING;
}
