import type { LanguageTag } from "../domain/locale.ts";
import type { MessageKey, Texts } from "../ports/texts.ts";
import { withoutAccents } from "./message-words.ts";

/** What a person may ask of the bot itself, by `/name` in any language or by its words in theirs. */
export const COMMANDS = [
  "help",
  "language",
  "topics",
  "human",
  "privacy",
  "forget",
  "withdraw",
  "mycase",
] as const;
export type Command = (typeof COMMANDS)[number];

export interface AskedCommand {
  readonly command: Command;
  /** Written as `/name`, so that nothing else can be meant. */
  readonly exact: boolean;
  /** What stands behind it, such as the tag after `/language`. */
  readonly rest: string;
}

/** Of UTF-16 units; the words of commands are far shorter, and what is longer is a question that costs nothing to tell. */
const LONGEST_WORDS = 200;

/** Messengers send it when somebody opens the bot for the first time. */
const START = "start";
const SLASH = /^\/([a-z]+)(?:@\S+)?(?:\s+(.*))?$/isu;

/** Tells whether a whole message is a command; words within a sentence are none. */
export function createCommandReader(texts: Texts): (text: string) => AskedCommand | null {
  const byWords = new Map<string, Command>();
  for (const language of texts.languages) {
    for (const command of COMMANDS) {
      for (const words of wordsOf(texts, command, language)) byWords.set(words, command);
    }
  }
  return (text) => {
    const trimmed = text.trim();
    const [, name = "", rest = ""] = SLASH.exec(trimmed) ?? [];
    const lower = name.toLowerCase();
    const named = lower === START ? "help" : COMMANDS.find((command) => command === lower);
    if (named !== undefined) return { command: named, exact: true, rest: rest.trim() };
    if (trimmed.length > LONGEST_WORDS) return null;
    const command = byWords.get(plain(trimmed));
    return command === undefined ? null : { command, exact: false, rest: "" };
  };
}

function wordsOf(texts: Texts, command: Command, language: LanguageTag): string[] {
  const key: MessageKey = `command.${command}.words`;
  return texts.say(key, language).split(",").map(plain);
}

/** Without case, accents and what stands around it. */
function plain(text: string): string {
  return withoutAccents(text)
    .replace(/[’']/gu, "'")
    .replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, "");
}
