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

/** Lead-ins as the prompt asks for them: words that point to what follows, and the subject in the title's own words. */
const LEADS: Readonly<Record<string, readonly string[]>> = {
  en: [
    "Here is what our sources say about this:",
    "About “{subject}”, our articles say this:",
    "Our reviewed articles say the following about “{subject}”.",
  ],
  zh: [
    "以下是与您的问题有关的资料内容。",
    "关于“{subject}”，我们的资料是这样写的：",
    "以下是我们的文章中关于“{subject}”的内容。",
  ],
  ru: [
    "Вот что об этом говорят наши источники:",
    "По вопросу «{subject}» в наших статьях есть следующее:",
    "Вот что сказано в проверенных статьях по теме «{subject}».",
  ],
  fr: [
    "Voici ce que disent nos sources à ce sujet :",
    "Sur « {subject} », nos sources disent ceci :",
    "Voici ce que disent nos articles relus au sujet de « {subject} ».",
  ],
  es: [
    "Esto es lo que dicen nuestras fuentes sobre esto:",
    "Sobre «{subject}», nuestros artículos dicen lo siguiente:",
    "Esto dicen nuestros artículos revisados acerca de «{subject}».",
  ],
  ar: [
    "إليك ما تقوله مصادرنا عن هذا:",
    "حول «{subject}»، تذكر مقالاتنا ما يلي:",
    "هذا ما تقوله مقالاتنا المراجعة عن «{subject}».",
  ],
};
const MOST_PICKS = 3;
const MOST_WHICH = 3;
/** A sentence of a composed answer is no longer than this, in UTF-16 units. */
export const LONGEST_SENTENCE = 400;

export interface FaithfulOptions {
  /** Which of its lead-ins in a language it chooses; without one it leads in with nothing. */
  readonly lead?: (sentences: readonly string[]) => string | null;
  /** Which pieces it picks; without one the first. */
  readonly picks?: (candidates: readonly GivenCandidate[]) => readonly GivenCandidate[];
  /** Whether it asks back which of the first articles is meant. */
  readonly asksBack?: (question: string) => boolean;
}

/**
 * A model that does what its prompts ask and no more: it says a message again, picks the first reviewed sentences, and
 * words an answer in the sentences' own words.
 */
export function faithfulModel(options: FaithfulOptions = {}): (request: ModelRequest) => ModelStep {
  const pick = options.picks ?? ((candidates) => candidates.slice(0, MOST_PICKS));
  return (request) => {
    const values = valuesIn(request);
    switch (request.prompt) {
      case "understand":
        return { does: "value", value: understood(String(values.at(-1))) };
      case "select":
      case "compose": {
        const language = String(values[1]);
        const candidates = (values.at(-1) ?? []) as readonly GivenCandidate[];
        if (options.asksBack?.(String(values[0])) === true) {
          return { does: "value", value: which(candidates) };
        }
        const picked = pick(candidates);
        const chosen = { verdict: "answer", followUps: [], which: [] };
        const value =
          request.prompt === "select"
            ? {
                ...chosen,
                picks: picked.map(({ id }) => id),
                lead: leadIn(language, picked[0]?.title ?? "", options),
              }
            : { ...chosen, sentences: picked.flatMap(sentencesOf) };
        return { does: "value", value };
      }
      // It knows no languages, and says again what it was given: no translation, as the guard will find.
      case "translate":
        return { does: "value", value: { text: String(values[0]) } };
      default:
        return { does: "value", value: {} };
    }
  };
}

/** Of both forms: parts that nobody asked for are left out. */
function which(candidates: readonly GivenCandidate[]): unknown {
  const articles = [...new Set(candidates.map(({ article }) => article))].slice(0, MOST_WHICH);
  return { verdict: "which", picks: [], sentences: [], lead: null, followUps: [], which: articles };
}

function understood(message: string): unknown {
  return { standalone: message, english: message, language: "en", kind: "question" };
}

/** What stands before the colon of a title names its subject. */
function leadIn(language: string, title: string, { lead }: FaithfulOptions): string | null {
  const [subject = title] = title.split(/\s?[:：]/u);
  const frames = (LEADS[language] ?? []).map((frame) => frame.replace("{subject}", subject));
  return lead?.(frames) ?? null;
}

/** The piece in its own words: as one sentence, or sentence by sentence where that would be too long. */
function sentencesOf({ id, text }: GivenCandidate): { text: string; cites: string[] }[] {
  const whole = text.replaceAll(/([:：])\s*\n\s*/gu, "$1 ").replaceAll(/\s*\n\s*/gu, "; ");
  const parts = whole.length <= LONGEST_SENTENCE ? [whole] : whole.split(/(?<=[.!?。！？؟])\s*/u);
  return parts.filter((part) => part !== "").map((part) => ({ text: part, cites: [id] }));
}

/** The articles' first pieces: all that stand in the summary, which are what is said without a model. */
export function summaryOf(candidates: readonly GivenCandidate[]): readonly GivenCandidate[] {
  const [first] = candidates;
  const own = candidates.filter(({ article }) => article === first?.article);
  const end = own.findIndex(({ section }) => section !== null);
  return own.slice(0, end < 0 ? own.length : end);
}
