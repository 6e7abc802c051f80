import type { Action } from "../../src/domain/answer.ts";
import type { Block, Inline } from "../../src/domain/block.ts";
import type { Direction } from "../../src/domain/locale.ts";
import { shortened } from "../shared/graphemes.ts";
import { webUrl } from "../shared/markdown.ts";
import { showNumbers } from "./cite.ts";
import { LIMITS } from "./limits.ts";

/** Newer clients run `execute`, which tells the bot at once; older ones know only `submit`, which sends a message. */
export type ButtonKind = "execute" | "submit";

/** Teams knows 1.5 on all its clients; `rtl` and `Action.Execute` need no more. */
const CARD_VERSION = "1.5";

/** An Adaptive Card as an attachment of a message. */
export function drawCard(body: readonly object[], direction: Direction): object {
  return {
    contentType: "application/vnd.microsoft.card.adaptive",
    content: {
      type: "AdaptiveCard",
      $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
      version: CARD_VERSION,
      ...(direction === "rtl" ? { rtl: true } : {}),
      body,
    },
  };
}

/** The best of them, as many as can be taken in; those that rate an answer stay, at the end. */
export function shownActions(actions: readonly Action[]): Action[] {
  const ratings = actions.filter(isRating);
  const others = actions.filter((action) => !isRating(action));
  return [...others.slice(0, LIMITS.actions - ratings.length), ...ratings];
}

/** One row for each button, for a subject is longer than a word; those that rate an answer share theirs. */
export function drawButtons(actions: readonly Action[], kind: ButtonKind): object[] {
  const shown = shownActions(actions);
  const ratings = shown.filter(isRating);
  const rows = shown.filter((action) => !isRating(action)).map((action) => [action]);
  return [...rows, ...(ratings.length === 0 ? [] : [ratings])].map((row) => ({
    type: "ActionSet",
    actions: row.map((action) => drawButton(action, kind)),
  }));
}

export function isRating({ id }: Action): boolean {
  return /^(?:un)?helpful:/.test(id);
}

export function drawButton({ id, label }: Action, kind: ButtonKind): object {
  const button = { title: literal(shortened(label, LIMITS.actionLabel)), data: { action: id } };
  const submit = { type: "Action.Submit", ...button };
  return kind === "submit"
    ? submit
    : { type: "Action.Execute", verb: "yizhan", ...button, fallback: submit };
}

/** How a run of text looks, and where it leads. */
interface Look {
  readonly weight?: "Bolder";
  readonly italic?: true;
  readonly selectAction?: object;
}

/**
 * Blocks as the elements of a card. All words stand in `TextRun`, which knows no Markdown; `TextBlock` does.
 */
export function drawBody(blocks: readonly Block[]): object[] {
  return blocks.flatMap((block) => drawBlock(block, ""));
}

function drawBlock(block: Block, mark: string): object[] {
  switch (block.type) {
    case "paragraph":
      return drawLines(block.children, {}, mark);
    case "heading":
      return drawLines(block.children, { weight: "Bolder" }, mark);
    case "list":
      return block.items.flatMap((item, index) => {
        const sign = block.ordered ? `${String((block.start ?? 1) + index)}. ` : "• ";
        const deeper = "\u2003".repeat(mark === "" ? 0 : 1) + mark.replaceAll(/\S/gu, "\u2003");
        return item.flatMap((child, at) => drawBlock(child, at === 0 ? deeper + sign : deeper));
      });
  }
}

/** One element a line, for a line break within a run is shown by some clients only. */
function drawLines(children: readonly Inline[], look: Look, mark: string): object[] {
  const lines: object[][] = [[]];
  for (const run of runsOf(children, look)) {
    if (run === null) lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines
    .filter((line) => line.length > 0)
    .map((inlines, index) => ({
      type: "RichTextBlock",
      ...(index === 0 ? {} : { spacing: "None" }),
      inlines: mark !== "" && index === 0 ? [{ type: "TextRun", text: mark }, ...inlines] : inlines,
    }));
}

/** `null` is a line break. */
function runsOf(children: readonly Inline[], look: Look): (object | null)[] {
  return children.flatMap((child): (object | null)[] => {
    switch (child.type) {
      case "text":
      case "code":
        return child.text
          .split(/\r\n|\r|\n/)
          .flatMap((line, index): (object | null)[] => [
            ...(index === 0 ? [] : [null]),
            ...(line === ""
              ? []
              : [{ type: "TextRun", text: literal(showNumbers(line)), ...look }]),
          ]);
      case "break":
        return [null];
      case "strong":
        return runsOf(child.children, { ...look, weight: "Bolder" });
      case "emphasis":
        return runsOf(child.children, { ...look, italic: true });
      case "link": {
        const url = webUrl(child.url);
        const leads = url === null ? {} : { selectAction: { type: "Action.OpenUrl", url } };
        return runsOf(child.children, { ...look, ...leads });
      }
    }
  });
}

/** `{{DATE(…)}}` is filled in wherever a card shows text, and `${…}` where it is used as a template: an invisible mark parts them. */
export function literal(text: string): string {
  return text.toWellFormed().replaceAll(/[{$](?=\{)/g, (sign) => `${sign}\u2060`);
}
