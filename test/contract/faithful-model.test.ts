import { describe, expect, it } from "vitest";
import { assistedWorld } from "../helpers/assisted-world.ts";
import { projectCore } from "../helpers/core.ts";
import { FakeTime } from "../helpers/fake-time.ts";
import { faithfulModel, type FaithfulOptions } from "../helpers/faithful-model.ts";

const core = projectCore();
const LANGUAGES = ["en", "zh", "ru", "fr", "ar", "es"];
/** What a file of tests may take on a busy machine. */
const LONG_MS = 240_000;

function titles(language: string): string[] {
  return [...core.knowledge.articles.values()]
    .filter(({ outcome }) => outcome === "answer")
    .flatMap(({ texts }) => texts.get(language)?.title ?? []);
}

interface Tally {
  /** Answers that were put together with the model’s help. */
  helped: number;
  /** Why others were not. */
  readonly faults: string[];
}

type Pick = NonNullable<FaithfulOptions["picks"]>;

/** Asks the titles of all articles. */
async function tallyOf(language: string, picks?: Pick): Promise<Tally> {
  const time = new FakeTime();
  const world = await assistedWorld(core, { clock: time, scheduler: time });
  const tally: Tally = { helped: 0, faults: [] };
  world.model.otherwise = faithfulModel(picks === undefined ? {} : { picks });
  for (const title of titles(language)) {
    const before = world.counted.length;
    await world.ask(title, { localeHint: language });
    const counted = world.counted.slice(before);
    if (counted.includes("helped")) tally.helped += 1;
    const faults = counted.filter((one) => one !== "helped");
    tally.faults.push(...faults.map((fault) => `${title}: ${fault}`));
  }
  return tally;
}

function expectHelped({ helped, faults }: Tally): void {
  // Of a few titles a table rules, and the model is not asked.
  expect(helped).toBeGreaterThan(60);
  expect(faults).toEqual([]);
}

describe("a faithful model", () => {
  it.each(LANGUAGES)(
    "has its choice of the first pieces shown, in %s",
    async (language) => {
      expectHelped(await tallyOf(language));
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    "has its choice of any piece of the article shown, in %s",
    async (language) => {
      let asked = 0;
      expectHelped(
        await tallyOf(language, (candidates) => {
          const own = candidates.filter(({ article }) => article === candidates[0]?.article);
          asked += 1;
          return own.slice(asked % own.length).slice(0, 1);
        }),
      );
    },
    LONG_MS,
  );
});
