/** The service as a process of its own, killed between the arrival of a message and its end, with a Slack of our own. */
import { afterEach, describe, expect, it } from "vitest";
import { startServiceProcess, type ServiceProcess } from "../helpers/service-process.ts";
import {
  SLACK,
  signedPayload,
  slackEvent,
  slackFixture,
  type Payload,
} from "../helpers/platforms/slack-events.ts";
import { startSlackServer, type SlackServer } from "../helpers/platforms/slack-server.ts";
import { tempFolder } from "../helpers/temp-folder.ts";
import { waitFor } from "../helpers/wait-for.ts";

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Each start reads the content and its index anew. */
const TWO_STARTS_MS = 120_000;
const STARTED_MS = 30_000;

type Intake = "http" | "socket";

async function prepare(): Promise<{
  slack: SlackServer;
  start: (intake: Intake) => Promise<ServiceProcess>;
}> {
  const slack = await startSlackServer();
  closing.push(() => slack.close());
  slack.addPerson("U0ADA00001", "en-US");
  const folder = tempFolder({});
  return {
    slack,
    start: async (intake) => {
      const service = await startServiceProcess({
        folder,
        port: 0,
        frameOrigins: [],
        articles: "few",
        environment: {
          SLACK_BOT_TOKEN: SLACK.botToken,
          SLACK_API_URL: slack.apiUrl,
          ...(intake === "http"
            ? { SLACK_SIGNING_SECRET: SLACK.signingSecret }
            : { SLACK_APP_TOKEN: SLACK.appToken }),
        },
      });
      closing.push(() => service.end("SIGKILL"));
      return service;
    },
  };
}

/** The status of the answer; `null` when there was none. */
async function tell(service: ServiceProcess, payload: Payload): Promise<number | null> {
  const { body, headers } = signedPayload(payload, Date.now());
  const request = { method: "POST", headers, body };
  const answer = await fetch(`${service.url}/slack/events`, request).catch(() => null);
  return answer?.status ?? null;
}

function answersIn(slack: SlackServer): readonly string[] {
  return slack.posted.filter(({ from }) => from === "bot").map(({ text }) => text);
}

describe("the service, killed at its worst moments", { timeout: TWO_STARTS_MS }, () => {
  it("answers after its restart what it acknowledged and had not sent", async () => {
    const { slack, start } = await prepare();
    const never = Promise.withResolvers<undefined>();
    let isSending = false;
    slack.onPost = async () => {
      isSending = true;
      await never.promise;
    };
    const first = await start("http");
    expect(await tell(first, slackFixture("message-im"))).toBe(200);
    await waitFor(() => isSending);
    await first.end("SIGKILL");
    expect(answersIn(slack)).toEqual([]);

    slack.onPost = () => Promise.resolve();
    const second = await start("http");
    await waitFor(() => answersIn(slack).length > 0, STARTED_MS);
    // Slack, which saw no answer in time, may send it again.
    expect(await tell(second, slackFixture("message-im"))).toBe(200);
    expect(await tell(second, slackEvent("message-im", "EvTHANKS", { text: "Thank you" }))).toBe(
      200,
    );
    await waitFor(() => answersIn(slack).length === 2);
    const notice = /automatic service/;
    expect(answersIn(slack).map((text) => notice.test(text))).toEqual([true, false]);
  });

  it("acknowledges nothing that it had not written down, and takes it from the next delivery", async () => {
    const { slack, start } = await prepare();
    const never = Promise.withResolvers<undefined>();
    slack.hold("users.info", never.promise);
    const first = await start("http");
    const told = tell(first, slackFixture("message-im"));
    // It waits for the language of the person now: the message is there, and not yet on disk.
    await waitFor(() => slack.calls.some(({ method }) => method === "users.info"));
    await first.end("SIGKILL");
    expect(await told).toBeNull();
    expect(answersIn(slack)).toEqual([]);

    const second = await start("http");
    expect(await tell(second, slackFixture("message-im"))).toBe(200);
    await waitFor(() => answersIn(slack).length === 1);
  });

  it("acknowledges an envelope of Socket Mode no sooner either", async () => {
    const { slack, start } = await prepare();
    const never = Promise.withResolvers<undefined>();
    slack.hold("users.info", never.promise);
    const envelope = (id: string): string =>
      JSON.stringify({ envelope_id: id, type: "events_api", payload: slackFixture("message-im") });
    const first = await start("socket");
    await waitFor(() => slack.sockets.length === 1);
    slack.sockets[0]?.send(envelope("1"));
    await waitFor(() => slack.calls.some(({ method }) => method === "users.info"));
    await first.end("SIGKILL");
    expect(slack.sockets[0]?.heard).toEqual([]);

    await start("socket");
    await waitFor(() => slack.sockets.length === 2);
    slack.sockets[1]?.send(envelope("2"));
    await waitFor(() => slack.sockets[1]?.heard.length === 1);
    await waitFor(() => answersIn(slack).length === 1);
  });
});
