import { addressBeside } from "../shared/link-words.ts";
import { withEmoji } from "./emoji.ts";

/** A message as Slack sends it: text in which `& < >` are escaped, and elements between angle brackets. */
type Piece =
  | { readonly kind: "text"; readonly text: string }
  /** Of whom or what the sign tells: `@` a person, `#` a channel, `!` all or a group, none a link. */
  | {
      readonly kind: "element";
      readonly sign: "@" | "#" | "!" | "";
      readonly target: string;
      readonly label: string | null;
    };

/**
 * The words of a message as its person wrote them.
 *
 * @param self the bot's own id, of which mentions are taken out; an address such as `yizhan@example.org` is none
 */
export function decodeText(text: string, self: string): string {
  let words = "";
  let afterMention = false;
  for (const piece of piecesOf(text)) {
    const isMention = piece.kind === "element" && piece.sign === "@" && piece.target === self;
    if (isMention) {
      words = withOneSpace(words);
    } else {
      const said = piece.kind === "text" ? withEmoji(unescaped(piece.text)) : wordsOf(piece);
      words += afterMention ? withoutStart(said, words === "") : said;
    }
    afterMention = isMention;
  }
  return words.trim();
}

function withOneSpace(words: string): string {
  const end = words.trimEnd();
  if (end === "") return "";
  return end + (words.slice(end.length).includes("\n") ? "\n" : " ");
}

/** What stands after a mention at the start, such as its comma, belongs to the mention. */
function withoutStart(text: string, isStart: boolean): string {
  return text.replace(isStart ? /^[\s,:;，：；、]+/u : /^[^\S\n]+/u, "");
}

function* piecesOf(text: string): Generator<Piece> {
  let from = 0;
  while (from < text.length) {
    const open = text.indexOf("<", from);
    const close = open < 0 ? -1 : text.indexOf(">", open);
    if (close < 0) break;
    if (open > from) yield { kind: "text", text: text.slice(from, open) };
    yield elementOf(text.slice(open + 1, close));
    from = close + 1;
  }
  if (from < text.length) yield { kind: "text", text: text.slice(from) };
}

function elementOf(inner: string): Piece {
  const [, sign = "", rest = ""] = /^([@#!]?)(.*)$/su.exec(inner) ?? [];
  const bar = rest.indexOf("|");
  return {
    kind: "element",
    sign: sign as "@" | "#" | "!" | "",
    target: unescaped(bar < 0 ? rest : rest.slice(0, bar)),
    label: bar < 0 ? null : unescaped(rest.slice(bar + 1)),
  };
}

function wordsOf({ sign, target, label }: Piece & { kind: "element" }): string {
  const name = label === null || label === "" ? target : label;
  switch (sign) {
    case "@":
    case "#":
      return name.startsWith(sign) ? name : sign + name;
    case "!": {
      // `!date^…|words` and `!subteam^S1|@group` have words; `!here` is its own.
      const said = label === null || label === "" ? (target.split("^")[0] ?? "") : label;
      return label === null && !said.startsWith("@") ? `@${said}` : said;
    }
    case "":
      return linkWords(target, label);
  }
}

/** Slack makes a link of what only looks like one, too. */
function linkWords(target: string, label: string | null): string {
  if (label === null || label === "") return target.replace(/^mailto:|^tel:/, "");
  return label + addressBeside(label, target);
}

const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">" };

/** In one pass, so that `&amp;lt;` stays what was written. */
function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity);
}
