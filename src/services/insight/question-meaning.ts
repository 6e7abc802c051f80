import type { PersonId, PersonRef } from "../../domain/message.ts";
import type { ContentModel } from "../../ports/content-model.ts";
import type { ModelFault } from "../../ports/language-model.ts";
import type { QuestionMeaning } from "../../ports/question-meaning.ts";

export interface QuestionMeaningDeps {
  readonly model: Pick<ContentModel, "sameQuestion">;
  readonly metrics: { readonly fault: (fault: ModelFault) => void };
}

/** Nobody waits for it; the prompt’s own deadline is shorter. */
const WITHIN_MS = 10_000;

/** All of it together has the allowance of one person, so that it takes nobody else’s. */
const ITSELF: PersonRef = {
  platform: "web",
  installation: "service",
  person: "questions without an answer" as PersonId,
};

/** In UTF-16 units. What is longer is a story of which a part alone would mislead, and sixty of them are no small prompt. */
const LONGEST = { question: 1_000, other: 300 };

/** Tells by a model whether questions ask the same; whatever it says that is not plainly one of them is `unknown`. */
export function createQuestionMeaning({ model, metrics }: QuestionMeaningDeps): QuestionMeaning {
  return {
    same: async (question, others) => {
      const named = others
        .map((text, at) => ({ id: `q${String(at + 1)}`, text, at }))
        .filter(({ text }) => text.length <= LONGEST.other);
      if (question.length > LONGEST.question || named.length === 0) return "unknown";
      const asker = { person: ITSELF, withinMs: WITHIN_MS };
      const asked = await model.sameQuestion({ question, others: named }, asker);
      if (asked.kind === "fault") {
        metrics.fault(asked.fault);
        return "unknown";
      }
      const { verdict, id } = asked.value;
      // Of those that it was not shown it knows nothing.
      if (verdict === "none") return named.length === others.length ? "none" : "unknown";
      const found = named.find((each) => each.id === id);
      return verdict === "same" ? (found?.at ?? "unknown") : "unknown";
    },
  };
}
