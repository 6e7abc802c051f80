import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import { plainText } from "../../src/domain/block.ts";
import type { ArticleId, Knowledge } from "../../src/domain/knowledge.ts";
import type { ConversationId, Delivery, PersonId } from "../../src/domain/message.ts";
import type { PlainDate } from "../../src/domain/plain-date.ts";
import type { Staff } from "../../src/domain/staff.ts";
import type { AnswerId } from "../../src/domain/turn.ts";
import { entryRowClaim } from "../../src/domain/table-rows.ts";
import type { WithdrawalId } from "../../src/domain/editing.ts";
import type { ClaimedWork } from "../../src/ports/due-work.ts";
import { createNotices, type Notices } from "../../src/services/content/notices.ts";
import { createNoticeChoice } from "../../src/services/notice-choice.ts";
import { createContentStore } from "../../src/store/content.ts";
import { createCaseStore } from "../../src/store/cases.ts";
import { createNoticeStore } from "../../src/store/notices.ts";
import { createAuditTrail } from "../../src/store/audit.ts";
import { aMessage } from "../helpers/builders.ts";
import { aCase, opening, step } from "../helpers/case-steps.ts";
import {
  ANNA,
  anEntry,
  contentStoreOn,
  ENGLISH,
  later,
  START,
} from "../helpers/content-store-world.ts";
import { contentWorld, TODAY } from "../helpers/content-world.ts";
import { projectCore } from "../helpers/core.ts";
import { staffMember } from "../helpers/desk.ts";
import { describeOnEachEngine } from "../helpers/each-engine.ts";
import { failingAfter } from "../helpers/failing-database.ts";
import { keptLog } from "../helpers/fakes.ts";
import { noticeStoreOn, personRef } from "../helpers/notice-world.ts";

const UNILATERAL: ArticleId = "visas/visa-free-unilateral";
const EXEMPTION = { article: UNILATERAL, claim: "exemption" } as const;
const ELSEWHERE = { article: "etiquette/gifts-and-greetings", claim: "anything" } as const;
const NOW = later(60_000);
const core = projectCore();
const german = core.knowledge.entryRules.find(
  ({ country, scheme }) => country === "DE" && scheme === "unilateral",
);

describeOnEachEngine("telling those who were told", (on) => {
  const { tell, forget, send } = noticeStoreOn(on);
  const content = contentStoreOn(on);
  let notices: Notices;
  let wakes: number;
  let knowledge: Knowledge;
  let now: Date;
  beforeEach(async () => {
    wakes = 0;
    now = NOW;
    knowledge = core.knowledge;
    notices = noticesOver(on.database);
    await content.seeded();
    await withdraw(UNILATERAL, null);
  });

  function noticesOver(database: typeof on.database): Notices {
    return createNotices({
      store: createNoticeStore(database),
      content: createContentStore(database),
      knowledge: () => knowledge,
      answering: () => core.answering,
      texts: core.texts,
      today: () => "2026-11-26" as PlainDate,
      timeZone: "Asia/Shanghai",
      clock: { now: () => now },
      log: keptLog(),
      newId: () => "notice-1",
      newAnswerId: () => randomUUID() as AnswerId,
      release: () => 1,
      onTold: () => {
        wakes += 1;
      },
    });
  }

  const about = { kind: "withdrawal", id: "withdrawn" as WithdrawalId } as const;
  const withdraw = (
    article: ArticleId,
    claim: string | null,
    id: WithdrawalId = about.id,
  ): Promise<unknown> =>
    createContentStore(on.database).withdraw(
      {
        id,
        article,
        claim,
        at: later(30_000),
        by: ANNA,
        reason: "wrong",
        liftedAt: null,
        liftedBy: null,
      },
      anEntry("content.withdrawn", id),
    );
  const deliveries = async (): Promise<Delivery[]> => {
    const all = on.database.db.selectFrom("outbox").select("delivery").orderBy("id");
    const rows = await all.execute();
    return rows.map(({ delivery }) => JSON.parse(delivery) as Delivery);
  };
  /** To whom. */
  const people = async (): Promise<string[]> =>
    (await deliveries()).map(({ person }) => String(person));
  const work = () => notices.work({} as ClaimedWork);

  it("writes to each of them once, in their language, with what can be said now", async () => {
    await tell({ person: "Ada", claims: [EXEMPTION], language: "ru" });
    await tell({ person: "Bo", claims: [ELSEWHERE, EXEMPTION], language: "ar" });
    await tell({ person: "Cy", claims: [ELSEWHERE] });
    expect(await notices.count(admin(), about, START)).toBe(2);
    expect(await notices.begin(admin(), about, START)).toMatchObject({
      kind: "begun",
      view: { told: 0 },
    });
    await work();
    await work();

    const sent = await deliveries();
    expect(sent.map(({ person, reply }) => [person, reply.language])).toEqual([
      ["Ada", "ru"],
      ["Bo", "ar"],
    ]);
    const title = core.knowledge.articles.get(UNILATERAL)?.texts.get("ru")?.title ?? "";
    const [first] = sent;
    expect(plainText(first?.reply.blocks ?? [])).toContain(
      core.texts.say("notice.withdrawn", "ru", { date: "26 ноября 2026 г.", title }),
    );
    expect(first?.reply.actions.map(({ id }) => id)).toContain("notices:off");
    expect(wakes).toBe(1);
    await send("sent");
    expect(await notices.list()).toMatchObject([
      { told: 2, failed: 0, optedOut: 0, notice: { state: "done" } },
    ]);
  });

  it("waits right after a withdrawal for whom another process tells it still, and for nobody later", async () => {
    await tell({ person: "Ada", claims: [EXEMPTION] });
    await tell({ person: "Bo", claims: [EXEMPTION], at: 32_000 });
    await tell({ person: "Cy", claims: [EXEMPTION], at: 36_000 });
    now = later(30_500);
    await notices.begin(admin(), about, START);
    await work();
    expect(await deliveries()).toEqual([]);
    now = later(35_000);
    await work();
    expect(await people()).toEqual(["Ada", "Bo"]);
    expect(await notices.list()).toMatchObject([{ told: 2, notice: { state: "done" } }]);
  });

  it("finds those who were told a row of the article’s table", async () => {
    if (german === undefined) throw new Error("Germany has no row.");
    const row = entryRowClaim(core.knowledge.articles, german);
    expect(row.article).toBe(UNILATERAL);
    await tell({ person: "Ada", claims: [row] });
    expect(await notices.count(admin(), about, START)).toBe(1);
  });

  it("finds those who were told what a release has taken away since it was withdrawn", async () => {
    const gone = { article: UNILATERAL, claim: "gone" } as const;
    const goneRow = { article: UNILATERAL, claim: "row:visa-free:unilateral:XX" } as const;
    const before = { article: UNILATERAL, claim: "before" } as const;
    await tell({ person: "Ada", claims: [gone], language: "ru" });
    await tell({ person: "Bo", claims: [goneRow] });
    await tell({ person: "Cy", claims: [EXEMPTION] });
    await tell({ person: "Di", claims: [before, ELSEWHERE] });
    await content.came(1, ENGLISH, "English 2", { at: later(20_000), corrected: [before] });
    const corrected = [{ ...gone, languages: ["ar"] }, goneRow, ELSEWHERE];
    await content.came(2, ENGLISH, "English 3", { at: later(40_000), corrected });
    expect(await notices.count(admin(), about, START)).toBe(3);
    await notices.begin(admin(), about, START);
    await work();
    expect((await people()).toSorted()).toEqual(["Ada", "Bo", "Cy"]);
  });

  it("of a claim that was withdrawn finds rows that are gone, and no other claims", async () => {
    await createContentStore(on.database).lift(about.id, ANNA, NOW, anEntry("content.lifted", "1"));
    const id = "claim" as WithdrawalId;
    await withdraw(UNILATERAL, EXEMPTION.claim, id);
    const goneRow = { article: UNILATERAL, claim: "row:visa-free:unilateral:XX" } as const;
    const other = { article: UNILATERAL, claim: "noWork" } as const;
    await tell({ person: "Ada", claims: [goneRow] });
    await tell({ person: "Bo", claims: [other] });
    await content.came(1, ENGLISH, "English 2", { at: later(40_000), corrected: [goneRow, other] });
    expect(await notices.count(admin(), { kind: "withdrawal", id }, START)).toBe(1);
    const article = core.knowledge.articles.get(UNILATERAL);
    if (article === undefined) throw new Error("The article is not there.");
    const beside = { ...article, besideTable: [...article.besideTable, EXEMPTION.claim] };
    knowledge = { ...knowledge, articles: new Map([...knowledge.articles, [UNILATERAL, beside]]) };
    expect(await notices.count(admin(), { kind: "withdrawal", id }, START)).toBe(0);
  });

  it("does not tell of a correction that is withdrawn still, unless somebody wants it knowingly", async () => {
    await tell({ person: "Ada", claims: [EXEMPTION], release: 1 });
    await content.came(1, ENGLISH, "English 2", { at: later(40_000), corrected: [EXEMPTION] });
    const release = { kind: "release", number: 2 } as const;
    expect(await notices.stillWithdrawn(release)).toMatchObject([{ id: about.id }]);
    expect(await notices.begin(admin(), release, START)).toMatchObject({
      kind: "withdrawn",
      withdrawals: [{ id: about.id, article: UNILATERAL, claim: null }],
    });
    expect(await notices.list()).toEqual([]);
    expect(await notices.begin(admin(), release, START, true)).toMatchObject({ kind: "begun" });
    const [entry] = await createAuditTrail(on.database).page(null, 1);
    expect(entry).toMatchObject({ action: "notice.begun", details: { withdrawn: 1 } });
  });

  it("tells of a correction whose withdrawal was lifted, of one elsewhere, and of what has no words any more", async () => {
    const gone = { article: UNILATERAL, claim: "gone" } as const;
    for (const [number, corrected] of [
      [1, [EXEMPTION]],
      [2, [ELSEWHERE]],
      [3, [gone]],
    ] as const) {
      await content.came(number, ENGLISH, `English ${String(number + 1)}`, { corrected });
    }
    const still = async (number: number): Promise<number> =>
      (await notices.stillWithdrawn({ kind: "release", number })).length;
    expect([await still(2), await still(3), await still(4)]).toEqual([1, 0, 0]);
    await createContentStore(on.database).lift(about.id, ANNA, NOW, anEntry("content.lifted", "1"));
    expect(await still(2)).toBe(0);
    expect(await notices.stillWithdrawn(about)).toEqual([]);
    expect(await notices.begin(admin(), { kind: "release", number: 2 }, START)).toMatchObject({
      kind: "begun",
    });
    await expect(notices.stillWithdrawn({ kind: "release", number: 99 })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("goes on where a process died, and tells nobody twice", async () => {
    for (const person of ["Ada", "Bo", "Cy"]) await tell({ person, claims: [EXEMPTION] });
    await notices.begin(admin(), about, START);
    for (let writes = 0; writes < 12; writes += 1) {
      const dying = noticesOver(failingAfter(on.database, writes));
      await dying.work({} as ClaimedWork).catch(() => undefined);
    }
    await work();
    expect((await people()).toSorted()).toEqual(["Ada", "Bo", "Cy"]);
  });

  it("leaves alone who was forgotten, and who wants no such message until they want it again", async () => {
    for (const person of ["Ada", "Bo", "Cy"]) await tell({ person, claims: [EXEMPTION] });
    await forget("Ada");
    const choice = createNoticeChoice({
      store: createNoticeStore(on.database),
      texts: core.texts,
      clock: { now: () => NOW },
    });
    const context = { language: "en", today: "2026-11-26" as PlainDate };
    for (const [person, pressed] of [
      ["Bo", "off"],
      ["Cy", "off"],
      ["Cy", "on"],
    ] as const) {
      const { platform, installation, person: sender } = personRef(person);
      const message = aMessage({ id: `${person}-${pressed}`, text: "" });
      const thread = { ...message.thread, platform, installation };
      const reply = await choice.press(pressed, { ...message, sender, thread }, context);
      expect(reply?.outcome).toBe("command");
    }
    await notices.begin(admin(), about, START);
    await work();
    expect(await people()).toEqual(["Cy"]);
    expect(await notices.list()).toMatchObject([{ told: 1, optedOut: 1 }]);
  });

  it("waits where somebody of the staff has the word, also over a restart, and is told once they have not", async () => {
    for (const person of ["Ada", "Bo"]) await tell({ person, claims: [EXEMPTION] });
    const cases = createCaseStore(on.database);
    const { thread } = aMessage({ id: "1", text: "" });
    const open = aCase(1, {
      thread: {
        ...thread,
        platform: "slack",
        installation: "T/1",
        conversation: "Ada" as ConversationId,
      },
      person: "Ada" as PersonId,
    });
    await cases.change(opening(open), [], START);
    const taken = step(open, { type: "taken", holder: ANNA });
    await cases.change(taken, [], START);
    await notices.begin(admin(), about, START);
    await work();
    await work();
    expect(await people()).toEqual(["Bo"]);
    expect(await notices.list()).toMatchObject([{ told: 1, notice: { state: "running" } }]);
    await cases.change(step(taken.after, { type: "resolved" }), [], later(1));
    const restarted = noticesOver(on.database);
    await Promise.all([work(), restarted.work({} as ClaimedWork)]);
    await work();
    expect(await people()).toEqual(["Bo", "Ada"]);
    expect(await notices.list()).toMatchObject([{ told: 2, notice: { state: "done" } }]);
  });

  it("remembers what it says itself, on the release that says it", async () => {
    await tell({ person: "Ada", claims: [EXEMPTION], release: 0 });
    await notices.begin(admin(), about, START);
    await work();
    const rows = await on.database.db
      .selectFrom("answer_claim")
      .select(["claim", "release"])
      .where("release", "=", 1)
      .execute();
    const [sent] = await deliveries();
    expect(rows.map(({ claim }) => claim).toSorted()).toEqual(
      (sent?.reply.asserted ?? []).map(({ claim }) => claim).toSorted(),
    );
    expect(rows).not.toEqual([]);
  });

  it("is begun by who may publish, once at a time, and stands in the audit trail", async () => {
    await tell({ person: "Ada", claims: [EXEMPTION] });
    await expect(notices.begin(admin({ role: "staff" }), about, START)).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(notices.count(admin({ role: "reader" }), about, START)).rejects.toMatchObject({
      code: "forbidden",
    });
    await notices.begin(admin(), about, START);
    const [entry] = await createAuditTrail(on.database).page(null, 1);
    expect(entry).toMatchObject({ action: "notice.begun", target: "notice-1", actor: ANNA });
    expect(JSON.stringify(entry)).not.toContain("wrong");
  });

  it("says that there is no such withdrawal or release", async () => {
    for (const missing of [
      { kind: "withdrawal", id: "none" as WithdrawalId },
      { kind: "release", number: 99 },
    ] as const) {
      await expect(notices.count(admin(), missing, START)).rejects.toMatchObject({
        code: "not_found",
      });
    }
  });
});

describeOnEachEngine("telling those who were told of an article that is gone", (on) => {
  const { tell } = noticeStoreOn(on);

  it("finds who was told its claims, or rows of its table, and tells them that it was withdrawn", async () => {
    const world = await contentWorld(on.database);
    const article: ArticleId = "culture/centres";
    const claims = [
      { article, claim: "advise" },
      { article, claim: "row:centres:hongqiao" },
    ];
    for (const [index, claim] of claims.entries()) {
      await tell({ person: `person ${String(index)}`, claims: [claim], at: -1_000 });
    }
    const done = await world.withdrawals.withdraw(world.anna, {
      article,
      claim: null,
      reason: "x",
    });
    if (done.kind === "refused") throw new Error(done.reason);
    const { id } = done.withdrawal;
    const notices = createNotices({
      store: createNoticeStore(on.database),
      content: world.store,
      knowledge: world.live,
      answering: () => core.answering,
      texts: core.texts,
      today: () => TODAY,
      timeZone: "Asia/Shanghai",
      clock: { now: () => NOW },
      log: keptLog(),
      newId: () => "notice-1",
      newAnswerId: () => randomUUID() as AnswerId,
      release: () => 2,
      onTold: () => undefined,
    });
    const about = { kind: "withdrawal", id } as const;
    const since = later(-60_000);
    expect(await notices.count(admin(), about, since)).toBe(2);
    await world.published({
      [`knowledge/${article}/article.yaml`]: null,
      [`knowledge/${article}/en.md`]: null,
    });
    await world.refresh();
    expect(world.live().articles.has(article)).toBe(false);
    expect(await notices.count(admin(), about, since)).toBe(2);
    await notices.begin(admin(), about, since);
    await notices.work({} as ClaimedWork);
    const rows = await on.database.db.selectFrom("outbox").select("delivery").execute();
    const words = rows.map(({ delivery }) =>
      plainText((JSON.parse(delivery) as Delivery).reply.blocks),
    );
    const date = "26 November 2026";
    expect(words).toEqual(claims.map(() => core.texts.say("notice.gone", "en", { date })));
  });
});

function admin(change: Partial<Staff> = {}): Staff {
  return staffMember({ id: ANNA, role: "admin", centres: "all", ...change });
}
