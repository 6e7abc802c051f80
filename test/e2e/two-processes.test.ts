/**
 * Two processes on one PostgreSQL, behind a proxy without sticky sessions, are one service to everybody: people on Telegram and at the
 * page, and staff at the web desk and in Slack. Telegram and Slack are our own servers. Both processes run in that of the tests.
 */
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import { clock } from "../helpers/hand-over/clock.ts";
import { staffAtDesk, type Desk } from "../helpers/hand-over/desk.ts";
import { staffInChannel } from "../helpers/hand-over/staff-in-channel.ts";
import { shippedTexts } from "../helpers/page-texts.ts";
import { visitorAt } from "../helpers/page-visitor.ts";
import type { TelegramApiServer } from "../helpers/platforms/telegram-server.ts";
import { AT, messageUpdate } from "../helpers/platforms/telegram-updates.ts";
import { startTwoProcessWorld, type TwoProcessWorld } from "../helpers/two-process-world.ts";
import { waitFor } from "../helpers/wait-for.ts";

const START_MS = 120_000;
const STORY_MS = 60_000;
/** After which nothing is told any more at any process that was withdrawn at one. */
const WITHDRAWN_WITHIN_MS = 2_000;
/** Within which an open page shows what happened at the other process. */
const SHOWN_WITHIN_MS = 2_000;
const ASKED_EVERY_MS = 50;
/** Five seconds until nobody tells it any more, and as many until it is looked whether somebody is to be told. */
const CORRECTED_WITHIN_MS = 15_000;
/** What is sent a second time, or a sign of typing that belongs to no answer, would come by then. */
const AGAIN_WITHIN_MS = 500;
const texts = shippedTexts();

/** Staff in Slack would wait for it most of the time. */
vi.mock("../../adapters/slack/limits.ts", async (original) => ({
  ...(await original<object>()),
  PACE: { installation: null, conversation: null },
}));

let world: TwoProcessWorld;
beforeAll(async () => {
  world = await startTwoProcessWorld();
}, START_MS);
afterAll(() => world.stop());

describe("two processes to a person on Telegram", () => {
  const person = 7_101;
  const sent = (): string[] =>
    world.api.sent.filter(({ payload }) => payload.chat_id === person).map(({ text }) => text);
  const says = (number: number, text: string) =>
    messageUpdate({ update: 100 + number, number, person, text });

  it(
    "answer each message once and in order, whichever of them it is brought to, and again to the other",
    async () => {
      const { api, proxy, bring } = world;
      const asked = [
        ["question fees number iii", "The fee is RMB 400."],
        ["question centres number iii", "They advise."],
        ["/privacy", "I am an automatic service"],
        ["/help", "Ask in your own words"],
        ["question holidays number ii", "The state names the days."],
      ] as const;
      const updates = asked.map(([text], index) => says(index + 1, text));
      for (const update of updates) await bring(update);
      await waitFor(() => sent().length >= asked.length);
      // Telegram tells of an edit as well where nothing but a preview has changed.
      const { message } = says(1, asked[0][0]);
      for (const later of [1, 2]) {
        const edited_message = { ...message, edit_date: AT + later };
        await bring({ update_id: 200 + later, edited_message });
      }
      for (const [place, update] of updates.entries()) {
        proxy.turnTo(place + 1);
        await bring(update);
      }
      await bring(says(9, "/help"));
      await waitFor(() => sent().length > asked.length);
      await pause(AGAIN_WITHIN_MS);
      expect(sent()).toHaveLength(asked.length + 1);
      for (const [index, [, answer]] of asked.entries())
        expect(sent()[index]?.startsWith(answer)).toBe(true);

      const calls = api.calls.filter(({ payload }) => payload["chat_id"] === person);
      expect(calls.at(-1)?.method).toBe("sendMessage");
    },
    STORY_MS,
  );

  it("register one webhook, leave it alone from then on, and fetch nothing beside it", () => {
    const { api, proxy } = world;
    expect(api.webhook?.url).toContain(proxy.url);
    expect(api.countOf("setWebhook")).toBeLessThanOrEqual(2);
    expect(api.countOf("deleteWebhook") + api.countOf("getUpdates")).toBe(0);
  });
});

describe("two processes to somebody who asks for a person, and to the staff", () => {
  it(
    "show at each of them within two seconds what is said at the other, at the desk and in Slack",
    async () => {
      const { urls, proxy, mei, channel } = world;
      const [here, there] = urls;
      const pages = { here: await openDesk(mei.at(here)), there: await openDesk(mei.at(there)) };
      const visitor = await visitorAt(here);
      const hears = (text: string): Promise<void> =>
        waitFor(() => visitor.said.some((each) => each.text.includes(text)), SHOWN_WITHIN_MS);
      await visitor.sends({ text: "/human" });
      const opened = pages.there.shows(
        async (page) => (await page.idOf(await visitor.reference())) !== null,
      );
      await visitor.presses("handover:agree");
      await opened;

      const reference = await visitor.reference();
      const desk = staffAtDesk(mei.at(there), reference);
      await desk.take();
      await hears("Mei Lin");
      await desk.reply("Your permit is ready on Monday.");
      await hears("Your permit is ready on Monday.");

      visitor.writeAt(there);
      const more = "May I send a friend for it?";
      const isRead = pages.here.shows(async (page) =>
        (await page.caseOf(reference)).entries.some(({ text }) => text === more),
      );
      await visitor.writes(more);
      await isRead;

      // Slack brings each event to the next process in turn.
      const slack = staffInChannel(channel, reference);
      await slack.sees(more);
      proxy.turnTo(0);
      await slack.reply("Yes, with your passport.");
      await hears("Yes, with your passport.");
      await slack.resolve();
      const good = texts.say("case.action.good", "en");
      const isAsked = (): boolean =>
        visitor.said.at(-1)?.actions.some(({ label }) => label === good) === true;
      await waitFor(isAsked, SHOWN_WITHIN_MS);
      const { case: record, entries } = await mei.caseOf(reference);
      expect(record.state).toBe("resolved");
      expect(entries.filter(({ kind }) => kind === "staff")).toHaveLength(2);
    },
    STORY_MS,
  );
});

describe("two processes, at one of which an article is withdrawn while both answer with it", () => {
  const asks = (person: number): Promise<void> =>
    world.bring(
      messageUpdate({ update: person, number: 1, person, text: "question free number iii" }),
    );

  it(
    "tell nobody of it two seconds later, nor who waited, and correct it once to everybody who was told",
    async () => {
      const { api, lead, urls, proxy } = world;
      const desk = lead.at(urls[1]);
      const waiting = [7_201, 7_202];
      const sendings = watchSendings(api, waiting);
      proxy.turnTo(0);
      for (const person of waiting) await asks(person);
      await waitFor(() => sendings.refused.size === waiting.length);

      const asked = [...waiting];
      const asking = askOneAfterAnother(async () => {
        const person = 7_203 + asked.length;
        asked.push(person);
        await asks(person);
      });
      await waitFor(() => sendings.told(WITHDRAWN).length > 8);
      const { withdrawal } = (await desk.post("/content/withdrawals", {
        article: "visas/free",
        claim: null,
        reason: "It is being checked.",
      })) as { withdrawal: { id: string } };
      const withdrawnAt = performance.now();
      onTestFinished(async () => {
        await lead.post(`/content/withdrawals/${withdrawal.id}/lift`, { reason: "It is right." });
      });
      const since = new Date(clock.now().getTime() - 3_600_000).toISOString();
      await desk.post("/content/notices", { withdrawal: withdrawal.id, since });
      await pause(WITHDRAWN_WITHIN_MS);
      sendings.refuseNobody();
      await pause(ASKED_EVERY_MS);
      await asking.end();

      const isAnswered = (person: number): boolean => sendings.people().includes(person);
      await waitFor(() => asked.every(isAnswered));
      const told = sendings.told(WITHDRAWN);
      const after = told.map(({ at }) => at - withdrawnAt);
      expect(after.filter((ms) => ms > WITHDRAWN_WITHIN_MS)).toEqual([]);
      const toldPeople = told.map(({ person }) => person);
      expect(toldPeople).toEqual([...new Set(toldPeople)]);
      expect(toldPeople.filter((person) => waiting.includes(person))).toEqual([]);

      // Whoever another story told of the article is told as well.
      const corrected = (): number[] =>
        sendings
          .told(CORRECTED)
          .map(({ person }) => person)
          .filter((person) => asked.includes(person));
      await waitFor(() => corrected().length >= toldPeople.length, CORRECTED_WITHIN_MS);
      await pause(AGAIN_WITHIN_MS);
      expect(corrected().toSorted()).toEqual(toldPeople.toSorted());
    },
    STORY_MS,
  );
});

/** Words of the article, and those with which it is taken back. */
const WITHDRAWN = "You may stay up to";
const CORRECTED = "Something in it may be wrong and has been withdrawn.";

/**
 * What Telegram was given to send, and when.
 *
 * @param waiting to whom nothing can be sent until nobody is refused
 */
function watchSendings(api: TelegramApiServer, waiting: readonly number[]) {
  const sent: { readonly person: number; readonly text: string; readonly at: number }[] = [];
  const refused = new Set<number>();
  let isRefused = true;
  api.refuse = ({ method, payload }) => {
    if (method !== "sendMessage") return null;
    const person = Number(payload["chat_id"]);
    if (isRefused && waiting.includes(person)) {
      refused.add(person);
      const parameters = { retry_after: 1 };
      return { error_code: 429, description: "Too Many Requests", parameters };
    }
    sent.push({ person, text: String(payload["text"]), at: performance.now() });
    return null;
  };
  onTestFinished(() => {
    api.refuse = () => null;
  });
  return {
    refused,
    told: (words: string) => sent.filter(({ text }) => text.includes(words)),
    people: () => [...new Set(sent.map(({ person }) => person))],
    refuseNobody: () => {
      isRefused = false;
    },
  };
}

/** Somebody asks every few moments, until the end. */
function askOneAfterAnother(ask: () => Promise<void>) {
  const ending = new AbortController();
  const asking = (async () => {
    while (!ending.signal.aborted) {
      await ask();
      await pause(ASKED_EVERY_MS);
    }
  })();
  return {
    end: async () => {
      ending.abort();
      await asking;
    },
  };
}

/** A page of the desk that somebody has open: it looks again when it is told that something changed, and not before. */
async function openDesk(desk: Desk) {
  let changed = (): void => undefined;
  onTestFinished(
    await desk.watch(() => {
      changed();
    }),
  );
  return {
    shows: (holds: (desk: Desk) => Promise<boolean>): Promise<void> => {
      let isShown = false;
      changed = () => {
        void holds(desk).then((is) => (isShown ||= is));
      };
      return waitFor(() => isShown, SHOWN_WITHIN_MS);
    },
  };
}
