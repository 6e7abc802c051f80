import { beforeEach, describe, expect, it } from "vitest";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { CentreId, DeskLanguage, Staff } from "../../../../src/domain/staff.ts";
import type { Destination } from "../../../../src/domain/staff-surface.ts";
import {
  accountOf,
  CHANNEL,
  handedOver,
  wordsOf,
  type CaseWorld,
} from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";

const HOUR_MS = 60 * 60 * 1_000;
const NORTH = "north" as CentreId;
const SECOND: Destination = { platform: "slack", channel: "C-SECOND" };
const TELEGRAM: Destination = { platform: "telegram", channel: "-100200" };

const { startWithChannel } = caseWorlds();
let world: CaseWorld;

beforeEach(async () => {
  world = await startWithChannel();
});

const at = (destinations: readonly Destination[]): Promise<unknown> =>
  world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, { destinations });
const tick = async (hours: number): Promise<void> => {
  world.time.advance(hours * HOUR_MS);
  await world.cases.clock({} as never);
  await world.settled();
};
/** The hours until an answer is due. */
const untilDue = ({ dueAt }: Case): number =>
  ((dueAt?.getTime() ?? 0) - world.time.now().getTime()) / HOUR_MS;
const nameOf = (conversation: string): string =>
  conversation.startsWith("[") ? String((JSON.parse(conversation) as string[])[0]) : conversation;
/** Where reminders went since so many posts, and by name to whom of the staff alone. */
const reminded = (since: number): string[] =>
  world.posted
    .slice(since)
    .filter(({ key }) => key.includes("surface.reminder"))
    .map(({ thread, post }) =>
      post.kind === "private" ? post.to.person : nameOf(thread.conversation),
    );
const toldDirectly = (person: string): string[] =>
  world.told
    .filter((each) => each.person === person)
    .map(({ thread, reply }) => `${thread.conversation}: ${wordsOf([reply])}`);

const change = (member: Staff, parts: Partial<Staff>): Promise<void> =>
  world.cases.accounts.staffStore.change((some) => some.save({ ...member, ...parts }));
const speaks = (member: Staff, language: DeskLanguage): Promise<void> =>
  change(member, { language });
/** What was posted by the second reminder: `private NAME: words`, or `CHANNEL: words`. */
async function second(record: Case): Promise<string[]> {
  const due = record.dueAt?.getTime() ?? 0;
  let seen = 0;
  for (const at of [due, due + 4 * HOUR_MS]) {
    seen = world.posted.length;
    world.time.advance(at - world.time.now().getTime());
    await world.cases.clock({} as never);
    await world.settled();
  }
  return world.posted.slice(seen).flatMap(({ thread, post }) => {
    if (post.kind === "private") return [`private ${post.to.person}: ${post.text}`];
    if (post.kind !== "line") return [];
    return [`${String((JSON.parse(thread.conversation) as string[])[0])}: ${post.text}`];
  });
}

describe("the second reminder", () => {
  it("names the leads of the centre in the channel, and goes to each by their own account", async () => {
    await world.staffMember("Li Wei");
    await world.staffMember("An Qi", "lead");
    await world.staffMember("Chen Jing", "lead", [MAIN_CENTRE]);
    const posts = await second(await handedOver(world));
    expect(posts).toEqual([
      expect.stringMatching(/^C-STAFF: YZ-.* An Qi and Chen Jing: please see to it\.$/u),
      expect.stringMatching(/^private An Qi: YZ-.* is still waiting for an answer/u),
      expect.stringMatching(/^private Chen Jing: YZ-.* is still waiting for an answer/u),
    ]);
  });

  it("speaks as the service, not as a member of staff", async () => {
    await world.staffMember("An Qi", "lead");
    const before = world.posted.length;
    await second(await handedOver(world));
    const reminders = world.posted
      .slice(before)
      .filter(({ key }) => key.includes("surface.reminder"));
    const voices = reminders.flatMap(({ post }) => (post.kind === "line" ? [post.voice] : []));
    expect(voices).toEqual(["service", "service"]);
  });

  it("passes by who leads another centre, leads no longer, or works no longer", async () => {
    await world.staffMember("Li Wei", "admin");
    await world.staffMember("An Qi", "lead", [NORTH]);
    const gone = await world.staffMember("Chen Jing", "lead");
    await change(gone, { state: "disabled" });
    const posts = await second(await handedOver(world));
    expect(posts).toEqual([expect.stringMatching(/^C-STAFF: .* which was due on [^.]*\.$/u)]);
  });

  it("is in the language of each lead, and comes once for several channels of one messenger", async () => {
    const lead = await world.staffMember("陈静", "lead");
    await speaks(lead, "zh");
    await world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, {
      destinations: [CHANNEL, SECOND, TELEGRAM],
    });
    const posts = await second(await handedOver(world));
    expect(posts.filter((each) => each.startsWith("private"))).toEqual([
      expect.stringMatching(/^private 陈静: YZ-\d+-\d+ 仍在等待答复/u),
    ]);
    expect(posts.filter((each) => each.includes("陈静: please see to it"))).toHaveLength(3);
  });

  it("names a lead who has linked no account", async () => {
    const lead = await world.staffMember("Chen Jing", "lead");
    const links = await world.unlink(lead, accountOf("Chen Jing"));
    expect(links).toBe(true);
    const posts = await second(await handedOver(world));
    expect(posts).toEqual([expect.stringContaining("Chen Jing: please see to it.")]);
  });
});

describe("the first reminder", () => {
  it("comes to the holder once, however many channels of one messenger there are", async () => {
    const li = await world.staffMember("Li Wei");
    await at([CHANNEL, SECOND, TELEGRAM]);
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.settled();
    const held = await world.store.read(record.id);
    world.time.advance(untilDue(record) * HOUR_MS - 1);
    const note = { type: "note", entry: "note-1" as EntryId, text: "still looking" } as const;
    await world.cases.desk.act(li, record.id, note, null);
    const since = world.posted.length;
    expect(held?.dueAt).toEqual(record.dueAt);
    await tick(1);
    expect(reminded(since)).toEqual(["Li Wei", TELEGRAM.channel]);
  });
});

describe("reminders where a centre has no channel", () => {
  beforeEach(() => at([]));

  it("go to its leads in their private chats with the bot, the first as well as those after it", async () => {
    await world.staffMember("Li Wei");
    await world.staffMember("An Qi", "lead");
    const record = await handedOver(world);
    await tick(untilDue(record));
    await tick(4);
    expect(toldDirectly("An Qi")).toEqual([
      expect.stringMatching(/^An Qi: YZ-.* is still waiting for an answer/u),
      expect.stringMatching(/^An Qi: YZ-.* is still waiting for an answer/u),
    ]);
    expect(toldDirectly("Li Wei")).toEqual([]);
  });

  it("go to all who work there when it has no lead", async () => {
    await world.staffMember("Li Wei");
    await world.staffMember("Zhao Min", "reader");
    const record = await handedOver(world);
    await tick(untilDue(record));
    expect(toldDirectly("Li Wei")).toHaveLength(1);
    expect(toldDirectly("Zhao Min")).toEqual([]);
  });

  it("go to the holder, and to nobody else before them", async () => {
    const li = await world.staffMember("Li Wei");
    await world.staffMember("An Qi", "lead");
    const record = await handedOver(world);
    world.time.advance(untilDue(record) * HOUR_MS - 1);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await tick(1);
    expect(toldDirectly("Li Wei")).toHaveLength(1);
    expect(toldDirectly("An Qi")).toEqual([]);
  });
});

describe("reminders of what waits on", () => {
  it("come to the leads on each working day, and end with an answer", async () => {
    const lead = await world.staffMember("An Qi", "lead");
    const record = await handedOver(world);
    await tick(untilDue(record));
    await tick(4);
    const since = world.posted.length;
    for (let hours = 0; hours < 14 * 24; hours += 2) await tick(2);
    expect(reminded(since).filter((each) => each === "An Qi")).toHaveLength(10);
    await world.cases.desk.act(lead, record.id, { type: "take" }, null);
    const reply = { type: "reply", entry: "reply-1" as EntryId, text: "Here it is." } as const;
    await world.cases.desk.act(lead, record.id, reply, null);
    const answered = world.posted.length;
    for (let hours = 0; hours < 72; hours += 6) await tick(6);
    expect(reminded(answered)).toEqual([]);
  });

  it("are not made up for when the service was off for days: there is one of each", async () => {
    await world.staffMember("An Qi", "lead");
    const record = await handedOver(world);
    await tick(untilDue(record) + 1);
    const since = world.posted.length;
    await tick(5 * 24);
    for (let minutes = 0; minutes < 5; minutes += 1) await tick(1 / 60);
    expect(reminded(since)).toEqual([CHANNEL.channel, "An Qi"]);
  });

  it("begin anew at the centre that it is moved to overdue, and when it becomes urgent there", async () => {
    const lead = await world.staffMember("An Qi", "lead");
    const record = await handedOver(world);
    await tick(untilDue(record));
    await tick(5);
    const { centres } = world.cases.accounts;
    await centres.add("command line", NORTH, { en: "North", zh: "北" }, {});
    await centres.edit("command line", NORTH, null, {
      destinations: [SECOND],
      deskLanguage: "en",
    });
    await world.cases.desk.act(lead, record.id, { type: "move", centre: NORTH }, null);
    const moved = await world.store.read(record.id);
    expect(moved?.dueAt?.getTime()).toBeGreaterThan(world.time.now().getTime());
    const since = world.posted.length;
    for (let hours = 0; hours < 7 * 24; hours += 3) await tick(3);
    expect(reminded(since)).toContain(SECOND.channel);
    const late = world.posted.length;
    await world.says("The police have detained me, please help, I was arrested");
    expect(await world.store.read(record.id)).toMatchObject({ urgency: "urgent", reminders: 0 });
    for (let hours = 0; hours < 24; hours += 1) await tick(1);
    expect(reminded(late).filter((each) => each === SECOND.channel).length).toBeGreaterThan(1);
  });

  it("call the leads at once where it is given back hours after it was due", async () => {
    const li = await world.staffMember("Li Wei");
    await world.staffMember("An Qi", "lead");
    const record = await handedOver(world);
    await tick(untilDue(record));
    await tick(5);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.cases.desk.act(li, record.id, { type: "release" }, null);
    await world.settled();
    const since = world.posted.length;
    await tick(1 / 60);
    await tick(1 / 60);
    expect(reminded(since)).toEqual([CHANNEL.channel, "An Qi"]);
  });
});

describe("what somebody is told who is given a case", () => {
  const give = async (by: Staff, to: Staff, record: Case): Promise<void> => {
    await world.cases.desk.act(by, record.id, { type: "assign", to: to.id }, null);
    await world.settled();
  };

  it("comes to them alone, and names them in the thread", async () => {
    const lead = await world.staffMember("An Qi", "lead");
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world);
    const since = world.posted.length;
    await give(lead, li, record);
    const posts = world.posted.slice(since).flatMap(({ post }) => {
      if (post.kind === "private") return [`${post.to.person}: ${post.text}`];
      return post.kind === "line" ? [post.text] : [];
    });
    expect(posts).toEqual([
      `An Qi has assigned ${record.reference} to Li Wei.`,
      `Li Wei: An Qi has assigned ${record.reference} to you; the person knows that you will answer.`,
    ]);
  });

  it("is said once, and not to whoever takes a case themselves", async () => {
    const lead = await world.staffMember("An Qi", "lead");
    const li = await world.staffMember("Li Wei");
    const record = await handedOver(world);
    await give(lead, lead, record);
    expect(JSON.stringify(world.posted)).not.toContain("has assigned");
    await give(lead, li, record);
    await give(lead, li, record);
    expect(JSON.stringify(world.posted).split("has assigned")).toHaveLength(1 + 2);
  });

  it("reaches them where the centre has no channel", async () => {
    await at([]);
    const lead = await world.staffMember("An Qi", "lead");
    const li = await world.staffMember("Li Wei");
    await give(lead, li, await handedOver(world));
    expect(toldDirectly("Li Wei")).toEqual([expect.stringContaining("to you; the person knows")]);
  });
});

describe("what the person is told when their case is given back", () => {
  it.each([
    ["en", "How do I renew my residence permit?", "is waiting for a member of staff again"],
    [
      "ru",
      "Как мне продлить вид на жительство в Пекине?",
      "снова ждёт, когда его возьмёт сотрудник",
    ],
  ])(
    "is that it waits for somebody again, and promises nobody, in %s",
    async (language, question, words) => {
      const li = await world.staffMember("Li Wei");
      const record = await handedOver(world, {}, question);
      expect(record.language).toBe(language);
      await world.cases.desk.act(li, record.id, { type: "take" }, null);
      await world.cases.desk.act(li, record.id, { type: "release" }, null);
      await world.cases.desk.act(li, record.id, { type: "release" }, null);
      await world.settled();
      const told = world.told.filter(({ reply }) => wordsOf([reply]).includes(words));
      expect(told.map(({ reply }) => reply.language)).toEqual([language]);
    },
  );
});
