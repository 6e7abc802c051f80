import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WithdrawalId } from "../../../../src/domain/editing.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import { readableKnowledge } from "../../../../src/content/cut-out.ts";
import type { DocumentPath } from "../../../../src/domain/document.ts";
import { createWithdrawals } from "../../../../src/services/content/withdrawals.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, type ContentWorld } from "../../../helpers/content-world.ts";
import type { Documents } from "../../../../src/ports/content-examiner.ts";
import {
  changedText,
  docPath,
  FEES_EN,
  FREE_EN,
  smallDocuments,
} from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";
import { questions } from "../../../helpers/small-knowledge.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
});
afterEach(() => database.close());

const FEES = "visas/fees" as ArticleId;
const FREE = "visas/free" as ArticleId;
const CENTRES = "culture/centres" as ArticleId;
const FEE = { article: FEES, claim: "fee" };
const NO_WORK = { article: FREE, claim: "noWork" };
/** The fee is told by two articles. */
const TWICE = { [FREE_EN]: changedText(FREE_EN, "may not work.", "may not work for {fee}.") };

async function withdrawn(by: Staff, figures: readonly string[] = [], what = FEE) {
  const result = await world.withdrawals.withdraw(by, { ...what, reason: "Wrong.", figures });
  if (result.kind === "refused") throw new Error(result.reason);
  return result;
}

async function lifted(by: Staff, id: WithdrawalId): Promise<string> {
  const result = await world.withdrawals.lift(by, id, "It is right.");
  return result.kind === "refused" ? result.reason : "lifted";
}

const elsewhere = (what: { article: ArticleId; claim: string | null } = FEE) =>
  world.withdrawals.elsewhere(world.reader, what, "en");
const isHeld = ({ article, claim }: typeof FEE): boolean =>
  world.live().heldBack.claims.get(article)?.has(claim) === true;
const counted = async (): Promise<readonly number[]> =>
  (await world.withdrawals.list(world.reader)).map((each) => each.elsewhere);

describe("what tells the same figure as something that is withdrawn", () => {
  it("is told by article and sentence, each figure by its value, and counted as long as it is told", async () => {
    expect(await elsewhere()).toEqual([]);
    await world.published(TWICE);
    expect(await elsewhere()).toEqual([
      {
        name: "fee",
        shown: "RMB 400",
        claims: [
          { ...NO_WORK, title: "Visa-free entry", sentence: "You may not work for RMB 400." },
        ],
        tables: [],
      },
    ]);
    await withdrawn(world.ben);
    expect([isHeld(FEE), isHeld(NO_WORK), await counted()]).toEqual([true, false, [1]]);
    await withdrawn(world.ben, [], NO_WORK);
    expect([await counted(), await elsewhere()]).toEqual([[0, 0], []]);
  });

  it("is withdrawn with it in one step, each noted by itself and lifted by itself", async () => {
    await world.published(TWICE);
    const { withdrawal, also } = await withdrawn(world.ben, ["fee"]);
    expect([isHeld(FEE), isHeld(NO_WORK)]).toEqual([true, true]);
    expect(also).toMatchObject([{ ...NO_WORK, by: world.ben.id, reason: "Wrong." }]);
    const [second, first] = await world.desk.trail.page(null, 2);
    expect(first).toMatchObject({ action: "content.withdrawn", target: withdrawal.id });
    expect(second).toMatchObject({
      action: "content.withdrawn",
      target: also[0]?.id,
      details: { ...NO_WORK, withdrawal: withdrawal.id },
    });
    expect(await lifted(world.lead, withdrawal.id)).toBe("lifted");
    expect([isHeld(FEE), isHeld(NO_WORK)]).toEqual([false, true]);
  });

  it("is withdrawn later as well, also what an article says only since", async () => {
    await withdrawn(world.ben);
    await world.published(TWICE);
    expect(await counted()).toEqual([1]);
    const { also } = await withdrawn(world.ben, ["fee"]);
    expect(also).toMatchObject([NO_WORK]);
    expect(await counted()).toEqual([0, 0]);
    await expect(
      world.withdrawals.withdraw(world.ben, { ...FEE, reason: "x", figures: ["fee"] }),
    ).resolves.toMatchObject({ reason: "withdrawn_already" });
  });

  it("is a table too, as long as its rows are told, and no figure that it does not name", async () => {
    const text = changedText(FEES_EN, "The fee is", "Call {hotline}: the fee is");
    await world.published({ [FEES_EN]: text });
    expect(await elsewhere()).toMatchObject([
      { name: "hotline", claims: [], tables: [{ article: CENTRES, title: "Centres" }] },
    ]);
    const what = { ...FEE, reason: "x", figures: ["stay"] };
    await expect(world.withdrawals.withdraw(world.ben, what)).rejects.toMatchObject({
      code: "not_found",
    });
    await world.withdrawals.withdraw(world.ben, { article: CENTRES, claim: null, reason: "x" });
    expect(await elsewhere()).toEqual([]);
  });

  it("is a table of passports only where a row of the article itself ends on that day", async () => {
    const table = docPath("knowledge/tables/visa-free.yaml");
    const mutual = `claims:\n  agreed: { until: end, sources: [law] }\ntable: { name: visa-free, scheme: mutual }\n`;
    await world.published({
      [table]: changedText(table, "until: 2026-12-31", "until: end"),
      [FEES_EN]: changedText(FEES_EN, "The fee is", "Until {end} the fee is"),
      "knowledge/visas/mutual/article.yaml": mutual,
      "knowledge/visas/mutual/en.md": `---\ntitle: "Agreements"\nquestions:\n${questions("agreements")}\nsummary: ":claim[This holds until {end}.]{id=agreed}"\n---\n`,
    });
    const shared = await elsewhere();
    expect(shared).toMatchObject([{ name: "end", tables: [{ article: FREE }] }]);
    expect(shared[0]?.claims.map(({ article }) => article)).toEqual([FREE, "visas/mutual"]);
  });

  it("is of all figures of an article that is withdrawn as a whole, but not within it", async () => {
    await world.published(TWICE);
    expect((await elsewhere({ article: FREE, claim: null })).map(({ name }) => name)).toEqual([
      "fee",
    ]);
  });
});

describe("an article that is left out for faults", () => {
  const withdrawing = (documents: Documents) =>
    createWithdrawals({ ...world.deps, live: () => readableKnowledge(documents) });
  const withText = (path: DocumentPath, text: string): Documents =>
    new Map([...smallDocuments(), [path, text]]);
  const ARTICLE = docPath("knowledge/visas/fees/article.yaml");

  it("is withdrawn, and so are its claims as long as their names can be read", async () => {
    const service = withdrawing(withText(FEES_EN, "nothing"));
    expect(await service.withdraw(world.ben, { ...FEE, reason: "x" })).toMatchObject({
      withdrawal: FEE,
    });
    const unread = withdrawing(withText(ARTICLE, "claims: ["));
    expect(await unread.withdraw(world.ben, { ...FEE, claim: null, reason: "x" })).toMatchObject({
      withdrawal: { article: FEES, claim: null },
    });
  });

  it("has no claim that can be withdrawn alone where nobody can read which it has", async () => {
    const service = withdrawing(withText(ARTICLE, "claims: ["));
    expect(await service.withdraw(world.ben, { ...FEE, reason: "x" })).toEqual({
      kind: "refused",
      reason: "left_out",
    });
    const named = withdrawing(withText(FEES_EN, "nothing"));
    await expect(
      named.withdraw(world.ben, { ...FEE, claim: "none", reason: "x" }),
    ).rejects.toMatchObject({ code: "not_found" });
    expect(await world.store.withdrawals(1)).toEqual([]);
  });

  it("has no figures that others could be withdrawn by, and says so before anything is withdrawn", async () => {
    const service = withdrawing(withText(FEES_EN, "nothing"));
    expect(
      await service.withdraw(world.ben, { ...FEE, reason: "x", figures: ["fee"] }),
    ).toMatchObject({ reason: "left_out" });
    expect(await world.store.withdrawals(1)).toEqual([]);
  });
});

describe("what somebody withdrew before", () => {
  it("has a name that can be typed after a command", async () => {
    const withdrawals = createWithdrawals({
      ...world.deps,
      secrets: { ...world.deps.secrets, newId: () => "-WZckZkw9edYVhmYtPYsaA" },
    });
    expect(await withdrawals.withdraw(world.ben, { ...FEE, reason: "x" })).toMatchObject({
      withdrawal: { id: expect.stringMatching(/^\w/) as string },
    });
  });

  it("is joined by another with their own reason, once, which is kept and noted", async () => {
    const { withdrawal } = await withdrawn(world.anna);
    const joined = await withdrawn(world.ben);
    expect(joined).toMatchObject({ withdrawal: { id: withdrawal.id }, isJoined: true, also: [] });
    for (const by of [world.anna, world.ben]) {
      expect(await world.withdrawals.withdraw(by, { ...FEE, reason: "x" })).toMatchObject({
        reason: "withdrawn_already",
      });
    }
    expect(await world.withdrawals.list(world.reader)).toMatchObject([
      { by: world.anna.id, joined: [{ by: world.ben.id, reason: "Wrong." }] },
    ]);
    const [entry] = await world.desk.trail.page(null, 1);
    expect(entry).toMatchObject({
      actor: world.ben.id,
      action: "content.joined",
      target: withdrawal.id,
      details: FEE,
    });
  });

  it("is not brought back alone by whoever wrote it, though they withdrew it first", async () => {
    await world.published({ [FEES_EN]: changedText(FEES_EN, "The fee is", "It costs") });
    const { withdrawal } = await withdrawn(world.anna);
    await withdrawn(world.ben);
    expect(await lifted(world.anna, withdrawal.id)).toBe("second_person");
    expect(await lifted(world.ben, withdrawal.id)).toBe("lifted");
  });

  it("is one withdrawal where two press at the same moment, so that lifting it tells again", async () => {
    const [a, b] = await Promise.all([withdrawn(world.anna), withdrawn(world.ben)]);
    expect([a.isJoined, b.isJoined].toSorted()).toEqual([false, true]);
    expect(a.withdrawal.id).toBe(b.withdrawal.id);
    expect(await lifted(world.lead, a.withdrawal.id)).toBe("lifted");
    expect(isHeld(FEE)).toBe(false);
  });

  it("is joined as a whole by whoever would withdraw a claim of it", async () => {
    const whole = await world.withdrawals.withdraw(world.anna, {
      article: FEES,
      claim: null,
      reason: "x",
    });
    const { withdrawal } = await withdrawn(world.ben);
    expect(whole).toMatchObject({ withdrawal: { id: withdrawal.id } });
  });
});
