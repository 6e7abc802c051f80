import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LanguageTag } from "../../../src/domain/locale.ts";
import type { AnswerModel, Choice } from "../../../src/ports/answer-model.ts";
import { createGuard } from "../../../src/guard/create-guard.ts";
import { createAssistedAnswering } from "../../../src/services/assisted/assisted-answering.ts";
import { fused } from "../../../src/services/assisted/candidates.ts";
import { aQuestion, wordsOf } from "../../helpers/assisted-world.ts";
import { projectCore } from "../../helpers/core.ts";

const core = projectCore();
const guard = createGuard({ identifier: core.identifier, names: [], instructions: [] });

/** What the model is made to do with a choice, whatever it was asked. */
type Behaviour = (choice: Choice) => {
  readonly picks: readonly string[];
  readonly lead: string | null;
  readonly sentences: readonly { readonly text: string; readonly cites: readonly string[] }[];
};

function assistedBy(mode: "select" | "compose", behave: Behaviour) {
  let offered: Choice | null = null;
  let helped = 0;
  const model: AnswerModel = {
    understand: () => Promise.resolve({ kind: "fault", fault: "unavailable" }),
    select: (choice) => {
      offered = choice;
      const { picks, lead } = behave(choice);
      const value = { verdict: "answer", picks, lead, followUps: [], which: [] } as const;
      return Promise.resolve({ kind: "value", value });
    },
    compose: (choice) => {
      offered = choice;
      const value = {
        verdict: "answer",
        sentences: behave(choice).sentences,
        followUps: [],
        which: [],
      } as const;
      return Promise.resolve({ kind: "value", value });
    },
  };
  const assisted = createAssistedAnswering({
    ...core,
    model,
    guard,
    mode,
    semantic: null,
    metrics: { helped: () => (helped += 1), fault: () => undefined, refused: () => undefined },
  });
  return { assisted, offered: () => offered, helped: () => helped };
}

const QUESTIONS: Readonly<Record<LanguageTag, string>> = {
  en: "How do I register my address after arrival?",
  zh: "到中国后怎么办理住宿登记？",
  ru: "Как зарегистрироваться по месту жительства после приезда?",
  fr: "Comment enregistrer mon adresse après mon arrivée ?",
  es: "¿Cómo registro mi domicilio después de llegar?",
};

function figuresIn(text: string): string[] {
  return text.match(/\p{N}+/gu) ?? [];
}

describe("whatever a model returns", () => {
  const behaviour = fc.record({
    picks: fc.array(fc.nat({ max: 30 }), { maxLength: 6 }),
    lead: fc.option(fc.string({ maxLength: 80 })),
    figure: fc.nat({ max: 9_999 }),
    cut: fc.nat({ max: 200 }),
    cites: fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 3 }),
  });

  it.each(["select", "compose"] as const)(
    "every figure shown in %s stands in a cited piece in force, or in the service’s own words",
    async (mode) => {
      let helpedInAll = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...Object.entries(QUESTIONS)),
          behaviour,
          async ([language, text], { picks, lead, figure, cut, cites }) => {
            const named = (choice: Choice, numbers: readonly number[]): string[] =>
              numbers.map((number) => choice.candidates[number]?.id ?? `A9.${String(number)}`);
            const { assisted, offered, helped } = assistedBy(mode, (choice) => ({
              picks: named(choice, picks),
              lead,
              sentences: [
                {
                  cites: named(choice, cites),
                  // A reviewed sentence with another figure, or cut off in the middle.
                  text: (choice.candidates[cites[0] ?? 0]?.text ?? "Nothing.")
                    .replace(/\d+/u, String(figure))
                    .slice(0, cut + 20),
                },
              ],
            }));
            const question = aQuestion(text);
            const { reply } = await assisted.answer(question, null);
            const alone = core.answering.answer(question).reply;
            const reviewed = (offered()?.candidates ?? []).map((one) => one.text).join(" ");
            const own = new Set(figuresIn(`${reviewed} ${wordsOf(alone)}`));
            const label = core.texts.say("reply.composed", language);
            const shown = wordsOf(reply).replace(label, "");
            for (const shownFigure of figuresIn(shown)) expect(own).toContain(shownFigure);
            expect(wordsOf(reply)).not.toBe("");
            expect(reply.outcome).toBe("answer");
            expect(reply.citations.length).toBeGreaterThan(0);
            helpedInAll += helped();
          },
        ),
        { numRuns: 150 },
      );
      expect(helpedInAll).toBeGreaterThan(15);
    },
  );

  it("is judged on the day asked about: no piece that has ended is offered", async () => {
    const { assisted, offered } = assistedBy("select", () => ({
      picks: [],
      lead: null,
      sentences: [],
    }));
    const question = "Which purposes does China’s own visa-free list cover?";
    await assisted.answer(aQuestion(question), null);
    const now = offered()?.candidates.map(({ text }) => text) ?? [];
    await assisted.answer(aQuestion(question, { today: "2027-06-01" as never }), null);
    const later = offered()?.candidates.map(({ text }) => text) ?? [];
    const ended = now.filter(
      (text) => text.includes("31 December 2026") && text.includes("stay up to"),
    );
    for (const text of ended) expect(later).not.toContain(text);
  });
});

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
