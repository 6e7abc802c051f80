import { onTestFinished, describe, expect, it } from "vitest";
import type { CaseId } from "../../../../src/domain/case.ts";
import { Rejected } from "../../../../src/domain/errors.ts";
import {
  surfaceThread,
  type CaseCard,
  type SurfacePost,
} from "../../../../src/domain/staff-surface.ts";
import type { SeenThread } from "../../../helpers/platforms/surface-world.ts";
import {
  telegramSurfaceWorld,
  type TelegramSurfaceWorld,
} from "../../../helpers/platforms/telegram-surface.ts";
import { BOT } from "../../../helpers/platforms/telegram-server.ts";
import { aGroup, aPerson, pressUpdate } from "../../../helpers/platforms/telegram-updates.ts";

const ID = "6f1c3a2e-0b7d-4a53-9c1e-2f8f7d5b9a10" as CaseId;
const LONG = `desk:move:${ID}:${"a-centre-with-a-long-name".repeat(2)}`;

async function aWorld() {
  const world = await telegramSurfaceWorld();
  onTestFinished(() => world.stop());
  const thread = surfaceThread({ platform: "telegram", channel: world.channel }, ID);
  let count = 0;
  const post = (given: SurfacePost, key = `key ${(count += 1)}`): Promise<string> =>
    world.surface.post({ key, thread, post: given }, new Date(0));
  const card = (change: Partial<CaseCard> = {}): Promise<string> => {
    const whole = { title: "YZ-2026-0042 · open", fields: [], actions: [], ...change };
    return post({ kind: "card", card: whole });
  };
  const line = (text: string, key?: string): Promise<string> =>
    post({ kind: "line", voice: "person", label: "N", text }, key);
  const first = async (): Promise<SeenThread> => {
    const [found] = await world.threads();
    if (found === undefined) throw new Error("no topic is there");
    return found;
  };
  const calls = (method: string): number =>
    world.front.methods.filter((each) => each === method).length;
  return { world, thread, post, card, line, first, calls };
}

const reasons = ({ log }: TelegramSurfaceWorld): unknown[] =>
  log.lines.filter(({ event }) => event === "surface.refused").map(({ fields }) => fields);

describe("the topic of a case", () => {
  it("is named after the card, and renamed only when that has changed", async () => {
    const { card, first, calls } = await aWorld();
    await card();
    await card();
    expect(calls("editForumTopic")).toBe(0);
    await card({ title: "YZ-2026-0042 · taken" });
    expect((await first()).title).toBe("YZ-2026-0042 · taken");
    expect([calls("createForumTopic"), calls("editForumTopic")]).toEqual([1, 1]);
  });

  it("keeps its name, while the card is drawn, where Telegram does not let it be changed", async () => {
    const { world, card, first } = await aWorld();
    await card();
    world.front.refuse = (method) =>
      method === "editForumTopic"
        ? { error_code: 400, description: "Bad Request: not enough rights to edit the topic" }
        : null;
    await card({ title: "YZ-2026-0042 · taken" });
    const { title, posts } = await first();
    expect(title).toBe("YZ-2026-0042 · open");
    expect(posts.map(({ words }) => words)).toEqual(["YZ-2026-0042 · taken"]);
    expect(world.log.lines.map(({ event }) => event)).toContain("surface.not_renamed");
  });

  it.each([
    [
      "has no topics",
      "The group has no topics",
      (world: TelegramSurfaceWorld, off: boolean) => {
        world.forum.isForum = !off;
      },
    ],
    [
      "gives no rights",
      "The bot lacks a right",
      (world: TelegramSurfaceWorld, off: boolean) => {
        world.forum.bot.can_manage_topics = !off;
      },
    ],
  ] as const)(
    "cannot be made where the group %s, which is told, and can be later",
    async (_what, reason, set) => {
      const { world, card, first } = await aWorld();
      set(world, true);
      await expect(card()).rejects.toBeInstanceOf(Rejected);
      expect(reasons(world)).toEqual([
        {
          platform: "telegram",
          channel: world.channel,
          reason: expect.stringContaining(reason) as string,
        },
      ]);
      set(world, false);
      await card();
      expect((await first()).card).not.toBeNull();
    },
  );

  it("is refused, and the new number told, when the group has become another chat", async () => {
    const { world, card, line } = await aWorld();
    await card();
    world.forum.becameChat = -1_001_234_599_999;
    await expect(line("Hello")).rejects.toBeInstanceOf(Rejected);
    expect(reasons(world)).toMatchObject([{ becameChannel: "-1001234599999" }]);
    expect(await world.surface.examine(world.channel)).toEqual([
      {
        what: "group",
        state: "broken",
        note: "The group has another number now: write -1001234599999.",
      },
    ]);
  });

  it("takes a long line whole when it was deleted in the middle of it", async () => {
    const { world, card, line, first } = await aWorld();
    await card();
    let isFirst = true;
    world.front.refuse = (method) => {
      if (method !== "sendMessage" || isFirst) {
        isFirst &&= method !== "sendMessage";
        return null;
      }
      world.front.refuse = () => null;
      for (const { number } of world.forum.topics.values()) world.forum.removeTopic(number);
      return null;
    };
    await line("word ".repeat(2_000).trim());
    const { posts } = await first();
    const words = posts.map((post) => post.words.replace("▸ N\n", "")).join(" ");
    expect(words).toBe("word ".repeat(2_000).trim());
    expect(await world.threads()).toHaveLength(1);
  });

  it("is sent plain text where Telegram does not take the form", async () => {
    const { world, card, line, first } = await aWorld();
    await card();
    world.front.refuse = (_method, { parse_mode }) =>
      parse_mode === undefined
        ? null
        : { error_code: 400, description: "Bad Request: can't parse entities: byte offset 3" };
    await line("<b>x</b>");
    const [post] = (await first()).posts;
    expect(post).toMatchObject({ words: "▸ N\n<b>x</b>", bold: [], acts: [] });
  });
});

describe("a preview on Telegram", () => {
  const preview = (quote: string, actions: CaseCard["actions"]): SurfacePost => ({
    kind: "preview",
    name: "p",
    to: { platform: "telegram", installation: "1", person: "8001" as never },
    text: "Send?",
    quote,
    actions,
  });

  it("is sent again when somebody has deleted it, and nothing of it stays twice", async () => {
    const { world, card, post, first } = await aWorld();
    await card();
    await post(preview("word ".repeat(1_500), [{ id: "desk:send:1", label: "Send" }]));
    const [one, two] = (await first()).posts;
    expect(two?.buttons).toHaveLength(1);
    world.forum.removeMessage(Number(one?.id));
    await post(preview("Short.", []));
    const { posts } = await first();
    expect(posts.map(({ words }) => words)).toEqual(["Send?\nShort."]);
  });
});

describe("what cannot be taken back", () => {
  it("is told, and what is left is taken back when it is tried again", async () => {
    const { world, card, line, post, first } = await aWorld();
    await card();
    await line("A secret.");
    await line("Another.");
    world.forbidDeleting();
    const [secret] = (await first()).posts;
    world.front.refuse = (method, { message_id }) =>
      method === "editMessageText" && message_id === Number(secret?.id)
        ? { error_code: 400, description: "Bad Request: message can't be edited" }
        : null;
    await expect(post({ kind: "purge", text: "Removed." })).rejects.toBeInstanceOf(Rejected);
    expect((await first()).posts.map(({ words }) => words)).toEqual([
      "Removed.",
      "▸ N\nA secret.",
      "Removed.",
    ]);
    world.front.refuse = () => null;
    await post({ kind: "purge", text: "Removed." });
    const { title, posts } = await first();
    expect(title).toBe("Removed.");
    expect(posts.map(({ words }) => words)).toEqual(["Removed.", "Removed.", "Removed."]);
  });
});

describe("a button for staff", () => {
  const press = (world: TelegramSurfaceWorld, data: string, message: object): Promise<boolean> =>
    world.front.bring(pressUpdate({ data, person: 8_001, message }));
  const here = (world: TelegramSurfaceWorld, more: object = {}): object => ({
    message_id: 5,
    chat: aGroup(Number(world.channel)),
    date: 1,
    ...more,
  });

  it("leads to its action, however long it is", async () => {
    const { world, thread, card, first } = await aWorld();
    await card({ actions: [{ id: LONG, label: "Move" }] });
    const topic = await first();
    const [button] = topic.card?.buttons ?? [];
    if (topic.card === null || button === undefined) throw new Error("there is no button");
    expect(button.carried).not.toContain("move");
    await world.press(topic, topic.card, button, world.members[0]);
    expect(world.host.last).toMatchObject({
      thread,
      content: { kind: "action", action: LONG },
      staff: { name: "Mei (@person8001)" },
    });
    await expect.poll(() => world.front.methods).toContain("answerCallbackQuery");
  });

  it.each([
    ["in the general topic", (world: TelegramSurfaceWorld) => here(world)],
    ["in a private chat", () => ({ message_id: 5, date: 1, chat: { id: 8_001, type: "private" } })],
  ])("is staff’s when it is pressed %s, in the case that it names", async (_where, message) => {
    const { world } = await aWorld();
    const given = message(world) as { chat: { id: number } };
    await press(world, `a:desk:take:${ID}`, given);
    expect(world.host.last).toMatchObject({
      thread: surfaceThread({ platform: "telegram", channel: String(given.chat.id) }, ID),
      visibility: "shared",
      content: { kind: "action", action: `desk:take:${ID}` },
      staff: { account: { platform: "telegram", installation: String(BOT.id), person: "8001" } },
    });
  });

  it("does nothing when it names no case, while one for people goes on as theirs", async () => {
    const { world } = await aWorld();
    expect(await press(world, "a:desk:take", here(world))).toBe(true);
    expect(world.host.accepted).toEqual([]);
    await press(world, "a:topics", here(world));
    expect(world.host.last.staff).toBeUndefined();
  });

  it("is answered once it is accepted, and not before", async () => {
    const { world } = await aWorld();
    world.host.failure = new Error("It is broken.");
    expect(await press(world, `a:desk:take:${ID}`, here(world))).toBe(false);
    expect(world.front.methods).not.toContain("answerCallbackQuery");
    world.host.failure = null;
    await press(world, `a:desk:take:${ID}`, here(world));
    await expect.poll(() => world.front.methods).toContain("answerCallbackQuery");
  });

  it("is nobody’s where a case was taken back, unless it names one itself", async () => {
    const { world, card, post, first } = await aWorld();
    await card();
    const topic = Number((await first()).id);
    world.forbidDeleting();
    await post({ kind: "purge", text: "Removed." });
    const message = here(world, { message_thread_id: topic, is_topic_message: true });
    expect(await press(world, "a:topics", message)).toBe(true);
    expect(world.host.accepted).toEqual([]);
    await press(world, `a:desk:take:${ID}`, message);
    expect(world.host.accepted).toHaveLength(1);
  });
});

describe("whether staff can work in a group", () => {
  const examine = async (change: (world: TelegramSurfaceWorld) => void) => {
    const { world } = await aWorld();
    change(world);
    const before = world.front.methods.length;
    const found = await world.surface.examine(world.channel);
    const asked = world.front.methods.slice(before);
    expect(asked.filter((method) => /Topic|Message/.test(method))).toEqual([]);
    return found.map(({ what, state, note }) => `${what} ${state}: ${note}`).join("\n");
  };

  it("is told as fine, with what would be better", async () => {
    expect(await examine(() => undefined)).toBe(
      "group fine: The group has topics.\nrights fine: The bot hears the topics and may make them.",
    );
    const found = await examine(({ forum }) => {
      forum.bot.can_delete_messages = false;
      forum.anonymous = 2;
    });
    expect(found).toContain("deleting off: The bot may not delete messages");
    expect(found).toContain("anonymous off: Administrators who remain anonymous: 2.");
  });

  it.each([
    [
      "no topics",
      "turn them on",
      (world: TelegramSurfaceWorld) => {
        world.forum.isForum = false;
      },
    ],
    [
      "no administrator",
      "make it an administrator",
      (world: TelegramSurfaceWorld) => {
        world.forum.bot.status = "member";
      },
    ],
    [
      "not in the group",
      "add it as an administrator",
      (world: TelegramSurfaceWorld) => {
        world.forum.bot.status = "left";
      },
    ],
    [
      "no right to topics",
      "may not manage topics",
      (world: TelegramSurfaceWorld) => {
        world.forum.bot.can_manage_topics = false;
      },
    ],
    [
      "an unknown group",
      "check the number",
      (world: TelegramSurfaceWorld) => {
        world.front.refuse = () => ({
          error_code: 400,
          description: "Bad Request: chat not found",
        });
      },
    ],
    [
      "a broken token",
      "check TELEGRAM_BOT_TOKEN",
      (world: TelegramSurfaceWorld) => {
        world.front.refuse = () => ({ error_code: 401, description: "Unauthorized" });
      },
    ],
  ] as const)("is told with what to do: %s", async (_what, remedy, change) => {
    expect(await examine(change)).toMatch(new RegExp(`broken: .*${remedy}`));
  });

  it("asks for the number of a group where something else was written", async () => {
    const { world } = await aWorld();
    for (const channel of ["", "staff", "8001", "-0", "-1 "]) {
      const [found] = await world.surface.examine(channel);
      expect(found?.note).toContain("Write the number of the group");
    }
  });
});

describe("words in the topic of a case", () => {
  it("of an administrator who remains anonymous are ignored, even when they call the bot", async () => {
    const { world, card, first } = await aWorld();
    await card();
    const chat = aGroup(Number(world.channel));
    const text = `@${BOT.username} hello`;
    const topic = { message_thread_id: Number((await first()).id), is_topic_message: true };
    const entities = [{ type: "mention", offset: 0, length: 10 }];
    const written = { message_id: 6, date: 1, chat, text, entities, ...topic };
    const from = { ...aPerson(8_001), sender_chat: chat };
    const bring = (update_id: number, more: object): Promise<boolean> =>
      world.front.bring({ update_id, message: { ...written, ...more } });
    expect(await bring(1, { from, sender_chat: chat })).toBe(true);
    expect(world.host.accepted).toEqual([]);
    expect(await bring(2, { from })).toBe(true);
    expect(world.host.accepted).toHaveLength(1);
  });
});
