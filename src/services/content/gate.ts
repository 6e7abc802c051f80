import type { Outcome } from "../../domain/answer.ts";
import type { ArticleId, Knowledge } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type {
  GateRefusal,
  GateResult,
  LanguageScore,
  QuestionChange,
} from "../../ports/content-examiner.ts";
import { answersMore, areMissed, isWorse, isWorseTogether, type Fared } from "./gate-margin.ts";
import { measuredVariants, type Variant } from "./gate-variants.ts";

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

/** One content and who answers from it. */
export interface GateSide {
  readonly knowledge: Knowledge;
  readonly ask: (text: string) => Asked;
}

export interface GateParts {
  readonly before: GateSide;
  readonly after: GateSide;
  readonly questions: readonly LabelledQuestion[];
  /** Is told how much is done, from 0 to 1, after every question. */
  readonly onProgress: (share: number) => void;
}

/** Changes that are told; of more of them the lost ones come first. */
const MOST_CHANGES = 400;

/** Asks all labelled questions, and the ways of asking of what changed, of both contents. */
export function measureGate(parts: GateParts): GateResult {
  const { before, after, questions, onProgress } = parts;
  const variants = measuredVariants(before.knowledge, after.knowledge);
  const all = questions.length + variants.length;
  let done = 0;
  const ask = <Q extends LabelledQuestion | Variant>(question: Q): Compared<Q> => {
    const compared = {
      question,
      before: leadOf(before, question.text),
      after: leadOf(after, question.text),
    };
    done += 1;
    onProgress(done / all);
    return compared;
  };
  const measured = questions.map(ask);
  const varied = variants.map(ask);
  const scores = [...Map.groupBy(measured, ({ question }) => question.language)].map(
    ([language, own]) => scoreOf(language, own),
  );
  return {
    scores: scores.map(({ score }) => score),
    changes: [...measured.flatMap(changeOf), ...varied.flatMap(variantChange)]
      .sort((a, b) => ORDER[a.change] - ORDER[b.change])
      .slice(0, MOST_CHANGES),
    refusals: [...measuredRefusals(scores), ...variantRefusals(varied)],
  };
}

const ORDER: Readonly<Record<QuestionChange["change"], number>> = { lost: 0, gained: 1, moved: 2 };

interface Compared<Q> {
  readonly question: Q;
  readonly before: Lead;
  readonly after: Lead;
}

interface Lead {
  /** The article that speaks without asking back; `null` when none does. */
  readonly article: ArticleId | null;
  /** Something was asserted. */
  readonly answered: boolean;
}

/** What an article says when it is meant has the outcome of that article; when it only might be meant, it has not. */
export function leadOf({ ask, knowledge }: GateSide, text: string): Lead {
  const { article, outcome } = ask(text);
  const own = article === null ? undefined : knowledge.articles.get(article)?.outcome;
  return { article: own === outcome ? article : null, answered: outcome === "answer" };
}

type ComparedQuestion = Compared<LabelledQuestion>;

function isRight(accept: readonly ArticleId[], { article, answered }: Lead): boolean {
  return answered && article !== null && accept.includes(article);
}

interface Scored {
  readonly score: LanguageScore;
  readonly fared: Fared;
}

function scoreOf(language: LanguageTag, asked: readonly ComparedQuestion[]): Scored {
  const answerable = asked.filter(({ question }) => question.kind === "answerable");
  const others = asked.filter(({ question }) => question.kind !== "answerable");
  const answered = (side: "before" | "after"): number =>
    others.filter((each) => each[side].answered).length;
  const rights = answerable.map(({ question, before, after }) => ({
    held: isRight(question.accept, before),
    holds: isRight(question.accept, after),
  }));
  const score: LanguageScore = {
    language,
    answerable: answerable.length,
    rightBefore: rights.filter(({ held }) => held).length,
    rightAfter: rights.filter(({ holds }) => holds).length,
    others: others.length,
    answeredBefore: answered("before"),
    answeredAfter: answered("after"),
  };
  return { score, fared: faredOf(rights) };
}

interface Held {
  readonly held: boolean;
  readonly holds: boolean;
}

function faredOf(all: readonly Held[]): Fared {
  return {
    of: all.length,
    lost: all.filter(({ held, holds }) => held && !holds).length,
    gained: all.filter(({ held, holds }) => !held && holds).length,
  };
}

function measuredRefusals(scored: readonly Scored[]): readonly GateRefusal[] {
  const refusals = scored.flatMap(({ score, fared }): GateRefusal[] => {
    const { language, rightBefore, rightAfter, answeredBefore, answeredAfter } = score;
    return [
      ...(isWorse(fared)
        ? [{ why: "worse", language, before: rightBefore, after: rightAfter } as const]
        : []),
      ...(answersMore(answeredBefore, answeredAfter)
        ? [{ why: "answers_more", language, before: answeredBefore, after: answeredAfter } as const]
        : []),
    ];
  });
  const isTold = refusals.some(({ why }) => why === "worse");
  if (isTold || !isWorseTogether(scored.map(({ fared }) => fared))) return refusals;
  const sum = (of: "rightBefore" | "rightAfter"): number =>
    scored.reduce((total, { score }) => total + score[of], 0);
  return [
    ...refusals,
    { why: "worse", language: null, before: sum("rightBefore"), after: sum("rightAfter") },
  ];
}

/** Of what should be answered `gained` is what is answered rightly now; of what should not, what is answered at all. */
function changeOf({ question, before, after }: ComparedQuestion): QuestionChange[] {
  const { language, text, kind, accept } = question;
  const holds = (lead: Lead): boolean =>
    kind === "answerable" ? isRight(accept, lead) : lead.answered;
  return changed({ language, question: text, kind }, before, after, holds(before), holds(after));
}

function changed(
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

function variantChange({ question, before, after }: Compared<Variant>): QuestionChange[] {
  const { language, text, owner, home } = question;
  const named = { language, question: text, kind: "variant" as const };
  return changed(named, before, after, before.article === owner, after.article === home);
}

/** Those that are gone were taken out on purpose, so that no chance is in it when they are missed; the others fare as questions do. */
function variantRefusals(asked: readonly Compared<Variant>[]): readonly GateRefusal[] {
  return [...Map.groupBy(asked, ({ question }) => question.language)].flatMap(
    ([language, own]): GateRefusal[] => {
      const gone = own.filter(({ question }) => question.isGone).map(heldOf);
      const kept = own.filter(({ question }) => !question.isGone).map(heldOf);
      if (!areMissed(faredOf(gone).lost) && !isWorse(faredOf(kept))) return [];
      const all = [...gone, ...kept];
      const before = all.filter(({ held }) => held).length;
      const after = all.filter(({ holds }) => holds).length;
      return [{ why: "variants", language, before, after }];
    },
  );
}

function heldOf({ question, before, after }: Compared<Variant>): Held {
  return { held: before.article === question.owner, holds: after.article === question.home };
}
