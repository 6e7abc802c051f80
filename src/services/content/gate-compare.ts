import type { Outcome } from "../../domain/answer.ts";
import type { ArticleId, Knowledge } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type { LanguageScore, QuestionChange } from "../../ports/content-examiner.ts";
import type { Fared } from "./gate-margin.ts";

/** A question of which it is known what answers it. */
export interface LabelledQuestion {
  readonly language: LanguageTag;
  readonly text: string;
  /** Any of them answers it rightly; none where nothing should answer. */
  readonly accept: readonly ArticleId[];
  readonly kind: "answerable" | "near" | "far";
}

/** What became of a question. */
export interface Asked {
  /** The first that search found; `null` for none. */
  readonly article: ArticleId | null;
  readonly outcome: Outcome;
}

export interface Compared<Q> {
  readonly question: Q;
  readonly before: Lead;
  readonly after: Lead;
}

export interface Lead {
  /** The article that speaks without asking back; `null` when none does. */
  readonly article: ArticleId | null;
  /** Something was asserted. */
  readonly answered: boolean;
}

/** What an article says when it is meant has the outcome of that article; when it only might be meant, it has not. */
export function leadIn(knowledge: Knowledge, { article, outcome }: Asked): Lead {
  const own = article === null ? undefined : knowledge.articles.get(article)?.outcome;
  return { article: own === outcome ? article : null, answered: outcome === "answer" };
}

export function isRight(accept: readonly ArticleId[], { article, answered }: Lead): boolean {
  return answered && article !== null && accept.includes(article);
}

/** How many were answered rightly, and how many that nothing should answer. */
export function tallyOf(
  asked: readonly Compared<LabelledQuestion>[],
): Omit<LanguageScore, "language"> {
  const rights = rightsOf(asked);
  const others = asked.filter(({ question }) => question.kind !== "answerable");
  const answered = (side: "before" | "after"): number =>
    others.filter((each) => each[side].answered).length;
  return {
    answerable: rights.length,
    rightBefore: rights.filter(({ held }) => held).length,
    rightAfter: rights.filter(({ holds }) => holds).length,
    others: others.length,
    answeredBefore: answered("before"),
    answeredAfter: answered("after"),
  };
}

/** Of those that should be answered: whether each is answered rightly. */
export function rightsOf(asked: readonly Compared<LabelledQuestion>[]): readonly Held[] {
  return asked
    .filter(({ question }) => question.kind === "answerable")
    .map(({ question, before, after }) => ({
      held: isRight(question.accept, before),
      holds: isRight(question.accept, after),
    }));
}

/** What is lost is told first. */
export const ORDER: Readonly<Record<QuestionChange["change"], number>> = {
  lost: 0,
  gained: 1,
  moved: 2,
};

/** Of what should be answered `gained` is what is answered rightly now; of what should not, what is answered at all. */
export function changeOf({
  question,
  before,
  after,
}: Compared<LabelledQuestion>): QuestionChange[] {
  const { language, text, kind, accept } = question;
  const holds = (lead: Lead): boolean =>
    kind === "answerable" ? isRight(accept, lead) : lead.answered;
  return changed({ language, question: text, kind }, before, after, holds(before), holds(after));
}

export function changed(
  question: Pick<QuestionChange, "language" | "question" | "kind">,
  before: Lead,
  after: Lead,
  held: boolean,
  holds: boolean,
): QuestionChange[] {
  if (held === holds && before.article === after.article) return [];
  const change = held === holds ? "moved" : holds ? "gained" : "lost";
  return [{ ...question, before: before.article, after: after.article, change }];
}

export interface Held {
  readonly held: boolean;
  readonly holds: boolean;
}

export function faredOf(all: readonly Held[]): Fared {
  return {
    of: all.length,
    lost: all.filter(({ held, holds }) => held && !holds).length,
    gained: all.filter(({ held, holds }) => !held && holds).length,
  };
}
