import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseUpdate, type Parsed } from "../../../../adapters/telegram/parse.ts";
import type { InboundMessage } from "../../../../src/domain/message.ts";

const FOLDER = new URL("../../../fixtures/telegram/", import.meta.url);
const BOT = { id: 4_242_424_242, username: "YizhanBot" };
const NOW = new Date("2026-11-26T08:00:00Z");

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`${name}.json`, FOLDER), "utf8"));
}

const read = (name: string): Parsed => parseUpdate(fixture(name), BOT, NOW);

function said(name: string): InboundMessage {
  const parsed = read(name);
  if (parsed.kind !== "said") throw new Error(`${name}: ${JSON.stringify(parsed)}`);
  return parsed.message;
}

describe("an update of Telegram", () => {
  it("is a message in a private chat", () => {
    expect(said("private-text")).toEqual({
      id: "7001:11",
      thread: { platform: "telegram", installation: "4242424242", conversation: "7001" },
      sender: "7001",
      visibility: "private",
      content: { kind: "text", text: "Нужна ли мне виза на 10 дней?" },
      localeHint: "ru",
      sentAt: new Date(1_795_600_000_000),
    });
  });

  it("tells the name of who links an account, and of nobody else", () => {
    const { message } = fixture("private-text") as { message: { text: string } };
    const named = (text: string): unknown => {
      const parsed = parseUpdate({ update_id: 1, message: { ...message, text } }, BOT, NOW);
      return parsed.kind === "said" ? (parsed.message.senderName ?? null) : parsed;
    };
    expect(named("/link ABCD-EFGH-JKMN")).toBe("Nadia (@nadia_example)");
    for (const text of ["/link", "/links ABCDEFGH", "my code is /link ABCDEFGH", "/help"]) {
      expect(named(text)).toBeNull();
    }
  });

  it("is for the bot in a group when it shows a code that links an account, and not when it names another bot", () => {
    const { message } = fixture("group-mention") as { message: object };
    const inGroup = (text: string): Parsed => {
      const [command = ""] = text.split(" ");
      const entities = [{ type: "bot_command", offset: 0, length: command.length }];
      return parseUpdate({ update_id: 1, message: { ...message, text, entities } }, BOT, NOW);
    };
    for (const text of ["/link ABCD-EFGH-JKMN", "/link@YizhanBot ABCD-EFGH-JKMN"]) {
      expect(inGroup(text)).toMatchObject({
        message: { visibility: "shared", content: { text: "/link ABCD-EFGH-JKMN" } },
      });
    }
    for (const text of ["/link@OtherBot ABCD-EFGH-JKMN", "/link", "/help"]) {
      expect(inGroup(text)).toMatchObject({ kind: "ignored", reason: "not for the bot" });
    }
  });

  it("is a conversation of each person in a group, and of each in a topic", () => {
    expect(said("group-mention")).toMatchObject({
      thread: { conversation: "-1001234567890:0:7001" },
      sender: "7001",
      visibility: "shared",
    });
    expect(said("topic-mention").thread.conversation).toBe("-1001234567891:77:7001");
    // Without topics the number of a thread is that of the message replied to.
    expect(said("group-reply").thread.conversation).toBe("-1001234567890:0:7001");
  });

  it.each([
    ["private-start", "/start"],
    ["private-emoji-mention", "🧭 нужна виза?"],
    ["group-mention", "do I need a visa?"],
    ["group-name-alone", "/help"],
    ["group-command", "/language ru"],
    ["group-reply", "And for three months?"],
    ["topic-mention", "Do I need a visa?"],
  ])("says its words without the call to the bot: %s", (name, text) => {
    expect(said(name).content).toEqual({ kind: "text", text });
  });

  it("tells of the file above its words, and of none again where the words were changed", () => {
    const text = "Что это за форма?";
    expect(said("private-photo-caption").content).toEqual({ kind: "text", text, withFile: true });
    const { message } = fixture("private-photo-caption") as { message: object };
    const edited_message = { ...message, edit_date: 1_795_600_060 };
    const edited = parseUpdate({ update_id: 1, edited_message }, BOT, NOW);
    expect(edited).toMatchObject({ kind: "said", message: { content: { kind: "text", text } } });
    expect(JSON.stringify(edited)).not.toContain("withFile");
  });

  it("keeps the address of a link beside its words, and finds the call to the bot behind it", () => {
    const { message } = fixture("group-mention") as { message: object };
    const text = "Is this page right: here @YizhanBot";
    const entities = [
      { type: "mention", offset: 25, length: 10 },
      { type: "text_link", offset: 20, length: 5, url: "https://s.nia.gov.cn/x" },
      { type: "bold", offset: 0, length: 2 },
    ];
    const parsed = parseUpdate({ update_id: 1, message: { ...message, text, entities } }, BOT, NOW);
    expect(parsed).toMatchObject({
      message: { content: { text: "Is this page right: here (https://s.nia.gov.cn/x)" } },
    });
  });

  it("is new with each edit, and the same however often one is told", () => {
    expect(said("private-edited")).toMatchObject({
      id: "7001:11:1795600060",
      content: { kind: "text", text: "Нужна ли мне виза на 30 дней?" },
      sentAt: new Date(1_795_600_060_000),
    });
  });

  it("is an attachment when it has no words, and one for all pictures of an album", () => {
    expect(said("private-voice").content).toEqual({ kind: "attachment" });
    expect(said("private-album")).toMatchObject({
      id: "7001:album:13731234567890123",
      content: { kind: "attachment" },
    });
  });

  it.each([
    ["private-live-location", "an edit of no words"],
    ["private-pinned", "nothing said"],
    ["group-near-name", "not for the bot"],
    ["group-mention-without-entity", "not for the bot"],
    ["group-command-of-another", "not for the bot"],
    ["group-bare-command", "not for the bot"],
    ["group-chatter", "not for the bot"],
    ["group-upgraded", "not for the bot"],
    ["group-anonymous-admin", "written for a chat, not by a person"],
    ["topic-chatter", "not for the bot"],
    ["own-message", "own message"],
    ["channel-post", "unknown kind"],
    ["blocked", "blocked"],
    ["removed", "removed from a chat"],
  ])("is ignored with a reason: %s", (name, reason) => {
    expect(read(name)).toEqual({ kind: "ignored", reason, press: null });
  });

  it("is a pressed button, of a message too old to be told of as well", () => {
    expect(read("press")).toMatchObject({
      kind: "pressed",
      press: "30069845123456789",
      data: { kind: "action", action: "language:ru" },
      message: { id: "7001:10001:press:30069845123456789", sender: "7001", sentAt: NOW },
      number: 10_001,
      buttons: [[{ text: "Topics", callback_data: "a:topics" }]],
    });
    expect(read("press-inaccessible")).toMatchObject({
      kind: "pressed",
      data: { action: "topics" },
      message: { thread: { conversation: "7001" } },
      buttons: null,
    });
  });

  it("is the act of whoever presses in a group, though the button was offered to another", () => {
    expect(read("press-group")).toMatchObject({
      message: { thread: { conversation: "-1001234567891:77:7002" }, visibility: "shared" },
      offeredIn: [
        { conversation: "-1001234567891:77:7002" },
        { conversation: "-1001234567891:77:7001" },
      ],
    });
  });

  it.each([
    ["press-anothers-rating", "a rating of another's answer"],
    ["press-of-inline-message", "not our button"],
    ["press-of-a-game", "not our button"],
  ])("is ignored and yet names the press to answer: %s", (name, reason) => {
    expect(read(name)).toMatchObject({
      kind: "ignored",
      reason,
      press: expect.stringMatching(/^3006/) as string,
    });
  });

  it("may hold anything new beside what is read", () => {
    for (const file of readdirSync(FOLDER)) {
      const name = file.replace(".json", "");
      expect(parseUpdate(withMore(fixture(name)), BOT, NOW), name).toMatchObject(read(name));
    }
  });

  it("may be anything at all", () => {
    const names = readdirSync(FOLDER).map((file) => file.replace(".json", ""));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.json().map((text): unknown => JSON.parse(text)),
        ),
        (update) => {
          expect(parseUpdate(update, BOT, NOW).kind).toBe("ignored");
          for (const kind of ["message", "edited_message", "callback_query", "my_chat_member"]) {
            expect(parseUpdate({ [kind]: update }, BOT, NOW).kind).toBe("ignored");
          }
        },
      ),
    );
    expect(names.length).toBeGreaterThan(20);
  });

  it("never hands on what a database may choke on", () => {
    const update = fixture("private-text") as { message: { text: string } };
    update.message.text = "a\0b\ud800c";
    const parsed = parseUpdate(update, BOT, NOW);
    expect(parsed).toMatchObject({ message: { content: { text: "ab\ufffdc" } } });
  });
});

/** The same with a field more in every object. */
function withMore(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withMore);
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).map(([name, each]) => [name, withMore(each)]);
  return { ...Object.fromEntries(fields), a_field_of_tomorrow: { is: "new" } };
}
