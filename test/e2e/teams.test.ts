/**
 * The wired service against Microsoft's agents playground, an emulator of Teams that runs without a window and without an
 * account. It knows private chats, groups and channels, both kinds of buttons, and checks mentions and cards. It sends no
 * token, no edits and no answer to which its thumbs belong, and never says 429 or 403: there the fixtures and the unit and
 * contract tests on a server of our own stand in; what it sends for the thumbs is sent by hand. How messages look in a real
 * client, and in which direction they run there, nothing here can tell.
 */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runService, type RunningService } from "../../src/app/start.ts";
import { DataFolder } from "../helpers/data-folder.ts";
import { buttonsOf, cardOf, wordsOf } from "../helpers/platforms/teams-look.ts";
import { TeamsPlayground, type ShownMessage } from "../helpers/platforms/teams-playground.ts";
import { waitFor } from "../helpers/wait-for.ts";
import { testSettings } from "../helpers/test-model.ts";

/** A day on which the articles say what is expected here; time passes in it. */
const clock = { now: () => new Date(Date.parse("2026-11-26T08:00:00Z") + performance.now()) };
const START_MS = 120_000;

const data = new DataFolder();
let service: RunningService;
let teams: TeamsPlayground;

beforeAll(async () => {
  service = await runService(
    testSettings({
      PORT: "0",
      LOG_LEVEL: "silent",
      DATABASE_URL: `sqlite:${data.path}/yizhan.db`,
      TEAMS_ALLOW_ANONYMOUS: "true",
    }),
    clock,
  );
  teams = await TeamsPlayground.start(`http://127.0.0.1:${String(service.port)}/api/messages`);
}, START_MS);
afterAll(async () => {
  await teams.stop();
  await service.stop();
  data.remove();
});

/** All messages of one answer; a text and its card are two here. */
interface Answer {
  readonly words: string;
  readonly text: ShownMessage;
  readonly card: ShownMessage | null;
}

/** @param hasCard whether the answer has buttons, to be waited for as well */
async function answerTo(act: () => Promise<void>, hasCard: boolean): Promise<Answer> {
  const before = teams.shown.length;
  await act();
  const isThere = (): boolean => {
    const since = teams.shown.slice(before);
    return (
      since.length > 0 && (!hasCard || since.some(({ activity }) => cardOf(activity) !== null))
    );
  };
  await waitFor(isThere);
  const since = teams.shown.slice(before);
  const [text] = since;
  if (text === undefined) throw new Error("there is no answer");
  return {
    text,
    card: since.find(({ activity }) => cardOf(activity) !== null) ?? null,
    words: since.flatMap(({ activity }) => wordsOf(activity)).join("\n"),
  };
}

function actionIn({ card }: Answer, pattern: RegExp): { card: ShownMessage; action: string } {
  const actions = buttonsOf(card?.activity ?? {}).map(({ data: { action } }) => action);
  const action = actions.find((each) => pattern.test(each));
  if (card === null || action === undefined) {
    throw new Error(`no button of ${actions.join(", ")} matches ${String(pattern)}`);
  }
  return { card, action };
}

const say = (text: string, hasCard = true): Promise<Answer> =>
  answerTo(() => teams.say(teams.config.personalChat.id, text), hasCard);

describe("a person on Teams", () => {
  it("asks, chooses by button, rates, changes the language and is forgotten", async () => {
    const answer = await say("Do Germans need a visa for two weeks?");
    expect(answer.words).toContain("30 days");
    expect(answer.words).toMatch(/\[1\] /);
    expect(answer.text.text).toMatch(/\]\(https:\/\//);
    expect(answer.text.hasThumbs).toBe(true);

    const more = actionIn(answer, /^more:/);
    const page = await answerTo(() => teams.execute(more.card, more.action), true);
    expect(page.words.length).toBeGreaterThan(answer.words.length / 2);

    const rating = actionIn(answer, /^helpful:/);
    const thanks = await answerTo(() => teams.submit(rating.card, rating.action), false);
    expect(thanks.words).toBe("Thank you, that is good to know.");

    const sorry = await answerTo(() => teams.send(thumbsDown(page.text.id)), true);
    expect(sorry.words).toContain("Thank you for telling me.");

    const russian = await say(
      "Я из Узбекистана, еду в Ухань на конференцию на 10 дней, нужна ли виза?",
    );
    expect(russian.words).toContain("Источники");

    const chosen = await answerTo(
      () => teams.submit(actionIn(russian, /./).card, "language:zh"),
      false,
    );
    expect(chosen.words).toMatch(/中文/u);
    const choice = await say("签证");
    const first = actionIn(choice, /^article:/);
    const chinese = await answerTo(() => teams.execute(first.card, first.action), true);
    expect(chinese.words).toContain("来源");

    expect(data.holds("еду в Ухань")).toBe(true);
    const forgotten = await say("/forget", false);
    expect(forgotten.words).toMatch(/删除|清除/u);
    await waitFor(() => !data.holds("еду в Ухань"));
    expect(teams.complaints).toEqual([]);
  });

  it("is answered in Arabic from right to left, with buttons beside the answer", async () => {
    const arabic = await say("هل يحتاج المواطن الألماني إلى تأشيرة لمدة أسبوعين؟");
    expect(cardOf(arabic.card?.activity ?? {})?.rtl).toBe(true);
    expect(arabic.words).toContain("المصادر");
    expect(buttonsOf(arabic.card?.activity ?? {}).length).toBeGreaterThan(1);
  });

  it("is answered in a group when it names the bot, and there is no word of what is known in private", async () => {
    const group = teams.config.groupChats[0]?.id ?? "";
    const ask = (text: string): Promise<Answer> =>
      answerTo(() => teams.say(group, text, true), true);
    const answer = await ask("Do French citizens need a visa for ten days?");
    expect(answer.text.conversation).toBe(group);
    expect(answer.words).toContain("30 days");
    const privacy = await ask("/privacy");
    expect(privacy.words).toContain("Others can read this conversation");
  });
});

/** As Teams sends it; the emulator's own leaves out to which message it belongs. */
function thumbsDown(replyToId: string): Record<string, unknown> {
  const { config, serviceUrl } = teams;
  return {
    type: "invoke",
    name: "message/submitAction",
    id: "f:thumbs-down",
    channelId: "msteams",
    serviceUrl,
    timestamp: clock.now().toISOString(),
    from: { id: config.currentUser.id },
    recipient: { id: config.bot.id },
    conversation: {
      id: config.personalChat.id,
      conversationType: "personal",
      tenantId: config.tenantId,
    },
    channelData: { tenant: { id: config.tenantId } },
    replyToId,
    value: { actionName: "feedback", actionValue: { reaction: "dislike", feedback: "{}" } },
    locale: "en-US",
  };
}
