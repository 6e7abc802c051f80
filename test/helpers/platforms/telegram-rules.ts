/** How Telegram refuses a call. */
export interface Refusal {
  readonly error_code: number;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

export interface ReadHtml {
  readonly text: string;
  readonly links: readonly { readonly words: string; readonly url: string }[];
  readonly bold: readonly string[];
  /** Formatted places, by their tag. */
  readonly tags: readonly string[];
}

const TAGS: ReadonlySet<string> = new Set(["a", "b", "i", "u", "s", "code", "pre", "blockquote"]);
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

/** Reads HTML as Telegram does; `null` where it would say that it cannot. */
export function readTelegramHtml(html: string): ReadHtml | null {
  const open: { name: string; url: string; from: number }[] = [];
  const links: { words: string; url: string }[] = [];
  const bold: string[] = [];
  const tags: string[] = [];
  let text = "";
  const pieces = html.match(/<[^>]*>|&[a-z]+;|[^<&]+|[<&]/g) ?? [];
  for (const piece of pieces) {
    if (piece === "<" || piece === "&") return null;
    if (piece.startsWith("&")) {
      const meant = ENTITIES[piece.slice(1, -1)];
      if (meant === undefined) return null;
      text += meant;
    } else if (piece.startsWith("</")) {
      const last = open.pop();
      if (last === undefined || piece !== `</${last.name}>`) return null;
      if (last.name === "b") bold.push(text.slice(last.from));
      if (last.name === "a") links.push({ words: text.slice(last.from), url: last.url });
    } else if (piece.startsWith("<")) {
      const [, name = "", url = ""] = /^<([a-z]+)(?: href="([^"]*)")?>$/.exec(piece) ?? [];
      if (!TAGS.has(name) || (name === "a") !== piece.includes("href")) return null;
      const whole = url.replaceAll(/&([a-z]+);/g, (_, entity: string) => ENTITIES[entity] ?? "");
      open.push({ name, url: whole, from: text.length });
      tags.push(name);
    } else {
      if (piece.includes(">")) return null;
      text += piece;
    }
  }
  return open.length === 0 ? { text, links, bold, tags } : null;
}

export interface SentPayload {
  readonly chat_id: number;
  readonly text: string;
  readonly parse_mode?: string;
  readonly message_thread_id?: number;
  readonly link_preview_options?: { readonly is_disabled?: boolean };
  readonly reply_parameters?: { message_id: number; allow_sending_without_reply?: boolean };
  readonly reply_markup?: {
    readonly inline_keyboard: readonly {
      readonly text: string;
      readonly callback_data: string;
    }[][];
  };
}

/** The text of a message as it is shown. */
export function shownText({ text, parse_mode }: SentPayload): string {
  return parse_mode === "HTML" ? (readTelegramHtml(text)?.text ?? text) : text;
}

/** Why Telegram would not take a message; `null` when it would. */
export function refusalOf(payload: SentPayload): Refusal | null {
  const bad = (description: string): Refusal => ({ error_code: 400, description });
  if (payload.parse_mode !== undefined && payload.parse_mode !== "HTML") {
    return bad("Bad Request: unsupported parse_mode");
  }
  if (payload.parse_mode === "HTML" && readTelegramHtml(payload.text) === null) {
    return bad("Bad Request: can't parse entities: Unsupported start tag at byte offset 0");
  }
  const shown = shownText(payload).trim();
  if (shown === "") return bad("Bad Request: message text is empty");
  if (shown.length > 4_096) return bad("Bad Request: message is too long");
  const buttons = (payload.reply_markup?.inline_keyboard ?? []).flat();
  for (const { text, callback_data } of buttons) {
    const bytes = new TextEncoder().encode(callback_data).length;
    if (bytes < 1 || bytes > 64) return bad("Bad Request: BUTTON_DATA_INVALID");
    if (text === "")
      return bad("Bad Request: can't parse inline keyboard button: Text must be non-empty");
  }
  return null;
}
