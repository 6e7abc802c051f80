import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseInTopic } from "../../../../adapters/telegram/surface-parse.ts";
import { BOT } from "../../../helpers/platforms/telegram-server.ts";
import {
  aGroup,
  AT,
  messageOf,
  messageUpdate,
  type WrittenMessage,
} from "../../../helpers/platforms/telegram-updates.ts";

const bot = { id: BOT.id, username: BOT.username };
const TOPIC = { message_thread_id: 77, is_topic_message: true };

const inTopic = (written: WrittenMessage) =>
  parseInTopic(
    messageUpdate({ chat: aGroup(), ...written, more: { ...TOPIC, ...written.more } }),
    bot,
  );
const textOf = (written: WrittenMessage): unknown => {
  const content = inTopic(written)?.message?.content;
  return content?.kind === "text" ? content.text : content;
};
const call = (offset: number): object => ({ type: "mention", offset, length: 10 });

describe("a member’s words in a topic", () => {
  it("are read with who wrote them, and wait for their case", () => {
    expect(inTopic({ text: "Hello", number: 12 })).toEqual({
      chat: -1_001_234_567_890,
      topic: 77,
      message: {
        id: "-1001234567890:12",
        sender: "7001",
        visibility: "shared",
        content: { kind: "text", text: "Hello" },
        localeHint: null,
        staff: {
          account: { platform: "telegram", installation: String(BOT.id), person: "7001" },
          name: "Nadia (@person7001)",
        },
        sentAt: new Date(AT * 1_000),
      },
    });
  });

  it.each([
    [{ first_name: "Mei" }, "Mei"],
    [{ username: "mei" }, "@mei"],
    [{ first_name: "  " }, "9"],
    [{ first_name: "Mei", username: "mei" }, "Mei (@mei)"],
  ])("bear the name of %j as %s", (names, name) => {
    const from = { id: 9, is_bot: false, ...names };
    expect(inTopic({ text: "Hello", more: { from } })?.message?.staff?.name).toBe(name);
  });

  it("lose the bot’s name at their beginning, and keep it further in", () => {
    const called = (text: string, ...offsets: number[]): unknown =>
      textOf({ text, more: { entities: offsets.map(call) } });
    expect(called("@YizhanBot, look", 0)).toBe("look");
    expect(called("Ask @YizhanBot for it", 4)).toBe("Ask @YizhanBot for it");
    expect(called("@YizhanBot ask @YizhanBot", 0, 15)).toBe("ask @YizhanBot");
    const command = [{ type: "bot_command", offset: 0, length: 15 }];
    expect(textOf({ text: "/note@YizhanBot x", more: { entities: command } })).toBe("/note x");
  });

  it("are kept as they are otherwise, since they may go to a person", () => {
    const text = "  Two  spaces,\n\nand /start here.  ";
    expect(textOf({ text })).toBe(text);
    expect(textOf({ text: "/start abc" })).toBe("/start abc");
  });

  it("are those below a picture, and without any it is a file that nobody can read", () => {
    const photo = [{ file_id: "x" }];
    const captioned = inTopic({ more: { photo, caption: "See this" } });
    expect(captioned?.message?.content).toEqual({
      kind: "text",
      text: "See this",
      withFile: true,
    });
    expect(textOf({ more: { photo } })).toEqual({ kind: "attachment" });
    const both = ["1", "2"].map((n) =>
      inTopic({ number: Number(n), more: { photo, media_group_id: "g" } }),
    );
    expect(both[0]?.message?.id).toBe(both[1]?.message?.id);
  });

  it.each([
    ["somebody joined", { more: { new_chat_members: [{ id: 9 }] } }],
    ["only the bot is called", { text: "@YizhanBot", more: { entities: [call(0)] } }],
    ["the topic was renamed", { more: { forum_topic_edited: { name: "x" } } }],
  ])("are none when %s", (_what, written) => {
    expect(inTopic(written)).toEqual({ chat: -1_001_234_567_890, topic: 77, message: null });
  });

  it("keep the address of each link beside its words, unless it is these words", () => {
    const link = (offset: number, length: number, url: string) => ({
      type: "text_link",
      offset,
      length,
      url,
    });
    const text = "Book here or (a.cn/, or 这里).";
    const entities = [
      link(5, 4, "https://s.nia.gov.cn/x"),
      link(14, 5, "https://a.cn/"),
      link(24, 2, "https://a.cn/y"),
    ];
    expect(textOf({ text, more: { entities } })).toBe(
      "Book here (https://s.nia.gov.cn/x) or (a.cn/, or 这里 (https://a.cn/y)).",
    );
    const photo = [{ file_id: "x" }];
    const caption_entities = [link(0, 4, "https://a.cn/z")];
    expect(textOf({ more: { photo, caption: "Form", caption_entities } })).toBe(
      "Form (https://a.cn/z)",
    );
  });

  it("are not heard when they are an edit", () => {
    const edited_message = messageOf({ chat: aGroup(), text: "Hello", more: TOPIC });
    expect(parseInTopic({ update_id: 1, edited_message }, bot)?.message).toBeNull();
  });

  it.each([
    ["of a bot", { more: { from: { id: 5, is_bot: true } } }],
    ["of the bot itself", { more: { from: BOT } }],
    ["of an administrator who remains anonymous", { more: { sender_chat: aGroup() } }],
    ["in the general topic", { more: { is_topic_message: undefined } }],
    ["in a thread of replies", { more: { is_topic_message: false } }],
    ["in a private chat", { chat: { id: 7_001, type: "private" } }],
    ["in a group without topics", { chat: { id: -9, type: "group" } }],
  ])("are nothing of staff %s", (_where, written) => {
    expect(inTopic({ text: "Hello", ...written })).toBeNull();
    expect(inTopic({ text: "Hello" })).not.toBeNull();
  });

  it("are looked for in whatever comes, without a throw", () => {
    const anything = fc.anything();
    fc.assert(
      fc.property(anything, anything, (value, other) => {
        parseInTopic(value, bot);
        parseInTopic({ message: value, edited_message: other }, bot);
        parseInTopic({ message: { ...messageOf({ chat: aGroup() }), text: value } }, bot);
      }),
    );
  });
});
