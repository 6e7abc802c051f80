/**
 * A case from the question to the rating, over the wired service with everything on: people on each of four platforms, and one
 * of the staff at the web desk and in a channel of each of three messengers. Everything runs on loopback.
 *
 * - Telegram is telegram-test-api behind our front. It knows no topics: the front keeps them.
 * - Slack is our own server, since the emulator of others has one person, sends no events and knows no buttons: what people
 *   write and press comes as signed requests after `test/fixtures/slack`.
 * - Teams is our own server, since Microsoft’s playground has one person at a time and tells the bot of a channel only what
 *   calls it: what people write and press comes as signed activities after `test/fixtures/teams`.
 * - The web desk and the chat page are their interfaces over HTTP; what the pages make of them is tested elsewhere.
 *
 * The pace at which each messenger may be sent to is left out: it would be most of what is waited for.
 */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Seen, StaffChannel } from "../helpers/hand-over/drivers.ts";
import { PersonStory } from "../helpers/hand-over/person-story.ts";
import { say } from "../helpers/hand-over/staff-in-channel.ts";
import { STORIES, WITHDRAWALS, type Story } from "../helpers/hand-over/stories.ts";
import { strays } from "../helpers/hand-over/strays.ts";
import { STAFF_NAME, startHandOverWorld, type HandOverWorld } from "../helpers/hand-over/world.ts";
import { waitFor } from "../helpers/wait-for.ts";

const START_MS = 120_000;
const STORY_MS = 120_000;

vi.mock("../../adapters/telegram/limits.ts", async (original) => ({
  ...(await original<object>()),
  PACE: { installation: null, conversation: null },
}));
vi.mock("../../adapters/slack/limits.ts", async (original) => ({
  ...(await original<object>()),
  PACE: { installation: null, conversation: null },
}));
vi.mock("../../adapters/teams/limits.ts", async (original) => {
  const { LIMITS, ...others } = await original<{ readonly LIMITS: object }>();
  const unhurried = { most: 100_000, perMs: 1 };
  return {
    ...others,
    LIMITS: { ...LIMITS, pacePerThread: unhurried, pacePerTenant: unhurried },
  };
});

let world: HandOverWorld;
/** What each person was told in all, and the case that it was about. */
const told = new Map<Story, readonly string[]>();
const references = new Map<Story, string>();

beforeAll(async () => {
  world = await startHandOverWorld();
}, START_MS);
afterAll(async () => {
  await world.stop();
});

describe.concurrent("a person who asks for a person", () => {
  it.each(STORIES)(
    "on $person $asks is helped by staff on $staff, all of it in $language",
    async (story) => {
      const person = await PersonStory.begin(world, story);
      try {
        await play(story, person);
        told.set(story, person.words());
      } finally {
        person.stop();
      }
    },
    STORY_MS,
  );
});

describe.concurrent("a person who takes the consent back", () => {
  it.each(WITHDRAWALS)(
    "on $person leaves nothing of the case in any channel, in $language",
    async (story) => {
      const person = await PersonStory.begin(world, story);
      try {
        await takeBack(story, person);
      } finally {
        person.stop();
      }
    },
    STORY_MS,
  );
});

/** Of those whose story came to its end; each that did not has failed by itself. */
describe("after all of it", () => {
  it("nobody was told words that were meant for somebody else, or a note", () => {
    for (const [story, words] of told) {
      const foreign = STORIES.flatMap(({ words: { reply, note, more } }) => [reply, note, more]);
      const heard = foreign.filter((each) => words.some((text) => text.includes(each)));
      expect(heard).toEqual([story.words.reply]);
    }
    expect(told.size).toBe(STORIES.length);
  });

  it("every channel shows every case as it ended, each below its own card", async () => {
    const { messengers } = world;
    for (const { staff } of Object.values(messengers)) {
      for (const [story, reference] of references) {
        await waitFor(() => isWholeIn(staff, reference, story));
        const foreign = STORIES.filter((other) => other !== story).map(({ words }) => words.more);
        const posts = staff.threadOf(reference)?.posts ?? [];
        expect(posts.filter(({ words }) => foreign.some((each) => words.includes(each)))).toEqual(
          [],
        );
      }
    }
  });

  it("staff read no words of another language than theirs, beside what the person said", () => {
    const shown = Object.values(world.messengers).flatMap(({ staff }) => [
      ...staff.everything(),
      ...staff.privately(),
    ]);
    expect(shown.length).toBeGreaterThan(10 * STORIES.length);
    expect(shown.flatMap((words) => strays(words, "zh"))).toEqual([]);
    expect(strays("工单 case YZ-2026-0001 · Mei Lin · Slack", "zh")).toEqual(["case"]);
  });

  it("nothing that was to be sent is left, and nothing was given up", async () => {
    await waitFor(() => world.unsent().every(({ state }) => state !== "waiting"));
    expect(world.unsent()).toEqual([]);
  });
});

async function play(story: Story, person: PersonStory): Promise<void> {
  const { words, language } = story;
  const reference = await person.handOver();
  references.set(story, reference);
  const staff = world.staff(story.staff, reference);
  const named = { name: STAFF_NAME, centre: person.own("case.centre"), reference };
  await staff.found();
  await staff.take();
  await person.hears(person.own("case.taken", named));

  const before = person.words();
  await person.driver.say(words.more);
  await staff.sees(words.more);
  await staff.note(words.note);
  expect(person.words()).toEqual(before);

  await staff.reply(words.reply);
  const answer = await person.hears(words.reply);
  expect(answer.words.split(/\n+/u)).toEqual([person.own("case.staffSays", named), words.reply]);

  await staff.resolve();
  await person.hears(person.own("case.resolved", named));
  await person.presses("case.action.good");
  await person.hears(person.own("case.rated"));

  // Nothing of the bot’s own between what the staff do.
  expect(person.words().slice(before.length - 1)).toEqual([
    person.own("case.taken", named),
    answer.words,
    person.own("case.resolved", named),
    person.own("case.rated"),
  ]);
  expect(person.inAnotherLanguage()).toEqual([]);
  const { case: record, entries } = await world.desk.caseOf(reference);
  expect(record).toMatchObject({ state: "resolved", language, satisfaction: "good" });
  const kinds = entries.map(({ kind }) => kind);
  expect(kinds).toEqual(["person", "bot", "person", "note", "staff"]);
}

async function takeBack({ words, staff }: Story, person: PersonStory): Promise<void> {
  const reference = await person.handOver();
  const desk = world.staff(staff, reference);
  await desk.found();
  await desk.take();
  await person.driver.say(words.more);
  await desk.sees(words.more);
  await desk.reply(words.reply);
  await person.hears(words.reply);
  const channels = Object.values(world.messengers).map((messenger) => messenger.staff);
  const shows = (channel: StaffChannel, text: string): boolean =>
    channel.everything().some((each) => each.includes(text));
  await waitFor(() => channels.every((channel) => shows(channel, words.reply)));

  await person.driver.say("/mycase");
  const title = person.own("mycase.title", { reference });
  await person.hears(title, person.own("mycase.state.waiting"), words.more, words.reply);

  await person.driver.say("/withdraw");
  await person.hears(person.own("case.withdrawn", { reference }));
  await waitFor(() => channels.every((channel) => !shows(channel, reference)));
  for (const channel of channels) {
    expect([words.more, words.reply].filter((each) => shows(channel, each))).toEqual([]);
  }
  const { case: record, entries } = await world.desk.caseOf(reference);
  expect([record.state, entries]).toEqual(["closed", []]);
  expect(person.inAnotherLanguage()).toEqual([]);

  const before = person.words().length;
  await person.driver.say(words.question);
  await waitFor(() => person.words().length > before);
  expect(person.words().slice(before).join("\n")).toContain(words.answered);
}

/** Whether all that was said stands there, and the card says how it ended. */
function isWholeIn(channel: StaffChannel, reference: string, { words }: Story): boolean {
  const thread = channel.threadOf(reference);
  const title = say("surface.title", { reference, state: say("case.state.resolved") });
  const says = (text: string): boolean =>
    thread?.posts.some((post: Seen) => post.words.endsWith(text)) ?? false;
  const isResolved = thread?.card.words.startsWith(title) ?? false;
  return isResolved && [words.question, words.more, words.note, words.reply].every(says);
}
