/**
 * The wired service against an emulator of Slack that others made. It keeps channels, checks tokens and scopes, and stores
 * what is posted. It sends no events to an address, knows no buttons, slash commands, suggested prompts or Socket Mode,
 * and refuses no form of a message: there the driver sends what the fixtures hold, and the unit and contract tests use a
 * server of our own.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import {
  SLACK,
  signedPayload,
  slackEvent,
  slackFixture,
  slackPress,
  type Payload,
} from "../helpers/platforms/slack-events.ts";
import { valuesOfBlocks, wordsOfBlocks } from "../helpers/platforms/slack-blocks.ts";
import {
  startSlackEmulator,
  type EmulatedMessage,
  type SlackEmulator,
} from "../helpers/platforms/slack-emulator.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { testSettings } from "../helpers/test-model.ts";

/** A day on which the articles say what is expected here; time passes in it. */
const clock = { now: () => new Date(Date.parse("2026-11-26T08:00:00Z") + performance.now()) };

let slack: SlackEmulator;
let service: RunningService;
const folder = mkdtempSync(join(tmpdir(), "yizhan-"));
let count = 0;

beforeAll(async () => {
  slack = await startSlackEmulator();
  service = await runService(
    testSettings({
      PORT: "0",
      LOG_LEVEL: "silent",
      DATABASE_URL: `sqlite:${folder}/yizhan.db`,
      SLACK_BOT_TOKEN: SLACK.botToken,
      SLACK_SIGNING_SECRET: SLACK.signingSecret,
      SLACK_API_URL: slack.apiUrl,
    }),
    clock,
  );
});
afterAll(async () => {
  await service.stop();
  await slack.close();
  rmSync(folder, { recursive: true });
});

/** Sends what Slack would send of the person; returns the answer. */
async function tell(payload: Payload): Promise<Response> {
  const own = JSON.parse(JSON.stringify(payload).replaceAll(SLACK.team, slack.team)) as Payload;
  const { body, headers } = signedPayload(own, clock.now().getTime());
  const url = `http://127.0.0.1:${String(service.port)}/slack/events`;
  return fetch(url, { method: "POST", headers, body });
}

function nextEvent(fixture: string, event: Payload): Payload {
  count += 1;
  return slackEvent(fixture, `Ev${String(count)}`, { user: slack.person, ...event });
}

async function say(text: string): Promise<void> {
  const ts = await slack.write(slack.direct, text);
  const event = nextEvent("message-im", { channel: slack.direct, ts, text });
  expect((await tell(event)).status).toBe(200);
}

async function press(value: string): Promise<void> {
  count += 1;
  const actionTs = `1795593620.${String(count).padStart(6, "0")}`;
  const pressed = { user: slack.person, channel: slack.direct, value, actionTs };
  expect((await tell(slackPress(pressed))).status).toBe(200);
}

/** The next thing that the bot says in the direct conversation. */
async function answerTo(action: () => Promise<unknown>): Promise<EmulatedMessage> {
  const before = (await slack.saidIn(slack.direct)).length;
  await action();
  await waitFor(async () => (await slack.saidIn(slack.direct)).length > before);
  const answer = (await slack.saidIn(slack.direct))[before];
  if (answer === undefined) throw new Error("there is no answer");
  return answer;
}

const wordsOf = ({ blocks = [] }: EmulatedMessage): string => wordsOfBlocks(blocks);
const valuesOf = ({ blocks = [] }: EmulatedMessage): string[] => valuesOfBlocks(blocks);

describe("a person on Slack", () => {
  it("is told of the state of the platform by the health page", async () => {
    const response = await fetch(`http://127.0.0.1:${String(service.port)}/health/ready`);
    expect(JSON.stringify(await response.json())).toMatch(/"slack":\{[^}]*"on"/);
  });

  it("asks, chooses by button, rates, changes the language and is forgotten", async () => {
    const answer = await answerTo(() => say("Do Germans need a visa for two weeks?"));
    expect(wordsOf(answer)).toContain("30 days");
    expect(wordsOf(answer)).toContain("Sources");
    expect(answer.text).toContain("30 days");

    const more = valuesOf(answer).find((value) => value.startsWith("more:"));
    const page = await answerTo(() => press(more ?? "no such button"));
    expect(wordsOf(page)).not.toBe(wordsOf(answer));

    const helpful = valuesOf(answer).find((value) => value.startsWith("helpful:"));
    const thanks = await answerTo(() => press(helpful ?? "no such button"));
    expect(wordsOf(thanks)).toBe("Thank you, that is good to know.");

    const question = "Я из Узбекистана, еду в Ухань на конференцию на 10 дней, нужна ли виза?";
    const russian = await answerTo(() => say(question));
    expect(wordsOf(russian)).toContain("Источники");

    const topics = await answerTo(() => press("topics"));
    const topic = await answerTo(() => press(valuesOf(topics)[0] ?? "no such button"));
    const subject = valuesOf(topic).find((value) => value.startsWith("article:"));
    const article = await answerTo(() => press(subject ?? "no such button"));
    expect(wordsOf(article)).toContain("Источники");

    const chosen = await answerTo(() => press("language:zh"));
    expect(wordsOf(chosen)).toMatch(/中文/u);
    const chinese = await answerTo(() => say("visa"));
    expect(wordsOf(chinese)).toMatch(/\p{Script=Han}/u);

    const forgotten = await answerTo(() => press("forget"));
    expect(wordsOf(forgotten)).toMatch(/已/u);
    const gone = await answerTo(() => press(helpful ?? "no such button"));
    expect(wordsOf(gone)).toContain("no longer kept");
  });

  it("is answered once, however often Slack tells", async () => {
    const ts = await slack.write(slack.direct, "How do I register my address?");
    const text = "How do I register my address?";
    const event = nextEvent("message-im", { channel: slack.direct, ts, text });
    const first = await answerTo(() => Promise.all([tell(event), tell(event), tell(event)]));
    const next = await answerTo(() => say("Thank you"));
    const said = await slack.saidIn(slack.direct);
    expect(said.slice(-2).map(({ ts: at }) => at)).toEqual([first.ts, next.ts]);
  });

  it("asks anew by changing the message", async () => {
    const { event } = slackFixture("message-changed") as { event: Payload };
    const message = {
      ...(event["message"] as Payload),
      user: slack.person,
      text: "Do French citizens need a visa for two weeks?",
    };
    const changed = nextEvent("message-changed", { channel: slack.direct, message });
    const answer = await answerTo(() => tell(changed));
    expect(wordsOf(answer)).toContain("France");
  });

  it("asks by slash command, and reads the answer in private", async () => {
    const command = {
      ...slackFixture("slash-command"),
      user_id: slack.person,
      channel_id: slack.channel,
      text: "help",
    };
    let said: unknown = null;
    const answer = await answerTo(async () => {
      said = await (await tell(command)).json();
    });
    expect(said).toMatchObject({ response_type: "ephemeral" });
    expect(wordsOf(answer)).toContain("/yizhan forget");
  });

  it("is answered in the thread in which they mention the bot", async () => {
    const mention = `<@${SLACK.bot}> 德国人来华两周需要签证吗?`;
    const ts = await slack.write(slack.channel, mention);
    const event = { channel: slack.channel, ts, text: mention };
    await tell(nextEvent("message-channel", event));
    await tell(nextEvent("app-mention", event));
    await waitFor(async () => (await slack.saidInThread(slack.channel, ts)).length > 0);
    const [answer] = await slack.saidInThread(slack.channel, ts);
    expect(answer?.thread_ts).toBe(ts);
    expect(wordsOfBlocks(answer?.blocks ?? [])).toContain("30");
  });
});
