import { readFileSync } from "node:fs";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import { LIMITS } from "../../../../adapters/slack/limits.ts";
import { Rejected, Unavailable } from "../../../../src/domain/errors.ts";
import { startSlackOverHttp, type SlackOverHttp } from "../../../helpers/platforms/slack.ts";
import {
  signedPayload,
  signedRequest,
  slackEvent,
  slackFixture,
  type Payload,
} from "../../../helpers/platforms/slack-events.ts";

const open: SlackOverHttp[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.stop();
});

async function start(): Promise<SlackOverHttp> {
  const service = await startSlackOverHttp();
  service.slack.addPerson("U0ADA00001", "ru-RU");
  open.push(service);
  return service;
}

const JSON_TYPE = "application/json";

async function send(
  service: SlackOverHttp,
  payload: Payload,
): Promise<{ status: number; body: string }> {
  const response = await service.request(signedPayload(payload, service.time.now().getTime()));
  return { status: response.status, body: await response.text() };
}

interface Unfinished {
  readonly status: Promise<number>;
  readonly end: () => void;
}

/** A request of this moment with the beginning of a body, which bears no signature. */
function unfinished(service: SlackOverHttp, headers: Record<string, string> = {}): Unfinished {
  const timestamp = String(Math.floor(service.time.now().getTime() / 1_000));
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const sent = request(`${service.url}/slack/events`, {
    method: "POST",
    headers: { "x-slack-request-timestamp": timestamp, ...headers },
  });
  sent.once("response", (response) => {
    resolve(response.statusCode ?? 0);
    sent.destroy();
  });
  sent.once("error", reject);
  sent.write("{");
  return { status: promise, end: () => sent.end() };
}

/** Each body that is read has its timer; nothing else has one before a message comes. */
async function bodiesUnderWay({ time }: SlackOverHttp, count: number): Promise<void> {
  await expect.poll(() => time.pending).toBe(count);
}

describe("the address that Slack calls", () => {
  it("stands in the list of routes as it is documented", async () => {
    const { adapter } = await start();
    const text = readFileSync(new URL("../../../../docs/http.md", import.meta.url), "utf8");
    expect(adapter.routes?.list).toEqual([
      { method: "POST", path: "/slack/events", access: "platform" },
    ]);
    expect(text).toMatch(/^\| POST \| `\/slack\/events` \| platform \|/m);
  });

  it("answers Slack's challenge, but only with Slack's signature", async () => {
    const service = await start();
    const payload = slackFixture("url-verification");
    const { status, body } = await send(service, payload);
    expect([status, JSON.parse(body)]).toEqual([200, { challenge: payload["challenge"] }]);
    const unsigned = { body: JSON.stringify(payload), headers: { "content-type": JSON_TYPE } };
    const refused = await service.request(unsigned);
    expect(refused.status).toBe(401);
    expect(await refused.text()).not.toContain(payload["challenge"]);
  });

  it("answers Slack's check of the certificate, but only with Slack's signature", async () => {
    const service = await start();
    const body = "ssl_check=1&token=verification-token";
    const form = "application/x-www-form-urlencoded";
    const signed = signedRequest(body, form, service.time.now().getTime());
    expect((await service.request(signed)).status).toBe(200);
    const unsigned = await service.request({ body, headers: { "content-type": form } });
    expect(unsigned.status).toBe(401);
  });

  it("acknowledges an event with nothing once it is accepted, and not before", async () => {
    const service = await start();
    const gate = Promise.withResolvers<undefined>();
    const { host } = service;
    const accept = host.accept.bind(host);
    let isAccepted = false;
    host.accept = async (message) => {
      await gate.promise;
      isAccepted = true;
      return accept(message);
    };
    let wasAcceptedFirst: boolean | null = null;
    const sent = send(service, slackFixture("message-im")).then((answer) => {
      wasAcceptedFirst = isAccepted;
      return answer;
    });
    await expect
      .poll(() => service.slack.calls.some(({ method }) => method === "users.info"))
      .toBe(true);
    gate.resolve(undefined);
    expect(await sent).toEqual({ status: 200, body: "" });
    expect(wasAcceptedFirst).toBe(true);
  });

  it("acknowledges a slash command with a sentence in the language of its person", async () => {
    const service = await start();
    const { status, body } = await send(service, slackFixture("slash-command"));
    expect([status, JSON.parse(body)]).toEqual([
      200,
      { response_type: "ephemeral", text: "Ответ отправлен вам личным сообщением." },
    ]);
    expect(service.host.last.localeHint).toBe("ru-RU");
  });

  it.each(["message-im", "block-actions", "slash-command", "app-mention"])(
    "asks Slack to send %s again when it cannot be accepted, whatever the reason",
    async (name) => {
      const service = await start();
      for (const failure of [new Unavailable("Down."), new Error("a bug"), new Rejected("No.")]) {
        service.host.failure = failure;
        expect((await send(service, slackFixture(name))).status).toBe(503);
      }
      service.host.failure = null;
      expect((await send(service, slackFixture(name))).status).toBe(200);
      expect(service.host.accepted).toHaveLength(1);
    },
  );

  it("asks Slack to send again what comes before it knows who it is, and after its end", async () => {
    const service = await start();
    await service.adapter.stop();
    expect((await send(service, slackFixture("message-im"))).status).toBe(503);
    await service.adapter.start(service.host);
    expect((await send(service, slackFixture("message-im"))).status).toBe(200);
  });

  it("acknowledges what is cut, empty, odd or not JSON, and hands nothing on", async () => {
    const service = await start();
    const now = service.time.now().getTime();
    const odd = ["", "{", "null", "7", '"text"', "[]", '{"event":null}', '{"actions":null}', "{}"];
    const kinds = [JSON_TYPE, "text/plain", "application/x-www-form-urlencoded", "x"];
    for (const body of [...odd, "payload=%7B", "payload=", "payload=null", "command=/yizhan"]) {
      for (const kind of kinds) {
        const response = await service.request(signedRequest(body, kind, now));
        expect([body, kind, response.status]).toEqual([body, kind, 200]);
      }
    }
    expect(service.host.accepted).toEqual([]);
  });

  it("tells the log that Slack drops events", async () => {
    const service = await start();
    expect((await send(service, slackFixture("app-rate-limited"))).status).toBe(200);
    expect(service.log.lines).toContainEqual(
      expect.objectContaining({ level: "warn", event: "slack.events_dropped" }),
    );
  });

  it("refuses a body that is larger than any of Slack's", async () => {
    const service = await start();
    const large = "x".repeat(LIMITS.requestBytes + 1);
    const response = await service.request(
      signedRequest(large, JSON_TYPE, service.time.now().getTime()),
    );
    expect(response.status).toBe(413);
    const long = slackEvent("message-im", "Ev1", { text: "签".repeat(40_000) });
    expect((await send(service, long)).status).toBe(200);
  });

  it("refuses a body that is announced as too large before it comes", async () => {
    const service = await start();
    const sent = unfinished(service, { "content-length": String(LIMITS.requestBytes + 1) });
    expect(await sent.status).toBe(413);
  });

  it("waits for a body that does not end, but not for long", async () => {
    const service = await start();
    const sent = unfinished(service);
    await bodiesUnderWay(service, 1);
    service.time.advance(LIMITS.bodyMs - 1);
    expect((await send(service, slackFixture("message-im"))).status).toBe(200);
    service.time.advance(1);
    expect(await sent.status).toBe(400);
  });

  it("gives up the oldest of too many bodies that do not end, so that Slack's is read all the same", async () => {
    const service = await start();
    const first = unfinished(service);
    await bodiesUnderWay(service, 1);
    const others = Array.from({ length: LIMITS.unprovedBodies - 1 }, () => unfinished(service));
    await bodiesUnderWay(service, LIMITS.unprovedBodies);
    expect((await send(service, slackFixture("message-im"))).status).toBe(200);
    expect(await first.status).toBe(503);
    expect(service.host.accepted).toHaveLength(1);
    for (const { end } of others) end();
    expect(new Set(await Promise.all(others.map(({ status }) => status)))).toEqual(new Set([401]));
  });

  it("leaves other paths and methods to others", async () => {
    const { url } = await start();
    expect((await fetch(`${url}/slack/events`)).status).toBe(404);
    expect((await fetch(`${url}/slack/events/more`, { method: "POST" })).status).toBe(404);
    expect((await fetch(`${url}/slack/events?x=1`, { method: "POST" })).status).toBe(401);
  });
});
