import { describe, expect, it } from "vitest";
import type { AnswerMode } from "../../src/services/assisted/assisted-answering.ts";
import { assistedWorld, wordsOf } from "../helpers/assisted-world.ts";
import { projectCore } from "../helpers/core.ts";
import {
  faithfulModel,
  LONGEST_SENTENCE,
  type FaithfulOptions,
} from "../helpers/faithful-model.ts";

const core = projectCore();
const LANGUAGES = ["en", "zh", "ru", "fr", "ar", "es"];
/** The share that the guard may not repair: rules that refuse the reviewed words themselves would help nobody. */
const LEAST_UNREPAIRED = 0.95;
/** What a file of tests may take on a busy machine. */
const LONG_MS = 240_000;

function titles(language: string): string[] {
  return [...core.knowledge.articles.values()]
    .filter(({ outcome }) => outcome === "answer")
    .flatMap(({ texts }) => texts.get(language)?.title ?? []);
}

interface Tally {
  /** Answers that were put together with the model’s help, and those of them of which words were refused. */
  helped: number;
  repaired: number;
  /** Why, for whoever looks at a failure. */
  readonly faults: string[];
}

type Pick = NonNullable<FaithfulOptions["picks"]>;

/** Asks the titles of all articles; the lead-ins of a language are used in turn. */
async function tallyOf(mode: AnswerMode, language: string, picks?: Pick): Promise<Tally> {
  const world = await assistedWorld(core, mode);
  const tally: Tally = { helped: 0, repaired: 0, faults: [] };
  world.model.otherwise = faithfulModel({
    lead: (sentences) => sentences[tally.helped % sentences.length] ?? null,
    ...(picks === undefined ? {} : { picks }),
  });
  for (const title of titles(language)) {
    const before = world.counted.length;
    await world.ask(title, { localeHint: language });
    const counted = world.counted.slice(before);
    if (counted.includes("helped")) tally.helped += 1;
    const faults = counted.filter((one) => one !== "helped");
    if (faults.length > 0) tally.repaired += 1;
    tally.faults.push(...faults.map((fault) => `${title}: ${fault}`));
  }
  return tally;
}

function expectUnrepaired({ helped, repaired, faults }: Tally): void {
  // Of a few titles a table rules, and the model is not asked.
  expect(helped).toBeGreaterThan(60);
  expect(1 - repaired / helped, faults.join("\n")).toBeGreaterThanOrEqual(LEAST_UNREPAIRED);
}

describe.each(["select", "compose"] as const)("a faithful model that helps to %s", (mode) => {
  it.each(LANGUAGES)(
    "has its answers from the first pieces shown as they are, in %s",
    async (language) => {
      expectUnrepaired(await tallyOf(mode, language));
    },
    LONG_MS,
  );

  it.each(LANGUAGES)(
    "has its answers from any piece of the article shown as they are, in %s",
    async (language) => {
      let asked = 0;
      expectUnrepaired(
        await tallyOf(mode, language, (candidates) => {
          const own = candidates.filter(
            ({ article, text }) =>
              article === candidates[0]?.article && text.length <= LONGEST_SENTENCE,
          );
          asked += 1;
          return own.slice(asked % own.length).slice(0, 1);
        }),
      );
    },
    LONG_MS,
  );
});

describe("the control: a model that is not faithful", () => {
  it("has its words repaired", async () => {
    const world = await assistedWorld(core, "compose");
    const faithful = faithfulModel();
    world.model.otherwise = (request) => {
      const step = faithful(request);
      if (step.does !== "value") return step;
      const value = JSON.stringify(step.value).replaceAll(/\d+(?= hours)/gu, "99");
      return { does: "value", value: JSON.parse(value) as unknown };
    };
    const reply = await world.ask("How do I register my address after arrival?");
    expect(world.counted).toContain("refused duration");
    expect(wordsOf(reply)).not.toContain("99");
  });
});
