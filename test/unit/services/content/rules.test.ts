import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Nature, WithdrawalId } from "../../../../src/domain/editing.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, draftOf, type ContentWorld } from "../../../helpers/content-world.ts";
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

type Change = Readonly<Record<string, string | null>>;

const FEES = "visas/fees" as ArticleId;
const FREE = "visas/free" as ArticleId;
const FEE = { article: FEES, claim: "fee" } as const;
const FEES_ARTICLE = docPath("knowledge/visas/fees/article.yaml");
const FREE_ARTICLE = docPath("knowledge/visas/free/article.yaml");
const VISA_FREE = docPath("knowledge/tables/visa-free.yaml");

/** What submitting a draft of such a change comes to. */
async function submitted(change: Change, nature: Nature) {
  const { id, version } = await world.written(change, nature);
  return world.publishing.submit(world.anna, id, version, "It is so.");
}

/** Whether it may be called a wording; every change may be called a correction. */
async function isWording(change: Change): Promise<boolean> {
  expect(await submitted(change, "correction")).toMatchObject({ kind: "draft" });
  const result = await submitted(change, "wording");
  if (result.kind === "draft") return true;
  expect(result.reason).toBe("needs_correction");
  return false;
}

describe("a wording", () => {
  it("changes no value of a figure, on no day, and no day on which a claim holds", async () => {
    for (const [from, to] of [
      ["400 CNY", "350 CNY"],
      ["https://law.example/form", "https://law.example/other"],
      ["value: 55, until: 2026-08-19", "value: 54, until: 2026-08-19"],
      ["2026-12-31", "2027-12-31"],
    ] as const) {
      expect(await isWording({ [FACTS]: changedText(FACTS, from, to) })).toBe(false);
    }
    const always = changedText(FREE_ARTICLE, "until: end, ", "");
    expect(await isWording({ [FREE_ARTICLE]: always })).toBe(false);
  });

  it("changes no row of a table that people are told, and may change how one finds it", async () => {
    const row = changedText(VISA_FREE, "days: 30", "days: 15");
    expect(await isWording({ [VISA_FREE]: row })).toBe(false);
    const places = docPath("knowledge/tables/places.yaml");
    expect(await isWording({ [places]: changedText(places, "Peking", "Pekin") })).toBe(true);
  });

  it("names the same figures in the same order, in every language", async () => {
    const two = `${smallDocuments().get(FACTS) ?? ""}double: { type: money, value: 600 CNY, source: law }\n`;
    const texts = (words: string): Change => ({
      [FACTS]: two,
      [FEES_EN]: changedText(FEES_EN, "The fee is {fee}.", words),
    });
    await world.published(texts("It is {fee}, and {double} for two."));
    expect(await isWording(texts("It is {double}, and {fee} for two."))).toBe(false);
    expect(await isWording(texts("It is {fee}."))).toBe(false);
    expect(await isWording(texts("You pay {fee}; for two, that is {double}."))).toBe(true);
    expect(await isWording(texts("It is {fee}, {fee} in words, and {double} for two."))).toBe(true);
    const russian = changedText(FEES_RU, "{fee}", "{double}");
    expect(await isWording({ [FEES_RU]: russian })).toBe(false);
    const hotline = changedText(FEES_RU, "Сбор составляет", "Спросите 12367: сбор составляет");
    expect(await isWording({ [FEES_RU]: hotline })).toBe(false);
  });

  it("may name a figure otherwise as long as it is the same", async () => {
    const renamed = {
      [FACTS]: changedText(FACTS, "fee: {", "cost: {"),
      [FEES_EN]: changedText(FEES_EN, "{fee}", "{cost}"),
      [FEES_RU]: changedText(FEES_RU, "{fee}", "{cost}"),
    };
    expect(await isWording(renamed)).toBe(true);
  });

  it("may say the same in another language, or no more in it, and takes no claim away", async () => {
    const french = (smallDocuments().get(FEES_RU) ?? "").replace("Сборы", "Frais");
    expect(await isWording({ "knowledge/visas/fees/fr.md": french })).toBe(true);
    expect(await isWording({ [FEES_RU]: null })).toBe(true);
    const gone = {
      [FREE_EN]: changedText(FREE_EN, " :claim[You may not work.]{id=noWork}", ""),
      [FREE_ARTICLE]: changedText(FREE_ARTICLE, "  noWork: { sources: [law] }\n", "").replace(
        "besideTable: [noWork]\n",
        "",
      ),
    };
    expect(await isWording(gone)).toBe(false);
  });

  it("is told so with the claims, before and after it is submitted", async () => {
    const draft = await world.written({ [FACTS]: changedText(FACTS, "400", "350") }, "wording");
    const { effects } = await world.publishing.check(world.anna, draft.id);
    expect(effects?.figures).toEqual([FEE]);
    const refusal = { kind: "refused", reason: "needs_correction", claims: [FEE] };
    const submit = (version: number) =>
      world.publishing.submit(world.anna, draft.id, version, "It is so.");
    expect(await submit(2)).toEqual(refusal);
    const nature = { nature: "correction" } as const;
    draftOf(await world.drafts.save(world.anna, draft.id, 2, nature));
    expect(await submit(3)).toMatchObject({ kind: "draft" });
  });

  it("is not published where the content moved so that it changes a figure now", async () => {
    const path = docPath("knowledge/facts/more.yaml");
    const more = "gift: { type: money, value: 5 CNY, source: law }\n";
    await world.published({ [path]: more });
    const gift = changedText(FREE_EN, "not work.", "not work for {gift}.");
    const mine = await world.submitted({ [path]: more.replace("5 CNY", "6 CNY") }, "wording");
    await world.published({ [FREE_EN]: gift });
    await world.publishing.measure(world.ben, mine.id);
    await world.gates.settled();
    expect(await world.publishing.publish(world.ben, mine.id, 3, null)).toEqual({
      kind: "refused",
      reason: "needs_correction",
      claims: [{ article: FREE, claim: "noWork" }],
    });
  });
});

describe("a draft over what is withdrawn", () => {
  const withdrawn = async (article: ArticleId, claim: string | null): Promise<WithdrawalId> => {
    const result = await world.withdrawals.withdraw(world.ben, { article, claim, reason: "x" });
    if (result.kind === "refused") throw new Error(result.reason);
    return result.withdrawal.id;
  };
  const RENAMED: Change = {
    [FEES_ARTICLE]: changedText(FEES_ARTICLE, "  fee:", "  cost:"),
    [FEES_EN]: changedText(FEES_EN, "{id=fee}", "{id=cost}").replace("{id=fee}", "{id=cost}"),
    [FEES_RU]: changedText(FEES_RU, "{id=fee}", "{id=cost}").replace("{id=fee}", "{id=cost}"),
  };
  const GONE: Change = {
    [FREE_EN]: changedText(FREE_EN, " :claim[You may not work.]{id=noWork}", ""),
    [FREE_ARTICLE]: changedText(FREE_ARTICLE, "  noWork: { sources: [law] }\n", "").replace(
      "besideTable: [noWork]\n",
      "",
    ),
  };

  it("does not bring the words back under another name", async () => {
    const id = await withdrawn(FEES, "fee");
    const draft = await world.written(RENAMED);
    const { effects } = await world.publishing.check(world.anna, draft.id);
    expect(effects?.ended).toEqual([{ id, ...FEE, mayReturn: true }]);
    const refusal = { kind: "refused", reason: "under_withdrawal", claims: [FEE] };
    expect(await world.publishing.submit(world.anna, draft.id, 2, "x")).toEqual(refusal);
    await world.withdrawals.lift(world.ben, id, "It is right.");
    expect(await world.publishing.submit(world.anna, draft.id, 2, "x")).toMatchObject({
      kind: "draft",
    });
  });

  it("is not published either when it was submitted before the withdrawal", async () => {
    const draft = await world.submitted(RENAMED);
    await withdrawn(FEES, "fee");
    expect(await world.publishing.publish(world.ben, draft.id, 3, null)).toEqual({
      kind: "refused",
      reason: "under_withdrawal",
      claims: [FEE],
    });
  });

  it("meets a withdrawal that is made while it is being published", async () => {
    const draft = await world.submitted(RENAMED);
    const { examiner } = world;
    const before = { ...examiner };
    let looks = 0;
    Object.assign(examiner, {
      effects: async (...given: Parameters<typeof examiner.effects>) => {
        looks += 1;
        const found = await before.effects(...given);
        if (looks === 1) await withdrawn(FEES, "fee");
        return found;
      },
    });
    expect(await world.publishing.publish(world.ben, draft.id, 3, null)).toMatchObject({
      reason: "under_withdrawal",
    });
    expect(looks).toBe(2);
  });

  it("may take them away, as long as nothing else is said instead", async () => {
    await withdrawn(FREE, "noWork");
    expect(await submitted(GONE, "correction")).toMatchObject({ kind: "draft" });
    const refused = { kind: "refused", reason: "under_withdrawal" };
    const text = GONE[FREE_EN] ?? "";
    // As a new claim elsewhere, in the words of one that stays, or as words of no claim.
    const elsewhere = {
      ...GONE,
      [FEES_ARTICLE]: `${smallDocuments().get(FEES_ARTICLE) ?? ""}  idle: { sources: [law] }\n`,
      [FEES_EN]: changedText(FEES_EN, "- :claim", ":claim[You may not work.]{id=idle}\n\n- :claim"),
    };
    expect(await submitted(elsewhere, "correction")).toMatchObject(refused);
    const within = { ...GONE, [FREE_EN]: text.replace("may use it.", "may use it, not work.") };
    expect(await submitted(within, "correction")).toMatchObject(refused);
    const loose = { ...GONE, [FREE_EN]: `${text}\nYou may not work.\n` };
    expect(await submitted(loose, "correction")).toMatchObject(refused);
    // Nobody is told it today: it begins next year.
    const later = changedText(FEES_ARTICLE, "fee: {", "fee: { from: begin,");
    const begin = `${smallDocuments().get(FACTS) ?? ""}begin: { type: date, value: 2027-01-01, source: law }\n`;
    await world.published({ [FEES_ARTICLE]: later, [FACTS]: begin });
    const hidden = {
      ...GONE,
      [FEES_EN]: changedText(FEES_EN, "Pay at", "You may not work; pay at"),
    };
    expect(await submitted(hidden, "correction")).toMatchObject(refused);
    const titled = { ...GONE, [FREE_EN]: text.replace('"Visa-free entry"', '"No work"') };
    expect(await submitted(titled, "correction")).toMatchObject(refused);
  });

  it("may write the withdrawn words anew under their name, and all of a withdrawn article", async () => {
    await withdrawn(FEES, "fee");
    const other = { [FEES_EN]: changedText(FEES_EN, "The fee is {fee}.", "At most {fee}.") };
    await world.published(other);
    expect(world.live().heldBack.claims.get(FEES)?.has("fee")).toBe(true);
    await withdrawn(FEES, null);
    expect(await submitted(RENAMED, "correction")).toMatchObject({ kind: "draft" });
    await withdrawn(FREE, null);
    const rewritten = {
      ...GONE,
      [FREE_EN]: (GONE[FREE_EN] ?? "").replace("You may stay", "Some may stay"),
    };
    expect(await submitted(rewritten, "correction")).toMatchObject({ kind: "draft" });
  });

  it("does not let a table speak again that the withdrawal keeps silent", async () => {
    await withdrawn(FREE, "exemption");
    const beside = { [FREE_ARTICLE]: changedText(FREE_ARTICLE, "[noWork]", "[noWork, exemption]") };
    expect(await submitted(beside, "wording")).toMatchObject({
      reason: "under_withdrawal",
      claims: [{ article: FREE, claim: "exemption" }],
    });
  });

  it("is met by going back as well", async () => {
    const release = await world.published(RENAMED);
    await withdrawn(FEES, "cost");
    expect(await world.restoring.restore(world.ben, release.number, "x")).toEqual({
      kind: "refused",
      reason: "under_withdrawal",
      claims: [{ article: FEES, claim: "cost" }],
    });
  });
});

describe("going back from a wording that changed a figure, as one could once", () => {
  it("is a correction", async () => {
    const draft = await world.written({ [FACTS]: changedText(FACTS, "400", "350") }, "wording");
    const at = world.time.now();
    const release = {
      number: 2,
      kind: "publish",
      nature: "wording",
      at,
      by: world.ben.id,
      author: world.anna.id,
      title: "A change",
      reason: "It is so.",
      override: null,
      corrected: [],
      rewritten: [],
    } as const;
    const entry = { at, actor: world.ben.id, action: "content.published", target: "2" } as const;
    await world.store.publish(draft, release, { ...entry, details: {} });
    expect(await world.restoring.restore(world.ben, 2, "x")).toMatchObject({
      release: { nature: "correction", corrected: [FEE] },
    });
  });
});
