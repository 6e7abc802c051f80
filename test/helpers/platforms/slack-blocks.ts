type Json = Record<string, unknown>;

/** What Slack would refuse of a message's blocks, as its code; `null` when it would take them. */
export function faultOfBlocks(blocks: unknown): string | null {
  if (blocks === undefined) return null;
  if (!Array.isArray(blocks)) return "invalid_blocks_format";
  if (blocks.length === 0 || blocks.length > 50) return "invalid_blocks";
  if (JSON.stringify(blocks).length > 13_200) return "msg_blocks_too_long";
  return blocks.every((block) => isBlock(block as Json)) ? null : "invalid_blocks";
}

function isBlock(block: Json): boolean {
  switch (block["type"]) {
    case "rich_text":
      return listOf(block).length > 0 && listOf(block).every(isRichElement);
    case "header": {
      const text = block["text"] as Json;
      return text["type"] === "plain_text" && isText(text["text"], 150);
    }
    case "section": {
      const text = block["text"] as Json;
      return text["type"] === "mrkdwn" && isText(text["text"], 3_000);
    }
    case "actions": {
      const names = new Set(listOf(block).map((button) => button["action_id"]));
      const count = listOf(block).length;
      return count > 0 && count <= 25 && names.size === count && listOf(block).every(isButton);
    }
    case "context_actions":
      return listOf(block).length > 0 && listOf(block).length <= 5 && listOf(block).every(isRating);
    default:
      return false;
  }
}

function isRichElement(element: Json): boolean {
  if (element["type"] === "rich_text_section" || element["type"] === "rich_text_quote") {
    return listOf(element).length > 0 && listOf(element).every(isRun);
  }
  const { style, indent } = element as { style?: unknown; indent?: number };
  return (
    element["type"] === "rich_text_list" &&
    (style === "bullet" || style === "ordered") &&
    (indent ?? 0) <= 8 &&
    listOf(element).length > 0 &&
    listOf(element).every((item) => item["type"] === "rich_text_section" && isRichElement(item))
  );
}

function isRun(run: Json): boolean {
  if (run["type"] === "link" && !/^https?:\/\//.test(String(run["url"]))) return false;
  return (run["type"] === "text" || run["type"] === "link") && isText(run["text"], 20_000);
}

function isButton(button: Json): boolean {
  return (
    button["type"] === "button" &&
    isText((button["text"] as Json)["text"], 75) &&
    isText(button["value"], 2_000) &&
    isText(button["action_id"], 255)
  );
}

function isRating(element: Json): boolean {
  const buttons = [element["positive_button"], element["negative_button"]] as Json[];
  return (
    element["type"] === "feedback_buttons" &&
    buttons.every(
      (button) => isText((button["text"] as Json)["text"], 75) && isText(button["value"], 2_000),
    )
  );
}

function isText(text: unknown, most: number): boolean {
  return typeof text === "string" && text.length > 0 && text.length <= most;
}

function listOf(block: Json): Json[] {
  return Array.isArray(block["elements"]) ? (block["elements"] as Json[]) : [];
}

/** What a person reads of the blocks of a message, without its buttons. */
export function wordsOfBlocks(blocks: readonly unknown[]): string {
  return (blocks as Json[])
    .filter(({ type }) => type === "rich_text" || type === "section" || type === "header")
    .map((block) =>
      block["type"] !== "rich_text"
        ? String((block["text"] as Json)["text"])
        : listOf(block).map(wordsOfElement).join("\n"),
    )
    .join("\n\n");
}

function wordsOfElement(element: Json): string {
  return element["type"] === "rich_text_list"
    ? listOf(element).map(wordsOfElement).join("\n")
    : listOf(element)
        .map(({ text }) => String(text))
        .join("");
}

/** The values of all buttons, those that rate included. */
export function valuesOfBlocks(blocks: readonly unknown[]): string[] {
  return (blocks as Json[]).flatMap((block) =>
    listOf(block).flatMap((element): string[] => {
      if (element["type"] === "button") return [String(element["value"])];
      if (element["type"] !== "feedback_buttons") return [];
      const { positive_button: yes, negative_button: no } = element as Record<string, Json>;
      return [String(yes?.["value"]), String(no?.["value"])];
    }),
  );
}

/** Every button with its label, those that rate left out. */
export function buttonsOfBlocks(
  blocks: readonly unknown[],
): { readonly label: string; readonly value: string }[] {
  return (blocks as Json[])
    .filter(({ type }) => type === "actions")
    .flatMap(listOf)
    .map(({ text, value }) => ({ label: String((text as Json)["text"]), value: String(value) }));
}

/** Runs of rich text, whatever they are, in order. */
export function runsOfBlocks(
  blocks: readonly unknown[],
): { readonly type: string; readonly text: string; readonly isBold: boolean }[] {
  const runsOf = (element: Json): Json[] =>
    element["type"] === "rich_text_list" ? listOf(element).flatMap(runsOf) : listOf(element);
  return (blocks as Json[])
    .filter(({ type }) => type === "rich_text")
    .flatMap(listOf)
    .flatMap(runsOf)
    .map(({ type, text, style }) => ({
      type: String(type),
      text: String(text),
      isBold: (style as Json | undefined)?.["bold"] === true,
    }));
}
