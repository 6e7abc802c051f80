import type { AssertedClaim } from "../../domain/answer.ts";
import type { CorrectedClaim, Withdrawal } from "../../domain/editing.ts";
import type { Article, ArticleId, ClaimId, Knowledge } from "../../domain/knowledge.ts";
import { SOURCE_LANGUAGE, type LanguageTag } from "../../domain/locale.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Effects, SentenceChange } from "../../ports/content-examiner.ts";
import type { Texts } from "../../ports/texts.ts";
import { createArticleViewer, type ArticleViewer } from "../article-view.ts";
import { claimTemplate, claimWords } from "./claim-words.ts";
import { changedFigures, valuesOf } from "./figure-effects.ts";
import { changedRows, isToldRow } from "./row-effects.ts";
import { endedWithdrawals } from "./withdrawn-names.ts";

/**
 * What a changed content says other than the one before, to whoever asks today, and which claims say something else on any day.
 *
 * A claim is corrected when its words change in any language, its days, or any value of a figure that it uses; one that is
 * new was told to nobody. Where words of other languages than English alone are others, it is corrected in these alone.
 * Sources, titles and ways of asking say nothing.
 */
export function effectsOf(
  before: Knowledge,
  after: Knowledge,
  texts: Texts,
  { today, withdrawals }: EffectsContext,
): Effects {
  const comparison = new Comparison(before, after, texts, today);
  const sentences: SentenceChange[] = [];
  const corrected: CorrectedClaim[] = [];
  const rewritten: AssertedClaim[] = [];
  for (const { article, claim } of comparison.claims()) {
    const changed = comparison.sentences(article, claim);
    for (const each of changed) sentences.push(each);
    const languages = changed.flatMap(({ language, before: was }) =>
      was === null ? [] : language,
    );
    const meansElse = comparison.meansElse(article, claim);
    if (languages.length === 0 && !meansElse) continue;
    if (!comparison.wasThere(article, claim)) continue;
    const isRewritten = comparison.isRewritten(article, claim);
    // Whoever was told words that were made from the English ones was told what was wrong in these.
    const isInAll = meansElse || isRewritten || languages.includes(SOURCE_LANGUAGE);
    corrected.push({ article, claim, ...(isInAll ? {} : { languages }) });
    if (isRewritten) rewritten.push({ article, claim });
  }
  const rows = changedRows(before, after);
  const figures = changedFigures(before, after);
  const ended = endedWithdrawals({ before, after, figures }, withdrawals);
  return { sentences, rows, corrected, rewritten, figures, ended };
}

export interface EffectsContext {
  readonly today: PlainDate;
  /** Those in force. */
  readonly withdrawals: readonly Withdrawal[];
}

/** All that somebody may have been told and that says something else: claims, and rows of the tables that are told. */
export function correctedBy({ corrected, rows }: Effects): readonly CorrectedClaim[] {
  return [...corrected, ...rows.filter(isToldRow)];
}

class Comparison {
  readonly #before: Knowledge;
  readonly #after: Knowledge;
  readonly #viewers: { readonly before: ArticleViewer; readonly after: ArticleViewer };
  readonly #languages: readonly LanguageTag[];
  readonly #today: PlainDate;
  /** Names of the facts of which any value is another. */
  readonly #changedFacts: ReadonlySet<string>;

  constructor(before: Knowledge, after: Knowledge, texts: Texts, today: PlainDate) {
    this.#before = before;
    this.#after = after;
    this.#viewers = {
      before: createArticleViewer(before, texts),
      after: createArticleViewer(after, texts),
    };
    this.#languages = texts.languages;
    this.#today = today;
    this.#changedFacts = changedFacts(before, after);
  }

  /** Those of either content, by article. */
  *claims(): Generator<AssertedClaim> {
    const ids = new Set([...this.#before.articles.keys(), ...this.#after.articles.keys()]);
    for (const article of [...ids].sort()) {
      const claims = new Set([
        ...(this.#before.articles.get(article)?.claims.keys() ?? []),
        ...(this.#after.articles.get(article)?.claims.keys() ?? []),
      ]);
      for (const claim of claims) yield { article, claim };
    }
  }

  sentences(id: ArticleId, claim: ClaimId): readonly SentenceChange[] {
    const days = { on: this.#today, today: this.#today };
    const [was, is] = this.#pair(id);
    return this.#languages.flatMap((language) => {
      const before = claimWords(this.#viewers.before, was, language, claim, days);
      const after = claimWords(this.#viewers.after, is, language, claim, days);
      return before === after ? [] : [{ article: id, claim, language, before, after }];
    });
  }

  wasThere(id: ArticleId, claim: ClaimId): boolean {
    return this.#before.articles.get(id)?.claims.has(claim) === true;
  }

  /** Whether it holds on other days, or rests on other figures. */
  meansElse(id: ArticleId, claim: ClaimId): boolean {
    const [was, is] = this.#pair(id).map((article) => article?.claims.get(claim));
    if (was === undefined || is === undefined) return true;
    if (was.period.from !== is.period.from || was.period.until !== is.period.until) return true;
    return [...was.facts, ...is.facts].some((name) => this.#changedFacts.has(name));
  }

  isRewritten(id: ArticleId, claim: ClaimId): boolean {
    const [was, is] = this.#pair(id).map((article) =>
      claimTemplate(article?.texts.get(SOURCE_LANGUAGE), claim),
    );
    return was !== is;
  }

  #pair(id: ArticleId): [Article | undefined, Article | undefined] {
    return [this.#before.articles.get(id), this.#after.articles.get(id)];
  }
}

function changedFacts(before: Knowledge, after: Knowledge): ReadonlySet<string> {
  const names = [...before.facts.keys(), ...after.facts.keys()];
  return new Set(
    names.filter((name) => valuesOf(before.facts.get(name)) !== valuesOf(after.facts.get(name))),
  );
}
