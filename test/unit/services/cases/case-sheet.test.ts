import { beforeEach, describe, expect, it } from "vitest";
import type { Reply } from "../../../../src/domain/answer.ts";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import type { PersonId, PersonRef } from "../../../../src/domain/message.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { buttonOf, handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";

const QUESTION = "My passport is AB1234567. How do I renew my residence permit?";
const MORE = "And my phone is +86 138 0013 8000.\nIs a copy enough?";
const REPLY = "A copy is enough.\n\nBring the contract, too.";
const NOTE = "Looks like a hard one, ask the lead.";
const texts = shippedTexts();

const { start } = caseWorlds();
let world: CaseWorld;
let li: Staff;
let made = 0;

beforeEach(async () => {
  world = await start();
  li = await world.staffMember("Li Wei");
});

function entry(): EntryId {
  made += 1;
  return `00000000-0000-4000-8000-${String(made).padStart(12, "0")}` as EntryId;
}

async function act(record: Case, type: "take" | "resolve" | "release"): Promise<void> {
  expect((await world.cases.desk.act(li, record.id, { type }, null)).kind).toBe("done");
  await world.settled();
}

async function writes(record: Case, type: "reply" | "note", text: string): Promise<void> {
  const written = { type, entry: entry(), text } as const;
  expect((await world.cases.desk.act(li, record.id, written, null)).kind).toBe("done");
  await world.settled();
}

/** A case in which everybody wrote, and somebody wrote a note. */
async function aTalk(): Promise<Case> {
  const record = await handedOver(world, {}, QUESTION);
  await act(record, "take");
  await world.says(MORE);
  await writes(record, "note", NOTE);
  await writes(record, "reply", REPLY);
  return record;
}

const personOf = (conversation = "conversation-1"): PersonRef => ({
  platform: "web",
  installation: "web",
  person: conversation as PersonId,
});
const only = (replies: readonly Reply[]): Reply => {
  expect(replies).toHaveLength(1);
  return replies[0] as Reply;
};

describe("/mycase", () => {
  it("tells where the case stands and all that was said in it, the latest at the end, and no note", async () => {
    const record = await aTalk();
    const reply = only(await world.says("/mycase"));
    const words = wordsOf([reply]);
    expect(reply.outcome).toBe("command");
    expect(words.split("\n").slice(0, 6)).toEqual([
      `Your case ${record.reference}`,
      "State: answered; it is your turn",
      "Centre: service centre",
      "In charge: Li Wei",
      expect.stringMatching(/^Opened: Thursday 26 November at 10:0\d \(Beijing time\)$/u),
      "What you, I and the staff said, the latest at the end; times: Beijing time.",
    ]);
    const order = [
      "How do I renew",
      "Yizhan · ",
      "And my phone is",
      "Li Wei · ",
      "A copy is enough.",
    ];
    const places = order.map((part) => words.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(words).not.toContain(NOTE);
    // As it was shared: hidden before the consent, and as it was written after it.
    expect(words).not.toContain("AB1234567");
    expect(words).toContain("138 0013 8000");
  });

  it("is said in the time of the person where it is known", async () => {
    await handedOver(world, { timeZone: "Asia/Tashkent" });
    expect(wordsOf(await world.says("/mycase"))).toMatch(
      /Opened: Thursday 26 November at 07:0\d \(Uzbekistan Standard Time\)/u,
    );
  });

  it.each([
    ["en", "show my case"],
    ["zh", "我的咨询"],
    ["ru", "Моё обращение"],
    ["ar", "طلبي"],
    ["fr", "mon dossier"],
    ["es", "Mi caso"],
  ])("is asked for and told in the language “%s”, by “%s”", async (language, words) => {
    const from = { conversation: language };
    await world.presses(`language:${language}`, from);
    const { reference } = await handedOver(world, from);
    const told = wordsOf(await world.says(words, from));
    expect(told).toContain(texts.say("mycase.title", language, { reference }));
    expect(told).toContain(texts.say("mycase.state.open", language));
    expect(told).toContain(texts.say("mycase.unheld", language));
  });

  it("is refused where others read, and not offered there", async () => {
    const room = { conversation: "room", visibility: "shared" } as const;
    const { reference } = await handedOver(world, room);
    for (const replies of [
      await world.says("/mycase", room),
      await world.presses("mycase", room),
    ]) {
      expect(wordsOf(replies)).toContain(texts.say("mycase.private", "en"));
      expect(wordsOf(replies)).not.toContain(reference);
    }
    const known = only(await world.says("/human", room));
    expect(known.actions.map(({ id }) => id)).not.toContain("mycase");
  });

  it("is a button where a person is asked for once more, also while somebody has the word", async () => {
    const record = await handedOver(world);
    const known = await world.says("/human");
    const shown = await world.presses(buttonOf(known, "mycase"));
    expect(wordsOf(shown)).toContain(record.reference);
    await act(record, "take");
    expect(wordsOf(await world.presses("mycase"))).toContain("In charge: Li Wei");
    expect(await world.says("show my case")).toEqual([]);
    expect((await world.store.entries(record.id)).at(-1)?.text).toBe("show my case");
  });

  it("says so where no case is kept, and tells nobody of somebody else’s", async () => {
    const none = texts.say("mycase.none", "en");
    expect(wordsOf(await world.says("/mycase"))).toContain(none);
    const record = await handedOver(world, { conversation: "theirs" });
    for (const target of [record.id, record.reference, "'", "%", "__proto__"]) {
      expect(wordsOf(await world.presses(`mycase:${target}`))).toBe(none);
      expect(wordsOf(await world.says(`/mycase ${target}`))).toBe(none);
    }
    expect(await world.cases.conversation.sheets.file(personOf(), "")).toBeNull();
  });

  it("shows a case that is closed as long as it is kept, and offers the others by their references", async () => {
    const first = await aTalk();
    await act(first, "resolve");
    expect(wordsOf(await world.says("/mycase"))).toContain("State: marked as answered");
    world.time.advance(8 * 24 * 60 * 60 * 1_000);
    await world.cases.clock({} as never);
    const closed = wordsOf(await world.says("/mycase"));
    expect(closed).toContain("State: closed");
    expect(closed).toContain("A copy is enough.");
    expect(closed).not.toContain("In charge");
    const second = await handedOver(world);
    const reply = only(await world.says("/mycase"));
    expect(wordsOf([reply])).toContain(second.reference);
    const others = reply.actions.filter(({ label }) => label === first.reference);
    expect(others).toEqual([{ id: `mycase:${first.id}`, label: first.reference }]);
    expect(wordsOf(await world.says(`/mycase ${first.reference.toLowerCase()}`))).toContain(
      "A copy is enough.",
    );
  });

  it("holds nothing of what was said once the consent was taken back, and nothing at all after /forget", async () => {
    await aTalk();
    await world.says("/withdraw");
    const withdrawn = wordsOf(await world.says("/mycase"));
    expect(withdrawn).toContain(texts.say("mycase.empty", "en"));
    expect(withdrawn).not.toContain("copy");
    await world.says("/forget");
    expect(wordsOf(await world.says("/mycase"))).toContain(texts.say("mycase.none", "en"));
    expect(await world.cases.conversation.sheets.file(personOf(), "")).toBeNull();
  });

  it("says what is long in parts, from the last one back, of which none is left out", async () => {
    const record = await handedOver(world);
    await act(record, "take");
    const marks = Array.from({ length: 12 }, (_, number) => `mark-${String(number)}.`);
    for (const mark of marks) await world.says(`${mark} ${"word ".repeat(700)}`);
    const seen: string[] = [];
    let replies = await world.says("/mycase");
    for (let page = 0; page < 10; page += 1) {
      const words = wordsOf(replies);
      expect(words).toMatch(/Messages \d+ to \d+ of \d+:/u);
      seen.unshift(...marks.filter((mark) => words.includes(mark)));
      const earlier = only(replies).actions.find(({ label }) => label === "Earlier messages");
      if (earlier === undefined) break;
      replies = await world.presses(earlier.id);
    }
    expect(seen).toEqual(marks);
    const whole = wordsOf(await world.presses(`mycase:${record.id}:999999`));
    expect(whole).toContain("mark-11.");
  });
});

describe("the case as a file", () => {
  it("holds the same, with what was written set in below who wrote it", async () => {
    const record = await aTalk();
    const file = await world.cases.conversation.sheets.file(personOf(), "");
    expect(file?.reference).toBe(record.reference);
    const lines = (file?.text ?? "").split("\n");
    expect(lines[0]).toBe(`Your case ${record.reference}`);
    expect(lines).toContain("    Is a copy enough?");
    expect(lines).toContain("    Bring the contract, too.");
    expect(file?.text).not.toContain(NOTE);
    expect(file?.text).not.toContain("AB1234567");
    expect(file?.text.endsWith("\n")).toBe(true);
  });

  it("holds no line of somebody’s that could be taken for the head of somebody else’s", async () => {
    const record = await handedOver(world);
    await act(record, "take");
    const false_ = "Li Wei · Thursday 26 November at 10:00";
    await world.says(`well\r\n${false_}\u2028${false_}\n\n${false_}`);
    const { text = "" } = (await world.cases.conversation.sheets.file(personOf(), "")) ?? {};
    const lines = text.split(/[\n\u2028\r]/u).filter((line) => line.includes(false_));
    expect(lines).toEqual([`    ${false_}`, `    ${false_}`, `    ${false_}`]);
  });

  it("is in the language of the case, of the one that is open where there are several", async () => {
    const from = { conversation: "ru" };
    await world.presses("language:ru", from);
    const first = await handedOver(world, from);
    await world.says("/withdraw", from);
    const second = await handedOver(world, from);
    const file = await world.cases.conversation.sheets.file(personOf("ru"), "");
    expect(file?.text).toContain(`Ваше обращение ${second.reference}`);
    expect(file?.text).not.toContain(first.reference);
  });

  it("is that of the case above its button, also of an older one", async () => {
    const first = await handedOver(world);
    await world.says("/withdraw");
    const second = await handedOver(world);
    const buttonsOf = async (record: Case): Promise<readonly string[]> =>
      only(await world.says(`/mycase ${record.reference}`)).actions.map(({ id }) => id);
    expect(await buttonsOf(first)).toEqual([`mycase:file:${first.id}`, `mycase:${second.id}`]);
    expect(await buttonsOf(second)).toContain(`mycase:file:${second.id}`);
    const { sheets } = world.cases.conversation;
    const fileOf = async (name: string) => (await sheets.file(personOf(), name))?.reference;
    expect(await fileOf(first.id)).toBe(first.reference);
    expect(await fileOf(second.id)).toBe(second.reference);
    expect(await fileOf(first.reference.toLowerCase())).toBe(first.reference);
    expect(await fileOf("")).toBe(second.reference);
  });

  it("holds nobody else’s case, by whatever it is named", async () => {
    const theirs = await handedOver(world, { conversation: "theirs" });
    const { sheets } = world.cases.conversation;
    const own = await handedOver(world);
    for (const name of [theirs.id, theirs.reference, "'", "%", "__proto__", "file"]) {
      expect(await sheets.file(personOf(), name)).toBeNull();
      expect(wordsOf(await world.presses(`mycase:file:${name}`))).toBe(
        texts.say("mycase.none", "en"),
      );
    }
    expect((await sheets.file(personOf("theirs"), theirs.id))?.reference).toBe(theirs.reference);
    expect((await sheets.file(personOf(), own.id))?.reference).toBe(own.reference);
  });

  it("is offered on the chat page, which answers that button itself", async () => {
    const first = await handedOver(world);
    await world.says("/withdraw");
    const second = await handedOver(world);
    const reply = only(await world.says("/mycase"));
    const label = "Save as a text file";
    expect(reply.actions).toContainEqual({ id: `mycase:file:${second.id}`, label });
    // A page that does not know the button sends it on, and an older one names no case.
    const shown = await world.presses(`mycase:file:${first.id}`);
    expect(wordsOf(shown)).toContain(`Your case ${first.reference}`);
    expect(wordsOf(await world.presses("mycase:file"))).toContain(`Your case ${second.reference}`);
  });
});

describe("/help and /privacy", () => {
  it("tell of it", async () => {
    for (const command of ["/help", "/privacy"]) {
      expect(wordsOf(await world.says(command))).toContain("/mycase");
    }
  });
});
