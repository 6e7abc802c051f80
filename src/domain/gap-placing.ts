import type { GapGroupId, GapQuestion, KnownGroup } from "./gap.ts";
import { enough, likeness, marksOf, plainWords, type Marks } from "./gap-likeness.ts";
import type { LanguageTag } from "./locale.ts";

/** Questions of a group and language that others are compared with. */
export const MOST_EXAMPLES = 5;

interface Group extends Omit<KnownGroup, "examples"> {
  readonly examples: Map<LanguageTag, Example[]>;
}

/** Looked at only when something is compared with it: most are of another language or article. */
class Example {
  readonly question: string;
  #marks: Marks | null = null;

  constructor(question: string) {
    this.question = question;
  }

  get marks(): Marks {
    return (this.#marks ??= marksOf(this.question));
  }
}

/** Where a question may belong. */
export type Place =
  /** Its words are those of a question there. */
  | { readonly kind: "words"; readonly group: GapGroupId }
  /** Only a comparison of meanings could tell, between groups near to the same article. */
  | { readonly kind: "open"; readonly candidates: readonly Candidate[] };

export interface Candidate {
  readonly group: GapGroupId;
  /** The first of each language. */
  readonly questions: readonly string[];
  /** Nobody has asked in that language there. */
  readonly isOtherLanguage: boolean;
}

/**
 * Groups that questions are put into, one after another.
 *
 * Within a language a question belongs to the group with the words most like its own, among the groups near to the same
 * article; or with the very same words, wherever these are. Words of two languages tell nothing of each other: there, the
 * article alone decides, and only where a single group can be meant.
 */
export class GapGroups {
  readonly #groups = new Map<GapGroupId, Group>();

  /** @param known the earlier come before the later */
  constructor(known: readonly KnownGroup[]) {
    for (const { examples, ...group } of known) {
      const first = [...examples].map(([language, questions]): [LanguageTag, Example[]] => [
        language,
        questions.slice(0, MOST_EXAMPLES).map((question) => new Example(question)),
      ]);
      this.#groups.set(group.id, { ...group, examples: new Map(first) });
    }
  }

  placeOf({ language, question, nearest }: GapQuestion): Place {
    const own = marksOf(question);
    let best: { readonly group: GapGroupId; readonly score: number } | null = null;
    const candidates: Candidate[] = [];
    for (const group of this.#groups.values()) {
      const isNear = group.nearest === nearest || (nearest !== null && group.article === nearest);
      const score = bestScore(own, group.examples.get(language) ?? [], isNear);
      if (score !== null && score > (best?.score ?? 0)) best = { group: group.id, score };
      if (!isNear || nearest === null) continue;
      const isOtherLanguage = !group.examples.has(language);
      candidates.push({ group: group.id, questions: questionsOf(group), isOtherLanguage });
    }
    return best === null ? { kind: "open", candidates } : { kind: "words", group: best.group };
  }

  begin(id: GapGroupId, question: GapQuestion): void {
    const { nearest } = question;
    this.#groups.set(id, { id, nearest, article: null, examples: new Map() });
    this.join(id, question);
  }

  join(id: GapGroupId, { language, question }: GapQuestion): void {
    const group = this.#groups.get(id);
    if (group === undefined) return;
    const examples = group.examples.get(language) ?? [];
    group.examples.set(language, examples);
    if (examples.length < MOST_EXAMPLES) examples.push(new Example(question));
  }
}

/** The likeness of the example that is most alike; `null` when none is alike enough. */
function bestScore(own: Marks, examples: readonly Example[], isNear: boolean): number | null {
  if (!isNear)
    return examples.some(({ question }) => plainWords(question) === own.words) ? 1 : null;
  let best: number | null = null;
  for (const { marks } of examples) {
    const score = likeness(own, marks);
    if (score >= enough(own, marks) && score > (best ?? 0)) best = score;
  }
  return best;
}

/** Its first questions, in all languages. */
function questionsOf({ examples }: Group): string[] {
  return [...examples.values()].flat().map(({ question }) => question);
}

/** The one group that a question of another language can belong to by its article; `null` where there is none or several. */
export function onlyOther(candidates: readonly Candidate[]): GapGroupId | null {
  const [one, ...more] = candidates.filter(({ isOtherLanguage }) => isOtherLanguage);
  return one === undefined || more.length > 0 ? null : one.group;
}
