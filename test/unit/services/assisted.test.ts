import { describe, expect, it } from "vitest";
import type { Reply } from "../../../src/domain/answer.ts";
import type { PersonId, PersonRef } from "../../../src/domain/message.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { AnswerModel, Asker, Candidate, Choice } from "../../../src/ports/answer-model.ts";
import type { Question } from "../../../src/services/answering.ts";
import { createAssistedAnswering } from "../../../src/services/assisted/assisted-answering.ts";
import type { SemanticSearch } from "../../../src/services/assisted/semantic-search.ts";
import { fused } from "../../../src/services/assisted/candidates.ts";
import { aQuestion } from "../../helpers/assisted-world.ts";
import { projectCore } from "../../helpers/core.ts";
import { FakeTime } from "../../helpers/fake-time.ts";

const core = projectCore();
const ANNA: PersonRef = { platform: "web", installation: "page", person: "anna" as PersonId };
const REGISTER = "How do I register my address after arrival?";

interface World {
  readonly time: FakeTime;
  /** What was asked, with how long it may take. */
  readonly asked: (readonly [what: string, withinMs: number])[];
  readonly choices: Choice[];
  readonly answer: (text: string, more?: Partial<Question>) => Promise<Reply>;
}

interface WorldParts {
  /** How long each part takes. */
  readonly understandMs?: number;
  readonly meaningMs?: number;
  readonly wouldChoose?: (asker: Asker) => boolean;
}

/** A model that picks the first candidate, and a search by meaning that finds nothing; both take the time that a test says. */
function aWorld(parts: WorldParts = {}): World {
  const time = new FakeTime();
  const asked: (readonly [string, number])[] = [];
  const choices: Choice[] = [];
  const model: AnswerModel = {
    understand: (message, _earlier, { withinMs }) => {
      asked.push(["understand", withinMs]);
      time.advance(parts.understandMs ?? 0);
      const value = { standalone: message, english: message, language: "en" } as const;
      return Promise.resolve({ kind: "value", value: { ...value, kind: "question" } });
    },
    select: (choice, { withinMs }) => {
      asked.push(["select", withinMs]);
      choices.push(choice);
      const picks = choice.candidates.slice(0, 1).map(({ id }) => id);
      const value = { verdict: "answer", picks, followUps: [], which: [] } as const;
      return Promise.resolve({ kind: "value", value });
    },
    translate: () => Promise.resolve({ kind: "fault", fault: "unavailable" }),
    wouldChoose: (asker) => Promise.resolve(parts.wouldChoose?.(asker) ?? true),
  };
  const semantic: Pick<SemanticSearch, "search"> = {
    search: (_text, _top, { withinMs }) => {
      asked.push(["meaning", withinMs]);
      time.advance(parts.meaningMs ?? 0);
      return Promise.resolve([]);
    },
  };
  const assisted = createAssistedAnswering({
    ...core,
    model,
    semantic,
    clock: time,
    metrics: { helped: () => undefined, fault: () => undefined },
  });
  return {
    time,
    asked,
    choices,
    answer: async (text, more) => (await assisted.answer(aQuestion(text, more), ANNA)).reply,
  };
}

describe("the wait for a model", () => {
  it("is twelve seconds for all that is asked about a message together", async () => {
    const { answer, asked } = aWorld({ understandMs: 4_000, meaningMs: 2_000 });
    await answer("and where do I do that?", { earlier: [REGISTER] });
    expect(asked).toEqual([
      ["understand", 12_000],
      ["meaning", 8_000],
      ["select", 6_000],
    ]);
  });

  it("begins anew for each message", async () => {
    const { answer, asked } = aWorld({ meaningMs: 2_000 });
    await answer(REGISTER);
    await answer(REGISTER);
    expect(asked.map(([, withinMs]) => withinMs)).toEqual([12_000, 10_000, 12_000, 10_000]);
  });

  it("grows no longer when a clock is set back", async () => {
    const { answer, asked } = aWorld({ meaningMs: -3_600_000 });
    await answer(REGISTER);
    expect(asked.at(-1)).toEqual(["select", 12_000]);
  });
});

describe("finding by meaning", () => {
  it("is left out where the choice that it is for would not be asked", async () => {
    const { answer, asked } = aWorld({ wouldChoose: () => false });
    await answer(REGISTER);
    expect(asked.map(([what]) => what)).toEqual(["select"]);
  });

  it("is left out where too little time would be left after it", async () => {
    const { answer, asked } = aWorld({
      understandMs: 8_500,
      wouldChoose: ({ withinMs }) => withinMs >= 2_000,
    });
    await answer("and where do I do that?", { earlier: [REGISTER] });
    expect(asked.map(([what]) => what)).toEqual(["understand", "select"]);
  });

  it("is left out where a table rules, as the choice is", async () => {
    const { answer, asked } = aWorld();
    await answer("Do Germans need a visa for two weeks?");
    expect(asked).toEqual([]);
  });
});

/** Visa fees are reduced until the end of 2026. */
const REDUCED = "31 December 2026";

describe("what is offered", () => {
  it("is what may be said on the day asked about: nothing that has ended by then", async () => {
    const { answer, choices } = aWorld();
    const text = "How long does a visa take and what is the fee?";
    await answer(text);
    await answer(text, { today: "2027-06-01" as PlainDate });
    const [now = [], later = []] = choices.map(({ candidates }) => candidates.map(textOf));
    expect(now.some((one) => one.includes(REDUCED))).toBe(true);
    expect(later.some((one) => one.includes(REDUCED))).toBe(false);
    expect(later).not.toEqual([]);
  });
});

function textOf({ text }: Candidate): string {
  return text;
}

describe("joining ranked lists", () => {
  it("puts first what several lists agree on, and every article once", () => {
    const hit = (id: string) => ({ id: id as never, score: 1 });
    expect(
      fused([
        [hit("a/a"), hit("b/b")],
        [hit("b/b"), hit("c/c")],
      ]),
    ).toEqual(["b/b", "a/a", "c/c"]);
    expect(fused([])).toEqual([]);
  });
});
