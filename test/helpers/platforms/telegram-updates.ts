import { BOT } from "./telegram-server.ts";

/** Updates as Telegram sends them. What a test does not talk about is filled in. */

export interface WrittenMessage {
  readonly update?: number;
  readonly number?: number;
  readonly text?: string;
  readonly person?: number;
  readonly language?: string;
  /** A private chat with the person when left out. */
  readonly chat?: object;
  readonly at?: number;
  readonly more?: object;
}

const PERSON = 7_001;
export const AT = 1_795_600_000;

export function aPerson(id = PERSON, language = "en"): object {
  return {
    id,
    is_bot: false,
    first_name: "Nadia",
    username: `person${id}`,
    language_code: language,
  };
}

export function privateChat(id = PERSON): object {
  return { id, type: "private", first_name: "Nadia", username: `person${id}` };
}

export function aGroup(id = -1_001_234_567_890): object {
  return { id, type: "supergroup", title: "New colleagues" };
}

export function messageOf(written: WrittenMessage): Record<string, unknown> {
  const { number = 11, text, person = PERSON, chat, at = AT, more = {} } = written;
  return {
    message_id: number,
    from: aPerson(person, written.language),
    chat: chat ?? privateChat(person),
    date: at,
    ...(text === undefined ? {} : { text }),
    ...more,
  };
}

export function messageUpdate(written: WrittenMessage): { update_id: number; message: object } {
  return { update_id: written.update ?? 900_001, message: messageOf(written) };
}

/** A message in a group that calls the bot by its name at its beginning. */
export function mentionUpdate(written: WrittenMessage & { readonly text: string }): {
  update_id: number;
  message: object;
} {
  const name = `@${BOT.username}`;
  const entities = [{ type: "mention", offset: 0, length: name.length }];
  return messageUpdate({
    chat: aGroup(),
    ...written,
    text: `${name} ${written.text}`,
    more: { entities, ...written.more },
  });
}

export interface PressedButton {
  readonly update?: number;
  readonly press?: string;
  readonly data?: string;
  readonly person?: number;
  readonly language?: string;
  readonly message?: object;
}

export function pressUpdate(pressed: PressedButton): { update_id: number; callback_query: object } {
  const { update = 900_002, press = "55501", data = "a:topics", person = PERSON } = pressed;
  return {
    update_id: update,
    callback_query: {
      id: press,
      from: aPerson(person, pressed.language),
      chat_instance: "-3344556677",
      message: pressed.message ?? {
        message_id: 10_001,
        from: BOT,
        chat: privateChat(person),
        date: AT,
        text: "An answer.",
      },
      data,
    },
  };
}
