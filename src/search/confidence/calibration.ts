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

/** Where it is less likely that an article holds what is asked, the bot says that it does not know. Chosen with `bench/answers`. */
const LEAST_HELD = 0.25;
/** Nor does it answer what is so surely about something else, whatever `held` says: of the measured questions it answers as many. */
const LEAST_NEAR = 0.004;
/** Nor is a search sure below it, however near the first hit: of 16 such answers to measured questions four held what was asked. */
const LEAST_HELD_SURELY = 0.5;

/**
 * What to make of a first hit.
 *
 * @param probabilities of its outcomes
 * @param held how likely any article holds what is asked
 */
export function verdictOf(
  probabilities: Float64Array,
  held: number,
  calibration: Calibration,
): SearchVerdict {
  const [right = 0, wrong = 0, none = 0, far = 0] = probabilities;
  if (held < LEAST_HELD || right + wrong < LEAST_NEAR) return far > none ? "far" : "none";
  const isSure = right >= calibration.sureFrom && held >= LEAST_HELD_SURELY;
  return isSure ? "sure" : "unsure";
}
