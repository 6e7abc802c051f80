import { describe, expect, it } from "vitest";
import { paragraph } from "../../../../src/domain/block.ts";
import { Rejected, Unavailable } from "../../../../src/domain/errors.ts";
import type { Delivery } from "../../../../src/domain/message.ts";
import type { SentPayload } from "../../../helpers/platforms/telegram-rules.ts";
import {
  aGroup,
  mentionUpdate,
  messageUpdate,
  pressUpdate,
} from "../../../helpers/platforms/telegram-updates.ts";
import { aDelivery, aReply } from "../../../helpers/scripted-host.ts";
import { polling, type Running } from "./running.ts";

const BASIC_GROUP = { id: -987_654_321, type: "group", title: "Lab" };
const UPGRADED = -1_001_234_567_899;

async function after(update: { update_id: number }): Promise<Running> {
  const running = await polling();
  running.api.queue(update);
  await expect.poll(() => running.host.accepted.length).toBe(1);
  return running;
}

const send = (
  { adapter, host }: Running,
  reply = aReply({ validity: null }),
  change: Partial<Delivery> = {},
): Promise<string> =>
  adapter.deliver({ ...aDelivery(host.last, reply), ...change }, host.last.sentAt);

const payloads = ({ api }: Running): SentPayload[] => api.sent.map(({ payload }) => payload);

describe("an answer on Telegram", () => {
  it("goes to a private chat without being a reply, and shows no preview of its links", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    const id = await send(running);
    expect(id).toBe(`7001:${running.api.sent[0]?.number}`);
    expect(payloads(running)).toEqual([
      {
        chat_id: 7_001,
        text: "An answer.",
        parse_mode: "HTML",
        link_preview_options: { is_disabled: true },
      },
    ]);
  });

  it("stands in its topic of a group, below the question, and its further parts below that", async () => {
    const more = { message_thread_id: 77, is_topic_message: true };
    const running = await after(mentionUpdate({ text: "Hello", more, number: 12 }));
    await send(running, aReply({ blocks: [paragraph("word ".repeat(1_500))] }));
    const [first, second] = payloads(running);
    expect(first).toMatchObject({
      chat_id: -1_001_234_567_890,
      message_thread_id: 77,
      reply_parameters: { message_id: 12, allow_sending_without_reply: true },
    });
    expect(second).toMatchObject({ message_thread_id: 77 });
    expect(second).not.toHaveProperty("reply_parameters");
  });

  it("is no reply when the question was erased", async () => {
    const running = await after(mentionUpdate({ text: "/forget" }));
    await send(running, aReply(), { inReplyTo: null });
    expect(payloads(running)[0]).not.toHaveProperty("reply_parameters");
  });

  it("goes on after the part that was sent last when it is tried again", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    const long = aReply({ validity: null, blocks: [paragraph("word ".repeat(2_000))] });
    running.api.refuse = ({ method }) =>
      method === "sendMessage" && running.api.sent.length === 1 ? "hang up" : null;
    await expect(send(running, long)).rejects.toBeInstanceOf(Unavailable);
    running.api.refuse = () => null;
    await send(running, long);
    const shown = running.api.sent.map(({ text }) => text.trim());
    expect(shown.join(" ")).toBe("word ".repeat(2_000).trim());
  });

  it("is sent simpler, at last as plain text, when Telegram does not take its form", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    const refused: unknown[] = [];
    running.api.refuse = ({ method, payload }) => {
      if (method !== "sendMessage") return null;
      const isPlain = !("parse_mode" in payload) && !("reply_markup" in payload);
      if (isPlain) return null;
      refused.push(payload["parse_mode"] ?? "none");
      return { error_code: 400, description: "Bad Request: can't parse entities: byte offset 3" };
    };
    await send(running, aReply({ actions: [{ id: "human", label: "Ask" }], validity: null }));
    expect(refused).toEqual(["HTML", "none"]);
    expect(payloads(running)[0]).toMatchObject({ text: "An answer." });
    const told = running.log.lines.filter(({ event }) => event === "delivery.simpler");
    expect(told.map(({ fields }) => fields)).toEqual([
      { platform: "telegram", form: 0 },
      { platform: "telegram", form: 1 },
    ]);
  });

  it("is refused for good when not even plain text is taken", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    running.api.refuse = ({ method }) =>
      method === "sendMessage"
        ? { error_code: 400, description: "Bad Request: message is too long" }
        : null;
    await expect(send(running)).rejects.toBeInstanceOf(Rejected);
    expect(running.api.countOf("sendMessage")).toBe(2);
  });

  it("is refused for good by a bot that the conversation does not belong to", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    const thread = { ...running.host.last.thread, installation: "1" };
    await expect(send(running, aReply(), { thread })).rejects.toBeInstanceOf(Rejected);
    expect(running.api.countOf("sendMessage")).toBe(0);
  });

  it("follows a group that became another chat, now and from then on", async () => {
    const running = await after(mentionUpdate({ text: "Hello", chat: BASIC_GROUP, number: 12 }));
    running.api.refuse = ({ method, payload }) =>
      method === "sendMessage" && payload["chat_id"] === BASIC_GROUP.id
        ? {
            error_code: 400,
            description: "Bad Request: group chat was upgraded to a supergroup chat",
            parameters: { migrate_to_chat_id: UPGRADED },
          }
        : null;
    await send(running);
    await send(running, aReply(), { key: "another" });
    expect(payloads(running).map(({ chat_id }) => chat_id)).toEqual([UPGRADED, UPGRADED]);
    // The old chat is asked once; message numbers of the old chat mean others in the new one.
    expect(running.api.countOf("sendMessage")).toBe(3);
    expect(payloads(running).every((sent) => sent.reply_parameters === undefined)).toBe(true);
    running.api.queue(mentionUpdate({ update: 900_050, text: "Again", chat: aGroup(UPGRADED) }));
    await expect.poll(() => running.host.accepted.length).toBe(2);
    expect(running.host.last.thread.conversation).toBe(`${UPGRADED}:0:7001`);
  });
});

describe("the buttons of an answer", () => {
  const LONG = `article:visas/${"a-very-long-name-".repeat(5)}`;

  it("lead to their action, however long it is, and are answered once it is accepted", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    await send(running, aReply({ actions: [{ id: LONG, label: "More" }] }));
    const data = payloads(running)[0]?.reply_markup?.inline_keyboard[0]?.[0]?.callback_data ?? "";
    expect(data).not.toContain("article");
    running.api.queue(pressUpdate({ data, press: "5" }));
    await expect.poll(() => running.api.countOf("answerCallbackQuery")).toBe(1);
    expect(running.host.last.content).toEqual({ kind: "action", action: LONG });
  });

  it("work for somebody else of the group too", async () => {
    const running = await after(mentionUpdate({ text: "Hello", number: 12 }));
    await send(running, aReply({ actions: [{ id: LONG, label: "More" }] }));
    const data = payloads(running)[0]?.reply_markup?.inline_keyboard[0]?.[0]?.callback_data ?? "";
    const asked = { message_id: 12, from: { id: 7_001, is_bot: false }, chat: aGroup() };
    const message = { message_id: 13, chat: aGroup(), date: 1, reply_to_message: asked };
    running.api.queue(pressUpdate({ update: 900_060, data, person: 7_002, message }));
    await expect.poll(() => running.host.accepted.length).toBe(2);
    expect(running.host.last).toMatchObject({
      sender: "7002",
      content: { kind: "action", action: LONG },
    });
  });

  it("are answered, and nothing more, when nobody knows any longer what they meant", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    running.api.queue(pressUpdate({ update: 900_070, data: `n:${"x".repeat(22)}`, press: "6" }));
    running.api.queue(pressUpdate({ update: 900_071, data: "of another time", press: "7" }));
    await expect.poll(() => running.api.countOf("answerCallbackQuery")).toBe(2);
    expect(running.host.accepted).toHaveLength(1);
  });

  it("are not answered before their action is accepted", async () => {
    const running = await polling();
    running.host.failure = new Unavailable("The store is down.");
    running.api.queue(pressUpdate({ press: "8" }));
    await expect
      .poll(() => running.log.lines.map(({ event }) => event))
      .toContain("telegram.not_accepted");
    expect(running.api.countOf("answerCallbackQuery")).toBe(0);
    running.host.failure = null;
    running.time.advance(1_000);
    await expect.poll(() => running.api.countOf("answerCallbackQuery")).toBe(1);
  });

  it("no longer ask for a rating that was given, and stay otherwise", async () => {
    const running = await polling();
    const rating = (verb: string): string => `a:${verb}:6f1c3a2e-0b7d-4a53-9c1e-2f8f7d5b9a10`;
    const rows = [
      [{ text: "More", callback_data: "a:more:visas/z-visa" }],
      [
        { text: "Yes", callback_data: rating("helpful") },
        { text: "No", callback_data: rating("unhelpful") },
      ],
    ];
    const chat = { id: 7_001, type: "private" };
    const message = { message_id: 44, chat, date: 1, reply_markup: { inline_keyboard: rows } };
    running.api.queue(pressUpdate({ data: rating("helpful"), message }));
    await expect.poll(() => running.api.countOf("editMessageReplyMarkup")).toBe(1);
    const edit = running.api.calls.find(({ method }) => method === "editMessageReplyMarkup");
    expect(edit?.payload).toEqual({
      chat_id: 7_001,
      message_id: 44,
      reply_markup: { inline_keyboard: [rows[0]] },
    });
  });
});

describe("the typing sign", () => {
  it("is shown only while an answer keeps people waiting", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    const { api, time } = running;
    time.advance(299);
    expect(api.countOf("sendChatAction")).toBe(0);
    time.advance(1);
    await expect.poll(() => api.countOf("sendChatAction")).toBe(1);
    time.advance(4_000);
    await expect.poll(() => api.countOf("sendChatAction")).toBe(2);
    await send(running);
    time.advance(60_000);
    expect(api.countOf("sendChatAction")).toBe(2);
  });

  it("is not shown for an answer that comes at once", async () => {
    const running = await after(messageUpdate({ text: "Hello" }));
    await send(running);
    running.time.advance(60_000);
    expect(running.api.countOf("sendChatAction")).toBe(0);
  });

  it("is not shown once another process has answered", async () => {
    const { api, time, host } = await after(messageUpdate({ text: "Hello" }));
    const { pending } = time;
    time.advance(300);
    await expect.poll(() => api.countOf("sendChatAction")).toBe(1);
    host.waits = false;
    time.advance(4_000);
    await expect.poll(() => time.pending).toBe(pending - 1);
    expect(api.countOf("sendChatAction")).toBe(1);
  });

  it("ends by itself, and is nobody's concern when it fails", async () => {
    const { api, time } = await after(messageUpdate({ text: "Hello" }));
    api.refuse = ({ method }) => (method === "sendChatAction" ? "hang up" : null);
    time.advance(300);
    for (const count of [1, 2, 3, 3]) {
      await expect.poll(() => api.countOf("sendChatAction")).toBe(count);
      time.advance(4_000);
    }
    time.advance(60_000);
    expect(api.countOf("sendChatAction")).toBe(3);
  });
});
