import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createInsight, type Insight } from "../../../../src/app/insight.ts";
import type { ArticleId, Knowledge } from "../../../../src/domain/knowledge.ts";
import type { Reply } from "../../../../src/domain/answer.ts";
import type { StaffId } from "../../../../src/domain/staff.ts";
import type { Texts } from "../../../../src/ports/texts.ts";
import type { Database } from "../../../../src/store/database.ts";
import {
  buttonOf,
  caseWorld,
  handedOver,
  wordsOf,
  type CaseWorld,
} from "../../../helpers/case-world.ts";
import { projectContent } from "../../../helpers/content.ts";
import { keptLog } from "../../../helpers/fakes.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

const UNANSWERED = "钢琴怎么进口到中国";
const CUSTOMS: ArticleId = "green-channels/customs-for-research-equipment";
const LI = "li" as StaffId;

let content: { readonly knowledge: Knowledge; readonly texts: Texts };
beforeAll(() => {
  content = projectContent();
});

describe("whoever finds no answer", () => {
  let database: Database;
  let world: CaseWorld;
  let insight: Insight;
  beforeEach(async () => {
    database = await newDatabase();
    world = caseWorld(database, "2026-11-26T02:00:00Z");
    insight = createInsight({
      database,
      knowledge: () => content.knowledge,
      release: () => 1,
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

  const labels = (replies: readonly Reply[]): string[] =>
    replies.flatMap(({ actions }) => actions.map(({ id }) => id.split(":")[0] ?? ""));
  const settle = async (): Promise<void> => {
    const group = (await insight.gaps.list(30, null)).find(({ examples }) =>
      examples.some(({ question }) => question === UNANSWERED),
    );
    if (group === undefined) throw new Error("there is no group");
    await insight.gaps.settle(LI, group.id, { as: "article", article: CUSTOMS }, group);
    await world.settled();
  };
  const lastTold = () => wordsOf(world.told.slice(-1).map(({ reply }) => reply));

  it("is offered to be told of one, and nobody else is", async () => {
    const failed = await world.says(UNANSWERED);
    expect(failed[0]?.outcome).toBe("no_answer");
    expect(labels(failed).at(-1)).toBe("notify");
    const doubtful = await world.says("виза", { conversation: "ru" });
    expect(doubtful[0]?.outcome).toBe("clarify");
    const others = [
      doubtful,
      await world.says("How do I renew my residence permit?", { conversation: "en" }),
      await world.says("Who won the football match last night?", { conversation: "far" }),
      await world.says("hello", { conversation: "hello" }),
      await world.says("ฉันต้องการวีซ่าเพื่อเดินทางไปจีนหรือไม่", { conversation: "th" }),
      await world.presses("article:no/such", { conversation: "gone" }),
    ];
    expect(labels(others.flat())).not.toContain("notify");
  });

  it("is told once after they asked for it, with a button that shows the article", async () => {
    const notify = buttonOf(await world.says(UNANSWERED), "notify:");
    const done = await world.presses(notify);
    expect(done[0]?.language).toBe("zh");
    expect(wordsOf(done)).toContain("30 天");
    expect(wordsOf(await world.presses(notify))).toBe(wordsOf(done));
    await settle();
    expect(lastTold()).toContain(UNANSWERED);
    const told = world.told.length;
    await insight.clock({} as never);
    await world.settled();
    expect(world.told).toHaveLength(told);
    const action = world.told.at(-1)?.reply.actions[0]?.id ?? "";
    const [shown] = await world.presses(action);
    expect(shown).toMatchObject({ outcome: "answer", language: "zh" });
    expect(wordsOf(await world.presses(notify))).not.toBe(wordsOf(done));
  });

  it("is not told without the wish", async () => {
    await world.says(UNANSWERED);
    const told = world.told.length;
    await settle();
    expect(world.told).toHaveLength(told);
  });

  it("cannot wait for what somebody else asked, nor for what never was", async () => {
    const notify = buttonOf(await world.says(UNANSWERED), "notify:");
    const other = { conversation: "other", localeHint: "zh" };
    const gone = content.texts.say("gap.notify.gone", "zh");
    for (const action of [notify, "notify:", "notify:x", "notify:\u0000", `${notify}0`]) {
      expect(wordsOf(await world.presses(action, other))).toContain(gone);
    }
    expect(await insight.gaps.list(30, null)).toMatchObject([{ wishes: 0 }]);
  });

  it("is left in peace while a person answers them, and told afterwards", async () => {
    const li = await world.staffMember("Li Wei");
    const notify = buttonOf(await world.says(UNANSWERED), "notify:");
    const record = await handedOver(world);
    await world.cases.desk.act(li, record.id, { type: "take" }, null);
    await world.settled();
    // The button asks the machine itself, and so works while the person has the word.
    const done = content.texts.say("gap.notify.done", "en", { days: 30 });
    expect(wordsOf(await world.presses(notify))).toBe(done);
    await settle();
    await insight.clock({} as never);
    await world.settled();
    expect(lastTold()).not.toContain(UNANSWERED);
    await world.cases.desk.act(li, record.id, { type: "resolve" }, null);
    await insight.clock({} as never);
    await world.settled();
    expect(lastTold()).toContain(UNANSWERED);
  });

  it("waits no longer once they asked to be forgotten", async () => {
    await world.presses(buttonOf(await world.says(UNANSWERED), "notify:"));
    await world.says(UNANSWERED, { conversation: "another" });
    await world.says("/forget");
    const told = world.told.length;
    await settle();
    expect(world.told).toHaveLength(told);
    expect(await insight.gaps.list(30, null)).toMatchObject([{ size: 1, wishes: 0 }]);
  });
});
