import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { WithdrawalId } from "../../../../src/domain/editing.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, type ContentWorld } from "../../../helpers/content-world.ts";
import {
  changedText,
  docPath,
  FACTS,
  FEES_EN,
  FEES_RU,
  FREE_EN,
  smallDocuments,
} from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
});
afterEach(() => database.close());

const FEES = "visas/fees" as ArticleId;
const FEE = { article: FEES, claim: "fee" } as const;
const text = (path: typeof FACTS): string => smallDocuments().get(path) ?? "";

async function textInForce(path: typeof FACTS): Promise<string | undefined> {
  return (await world.store.state())?.documents.get(path)?.text;
}

describe("taking a release back", () => {
  it("puts its documents back, and corrects what it corrected", async () => {
    const negatives = docPath("knowledge/negatives/ru.yaml");
    const release = await world.published({
      [FACTS]: changedText(FACTS, "400 CNY", "350 CNY"),
      [negatives]: "near: []\nfar: []\n",
      "knowledge/negatives/en.yaml": null,
    });
    const result = await world.restoring.restore(world.ben, release.number, "It was wrong.");
    expect(result).toMatchObject({
      kind: "published",
      release: {
        number: 3,
        kind: "restore",
        nature: "correction",
        by: world.ben.id,
        author: null,
        title: "A change",
        reason: "It was wrong.",
        corrected: [FEE],
      },
    });
    expect(await textInForce(FACTS)).toBe(text(FACTS));
    expect(await textInForce(negatives)).toBeUndefined();
    expect(await textInForce(docPath("knowledge/negatives/en.yaml"))).toContain("visa for mars");
    const [entry] = await world.desk.trail.page(null, 1);
    expect(entry).toMatchObject({
      action: "content.restored",
      target: "2",
      details: { release: 3, documents: 3 },
    });
  });

  it("needs no second person, but the right to publish", async () => {
    const release = await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") });
    await expect(world.restoring.restore(world.reader, release.number, "x")).rejects.toMatchObject({
      code: "forbidden",
    });
    // Ben published it himself.
    expect(await world.restoring.restore(world.ben, release.number, "x")).toMatchObject({
      kind: "published",
    });
  });

  it("lets other languages be told again that follow the English words that come back", async () => {
    const release = await world.published({
      [FEES_EN]: changedText(FEES_EN, "The fee is {fee}.", "It costs {fee}."),
    });
    const suspended = () => world.live().heldBack.suspended.get(FEES)?.get("ru");
    expect(suspended()).toEqual(new Set(["fee"]));
    const result = await world.restoring.restore(world.ben, release.number, "x");
    expect(result).toMatchObject({ release: { rewritten: [FEE], paths: [FEES_EN] } });
    expect(suspended()).toBeUndefined();
  });

  it("leaves other languages held back that lagged behind before", async () => {
    const lagging = text(FEES_RU).replace("d75603262cbe", "000000000000");
    await world.published({ [FEES_RU]: lagging }, "wording");
    const release = await world.published({
      [FEES_EN]: changedText(FEES_EN, "The fee is {fee}.", "It costs {fee}."),
    });
    await world.restoring.restore(world.ben, release.number, "x");
    expect(world.live().heldBack.suspended.get(FEES)?.get("ru")).toEqual(new Set(["fee"]));
  });

  it("is refused where a document was changed since", async () => {
    const release = await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") });
    await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "300 CNY") });
    expect(await world.restoring.restore(world.ben, release.number, "x")).toEqual({
      kind: "refused",
      reason: "stale",
      paths: [FACTS],
    });
    const gone = docPath("knowledge/negatives/en.yaml");
    const removal = await world.published({ [gone]: null }, "wording");
    await world.published({ [gone]: "near: []\nfar: []\n" }, "wording");
    expect(await world.restoring.restore(world.ben, removal.number, "x")).toMatchObject({
      reason: "stale",
      paths: [gone],
    });
  });

  it("is refused where the whole would have faults, of the first release, and of none", async () => {
    const release = await world.published({
      [FACTS]: `${text(FACTS)}cash: { type: money, value: 5 CNY, source: law }\n`,
    });
    await world.published({ [FREE_EN]: changedText(FREE_EN, "not work.", "not work for {cash}.") });
    expect(await world.restoring.restore(world.ben, release.number, "x")).toMatchObject({
      reason: "problems",
      problems: [{ path: FREE_EN, message: "no fact is named {cash}" }],
    });
    expect(await world.restoring.restore(world.ben, 1, "x")).toMatchObject({
      reason: "first_release",
    });
    await expect(world.restoring.restore(world.ben, 99, "x")).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("can itself be taken back where one person is enough, and elsewhere by a draft alone", async () => {
    const release = await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") });
    await world.restoring.restore(world.ben, release.number, "x");
    expect(await world.restoring.restore(world.anna, 3, "y")).toMatchObject({
      kind: "refused",
      reason: "second_person",
    });
    expect(await textInForce(FACTS)).toContain("400 CNY");
    const another = await newDatabase();
    const alone = await contentWorld(another, true);
    const own = await alone.published({ [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") });
    await alone.restoring.restore(alone.ben, own.number, "x");
    await alone.restoring.restore(alone.ben, 3, "y");
    expect((await alone.store.state())?.documents.get(FACTS)?.text).toContain("350 CNY");
    await another.close();
  });
});

describe("a withdrawal", () => {
  const withdraw = (claim: string | null, by = world.anna) =>
    world.withdrawals.withdraw(by, { article: FEES, claim, reason: "It is wrong." });

  it("is in force at once, for a claim or the whole article", async () => {
    const result = await withdraw("fee");
    expect(result).toMatchObject({
      kind: "withdrawal",
      withdrawal: { article: FEES, claim: "fee", by: world.anna.id, liftedAt: null },
    });
    expect(world.live().heldBack.claims.get(FEES)?.has("fee")).toBe(true);
    const row = async () => {
      const { articles } = await world.reading.overview(world.reader, "en");
      return articles.find(({ id }) => id === FEES)?.withdrawn;
    };
    expect(await row()).toBe("part");
    expect(await withdraw(null)).toMatchObject({ kind: "withdrawal" });
    expect(await row()).toBe("whole");
    const [entry] = await world.desk.trail.page(null, 1);
    expect(entry).toMatchObject({
      action: "content.withdrawn",
      actor: world.anna.id,
      details: { article: FEES, claim: null },
    });
    expect(JSON.stringify(entry)).not.toContain("It is wrong");
  });

  it("still shows its words to whoever looks after them", async () => {
    const result = await withdraw("fee");
    const article = await world.reading.article(world.reader, FEES, "en");
    expect(article.claims).toMatchObject([
      {
        id: "fee",
        sentence: "The fee is RMB 400.\nPay at this page.",
        withdrawal: result.kind === "withdrawal" ? result.withdrawal.id : "",
      },
    ]);
  });

  it("is of something that is there, once, and by whoever may edit", async () => {
    await expect(withdraw("none")).rejects.toMatchObject({ code: "not_found" });
    await expect(withdraw("fee", world.reader)).rejects.toMatchObject({ code: "forbidden" });
    await withdraw(null);
    expect(await withdraw(null)).toEqual({ kind: "refused", reason: "withdrawn_already" });
    expect(await withdraw("fee")).toMatchObject({ reason: "withdrawn_already" });
  });

  it("is lifted by whoever may publish, with a reason that is kept", async () => {
    const result = await withdraw("fee");
    if (result.kind === "refused") throw new Error(result.reason);
    const { id } = result.withdrawal;
    const { withdrawals } = world;
    await expect(withdrawals.lift(world.reader, id, "x")).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(withdrawals.lift(world.ben, "none" as WithdrawalId, "x")).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await withdrawals.lift(world.ben, id, "It is right.")).toMatchObject({
      withdrawal: { liftedBy: world.ben.id, liftReason: "It is right." },
    });
    expect(world.live().heldBack.claims.get(FEES)?.has("fee") ?? false).toBe(false);
    expect(await withdrawals.lift(world.ben, id, "x")).toMatchObject({ reason: "not_withdrawn" });
    expect(await withdrawals.list(world.reader)).toMatchObject([
      { id, liftReason: "It is right." },
    ]);
  });
});
