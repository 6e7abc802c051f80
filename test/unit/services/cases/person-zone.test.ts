import { beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../../../src/domain/answer.ts";
import type { Case } from "../../../../src/domain/case.ts";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import type { PersonId } from "../../../../src/domain/message.ts";
import type { OfficeHours } from "../../../../src/domain/office-hours.ts";
import {
  buttonOf,
  handedOver,
  wordsOf,
  type CaseWorld,
  type Who,
} from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";

const OPEN = [{ from: "09:00", until: "17:00" }] as const;
/** A world begins on Thursday at ten in Beijing: eight hours of open time end on Friday at ten. */
const HOURS: OfficeHours = {
  timeZone: "Asia/Shanghai",
  week: {
    monday: OPEN,
    tuesday: OPEN,
    wednesday: OPEN,
    thursday: OPEN,
    friday: OPEN,
    saturday: [],
    sunday: [],
  },
  breaks: [],
};
const texts = shippedTexts();

const { start } = caseWorlds();
let world: CaseWorld;

async function opensHours(hours: OfficeHours | null = HOURS): Promise<void> {
  const edit = { hours, promiseDays: hours === null ? 3 : 1 };
  await world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, edit);
}

/** The receipt of a case that is opened with a question. */
async function receiptOf(from: Who = {}, question = QUESTION): Promise<readonly Reply[]> {
  await world.says(question, from);
  const consent = await world.says("/human", from);
  return world.presses(buttonOf(consent, "handover:agree"), from);
}

async function record(): Promise<Case> {
  const [found] = (await world.store.list(EVERYTHING, 10, null)).cases;
  if (found === undefined) throw new Error("There is no case.");
  return found;
}

async function taken(): Promise<void> {
  const li = (await world.cases.accounts.staffStore.list())[0];
  if (li === undefined) throw new Error("Nobody works.");
  await world.cases.desk.act(li, (await record()).id, { type: "take" }, null);
  await world.settled();
}

const zonesIn = (replies: readonly Reply[]): readonly string[] =>
  replies
    .flatMap(({ actions }) => actions)
    .flatMap(({ id }) => (id.startsWith("zone:") ? [id.slice(5)] : []));
const said = (key: "zone.ask" | "zone.which", language = "en"): string => texts.say(key, language);

/** Their words; of what the clock counted while the test worked nothing is asserted. */
const rounded = (replies: readonly Reply[]): string =>
  wordsOf(replies).replaceAll(/(\d\d:0)\d/gu, "$1#");

const QUESTION = "How do I renew my residence permit?";

beforeEach(async () => {
  world = await start();
  await world.staffMember("Li Wei");
});

describe("the question where somebody is", () => {
  beforeEach(() => opensHours());

  it("is asked below a receipt that names a clock time, with the zones that fit what they told", async () => {
    const receipt = await receiptOf(
      {},
      "I am from Kazakhstan. How do I renew my residence permit?",
    );
    expect(rounded(receipt)).toContain("by Friday 27 November at 10:0# (Beijing time)");
    expect(wordsOf(receipt)).toContain(said("zone.ask"));
    expect(receipt[0]?.actions).toEqual([
      { id: "zone:Asia/Almaty", label: "07:00 — Almaty" },
      { id: "zone:Asia/Shanghai", label: "10:00 — Beijing" },
    ]);
  });

  it("offers six zones at most, that of the centre among them", async () => {
    const receipt = await receiptOf({}, "I live in Russia. How do I renew my residence permit?");
    const zones = zonesIn(receipt);
    expect(zones).toHaveLength(6);
    expect(zones[0]).toBe("Europe/Moscow");
    expect(zones.at(-1)).toBe("Asia/Shanghai");
  });

  it.each(["en", "zh", "ru", "ar", "fr", "es"])("is asked in the language “%s”", async (tag) => {
    const from = { conversation: `in ${tag}` };
    await world.presses(`language:${tag}`, from);
    const receipt = wordsOf(await receiptOf(from));
    expect(receipt).toContain(said("zone.ask", tag));
  });

  it("is not asked where the zone is known, nothing is promised by the clock, or others read", async () => {
    const known = rounded(await receiptOf({ conversation: "known", timeZone: "Asia/Tashkent" }));
    expect(known).toContain("at 07:0# your time (Uzbekistan Standard Time)");
    const shared = wordsOf(await receiptOf({ conversation: "room", visibility: "shared" }));
    expect(shared).toContain("(Beijing time)");
    await opensHours(null);
    const days = wordsOf(await receiptOf({ conversation: "days" }));
    expect(days).toContain("within 3 working days");
    for (const receipt of [known, shared, days]) expect(receipt).not.toContain(said("zone.ask"));
  });

  it("is answered by nobody in a room, where words that name a place are words like any others", async () => {
    const room = { conversation: "room", visibility: "shared" } as const;
    await receiptOf(room);
    const replies = [
      ...(await world.says("I am in Tashkent", room)),
      ...(await world.presses("zone:Asia/Tashkent", room)),
    ];
    expect(wordsOf(replies)).not.toContain("your time");
    const after = await record();
    expect(after.timeZone).toBeNull();
    const entries = await world.store.entries(after.id);
    expect(entries.map(({ text }) => text)).toContain("I am in Tashkent");
  });

  it("says the centre’s time in a room, whatever the platform tells of somebody there", async () => {
    const from = { visibility: "shared", timeZone: "Asia/Tashkent" } as const;
    expect(rounded(await receiptOf(from))).toContain("at 10:0# (Beijing time)");
    expect((await record()).timeZone).toBe("Asia/Tashkent");
  });
});

describe("the answer to it", () => {
  beforeEach(async () => {
    await opensHours();
    await receiptOf();
  });

  it.each([
    [
      "Tashkent",
      "Asia/Tashkent",
      "Friday 27 November at 07:0# your time (Uzbekistan Standard Time)",
    ],
    [
      "Узбекистан",
      "Asia/Tashkent",
      "Friday 27 November at 07:0# your time (Uzbekistan Standard Time)",
    ],
    [
      "I am in Cairo",
      "Africa/Cairo",
      "Friday 27 November at 04:0# your time (Eastern European Time)",
    ],
    ["Moscow", "Europe/Moscow", "Friday 27 November at 05:0# your time (Moscow Standard Time)"],
    ["我在阿拉木图", "Asia/Almaty", "Friday 27 November at 07:0# your time (Kazakhstan Time)"],
    ["Santiago", "America/Santiago", "Thursday 26 November at 23:0# your time (Chile Time)"],
    ["Wuhan", "Asia/Shanghai", "Friday 27 November at 10:0# (Beijing time)"],
  ])(
    "in the words “%s” is kept, and the promise is said again in their time",
    async (text, zone, time) => {
      const replies = await world.says(text);
      expect(rounded(replies)).toBe(`A member of the centre’s staff will answer you by ${time}.`);
      const after = await record();
      expect(after.timeZone).toBe(zone);
      const acts = (await world.store.events(after.id)).map(({ act }) => act);
      expect(acts).toEqual([{ type: "opened" }, { type: "located" }, { type: "written" }]);
      const entries = await world.store.entries(after.id);
      expect(entries.slice(-2).map(({ kind }) => kind)).toEqual(["person", "bot"]);
      expect(entries.at(-2)?.text).toBe(text);
    },
  );

  it("by a button is kept without words of theirs", async () => {
    const [reply] = await world.presses("zone:Asia/Tashkent");
    expect(rounded([reply as Reply])).toContain("at 07:0# your time (Uzbekistan Standard Time)");
    const after = await record();
    expect([after.timeZone, after.revision]).toEqual(["Asia/Tashkent", 2]);
    const acts = (await world.store.events(after.id)).map(({ act }) => act.type);
    expect(acts).toEqual(["opened", "located"]);
  });

  it("that comes twice, as platforms deliver it, is heard once", async () => {
    const twice = { id: "the same message" };
    expect(await world.says("Tashkent", twice)).toHaveLength(1);
    expect(await world.says("Tashkent", twice)).toEqual([]);
    expect((await record()).revision).toBe(2);
  });

  it("that names a country of several zones is asked back, with the time that it is in each", async () => {
    const replies = await world.says("Indonesia");
    expect(wordsOf(replies)).toBe(said("zone.which"));
    expect(replies[0]?.actions.map(({ label }) => label)).toEqual([
      "09:00 — Jakarta",
      "10:00 — Makassar",
      "11:00 — Jayapura",
    ]);
    expect((await record()).timeZone).toBeNull();
    await world.says("Makassar");
    expect((await record()).timeZone).toBe("Asia/Makassar");
  });

  it("that is an ordinary question is answered as one, and nothing is asked twice", async () => {
    const [reply] = await world.says("How do I register with the police?");
    expect(reply?.outcome).toBe("answer");
    // It might be an answer to what the bot asked in between.
    const later = await world.says("Kazakhstan");
    expect((await record()).timeZone).toBeNull();
    expect(wordsOf([reply as Reply, ...later])).not.toContain(said("zone.ask"));
    expect(wordsOf(await world.says("/human"))).not.toContain(said("zone.ask"));
  });

  it("in words that say so is heard later, too, and changes what was said before", async () => {
    await world.says("Tashkent");
    await world.says("How do I register with the police?");
    const replies = await world.says("I am in Cairo now");
    expect(rounded(replies)).toContain("at 04:0# your time");
    expect((await record()).timeZone).toBe("Africa/Cairo");
    await world.presses("zone:Asia/Almaty");
    expect((await record()).timeZone).toBe("Asia/Almaty");
  });

  it("is noted where the promise is past", async () => {
    world.time.advance(2 * 24 * 60 * 60 * 1_000);
    await world.settled();
    const noted = wordsOf(await world.presses("zone:Asia/Tashkent"));
    expect(noted.split("\n")[0]).toBe(
      texts.say("zone.noted", "en", { zone: "Uzbekistan Standard Time" }),
    );
  });

  it("is no zone where a button says what is none", async () => {
    const before = await record();
    for (const zone of ["Mars/Olympus", "+05:00", "", "x".repeat(90)]) {
      expect((await world.presses(`zone:${zone}`))[0]?.outcome).toBe("no_answer");
    }
    expect(await record()).toEqual(before);
  });

  it("is no location without a case", async () => {
    await world.says("/withdraw");
    expect((await world.presses("zone:Asia/Tashkent"))[0]?.outcome).toBe("no_answer");
    expect((await record()).timeZone).toBeNull();
  });
});

describe("while somebody of the staff has the word", () => {
  beforeEach(async () => {
    await opensHours();
    await receiptOf();
    await taken();
  });

  it("the name of a place is kept, reaches them as any words do, and the bot says nothing to it", async () => {
    expect(await world.says("Tashkent")).toEqual([]);
    const after = await record();
    expect([after.timeZone, after.standing.state]).toEqual(["Asia/Tashkent", "assigned"]);
    expect((await world.store.entries(after.id)).at(-1)).toMatchObject({
      kind: "person",
      text: "Tashkent",
    });
  });

  it("a country of several zones is words like any others", async () => {
    expect(await world.says("Indonesia")).toEqual([]);
    const after = await record();
    expect(after.timeZone).toBeNull();
    expect((await world.store.entries(after.id)).at(-1)?.text).toBe("Indonesia");
  });

  it("a button is still answered", async () => {
    expect(rounded(await world.presses("zone:Asia/Tashkent"))).toContain("at 07:0# your time");
    expect((await record()).timeZone).toBe("Asia/Tashkent");
  });
});

describe("what was learnt of where somebody is", () => {
  beforeEach(() => opensHours());

  it("serves the next case of the conversation, also when nothing else is remembered any more", async () => {
    const first = await handedOver(world);
    await world.says("Tashkent");
    const li = await world.staffMember("Wang Fang");
    await world.cases.desk.act(li, first.id, { type: "resolve" }, null);
    await world.settled();
    world.time.advance(8 * 24 * 60 * 60 * 1_000);
    await world.cases.clock({} as never);
    expect((await world.store.read(first.id))?.standing.state).toBe("closed");
    const receipt = wordsOf(await receiptOf());
    expect(receipt).toContain("your time (Uzbekistan Standard Time)");
    expect(receipt).not.toContain(said("zone.ask"));
  });

  it("is not told in another conversation of the same person", async () => {
    await receiptOf();
    await world.says("Tashkent");
    const elsewhere = await receiptOf({ conversation: "another" });
    expect(wordsOf(elsewhere)).toContain(said("zone.ask"));
  });

  it("is shown by /privacy, and goes with an erasure and with a withdrawn consent", async () => {
    await receiptOf();
    await world.says("Tashkent");
    expect(wordsOf(await world.says("/privacy"))).toContain(
      "The time where you are: Uzbekistan Standard Time",
    );
    await world.says("/withdraw");
    expect((await record()).timeZone).toBeNull();
    await world.says("/forget");
    expect(wordsOf(await world.says("/privacy"))).not.toContain("Uzbekistan");
    const kept = await world.store.events((await record()).id);
    expect(JSON.stringify(kept)).not.toContain("Tashkent");
    expect(await world.store.ofPerson({ ...PERSON, person: "conversation-1" as PersonId })).toEqual(
      [],
    );
  });
});

const PERSON = { platform: "web", installation: "web" } as const;

const EVERYTHING = {
  centres: "all",
  states: null,
  holder: null,
  language: null,
  urgency: null,
  text: null,
} as const;
