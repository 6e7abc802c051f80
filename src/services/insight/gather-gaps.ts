import type { GapGroupId } from "../../domain/gap.ts";
import { GapGroups, onlyOther, type Candidate } from "../../domain/gap-placing.ts";
import type { Clock } from "../../ports/clock.ts";
import type { GapStore, NewGap, Placing } from "../../ports/gap-store.ts";
import type { QuestionMeaning } from "../../ports/question-meaning.ts";

export interface GatherDeps {
  readonly store: Pick<GapStore, "newGaps" | "place">;
  /** `null` tells questions of two languages apart by their nearest article alone. */
  readonly meaning: QuestionMeaning | null;
  /** Whether meanings may be asked for now; what only they could tell stays for later when they may not. */
  readonly mayAsk: () => boolean;
  readonly newGroupId: () => GapGroupId;
  readonly clock: Clock;
}

/** Examples that are compared by meaning for one question. */
const MOST_COMPARED = 60;

/**
 * Puts questions that are in no group yet into one: the group that fits best, or a new one.
 *
 * @returns how many; 0 when there is none, what is next has to wait, or somebody else did so at the same moment
 */
export async function gatherGaps(deps: GatherDeps, most: number): Promise<number> {
  const { version, gaps, groups } = await deps.store.newGaps(most);
  if (gaps.length === 0) return 0;
  const known = new GapGroups(groups);
  const placings = new Map<GapGroupId, Placing>();
  let placed = 0;
  for (const gap of gaps) {
    const found = await groupOf(deps, known, gap);
    // The groups depend on the order of the questions: those after it wait as well.
    if (found === "later") break;
    placed += 1;
    if (found !== null) known.join(found, gap);
    const group = found ?? deps.newGroupId();
    if (found === null) known.begin(group, gap);
    const begins = found === null ? { begins: { nearest: gap.nearest } } : {};
    const placing = placings.get(group) ?? { group, ...begins, gaps: [] };
    placings.set(group, { ...placing, gaps: [...placing.gaps, gap.id] });
  }
  if (placed === 0) return 0;
  const isDone = await deps.store.place([...placings.values()], version, deps.clock.now());
  return isDone ? placed : 0;
}

/** `null` for a question that is like none before. */
async function groupOf(
  { meaning, mayAsk }: GatherDeps,
  known: GapGroups,
  gap: NewGap,
): Promise<GapGroupId | "later" | null> {
  const place = known.placeOf(gap);
  if (place.kind === "words") return place.group;
  if (meaning !== null && place.candidates.length > 0 && !mayAsk()) return "later";
  const told = meaning === null ? "unknown" : await sameMeaning(meaning, gap, place.candidates);
  if (told === "none") return null;
  return told === "unknown" ? onlyOther(place.candidates) : told.group;
}

async function sameMeaning(
  meaning: QuestionMeaning,
  { question }: NewGap,
  candidates: readonly Candidate[],
): Promise<Candidate | "none" | "unknown"> {
  const all = candidates.flatMap((candidate) =>
    candidate.questions.map((text) => ({ candidate, text })),
  );
  const others = all.slice(0, MOST_COMPARED);
  if (others.length === 0) return "none";
  const same = await meaning.same(
    question,
    others.map(({ text }) => text),
  );
  if (typeof same === "number") return others[same]?.candidate ?? "unknown";
  return same === "none" && others.length < all.length ? "unknown" : same;
}
