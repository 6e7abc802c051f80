import type { ModelRequest, ModelStep } from "./scripted-model.ts";

/** A reviewed sentence, as the model is told of it. */
export interface GivenCandidate {
  readonly id: string;
  readonly article: string;
  readonly title: string;
  readonly section: string | null;
  readonly text: string;
}

/** What stands below "# Input", in order: the values of a prompt. */
function valuesIn({ input }: ModelRequest): unknown[] {
  return input.split("\n").flatMap((line): unknown[] => {
    if (!/^["[]/u.test(line)) return [];
    try {
      return [JSON.parse(line)];
    } catch {
      return [];
    }
  });
}

const MOST_PICKS = 3;
const MOST_WHICH = 3;

export interface FaithfulOptions {
  /** Which pieces it picks; without one the first. */
  readonly picks?: (candidates: readonly GivenCandidate[]) => readonly GivenCandidate[];
  /** Whether it asks back which of the first articles is meant. */
  readonly asksBack?: (question: string) => boolean;
}

/** A model that does what its prompts ask and no more: it says a message again, and picks the first reviewed sentences. */
export function faithfulModel(options: FaithfulOptions = {}): (request: ModelRequest) => ModelStep {
  const pick = options.picks ?? ((candidates) => candidates.slice(0, MOST_PICKS));
  return (request) => {
    const values = valuesIn(request);
    switch (request.prompt) {
      case "understand":
        return { does: "value", value: understood(String(values.at(-1))) };
      case "select": {
        const candidates = (values.at(-1) ?? []) as readonly GivenCandidate[];
        if (options.asksBack?.(String(values[0])) === true) {
          return { does: "value", value: which(candidates) };
        }
        const picks = pick(candidates).map(({ id }) => id);
        return { does: "value", value: { verdict: "answer", picks, followUps: [], which: [] } };
      }
      // It knows no languages, and says again what it was given: no translation, as the guard will find.
      case "translate":
        return { does: "value", value: { text: String(values[0]) } };
      default:
        return { does: "value", value: {} };
    }
  };
}

function which(candidates: readonly GivenCandidate[]): unknown {
  const articles = [...new Set(candidates.map(({ article }) => article))].slice(0, MOST_WHICH);
  return { verdict: "which", picks: [], followUps: [], which: articles };
}

function understood(message: string): unknown {
  return { standalone: message, english: message, language: "en", kind: "question" };
}

/** The articles' first pieces: all that stand in the summary, which are what is said without a model. */
export function summaryOf(candidates: readonly GivenCandidate[]): readonly GivenCandidate[] {
  const [first] = candidates;
  const own = candidates.filter(({ article }) => article === first?.article);
  const end = own.findIndex(({ section }) => section !== null);
  return own.slice(0, end < 0 ? own.length : end);
}
