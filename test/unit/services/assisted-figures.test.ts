import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainText } from "../../../src/domain/block.ts";
import type { LanguageTag } from "../../../src/domain/locale.ts";
import type { PlainDate } from "../../../src/domain/plain-date.ts";
import type { Reading } from "../../../src/domain/reading.ts";
import type { AnswerModel, Candidate, Choice } from "../../../src/ports/answer-model.ts";
import { createArticleReplies } from "../../../src/services/article-replies.ts";
import { piecesOf, type ArticlePiece } from "../../../src/services/article-pieces.ts";
import {
  createAssistedAnswering,
  type AnswerMode,
} from "../../../src/services/assisted/assisted-answering.ts";
import { aQuestion, TODAY, wordsOf } from "../../helpers/assisted-world.ts";
import { projectCore } from "../../helpers/core.ts";
import { guardOf } from "../../helpers/guard.ts";

const core = projectCore();
const guard = guardOf(core.knowledge);
const replies = createArticleReplies(core.knowledge, core.texts);
/** Some articles lose what they say in between. */
const DAYS = ["2025-06-01" as PlainDate, TODAY, "2027-06-01" as PlainDate];

/** The titles of articles find them. */
const questions = [...core.knowledge.articles.values()]
  .filter(({ outcome }) => outcome === "answer")
  .flatMap(({ texts }) => [...texts].map(([language, { title }]) => ({ language, title })));

/** Figures in words, which digits would not show. */
const IN_WORDS: Readonly<Record<LanguageTag, readonly string[]>> = {
  en: ["seventeen", "forty"],
  zh: ["十七", "四十三"],
  ru: ["семнадцать", "сорок"],
  fr: ["dix-sept", "quarante"],
  es: ["diecisiete", "cuarenta"],
  ar: ["سبعة عشر", "أربعون"],
};
const FOREIGN = [
  "Everybody may enter for 77 days.",
  "所有人都可以停留77天。",
  "Все могут въезжать на 77 дней.",
  "Tout le monde peut entrer pour 77 jours.",
  "Todos pueden entrar por 77 días.",
  "يمكن للجميع الدخول لمدة ٧٧ يومًا.",
];

/** Figures as wholes: 2,000 is neither 2 nor 000. */
function figuresIn(text: string): string[] {
  const wholes = text.match(/\p{N}+(?:[.,٬٫\u00a0\u202f]\p{N}+)*/gu) ?? [];
  return wholes.map((figure) => figure.replaceAll(/[^\p{N}]/gu, ""));
}

/** What a model may make of a claim, knowing all of them: the same words, fewer or others, figures, or anything. */
type Make = (claim: string, claims: readonly string[], language: LanguageTag) => string;

const index = fc.nat({ max: 40 });
const figure = fc.nat({ max: 9_999 });
const make: fc.Arbitrary<Make> = fc.oneof(
  fc.constant((claim: string) => claim),
  fc.integer({ min: 10, max: 300 }).map(
    (length): Make =>
      (claim) =>
        claim.slice(0, length),
  ),
  figure.map(
    (fresh): Make =>
      (claim) =>
        claim.replace(/\d+/u, String(fresh)),
  ),
  figure.map(
    (fresh): Make =>
      (claim) =>
        `${claim.replace(/[.。]$/u, "")} (${String(fresh)}).`,
  ),
  fc.nat({ max: 1 }).map(
    (which): Make =>
      (claim, _claims, language) =>
        claim.replace(/\d+/u, IN_WORDS[language]?.[which] ?? ""),
  ),
  index.map(
    (other): Make =>
      (claim, claims) =>
        `${claim.slice(0, 80)} ${(claims[other % claims.length] ?? "").slice(-80)}`,
  ),
  fc.array(fc.nat({ max: 30 }), { minLength: 3, maxLength: 12 }).map((words): Make => {
    return (claim) => {
      const all = claim.split(/\s+/u);
      return words.map((word) => all[word % all.length] ?? "").join(" ");
    };
  }),
  fc.constantFrom(...FOREIGN).map(
    (foreign): Make =>
      () =>
        foreign,
  ),
  fc.string({ maxLength: 80 }).map(
    (any): Make =>
      () =>
        any,
  ),
);

interface Sentence {
  readonly text: string;
  readonly cites: readonly string[];
}

/** A sentence that cites what it was made of, others as well, and seldom what was not offered. */
const sentence = fc
  .tuple(index, make, fc.array(index, { maxLength: 2 }), fc.nat({ max: 30 }))
  .map(([own, made, others, chance]) => {
    return (candidates: readonly Candidate[], language: LanguageTag): Sentence => {
      const claims = candidates.map(({ text }) => text);
      const named = [own, ...others].flatMap(
        (one) => candidates[one % candidates.length]?.id ?? [],
      );
      return {
        text: made(claims[own % claims.length] ?? "", claims, language),
        cites: chance === 0 ? [...named, "A9.99"] : named,
      };
    };
  });

interface Told {
  readonly choice: Choice;
  readonly cites: readonly string[];
}

/** The reply that the service makes of what a model returns, and what that was. */
async function replyTo(
  mode: AnswerMode,
  text: string,
  language: LanguageTag,
  day: PlainDate,
  returned: (choice: Choice) => { readonly lead: string | null; readonly sentences: Sentence[] },
) {
  let told: Told | null = null;
  let helped = 0;
  const chosen = { verdict: "answer", followUps: [], which: [] } as const;
  const model: AnswerModel = {
    wouldChoose: () => true,
    understand: () => Promise.resolve({ kind: "fault", fault: "unavailable" }),
    translate: () => Promise.resolve({ kind: "fault", fault: "unavailable" }),
    select: (choice) => {
      const { sentences, lead } = returned(choice);
      const cites = sentences.flatMap((one) => one.cites);
      told = { choice, cites };
      return Promise.resolve({ kind: "value", value: { ...chosen, picks: cites, lead } });
    },
    compose: (choice) => {
      const { sentences } = returned(choice);
      told = { choice, cites: sentences.flatMap((one) => one.cites) };
      return Promise.resolve({ kind: "value", value: { ...chosen, sentences } });
    },
  };
  const assisted = createAssistedAnswering({
    ...core,
    model,
    guard,
    mode,
    semantic: null,
    clock: { now: () => new Date() },
    metrics: { helped: () => (helped += 1), fault: () => undefined, refused: () => undefined },
  });
  const question = aQuestion(text, { localeHint: language, today: day, now: day });
  const { reply, reading } = await assisted.answer(question, null);
  return { reply, reading, told: told as Told | null, helped: helped > 0 };
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

describe("whatever a model returns", () => {
  it.each(["select", "compose"] as const)(
    "every figure shown by %s stands in what it cites and is in force",
    async (mode) => {
      let helpedInAll = 0;
      let worded = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...questions),
          fc.constantFrom(...DAYS),
          fc.array(sentence, { minLength: 1, maxLength: 3 }),
          fc.option(sentence),
          async ({ language, title }, day, sentences, lead) => {
            const said: string[] = [];
            const { reply, reading, told, helped } = await replyTo(
              mode,
              title,
              language,
              day,
              ({ candidates }) => {
                const made = sentences.map((one) => one(candidates, language));
                said.push(...made.map(({ text }) => text.trim()));
                return { sentences: made, lead: lead?.(candidates, language).text ?? null };
              },
            );
            expect(wordsOf(reply)).not.toBe("");
            if (!helped || told === null) return;
            helpedInAll += 1;
            const label = core.texts.say("reply.composed", reply.language);
            const shown = wordsOf(reply).replace(label, "");
            const reviewed = reviewedWords(told, day, reading);
            if (mode === "compose") {
              worded += said.filter((text) => text !== "" && shown.includes(text)).length;
            }
            const own = new Set(figuresIn(reviewed));
            for (const one of figuresIn(shown)) expect(own.has(one), `${one}: ${shown}`).toBe(true);
            for (const word of IN_WORDS[reply.language] ?? []) {
              if (shown.includes(word)) expect(reviewed).toContain(word);
            }
            for (const foreign of FOREIGN) expect(shown).not.toContain(foreign);
            expect(reply.citations.length).toBeGreaterThan(0);
            expect(reply.asserted.length).toBeGreaterThan(0);
          },
        ),
        { numRuns: 400 },
      );
      expect(helpedInAll).toBeGreaterThan(150);
      // Else nothing of the model’s own words was tried.
      if (mode === "compose") expect(worded).toBeGreaterThan(40);
    },
    120_000,
  );
});
