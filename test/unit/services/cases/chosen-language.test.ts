import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import type { Case, EntryId } from "../../../../src/domain/case.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import type { DeskAct } from "../../../../src/services/cases/desk-act.ts";
import type { ArticleId } from "../../../../src/domain/ids.ts";
import { postsOf } from "../../../helpers/case-readings.ts";
import { handedOver, type CaseWorld } from "../../../helpers/case-world.ts";
import { caseWorlds } from "../../../helpers/case-worlds.ts";
import { shippedTexts } from "../../../helpers/page-texts.ts";

const texts = shippedTexts();
const { startWithChannel } = caseWorlds();
let world: CaseWorld;
let li: Staff;
let record: Case;

beforeEach(async () => {
  world = await startWithChannel();
  li = await world.staffMember("Li Wei");
  record = await handedOver(world);
});

async function act(what: DeskAct): Promise<void> {
  const { kind } = await world.cases.desk.act(li, record.id, what, null);
  expect(kind).toBe("done");
  await world.settled();
}

async function language(): Promise<string | undefined> {
  return (await world.store.read(record.id))?.language;
}

async function switches(): Promise<number> {
  const events = await world.store.events(record.id);
  return events.filter(({ act: { type } }) => type === "switched").length;
}

describe("a language that the person chooses in a case", () => {
  it("is that of what staff send from then on, and of the card in their channel", async () => {
    await act({ type: "take" });
    const told = await world.presses("language:fr");
    expect(told.map((reply) => reply.language)).toEqual(["fr"]);
    expect(await language()).toBe("fr");
    const cards = postsOf(world.posted, "card").map(({ card }) => card);
    expect(cards.at(-1)?.fields.map(({ value }) => value)).toContain("French");
    const entry = () => randomUUID() as EntryId;
    await act({ type: "reply", entry: entry(), text: "Venez au centre avec votre passeport." });
    expect(world.told.at(-1)?.reply.language).toBe("fr");
    const article = "residence/residence-permit" as ArticleId;
    await act({ type: "article", entry: entry(), article });
    expect(world.told.at(-1)?.reply.language).toBe("fr");
    await act({ type: "resolve" });
    expect(world.told.at(-1)?.reply.actions.map(({ label }) => label)).toContain(
      texts.say("case.action.good", "fr"),
    );
  });

  it("is taken from the command, while nobody holds the case and after it was answered", async () => {
    await world.says("/language fr");
    expect(await language()).toBe("fr");
    await act({ type: "resolve" });
    await world.presses("language:ru");
    expect(await language()).toBe("ru");
    expect((await world.store.read(record.id))?.standing.state).toBe("resolved");
  });

  it("changes nothing where it is the same, or none that is offered", async () => {
    await world.presses("language:en");
    await world.presses("language:xx");
    await world.says("/language xx");
    expect([await language(), await switches()]).toEqual(["en", 0]);
    await world.presses("language:fr");
    expect([await language(), await switches()]).toEqual(["fr", 1]);
  });
});
