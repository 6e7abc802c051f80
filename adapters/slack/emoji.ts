import { EMOJI_NAMES } from "./emoji-names.ts";

/* Known names alone, so that what only looks like one, as the minutes of `10:30:00`, takes no colon from a name beside it. */
const KNOWN = Object.keys(EMOJI_NAMES).join("|").replaceAll("+", "\\+");
const NAMED = new RegExp(`:(?:(${KNOWN})|flag-([a-z]{2})):(?::skin-tone-([2-6]):)?`, "g");
const COUNTRIES = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
/** The lightest; Slack counts from 2, as the scale that it follows does. */
const FIRST_TONE = 0x1f3fb - 2;
const FIRST_LETTER = 0x1f1e6 - 65;

/** Words with the signs that people saw in place of Slack's names for them; the names of a workspace's own signs stay. */
export function withEmoji(text: string): string {
  return text.replace(NAMED, (found, name?: string, country?: string, tone?: string) => {
    const sign = name === undefined ? flagOf(country ?? "") : (EMOJI_NAMES[name] ?? null);
    if (sign === null) return found;
    return tone === undefined ? sign : toned(sign, Number(tone));
  });
}

function flagOf(country: string): string | null {
  const code = country.toUpperCase();
  if (COUNTRIES.of(code) === undefined) return null;
  return Array.from(code, (letter) =>
    String.fromCodePoint(FIRST_LETTER + letter.charCodeAt(0)),
  ).join("");
}

function toned(sign: string, tone: number): string {
  return sign.replace("\ufe0f", "") + String.fromCodePoint(FIRST_TONE + tone);
}
