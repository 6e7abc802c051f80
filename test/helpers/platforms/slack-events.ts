import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";

/** Who and what the fixtures speak of. */
export const SLACK = {
  team: "T0YIZHAN01",
  app: "A0YIZHAN01",
  bot: "U0BOT00001",
  botId: "B0BOT00001",
  channel: "C0LOBBY001",
  botToken: "xoxb-token-of-the-tests",
  appToken: "xapp-token-of-the-tests",
  signingSecret: "signing-secret-of-the-tests",
} as const;

export type Payload = Record<string, unknown>;

/** A payload as Slack sends it, from its fixture. */
export function slackFixture(name: string): Payload {
  const path = new URL(`../../fixtures/slack/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(path, "utf8")) as Payload;
}

/** An event of the Events API; what a test does not talk about is as in the fixture. */
export function slackEvent(fixture: string, eventId: string, event: Payload): Payload {
  const payload = slackFixture(fixture);
  const inner = { ...(payload["event"] as Payload), ...event };
  return { ...payload, event_id: eventId, event: inner };
}

export interface Pressed {
  readonly fixture?: "block-actions" | "feedback-buttons";
  readonly user: string;
  readonly channel: string;
  readonly value: string;
  readonly actionTs: string;
  /** Of the message under which the button stands. */
  readonly messageTs?: string;
  readonly threadTs?: string;
}

export function slackPress(pressed: Pressed): Payload {
  const { user, channel, value, actionTs, threadTs } = pressed;
  const payload = slackFixture(pressed.fixture ?? "block-actions");
  const [action] = payload["actions"] as Payload[];
  const message = payload["message"] as Payload;
  return {
    ...payload,
    user: { ...(payload["user"] as Payload), id: user },
    channel: { ...(payload["channel"] as Payload), id: channel },
    message: {
      ...message,
      ts: pressed.messageTs ?? message["ts"],
      ...(threadTs === undefined ? {} : { thread_ts: threadTs }),
    },
    actions: [{ ...action, value, action_ts: actionTs }],
  };
}

export interface SlackRequest {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** A request with Slack's signature. */
export function signedRequest(
  body: string,
  contentType: string,
  atMs: number,
  secret: string = SLACK.signingSecret,
): SlackRequest {
  const timestamp = String(Math.floor(atMs / 1_000));
  const hmac = createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex");
  return {
    body,
    headers: {
      "content-type": contentType,
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${hmac}`,
    },
  };
}

/** Events are JSON, buttons JSON in a form, commands a form. */
export function signedPayload(payload: Payload, atMs: number, secret?: string): SlackRequest {
  const form = "application/x-www-form-urlencoded";
  if (payload["type"] === "block_actions") {
    const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
    return signedRequest(body, form, atMs, secret);
  }
  if ("command" in payload) {
    const fields = Object.entries(payload).map(([name, value]): [string, string] => [
      name,
      typeof value === "string" ? value : JSON.stringify(value),
    ]);
    const body = new URLSearchParams(fields).toString();
    return signedRequest(body, form, atMs, secret);
  }
  return signedRequest(JSON.stringify(payload), "application/json", atMs, secret);
}
