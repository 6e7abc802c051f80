import { beforeEach, expect, it } from "vitest";
import { Unavailable } from "../../../../src/domain/errors.ts";
import type { Case } from "../../../../src/domain/case.ts";
import type { ConversationId, PersonRef } from "../../../../src/domain/message.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { createWebReturnStore } from "../../../../src/store/web-returns.ts";
import { createWebConversations } from "../../../../src/store/web-conversations.ts";
import type { Database } from "../../../../src/store/database.ts";
import { allTold } from "../../../helpers/case-readings.ts";
import { buttonOf, handedOver, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";
import { countedPins } from "../../../helpers/return-pins.ts";
import { testDatabase } from "../../../helpers/path-world.ts";
import { aConversation } from "../../../helpers/web-events.ts";

/** The first that a world gives out, as it is shown. */
const PIN = "0000\u00a00001";
const IN_ANY_FORM = /0000[\s\u00a0]*0001/u;
const LANGUAGES = ["en", "zh", "ru", "ar", "fr", "es"];
const texts = shippedTexts();

const { start, startWithChannel } = caseWorlds();
let database: Database;
let world: CaseWorld;
let member: Staff;

beforeEach(async () => {
  database = await testDatabase();
  world = await startWithChannel({ database });
  member = await world.staffMember("Li Wei");
});

function personOf({ thread, person }: Case): PersonRef {
  return { platform: thread.platform, installation: thread.installation, person };
}

/** Every row of every table of words but those through which the receipt itself goes to the person. */
async function elsewhere(): Promise<string> {
  const tables = [
    "inbox",
    "answer",
    "gap",
    "entry",
    "due_work",
    "thread_note",
    "audit",
    "case_record",
    "case_event",
    "case_entry",
    "web_return",
  ] as const;
  const rows = tables.map((table) => database.db.selectFrom(table).selectAll().execute());
  return JSON.stringify(await Promise.all(rows)).replaceAll(/plain hash of \d+/g, "a hash");
}

it.each(LANGUAGES)("the receipt tells in %s how to come back", async (language) => {
  const from = { localeHint: language, conversation: `in ${language}` };
  const consent = await world.says("/human", from);
  const receipt = await world.presses(buttonOf(consent, "handover:agree"), from);
  const menu = texts.say("page.return", language);
  const reference = "YZ-2026-0001";
  expect(wordsOf(receipt)).toContain(
    texts.say("return.receipt", language, { menu, reference, pin: PIN }),
  );
  expect(wordsOf(receipt).split(PIN)).toHaveLength(2);
  // Else its two groups would change places in a line that runs from right to left.
  if (language === "ar") expect(wordsOf(receipt)).toContain(`\u2066${PIN}\u2069`);
});

it("the receipt alone is marked as one, on every platform", async () => {
  for (const platform of ["web", "telegram"] as const) {
    const from = { platform, conversation: `on ${platform}` };
    const consent = await world.says("/human", from);
    const receipt = await world.presses(buttonOf(consent, "handover:agree"), from);
    expect(receipt).toHaveLength(1);
    const reference = receipt[0]?.openedCase;
    expect(reference).toMatch(/^YZ-2026-000\d$/);
    expect(wordsOf(receipt)).toContain(reference);
    const after = await world.says("/human", from);
    expect(wordsOf(after)).toContain(reference);
    const others = [...consent, ...after].map(({ openedCase }) => openedCase);
    expect(others).toEqual(others.map(() => undefined));
  }
});

it("only the receipt ever holds the PIN, whatever is said and done afterwards", async () => {
  const record = await handedOver(world);
  expect(allTold(world).match(new RegExp(IN_ANY_FORM, "gu"))).toHaveLength(1);
  await world.says("How do I register with the police?");
  await world.says("/human");
  await world.staffPresses("Li Wei", record, `desk:take:${record.id}`);
  await world.says("Are you there?");
  await world.settled();
  const view = await world.cases.reading.view(member, record.id);
  expect(view?.entries.map(({ text }) => text)).toContain("Are you there?");
  expect(JSON.stringify(view)).not.toMatch(IN_ANY_FORM);
  const file = await world.cases.conversation.sheets.file(personOf(record), "");
  expect(file?.text).toContain("Are you there?");
  expect(file?.text).not.toMatch(IN_ANY_FORM);
  expect(JSON.stringify(world.posted)).not.toMatch(IN_ANY_FORM);
  expect(await elsewhere()).not.toMatch(IN_ANY_FORM);
  // What was sent is kept where it went alone.
  const out = await database.db.selectFrom("outbox").selectAll().execute();
  expect(JSON.stringify(out)).toContain("Are you there?");
  expect(JSON.stringify(out)).not.toMatch(IN_ANY_FORM);
});

it("a messenger keeps its conversations itself, so there it gets no PIN", async () => {
  const from = { platform: "telegram" } as const;
  const consent = await world.says("/human", from);
  const receipt = await world.presses(buttonOf(consent, "handover:agree"), from);
  expect(wordsOf(receipt)).toContain("YZ-2026-0001");
  expect(wordsOf(receipt)).not.toMatch(IN_ANY_FORM);
  expect(await database.db.selectFrom("web_return").selectAll().execute()).toEqual([]);
});

it("nothing is opened while no PIN can be made, and everything once it can", async () => {
  const newPin = countedPins();
  let refused = 0;
  const busy = await start({
    newReturnPin: async () => {
      refused += 1;
      if (refused <= 3) throw new Unavailable("Too many passwords are looked at now.");
      return newPin();
    },
  });
  await busy.staffMember("Li Wei");
  const consent = await busy.says("/human");
  const receipt = await busy.presses(buttonOf(consent, "handover:agree"));
  expect(refused).toBe(4);
  expect(receipt).toHaveLength(1);
  expect(wordsOf(receipt)).toContain(PIN);
  expect((await busy.store.counts("all")).open).toBe(1);
});

it("withdrawing, erasing and the week after the answer end it", async () => {
  const returns = createWebReturnStore(database);
  const opened = async (conversation: string) => {
    await createWebConversations(database).create(
      aConversation({ id: conversation as ConversationId }),
    );
    const record = await handedOver(world, { conversation });
    expect(await returns.find(record.reference)).not.toBeNull();
    return record;
  };
  const withdrawn = await opened("withdraws");
  await world.says("/withdraw", { conversation: "withdraws" });
  expect(await returns.find(withdrawn.reference)).toBeNull();
  const erased = await opened("forgets");
  await world.says("/forget", { conversation: "forgets" });
  expect(await returns.find(erased.reference)).toBeNull();
  const answered = await opened("waits");
  await world.cases.desk.act(member, answered.id, { type: "resolve" }, null);
  expect(await returns.find(answered.reference)).not.toBeNull();
  world.time.advance(8 * 24 * 60 * 60_000);
  await world.cases.clock({} as never);
  expect((await world.store.read(answered.id))?.standing.state).toBe("closed");
  expect(await returns.find(answered.reference)).toBeNull();
});
