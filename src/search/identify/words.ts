import { resolvedStart } from "../../domain/readable-start.ts";
import { APOSTROPHE, DIGIT, IGNORED, MARK, scriptName, unitClass } from "./letters.ts";

/** A run of letters of one script, as it counts towards a language. */
export interface Word {
  /** ISO 15924, with `Hani`, `Kana` and `Hang` for the parts of Chinese, Japanese and Korean. */
  readonly script: string;
  /** Lower case, apostrophes written `'`, marks that people leave out of Arabic and Hebrew removed. */
  readonly text: string;
  /** Written in capitals throughout, as abbreviations are. */
  readonly capitals: boolean;
}

/** Enough to know a language, and the bound of the time spent on a long message. */
const READ_UNITS = 2000;

/** The words of a message's beginning; addresses, mentions, code, digits and emoji are left out. */
export function wordsOf(message: string): Word[] {
  const text = withoutNoise(resolvedStart(message, READ_UNITS));
  const words: Word[] = [];
  let index = 0;
  while (index < text.length) {
    const end = wordEnd(text, index);
    if (end === index) index += 1;
    else {
      const word = readWord(text.slice(index, end));
      if (word !== null) words.push(word);
      index = end;
    }
  }
  return words;
}

/** Where the run of one script that begins here ends; digits and apostrophes may stand inside it. */
function wordEnd(text: string, start: number): number {
  let script: string | null = null;
  let index = start;
  for (; index < text.length; index += 1) {
    const kind = unitClass(text.charCodeAt(index));
    if (kind === MARK || kind === APOSTROPHE || kind === DIGIT || kind === IGNORED) continue;
    const name = scriptName(kind);
    if (name === null || (script !== null && name !== script)) break;
    script = name;
  }
  return index;
}

function readWord(raw: string): Word | null {
  let text = "";
  let script: string | null = null;
  for (let index = 0; index < raw.length; index += 1) {
    const kind = unitClass(raw.charCodeAt(index));
    if (kind === IGNORED) continue;
    script ??= scriptName(kind);
    text += kind === APOSTROPHE ? "'" : raw.charAt(index);
  }
  if (script === null) return null;
  // Only in Latin letters do digits stand for sounds (Arabizi).
  if (script !== "Latn") text = text.replace(/[0-9٠-٩۰-۹]+/gu, "");
  text = text.replace(/^'+|'+$/gu, "");
  const lower = text.toLowerCase().replaceAll("i̇", "i").normalize("NFC");
  return {
    script,
    text: lower,
    capitals: text.length > 1 && text === text.toUpperCase() && lower !== text,
  };
}

const ASCII_RUN = /[!-~]+/gu;
const FENCED_CODE = /```[^`]*(?:```|$)/gu;
/** Never inside a word: some type the apostrophe of Uzbek so. */
const CODE = /(?<![\p{L}\p{N}])`[^`\n]+`(?![\p{L}\p{N}])/gu;
/** Slack writes mentions, channels and links between angle brackets. */
const BRACKETED = /<[^<>\s][^<>]*>/gu;

function withoutNoise(text: string): string {
  let rest = text;
  if (rest.includes("`")) rest = rest.replace(FENCED_CODE, " ").replace(CODE, " ");
  if (rest.includes("<")) rest = rest.replace(BRACKETED, " ");
  return rest.replace(ASCII_RUN, (run) => (isNoise(run) ? " " : run));
}

const COMMAND = /^\/[a-z_]+$/iu;
const EMOJI_CODE = /^:[a-z0-9_+-]+:$/iu;
const FILE_OR_HOST =
  /[a-z0-9]\.(?:com|org|net|cn|edu|gov|io|info|html?|pdf|docx?|xlsx?|jpe?g|png|zip)(?:$|[/?#:,.!;)\]])/iu;

function isNoise(run: string): boolean {
  return (
    run.includes("@") ||
    run.includes("://") ||
    /^\(?www\./iu.test(run) ||
    COMMAND.test(run) ||
    EMOJI_CODE.test(run) ||
    FILE_OR_HOST.test(run)
  );
}
