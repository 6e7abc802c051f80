import { afterEach, describe, expect, it } from "vitest";
import { createSlackAdapter } from "../../../../adapters/slack/index.ts";
import { LIMITS } from "../../../../adapters/slack/limits.ts";
import { createOutbound } from "../../../../src/app/outbound.ts";
import { paragraph } from "../../../../src/domain/block.ts";
import { Rejected, Unauthorized } from "../../../../src/domain/errors.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { keptLog } from "../../../helpers/fakes.ts";
import { notesInMemory } from "../../../helpers/notes-in-memory.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import {
  slackSettings,
  startSlackOverHttp,
  type SlackOverHttp,
} from "../../../helpers/platforms/slack.ts";
import { startSlackServer } from "../../../helpers/platforms/slack-server.ts";
import { slackEvent, slackFixture, type Payload } from "../../../helpers/platforms/slack-events.ts";
import { aReply, ScriptedHost } from "../../../helpers/scripted-host.ts";
import { waitFor } from "../../../helpers/wait-for.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function start(): Promise<SlackOverHttp> {
  const service = await startSlackOverHttp();
  service.slack.addPerson("U0ADA00001", "fr-FR");
  closing.push(() => service.stop());
  return service;
}

const said = aReply({ validity: null });

describe("who writes to the bot on Slack", () => {
  it("is named where an account is linked and Slack tells the name, and nowhere else", async () => {
    const { host, slack, tell } = await start();
    const words = async (id: string, text: string, user = "U0ADA00001"): Promise<unknown> => {
      await tell(slackEvent("message-im", id, { text, user, ts: `17955936${id.slice(2)}.000100` }));
      return host.last.senderName;
    };
    expect(await words("Ev11", "/link ABCD-EFGH-JKMN")).toBe("Ada");
    expect(await words("Ev12", "Do I need a visa?")).toBeUndefined();
    slack.refuse("users.info", { error: "missing_scope" });
    expect(await words("Ev13", "/link ABCD-EFGH-JKMN", "U0BEN00001")).toBeUndefined();
    expect(host.last.content).toEqual({ kind: "text", text: "/link ABCD-EFGH-JKMN" });
  });
});

describe("sending to Slack", () => {
  it("answers a mention in its thread, and a direct message where it was written", async () => {
    const { host, slack, tell } = await start();
    await tell(slackFixture("app-mention"));
    await host.reply(said);
    await tell(slackFixture("message-im"));
    await host.reply(said);
    await tell(slackEvent("message-im", "Ev3", { thread_ts: "1795593500.000100" }));
    await host.reply(said);
    expect(slack.posted.map(({ channel, threadTs }) => [channel, threadTs])).toEqual([
      ["C0LOBBY001", "1795593600.000200"],
      ["D0ADA00001", null],
      ["D0ADA00001", "1795593500.000100"],
    ]);
  });

  it("posts literally, without previews and with a text beside the blocks", async () => {
    const { host, slack, tell } = await start();
    await tell(slackFixture("message-im"));
    await host.reply(aReply({ validity: null, blocks: [paragraph("a <!channel> b")] }));
    expect(slack.posted[0]?.parameters).toMatchObject({
      mrkdwn: "false",
      parse: "none",
      link_names: "false",
      unfurl_links: "false",
      unfurl_media: "false",
      text: "a &lt;!channel&gt; b",
    });
  });

  it("opens the direct conversation of a slash command once, and of others not at all", async () => {
    const { host, slack, tell } = await start();
    const opened = (): number =>
      slack.calls.filter(({ method }) => method === "conversations.open").length;
    await tell(slackFixture("slash-command"));
    await host.reply(said, "1");
    await host.reply(said, "2");
    expect(opened()).toBe(1);
    slack.addPerson("U0BOB00001", null);
    await tell(slackEvent("message-im", "Ev2", { user: "U0BOB00001", channel: "D0BOB00001" }));
    await host.reply(said, "3");
    expect(opened()).toBe(1);
    expect(slack.posted.map(({ channel }) => channel)).toEqual([
      "D0ADA00001",
      "D0ADA00001",
      "D0BOB00001",
    ]);
  });

  it.each(["invalid_blocks", "msg_blocks_too_long"])(
    "says it simpler where Slack refuses the form with %s, and tells the log",
    async (error) => {
      const { host, slack, log, tell } = await start();
      await tell(slackFixture("message-im"));
      slack.refuse("chat.postMessage", { error }, 1);
      await host.reply(said, "1");
      slack.refuse("chat.postMessage", { error }, 2);
      await host.reply(said, "2");
      slack.refuse("chat.postMessage", { error }, 3);
      await expect(host.reply(said, "3")).rejects.toBeInstanceOf(Rejected);
      expect(slack.posted.map(({ text, blocks }) => [text, blocks.length])).toEqual([
        ["An answer.", 1],
        ["An answer.", 0],
      ]);
      expect(slack.posted[0]?.blocks).toMatchObject([{ type: "section" }]);
      const simpler = log.lines.filter(({ event }) => event === "delivery.simpler");
      expect(simpler.map(({ fields }) => fields)).toEqual(
        [0, 0, 1, 0, 1, 2].map((form) => ({ platform: "slack", form })),
      );
    },
  );

  it("goes on with a long answer where it ended", async () => {
    const { host, slack, tell } = await start();
    await tell(slackFixture("message-im"));
    const blocks = Array.from({ length: 12 }, (_, n) => paragraph(`${n} ${"word ".repeat(400)}`));
    slack.onPost = () => {
      if (slack.posted.length === 1) slack.refuse("chat.postMessage", { error: "internal_error" });
      return Promise.resolve();
    };
    const long = aReply({ validity: null, blocks });
    await expect(host.reply(long, "key")).rejects.toMatchObject({ code: "unavailable" });
    slack.onPost = () => Promise.resolve();
    slack.refuse("chat.postMessage", null);
    await host.reply(long, "key");
    const firsts = slack.posted.map(({ text }) => text.split(" ")[0]);
    expect(new Set(firsts).size).toBe(firsts.length);
  });

  it("sends nothing to another workspace than its own", async () => {
    const { adapter, host, tell, slack } = await start();
    await tell(slackFixture("message-im"));
    const thread = { ...host.last.thread, installation: "T0OTHER001" };
    const elsewhere = { ...host.last, thread };
    const delivery = {
      key: "1",
      thread: elsewhere.thread,
      person: elsewhere.sender,
      inReplyTo: null,
      reply: said,
      direction: "ltr" as const,
    };
    await expect(adapter.deliver(delivery, elsewhere.sentAt)).rejects.toBeInstanceOf(Rejected);
    expect(slack.posted).toEqual([]);
  });

  it("tells that it lost its rights, without the token, until a message is sent again", async () => {
    const { adapter, host, slack, tell } = await start();
    await tell(slackFixture("message-im"));
    slack.refuse("chat.postMessage", { error: "missing_scope" });
    await expect(host.reply(said, "1")).rejects.toBeInstanceOf(Unauthorized);
    expect(adapter.health()).toEqual({
      state: "failing",
      reason: "Slack refuses chat.postMessage: missing_scope.",
    });
    slack.refuse("chat.postMessage", null);
    await host.reply(said, "2");
    expect(adapter.health().state).toBe("on");
  });
});

describe("the language in which somebody uses Slack", () => {
  it("is asked once, and again after an hour", async () => {
    const { host, slack, time, tell } = await start();
    const asked = (): number => slack.calls.filter(({ method }) => method === "users.info").length;
    await tell(slackFixture("message-im"));
    await tell(slackEvent("message-im", "Ev2", {}));
    expect([host.last.localeHint, asked()]).toEqual(["fr-FR", 1]);
    time.advance(LIMITS.lookUpKeptMs);
    await tell(slackEvent("message-im", "Ev3", {}));
    expect(asked()).toBe(2);
  });

  it("is left open where Slack does not tell, and not asked again at once", async () => {
    const { host, slack, tell } = await start();
    slack.refuse("users.info", { error: "missing_scope" });
    await tell(slackFixture("message-im"));
    await tell(slackEvent("message-im", "Ev2", {}));
    expect(host.accepted.map(({ localeHint }) => localeHint)).toEqual([null, null]);
    expect(slack.calls.filter(({ method }) => method === "users.info")).toHaveLength(1);
  });

  it("comes with their time zone, where that is one", async () => {
    const { host, slack, tell } = await start();
    slack.addPerson("U0BEN00001", "de-DE", "Ben", "America/Santiago");
    slack.addPerson("U0MARS0001", "en-GB", "Mars", "Mars/Olympus");
    slack.addPerson("U0NOBODY01", "en-GB", "Nobody", null);
    slack.addPerson("U0STRANGE1", "en-GB", "Strange", 3_600);
    const zones: unknown[] = [];
    const people = ["U0ADA00001", "U0BEN00001", "U0MARS0001", "U0NOBODY01", "U0STRANGE1"];
    for (const [index, user] of people.entries()) {
      await tell(slackEvent("message-im", `Ev2${String(index)}`, { user }));
      zones.push([host.last.localeHint, host.last.timeZone]);
    }
    expect(zones).toEqual([
      ["fr-FR", "Europe/Paris"],
      ["de-DE", "America/Santiago"],
      ["en-GB", undefined],
      ["en-GB", undefined],
      ["en-GB", undefined],
    ]);
  });

  it("keeps no message waiting where Slack does not answer", async () => {
    const service = await startSlackOverHttp();
    closing.push(() => service.stop());
    const { host, slack, time, tell } = service;
    const held = Promise.withResolvers<undefined>();
    slack.hold("users.info", held.promise);
    const told = tell(slackFixture("message-im"));
    await waitFor(() => slack.calls.some(({ method }) => method === "users.info"));
    expect(host.accepted).toHaveLength(0);
    time.advance(LIMITS.lookUpMs);
    expect(await told).toBe(true);
    expect(host.last.localeHint).toBeNull();
    held.resolve(undefined);
  });
});

describe("the empty conversation", () => {
  it("offers questions to begin with, in the language of its person", async () => {
    const { slack, tell } = await start();
    expect(await tell(slackFixture("app-home-opened"))).toBe(true);
    const method = "assistant.threads.setSuggestedPrompts";
    await waitFor(() => slack.calls.some((call) => call.method === method));
    const { parameters } = slack.calls.find((call) => call.method === method) as {
      parameters: Payload;
    };
    const prompts = JSON.parse(String(parameters["prompts"])) as Payload[];
    expect(parameters["channel_id"]).toBe("D0ADA00001");
    expect(parameters["thread_ts"]).toBeUndefined();
    expect(prompts).toHaveLength(4);
    const sentence = shippedTexts().say("page.starter1", "fr");
    expect(prompts[0]).toEqual({ title: sentence, message: sentence });
  });

  it("does without them where Slack refuses", async () => {
    const { slack, log, tell } = await start();
    slack.refuse("assistant.threads.setSuggestedPrompts", { error: "missing_scope" });
    expect(await tell(slackFixture("app-home-opened"))).toBe(true);
    await waitFor(() => log.lines.some(({ event }) => event === "slack.no_suggestions"));
  });
});

describe("Slack that is not there at the start", () => {
  it("takes nothing with it, and comes on by itself", async () => {
    const first = await startSlackServer();
    const port = Number(new URL(first.apiUrl).port);
    const settings = slackSettings(first);
    await first.close();
    const time = new FakeTime();
    const adapter = createSlackAdapter({
      settings,
      clock: time,
      scheduler: time,
      log: keptLog(),
      texts: shippedTexts(),
      notes: notesInMemory(),
      outbound: createOutbound(null),
      publicUrl: null,
      random: () => 0.5,
    });
    closing.push(() => adapter.stop());
    await adapter.start(new ScriptedHost(adapter));
    expect(adapter.health()).toEqual({
      state: "failing",
      reason: "Slack could not be reached for auth.test.",
    });
    const second = await startSlackServer({ port });
    closing.push(() => second.close());
    time.advance(1_000);
    await waitFor(() => adapter.health().state === "on");
  });

  it("ends at once when it is stopped while Slack keeps it waiting", async () => {
    const { adapter, host, slack } = await start();
    await adapter.stop();
    const held = Promise.withResolvers<undefined>();
    slack.hold("auth.test", held.promise);
    void adapter.start(host);
    await waitFor(() => slack.calls.filter(({ method }) => method === "auth.test").length === 2);
    await adapter.stop();
    expect(adapter.health().state).toBe("off");
    held.resolve(undefined);
  });
});
