import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { LanguageTag } from "../../../src/domain/locale.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { Reading } from "../../../src/domain/reading.ts";
import type { AnswerModel, Candidate, Choice } from "../../../src/ports/answer-model.ts";
import { createArticleReplies } from "../../../src/services/article-replies.ts";
import { piecesOf, type ArticlePiece } from "../../../src/services/article-pieces.ts";
import { createAssistedAnswering } from "../../../src/services/assisted/assisted-answering.ts";
import { aQuestion, TODAY, wordsOf } from "../../helpers/assisted-world.ts";
import { projectCore } from "../../helpers/core.ts";
import { runs } from "../../helpers/runs.ts";

const core = projectCore();
const replies = createArticleReplies(core.knowledge, core.texts);
/** Some articles lose what they say in between. */
const DAYS = ["2025-06-01" as PlainDate, TODAY, "2027-06-01" as PlainDate];

/** The titles of articles find them. */
const questions = [...core.knowledge.articles.values()]
  .filter(({ outcome }) => outcome === "answer")
  .flatMap(({ texts }) => [...texts].map(([language, { title }]) => ({ language, title })));

/** Figures as wholes: 2,000 is neither 2 nor 000. */
function figuresIn(text: string): string[] {
  const wholes = text.match(/\p{N}+(?:[.,٬٫\u00a0\u202f]\p{N}+)*/gu) ?? [];
  return wholes.map((figure) => figure.replaceAll(/[^\p{N}]/gu, ""));
}

/** What a model picks of what it is offered, and seldom what was not. */
type Pick = (candidates: readonly Candidate[]) => readonly string[];

const pick: fc.Arbitrary<Pick> = fc
  .tuple(fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 6 }), fc.nat({ max: 30 }))
  .map(([places, chance]) => (candidates) => {
    const named = places.flatMap((one) => candidates[one % candidates.length]?.id ?? []);
    return chance === 0 ? [...named, "A9.99"] : named;
  });

interface Told {
  readonly choice: Choice;
  readonly cites: readonly string[];
}

/** The reply that the service makes of what a model picks, and what that was. */
async function replyTo(text: string, language: LanguageTag, day: PlainDate, picks: Pick) {
  let told: Told | null = null;
  let helped = 0;
  const model: AnswerModel = {
    wouldChoose: () => Promise.resolve(true),
    understand: () => Promise.resolve({ kind: "fault", fault: "unavailable" }),
    translate: () => Promise.resolve({ kind: "fault", fault: "unavailable" }),
    select: (choice) => {
      const cites = picks(choice.candidates);
      told = { choice, cites };
      const value = { verdict: "answer", picks: cites, followUps: [], which: [] } as const;
      return Promise.resolve({ kind: "value", value });
    },
  };
  const assisted = createAssistedAnswering({
    ...core,
    model,
    semantic: null,
    clock: { now: () => new Date() },
    metrics: { helped: () => (helped += 1), fault: () => undefined },
  });
  const question = aQuestion(text, { localeHint: language, today: day, now: day });
  const { reply, reading, trace } = await assisted.answer(question, null);
  // The numbers to call stand below whatever was picked, and are none of it.
  const inNeed = trace.emergency !== null;
  return { reply, reading, told: told as Told | null, helped: helped > 0 && !inNeed };
}

/** Everything that may be read of the cited pieces: with what they point back at, and what is always said beside them. */
function reviewedWords({ choice, cites }: Told, day: PlainDate, reading: Reading): string {
  const { language, candidates, asOf } = choice;
  const days = { on: asOf, today: day };
  const cited = candidates.filter(({ id }) => cites.includes(id));
  const pieces = cited.flatMap(({ article: id, text }): ArticlePiece[] => {
    const article = core.knowledge.articles.get(id);
    if (article === undefined) throw new Error(`There is no ${id}.`);
    const own = piecesOf(replies.viewer, article, language, days).find((one) => one.text === text);
    if (own === undefined) throw new Error("A candidate is no piece in force.");
    return [...own.before, own];
  });
  const base = { language, today: day, now: day, reading, hits: [], confidence: 1 };
  return pieces
    .flatMap(({ article, view, text, heading, caveats }) => [
      text,
      article.texts.get(language)?.title ?? "",
      plainText([...(heading === null ? [] : [heading]), ...caveats]),
      plainText(replies.cautions(article, view, base)),
    ])
    .join("\n");
}

describe("whatever a model picks", () => {
  it("every figure shown stands in what it picked and is in force", async () => {
    let helpedInAll = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...questions),
        fc.constantFrom(...DAYS),
        pick,
        async ({ language, title }, day, picks) => {
          const { reply, reading, told, helped } = await replyTo(title, language, day, picks);
          expect(wordsOf(reply)).not.toBe("");
          if (!helped || told === null) return;
          helpedInAll += 1;
          const shown = wordsOf(reply);
          const own = new Set(figuresIn(reviewedWords(told, day, reading)));
          for (const one of figuresIn(shown)) expect(own.has(one), `${one}: ${shown}`).toBe(true);
          expect(reply.citations.length).toBeGreaterThan(0);
          expect(reply.asserted.length).toBeGreaterThan(0);
        },
      ),
      { numRuns: 400 },
    );
    expect(helpedInAll).toBeGreaterThan(runs(200));
  }, 120_000);
});
