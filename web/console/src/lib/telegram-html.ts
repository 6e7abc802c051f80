import { webAddress, type Markup, type MarkupElement, type MarkupName } from "./markup.ts";

/** What Telegram knows, and what it is drawn as. */
const TAGS: Readonly<Record<string, MarkupName>> = {
  a: "a",
  b: "b",
  strong: "b",
  i: "i",
  em: "i",
  u: "u",
  ins: "u",
  s: "s",
  del: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

const TOKEN = /<(\/?)([a-z]+)(?:\s+href="([^"]*)")?\s*>/g;

interface Open {
  readonly tag: string;
  readonly name: MarkupName;
  readonly href: string | null;
  readonly children: Markup[];
}

/**
 * Reads a message as Telegram takes it. Whatever is not among the tags that it knows stays words, links lead to the web or
 * stay words, and a tag that is never closed ends with the message.
 */
export function readTelegramHtml(html: string): readonly Markup[] {
  const root: Markup[] = [];
  const open: Open[] = [];
  const add = (piece: Markup): void => {
    const place = open.at(-1)?.children ?? root;
    const last = place.at(-1);
    if (typeof piece === "string" && typeof last === "string")
      place[place.length - 1] = last + piece;
    else if (piece !== "") place.push(piece);
  };
  const closeLast = (): void => {
    const last = open.pop();
    if (last !== undefined) for (const piece of closed(last)) add(piece);
  };
  let at = 0;
  for (const match of html.matchAll(TOKEN)) {
    const [whole, slash, tag = "", address] = match;
    const name = TAGS[tag];
    add(unescaped(html.slice(at, match.index)));
    at = match.index + whole.length;
    if (name === undefined) {
      add(whole);
    } else if (slash === "") {
      const href = name === "a" ? webAddress(unescaped(address ?? "")) : null;
      open.push({ tag, name, href, children: [] });
    } else if (open.some((each) => each.tag === tag)) {
      while (open.at(-1)?.tag !== tag) closeLast();
      closeLast();
    }
  }
  add(unescaped(html.slice(at)));
  while (open.length > 0) closeLast();
  return root;
}

function closed({ name, href, children }: Open): readonly Markup[] {
  const element: MarkupElement = { name, href, children };
  return name === "a" && href === null ? children : [element];
}

function unescaped(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/gi,
    (whole, ten, hex, name) => {
      if (typeof name === "string") return ENTITIES[name] ?? whole;
      const code = typeof ten === "string" ? Number(ten) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
