import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WithdrawalId } from "../../../../src/domain/editing.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, type ContentWorld } from "../../../helpers/content-world.ts";
import { changedText, docPath, FACTS, FEES_EN } from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
});
afterEach(() => database.close());

const FEES = "visas/fees" as ArticleId;
const FREE = "visas/free" as ArticleId;
const VISA_FREE = docPath("knowledge/tables/visa-free.yaml");

async function withdrawn(by: Staff, article = FEES, claim: string | null = "fee") {
  const result = await world.withdrawals.withdraw(by, { article, claim, reason: "It is wrong." });
  if (result.kind === "refused") throw new Error(result.reason);
  return result.withdrawal.id;
}

/** What lifting comes to: `lifted`, or why not. */
async function lifted(by: Staff | "command line", id: WithdrawalId): Promise<string> {
  const result = await world.withdrawals.lift(by, id, "It is right.");
  return result.kind === "refused" ? result.reason : "lifted";
}

/** A wording of Anna’s, or of whoever else. */
const WORDED = { [FEES_EN]: changedText(FEES_EN, "The fee is", "It costs") };

describe("lifting what somebody withdrew", () => {
  it("is not for whoever wrote what would be told again", async () => {
    await world.published(WORDED, "wording");
    const id = await withdrawn(world.ben);
    expect(await lifted(world.anna, id)).toBe("second_person");
    expect(world.live().heldBack.claims.get(FEES)?.has("fee")).toBe(true);
    expect(await lifted(world.lead, id)).toBe("lifted");
    expect(await lifted(world.anna, id)).toBe("not_withdrawn");
  });

  it("is for whoever withdrew it, unless they wrote it", async () => {
    expect(await lifted(world.ben, await withdrawn(world.ben))).toBe("lifted");
    await world.published(WORDED, "wording");
    const own = await withdrawn(world.anna);
    expect(await lifted(world.anna, own)).toBe("second_person");
    expect(await lifted(world.ben, own)).toBe("lifted");
  });

  it("is for the machine as for anybody else", async () => {
    await world.published(WORDED, "wording");
    expect(await lifted("command line", await withdrawn(world.ben))).toBe("lifted");
  });

  it("is still not for them when others changed other words of the document since", async () => {
    await world.published(WORDED, "wording");
    const titled = (WORDED[FEES_EN] ?? "").replace('"Fees"', '"Costs"');
    await world.published({ [FEES_EN]: titled }, "wording", world.lead);
    const id = await withdrawn(world.ben);
    expect(await lifted(world.anna, id)).toBe("second_person");
    expect(await lifted(world.lead, id)).toBe("second_person");
  });

  it("is for them again when nothing of their words is left", async () => {
    await world.published(WORDED, "wording");
    const paid = { [FEES_EN]: changedText(FEES_EN, "The fee is", "One pays") };
    await world.published(paid, "wording", world.lead);
    const id = await withdrawn(world.ben);
    expect(await lifted(world.anna, id)).toBe("lifted");
  });

  it("is not for whoever brought the words back by taking a release back, nor for their first writer", async () => {
    await world.published(WORDED, "wording");
    const paid = { [FEES_EN]: changedText(FEES_EN, "The fee is", "One pays") };
    const { number } = await world.published(paid, "wording", world.lead);
    await world.restoring.restore(world.ben, number, "x");
    const id = await withdrawn(world.lead);
    expect(await lifted(world.anna, id)).toBe("second_person");
    expect(await lifted(world.ben, id)).toBe("second_person");
  });

  it("is not for whoever wrote the figure that the claim names, and for whoever wrote another", async () => {
    await world.published({ [FACTS]: changedText(FACTS, "400 CNY", "350 CNY") });
    const id = await withdrawn(world.ben);
    expect(await lifted(world.anna, id)).toBe("second_person");
    const whole = await withdrawn(world.ben, FREE, null);
    expect(await lifted(world.anna, whole)).toBe("lifted");
  });

  it("is not for whoever wrote a row of the table for which the article speaks", async () => {
    await world.published({ [VISA_FREE]: changedText(VISA_FREE, "days: 30", "days: 15") });
    const id = await withdrawn(world.ben, FREE, null);
    expect(await lifted(world.anna, id)).toBe("second_person");
  });

  it("is for anybody who may publish where one person is enough", async () => {
    const another = await newDatabase();
    world = await contentWorld(another, true);
    await world.published(WORDED, "wording");
    expect(await lifted(world.anna, await withdrawn(world.ben))).toBe("lifted");
    await another.close();
  });

  it("is possible however many came after", async () => {
    const id = await withdrawn(world.ben);
    for (let number = 1; number <= 501; number += 1) {
      const other = {
        id: `later-${String(number)}` as WithdrawalId,
        article: FREE,
        claim: `noWork-${String(number)}`,
        at: world.time.now(),
        by: world.ben.id,
        reason: "x",
        liftedAt: null,
        liftedBy: null,
      };
      await world.store.withdraw(other, {
        at: other.at,
        actor: world.ben.id,
        action: "content.withdrawn",
        target: other.id,
        details: {},
      });
    }
    expect((await world.withdrawals.list(world.reader)).some((each) => each.id === id)).toBe(false);
    expect(await lifted(world.ben, id)).toBe("lifted");
  });
});
