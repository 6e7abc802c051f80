import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ArticleId } from "../../../../src/domain/knowledge.ts";
import { returningWriters, writersOf } from "../../../../src/services/content/writers.ts";
import type { Database } from "../../../../src/store/database.ts";
import { contentWorld, type ContentWorld } from "../../../helpers/content-world.ts";
import { changedText, FACTS, FEES_RU } from "../../../helpers/small-content.ts";
import { newDatabase } from "../../../helpers/new-database.ts";

let database: Database;
let world: ContentWorld;
beforeEach(async () => {
  database = await newDatabase();
  world = await contentWorld(database);
});
afterEach(() => database.close());

const FEES = "visas/fees" as ArticleId;
const PRICES = [350, 300, 250, 200];

/** Everything that was read, with the turns of others before it: each reading is as long as a turn may be. */
function watched() {
  const readings: { readonly text: string; readonly turns: number }[] = [];
  let [now, turns, isOver] = [0, 0, false];
  const others = (): void => {
    turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  const { editing } = world.deps;
  const deps = {
    ...world.deps,
    clock: { now: () => new Date(now) },
    editing: {
      ...editing,
      facts: (text: string) => {
        now += 1_000;
        readings.push({ text, turns });
        return editing.facts(text);
      },
    },
  };
  const end = (): void => {
    isOver = true;
  };
  return { deps, readings, end };
}

describe("looking for who wrote something", () => {
  it("reads each revision once, none that cannot name it, and lets others have their turn between", async () => {
    const at = world.time.now();
    await world.published({
      "knowledge/facts/other.yaml": "x: { type: count, value: 1, source: law }\n",
    });
    for (const price of PRICES) {
      await world.published({ [FACTS]: changedText(FACTS, "400 CNY", `${String(price)} CNY`) });
    }
    const { deps, readings, end } = watched();
    expect(await writersOf(deps, { article: FEES, claim: "fee", at })).toEqual(
      new Set(["files", world.anna.id]),
    );
    end();
    expect(readings).toHaveLength(1 + PRICES.length);
    expect(new Set(readings.map(({ text }) => text)).size).toBe(readings.length);
    expect(new Set(readings.map(({ turns }) => turns)).size).toBe(readings.length);
  });

  it("does so as well before a release is taken back", async () => {
    for (const price of PRICES) {
      await world.published({ [FACTS]: changedText(FACTS, "400 CNY", `${String(price)} CNY`) });
    }
    const { deps, readings, end } = watched();
    const changes = await world.store.changesOf(1 + PRICES.length);
    expect(await returningWriters(deps, changes)).toEqual(new Set([world.anna.id]));
    end();
    // The last two are what is compared, and all but the last the history.
    const most = PRICES.length + 1;
    expect(readings).toHaveLength(most);
    expect(new Set(readings.map(({ turns }) => turns)).size).toBe(most);
  });

  it("names who wrote the only line that the release took away", async () => {
    for (const words of ["is about", "comes to"]) {
      await world.published({ [FEES_RU]: changedText(FEES_RU, "составляет", words) });
    }
    const changes = await world.store.changesOf(3);
    expect(await returningWriters(world.deps, changes)).toEqual(new Set([world.anna.id]));
  });
});
