import { describe, expect, it, onTestFinished } from "vitest";
import type { CaseId } from "../../../../src/domain/case.ts";
import { Rejected } from "../../../../src/domain/errors.ts";
import {
  surfaceThread,
  type CaseCard,
  type SurfacePost,
} from "../../../../src/domain/staff-surface.ts";
import type { PlatformFinding } from "../../../../src/ports/platform.ts";
import { TEAMS, teamsActivity } from "../../../helpers/platforms/teams-activities.ts";
import { privateChatOf } from "../../../helpers/platforms/teams-channels.ts";
import { buttonsOf } from "../../../helpers/platforms/teams-look.ts";
import {
  teamsSurfaceWorld,
  type TeamsSurfaceWorld,
} from "../../../helpers/platforms/teams-surface.ts";
import type { SeenThread } from "../../../helpers/platforms/surface-world.ts";

const ID = "6f1c3a2e-0b7d-4a53-9c1e-2f8f7d5b9a10" as CaseId;
const QUIET = "19:quiet@thread.tacv2";
const DAY_MS = 24 * 60 * 60 * 1_000;

async function aWorld() {
  const world = await teamsSurfaceWorld();
  onTestFinished(() => world.stop());
  let count = 0;
  const post = (given: SurfacePost, channel = TEAMS.channel as string): Promise<string> =>
    world.surface.post(
      {
        key: `key ${String((count += 1))}`,
        thread: surfaceThread({ platform: "teams", channel }, ID),
        post: given,
      },
      new Date(0),
    );
  const card = (channel?: string, change: Partial<CaseCard> = {}): Promise<string> => {
    const actions = [{ id: `desk:take:${ID}`, label: "Take" }];
    const whole = { title: "YZ-2026-0042 · open", fields: [], actions, ...change };
    return post({ kind: "card", card: whole }, channel);
  };
  const line = (text: string): Promise<string> =>
    post({ kind: "line", voice: "person", label: "N", text });
  const first = async (): Promise<SeenThread> => {
    const [found] = await world.threads();
    if (found === undefined) throw new Error("no thread is there");
    return found;
  };
  return { world, post, card, line, first };
}

const refused = ({ service }: TeamsSurfaceWorld): unknown[] =>
  service.log.lines.filter(({ event }) => event === "surface.refused").map(({ fields }) => fields);
const notesOf = (findings: readonly PlatformFinding[]): string[] =>
  findings.map(({ state, note }) => `${state}: ${note}`);

/** The channel from which nothing was heard yet. */
const inQuiet = {
  conversation: {
    conversationType: "channel",
    tenantId: TEAMS.tenant,
    id: `${QUIET};messageid=1732435200456`,
  },
};

describe("a channel of staff", () => {
  it("is told to be unknown until the bot hears from it, and used from then on", async () => {
    const { world, card } = await aWorld();
    await expect(card(QUIET)).rejects.toBeInstanceOf(Rejected);
    expect(refused(world)).toEqual([
      {
        platform: "teams",
        channel: QUIET,
        reason: "Nothing was heard from this channel: mention the bot once in it.",
      },
    ]);
    expect(notesOf(await world.surface.examine(QUIET))).toEqual([
      expect.stringMatching(/^broken: .*add the bot to the team, and mention it once/) as string,
    ]);
    await world.tell("channel-mention", inQuiet, null);
    await card(QUIET);
    const [post] = world.service.teams.channels.posts;
    expect(post?.channel).toBe(QUIET);
    expect(post?.activity).toMatchObject({ from: { id: TEAMS.botId }, channelId: "msteams" });
  });

  it("is known by words that do not call the bot, which are not answered", async () => {
    const { world, card } = await aWorld();
    await world.tell("channel-mention", { ...inQuiet, entities: [] }, null);
    expect(world.host.accepted).toEqual([]);
    await card(QUIET);
    expect(world.service.teams.channels.posts).toHaveLength(1);
  });

  it("alone is remembered, and nothing of what is said in a group or in private", async () => {
    const { world } = await aWorld();
    const { serviceUrl } = world.service.teams;
    await world.service.post(teamsActivity("group-mention", { serviceUrl }));
    await world.service.post(teamsActivity("personal-message", { serviceUrl }));
    const thread = { platform: "teams", installation: "staff", conversation: "channels" } as const;
    const known = await world.notes.readAll(thread as never, "address");
    expect([...known.keys()]).toEqual([TEAMS.channel]);
  });

  it("stays known however long it is quiet once cases were shown there; others are forgotten", async () => {
    const { world, card } = await aWorld();
    const { time } = world.service;
    await world.tell("channel-mention", { ...inQuiet, entities: [] }, null);
    await card();
    for (let day = 0; day < 40; day += 1) {
      time.advance(DAY_MS);
      await world.notes.expire(new Date(time.now().getTime() - 2 * DAY_MS));
    }
    await card();
    await expect(card(QUIET)).rejects.toBeInstanceOf(Rejected);
  });

  it("tells what is missing: the team, and words that do not call the bot", async () => {
    const { world, card, first } = await aWorld();
    expect(notesOf(await world.surface.examine(TEAMS.channel))).toEqual([
      "fine: The bot is in the team, and it is known where the channel is.",
      expect.stringMatching(/^off: .*ChannelMessage\.Read\.Group/) as string,
    ]);
    await card();
    await world.write(await first(), world.members[0], "Hello");
    expect(notesOf(await world.surface.examine(TEAMS.channel))[1]).toBe(
      "fine: The bot hears what is written without calling it.",
    );
    world.service.teams.channels.isInTeam = false;
    expect(notesOf(await world.surface.examine(TEAMS.channel))).toEqual([
      "broken: The bot is not in the team any more: add it again.",
    ]);
    world.refuse("down");
    expect(notesOf(await world.surface.examine(TEAMS.channel))).toEqual([
      "broken: Teams fails (502 Refused).",
    ]);
    world.notes.down = true;
    expect(notesOf(await world.surface.examine(TEAMS.channel))).toEqual([
      "broken: The database cannot be had.",
    ]);
  });

  it("is where people are still answered in threads of their own", async () => {
    const { world, card } = await aWorld();
    await card();
    await world.callOutside(world.members[0], "Do I need a visa?");
    await world.host.reply();
    expect(world.service.teams.sent.at(-1)?.conversation).toMatch(/;messageid=/);
    expect(world.service.teams.channels.posts).toHaveLength(1);
  });
});

describe("a button of staff", () => {
  it("that an older client sends as a message is theirs, and no question", async () => {
    const { world, card, first } = await aWorld();
    await card();
    const value = { action: `desk:take:${ID}` };
    await world.tell("submit", { value }, (await first()).id);
    expect(world.host.accepted).toMatchObject([
      {
        thread: { installation: "staff", conversation: JSON.stringify([TEAMS.channel, ID]) },
        content: { kind: "action", action: `desk:take:${ID}` },
        staff: { account: { installation: TEAMS.tenant, person: TEAMS.person } },
      },
    ]);
  });

  it("is theirs in a private chat too, while others there stay of their person", async () => {
    const { world } = await aWorld();
    const { serviceUrl } = world.service.teams;
    const press = (action: string): Promise<Response> =>
      world.service.post(teamsActivity("submit", { serviceUrl, id: action, value: { action } }));
    await press(`desk:take:${ID}`);
    expect(world.host.last.staff?.account.person).toBe(TEAMS.person);
    await press("language:ru");
    expect(world.host.last).toMatchObject({ thread: { installation: TEAMS.tenant } });
    expect(world.host.last.staff).toBeUndefined();
  });

  it("is answered at once, in the form that its card waits for, when it is taken", async () => {
    const { world, card, first } = await aWorld();
    await card();
    const data = { type: "Action.Execute", data: { action: `desk:take:${ID}` } };
    const { id } = await first();
    const around = teamsActivity("execute", {
      serviceUrl: world.service.teams.serviceUrl,
      conversation: { ...inQuiet.conversation, id: `${TEAMS.channel};messageid=${id}` },
      value: { action: data, trigger: "manual" },
    });
    const response = await world.service.post(around);
    expect(await response.json()).toMatchObject({ statusCode: 200, value: "" });
    world.notes.down = true;
    expect((await world.service.post({ ...around, id: "f:again" })).status).toBe(503);
  });

  it("that names no case is of nobody", async () => {
    const { world } = await aWorld();
    const { serviceUrl } = world.service.teams;
    const value = { action: "desk:take" };
    await world.service.post(teamsActivity("submit", { serviceUrl, value }));
    expect(world.host.accepted).toEqual([]);
  });
});

describe("below the card of a case", () => {
  it("the thumbs of Teams and marks without words say nothing", async () => {
    const { world, card, first } = await aWorld();
    await card();
    const { id } = await first();
    expect(await world.tell("feedback", {}, id)).toBe(true);
    expect(await world.tell("reaction", {}, id)).toBe(true);
    expect(world.host.accepted).toEqual([]);
  });

  it("a line begins the thread anew when it is gone, and the card takes its head", async () => {
    const { world, card, line, first } = await aWorld();
    await card();
    await world.remove(await first(), "thread");
    await line("Hello");
    expect(await first()).toMatchObject({ card: { words: "·" }, posts: [{ words: "▸ N\nHello" }] });
    await card();
    expect((await first()).title).toBe("YZ-2026-0042 · open");
    expect(await world.threads()).toHaveLength(1);
  });

  it("a purge takes back what stands in threads of cards that were deleted before, too", async () => {
    const { world, card, line, post, first } = await aWorld();
    await card();
    await line("A secret.");
    await world.remove(await first(), "card");
    await card();
    await line("Another secret.");
    expect(await world.threads()).toHaveLength(2);
    await post({ kind: "purge", text: "Removed." });
    expect(await world.threads()).toEqual([]);
  });

  it("a purge tells when something can be neither deleted nor overwritten, and goes on later", async () => {
    const { world, card, line, post } = await aWorld();
    await card();
    await line("A secret.");
    world.refuse("not a member");
    await expect(post({ kind: "purge", text: "Removed." })).rejects.toBeInstanceOf(Rejected);
    world.refuse(null);
    await post({ kind: "purge", text: "Removed." });
    expect(await world.threads()).toEqual([]);
  });

  it("simpler forms are tried where Teams takes no newer ones, and told in the log", async () => {
    const { world, card, first } = await aWorld();
    const { teams, log } = world.service;
    const refuse = (pattern: RegExp): void => {
      teams.failure = (activity) =>
        pattern.test(JSON.stringify(activity)) ? { status: 400, code: "BadSyntax" } : null;
    };
    refuse(/Action\.Execute/);
    await card();
    expect(buttonsOf(teams.channels.posts[0]?.activity ?? {})[0]?.type).toBe("Action.Submit");
    refuse(/attachments/);
    await card(undefined, { title: "YZ-2026-0042 · taken" });
    expect(teams.channels.posts).toHaveLength(1);
    expect(teams.channels.posts[0]?.activity).toMatchObject({ text: "YZ-2026-0042 · taken" });
    expect(log.lines.filter(({ event }) => event === "delivery.simpler")).toHaveLength(3);
    teams.failure = null;
    await card();
    expect((await first()).card?.words).toBe("YZ-2026-0042 · open");
  });

  it("nothing is shown as long as Teams does not name the thread", async () => {
    const { world, card } = await aWorld();
    world.service.teams.channels.isNameless = true;
    await expect(card()).rejects.toBeInstanceOf(Rejected);
    world.service.teams.channels.isNameless = false;
    await card();
  });

  it("words to one member go to their private chat with the bot, in the bot’s name", async () => {
    const { world, card, post } = await aWorld();
    await card();
    const [{ account }] = world.members;
    await post({ kind: "private", to: account, text: "Link your account." });
    expect(world.service.teams.sent.at(-1)).toMatchObject({
      conversation: privateChatOf(account.person),
      activity: { from: { id: TEAMS.botId }, conversation: { id: privateChatOf(account.person) } },
    });
  });
});
