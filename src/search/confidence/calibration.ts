import type { SearchVerdict } from "../../ports/search.ts";
import type { Corpus } from "../index/corpus.ts";
import { condense } from "./condense.ts";
import { DEFAULTS, type Calibration } from "./defaults.ts";
import { predict } from "./outcome-model.ts";

/**
 * How far to trust the first hits of a corpus: weights fitted to held-out ways of asking of our own content ship, one set for
 * content with ways of asking and one for content without. Fitting them again at each learning was no better and took half of the time.
 */
export function calibrationOf({ documents }: Pick<Corpus, "documents">): Calibration {
  const isAsked = documents.some(({ questions }) => questions.length > 0);
  return isAsked ? DEFAULTS.withQuestions : DEFAULTS.withoutQuestions;
}

/** Probabilities of the outcomes of a first hit. */
export function oddsOf({ condenser, model }: Calibration, evidence: Float64Array): Float64Array {
  return predict(model, condense(condenser, evidence));
}

/** A choice is still worth offering when at least this much speaks for there being an answer. */
const FEWEST_CHANCES = 0.25;

/** What to make of a first hit with these probabilities. */
export function verdictOf(probabilities: Float64Array, calibration: Calibration): SearchVerdict {
  const [right = 0, wrong = 0, none = 0, far = 0] = probabilities;
  if (right >= calibration.sureFrom) return "sure";
  if (right + wrong >= FEWEST_CHANCES) return "unsure";
  return far > none ? "far" : "none";
}
