import { webAddress, type Markup, type MarkupName } from "./markup.ts";

const SIGNS: Readonly<Record<string, MarkupName>> = { "*": "b", _: "i", "~": "s" };

/** A link, code, or words between two signs that touch them and stand at the edge of a word. */
const FORM =
  /<(?<url>https?:[^<>|\s]+)(?:\|(?<label>[^<>]*))?>|`(?<code>[^`\n]+)`|(?<![\p{L}\p{N}])(?<sign>[*_~])(?<words>\S(?:[^\n]*?\S)?)\k<sign>(?![\p{L}\p{N}])/u;

/** Reads a message in Slack’s own markup; whatever is none of it stays words. */
export function readMrkdwn(text: string): readonly Markup[] {
  const match = FORM.exec(text);
  if (match === null) return text === "" ? [] : [unescaped(text)];
  const before = text.slice(0, match.index);
  return [
    ...(before === "" ? [] : [unescaped(before)]),
    ...pieceOf(match),
    ...readMrkdwn(text.slice(match.index + match[0].length)),
  ];
}

function pieceOf({ groups = {} }: RegExpExecArray): readonly Markup[] {
  const { url, label, code, sign, words } = groups;
  if (url !== undefined) {
    const href = webAddress(unescaped(url));
    const shown = unescaped(label ?? url);
    return href === null ? [shown] : [{ name: "a", href, children: [shown] }];
  }
  if (code !== undefined) return [{ name: "code", href: null, children: [unescaped(code)] }];
  const name = SIGNS[sign ?? ""] ?? "b";
  return [{ name, href: null, children: readMrkdwn(words ?? "") }];
}

function unescaped(text: string): string {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
