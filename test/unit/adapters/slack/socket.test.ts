import { afterEach, describe, expect, it } from "vitest";
import { Agent, type Dispatcher } from "undici";
import { createSlackAdapter } from "../../../../adapters/slack/index.ts";
import { LIMITS } from "../../../../adapters/slack/limits.ts";
import { createOutbound } from "../../../../src/app/outbound.ts";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { PlatformAdapter } from "../../../../src/ports/platform.ts";
import { FakeTime } from "../../../helpers/fake-time.ts";
import { keptLog } from "../../../helpers/fakes.ts";
import { notesInMemory } from "../../../helpers/notes-in-memory.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import { slackSettings } from "../../../helpers/platforms/slack.ts";
import { SLACK, slackFixture, type Payload } from "../../../helpers/platforms/slack-events.ts";
import {
  startSlackServer,
  type SlackServer,
  type SlackServerOptions,
} from "../../../helpers/platforms/slack-server.ts";
import type { ServedSocket } from "../../../helpers/platforms/socket-server.ts";
import { aReply, ScriptedHost } from "../../../helpers/scripted-host.ts";
import { waitFor } from "../../../helpers/wait-for.ts";

interface SlackOverSocket {
  readonly slack: SlackServer;
  readonly adapter: PlatformAdapter;
  readonly host: ScriptedHost;
  readonly time: FakeTime;
}

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function prepare(
  options: SlackServerOptions = {},
  change: Partial<Parameters<typeof createSlackAdapter>[0]> = {},
): Promise<SlackOverSocket> {
  const slack = await startSlackServer(options);
  slack.addPerson("U0ADA00001", "en-US");
  const time = new FakeTime();
  const adapter = createSlackAdapter({
    settings: slackSettings(slack, { kind: "socket", appToken: SLACK.appToken }),
    clock: time,
    scheduler: time,
    log: keptLog(),
    texts: shippedTexts(),
    notes: notesInMemory(),
    outbound: createOutbound(null),
    publicUrl: null,
    random: () => 0.5,
    ...change,
  });
  closing.push(() => slack.close());
  closing.push(() => adapter.stop());
  return { slack, adapter, host: new ScriptedHost(adapter), time };
}

async function start(options: SlackServerOptions = {}): Promise<SlackOverSocket> {
  const service = await prepare(options);
  await service.adapter.start(service.host);
  return service;
}

function socketOf({ slack }: SlackOverSocket, number = 0): ServedSocket {
  const socket = slack.sockets[number];
  if (socket === undefined) throw new Error("no line was opened");
  return socket;
}

function send(socket: ServedSocket, id: string, payload: unknown, type = "events_api"): void {
  const envelope = { envelope_id: id, type, payload, accepts_response_payload: false };
  socket.send(JSON.stringify(envelope));
}

function acknowledged({ heard }: ServedSocket): Payload[] {
  return heard.map((text) => JSON.parse(text) as Payload);
}

describe("Socket Mode", () => {
  it("acknowledges an envelope once its message is accepted, and answers over the Web API", async () => {
    const service = await start();
    const { adapter, host, slack } = service;
    const socket = socketOf(service);
    expect(adapter.routes).toBeNull();
    expect(adapter.health()).toEqual({ state: "on", reason: null });
    const gate = Promise.withResolvers<undefined>();
    const accept = host.accept.bind(host);
    host.accept = async (message) => {
      await gate.promise;
      return accept(message);
    };
    send(socket, "envelope-1", slackFixture("message-im"));
    await waitFor(() => slack.calls.some(({ method }) => method === "users.info"));
    expect(socket.heard).toEqual([]);
    gate.resolve(undefined);
    await waitFor(() => socket.heard.length === 1);
    expect(acknowledged(socket)).toEqual([{ envelope_id: "envelope-1", payload: {} }]);
    expect(host.accepted).toHaveLength(1);
    await host.reply(aReply({ validity: null }));
    expect(slack.posted.map(({ text }) => text)).toEqual(["An answer."]);
  });

  it("acknowledges nothing that cannot be taken, and takes it in its next envelope", async () => {
    const service = await start();
    const { host } = service;
    const socket = socketOf(service);
    host.failure = new Unavailable("Down.");
    let tried = 0;
    const accept = host.accept.bind(host);
    host.accept = (message) => {
      tried += 1;
      return accept(message);
    };
    send(socket, "envelope-1", slackFixture("message-im"));
    await waitFor(() => tried === 1);
    host.failure = null;
    send(socket, "envelope-2", slackFixture("message-im"));
    send(socket, "envelope-3", slackFixture("message-im"));
    await waitFor(() => socket.heard.length === 2);
    expect(
      acknowledged(socket)
        .map((ack) => ack["envelope_id"])
        .sort(),
    ).toEqual(["envelope-2", "envelope-3"]);
    expect(host.accepted).toHaveLength(1);
  });

  it("takes buttons and the slash command, which it answers at once", async () => {
    const service = await start();
    const socket = socketOf(service);
    send(socket, "press", slackFixture("block-actions"), "interactive");
    await waitFor(() => socket.heard.length === 1);
    send(socket, "command", slackFixture("slash-command"), "slash_commands");
    await waitFor(() => socket.heard.length === 2);
    expect(acknowledged(socket)[1]).toEqual({
      envelope_id: "command",
      payload: {
        response_type: "ephemeral",
        text: "I have sent you the answer in a private message.",
      },
    });
    expect(service.host.accepted).toHaveLength(2);
  });

  it("is not led astray by anything that comes over the line", async () => {
    const service = await start();
    const { adapter, host } = service;
    const socket = socketOf(service);
    for (const odd of [
      "",
      "{",
      "null",
      "7",
      "[]",
      '"hello"',
      '{"type":7}',
      '{"type":"events_api"}',
    ]) {
      socket.send(odd);
    }
    socket.sendBytes(Buffer.from([0, 255]));
    const payloads = [null, 7, {}, { event: null }, { event: { type: "close" } }];
    const types = ["error", "disconnected", "ws_message", "slack_event", "connected"];
    const all = [...payloads, ...types.map((type) => ({ event: { type } }))];
    for (const [index, payload] of all.entries()) send(socket, `odd-${index}`, payload);
    for (const type of [...types, "close"]) send(socket, `type-${type}`, {}, type);
    send(socket, "last", slackFixture("message-im"));
    await waitFor(() => acknowledged(socket).some((ack) => ack["envelope_id"] === "last"));
    expect(host.accepted).toHaveLength(1);
    expect(adapter.health().state).toBe("on");
    expect(service.slack.sockets).toHaveLength(1);
  });

  it("opens the next line at once when Slack renews one that lasted", async () => {
    const service = await start();
    const { adapter, host, slack, time } = service;
    time.advance(60_000);
    socketOf(service).send(JSON.stringify({ type: "disconnect", reason: "refresh_requested" }));
    await waitFor(() => slack.sockets.length === 2);
    const next = socketOf(service, 1);
    send(next, "envelope-1", slackFixture("message-im"));
    await waitFor(() => next.heard.length === 1);
    expect(host.accepted).toHaveLength(1);
    expect(adapter.health().state).toBe("on");
    await waitFor(() => !socketOf(service).isOpen);
  });

  it("waits before it opens the next line when one breaks soon", async () => {
    const service = await start();
    const { adapter, slack, time } = service;
    socketOf(service).drop();
    await waitFor(() => adapter.health().state === "failing");
    expect(slack.sockets).toHaveLength(1);
    time.advance(1_000);
    await waitFor(() => adapter.health().state === "on");
    expect(slack.sockets).toHaveLength(2);
  });

  it("says that Socket Mode is turned off, and asks again minutes later only", async () => {
    const service = await start();
    const { adapter, slack, time } = service;
    socketOf(service).send(JSON.stringify({ type: "disconnect", reason: "link_disabled" }));
    await waitFor(() => adapter.health().state === "failing");
    expect(adapter.health().reason).toBe("Socket Mode is turned off for this Slack app.");
    time.advance(60_000);
    expect(slack.sockets).toHaveLength(1);
    time.advance(240_000);
    await waitFor(() => slack.sockets.length === 2);
  });

  it("says that the app token is refused, without the token", async () => {
    const service = await prepare();
    service.slack.refuse("apps.connections.open", { error: "invalid_auth" });
    await service.adapter.start(service.host);
    expect(service.adapter.health()).toEqual({
      state: "failing",
      reason: "Slack refuses apps.connections.open: invalid_auth.",
    });
  });

  it("gives up a line on which nobody greets, and closes it", async () => {
    const service = await prepare({ greets: false });
    const { adapter, host, slack, time } = service;
    void adapter.start(host);
    await waitFor(() => slack.sockets.length === 1);
    time.advance(LIMITS.callMs);
    await waitFor(() => adapter.health().state === "failing");
    expect(adapter.health().reason).toBe("Slack opened no line in time.");
    await waitFor(() => !socketOf(service).isOpen);
  });

  it("leaves no line open when it stops, not even one that was still being opened", async () => {
    const service = await start();
    await service.adapter.stop();
    await waitFor(() => !socketOf(service).isOpen);
    const held = Promise.withResolvers<undefined>();
    service.slack.hold("apps.connections.open", held.promise);
    void service.adapter.start(service.host);
    const asked = (): number =>
      service.slack.calls.filter(({ method }) => method === "apps.connections.open").length;
    await waitFor(() => asked() === 2);
    await service.adapter.stop();
    held.resolve(undefined);
    await waitFor(() => service.slack.sockets.length === 2);
    await waitFor(() => !socketOf(service, 1).isOpen);
  });

  it("stops without waiting for Slack to close its end", async () => {
    const service = await start();
    socketOf(service).stall();
    // The SDK waits for half a minute, which is longer than this test may take.
    await service.adapter.stop();
    expect(service.adapter.health().state).toBe("off");
  });

  it("goes through the proxy where Slack is not on this machine", async () => {
    let count = 0;
    class CountingAgent extends Agent {
      override dispatch(
        options: Dispatcher.DispatchOptions,
        handler: Dispatcher.DispatchHandler,
      ): boolean {
        count += 1;
        return super.dispatch(options, handler);
      }
    }
    const proxy = new CountingAgent();
    closing.push(() => proxy.close());
    const straight = createOutbound(null);
    const near = await startSlackServer();
    closing.push(() => near.close());
    const far = "https://slack.example/api/";
    const reroute = (url: string | URL | Request, init?: RequestInit): Promise<Response> =>
      straight.fetch(
        (url instanceof Request ? url.url : url.toString()).replace(far, near.apiUrl),
        init,
      );
    const settings = {
      ...slackSettings(near, { kind: "socket", appToken: SLACK.appToken }),
      apiUrl: far,
    };
    const { adapter, host } = await prepare(
      {},
      { settings, outbound: { ...straight, fetch: reroute, proxy } },
    );
    await adapter.start(host);
    expect([adapter.health().state, near.sockets.length, count]).toEqual(["on", 1, 1]);
    await adapter.stop();
  });
});
