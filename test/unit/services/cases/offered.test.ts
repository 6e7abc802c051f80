import { describe, expect, it } from "vitest";
import type { Action, Outcome } from "../../../../src/domain/answer.ts";
import { paragraph } from "../../../../src/domain/block.ts";
import type { ServiceCentre } from "../../../../src/domain/centre.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import { createCaseSteps } from "../../../../src/services/cases/case-steps.ts";
import { createReply } from "../../../../src/services/reply-builder.ts";
import { aCase, later, MAIN, OPENED_AT } from "../../../helpers/case-steps.ts";

const centre: ServiceCentre = {
  id: MAIN,
  names: { en: "service centre", zh: "服务中心" },
  place: null,
  languages: "all",
  topics: "all",
  timeZone: "Asia/Shanghai",
  hours: null,
  promiseDays: 3,
  deskLanguage: "zh",
  directSending: false,
  destinations: [],
  createdAt: OPENED_AT,
  updatedAt: OPENED_AT,
  revision: 1,
};

let given = 0;
const steps = createCaseSteps({
  centres: { find: () => Promise.resolve(centre) },
  clock: { now: () => later(1_000) },
  holidays: () => [],
  urgency: { read: () => "normal" },
  openings: null,
  newId: () => String((given += 1)),
});

const asOf = "2026-11-26" as PlainDate;
const actions: readonly Action[] = [
  { id: "article:a", label: "Extend a permit" },
  { id: "article:b", label: "Register an address" },
];

async function botsWords(outcome: Outcome): Promise<string | undefined> {
  const blocks = [paragraph("What is it about?")];
  const answer = createReply({ outcome, language: "en", asOf, blocks, actions });
  const said = { text: "permit", language: "en", answer, at: later(0) } as const;
  const change = await steps.write(said, aCase());
  return change?.entries.find(({ kind }) => kind === "bot")?.text;
}

describe("what the bot said in a case", () => {
  it("has what it offered where it asked back", async () => {
    expect(await botsWords("clarify")).toBe(
      "What is it about?\n– Extend a permit\n– Register an address",
    );
  });

  it("is its words alone where it answered", async () => {
    expect(await botsWords("answer")).toBe("What is it about?");
  });
});
