import { beforeEach, expect, it } from "vitest";
import { MAIN_CENTRE } from "../../../../src/domain/centre.ts";
import { transcriptOf } from "../../../../src/services/cases/transcript.ts";
import type { ConversationId } from "../../../../src/domain/message.ts";
import { buttonOf, wordsOf, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { ownDeskTexts } from "../../../helpers/desk-texts.ts";

const { startWithChannel } = caseWorlds();
let world: CaseWorld;

beforeEach(async () => {
  world = await startWithChannel();
  await world.cases.accounts.centres.edit("command line", MAIN_CENTRE, null, {
    deskLanguage: "zh",
  });
});

const QUESTION = "Как продлить вид на жительство? Мой телефон +7 912 345-67-89, почта a@b.example";
const CANONICAL = "Мой телефон [phone 1], почта [email 1]";

it("what was hidden is named in the language of whoever reads, and kept under one name", async () => {
  const li = await world.staffMember("李伟");
  const from = { localeHint: "ru" };
  await world.says(QUESTION, from);
  const consent = await world.says("/human", from);
  expect(wordsOf(consent)).toContain("Мой телефон [телефон 1], почта [эл. почта 1]");
  expect(wordsOf(consent)).not.toMatch(/\[(?:phone|email) \d/u);
  await world.presses(buttonOf(consent, "handover:agree"), from);
  const conversation = "conversation-1" as ConversationId;
  const record = await world.store.activeOf({ platform: "web", installation: "web", conversation });
  if (record === null) throw new Error("No case was opened.");
  expect(record.question).toContain(CANONICAL);
  const entries = await world.store.entries(record.id);
  expect(entries.some(({ text }) => text.includes(CANONICAL))).toBe(true);

  const shown = JSON.stringify(world.posted);
  expect(shown.match(/Мой телефон \[电话 1\], почта \[邮箱 1\]/gu)?.length).toBeGreaterThan(1);
  expect(shown).not.toMatch(/\[(?:phone|email) \d/u);

  const view = await world.cases.reading.view(li, record.id);
  if (view === null) throw new Error("The case is not shown.");
  const names = await world.cases.reading.names();
  const file = transcriptOf(view, names, ownDeskTexts(), "en", "Asia/Shanghai");
  expect(file).toContain("Мой телефон [phone 1], почта [email 1]");
  expect(transcriptOf(view, names, ownDeskTexts(), "zh", "Asia/Shanghai")).not.toContain("[phone");
  expect(wordsOf(await world.says("/mycase", from))).toContain("Мой телефон [телефон 1]");
});
