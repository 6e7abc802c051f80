import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createInsight, type Insight } from "../../../../src/app/insight.ts";
import type { Fact, Knowledge } from "../../../../src/domain/knowledge.ts";
import type { PlainDate } from "../../../../src/domain/plain-date.ts";
import type { Texts } from "../../../../src/ports/texts.ts";
import type { Database } from "../../../../src/store/database.ts";
import { openDatabase } from "../../../../src/store/open-database.ts";
import {
  buttonOf,
  caseWorld,
  handedOver,
  wordsOf,
  type CaseWorld,
} from "../../../helpers/case-world.ts";
import { projectContent } from "../../../helpers/content.ts";
import { keptLog } from "../../../helpers/fakes.ts";

let content: { readonly knowledge: Knowledge; readonly texts: Texts };
beforeAll(() => {
  content = projectContent();
});

const GERMAN = "I have a German passport. Do I need a visa on 10 February 2027?";
const NEXT_YEAR = "2027-12-31" as PlainDate;

/** The content after one edit of the day on which the exemptions end. */
function extended(knowledge: Knowledge, day: PlainDate): Knowledge {
  const before = knowledge.facts.get("exemptionEnd");
  const [entry] = before?.values ?? [];
  if (before === undefined || entry === undefined) throw new Error("there is no such fact");
  const fact: Fact = { ...before, values: [{ ...entry, value: { type: "date", value: day } }] };
  return {
    ...knowledge,
    facts: new Map([...knowledge.facts, [fact.name, fact]]),
    entryRules: knowledge.entryRules.map((rule) =>
      rule.endFact === fact.name ? { ...rule, period: { ...rule.period, until: day } } : rule,
    ),
  };
}

describe("whoever asked about a day of which nothing is known yet", () => {
  let database: Database;
  let world: CaseWorld;
  let insight: Insight;
  let served: Knowledge;
  beforeEach(async () => {
    database = await openDatabase("sqlite::memory:", "server");
    world = caseWorld(database, "2026-12-30T02:00:00Z");
    served = content.knowledge;
    insight = createInsight({
      database,
      knowledge: () => served,
      release: () => 2,
      texts: content.texts,
      centres: world.cases.accounts.centreStore,
      staff: world.cases.accounts.staffStore,
      meaning: null,
      clock: world.time,
      log: keptLog(),
      onChanged: () => undefined,
    });
  });
  afterEach(async () => {
    await world.stop();
    await database.close();
  });

  const look = async (): Promise<readonly string[]> => {
    const before = world.told.length;
    await insight.knownClock({} as never);
    await world.settled();
    return world.told.slice(before).map(({ reply }) => wordsOf([reply]));
  };

  it("is offered to be told, and is told once in their language when one edit extends the rows", async () => {
    const asked = await world.says(GERMAN);
    expect(asked[0]).toMatchObject({ outcome: "answer", validity: "not_yet_known" });
    const known = buttonOf(asked, "known:");
    expect(wordsOf(await world.presses(known))).toContain("within 30 days");
    expect(await look()).toEqual([]);
    served = extended(served, NEXT_YEAR);
    const [told = "", ...more] = await look();
    expect(more).toEqual([]);
    expect(told).toContain("10 February 2027");
    expect(told).toContain("31 December 2027");
    served = { ...served };
    expect(await look()).toEqual([]);
    const gone = content.texts.say("known.notify.gone", "en");
    expect(wordsOf(await world.presses(known))).toContain(gone);
  });

  it("is told in Arabic who asked in Arabic", async () => {
    const arabic = "معي جواز سفر ألماني، هل أحتاج إلى تأشيرة في 10 فبراير 2027؟";
    const asked = await world.says(arabic, { conversation: "ar" });
    await world.presses(buttonOf(asked, "known:"), { conversation: "ar" });
    served = extended(served, NEXT_YEAR);
    const [told = ""] = await look();
    const first = content.texts.say("known.notify.told", "ar", { date: "—" }).split("—")[0] ?? "";
    expect(told).toContain(first);
    expect(world.told.at(-1)).toMatchObject({ direction: "rtl" });
  });

  it("goes on waiting while the day that they asked about is still beyond what is known", async () => {
    await world.presses(buttonOf(await world.says(GERMAN), "known:"));
    served = extended(served, "2027-01-31" as PlainDate);
    expect(await look()).toEqual([]);
    served = extended(served, NEXT_YEAR);
    expect(await look()).toHaveLength(1);
  });

  it("is not told without the wish, nor twice what they asked twice", async () => {
    await world.says(GERMAN, { conversation: "silent" });
    const wish = async () => world.presses(buttonOf(await world.says(GERMAN), "known:"));
    await wish();
    await wish();
    served = extended(served, NEXT_YEAR);
    expect(await look()).toHaveLength(1);
  });

  it("cannot wait for what somebody else was told, nor for what never was", async () => {
    const known = buttonOf(await world.says(GERMAN), "known:");
    const gone = content.texts.say("known.notify.gone", "en");
    const other = { conversation: "other", localeHint: "en" };
    for (const action of [known, "known:", "known:x", "known:\u0000", `${known}0`]) {
      expect(wordsOf(await world.presses(action, other))).toContain(gone);
    }
  });

  it("is offered nothing where the answer is known", async () => {
    const today = await world.says("I have a German passport. Do I need a visa?");
    expect(today.flatMap(({ actions }) => actions.map(({ id }) => id)).join()).not.toContain(
      "known:",
    );
  });

  it("is left in peace while a person answers them, and told afterwards", async () => {
    const li = await world.staffMember("Li Wei");
    const known = buttonOf(await world.says(GERMAN), "known:");
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.presses(known);
    served = extended(served, NEXT_YEAR);
    expect((await look()).join()).not.toContain("31 December 2027");
    await world.cases.desk.act(li, record.id, { type: "resolve" }, null);
    served = { ...served };
    expect((await look()).join()).toContain("31 December 2027");
  });

  it("is told nothing once they asked to be forgotten", async () => {
    await world.presses(buttonOf(await world.says(GERMAN), "known:"));
    await world.says("/forget");
    await world.presses("forget");
    served = extended(served, NEXT_YEAR);
    expect(await look()).toEqual([]);
  });
});
