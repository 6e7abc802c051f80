import type { Knowledge } from "../../domain/knowledge.ts";
import type { LanguageTag } from "../../domain/locale.ts";
import type {
  GateRefusal,
  GateResult,
  LanguageScore,
  QuestionChange,
} from "../../ports/content-examiner.ts";
import {
  changed,
  changeOf,
  faredOf,
  leadIn,
  ORDER,
  rightsOf,
  tallyOf,
  type Asked,
  type Compared,
  type Held,
  type LabelledQuestion,
  type Lead,
} from "./gate-compare.ts";
import { answersMore, areMissed, isWorse, isWorseTogether, type Fared } from "./gate-margin.ts";
import { measuredVariants, type Variant } from "./gate-variants.ts";

export type { Asked, LabelledQuestion } from "./gate-compare.ts";

/** One content and who answers from it. */
export interface GateSide {
  readonly knowledge: Knowledge;
  readonly ask: (text: string) => Asked;
}

export interface GateParts {
  readonly before: GateSide;
  /** The same one where no question can be answered otherwise. */
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
    const was = leadOf(before, question.text);
    const is = after === before ? was : leadOf(after, question.text);
    const compared = { question, before: was, after: is };
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
    model: null,
    refusals: [...measuredRefusals(scores), ...variantRefusals(varied)],
  };
}

/** The article that leads in the answer of one side. */
export function leadOf({ ask, knowledge }: GateSide, text: string): Lead {
  return leadIn(knowledge, ask(text));
}

type ComparedQuestion = Compared<LabelledQuestion>;

interface Scored {
  readonly score: LanguageScore;
  readonly fared: Fared;
}

function scoreOf(language: LanguageTag, asked: readonly ComparedQuestion[]): Scored {
  return { score: { language, ...tallyOf(asked) }, fared: faredOf(rightsOf(asked)) };
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
