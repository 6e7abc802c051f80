import { afterEach, describe, expect, it } from "vitest";
import type { CaseId } from "../../../../src/domain/case.ts";
import { Rejected, Unauthorized } from "../../../../src/domain/errors.ts";
import type { PersonId } from "../../../../src/domain/message.ts";
import { surfaceThread, type SurfacePost } from "../../../../src/domain/staff-surface.ts";
import { SLACK, slackEvent, slackPress } from "../../../helpers/platforms/slack-events.ts";
import {
  slackSurfaceWorld,
  type SlackSurfaceWorld,
} from "../../../helpers/platforms/slack-surface.ts";

const open: SlackSurfaceWorld[] = [];
afterEach(async () => {
  for (const world of open.splice(0)) await world.stop();
});

const AT = new Date("2026-11-24T08:00:00Z");
const CASE = "0f9619ff-8b86-4011-b42d-00c04fc964ff" as CaseId;
const THREAD = surfaceThread({ platform: "slack", channel: SLACK.channel }, CASE);
const GONE = "Removed at the person’s request.";

async function start(): Promise<SlackSurfaceWorld> {
  const world = await slackSurfaceWorld();
  open.push(world);
  return world;
}

let count = 0;
function post(world: SlackSurfaceWorld, given: SurfacePost, key?: string): Promise<string> {
  count += 1;
  return world.surface.post(
    { key: key ?? `key ${String(count)}`, thread: THREAD, post: given },
    AT,
  );
}

function card(world: SlackSurfaceWorld, title = "YZ-2026-0042"): Promise<string> {
  const actions = [{ id: `desk:take:${CASE}`, label: "Take" }];
  return post(world, { kind: "card", card: { title, fields: [], actions } });
}

function line(world: SlackSurfaceWorld, text: string, key?: string): Promise<string> {
  return post(world, { kind: "line", voice: "person", label: null, text }, key);
}

function tell(world: SlackSurfaceWorld, person: string = world.members[0].account.person) {
  const to = { ...world.members[0].account, person: person as PersonId };
  return post(world, { kind: "private", to, text: "Link your account." });
}

const purge = (world: SlackSurfaceWorld): Promise<string> =>
  post(world, { kind: "purge", text: GONE });

const inChannel = ({ slack }: SlackSurfaceWorld): [string | null, string][] =>
  slack.posted.map(({ threadTs, text }) => [threadTs, text]);

describe("the thread of a case on Slack", () => {
  it("is begun anew when its head was deleted, and a reply that Slack put into the channel is taken back", async () => {
    const world = await start();
    const root = await card(world);
    world.slack.channels.remove({ ts: root });
    await line(world, "Hello");
    const [[, placeholder] = [], reply] = inChannel(world);
    expect(placeholder).toBe("·");
    expect(reply).toEqual([world.slack.posted[0]?.ts, "▸\nHello"]);
    await card(world, "YZ-2026-0042 · taken");
    expect(inChannel(world).map(([, text]) => text)).toEqual(["YZ-2026-0042 · taken", "▸\nHello"]);
  });

  it("goes on below a deleted head for as long as something stands there, and staff are heard in both", async () => {
    const world = await start();
    const root = await card(world);
    await line(world, "First");
    const [before] = await world.threads();
    world.slack.channels.remove({ ts: root });
    await card(world);
    await line(world, "Second");
    expect((await world.threads()).map(({ posts }) => posts.length)).toEqual([1, 1]);
    if (before === undefined) throw new Error("no thread is shown");
    await world.write(before, world.members[0], "An answer");
    expect(world.host.last.thread).toEqual(THREAD);
    await purge(world);
    expect(world.slack.posted.filter(({ from }) => from === "bot")).toEqual([]);
    world.host.accepted.length = 0;
    await world.call(before, world.members[0], "Hello?");
    expect(world.host.accepted).toEqual([]);
  });

  it("gets another card where Slack does not let us change the one that is there", async () => {
    const world = await start();
    await card(world);
    await line(world, "Hello");
    world.slack.refuse("chat.update", { error: "edit_window_closed" }, 1);
    await card(world, "YZ-2026-0042 · taken");
    expect((await world.threads()).map(({ title }) => title)).toEqual(["", "YZ-2026-0042 · taken"]);
  });

  it("takes simpler forms where Slack refuses the richest, also in place, and leaves no old blocks", async () => {
    const world = await start();
    const root = await card(world);
    world.slack.refuse("chat.update", { error: "invalid_blocks" }, 2);
    await card(world, "YZ-2026-0042 · taken");
    const [changed] = world.slack.posted;
    expect(changed).toMatchObject({ ts: root, text: "YZ-2026-0042 · taken", blocks: [] });
    expect(
      world.service.log.lines.filter(({ event }) => event === "delivery.simpler"),
    ).toHaveLength(2);
  });

  it("tells the log why something was refused for good, and health of a lack of rights", async () => {
    const world = await start();
    await card(world);
    world.slack.refuse("chat.postMessage", { error: "is_archived" });
    await expect(line(world, "Hello")).rejects.toBeInstanceOf(Rejected);
    expect(
      world.service.log.lines.filter(({ event }) => event === "surface.refused"),
    ).toMatchObject([
      {
        fields: {
          channel: SLACK.channel,
          reason: expect.stringContaining("is_archived") as string,
        },
      },
    ]);
    world.slack.refuse("chat.postMessage", { error: "missing_scope" });
    await expect(line(world, "Hello")).rejects.toBeInstanceOf(Unauthorized);
    expect(world.adapter.health().state).toBe("failing");
    world.slack.refuse("chat.postMessage", null);
    await line(world, "Hello");
    expect(world.adapter.health().state).toBe("on");
  });
});

describe("words to one member on Slack", () => {
  it("stand in the thread where something was said there, else in the channel", async () => {
    const world = await start();
    const root = await card(world);
    await tell(world);
    await line(world, "Hello");
    await tell(world);
    expect(world.slack.channels.whispered.map(({ threadTs }) => threadTs)).toEqual([null, root]);
  });

  it("go to the direct conversation of somebody who has left the channel", async () => {
    const world = await start();
    const [stayed, left] = world.members;
    await card(world);
    world.slack.channels.members = new Set([stayed.account.person]);
    await tell(world, stayed.account.person);
    await tell(world, left.account.person);
    expect(world.slack.channels.whispered).toHaveLength(1);
    expect(world.slack.posted.at(-1)).toMatchObject({
      channel: "D0OMAR0001",
      text: "Link your account.",
    });
  });

  it("are refused where they are for nobody on Slack", async () => {
    const world = await start();
    await card(world);
    await expect(tell(world, "8001")).rejects.toBeInstanceOf(Rejected);
  });
});

describe("a purge on Slack", () => {
  it("finds what no note tells of, however much, and leaves what people wrote", async () => {
    const world = await start();
    const root = await card(world);
    for (let index = 0; index < 250; index += 1) {
      const text = `secret ${String(index)}`;
      await world.slack.channels.post({ channel: SLACK.channel, text, thread_ts: root });
    }
    world.slack.channels.write(SLACK.channel, "An answer", root);
    await purge(world);
    expect(inChannel(world)).toEqual([[root, "An answer"]]);
  });

  it("does with the notes alone where the thread may not be read", async () => {
    const world = await start();
    await card(world);
    await line(world, "A secret");
    world.slack.refuse("conversations.replies", { error: "missing_scope" });
    await purge(world);
    expect(world.slack.posted).toEqual([]);
  });

  it("does not do again what was done when it is tried again", async () => {
    const world = await start();
    await card(world);
    for (const text of ["One", "Two", "Three"]) await line(world, text);
    const deletions = (): number =>
      world.slack.calls.filter(({ method }) => method === "chat.delete").length;
    // Slack asks to wait after the second.
    const remove = world.slack.channels.remove.bind(world.slack.channels);
    world.slack.channels.remove = (parameters) => {
      if (deletions() === 2) world.slack.refuse("chat.delete", { retryAfterS: 3 }, 1);
      return remove(parameters);
    };
    await expect(purge(world)).rejects.toMatchObject({ code: "rate_limited" });
    const before = deletions();
    await purge(world);
    expect(deletions() - before).toBe(2);
    expect(world.slack.posted).toEqual([]);
  });

  it("is refused, and can be tried again, where something can be neither deleted nor changed", async () => {
    const world = await start();
    await card(world);
    await line(world, "A secret");
    world.slack.refuse("chat.delete", { error: "cant_delete_message" });
    world.slack.refuse("chat.update", { error: "edit_window_closed" });
    await expect(purge(world)).rejects.toBeInstanceOf(Rejected);
    world.slack.refuse("chat.update", null);
    await purge(world);
    expect(inChannel(world).map(([, text]) => text)).toEqual([GONE, GONE]);
  });
});

describe("what staff do on Slack", () => {
  it("bears one id in both events that tell of a mention", async () => {
    const world = await start();
    await card(world);
    const [thread] = await world.threads();
    if (thread === undefined) throw new Error("no thread is shown");
    await world.call(thread, world.members[0], "Hello");
    expect(world.host.accepted.map(({ id, content }) => [id, content])).toEqual([
      [expect.stringMatching(/^staff:C0LOBBY001:/), { kind: "text", text: "Hello" }],
    ]);
    await world.call(thread, world.members[0], "");
    expect(world.host.accepted).toHaveLength(1);
  });

  it("is named as Slack names who it is, or by the account where it does not tell", async () => {
    const world = await start();
    await card(world);
    const [thread] = await world.threads();
    const [button] = thread?.card?.buttons ?? [];
    if (thread === undefined || thread.card === null || button === undefined) throw new Error("?");
    world.slack.refuse("users.info", { error: "missing_scope" });
    await world.write(thread, world.members[0], "Hello");
    expect(world.host.last.staff?.name).toBe(world.members[0].account.person);
    await world.press(thread, thread.card, button, world.members[1]);
    expect(world.host.last.staff?.name).toBe("ada");
    world.slack.refuse("users.info", null);
    await world.write(thread, world.members[1], "Hello");
    expect(world.host.last.staff?.name).toBe("Omar");
  });

  it("is an action of theirs wherever it is pressed, and is never a person’s", async () => {
    const world = await start();
    const [{ account }] = world.members;
    const press = (channel: string, value: string, actionTs: string): Promise<boolean> =>
      world.service.tell(slackPress({ user: account.person, channel, value, actionTs }));
    await press(SLACK.channel, `desk:take:${CASE}`, "1.1");
    expect(world.host.last).toMatchObject({ thread: THREAD, staff: { account } });
    await press("D0MEI00001", `desk:take:${CASE}`, "1.2");
    expect(world.host.last).toMatchObject({
      thread: surfaceThread({ platform: "slack", channel: "D0MEI00001" }, CASE),
      staff: { account },
    });
    await press(SLACK.channel, "desk:", "1.3");
    expect(world.host.accepted).toHaveLength(2);
    await press("D0MEI00001", "human", "1.4");
    expect(world.host.last.staff).toBeUndefined();
  });

  it("is heard when a reply is sent to the channel as well, and not when Slack itself tells something", async () => {
    const world = await start();
    const root = await card(world);
    const said = { user: world.members[0].account.person, thread_ts: root };
    const subtyped = (id: string, subtype: string): Promise<boolean> =>
      world.service.tell(slackEvent("message-channel", id, { ...said, subtype }));
    await subtyped("Ev1", "channel_join");
    expect(world.host.accepted).toEqual([]);
    await subtyped("Ev2", "thread_broadcast");
    expect(world.host.last.thread).toEqual(THREAD);
  });

  it("asks for no case where nobody has begun one, and nothing of it is handed on", async () => {
    const world = await start();
    const root = world.slack.write(SLACK.channel, "What a day.");
    const said = { user: world.members[0].account.person, thread_ts: root };
    expect(await world.service.tell(slackEvent("message-channel", "Ev1", said))).toBe(true);
    expect(world.host.accepted).toEqual([]);
  });
});

describe("a channel for staff on Slack", () => {
  const look = async (world: SlackSurfaceWorld, channel: string = SLACK.channel): Promise<string> =>
    (await world.surface.examine(channel))
      .map(({ what, state, note }) => `${what} ${state}: ${note}`)
      .join("\n");

  it("is fine where the bot is in it, and better private", async () => {
    const world = await start();
    expect(await look(world)).toMatch(/^channel fine: .*only its members.*\nscopes fine: /);
    world.slack.channels.info = { is_private: false };
    expect(await look(world)).toMatch(/^channel fine: .*Better choose a private one/);
  });

  it.each([
    [{ is_member: false }, "invite it by /invite @yizhan"],
    [{ is_archived: true }, "archived"],
    [{ is_ext_shared: true }, "another organisation"],
    [{ is_pending_ext_shared: true }, "another organisation"],
  ])("is broken where %j, with what to do", async (info, note) => {
    const world = await start();
    world.slack.channels.info = info;
    expect(await look(world)).toMatch(new RegExp(`^channel broken: .*${note}`));
  });

  it.each(["no channel", "D0MEI00001", "C0UNKNOWN1"])("is none where it is %s", async (channel) => {
    const world = await start();
    expect(await look(world, channel)).toMatch(/^channel broken: /);
  });

  it("is told of as far as it can be asked", async () => {
    const world = await start();
    world.slack.refuse("conversations.info", { error: "missing_scope" });
    expect(await look(world)).toMatch(/^channel broken: The bot knows no such channel/);
    world.slack.refuse("auth.test", "silent");
    expect(await look(world)).toMatch(/^channel broken: Slack could not be reached/);
  });
});
