import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CentreId, Staff } from "../../../../src/domain/staff.ts";
import type { Database } from "../../../../src/store/database.ts";
import { buttonOf, caseWorld, handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { startConsole, type TestConsole, type Visitor } from "../../../helpers/console.ts";
import { projectCore } from "../../../helpers/core.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

const DAY_MS = 24 * 60 * 60 * 1_000;
const DENTIST = "Which dentist in Chengdu is good for kids?";

/** What the tests read of a case. */
interface Shown {
  readonly case: {
    readonly question: string;
    readonly failedAnswer: { readonly outcome: string | null; readonly text: string } | null;
    readonly erased: boolean;
    readonly topic: string | null;
    readonly language: string;
    readonly centre: { readonly id: string };
  };
  readonly question: { readonly language: string };
  readonly events: readonly { readonly type: string; readonly detail: string | null }[];
}

let database: Database;
let world: CaseWorld;
let desk: TestConsole;
let li: Staff;
let lead: Visitor;

beforeAll(() => {
  projectCore();
});
beforeEach(async () => {
  database = await newDatabase();
  world = caseWorld(database);
  desk = await startConsole({ database, time: world.time, more: () => world.cases.routes });
  li = await desk.account({ role: "admin", name: "Li", centres: "all" });
  lead = await desk.signIn(li);
});
afterEach(async () => {
  await world.stop();
  await desk.stop();
  await database.close();
});

/** Asks for a person after some questions, and shares as much as that. */
async function shared(how: "agree" | "trim", ...questions: readonly string[]): Promise<Shown> {
  for (const question of questions) await world.says(question);
  const consent = await world.says("/human");
  await world.presses(buttonOf(consent, `handover:${how}`));
  return onlyCase();
}

async function onlyCase(): Promise<Shown> {
  const { cases } = (await desk.get("/cases", lead)).body as { cases: { id: string }[] };
  const [first, ...others] = cases;
  if (first === undefined || others.length > 0) throw new Error("There is not one case.");
  return look(first);
}

async function look({ id }: { readonly id: string }): Promise<Shown> {
  return (await desk.get(`/cases/${id}`, lead)).body as Shown;
}

describe("why a case has no answer of the bot", () => {
  it("is that the person shared their question alone, though the bot had said something", async () => {
    const shown = await shared("trim", "How do I renew my residence permit?", DENTIST);
    expect(shown.case).toMatchObject({
      question: DENTIST,
      failedAnswer: { outcome: null, text: "" },
      erased: false,
    });
  });

  it("is that a person was asked for at once", async () => {
    const shown = await shared("agree");
    expect(shown.case).toMatchObject({ question: "", failedAnswer: null, erased: false });
  });

  it("is that it was erased, also by somebody whose case was closed before", async () => {
    const gone = { question: "", failedAnswer: null, erased: true };
    const withdrawn = await handedOver(world);
    expect((await look(withdrawn)).case.erased).toBe(false);
    await world.says("/withdraw");
    expect((await look(withdrawn)).case).toMatchObject(gone);
    const closed = await handedOver(world);
    await world.cases.desk.act(li, closed.id, { type: "resolve" }, null);
    world.time.advance(8 * DAY_MS);
    await world.cases.clock({} as never);
    lead = await desk.signIn(li);
    expect((await look(closed)).case.erased).toBe(false);
    await world.says("/forget");
    expect((await look(closed)).case).toMatchObject(gone);
  });
});

describe("what a case is about", () => {
  it("is no topic where the question is none of ours, so that no centre of a topic gets it", async () => {
    const names = { en: "Talents", zh: "人才" };
    const topics = ["green-channels"];
    await world.cases.accounts.centres.add("command line", "talents" as CentreId, names, {
      topics,
    });
    const shown = await shared("agree", DENTIST);
    expect(shown.case).toMatchObject({ topic: null, centre: { id: "main" } });
    expect(shown.case.failedAnswer?.outcome).not.toBe("answer");
  });

  it("keeps the language of the question when the person goes on in another", async () => {
    const record = await handedOver(world, {}, "Как продлить вид на жительство?");
    await world.presses("language:fr");
    const shown = await look(record);
    expect([shown.case.language, shown.question.language]).toEqual(["fr", "ru"]);
    expect(shown.events.at(-1)).toMatchObject({ type: "switched", detail: "French" });
  });
});
