import { showsLinkCode } from "../../src/domain/link-code.ts";
import { addressBeside } from "../shared/link-words.ts";
import type { TelegramEntity, TelegramMessage } from "./updates.ts";

/** Who the bot is to Telegram. */
export interface Bot {
  readonly id: number;
  /** Without the sign before it. */
  readonly username: string;
}

/** Words that mean somebody: where they stand and whom. */
interface Call {
  readonly from: number;
  readonly to: number;
  readonly whom: "us" | "another bot";
  /** What stays of it in the text. */
  readonly stays: string;
}

export interface Addressed {
  /** Whether the bot is meant, as far as a message in a group can tell. */
  readonly isForUs: boolean;
  /** Without the words that only call the bot. */
  readonly text: string;
}

/** Reads from a message's text, or from the words below a picture, whether the bot is meant in it. */
export function readAddressing(message: TelegramMessage, bot: Bot): Addressed {
  const { text, entities } = wordsOf(message);
  const calls = entities.flatMap((entity) => callIn(text, entity, bot));
  const isCommandOfAnother = calls.some(({ whom }) => whom === "another bot");
  const isReply =
    message.reply_to_message?.from?.id === bot.id &&
    message.reply_to_message.forum_topic_created === undefined;
  const ours = calls.filter(({ whom }) => whom === "us");
  return {
    isForUs: !isCommandOfAnother && (isReply || ours.length > 0 || showsLinkCode(text)),
    text: without(text, ours),
  };
}

/** The words of a message without the bot’s name where they begin with it; further in, it is part of what is said. */
export function withoutLeadingCall(message: TelegramMessage, bot: Bot): string {
  const { text, entities } = wordsOf(message);
  const leading = entities
    .flatMap((entity) => callIn(text, entity, bot))
    .filter(({ from, whom }) => from === 0 && whom === "us");
  const [call] = leading;
  if (call === undefined) return text;
  const rest = text.slice(call.to);
  return call.stays === "" ? rest.replace(/^[\s,:]+/u, "") : call.stays + rest;
}

interface Words {
  readonly text: string;
  readonly entities: readonly TelegramEntity[];
}

/** The text, or the words below a picture, each link with its address beside it. */
function wordsOf(message: TelegramMessage): Words {
  const words =
    message.text === undefined
      ? { text: message.caption ?? "", entities: message.caption_entities ?? [] }
      : { text: message.text, entities: message.entities ?? [] };
  // From the end, so that the places of those before stay as they are told.
  const links = words.entities.toSorted((a, b) => b.offset - a.offset);
  return links.reduce(withAddress, words);
}

function withAddress(words: Words, { type, offset, length, url }: TelegramEntity): Words {
  if (type !== "text_link" || url === undefined) return words;
  const { text, entities } = words;
  const label = text.slice(offset, offset + length).trimEnd();
  const at = offset + label.length;
  const added = addressBeside(label, url);
  return {
    text: text.slice(0, at) + added + text.slice(at),
    entities: entities.map((each) =>
      each.offset >= at ? { ...each, offset: each.offset + added.length } : each,
    ),
  };
}

function callIn(text: string, entity: TelegramEntity, bot: Bot): Call[] {
  const { offset: from } = entity;
  const to = from + entity.length;
  const words = text.slice(from, to);
  switch (entity.type) {
    case "mention":
      return isName(words.slice(1), bot) ? [{ from, to, whom: "us", stays: "" }] : [];
    case "text_mention":
      return entity.user?.id === bot.id ? [{ from, to, whom: "us", stays: "" }] : [];
    case "bot_command": {
      const at = words.indexOf("@");
      if (from !== 0 || at < 0) return [];
      const whom = isName(words.slice(at + 1), bot) ? "us" : "another bot";
      return [{ from, to, whom, stays: words.slice(0, at) }];
    }
    default:
      return [];
  }
}

function isName(name: string, bot: Bot): boolean {
  return name.toLowerCase() === bot.username.toLowerCase();
}

function without(text: string, calls: readonly Call[]): string {
  let rest = "";
  let end = 0;
  for (const call of calls.toSorted((a, b) => a.from - b.from)) {
    if (call.from < end) continue;
    rest += text.slice(end, call.from) + call.stays;
    end = call.to;
  }
  rest += text.slice(end);
  return calls.length === 0 ? text : rest.replaceAll(/ {2,}/g, " ").replace(/^[\s,:]+|\s+$/gu, "");
}
