import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { WithdrawalId } from "../../../../src/domain/editing.ts";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import type { Staff } from "../../../../src/domain/staff.ts";
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

type Change = Readonly<Record<string, string | null>>;

const FEES = "visas/fees" as ArticleId;
const FREE = "visas/free" as ArticleId;
const FEES_ARTICLE = docPath("knowledge/visas/fees/article.yaml");
const FREE_ARTICLE = docPath("knowledge/visas/free/article.yaml");
const VISA_FREE = docPath("knowledge/tables/visa-free.yaml");
const WRONG = "Nobody has to pay on Mondays.";

/** The fees with one claim more, which is wrong, and with other words elsewhere. */
function withExtra(words = WRONG, from = "The fee is", to = from): Change {
  return {
    [FEES_ARTICLE]: `${smallDocuments().get(FEES_ARTICLE) ?? ""}  extra: { sources: [law] }\n`,
    [FEES_EN]: `${changedText(FEES_EN, from, to).trimEnd()}\n- :claim[${words}]{id=extra}\n`,
  };
}

/** The documents of a change as they are at first. */
function asAtFirst(change: Change): Change {
  return Object.fromEntries(
    Object.keys(change).map((name) => [name, smallDocuments().get(docPath(name)) ?? null]),
  );
}

/** A correction of Anna’s that Ben publishes, a minute after what was before. */
async function published(change: Change): Promise<number> {
  world.time.advance(60_000);
  return (await world.published(change)).number;
}

async function withdrawn(claim: string | null, article = FEES): Promise<WithdrawalId> {
  world.time.advance(60_000);
  const result = await world.withdrawals.withdraw(world.ben, { article, claim, reason: "Wrong." });
  if (result.kind === "refused") throw new Error(result.reason);
  return result.withdrawal.id;
}

async function lifted(by: Staff, id: WithdrawalId): Promise<string> {
  const result = await world.withdrawals.lift(by, id, "It is right.");
  return result.kind === "refused" ? result.reason : "lifted";
}

async function restored(by: Staff, release: number): Promise<string> {
  const result = await world.restoring.restore(by, release, "As it was.");
  return result.kind === "refused" ? result.reason : "restored";
}

async function inForce(name: string): Promise<string | undefined> {
  return (await world.store.state())?.documents.get(docPath(name))?.text;
}

describe("what somebody wrote and another took back", () => {
  it("is not lifted by its writer once a draft of theirs took it away", async () => {
    await published(withExtra());
    const id = await withdrawn("extra");
    await published(asAtFirst(withExtra()));
    expect(await lifted(world.anna, id)).toBe("second_person");
    expect(await lifted(world.lead, id)).toBe("lifted");
  });

  it("is not lifted by its writer once the whole article is gone", async () => {
    await published({ [FEES_EN]: changedText(FEES_EN, "The fee is", "It costs") });
    const id = await withdrawn(null);
    await published({
      [FEES_ARTICLE]: null,
      [FEES_EN]: null,
      [FEES_RU]: null,
      "knowledge/tables/programmes.yaml": "other:\n  names: [Another Fund]\n",
      [FREE_ARTICLE]: changedText(FREE_ARTICLE, "related: [visas/fees]\n", ""),
      [FREE_EN]: changedText(FREE_EN, "See also [fees](article:visas/fees).", ""),
    });
    expect(world.live().articles.has(FEES)).toBe(false);
    expect(await lifted(world.anna, id)).toBe("second_person");
  });

  it("is not lifted by whoever wrote a figure, or a row, that was changed since", async () => {
    await published({
      [FACTS]: changedText(FACTS, "400 CNY", "350 CNY"),
      [VISA_FREE]: changedText(VISA_FREE, "days: 30", "days: 15"),
    });
    const [fee, free] = [await withdrawn("fee"), await withdrawn(null, FREE)];
    await published(asAtFirst({ [FACTS]: null, [VISA_FREE]: null }));
    expect(await lifted(world.anna, fee)).toBe("second_person");
    expect(await lifted(world.anna, free)).toBe("second_person");
  });

  it("does not come back by their taking back the release that took it away", async () => {
    await published(withExtra());
    const id = await withdrawn("extra");
    const mended = await published(asAtFirst(withExtra()));
    expect(await lifted(world.lead, id)).toBe("lifted");
    expect(await restored(world.anna, mended)).toBe("second_person");
    expect(await inForce(FEES_EN)).not.toContain(WRONG);
    expect(await restored(world.ben, mended)).toBe("restored");
    expect(await inForce(FEES_EN)).toContain(WRONG);
  });

  it("does not come back so as a figure either, wherever its value stands as well", async () => {
    const facts = (smallDocuments().get(FACTS) ?? "").replace(
      "fee: { type: money, value: 400 CNY, source: law }\n",
      "fee:\n  type: money\n  value: 400 CNY\n  source: law\ncost:\n  type: money\n  value: 350 CNY\n  source: law\n",
    );
    await published({ [FACTS]: facts });
    const swapped = facts
      .replace("400 CNY", "none")
      .replace("350 CNY", "400 CNY")
      .replace("none", "350 CNY");
    world.time.advance(60_000);
    const { number: mended } = await world.published(
      { [FACTS]: swapped },
      "correction",
      world.lead,
    );
    expect(await restored(world.anna, mended)).toBe("second_person");
    expect(await restored(world.lead, mended)).toBe("restored");
  });

  it("comes back at once by whoever wrote nothing of it, also where they published the faulty release", async () => {
    const faulty = await published({ [FEES_EN]: changedText(FEES_EN, "The fee is", "It costs") });
    expect(await restored(world.ben, faulty)).toBe("restored");
    const removed = await published({ "knowledge/negatives/en.yaml": null });
    expect(await restored(world.anna, removed)).toBe("restored");
  });

  it("does not keep its writer from taking back a wording elsewhere in the same document", async () => {
    await published({ [FEES_EN]: changedText(FEES_EN, '"Fees"', '"Costs"') });
    const other = changedText(FEES_EN, '"Fees"', '"Costs"').replace("The fee is", "It costs");
    world.time.advance(60_000);
    const { number } = await world.published({ [FEES_EN]: other }, "wording", world.lead);
    expect(await restored(world.anna, number)).toBe("restored");
    expect(await inForce(FEES_EN)).toContain('"Costs"');
  });

  it.each([
    ["a last day", FEES_ARTICLE, "fee: { ", "fee: { until: 2026-01-01, "],
    ["an exception within it", FEES_EN, "{fee}.]", "{fee}. Not on Mondays.]"],
    ["a sentence beside it", FEES_EN, "\n- :claim", "\nNot on Mondays.\n\n- :claim"],
  ] as const)(
    "does not come back alone where a correction ended it by adding %s",
    async (...[, path, from, to]) => {
      const written = changedText(FEES_EN, "The fee is", "It always costs");
      await published({ [FEES_EN]: written });
      const text = path === FEES_EN ? written : (smallDocuments().get(path) ?? "");
      const ended = text.replace(from, to);
      expect(ended).not.toBe(text);
      world.time.advance(60_000);
      const { number } = await world.published({ [path]: ended }, "correction", world.lead);
      expect(await restored(world.anna, number)).toBe("second_person");
      expect(await inForce(path)).toBe(ended);
      expect(await restored(world.ben, number)).toBe("restored");
    },
  );

  it("comes back by whoever wrote in an article alone that tells the figure", async () => {
    await published({ [FEES_EN]: changedText(FEES_EN, "The fee is", "It costs") });
    world.time.advance(60_000);
    const dearer = { [FACTS]: changedText(FACTS, "400 CNY", "4000 CNY") };
    const { number } = await world.published(dearer, "correction", world.lead);
    expect(await restored(world.anna, number)).toBe("restored");
  });

  it("comes back by anybody who may publish where one person is enough", async () => {
    const another = await newDatabase();
    world = await contentWorld(another, true);
    await published(withExtra());
    const mended = await published(asAtFirst(withExtra()));
    expect(await restored(world.anna, mended)).toBe("restored");
    await another.close();
  });
});

describe("a release of which something is withdrawn", () => {
  it("is taken back at once where what is withdrawn came with it", async () => {
    const release = await published(withExtra(WRONG, "The fee is", "It costs"));
    await withdrawn("extra");
    expect(await restored(world.lead, release)).toBe("restored");
    expect(await inForce(FEES_EN)).toBe(smallDocuments().get(FEES_EN));
  });

  it("is not taken back where the withdrawn words stood in another claim before it", async () => {
    const together = changedText(FEES_EN, "The fee is {fee}.", `The fee is {fee}. ${WRONG}`);
    await published({ [FEES_EN]: together });
    const release = await published(withExtra());
    await withdrawn("extra");
    expect(await restored(world.lead, release)).toBe("under_withdrawal");
    expect(await inForce(FEES_EN)).toBe(withExtra()[FEES_EN]);
  });

  it("is not taken back where they stood in no claim before it, or where a claim comes back with it", async () => {
    const loose = `${(smallDocuments().get(FEES_EN) ?? "").trimEnd()}\n\n${WRONG}\n`;
    await published({ [FEES_EN]: loose });
    const release = await published(withExtra());
    const id = await withdrawn("extra");
    expect(await restored(world.lead, release)).toBe("under_withdrawal");
    await world.withdrawals.lift(world.ben, id, "x");
    const other = await published(
      Object.fromEntries(
        Object.entries(withExtra("On Mondays it is free.")).map(([name, text]) => [
          name,
          (text ?? "").replace("extra", "monday"),
        ]),
      ),
    );
    await withdrawn("monday");
    expect(await restored(world.lead, other)).toBe("under_withdrawal");
  });

  it("is not taken back where the withdrawal is older than it", async () => {
    await published(withExtra());
    await withdrawn("extra");
    await published(asAtFirst(withExtra()));
    const release = await published(
      withExtra("On Sundays one may wait.", "The fee is", "It costs"),
    );
    expect(await restored(world.lead, release)).toBe("under_withdrawal");
  });

  it("looks at signs where a language has no words between blanks", async () => {
    const ZH = docPath("knowledge/visas/fees/zh.md");
    const chinese = (fee: string, more: string): string =>
      changedText(FEES_RU, "Сбор составляет ", fee)
        .replace('"Сборы"', "费用")
        .replaceAll("сборы", "费用")
        .replace("Оплатите на [этой странице]({page}).", "在[这里]({page})支付。") + more;
    const extra = "- :claim[星期一不用付任何费用。]{id=extra}\n";
    await published({ [ZH]: chinese("费用为", "") });
    const release = await published({ ...withExtra(), [ZH]: chinese("签证费为", extra) });
    const id = await withdrawn("extra");
    expect(await restored(world.lead, release)).toBe("restored");
    await world.withdrawals.lift(world.ben, id, "x");
    await published({ [ZH]: chinese("星期一不用付任何费用，平时为", "") });
    const second = await published({ ...withExtra(), [ZH]: chinese("费用为", extra) });
    await withdrawn("extra");
    expect(await restored(world.lead, second)).toBe("under_withdrawal");
  });
});
